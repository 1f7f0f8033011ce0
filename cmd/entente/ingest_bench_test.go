package main

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"entente/graph/neo4j/neo4jtest"
	"entente/ingest"
	sample "entente/seeds"
)

// BenchmarkIngest measures articles of about 700 words from text to committed
// graph, on both engines, with one worker a processor:
//
//	go test -run '^$' -bench Ingest ./cmd/entente
func BenchmarkIngest(b *testing.B) {
	b.Run("embedded", func(b *testing.B) { benchmarkIngest(b, database{Data: b.TempDir()}) })
	b.Run("neo4j", func(b *testing.B) {
		config := neo4jtest.Start(b)
		neo4jtest.Open(b) // empties it
		benchmarkIngest(b, database{Neo4jURI: config.URI, Neo4jUsername: config.Username, Neo4jPassword: config.Password})
	})
}

func benchmarkIngest(b *testing.B, db database) {
	app, err := Open(b.Context(), db, 0, slog.New(slog.DiscardHandler))
	if err != nil {
		b.Fatal(err)
	}
	defer app.Close(b.Context())
	if err := app.Store.Prepare(b.Context()); err != nil {
		b.Fatal(err)
	}
	texts := longArticles(b)
	const batch = 50
	articles, words := 0, 0
	b.ReportAllocs()
	for b.Loop() {
		inputs := make([]ingest.Input, batch)
		for i := range inputs {
			text := texts[articles%len(texts)]
			inputs[i] = ingest.Input{ID: fmt.Sprintf("article-%06d", articles), Text: text}
			articles, words = articles+1, words+len(strings.Fields(text))
		}
		started, err := app.Runner.Add(inputs)
		if err != nil {
			b.Fatal(err)
		}
		snapshots, err := app.Runner.Watch(b.Context(), started.ID, 0)
		if err != nil {
			b.Fatal(err)
		}
		var job ingest.Job
		for s := range snapshots {
			job = s.Job
		}
		if job.Count(ingest.Added) != batch {
			b.Fatalf("%s", summary(job))
		}
	}
	b.ReportMetric(float64(articles)/b.Elapsed().Seconds(), "articles/s")
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}

// longArticles joins three sample articles into each text.
func longArticles(b *testing.B) []string {
	b.Helper()
	inputs, err := ingest.Files(sample.Files())
	if err != nil {
		b.Fatal(err)
	}
	var texts, part []string
	for _, in := range inputs {
		for article, err := range ingest.Decode(in) {
			if err != nil {
				b.Fatal(err)
			}
			if part = append(part, article.Text); len(part) == 3 {
				texts, part = append(texts, strings.Join(part, "\n\n")), nil
			}
		}
	}
	return texts
}
