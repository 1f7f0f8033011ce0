package neo4jtest

import (
	"context"
	"testing"

	"entente/graph"
	"entente/graph/neo4j"
)

// Open returns an engine on an empty test server: all nodes, relationships,
// constraints and indexes are deleted first. The engine is closed with the test.
func Open(t testing.TB) *neo4j.Engine {
	t.Helper()
	engine, err := neo4j.Open(t.Context(), Start(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = engine.Close(context.WithoutCancel(t.Context())) })
	Empty(t, engine)
	return engine
}

// Empty deletes everything on the server.
func Empty(t testing.TB, engine *neo4j.Engine) {
	t.Helper()
	run := func(statement string) *graph.Result {
		var out *graph.Result
		err := engine.Transact(t.Context(), graph.Write, func(tx graph.Tx) (err error) {
			out, err = tx.Run(t.Context(), statement, nil)
			return err
		})
		if err != nil {
			t.Fatalf("empty the server: %s: %v", statement, err)
		}
		return out
	}
	run("MATCH (n) DETACH DELETE n")
	for _, row := range run("SHOW CONSTRAINTS YIELD name").Rows {
		run("DROP CONSTRAINT `" + row[0].(string) + "` IF EXISTS")
	}
	for _, row := range run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name").Rows {
		run("DROP INDEX `" + row[0].(string) + "` IF EXISTS")
	}
}
