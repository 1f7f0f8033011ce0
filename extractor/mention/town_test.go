package mention_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extractor"
	"entente/extractor/lexicon"
	"entente/graph"
)

func TestSettle(t *testing.T) {
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	x, err := extractor.New(lex)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]map[string]string{
		"Greenpeace moved its office to Mumbai.":                             {"Mumbai": "country:IN"},
		"The talks were held in Garching, Germany.":                          {"Garching": "country:DE"},
		"Police in Cambridge, Massachusetts, closed the square.":             {"Cambridge": "country:US", "Massachusetts": "country:US"},
		"Argentina sent police from Buenos Aires to the streets of Cordoba.": {"Buenos Aires": "country:AR", "Cordoba": "country:AR"},
		"Police patrolled the streets of Crimea.":                            {"Crimea": ""},
	} {
		r, err := x.Read(graph.Article{ID: "a", Text: text})
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, m := range r.Mentions {
			if m.Type == graph.Location {
				got[text[m.Start:m.End]] = m.Seat()
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: -want +got\n%s", text, diff)
		}
	}
}
