package embedded_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"entente/graph"
	"entente/graph/embedded"
)

// The graph of the benchmarks: nodes with a unique id, and relationships spread
// over them, loaded in batches of one transaction each.
const (
	benchNodes = 10_000
	benchRels  = 50_000
	benchBatch = 1_000
)

func openBench(b *testing.B) *embedded.Engine {
	b.Helper()
	e, err := embedded.Open(b.Context(), b.TempDir(), embedded.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = e.Close(b.Context()) })
	schema := graph.Schema{Unique: []graph.Property{{Label: "Entity", Key: "id"}}}
	if err := e.Prepare(b.Context(), schema); err != nil {
		b.Fatal(err)
	}
	return e
}

func load(b *testing.B, e *embedded.Engine) {
	b.Helper()
	run := func(query string, rows []map[string]any) {
		err := e.Transact(b.Context(), graph.Write, func(tx graph.Tx) error {
			_, err := tx.Run(b.Context(), query, map[string]any{"rows": rows})
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	batches := func(n int, query string, make func(i int) map[string]any) {
		for from := 0; from < n; from += benchBatch {
			rows := []map[string]any{}
			for i := from; i < min(n, from+benchBatch); i++ {
				rows = append(rows, make(i))
			}
			run(query, rows)
		}
	}
	id := func(i int) string { return fmt.Sprintf("entity:%06d", i%benchNodes) }
	batches(benchNodes, `UNWIND $rows AS row MERGE (n:Entity {id: row.id}) SET n += row.props`, func(i int) map[string]any {
		return map[string]any{"id": id(i), "props": map[string]any{"name": "Name of " + id(i), "claims": i % 17}}
	})
	batches(benchRels, `UNWIND $rows AS row MATCH (a:Entity {id: row.from}) MATCH (b:Entity {id: row.to})
		MERGE (a)-[r:MET_WITH]->(b) ON CREATE SET r.claims = 1 ON MATCH SET r.claims = r.claims + 1`, func(i int) map[string]any {
		return map[string]any{"from": id(i), "to": id(i*7919 + i/benchNodes*31 + 13)}
	})
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		load(b, openBench(b))
	}
	b.ReportMetric(float64(benchNodes+benchRels)*float64(b.N)/b.Elapsed().Seconds(), "entities/s")
}

func BenchmarkRead(b *testing.B) {
	e := openBench(b)
	load(b, e)
	for _, c := range []struct{ name, query string }{
		{"key", `MATCH (n:Entity {id: $id}) RETURN n.name`},
		{"neighbours", `MATCH (n:Entity {id: $id})-[r]-(m) RETURN type(r), m.id, m.name`},
		{"two hops", `MATCH (n:Entity {id: $id})-[:MET_WITH]->()-[:MET_WITH]->(m) RETURN count(DISTINCT m)`},
		{"count by label", `MATCH (n) UNWIND labels(n) AS label RETURN label, count(*)`},
		{"filter all", `MATCH (n:Entity) WHERE n.name CONTAINS '99' RETURN count(n)`},
		{"top ten", `MATCH (n:Entity)-[r]->() RETURN n.id, count(r) AS c ORDER BY c DESC, n.id LIMIT 10`},
		{"count of relations", `MATCH (:Entity)-[r]->(:Entity) RETURN count(r)`},
		{"picture", `MATCH (e:Entity) WITH e ORDER BY e.claims DESC, e.id LIMIT 150 WITH collect(e.id) AS ids UNWIND ids AS id MATCH (s:Entity {id: id})-[r]->(o:Entity) WHERE o.id IN ids RETURN s.id, type(r), o.id`},
		{"shortest path", `MATCH p = shortestPath((a:Entity {id: $id})-[*..20]-(b:Entity {id: 'entity:005000'})) RETURN length(p)`},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				params := map[string]any{"id": fmt.Sprintf("entity:%06d", i%4000)}
				got, err := e.Query(b.Context(), c.query, params, graph.Limits{})
				if err != nil || len(got.Rows) == 0 {
					b.Fatal(got, err)
				}
			}
		})
	}
}

// BenchmarkOpen opens a graph of 10 000 nodes and 50 000 relationships, which is
// checked as it is opened.
func BenchmarkOpen(b *testing.B) {
	e := openBench(b)
	load(b, e)
	dir := e.Dir()
	if err := e.Close(b.Context()); err != nil {
		b.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(dir, "graph.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		again, err := embedded.Open(b.Context(), dir, embedded.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := again.Query(b.Context(), `RETURN 1`, nil, graph.Limits{}); err != nil {
			b.Fatal(err)
		}
		if err := again.Close(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(info.Size())/(1<<20), "MB")
}
