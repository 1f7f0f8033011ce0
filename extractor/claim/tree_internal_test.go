package claim

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/extractor/tagger"
	"entente/graph"
)

// TestTreeRead holds what the tree says of a verb: whose act, and how meant.
func TestTreeRead(t *testing.T) {
	frames, err := lexicon.LoadFrames()
	if err != nil {
		t.Fatal(err)
	}
	tags, err := tagger.Default()
	if err != nil {
		t.Fatal(err)
	}
	g := newGrammar(frames)
	for _, c := range []struct {
		text, verb, subjects string
		status               status
	}{
		{"The army attacked the town .", "attacked", "army", plain},
		{"The army did not attack the town .", "attack", "army", status{true, graph.Actual}},
		{"The army may attack the town .", "attack", "army", status{false, graph.Possible}},
		{"The government decided to expel the envoy .", "expel", "government", status{false, graph.Planned}},
		{"The government urged the parliament to expel the envoy .", "expel", "parliament", status{false, graph.Possible}},
		{"The government which expelled the envoy has resigned .", "expelled", "government", plain},
		{"The king and the parliament condemned the raid .", "condemned", "king parliament", plain},
		{"The government recalled its envoy and expelled the ambassador .", "expelled", "government", plain},
	} {
		words := strings.Fields(c.text)
		v := &view{sentence: 0}
		for i, tag := range tags.Tag(nil, words) {
			v.tokens = append(v.tokens, document.Token{Text: words[i], Lower: strings.ToLower(words[i]), Lemma: strings.ToLower(words[i]), Tag: tag})
			v.orig, v.mention = append(v.orig, i), append(v.mention, -1)
		}
		v.retag()
		s := newSyntax(g, v, "")
		at := slices.IndexFunc(s.chunks, func(ch chunk) bool { return ch.kind == verbKind && s.lower(ch.head) == c.verb })
		if at < 0 {
			t.Errorf("%s: no verb %s", c.text, c.verb)
			continue
		}
		r := s.treeRead(at)
		var subjects []string
		for _, n := range r.subjects {
			subjects = append(subjects, s.word(n))
		}
		if d := cmp.Diff(c.subjects, strings.Join(subjects, " ")); d != "" || r.status != c.status {
			t.Errorf("%s: status %v, want %v; subjects (-want +got) %s", c.text, r.status, c.status, d)
		}
	}
}

// TestVagueTimes holds which words say when without a date of their own.
func TestVagueTimes(t *testing.T) {
	for text, want := range map[string]string{
		"It happened decades ago":         "decades ago",
		"It happened two days later":      "two days later",
		"It happened in the 1980s":        "1980s",
		"The same year it happened":       "the same year",
		"It happened at the time":         "the time",
		"It happened in recent weeks":     "recent weeks",
		"It happened in the 19th century": "19th century",
		"They met at the end of talks":    "",
	} {
		v := &view{}
		for i, w := range strings.Fields(text) {
			v.tokens = append(v.tokens, document.Token{Text: w, Lower: strings.ToLower(w)})
			v.orig, v.mention = append(v.orig, i), append(v.mention, -1)
		}
		got := ""
		for _, e := range findTimes(v, "2022-09-10") {
			var words []string
			for i := e.first; i < e.last; i++ {
				words = append(words, v.tokens[i].Lower)
			}
			if got = strings.Join(words, " "); e.date != "" {
				t.Errorf("%s: dated %s", text, e.date)
			}
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got) %s", text, d)
		}
	}
}
