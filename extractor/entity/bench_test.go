package entity_test

import (
	"os"
	"strings"
	"testing"

	"entente/extractor/entity"
	"entente/extractor/mention"
	"entente/graph"
)

// BenchmarkLink links the articles of testdata; the time and the allocations are
// those of one article of 170 words.
func BenchmarkLink(b *testing.B) {
	data, err := os.ReadFile("testdata/blind.txt")
	if err != nil {
		b.Fatal(err)
	}
	article, _, _ := strings.Cut(string(data), "===\n")
	text, _ := strip(article)
	lex, r := reader(b)
	d, err := r.Read(graph.Article{Text: text})
	if err != nil {
		b.Fatal(err)
	}
	found := mention.Find(lex, d)
	mentions := make([]mention.Mention, len(found))
	b.ReportAllocs()
	for b.Loop() {
		copy(mentions, found)
		entity.Link(lex, d, mentions)
	}
	b.ReportMetric(float64(len(strings.Fields(text))*b.N)/b.Elapsed().Seconds(), "words/s")
}
