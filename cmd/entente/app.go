package main

import (
	"context"
	"log/slog"

	"entente/extractor"
	"entente/extractor/lexicon"
	"entente/graph"
	"entente/graph/embedded"
	"entente/graph/neo4j"
	"entente/ingest"
)

// App holds the parts of the program, wired. The commands and the end-to-end
// tests use the same one.
type App struct {
	Engine    graph.Engine
	Extractor *extractor.Extractor
	Store     *graph.Store
	Runner    *ingest.Runner
}

// Open wires the parts over the given database. The caller closes the App.
func Open(ctx context.Context, db database, workers int, logger *slog.Logger) (*App, error) {
	engine, err := openEngine(ctx, db, logger)
	if err != nil {
		return nil, err
	}
	x, err := newExtractor()
	if err != nil {
		engine.Close(ctx)
		return nil, err
	}
	store := graph.NewStore(engine)
	return &App{
		Engine:    engine,
		Extractor: x,
		Store:     store,
		Runner:    ingest.NewRunner(x, store, ingest.Options{Workers: workers, Logger: logger}),
	}, nil
}

// Close stops the running job and releases the database.
func (a *App) Close(ctx context.Context) error {
	a.Runner.Close()
	return a.Store.Close(ctx)
}

func openEngine(ctx context.Context, db database, logger *slog.Logger) (graph.Engine, error) {
	if db.Neo4jURI != "" {
		return neo4j.Open(ctx, neo4j.Config{
			URI: db.Neo4jURI, Username: db.Neo4jUsername, Password: db.Neo4jPassword, Database: db.Neo4jDatabase, Logger: logger,
		})
	}
	return embedded.Open(ctx, db.Data, embedded.Options{Logger: logger})
}

func newExtractor() (*extractor.Extractor, error) {
	lex, err := lexicon.Default()
	if err != nil {
		return nil, err
	}
	return extractor.New(lex)
}
