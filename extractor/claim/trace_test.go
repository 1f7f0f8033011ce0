package claim_test

import (
	"os"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extractor/claim"
	"entente/graph"
)

// TestTrace holds what a trace says of frames that did not fire, and that tracing changes no claim.
func TestTrace(t *testing.T) {
	ex, finder := newFinder(t)
	for _, c := range []struct {
		name, text string
		rule       string // "" for an outcome of the whole sentence
		want       claim.Outcome
		detail     string // not compared if empty
	}{
		{"fired", "Albania cut diplomatic ties with Iran.", "cut-ties/verb", claim.Fired, ""},
		{"a complement is missing", "Albania cut spending on Iran.", "cut-ties/verb", claim.Complement, ""},
		{"no object", "Albania and Iran met, and Albania cut diplomatic ties.", "cut-ties/verb", claim.NoObject, ""},
		{"no subject", "The firm condemned Iran and Albania.", "condemned/verb", claim.NoSubject, ""},
		{"refused sense", "Albania and Iran met; the crowd condemned Edi Rama to death.", "condemned/verb", claim.Refused, "to death"},
		{"what is over", "Iran and Albania met Edi Rama, a former prime minister of Albania.", "leads/state", claim.Over, ""},
		{"nobody holds it", "Iran and Albania have a president.", "leads/state", claim.NoSubject, ""},
		{"one name", "Albania cut diplomatic ties.", "", claim.OneMention, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := ex.Read(graph.Article{ID: "trace", Text: c.text, Published: "2022-09-10"})
			if err != nil {
				t.Fatal(err)
			}
			var trace claim.Trace
			traced := finder.FindTraced("trace", r.Document, r.Mentions, r.Entities, &trace)
			if d := cmp.Diff(finder.Find("trace", r.Document, r.Mentions, r.Entities), traced); d != "" {
				t.Errorf("the trace changes claims (-without +with)\n%s", d)
			}
			ok := slices.ContainsFunc(trace.Attempts, func(a claim.Attempt) bool {
				return a.Rule == c.rule && a.Outcome == c.want && (c.detail == "" || a.Detail == c.detail)
			})
			if !ok {
				t.Errorf("no attempt %s %s %q among\n%+v", c.rule, c.want, c.detail, trace.Attempts)
			}
			for _, a := range trace.Attempts {
				if a.Reason() == "" != (a.Outcome == claim.Fired) {
					t.Errorf("%s: reason %q", a.Outcome, a.Reason())
				}
				if a.Span.Start < 0 || a.Span.End > len(c.text) || a.Span.Start >= a.Span.End {
					t.Errorf("span %v of %+v is outside the text", a.Span, a)
				}
			}
		})
	}
}

// TestReasons holds that every outcome that the package declares has words.
func TestReasons(t *testing.T) {
	source, err := os.ReadFile("trace.go")
	if err != nil {
		t.Fatal(err)
	}
	outcomes := regexp.MustCompile(`Outcome = "([a-z-]+)"`).FindAllStringSubmatch(string(source), -1)
	if len(outcomes) < 15 {
		t.Fatalf("%d outcomes", len(outcomes))
	}
	for _, o := range outcomes {
		if a := (claim.Attempt{Outcome: claim.Outcome(o[1])}); a.Reason() == "" && a.Outcome != claim.Fired {
			t.Errorf("%s has no words in Attempt.Reason", o[1])
		}
	}
}
