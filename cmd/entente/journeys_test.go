package main

import (
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"entente/graph/neo4j/neo4jtest"
)

// TestJourneys clicks and types through the first five minutes of a newcomer.
func TestJourneys(t *testing.T) {
	b := open(t, serve(t, filepath.Join(t.TempDir(), "graph")))
	journeys(b)
	attacks(b)
}

// TestJourneysOnNeo4j does the same with a real Neo4j behind the page.
func TestJourneysOnNeo4j(t *testing.T) {
	config := neo4jtest.Start(t)
	neo4jtest.Open(t) // empties it
	t.Setenv("NEO4J_URI", config.URI)
	t.Setenv("NEO4J_USERNAME", config.Username)
	t.Setenv("NEO4J_PASSWORD", config.Password)
	journeys(open(t, serve(t, filepath.Join(t.TempDir(), "unused"))))
}

func journeys(b *browser) {
	b.visit("/")
	b.seesWithin(3*time.Minute, element("totals"), "28 articles") // a Neo4j just started takes its time

	// Why does this edge exist? By keyboard, from the table.
	b.do(chromedp.Click(element("view-table")))
	b.choose("focus", element("table")+" [data-id]", "Albania", "cut ties with", "Iran")
	b.do(chromedp.KeyEvent(kb.Enter))
	b.sees(element("evidence"), "Albania", "Iran")
	b.sees(element("claim-card"), "Iran")
	if cue := b.text(element("claim-card") + " .cue"); cue == "" {
		b.Errorf("the cue is not marked in: %s", b.text(element("claim-card")))
	}

	// How was its sentence read? By keyboard too.
	b.do(chromedp.Focus(element("explain")), chromedp.KeyEvent(kb.Enter))
	b.sees(element("explanation"), "Frames that fired", "cut-ties/")

	// Find an entity by an alias.
	b.do(chromedp.KeyEvent(kb.Escape), chromedp.Click(element("view-picture")))
	b.do(chromedp.Focus(element("search")), chromedp.SendKeys(element("search"), "Tehran"))
	b.sees(element("suggestion"), "Iran")
	b.do(chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.Enter))
	b.sees(element("entity-panel"), "Iran")

	// Ask in Cypher.
	b.query("MATCH (c:Country)-[:CUT_TIES_WITH]->(:Country {name: 'Iran'}) RETURN c.name ORDER BY c.name")
	b.sees(element("result-table"), "Albania")
	b.query("MATCH (n) DETACH DELETE n")
	b.sees(element("query-error"), "read")

	// Add an article, read it, extract again.
	b.visit("/articles")
	b.do(
		chromedp.Click(element("add-article")),
		chromedp.WaitVisible(element("add-text")),
		chromedp.SendKeys(element("add-title"), "Wellington speaks"),
		chromedp.SendKeys(element("add-text"), "New Zealand condemned Fiji on Monday. “Zoë 🙂” was there."),
		chromedp.Click(element("add-submit")),
	)
	b.sees(element("job-summary"), "1 added")
	b.choose("click", element("article-row")+" a", "Wellington speaks")
	b.sees(element("reader"), "New Zealand condemned Fiji")
	mentions := inPage[[]string](b, `[...document.querySelectorAll('[data-testid="mention"]')].map((m) => m.innerText)`)
	if !slices.Contains(mentions, "New Zealand") || !slices.Contains(mentions, "Fiji") {
		b.Errorf("mentions marked: %q", mentions)
	}
	b.visit("/articles")
	b.do(chromedp.WaitEnabled(element("extract-again")), chromedp.Click(element("extract-again")))
	b.sees(element("job-summary"), "29 unchanged")
}

// query opens the Query page with a statement and runs it.
func (b *browser) query(statement string) {
	b.Helper()
	b.visit("/query?statement=" + url.QueryEscape(statement))
	b.do(chromedp.WaitVisible(element("query-editor")), chromedp.Click(element("run")))
}

// attacks adds an article that is made of markup and scripts, and looks at it
// everywhere: it must be text, and nothing may run (see listen).
func attacks(b *browser) {
	const payload = `<img src=x onerror=alert(1)><script>alert(2)</script>`
	status := inPage[int](b, `(article) => fetch("/api/articles", {
		method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({articles: [article]}),
	}).then((r) => r.status)`, map[string]string{
		"title": "Evil " + payload, "text": payload + " Bhutan condemned Nepal. </p><svg onload=alert(3)> " + payload,
	})
	if status != 202 {
		b.Fatalf("adding answered %d", status)
	}
	b.visit("/articles")
	b.sees("main", "Evil "+payload)
	b.choose("click", element("article-row")+" a", "Evil")
	b.sees(element("reader"), "<svg onload=alert(3)>")
	b.query("MATCH (a:Article) WHERE a.title STARTS WITH 'Evil' RETURN a, a.text")
	b.choose("click", element("tab-table"))
	b.sees(element("result-table"), "onerror=alert(1)")
	b.query(payload)
	b.sees(element("query-error"), "Line 1, column 1")
}

// TestAccessibility runs axe-core on every screen, wide and narrow, light and
// dark.
func TestAccessibility(t *testing.T) {
	axe, err := os.ReadFile("../../web/ui/node_modules/axe-core/axe.min.js")
	if err != nil {
		if required("chromium") {
			t.Fatal(err)
		}
		t.Skip("no axe-core for this test: run npm ci in web/ui")
	}
	b := open(t, serve(t, filepath.Join(t.TempDir(), "graph")))
	b.visit("/")
	b.sees(element("totals"), "28 articles")
	edge := url.QueryEscape("country:AL|CUT_TIES_WITH|country:IR")
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{1440, 390} {
			b.look(width, scheme)
			for _, screen := range []struct{ path, ready, says string }{
				{"/", element("totals"), "articles"},
				{"/?edge=" + edge, element("claim-card"), "Iran"},
				{"/?focus=country%3AIR", element("entity-panel"), "Iran"},
				{"/articles", element("article-row"), ""},
				{"/articles/2022-09-08-tirana-breaks-with-tehran", element("reader"), "Albania"},
				{"/query?statement=RETURN+1", element("run"), "Run"},
				{"/nowhere", "main", ""},
			} {
				b.visit(screen.path)
				b.sees(screen.ready, screen.says)
				b.do(chromedp.Evaluate[chromedp.Void](string(axe)))
				violations := inPage[[]string](b, `axe.run(document, {resultTypes: ["violations"]}).then((r) =>
					r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.target.join(" ")).join(", ")))`)
				for _, v := range violations {
					t.Errorf("%s at %d px, %s: %s", screen.path, width, scheme, v)
				}
				if inPage[bool](b, `document.documentElement.scrollWidth > innerWidth`) {
					t.Errorf("%s at %d px scrolls sideways", screen.path, width)
				}
			}
		}
	}
}
