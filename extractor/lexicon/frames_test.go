package lexicon

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

const goodFrame = `type: CONDEMNED
frames:
  - name: slam
    verbs: [slam]
    subject: [subject]
    object: [object]
    confidence: 0.5
    examples:
      yes:
        - text: France slammed Iran.
          claims: ["France > Iran"]
`

func TestLoadFrames(t *testing.T) {
	frames, err := LoadFrames()
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[graph.RelationType]bool{}
	for _, f := range frames.List {
		kinds[f.Type] = true
	}
	for _, want := range []graph.RelationType{graph.CutTiesWith, graph.Condemned, graph.Hosts} {
		if !kinds[want] {
			t.Errorf("no frame for %s", want)
		}
	}
}

func TestLoadFramesOverlay(t *testing.T) {
	before, err := LoadFrames()
	if err != nil {
		t.Fatal(err)
	}
	after, err := LoadFrames(fstest.MapFS{"mine.yaml": {Data: []byte(goodFrame)}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(after.List), len(before.List)+1; got != want {
		t.Fatalf("%d frames with the overlay, want %d", got, want)
	}
	found := false
	for _, f := range after.List {
		found = found || f.Rule == "mine/slam"
	}
	if !found {
		t.Error("mine/slam is missing")
	}
}

func TestLoadFramesErrors(t *testing.T) {
	tests := []struct{ name, file, data, want string }{
		{"unknown type", "mine.yaml", strings.Replace(goodFrame, "CONDEMNED", "KISSED", 1), `mine.yaml:1: unknown relation type "KISSED"`},
		{"unknown key", "mine.yaml", strings.Replace(goodFrame, "verbs:", "verb:", 1), "mine.yaml:4: "},
		{"no name", "mine.yaml", strings.Replace(goodFrame, "name: slam", `name: ""`, 1), "mine.yaml:3: frame needs a name"},
		{"confidence", "mine.yaml", strings.Replace(goodFrame, "0.5", "1.5", 1), "mine.yaml:7: confidence"},
		{"place", "mine.yaml", strings.Replace(goodFrame, "[object]", "[beneath]", 1), `mine.yaml:6: "beneath" is no place`},
		{"no example", "mine.yaml", goodFrame[:strings.Index(goodFrame, "    examples:")], "has no positive example"},
		{"complement", "mine.yaml", strings.Replace(goodFrame, "    subject:", "    complement: [\"{nothing}\"]\n    subject:", 1), "mine.yaml:5: unknown class of nouns {nothing}"},
		{"not yaml", "mine.yaml", "type: [", "mine.yaml:1: "},
		{"verb forms", "words/mine.yaml", "irregular:\n  - go went\n", "words/mine.yaml:2: want five forms"},
		{"effect", "words/mine.yaml", "verbs:\n  - effect: maybe\n    control: subject\n    words: [x]\n", `words/mine.yaml:2: unknown effect "maybe"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := LoadFrames(fstest.MapFS{tt.file: {Data: []byte(tt.data)}})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
			if graph.CodeOf(err) != graph.Invalid {
				t.Errorf("code %q, want %q", graph.CodeOf(err), graph.Invalid)
			}
		})
	}
}

func TestForms(t *testing.T) {
	w := Words{Irregular: map[string][]string{"cut": {"cuts", "cut", "cut", "cutting"}}}
	for base, want := range map[string][5]string{
		"cut":     {"cut", "cuts", "cut", "cut", "cutting"},
		"condemn": {"condemn", "condemns", "condemned", "condemned", "condemning"},
		"deny":    {"deny", "denies", "denied", "denied", "denying"},
		"slash":   {"slash", "slashes", "slashed", "slashed", "slashing"},
		"freeze":  {"freeze", "freezes", "freezed", "freezed", "freezing"},
		"x":       {"x", "xes", "xed", "xed", "xing"},
	} {
		if d := cmp.Diff(want, w.Forms(base)); d != "" {
			t.Errorf("%s: (-want +got)\n%s", base, d)
		}
	}
}

func FuzzParseFrames(f *testing.F) {
	f.Add(goodFrame)
	f.Add("type: HOSTS\nframes: []\n")
	f.Fuzz(func(t *testing.T, data string) {
		// Any file is either accepted or refused with its name and line.
		_, err := LoadFrames(fstest.MapFS{"mine.yaml": {Data: []byte(data)}})
		if err != nil && !strings.HasPrefix(err.Error(), "mine.yaml:") {
			t.Errorf("error without file and line: %v", err)
		}
	})
}
