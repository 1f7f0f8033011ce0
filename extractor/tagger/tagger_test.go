package tagger_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extractor/tagger"
)

func load(t testing.TB) *tagger.Tagger {
	tg, err := tagger.Default()
	if err != nil {
		t.Fatal(err)
	}
	return tg
}

func tagged(t testing.TB, text string, headline bool) string {
	words := strings.Fields(text)
	tags := load(t).Tag(nil, words)
	tagger.Correct(words, tags, headline)
	return strings.Join(tags, " ")
}

func TestTag(t *testing.T) {
	for _, c := range []struct {
		text, tags string
		headline   bool
	}{
		{"Albania cuts diplomatic ties with Iran", "NNP VBZ JJ NNS IN NNP", true},
		{"They support their support", "PRP VBP PRP$ NN", false},
		{"Iran did n't host the group 's leader .", "NNP VBD RB VB DT NN POS NN .", false},
		{"The end of ties with Iran shows that its promises failed .", "DT NN IN NNS IN NNP VBZ IN PRP$ NNS VBD .", false},
		{"The Cannes films that won prizes", "DT NNP NNS WDT VBD NNS", false},
		{"It decided to sever ties with Israel .", "PRP VBD TO VB NNS IN NNP .", false},
		{"The storm weakened as it moved inland ( see the map ) -- slowly .", "DT NN VBD IN PRP VBD RB ( VB DT NN ) : RB .", false},
		{"She condemned both Russia and Belarus .", "PRP VBD DT NNP CC NNP .", false},
		{"U.S.-led forces had said they would leave .", "JJ NNS VBD VBN PRP MD VB .", false},
	} {
		if diff := cmp.Diff(c.tags, tagged(t, c.text, c.headline)); diff != "" {
			t.Errorf("%s: %s", c.text, diff)
		}
	}
}

// Any words get a tag each.
func TestHostileWords(t *testing.T) {
	for _, text := range []string{"", "ȺȺȺȺ's", "0000000000áá's", strings.Repeat("(", 20000), strings.Repeat("a", 1<<20),
		strings.Repeat("x ", 5000), "İİİİ 's İ'll", ":-) ^___^ *-* 0", "\xff\xfe \x00", `" " "`} {
		words := strings.Fields(text)
		if got := strings.Fields(tagged(t, text, true)); len(got) != len(words) {
			t.Errorf("%.20q: %d tags for %d words", text, len(got), len(words))
		}
	}
	if got := load(t).Tag([]string{"before"}, []string{"", ""}); len(got) != 3 || got[0] != "before" {
		t.Errorf("empty words: %q", got)
	}
}

// Goroutines share a tagger and get the same tags.
func TestConcurrent(t *testing.T) {
	tg := load(t)
	words := strings.Fields(sentence)
	want := tg.Tag(nil, words)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for n := range words {
				if diff := cmp.Diff(tg.Tag(nil, words[n:]), tg.Tag(nil, words[n:])); diff != "" {
					t.Error(diff)
				}
			}
			if diff := cmp.Diff(want, tg.Tag(nil, words)); diff != "" {
				t.Error(diff)
			}
		})
	}
	wait.Wait()
}

const sentence = "Albania on Wednesday pulled the plug on diplomatic relations with the Islamic Republic of Iran over a major cyberattack carried out by Tehran . " +
	"\" It is unprecedented in the annals of small island-states , \" said Fatmir Kola , a retired diplomat whom several ministries still consult ."

func TestAllocations(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector empties pools at random")
	}
	tg := load(t)
	words := strings.Fields(sentence)
	tags := make([]string, 0, len(words))
	// A garbage collection may empty the pool of scratch once in a while.
	if n := testing.AllocsPerRun(200, func() { tags = tg.Tag(tags[:0], words) }); n >= 1 {
		t.Errorf("%v allocations a sentence", n)
	}
}

func BenchmarkTag(b *testing.B) {
	tg := load(b)
	words := strings.Fields(sentence)
	tags := make([]string, 0, len(words))
	b.ReportAllocs()
	for b.Loop() {
		tags = tg.Tag(tags[:0], words)
	}
	b.ReportMetric(float64(b.N*len(words))/b.Elapsed().Seconds(), "words/s")
}
