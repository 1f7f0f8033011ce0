package document_test

import (
	"strings"
	"testing"

	"entente/graph"
)

// article is news text of our own of about 700 tokens.
var article = graph.Article{ID: "bench", Text: strings.Repeat(`Albania breaks with Iran over the attack

TIRANA, Albania (AP) — Albania’s prime minister, Edi Rama, said on Wednesday that his country had cut diplomatic ties with Iran over a cyberattack in July. “The Council of Ministers has decided on the severance of diplomatic relations,” Mr. Rama said in a video statement. U.S. officials agreed; the U.N. didn't comment.

Adrienne Watson, the National Security Council spokesperson, said the United States would "hold Iran accountable." The attack cost $1.5 million, or 3,000 euros a day, and closed well-known sites such as e-albania. NATO condemned it, too.

By 5 p.m. the embassy's staff -- some 20 people -- had been told to leave within 24 hours. Delta Inc. of Erzurum, the Foreign Ministry and J. K. Marsh declined to speak. “Why now?” asked one diplomat.
`, 4)}

func BenchmarkRead(b *testing.B) {
	r := newReader(b)
	d, err := r.Read(article)
	if err != nil {
		b.Fatal(err)
	}
	tokens := 0
	for _, s := range d.Sentences {
		tokens += len(s.Tokens)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.Read(article); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*tokens)/b.Elapsed().Seconds(), "tokens/s")
}

// TestReadAllocates holds the document stage to 100 allocations for an article
// of 700 tokens whose words it has met.
func TestReadAllocates(t *testing.T) {
	r := newReader(t)
	if _, err := r.Read(article); err != nil {
		t.Fatal(err)
	}
	if n := testing.AllocsPerRun(20, func() { _, _ = r.Read(article) }); n > 100 {
		t.Errorf("%v allocations", n)
	}
}
