package embedded_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"entente/graph"
)

// TestShortestPath compares shortestPath with the shortest of all paths, on
// random graphs.
func TestShortestPath(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for round := range 10 {
		e := open(t)
		var edges []any
		for range 14 {
			edges = append(edges, map[string]any{"a": rng.IntN(9), "b": rng.IntN(9), "w": rng.IntN(3)})
		}
		err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
			_, err := tx.Run(t.Context(), `UNWIND range(0, 8) AS i CREATE (:N {i: i}) WITH count(*) AS c
				UNWIND $edges AS e MATCH (a:N {i: e.a}), (b:N {i: e.b}) CREATE (a)-[:R {w: e.w}]->(b)`, map[string]any{"edges": edges})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct{ name, all, shortest string }{
			{
				"undirected",
				`MATCH (a:N), (b:N) WHERE a.i < b.i MATCH p = (a)-[*..7]-(b) RETURN a.i, b.i, min(length(p)) ORDER BY a.i, b.i`,
				`MATCH (a:N), (b:N) WHERE a.i < b.i MATCH p = shortestPath((a)-[*..7]-(b)) RETURN a.i, b.i, length(p) ORDER BY a.i, b.i`,
			},
			{
				"directed",
				`MATCH (a:N), (b:N) WHERE a.i <> b.i MATCH p = (a)-[*..7]->(b) RETURN a.i, b.i, min(length(p)) ORDER BY a.i, b.i`,
				`MATCH (a:N), (b:N) WHERE a.i <> b.i MATCH p = shortestPath((a)-[*..7]->(b)) RETURN a.i, b.i, length(p) ORDER BY a.i, b.i`,
			},
			{
				"how many",
				`MATCH (a:N), (b:N) WHERE a.i < b.i MATCH p = (a)-[*..7]-(b) WITH a, b, length(p) AS l, count(*) AS c ORDER BY l WITH a, b, collect([l, c])[0] AS best RETURN a.i, b.i, best ORDER BY a.i, b.i`,
				`MATCH (a:N), (b:N) WHERE a.i < b.i MATCH p = allShortestPaths((a)-[*..7]-(b)) WITH a, b, length(p) AS l, count(*) AS c RETURN a.i, b.i, [l, c] ORDER BY a.i, b.i`,
			},
			{
				"with a condition on the path",
				`MATCH (a:N), (b:N) WHERE a.i < b.i MATCH p = (a)-[*..6]-(b) WHERE all(r IN relationships(p) WHERE r.w < 2) RETURN a.i, b.i, min(length(p)) ORDER BY a.i, b.i`,
				`MATCH (a:N), (b:N) WHERE a.i < b.i MATCH p = shortestPath((a)-[*..6]-(b)) WHERE all(r IN relationships(p) WHERE r.w < 2) RETURN a.i, b.i, length(p) ORDER BY a.i, b.i`,
			},
		} {
			t.Run(fmt.Sprintf("%s %d", c.name, round), func(t *testing.T) {
				want, err := e.Query(t.Context(), c.all, nil, graph.Limits{})
				if err != nil {
					t.Fatal(err)
				}
				got, err := e.Query(t.Context(), c.shortest, nil, graph.Limits{})
				if err != nil {
					t.Fatal(err)
				}
				if len(want.Rows) == 0 || fmt.Sprint(got.Rows) != fmt.Sprint(want.Rows) {
					t.Errorf("got  %v\nwant %v", got.Rows, want.Rows)
				}
			})
		}
	}
}
