package parser

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func parser(t testing.TB) *Parser {
	t.Helper()
	p, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// wellFormed says what is wrong with a tree, or "".
func wellFormed(arcs []Arc) string {
	roots := 0
	for d, a := range arcs {
		if a.Label == "" {
			return "an arc without a label"
		}
		if a.Head < 0 {
			roots++
			continue
		}
		at := int32(d)
		for steps := 0; at >= 0; steps++ {
			if steps > len(arcs) || int(at) >= len(arcs) {
				return "a cycle"
			}
			at = arcs[at].Head
		}
	}
	if len(arcs) > 0 && roots != 1 {
		return "not one root"
	}
	return ""
}

func FuzzParse(f *testing.F) {
	f.Add("Albania cuts ties with Iran .", "NNP VBZ NNS IN NNP .")
	f.Add(". , ; (", ". , : (")
	f.Add("a", "")
	f.Add("\xff \x00", "XX NN")
	p := parser(f)
	f.Fuzz(func(t *testing.T, text, tags string) {
		words := strings.Fields(text)
		arcs := p.Parse(nil, words, strings.Fields(tags))
		if len(arcs) != len(words) {
			t.Fatalf("%d arcs for %d words", len(arcs), len(words))
		}
		if bad := wellFormed(arcs); bad != "" {
			t.Fatalf("%q: %s: %v", text, bad, arcs)
		}
	})
}

func TestLongSentences(t *testing.T) {
	p := parser(t)
	for _, unit := range []string{"a DT", "( (", "ran VBD", "and CC", "Iran NNP", "of IN", ", ,"} {
		word, tag, _ := strings.Cut(unit, " ")
		words := strings.Fields(strings.Repeat(word+" ", 3000))
		tags := strings.Fields(strings.Repeat(tag+" ", 3000))
		first := p.Parse(nil, words, tags)
		if bad := wellFormed(first); bad != "" {
			t.Errorf("3000 times %q: %s", word, bad)
		}
		if diff := cmp.Diff(first, p.Parse(nil, words, tags)); diff != "" {
			t.Errorf("3000 times %q: a second run differs:\n%s", word, diff)
		}
	}
}

func TestParseAllocatesNothing(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector empties pools at random")
	}
	p := parser(t)
	words := strings.Fields("The minister said that his country had cut ties with the neighbour .")
	tags := strings.Fields("DT NN VBD IN PRP$ NN VBD VBN NNS IN DT NN .")
	arcs := p.Parse(nil, words, tags)
	if n := testing.AllocsPerRun(50, func() { arcs = p.Parse(arcs[:0], words, tags) }); n > 0.5 {
		t.Errorf("%v allocations a sentence", n)
	}
}

func TestDamagedModel(t *testing.T) {
	for _, cut := range []int{0, 1, len(magic), len(magic) + 10, len(model) / 2, len(model) - 1} {
		if _, err := Read(model[:cut]); err == nil {
			t.Errorf("a model cut after %d bytes is read", cut)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	p := parser(b)
	words := strings.Fields("Albania , a member of NATO , has cut diplomatic relations with Iran and expelled its diplomats after a cyberattack that was carried out by groups from Tehran , the prime minister said on Wednesday .")
	tags := strings.Fields("NNP , DT NN IN NNP , VBZ VBN JJ NNS IN NNP CC VBD PRP$ NNS IN DT NN WDT VBD VBN RP IN NNS IN NNP , DT JJ NN VBD IN NNP .")
	if len(words) != len(tags) {
		b.Fatal(len(words), len(tags))
	}
	var arcs []Arc
	b.ReportAllocs()
	for b.Loop() {
		arcs = p.Parse(arcs[:0], words, tags)
	}
	b.ReportMetric(float64(len(words))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkRead(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(model); err != nil {
			b.Fatal(err)
		}
	}
}
