package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"entente/graph/neo4j/neo4jtest"
)

// browser is a tab of a real browser on a running server. Whatever the page
// asks of another host, and every script error, fails the test.
type browser struct {
	*testing.T
	ctx context.Context
	url string

	mu       sync.Mutex
	problems []string
}

// open starts a browser on a server; it skips where there is none, unless
// ENTENTE_REQUIRE demands one.
func open(t *testing.T, server server) *browser {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		if strings.Contains(os.Getenv("ENTENTE_REQUIRE"), "chromium") {
			t.Fatal("Chromium is required, but not installed")
		}
		t.Skip("no browser for this test: install Chromium")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.WindowSize(1440, 900))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, closeTab := chromedp.NewContext(allocator)
	ctx, expire := context.WithTimeout(ctx, 4*time.Minute)
	b := &browser{T: t, ctx: ctx, url: server.url}
	chromedp.ListenTarget(ctx, b.listen)
	t.Cleanup(func() {
		expire()
		closeTab()
		stop()
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, p := range b.problems {
			t.Error(p)
		}
	})
	b.run(network.Enable(), log.Enable())
	return b
}

func (b *browser) listen(event any) {
	problem := ""
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if u, err := url.Parse(e.Request.URL); err != nil || (u.Scheme != "data" && u.Scheme != "blob" && !strings.HasPrefix(e.Request.URL, b.url)) {
			problem = "the page asked another host: " + e.Request.URL
		}
	case *runtime.EventExceptionThrown:
		problem = "script error: " + e.ExceptionDetails.Error()
	case *log.EventEntryAdded:
		if e.Entry.Level == log.LevelError && !strings.Contains(e.Entry.Text, "status of 4") {
			problem = "console: " + e.Entry.Text
		}
	case *page.EventJavascriptDialogOpening:
		problem = "a dialog opened: " + e.Message
	}
	if problem != "" {
		b.mu.Lock()
		b.problems = append(b.problems, problem)
		b.mu.Unlock()
	}
}

func (b *browser) run(actions ...chromedp.Action) {
	b.Helper()
	if err := chromedp.Run(b.ctx, actions...); err != nil {
		b.Fatalf("%v\n%s", err, b.text("body"))
	}
}

// visit opens an address of the page.
func (b *browser) visit(path string) {
	b.Helper()
	b.run(chromedp.Navigate(b.url+path), chromedp.WaitReady("main", chromedp.ByQuery))
}

// text is what a person reads in the first element that matches.
func (b *browser) text(selector string) string {
	var out string
	quoted, _ := json.Marshal(selector)
	_ = chromedp.Run(b.ctx, chromedp.Evaluate(fmt.Sprintf(`document.querySelector(%s)?.innerText ?? ""`, quoted), &out))
	return out
}

// sees waits until an element shows all the given texts.
func (b *browser) sees(selector string, texts ...string) {
	b.Helper()
	var shown string
	for deadline := time.Now().Add(15 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		shown = b.text(selector)
		if shown != "" && !slices.ContainsFunc(texts, func(s string) bool { return !strings.Contains(shown, s) }) {
			return
		}
	}
	b.Fatalf("%s shows %q, want %q; the page:\n%s", selector, shown, texts, b.text("body"))
}

func test(id string) string { return `[data-testid="` + id + `"]` }

// rowWith puts the focus on the row of a table that holds all the texts.
func (b *browser) rowWith(selector string, texts ...string) {
	b.Helper()
	quoted, _ := json.Marshal([]any{selector, texts})
	script := fmt.Sprintf(`(([selector, texts]) => {
		const row = [...document.querySelectorAll(selector)].find((r) => texts.every((t) => r.innerText.includes(t)));
		row?.focus();
		return row !== undefined && document.activeElement === row;
	})(%s)`, quoted)
	for deadline := time.Now().Add(15 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		var found bool
		b.run(chromedp.Evaluate(script, &found))
		if found {
			return
		}
	}
	b.Fatalf("no row of %s with %q that takes the focus; the page:\n%s", selector, texts, b.text("body"))
}

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
	b.sees(test("totals"), "28 articles")

	// Why does this edge exist? By keyboard, from the table.
	b.run(chromedp.Click(test("view-table"), chromedp.ByQuery))
	b.rowWith(test("table")+" tr[data-id]", "Albania", "cut ties with", "Iran")
	b.run(chromedp.KeyEvent(kb.Enter))
	b.sees(test("evidence"), "Albania", "Iran")
	b.sees(test("claim-card"), "Iran")
	var cue string
	b.run(chromedp.Evaluate(`document.querySelector('[data-testid="claim-card"] .cue')?.innerText ?? ""`, &cue))
	if cue == "" {
		b.Errorf("the cue is not marked in: %s", b.text(test("claim-card")))
	}

	// Find an entity by an alias.
	b.run(chromedp.KeyEvent(kb.Escape), chromedp.Click(test("view-picture"), chromedp.ByQuery))
	b.run(chromedp.Focus(test("search"), chromedp.ByQuery), chromedp.SendKeys(test("search"), "Tehran", chromedp.ByQuery))
	b.sees(test("suggestion"), "Iran")
	b.run(chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.Enter))
	b.sees(test("entity-panel"), "Iran")

	// Ask in Cypher.
	statement := "MATCH (c:Country)-[:CUT_TIES_WITH]->(:Country {name: 'Iran'}) RETURN c.name ORDER BY c.name"
	b.visit("/query?statement=" + url.QueryEscape(statement))
	b.run(chromedp.WaitVisible(test("query-editor"), chromedp.ByQuery), chromedp.Click(test("run"), chromedp.ByQuery))
	b.sees(test("result-table"), "Albania")
	b.visit("/query?statement=" + url.QueryEscape("MATCH (n) DETACH DELETE n"))
	b.run(chromedp.WaitVisible(test("query-editor"), chromedp.ByQuery), chromedp.Click(test("run"), chromedp.ByQuery))
	b.sees(test("query-error"), "read")

	// Add an article, read it, extract again.
	b.visit("/articles")
	b.run(
		chromedp.Click(test("add-article"), chromedp.ByQuery),
		chromedp.WaitVisible(test("add-text"), chromedp.ByQuery),
		chromedp.SendKeys(test("add-title"), "Wellington speaks", chromedp.ByQuery),
		chromedp.SendKeys(test("add-text"), "New Zealand condemned Fiji on Monday. “Zoë 🙂” was there.", chromedp.ByQuery),
		chromedp.Click(test("add-submit"), chromedp.ByQuery),
	)
	b.sees(test("job-summary"), "1 added")
	b.sees("main", "Wellington speaks", "29")
	b.run(chromedp.Evaluate(`[...document.querySelectorAll('[data-testid="article-row"] a')].find((a) => a.innerText.includes("Wellington speaks")).click()`, nil))
	b.sees(test("reader"), "New Zealand condemned Fiji")
	var mentions []string
	b.run(chromedp.Evaluate(`[...document.querySelectorAll('[data-testid="mention"]')].map((m) => m.innerText)`, &mentions))
	if !slices.Contains(mentions, "New Zealand") || !slices.Contains(mentions, "Fiji") {
		b.Errorf("mentions marked: %q", mentions)
	}
	b.visit("/articles")
	b.run(chromedp.WaitEnabled(test("extract-again"), chromedp.ByQuery), chromedp.Click(test("extract-again"), chromedp.ByQuery))
	b.sees(test("job-summary"), "29 unchanged")
}

// attacks adds an article that is made of markup and scripts, and looks at it
// everywhere: it must be text, and nothing may run (see listen).
func attacks(b *browser) {
	payload := `<img src=x onerror=alert(1)><script>alert(2)</script>`
	body, _ := json.Marshal(map[string]any{"articles": []any{map[string]any{
		"title": "Evil " + payload, "text": payload + " Bhutan condemned Nepal. </p><svg onload=alert(3)> " + payload,
	}}})
	quoted, _ := json.Marshal(string(body))
	var status int
	b.run(chromedp.Evaluate(fmt.Sprintf(`fetch("/api/articles", {method: "POST", headers: {"Content-Type": "application/json"}, body: %s}).then((r) => r.status)`, quoted),
		&status, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
	if status != 202 {
		b.Fatalf("adding answered %d", status)
	}
	b.visit("/articles")
	b.sees("main", "Evil "+payload)
	b.run(chromedp.Evaluate(`[...document.querySelectorAll('[data-testid="article-row"] a')].find((a) => a.innerText.includes("Evil")).click()`, nil))
	b.sees(test("reader"), "<svg onload=alert(3)>")
	b.visit("/query?statement=" + url.QueryEscape("MATCH (a:Article) WHERE a.title STARTS WITH 'Evil' RETURN a, a.text"))
	b.run(chromedp.WaitVisible(test("query-editor"), chromedp.ByQuery), chromedp.Click(test("run"), chromedp.ByQuery))
	b.sees("main", "onerror=alert(1)")
	b.visit("/query?statement=" + url.QueryEscape(payload))
	b.run(chromedp.WaitVisible(test("query-editor"), chromedp.ByQuery), chromedp.Click(test("run"), chromedp.ByQuery))
	b.sees(test("query-error"), "line 1")
}

// TestAccessibility runs axe-core on every screen, wide and narrow, light and
// dark.
func TestAccessibility(t *testing.T) {
	const path = "../../web/ui/node_modules/axe-core/axe.min.js"
	axe, err := os.ReadFile(path)
	if err != nil {
		if strings.Contains(os.Getenv("ENTENTE_REQUIRE"), "chromium") {
			t.Fatal(err)
		}
		t.Skip("no axe-core for this test: run npm ci in web/ui")
	}
	b := open(t, serve(t, filepath.Join(t.TempDir(), "graph")))
	b.visit("/")
	b.sees(test("totals"), "28 articles")
	edge := url.QueryEscape("country:AL|CUT_TIES_WITH|country:IR")
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{1440, 390} {
			b.run(
				emulation.SetDeviceMetricsOverride(width, 900, 1, false),
				emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{
					{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
				}),
			)
			for _, screen := range []struct{ path, ready, says string }{
				{"/", test("totals"), "articles"},
				{"/?edge=" + edge, test("claim-card"), "Iran"},
				{"/?focus=country%3AIR", test("entity-panel"), "Iran"},
				{"/articles", test("article-row"), ""},
				{"/articles/2022-09-08-tirana-breaks-with-tehran", test("reader"), "Albania"},
				{"/query?statement=RETURN+1", test("run"), "Run"},
				{"/nowhere", "main", ""},
			} {
				b.visit(screen.path)
				b.sees(screen.ready, screen.says)
				var violations []string
				b.run(
					chromedp.Evaluate(string(axe), nil),
					chromedp.Evaluate(`axe.run(document, {resultTypes: ["violations"]}).then((r) => r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.target.join(" ")).join(", ")))`,
						&violations, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }),
				)
				for _, v := range violations {
					t.Errorf("%s at %d px, %s: %s", screen.path, width, scheme, v)
				}
				var overflow bool
				b.run(chromedp.Evaluate(`document.documentElement.scrollWidth > innerWidth`, &overflow))
				if overflow {
					t.Errorf("%s at %d px scrolls sideways", screen.path, width)
				}
			}
		}
	}
}
