// Package difference holds the embedded engine against a real Neo4j: the same
// queries over the same graphs must give the same rows, or fail in the same way.
// What is known to differ stands in testdata/known.txt, each with its reason.
package difference

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/embedded"
	"entente/graph/neo4j/neo4jtest"
)

// How many queries are generated, and from what, unless ENTENTE_DIFFER_COUNT and
// ENTENTE_DIFFER_SEED say otherwise.
const (
	generated = 120
	seed      = 1
)

// TestDifference runs the queries of testdata and generated ones on both
// engines. The later half of the graphs has indexes.
func TestDifference(t *testing.T) {
	server, ours := neo4jtest.Open(t), openOurs(t)
	known := readKnown(t)
	count, first, plain := number(t, "ENTENTE_DIFFER_COUNT", generated), number(t, "ENTENTE_DIFFER_SEED", seed), true
	for _, name := range []string{"ENTENTE_DIFFER_COUNT", "ENTENTE_DIFFER_SEED"} {
		plain = plain && os.Getenv(name) == ""
	}
	const graphs = 4
	var queries [graphs][]query
	for i, q := range readQueries(t, "queries.txt", "values.txt", "paths.txt", "writes.txt") {
		queries[i%graphs] = append(queries[i%graphs], q)
	}
	seeks := readQueries(t, "seeks.txt")
	queries[0], queries[graphs-1] = append(queries[0], seeks...), append(queries[graphs-1], seeks...)
	compared, failed := 0, 0
	for i := range graphs {
		r := rand.New(rand.NewPCG(uint64(first), uint64(i)))
		statements := randomGraph(r)
		for _, e := range []graph.Engine{server, ours} {
			if i == graphs/2 {
				must(t, e, indexes...)
			}
			must(t, e, `MATCH (n) DETACH DELETE n`, statements)
		}
		if i == graphs/2 {
			must(t, server, `CALL db.awaitIndexes(60)`)
		}
		for range count / graphs {
			queries[i] = append(queries[i], generate(r))
		}
		for _, q := range queries[i] {
			if q.text == "" {
				continue
			}
			want, got := run(t, server, q, errUndo), run(t, ours, q, errUndo)
			compared++
			if want.err != nil {
				failed++
			}
			if difference := compare(q, want, got); difference != "" && !known.match(q, difference) {
				t.Errorf("graph %d: %s\n%s", i, q.text, difference)
			}
		}
	}
	t.Logf("%d queries compared, %d of them fail on both; %d known differences were met", compared, failed, known.met())
	scripts(t, server, ours, known)
	if plain {
		known.stale(t)
	}
}

// indexes are those that Neo4j's planner and ours may use.
var indexes = []string{
	`CREATE INDEX FOR (n:A) ON (n.i)`,
	`CREATE INDEX FOR (n:A) ON (n.s)`,
	`CREATE INDEX FOR (n:B) ON (n.m)`,
	`CREATE INDEX FOR (n:B) ON (n.f)`,
	`CREATE INDEX FOR (n:N) ON (n.id)`,
	`CREATE INDEX FOR (n:D) ON (n.v)`,
}

func openOurs(t *testing.T) graph.Engine {
	t.Helper()
	ours, err := embedded.Open(t.Context(), t.TempDir(), embedded.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ours.Close(context.WithoutCancel(t.Context())) })
	return ours
}

func number(t *testing.T, name string, otherwise int) int {
	t.Helper()
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return n
}

// outcome is what an engine answers.
type outcome struct {
	result *graph.Result
	err    error
	early  bool     // the error comes before anything runs
	state  []string // the graph afterwards, of a query that writes
}

// errUndo ends a transaction that is to leave nothing.
var errUndo = errors.New("undone")

// run asks one engine. With errUndo it leaves the graph as it was, with nil
// what the query did stays.
func run(t *testing.T, e graph.Engine, q query, end error) outcome {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	var out outcome
	access := graph.Read
	if q.writes || end == nil {
		access = graph.Write
	}
	err := e.Transact(ctx, access, func(tx graph.Tx) (err error) {
		if out.result, out.err = tx.Run(ctx, q.text, q.params); out.err != nil {
			return out.err
		}
		if q.writes {
			if out.state, out.err = state(ctx, tx); out.err != nil {
				return out.err
			}
		}
		return end
	})
	if end == nil {
		out.err = err // what is found out when it commits, too
	}
	if out.err != nil {
		err := e.Transact(ctx, access, func(tx graph.Tx) error {
			_, err := tx.Run(ctx, "EXPLAIN "+q.text, q.params)
			return err
		})
		out.early = err != nil
	}
	return out
}

// state lists the nodes and relationships of the graph.
func state(ctx context.Context, tx graph.Tx) ([]string, error) {
	var lines []string
	for _, text := range []string{`MATCH (n) RETURN n`, `MATCH (a)-[r]->(b) RETURN r, a.id, b.id`} {
		got, err := tx.Run(ctx, text, nil)
		if err != nil {
			return nil, err
		}
		for _, row := range got.Rows {
			lines = append(lines, rowText(row, true))
		}
	}
	return sorted(lines), nil
}

// must runs statements, each in a transaction of its own, which have to work.
func must(t *testing.T, e graph.Engine, statements ...string) {
	t.Helper()
	for _, statement := range statements {
		err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
			_, err := tx.Run(t.Context(), statement, nil)
			return err
		})
		if err != nil {
			t.Fatalf("%s: %s: %v", e.Name(), statement, err)
		}
	}
}

// randomGraph makes a small graph of everything that queries stumble over:
// loops, parallel relationships, nodes without labels, missing properties, one
// property of many types. It is one statement. Each node and relationship has an id of its own.
func randomGraph(r *rand.Rand) string {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	var all []string
	const nodes, relationships = 11, 19
	for i := range nodes {
		labels := pick("", ":A", ":A", ":B", ":A:B", ":C")
		properties := fmt.Sprintf("id: %d", i)
		for _, p := range []struct{ key, value string }{
			{"i", pick("0", "1", "2", "3", "-4", "10")},
			{"f", pick("0.5", "1.0", "-2.25", "3.75")},
			{"s", pick("''", "'a'", "'ab'", "'B'", "'bab'", "'é'", "'10'")},
			{"b", pick("true", "false")},
			{"l", pick("[]", "[1]", "[1, 2, 3]", "[3, 1]")},
			{"m", pick("1", "1.0", "'1'", "true", "[1, 2]", "2.5", "'x'")},
		} {
			if r.IntN(4) > 0 {
				properties += fmt.Sprintf(", %s: %s", p.key, p.value)
			}
		}
		all = append(all, fmt.Sprintf("(n%d%s {%s})", i, labels, properties))
	}
	for i := range relationships {
		properties := fmt.Sprintf("id: %d", 100+i)
		if r.IntN(3) > 0 {
			properties += ", w: " + pick("1", "2", "3", "5")
		}
		all = append(all, fmt.Sprintf("(n%d)-[:%s {%s}]->(n%d)",
			r.IntN(nodes), pick("R", "R", "S", "T"), properties, r.IntN(nodes)))
	}
	return "CREATE " + strings.Join(all, ", ")
}
