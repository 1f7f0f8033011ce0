package claim_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extractor"
	"entente/extractor/lexicon"
	"entente/graph"
)

// spoken renders a claim as the frames' examples write it: "not Albania > Iran".
func spoken(c graph.Claim, names map[string]string) string {
	var b strings.Builder
	if c.Negated {
		b.WriteString("not ")
	}
	if c.Modality != graph.Actual {
		b.WriteString(string(c.Modality) + " ")
	}
	b.WriteString(names[c.SubjectID] + " > " + names[c.ObjectID])
	return b.String()
}

// TestFrameExamples runs the examples that every frame carries.
func TestFrameExamples(t *testing.T) {
	frames, err := lexicon.LoadFrames()
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	ex, err := extractor.New(lex)
	if err != nil {
		t.Fatal(err)
	}
	claims := func(t *testing.T, text string, kind graph.RelationType) []string {
		t.Helper()
		got, err := ex.Extract(graph.Article{ID: "example", Text: text, Published: "2022-09-10"})
		if err != nil {
			t.Fatal(err)
		}
		names := map[string]string{}
		for _, e := range got.Entities {
			names[e.ID] = e.Name
		}
		list := []string{}
		for _, c := range got.Claims {
			if c.Type == kind {
				list = append(list, spoken(c, names))
			}
		}
		slices.Sort(list)
		return list
	}
	for _, frame := range frames.List {
		t.Run(frame.Rule, func(t *testing.T) {
			for _, y := range frame.Examples.Yes {
				want := slices.Sorted(slices.Values(y.Claims))
				if d := cmp.Diff(want, claims(t, y.Text, frame.Type)); d != "" {
					t.Errorf("%s\n(-want +got) %s", y.Text, d)
				}
			}
			for _, text := range frame.Examples.No {
				if got := claims(t, text, frame.Type); len(got) > 0 {
					t.Errorf("%s\nwant no claim, got %q", text, got)
				}
			}
		})
	}
}
