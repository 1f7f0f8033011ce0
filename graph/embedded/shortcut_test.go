package embedded_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"entente/graph"
)

// TestShortcuts runs pairs of statements on random graphs: the first of each pair
// takes a short cut of the executor, the second says the same so that it does not.
func TestShortcuts(t *testing.T) {
	list := []any{}
	for i := range 40 {
		list = append(list, int64(i*3))
	}
	mixed := append(append([]any{}, list...), nil, 4.0, "5")
	params := map[string]any{"list": list, "mixed": mixed}
	for seed := range uint64(4) {
		e := open(t)
		rng := rand.New(rand.NewPCG(seed, 7))
		var edges []any
		for i := range 400 {
			a, b := rng.IntN(60), rng.IntN(60)
			if i%5 == 0 { // a node with many relationships, some of them loops
				a = 3
			}
			edges = append(edges, map[string]any{"a": a, "b": b})
		}
		err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
			for i, half := range [][]any{edges[:200], edges[200:]} {
				query := fmt.Sprintf(`UNWIND $edges AS e MERGE (a:N {i: e.a}) MERGE (b:N {i: e.b}) CREATE (a)-[:T%d]->(b)`, i)
				if _, err := tx.Run(t.Context(), query, map[string]any{"edges": half}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, pair := range [][2]string{
			{`MATCH (a)-->(b)-->(c)-->(a) RETURN count(*)`, `MATCH (a)-->(b)-->(c)-->(d) WHERE id(d) = id(a) RETURN count(*)`},
			{`MATCH (a)--(b)--(c)--(a) RETURN count(*)`, `MATCH (a)--(b)--(c)--(d) WHERE id(d) = id(a) RETURN count(*)`},
			{`MATCH (a)-[:T0]->(b)<-[:T1]-(c)-[r:T0]-(a) RETURN count(r)`, `MATCH (a)-[:T0]->(b)<-[:T1]-(c)-[r:T0]-(d) WHERE id(d) = id(a) RETURN sum(size([r]))`},
			{`MATCH (a)-->(b) MATCH (b)-[r]->(a) RETURN count(r), count(DISTINCT r)`, `MATCH (a)-->(b) MATCH (b)-[r]->(c) WHERE id(c) = id(a) RETURN size(collect(id(r))), count(DISTINCT id(r))`},
			{`MATCH (a)-->(a) RETURN count(*)`, `MATCH (a)-->(b) WHERE id(b) = id(a) RETURN count(*)`},
			{`MATCH (a)-[*1..3]->(b) RETURN a.i AS a, count(b) AS n ORDER BY a`, `MATCH p = (a)-[*1..3]->(b) RETURN a.i AS a, sum(size([b])) AS n ORDER BY a`},
			{`MATCH (a)-[r]->(b) RETURN b.i AS i, count(a), count(r) ORDER BY i`, `MATCH (a)-[r]->(b) RETURN b.i AS i, size(collect(id(a))), size(collect(id(r))) ORDER BY i`},
			{`MATCH (a) OPTIONAL MATCH (a)-[r:T0]->(b) WHERE b.i > 40 RETURN a.i AS i, count(r), count(b) ORDER BY i`, `MATCH (a) RETURN a.i AS i, size([(a)-[r:T0]->(b) WHERE b.i > 40 | r]), size([(a)-[r:T0]->(b) WHERE b.i > 40 | b]) ORDER BY i`},
			{`MATCH (n) WHERE n.i IN $list RETURN n.i AS i ORDER BY i`, `MATCH (n) WHERE any(x IN $list WHERE x = n.i) RETURN n.i AS i ORDER BY i`},
			{`MATCH (n) WHERE n.i IN $mixed RETURN n.i AS i ORDER BY i`, `MATCH (n) WHERE any(x IN $mixed WHERE x = n.i) RETURN n.i AS i ORDER BY i`},
			{`UNWIND [1, 3, 4, '5', 5, null, 3.0, [3]] AS x UNWIND [1, 2, 3, 4, 5, 6] AS again RETURN x IN $list, x IN $mixed`, `UNWIND [1, 3, 4, '5', 5, null, 3.0, [3]] AS x UNWIND [1, 2, 3, 4, 5, 6] AS again RETURN any(y IN $list WHERE y = x), any(y IN $mixed WHERE y = x)`},
			{`MATCH (a)-->(b) RETURN a.i, b.i ORDER BY a.i % 7, b.i DESC LIMIT 23`, `MATCH (a)-->(b) WITH a, b ORDER BY a.i % 7, b.i DESC WITH collect([a.i, b.i]) AS all UNWIND all[..23] AS x RETURN x[0], x[1]`},
			{`MATCH (a)-->(b) RETURN a.i, b.i ORDER BY b.i SKIP 11 LIMIT 9`, `MATCH (a)-->(b) WITH a, b ORDER BY b.i WITH collect([a.i, b.i]) AS all UNWIND all[11..20] AS x RETURN x[0], x[1]`},
			{`MATCH (a)-->(b) RETURN a.i ORDER BY a.i LIMIT 0`, `UNWIND [] AS x RETURN x`},
			{`MATCH (a)-->(b) WITH DISTINCT a RETURN count(a), sum(a.i)`, `MATCH (a)-->(b) WITH collect(DISTINCT id(a)) AS ids MATCH (a) WHERE id(a) IN ids RETURN size(ids), sum(a.i)`},
			{`MATCH (a)--(b) RETURN a.i % 2 AS x, b.i % 3 AS y, count(*) ORDER BY x, y`, `MATCH (a)--(b) WITH collect([a.i % 2, b.i % 3]) AS all UNWIND [0, 1] AS x UNWIND [0, 1, 2] AS y RETURN x, y, size([p IN all WHERE p = [x, y]]) ORDER BY x, y`},
		} {
			short, err := e.Query(t.Context(), pair[0], params, graph.Limits{})
			if err != nil {
				t.Fatalf("%s: %v", pair[0], err)
			}
			long, err := e.Query(t.Context(), pair[1], params, graph.Limits{})
			if err != nil {
				t.Fatalf("%s: %v", pair[1], err)
			}
			if got, want := fmt.Sprint(short.Rows), fmt.Sprint(long.Rows); got != want {
				t.Errorf("%s\ngives %.600s\nnot   %.600s", pair[0], got, want)
			}
		}
	}
}
