package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
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

// call runs a command of the protocol that returns nothing.
func call[P any](ctx context.Context, command cdp.Command[P, cdp.Empty], params P) error {
	_, err := chromedp.Call(ctx, command, params)
	return err
}

// required reports whether a test must not skip for want of the named thing.
func required(name string) bool { return strings.Contains(os.Getenv("ENTENTE_REQUIRE"), name) }

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
		if required("chromium") {
			t.Fatal("Chromium is required, but not installed")
		}
		t.Skip("no browser for this test: install Chromium")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.WindowSize(1440, 900))
	ctx, closeBrowser := chromedp.NewContext(context.Background(), chromedp.WithAllocatorOptions(options...))
	b := &browser{T: t, ctx: ctx, url: server.url}
	t.Cleanup(func() {
		_ = chromedp.Cancel(ctx) // waits until the browser has ended and its folder can go
		closeBrowser()
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, p := range b.problems {
			t.Error(p)
		}
	})
	if err := chromedp.Listen(ctx, b.listen); err != nil {
		t.Fatalf("the browser does not start: %v", err)
	}
	b.check(call(ctx, network.Enable, network.EnableParams{}))
	b.check(call(ctx, log.Enable, cdp.Empty{}))
	limited, cancel := context.WithTimeout(ctx, 4*time.Minute)
	t.Cleanup(cancel)
	b.ctx = limited
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
		problem = "script error: " + e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			problem += " " + e.ExceptionDetails.Exception.Description
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError && !strings.Contains(e.Entry.Text, "status of 4") {
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

// check ends the test at an error, and shows what the page shows.
func (b *browser) check(err error) {
	b.Helper()
	if err != nil {
		b.Fatalf("%v\n%s", err, b.text("body"))
	}
}

// do runs actions, each of which must succeed within 20 seconds.
func (b *browser) do(actions ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	for _, action := range actions {
		ctx, cancel := context.WithTimeout(b.ctx, 20*time.Second)
		err := chromedp.Do(ctx, action)
		cancel()
		b.check(err)
	}
}

// inPage runs a script, waits for its promise, and decodes its value.
func inPage[T any](b *browser, script string, arguments ...any) T {
	b.Helper()
	quoted, err := json.Marshal(arguments)
	b.check(err)
	if len(arguments) > 0 {
		script = fmt.Sprintf("(%s)(...%s)", script, quoted)
	}
	value, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	b.check(err)
	return value
}

// visit opens an address of the page.
func (b *browser) visit(path string) {
	b.Helper()
	b.do(chromedp.Navigate(b.url+path), chromedp.WaitReady("main"))
}

// text is what a person reads in the first element that matches.
func (b *browser) text(selector string) string {
	quoted, _ := json.Marshal(selector)
	text, _ := chromedp.Run(b.ctx, chromedp.Evaluate[string](fmt.Sprintf(`document.querySelector(%s)?.innerText ?? ""`, quoted)))
	return text
}

// sees waits until an element shows all the given texts.
func (b *browser) sees(selector string, texts ...string) {
	b.Helper()
	b.seesWithin(20*time.Second, selector, texts...)
}

// seesWithin is sees with a patience of its own, for what the program works on meanwhile.
func (b *browser) seesWithin(patience time.Duration, selector string, texts ...string) {
	b.Helper()
	var shown string
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		shown = b.text(selector)
		if shown != "" && !slices.ContainsFunc(texts, func(s string) bool { return !strings.Contains(shown, s) }) {
			return
		}
	}
	b.Fatalf("%s shows %q, want %q; the page:\n%s", selector, shown, texts, b.text("body"))
}

// choose waits for an element that matches and holds all the texts, and does
// something with it: "focus" or "click".
func (b *browser) choose(action, selector string, texts ...string) {
	b.Helper()
	const script = `(action, selector, texts) => {
		const found = [...document.querySelectorAll(selector)].find((e) => texts.every((t) => e.innerText.includes(t)));
		found?.[action]();
		return found !== undefined;
	}`
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if inPage[bool](b, script, action, selector, append([]string{}, texts...)) {
			return
		}
	}
	b.Fatalf("nothing to %s: %s with %q; the page:\n%s", action, selector, texts, b.text("body"))
}

// look sets width, colour scheme and still motion.
func (b *browser) look(width int64, scheme string) {
	b.Helper()
	b.check(call(b.ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 900, DeviceScaleFactor: 1}))
	b.check(call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}}))
}

// element selects by the test id that the page carries for these tests.
func element(id string) string { return `[data-testid="` + id + `"]` }
