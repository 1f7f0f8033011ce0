package extractor_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extractor"
	"entente/extractor/lexicon"
	"entente/graph"
)

// TestContexts holds what articles say of people and organizations that tells
// them from others of their names.
func TestContexts(t *testing.T) {
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	x, err := extractor.New(lex)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		text, id string
		want     graph.Context
	}{
		{"British Foreign Minister Pauline Berthier condemned Iran.", "person:pauline-berthier", graph.Context{
			Gender: "f", Countries: []string{"country:GB"}, Posts: []string{"country:GB"}, Fields: []string{"politics"},
		}},
		{"General Harold Wexley condemned Iran. Iran rejected it.", "person:harold-wexley", graph.Context{
			Gender: "m", Fields: []string{"military"}, About: "country:IR",
		}},
		{"Harold Wexley condemned Iran.", "person:harold-wexley", graph.Context{Gender: "m"}},
	} {
		out, err := x.Extract(graph.Article{ID: "a", Text: test.text})
		if err != nil {
			t.Fatal(err)
		}
		got, known := out.Contexts[test.id]
		got.Fields = compact(got.Fields)
		if diff := cmp.Diff(test.want, got); diff != "" || !known {
			t.Errorf("%s (-want +got):\n%s", test.text, diff)
		}
		if _, country := out.Contexts["country:IR"]; country {
			t.Errorf("%s: a country has a context", test.text)
		}
	}
}

// compact leaves out what is said twice.
func compact(list []string) []string {
	var out []string
	for _, s := range list {
		if s != "" && (len(out) == 0 || out[len(out)-1] != s) {
			out = append(out, s)
		}
	}
	return out
}
