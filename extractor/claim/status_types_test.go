package claim_test

import (
	"os"
	"sort"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"entente/extractor"
	"entente/extractor/lexicon"
	"entente/graph"
)

// statusTypes is testdata/status_types.yaml.
type statusTypes struct {
	Verbs  []string `yaml:"verbs"`
	Nouns  []string `yaml:"nouns"`
	Skip   []string `yaml:"skip"`
	Unreal contexts `yaml:"unreal"`
	Actual contexts `yaml:"actual"`
}

// TestFrameStatusOfTypes sets a verb and a noun of every relation type into many contexts. What is
// denied, hypothetical or to come is never asserted as actual, and what happened is never weakened.
func TestFrameStatusOfTypes(t *testing.T) {
	if testing.Short() {
		t.Skip("thousands of sentences")
	}
	text, err := os.ReadFile("testdata/status_types.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var grid statusTypes
	if err := yaml.Unmarshal(text, &grid); err != nil {
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
	skip := map[string]bool{}
	for _, sentence := range grid.Skip {
		skip[sentence] = true
	}
	cells, found := 0, 0
	check := func(t *testing.T, contexts, cues []string, slots []string, unreal bool) {
		t.Helper()
		for _, context := range contexts {
			for _, cue := range cues {
				fields := strings.Split(cue, " | ")
				var pairs []string
				for i, slot := range slots {
					pairs = append(pairs, slot, fields[i])
				}
				sentence := strings.NewReplacer(pairs...).Replace(context)
				if skip[sentence] {
					continue
				}
				got, err := ex.Extract(graph.Article{ID: "cell", Text: sentence, Published: "2022-09-10"})
				if err != nil {
					t.Fatal(err)
				}
				names := map[string]string{}
				for _, e := range got.Entities {
					names[e.ID] = e.Name
				}
				cells++
				var real, weak []string
				for _, c := range got.Claims {
					a, b := names[c.SubjectID], names[c.ObjectID]
					if string(c.Type) != fields[0] || !(a == fields[1] && b == fields[2] || a == fields[2] && b == fields[1]) {
						continue
					}
					found++
					if c.Negated || c.Modality != graph.Actual {
						weak = append(weak, spoken(c, names))
					} else {
						real = append(real, spoken(c, names))
					}
				}
				sort.Strings(weak)
				switch {
				case unreal && len(real) > 0:
					t.Errorf("%s\nasserts %s %q", sentence, fields[0], real)
				case !unreal && len(weak) > 0:
					t.Errorf("%s\nweakens %s to %q", sentence, fields[0], weak)
				}
			}
		}
	}
	verb := []string{"{type}", "{S}", "{O}", "{b}", "{s}", "{p}", "{d}", "{g}", "{o}"}
	noun := []string{"{type}", "{S}", "{O}", "{n}", "{r}"}
	check(t, grid.Unreal.Verbs, grid.Verbs, verb, true)
	check(t, grid.Unreal.Nouns, grid.Nouns, noun, true)
	check(t, grid.Actual.Verbs, grid.Verbs, verb, false)
	check(t, grid.Actual.Nouns, grid.Nouns, noun, false)
	t.Logf("%d cells, %d claims in them", cells, found)
}

// contexts are sentences with slots for a verb or a noun.
type contexts struct {
	Verbs []string `yaml:"verbs"`
	Nouns []string `yaml:"nouns"`
}
