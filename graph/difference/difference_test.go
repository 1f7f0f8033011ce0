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
	"testing"
	"time"

	"entente/graph"
	"entente/graph/embedded"
	"entente/graph/neo4j/neo4jtest"
)

// How many queries are generated, and from what, unless ENTENTE_DIFFER_COUNT and
// ENTENTE_DIFFER_SEED say otherwise.
const (
	generated = 240
	seed      = 1
)

// TestDifference runs testdata/queries.txt and generated queries on both engines.
func TestDifference(t *testing.T) {
	server := neo4jtest.Open(t)
	ours, err := embedded.Open(t.Context(), t.TempDir(), embedded.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer ours.Close(context.WithoutCancel(t.Context()))
	known := readKnown(t)
	count, first, plain := number(t, "ENTENTE_DIFFER_COUNT", generated), number(t, "ENTENTE_DIFFER_SEED", seed), true
	for _, name := range []string{"ENTENTE_DIFFER_COUNT", "ENTENTE_DIFFER_SEED"} {
		plain = plain && os.Getenv(name) == ""
	}
	written := readQueries(t)
	const graphs = 4
	compared, failed := 0, 0
	for i := range graphs {
		r := rand.New(rand.NewPCG(uint64(first), uint64(i)))
		statements := randomGraph(r)
		for _, e := range []graph.Engine{server, ours} {
			load(t, e, statements)
		}
		var queries []query
		for j, q := range written {
			if j%graphs == i {
				queries = append(queries, q)
			}
		}
		for range count / graphs {
			queries = append(queries, generate(r))
		}
		for _, q := range queries {
			want, got := run(t, server, q), run(t, ours, q)
			compared++
			if want.err != nil {
				failed++
			}
			if difference := compare(q, want, got); difference != "" && !known.match(q, difference) {
				t.Errorf("%s\n%s", q.text, difference)
			}
		}
	}
	t.Logf("%d queries compared, %d of them fail on both; %d known differences were met", compared, failed, known.met())
	if plain {
		known.stale(t)
	}
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

// query is what both engines are asked.
type query struct {
	text    string
	params  map[string]any
	ordered bool // the rows come in an order that the query fixes
	writes  bool // it changes the graph, which is compared as well
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

// run asks one engine, and leaves the graph as it was.
func run(t *testing.T, e graph.Engine, q query) outcome {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	var out outcome
	access := graph.Read
	if q.writes {
		access = graph.Write
	}
	_ = e.Transact(ctx, access, func(tx graph.Tx) (err error) {
		if out.result, out.err = tx.Run(ctx, q.text, q.params); out.err != nil {
			return out.err
		}
		if q.writes {
			if out.state, out.err = state(ctx, tx); out.err != nil {
				return out.err
			}
		}
		return errUndo
	})
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

// load puts a graph in place of the one that is there.
func load(t *testing.T, e graph.Engine, statements []string) {
	t.Helper()
	for _, statement := range append([]string{`MATCH (n) DETACH DELETE n`}, statements...) {
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
// property of many types. Each node and relationship has an id of its own.
func randomGraph(r *rand.Rand) []string {
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
		all = append(all, fmt.Sprintf("CREATE (n%s {%s})", labels, properties))
	}
	for i := range relationships {
		properties := fmt.Sprintf("id: %d", 100+i)
		if r.IntN(3) > 0 {
			properties += ", w: " + pick("1", "2", "3", "5")
		}
		all = append(all, fmt.Sprintf("MATCH (a {id: %d}), (b {id: %d}) CREATE (a)-[:%s {%s}]->(b)",
			r.IntN(nodes), r.IntN(nodes), pick("R", "R", "S", "T"), properties))
	}
	return all
}
