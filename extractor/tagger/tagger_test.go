package tagger_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"entente/extractor/tagger"
)

func tagged(t testing.TB, text string, headline bool) string {
	tg, err := tagger.Default()
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields(text)
	tags := tg.Tag(nil, words)
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
	} {
		if diff := cmp.Diff(c.tags, tagged(t, c.text, c.headline)); diff != "" {
			t.Errorf("%s: %s", c.text, diff)
		}
	}
}

// Words on which prose itself panics or takes long.
func TestHostileWords(t *testing.T) {
	start := time.Now()
	for _, text := range []string{"ȺȺȺȺ's", "0000000000áá's", strings.Repeat("(", 20000), strings.Repeat("a", 1<<20),
		strings.Repeat("x ", 5000), "İİİİ 's İ'll", ":-) ^___^ *-* 0"} {
		words := strings.Fields(text)
		if got := strings.Fields(tagged(t, text, false)); len(got) != len(words) {
			t.Errorf("%.20q: %d tags for %d words", text, len(got), len(words))
		}
	}
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("took %v", took)
	}
}

func BenchmarkTag(b *testing.B) {
	tg, err := tagger.Default()
	if err != nil {
		b.Fatal(err)
	}
	words := strings.Fields("Albania on Wednesday pulled the plug on diplomatic relations with the Islamic Republic of Iran over a major cyberattack carried out by Tehran .")
	b.ReportAllocs()
	for b.Loop() {
		tg.Tag(nil, words)
	}
	b.ReportMetric(float64(b.N*len(words))/b.Elapsed().Seconds(), "words/s")
}
