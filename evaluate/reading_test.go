package evaluate_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/corpus"
	"entente/evaluate"
	"entente/extractor"
	"entente/extractor/lexicon"
	"entente/graph"
)

func newExtractor(t testing.TB) *extractor.Extractor {
	t.Helper()
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	x, err := extractor.New(lex)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// TestReadingSet holds the half of the development articles that nothing is
// trained or tuned on above its floors.
func TestReadingSet(t *testing.T) {
	articles, err := corpus.ReadMarked(os.DirFS("../extractor/testdata/reading/report"))
	if err != nil {
		t.Fatal(err)
	}
	if len(articles) < 50 {
		t.Fatalf("%d articles", len(articles))
	}
	x := newExtractor(t)
	names, err := evaluate.Names(x, evaluate.Marked(articles))
	if err != nil {
		t.Fatal(err)
	}
	floor := func(name string, c evaluate.Count, least float64) {
		t.Logf("%-16s precision %.3f recall %.3f F1 %.3f", name, c.Precision(), c.Recall(), c.F1())
		if c.F1() < least {
			t.Errorf("%s: F1 %.3f is below %.2f", name, c.F1(), least)
		}
	}
	floor("persons", names.ByType[graph.Person], 0.90)
	floor("organizations", names.ByType[graph.Organization], 0.80)
	floor("countries", names.ByType[graph.Country], 0.95)
	floor("together", names.Together(), 0.88)
	links, err := evaluate.Links(x, articles)
	if err != nil {
		t.Fatal(err)
	}
	floor("links of names", links[graph.FormName], 0.90)
	floor("links of nominals", links[graph.FormNominal], 0.45)
	floor("links of pronouns", links[graph.FormPronoun], 0.66)
}

// What is counted as right, wrong and missed.
func TestCounts(t *testing.T) {
	parse := func(text string) corpus.Article {
		a, err := corpus.ParseMarked("a", "genre: wire\n\n"+text)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	// The marks of France and of Angela Merkel are wrong on purpose, and one of Iran is missing.
	articles := []corpus.Article{parse(
		"Prime Minister [Edi Rama|p:rama] of [Albania|AL] met Chancellor Angela [Merkel|p:merkel] in [France|~] on Monday.\n\n[Rama|p:rama] said [he|p:rama] condemned Iran.\n")}
	x := newExtractor(t)
	names, err := evaluate.Names(x, evaluate.Marked(articles))
	if err != nil {
		t.Fatal(err)
	}
	want := map[graph.EntityType]evaluate.Count{
		graph.Person:   {Right: 2, Wrong: 1, Missed: 1},
		graph.Country:  {Right: 1, Wrong: 2},
		graph.Location: {Missed: 1},
	}
	if diff := cmp.Diff(want, names.ByType); diff != "" {
		t.Error(diff)
	}
	links, err := evaluate.Links(x, articles)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[graph.MentionForm]evaluate.Count{
		graph.FormName:    {Right: 3, Wrong: 3, Missed: 1},
		graph.FormPronoun: {Right: 1},
	}, links); diff != "" {
		t.Error(diff)
	}
	if c := (evaluate.Count{Right: 6, Wrong: 2, Missed: 4}); c.Precision() != 0.75 || c.Recall() != 0.6 || c.F1() != 2.0/3 || c.Gold() != 10 {
		t.Errorf("%v: %v %v %v", c, c.Precision(), c.Recall(), c.F1())
	}
}
