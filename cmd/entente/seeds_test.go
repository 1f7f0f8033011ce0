package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente/graph"
)

// TestFirstStart starts the program, lets it read the samples, and starts it
// again: what was deleted stays deleted, and a second program is refused.
func TestFirstStart(t *testing.T) {
	data := filepath.Join(t.TempDir(), "graph")
	s := serve(t, data)
	wait(t, 30*time.Second, func() bool {
		text, _ := os.ReadFile(filepath.Join(data, "seeds-read"))
		return string(text) == seedsDone
	})
	code, _, stderr := entente(t, data, "query", "RETURN 1")
	if code != exitUnavailable || !strings.Contains(stderr, data) {
		t.Errorf("a second process: %d %q", code, stderr)
	}
	if code, stderr := s.stop(); code != exitOK || !strings.Contains(stderr, "28 articles: 28 added") {
		t.Errorf("stopped with %d: %s", code, stderr)
	}
	app := openApp(t, data)
	if err := app.Store.DeleteArticle(t.Context(), "2022-09-08-tirana-breaks-with-tehran"); err != nil {
		t.Fatal(err)
	}
	app.Close(t.Context())
	s = serve(t, data)
	time.Sleep(200 * time.Millisecond)
	s.stop()
	app = openApp(t, data)
	defer app.Close(t.Context())
	if totals, err := app.Store.Totals(t.Context()); err != nil || totals.Articles != 27 {
		t.Errorf("%d articles, %v: the deleted one must not come back", totals.Articles, err)
	}
}

// TestInterruptedFirstStart goes on where a first start was killed.
func TestInterruptedFirstStart(t *testing.T) {
	data := filepath.Join(t.TempDir(), "graph")
	if err := os.MkdirAll(data, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(data, "seeds-read"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := serve(t, data)
	wait(t, 30*time.Second, func() bool {
		text, _ := os.ReadFile(filepath.Join(data, "seeds-read"))
		return string(text) == seedsDone
	})
	s.stop()
}

// TestReadOnlyFolder must say what is wrong (as root nothing is read-only).
func TestReadOnlyFolder(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("the superuser may write everywhere")
	}
	data := filepath.Join(t.TempDir(), "graph")
	if err := os.MkdirAll(data, 0o500); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := entente(t, data, "query", "RETURN 1"); code != exitUnavailable || !strings.Contains(stderr, data) {
		t.Errorf("%d %q", code, stderr)
	}
}

// TestSamplesAreReadRight holds the extractor against the claims that a person
// read in the sample articles. The figures are floors: they may only rise.
func TestSamplesAreReadRight(t *testing.T) {
	data := filepath.Join(t.TempDir(), "graph")
	s := serve(t, data)
	wait(t, 30*time.Second, func() bool {
		text, _ := os.ReadFile(filepath.Join(data, "seeds-read"))
		return string(text) == seedsDone
	})
	s.stop()
	app := openApp(t, data)
	defer app.Close(t.Context())
	claims, _, err := app.Store.Claims(t.Context(), graph.ClaimFilter{})
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]int{}
	for _, c := range claims {
		found[key(c.Article.ID, c.Subject.Name, string(c.Type), c.Object.Name, c.Negated)]++
	}
	expected := map[string]int{}
	for _, line := range strings.Split(strings.TrimSpace(readFile(t, "../../seeds/gold.jsonl")), "\n") {
		var g struct {
			Article, Subject, Type, Object string
			Negated                        bool
		}
		if err := json.Unmarshal([]byte(line), &g); err != nil {
			t.Fatal(err)
		}
		expected[key(strings.TrimSuffix(g.Article, ".txt"), g.Subject, g.Type, g.Object, g.Negated)]++
	}
	right, wrong, missed := 0, 0, 0
	for k, n := range found {
		if _, core, _ := strings.Cut(k, "|"); !strings.Contains("CUT_TIES_WITH CONDEMNED HOSTS RESTORED_TIES_WITH", strings.Split(core, "|")[1]) {
			continue
		}
		right += min(n, expected[k])
		if extra := n - expected[k]; extra > 0 {
			wrong += extra
			t.Logf("not in the gold: %s (%d)", k, extra)
		}
	}
	for k, n := range expected {
		if lack := n - found[k]; lack > 0 {
			missed += lack
			t.Logf("missed: %s (%d)", k, lack)
		}
	}
	precision, recall := float64(right)/float64(right+wrong), float64(right)/float64(right+missed)
	t.Logf("precision %.3f, recall %.3f: %d right, %d wrong, %d missed", precision, recall, right, wrong, missed)
	if precision < 0.9 || recall < 0.6 {
		t.Errorf("precision %.3f or recall %.3f fell", precision, recall)
	}
}

func key(article, subject, kind, object string, negated bool) string {
	if k, _ := graph.RelationType(kind).Kind(); k.Symmetric && object < subject {
		subject, object = object, subject
	}
	sign := "asserted"
	if negated {
		sign = "denied"
	}
	return strings.Join([]string{article, subject, kind, object, sign}, "|")
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
