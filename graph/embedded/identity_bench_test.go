package embedded_test

import (
	"fmt"
	"strings"
	"testing"

	"entente/graph"
)

// newsExtraction makes an article of eight persons, six organizations and six
// countries with twelve claims; the same actors come back in other articles.
func newsExtraction(i int) graph.Extraction {
	x := graph.Extraction{Extractor: "bench", Article: graph.Article{ID: fmt.Sprintf("a%05d", i), Title: "News", Published: "2022-09-07"}}
	var text strings.Builder
	add := func(t graph.EntityType, id, name string) {
		span := graph.Span{Start: text.Len(), End: text.Len() + len(name)}
		text.WriteString(name + " ")
		x.Entities = append(x.Entities, graph.Entity{ID: id, Type: t, Name: name})
		x.Mentions = append(x.Mentions, graph.Mention{Span: span, Text: name, Type: t, Form: graph.FormName, EntityID: id, Name: name})
	}
	for k := range 8 {
		n := (i*7 + k*31) % 400
		add(graph.Person, fmt.Sprintf("person:given%d-surname%d", n, n%97), fmt.Sprintf("Given%d Surname%d", n, n%97))
	}
	for k := range 6 {
		n := (i*5 + k*17) % 200
		add(graph.Organization, fmt.Sprintf("organization:union-%d", n), fmt.Sprintf("Union %d", n))
	}
	for k := range 6 {
		n := (i*3 + k*11) % 60
		add(graph.Country, fmt.Sprintf("country:C%d", n), fmt.Sprintf("Land %d", n))
	}
	const sentence = "they met."
	start := text.Len()
	text.WriteString(sentence)
	x.Article.Text = text.String()
	for k := range 12 {
		s, o := x.Entities[k].ID, x.Entities[19-k].ID
		span := graph.Span{Start: start, End: start + len(sentence)}
		x.Claims = append(x.Claims, graph.Claim{
			ID: graph.ClaimID(x.Article.ID, graph.Span{Start: k, End: k}, graph.Condemned, s, o), ArticleID: x.Article.ID, Type: graph.Condemned,
			SubjectID: s, ObjectID: o, Modality: graph.Actual, Date: "2022-09-07", Confidence: 0.9, Rule: "bench",
			Evidence: graph.Evidence{Sentence: sentence, SentenceSpan: span, Cue: "met", CueSpan: graph.Span{Start: start + 5, End: start + 8}},
		})
	}
	return x
}

// BenchmarkPutExtraction writes an article into a graph of 300: a new one, and
// one that is there already.
func BenchmarkPutExtraction(b *testing.B) {
	store := graph.NewStore(openBench(b))
	if err := store.Prepare(b.Context()); err != nil {
		b.Fatal(err)
	}
	for i := range 300 {
		if _, err := store.PutExtraction(b.Context(), newsExtraction(i)); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("new", func(b *testing.B) {
		b.ReportAllocs()
		for i := 300; b.Loop(); i++ {
			if _, err := store.PutExtraction(b.Context(), newsExtraction(i)); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("again", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			if _, err := store.PutExtraction(b.Context(), newsExtraction(i%300)); err != nil {
				b.Fatal(err)
			}
		}
	})
}
