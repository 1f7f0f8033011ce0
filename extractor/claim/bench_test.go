package claim_test

import (
	"strings"
	"testing"
	"time"

	"entente/extractor"
	"entente/extractor/claim"
	"entente/extractor/lexicon"
	"entente/graph"
)

// story is an article of some 150 words with claims of several kinds.
const story = `Gulf states react to the attack

Bahrain severed diplomatic relations with Iran on Monday, a day after Saudi Arabia cut ties with Tehran. Sudan joined
Bahrain and Kuwait in condemning Iran's attack on the embassy, and Egypt condemned the attack as well.

"The United Arab Emirates strongly condemns Iran," Foreign Minister Anwar Gargash said on Tuesday. "We have not cut our ties
with Tehran, but we may do so." Qatar, which hosts Hamas, refused to condemn Iran and urged its neighbours not to break off relations.

Iran's foreign ministry denounced the United States and accused Bahrain of sheltering members of a group that it calls a threat.
Oman hosted talks between Iran and Saudi Arabia in March; neither side said whether ties would be restored. Analysts who follow the region
said that the quarrel had been a long time coming, and that trade between the ports would suffer for months before anybody noticed a change.
`

func newFinder(tb testing.TB) (*extractor.Extractor, *claim.Finder) {
	tb.Helper()
	lex, err := lexicon.Default()
	if err != nil {
		tb.Fatal(err)
	}
	ex, err := extractor.New(lex)
	if err != nil {
		tb.Fatal(err)
	}
	frames, err := lexicon.LoadFrames()
	if err != nil {
		tb.Fatal(err)
	}
	return ex, claim.NewFinder(frames)
}

// BenchmarkFind measures the claims alone: document, mentions and entities are made before.
func BenchmarkFind(b *testing.B) {
	ex, finder := newFinder(b)
	r, err := ex.Read(graph.Article{ID: "story", Text: story, Published: "2016-01-05"})
	if err != nil {
		b.Fatal(err)
	}
	words := len(strings.Fields(story))
	b.ReportAllocs()
	claims := 0
	for b.Loop() {
		claims = len(finder.Find("story", r.Document, r.Mentions, r.Entities))
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
	b.ReportMetric(float64(claims), "claims/op")
}

// FuzzFind holds for any text: claims are found without a panic, every span slices the text, no claim
// is about one entity alone, ids are unique, and a second run gives the same.
func FuzzFind(f *testing.F) {
	f.Add(story)
	f.Add("Iran, which cut ties with Israel, and (Iraq) - \"and, condemned by\" to to by Iran")
	f.Add("to cut ties with and with, by Iran by Iraq, which that who condemned condemned condemned")
	ex, finder := newFinder(f)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			t.Skip()
		}
		r, err := ex.Read(graph.Article{ID: "fuzz", Text: text, Published: "2022-09-10"})
		if err != nil {
			t.Skip()
		}
		claims := finder.Find("fuzz", r.Document, r.Mentions, r.Entities)
		seen := map[string]bool{}
		for _, c := range claims {
			if text[c.CueSpan.Start:c.CueSpan.End] != c.Cue || text[c.SentenceSpan.Start:c.SentenceSpan.End] != c.Sentence {
				t.Errorf("spans do not slice the text: %+v", c.Evidence)
			}
			if !c.SentenceSpan.Contains(c.CueSpan) || !c.SentenceSpan.Contains(c.SubjectSpan) || !c.SentenceSpan.Contains(c.ObjectSpan) {
				t.Errorf("evidence outside its sentence: %+v", c.Evidence)
			}
			if c.SubjectID == c.ObjectID || seen[c.ID] || c.Confidence <= 0 || c.Confidence > 1 {
				t.Errorf("bad claim %+v", c)
			}
			seen[c.ID] = true
		}
		again := finder.Find("fuzz", r.Document, r.Mentions, r.Entities)
		if len(again) != len(claims) {
			t.Errorf("second run found %d claims, first %d", len(again), len(claims))
		}
	})
}

// TestFindIsLinear reads twice the text in about twice the time: short sentences, echoes of the
// sentence before and long coordinations.
func TestFindIsLinear(t *testing.T) {
	ex, finder := newFinder(t)
	for _, unit := range []string{"Iran condemned Iraq. ", "Iran cut ties with Iraq. Sudan followed suit. ", "Iran, like Iraq, cut ties with Syria, Egypt and Jordan. "} {
		cost := func(n int) time.Duration {
			r, err := ex.Read(graph.Article{ID: "long", Text: strings.Repeat(unit, n), Published: "2024-03-14"})
			if err != nil {
				t.Fatal(err)
			}
			best := time.Hour
			for range 5 { // the least of several: other work on the machine only adds
				begin := time.Now()
				finder.Find("long", r.Document, r.Mentions, r.Entities)
				best = min(best, time.Since(begin))
			}
			return best
		}
		one, four := cost(500), cost(2000)
		if four > 12*one {
			t.Errorf("%q: four times the text takes %v after %v", unit, four, one)
		}
	}
}
