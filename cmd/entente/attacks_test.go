package main

import (
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"entente/graph"
)

// payloads are scripts and markup, one a line, that must be text wherever they
// are shown.
func payloads(t *testing.T) []string {
	t.Helper()
	return strings.Split(strings.TrimSpace(readFile(t, "testdata/payloads.txt")), "\n")
}

// hostile is what an extractor would read in an article if the payload were
// the name of a person: it stands in every text that a page shows.
func hostile(i int, payload string) graph.Extraction {
	person := graph.Entity{ID: "person:" + payload, Type: graph.Person, Name: payload, Aliases: []string{"alias " + payload}}
	nepal := graph.Entity{ID: "country:NP", Type: graph.Country, Name: "Nepal"}
	text := payload + " condemned Nepal."
	subject := graph.Span{End: len(payload)}
	cue := graph.Span{Start: subject.End + 1, End: subject.End + len(" condemned")}
	object := graph.Span{Start: cue.End + 1, End: cue.End + len(" Nepal")}
	claim := graph.Claim{
		ArticleID: fmt.Sprintf("%02d %s", i, payload), Type: "CONDEMNED", SubjectID: person.ID, ObjectID: nepal.ID,
		Evidence: graph.Evidence{
			Sentence: text, SentenceSpan: graph.Span{End: len(text)}, Cue: "condemned", CueSpan: cue, SubjectSpan: subject, ObjectSpan: object,
		},
		Modality: graph.Actual, AttributedTo: payload, AttributedID: person.ID, Confidence: 1, Rule: payload,
	}
	claim.ID = graph.ClaimID(claim.ArticleID, cue, claim.Type, person.ID, nepal.ID)
	return graph.Extraction{
		Article:   graph.Article{ID: claim.ArticleID, Title: payload, Source: payload, URL: "javascript:alert(0)", Text: text},
		Extractor: "test", Entities: []graph.Entity{person, nepal}, Claims: []graph.Claim{claim},
		Mentions: []graph.Mention{
			{Span: subject, Text: payload, Type: graph.Person, Form: "name", EntityID: person.ID, Name: payload},
			{Span: object, Text: "Nepal", Type: graph.Country, Form: "name", EntityID: nepal.ID, Name: nepal.Name},
		},
	}
}

// TestAttacks shows scripts and markup on every screen, as title, source,
// address, text, name, alias, id, speaker, rule, statement and error. Nothing may
// run, nothing may be asked for (see listen), no element may come of it, and
// all of it must be readable.
func TestAttacks(t *testing.T) {
	data := filepath.Join(t.TempDir(), "graph")
	all := payloads(t)
	if len(all) < 60 {
		t.Fatalf("only %d payloads", len(all))
	}
	app := openApp(t, data)
	if err := app.Store.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	for i, payload := range all {
		if _, err := app.Store.PutExtraction(t.Context(), hostile(i, payload)); err != nil {
			t.Fatalf("%s: %v", payload, err)
		}
	}
	app.Close(t.Context())
	b := open(t, serve(t, data, "--seeds", "none"))

	b.visit("/")
	b.sees(element("totals"), fmt.Sprint(len(all)+1)+" entities")
	b.shows("/?view=table", element("table"), all...)
	for i, payload := range all {
		id, edge := url.QueryEscape("person:"+payload), url.QueryEscape("person:"+payload+"|CONDEMNED|country:NP")
		switch i % 3 { // each on one of the three screens, all of them on the lists above and below
		case 0:
			b.shows("/?focus="+id, element("entity-panel"), payload, "alias "+payload)
			continue
		case 1:
			b.shows("/?edge="+edge, element("claim-card"), payload)
			continue
		}
		b.shows("/articles/"+url.PathEscape(fmt.Sprintf("%02d %s", i, payload)), "main", payload, payload+" condemned Nepal.")
	}
	b.shows("/articles", "main", all[0])
	b.choose("click", "main button", "show more")
	b.seesText("main", all...)
	b.choose("click", element("remove-article"))
	b.seesText("dialog", all[0])
	b.shows("/query?statement="+url.QueryEscape("MATCH (a:Article)-[m:MENTIONS]->(e:Person) RETURN a, a.title, a.text, e, m"), element("result-count"), fmt.Sprint(len(all))+" rows")
	b.choose("click", element("tab-table"))
	b.seesText(element("result-table"), all...)
	b.choose("click", element("tab-json"))
	b.seesText(element("result-json"), "onerror=alert(10)")
	for _, payload := range all[:20] {
		b.shows("/query?statement="+url.QueryEscape(payload), element("query-error"), "")
		b.seesText(element("query-editor"), payload)
	}
	b.visit("/")
	for _, part := range []string{"<script", "onerror", "javascript:", "evil.invalid"} {
		b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("[data-testid=search]").value = ""`), chromedp.SendKeys(element("search"), part))
		b.seesText(element("suggestion"), part)
		b.harmless("suggestions")
	}
}

// shows goes to an address as the page's own links do, and waits until an
// element holds all the texts.
func (b *browser) shows(path, selector string, texts ...string) {
	b.Helper()
	inPage[bool](b, `(path) => { history.pushState(null, "", path); dispatchEvent(new PopStateEvent("popstate")); return true }`, path)
	b.seesText(selector, texts...)
	b.harmless(path)
}

// seesText is sees for texts whose spaces and line breaks matter: it reads the
// document, not what is drawn.
func (b *browser) seesText(selector string, texts ...string) {
	b.Helper()
	const script = `(selector, texts) => {
		const text = [...document.querySelectorAll(selector)].map((e) => e.textContent).join("\n");
		return text === "" ? ["nothing yet"] : texts.filter((t) => !text.includes(t));
	}`
	var missing []string
	ok := false
	for range 400 {
		if missing = inPage[[]string](b, script, selector, append([]string{}, texts...)); len(missing) == 0 {
			ok = true
			break
		}
		b.do(chromedp.Sleep(25_000_000))
	}
	if !ok {
		b.Fatalf("%s lacks %q; the page:\n%s", selector, missing, b.text("body"))
	}
}

// harmless fails the test where an element stands in the page that only
// markup in the data can have made.
func (b *browser) harmless(where string) {
	b.Helper()
	const script = `[...document.querySelectorAll("body *")].filter((e) =>
		/^(script|img|iframe|object|embed|base|meta|math|marquee|video|audio|template|use|animate|foreignobject|x)$/i.test(e.localName) && e.parentElement?.closest("#app, dialog")
		|| [...e.attributes].some((a) => /^on/i.test(a.name) || /^(href|src|action)$/i.test(a.name) && /^\s*(javascript|data|vbscript):/i.test(a.value))
	).map((e) => e.outerHTML.slice(0, 200))`
	if found := inPage[[]string](b, script); len(found) > 0 {
		b.Errorf("%s: elements came of the data: %q", where, slices.Compact(found))
	}
}
