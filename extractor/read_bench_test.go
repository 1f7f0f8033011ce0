package extractor_test

import (
	"os"
	"strings"
	"testing"

	"entente/corpus"
	"entente/graph"
)

// longArticle is an article of at least the given number of words, made of the
// development articles of one genre.
func longArticle(tb testing.TB, words int) graph.Article {
	tb.Helper()
	articles, err := corpus.ReadMarked(os.DirFS("testdata/reading/tune"))
	if err != nil {
		tb.Fatal(err)
	}
	var text strings.Builder
	for _, a := range articles {
		if a.Genre == "wire" && len(strings.Fields(text.String())) < words {
			text.WriteString(a.Text)
			text.WriteString("\n\n")
		}
	}
	return graph.Article{ID: "long", Text: text.String(), Published: "2022-09-07"}
}

// TestReadAllocations holds the allocations of reading an article of some 700
// words below their budget.
func TestReadAllocations(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector empties pools at random")
	}
	x := newExtractor(t)
	a := longArticle(t, 600)
	if n := testing.AllocsPerRun(20, func() { _, _ = x.Read(a) }); n > 1000 {
		t.Errorf("%v allocations for %d words", n, len(strings.Fields(a.Text)))
	}
}

// BenchmarkRead reads an article of some 700 words up to its entities.
func BenchmarkRead(b *testing.B) {
	x := newExtractor(b)
	a := longArticle(b, 600)
	r, err := x.Read(a)
	if err != nil {
		b.Fatal(err)
	}
	tokens := 0
	for _, s := range r.Document.Sentences {
		tokens += len(s.Tokens)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := x.Read(a); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*tokens)/b.Elapsed().Seconds(), "tokens/s")
	b.ReportMetric(float64(len(strings.Fields(a.Text))), "words")
}
