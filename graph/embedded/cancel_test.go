package embedded_test

import (
	"context"
	"sync/atomic"
	"testing"

	"entente/graph"
	"entente/graph/embedded"
)

// countdown is a context that is canceled when it has been asked a number of times.
type countdown struct {
	context.Context
	asked, until atomic.Int64
}

func (c *countdown) Err() error {
	if c.asked.Add(1) > c.until.Load() {
		return context.Canceled
	}
	return nil
}

// asks runs a statement under a countdown and returns how often its context was
// asked.
func asks(t *testing.T, e graph.Opener, cypher string, until int64) (int64, error) {
	t.Helper()
	c := &countdown{Context: t.Context()}
	c.until.Store(until)
	_, err := consume(c, e, graph.TxOptions{Access: graph.Write}, cypher)
	return c.asked.Load(), err
}

// TestCancel cancels each operator in its middle: it looks at its context while
// it works, more often than what stands before it does, and ends at once.
func TestCancel(t *testing.T) {
	e := open(t).(*embedded.Engine)
	err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
		_, err := tx.Run(t.Context(), `UNWIND range(0, 199) AS i CREATE (n:N {i: i, s: 's' + i}) WITH collect(n) AS ns
			UNWIND range(0, 199) AS i UNWIND [1, 7, 31] AS d WITH ns[i] AS a, ns[(i + d) % 200] AS b CREATE (a)-[:R {w: a.i}]->(b)`, nil)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	const list = `WITH range(1, 20000) AS l `
	for _, c := range []struct{ name, before, cypher string }{
		{"scan", `RETURN 1`, `MATCH (a), (b) RETURN count(*)`},
		{"label scan", `RETURN 1`, `MATCH (a:N), (b:N) RETURN count(*)`},
		{"cartesian product", `MATCH (a) RETURN count(*)`, `MATCH (a), (b) RETURN count(*)`},
		{"filter", `RETURN 1`, `MATCH (a), (b) WHERE a.i = b.i + 1000 RETURN a`},
		{"expand", `MATCH (a) RETURN count(*)`, `MATCH (a)--(b)--(c)--(d) RETURN count(*)`},
		{"expand into", `MATCH (a) RETURN count(*)`, `MATCH (a)--(b)--(c)--(d)--(a) RETURN count(*)`},
		{"variable length", `MATCH (a) RETURN count(*)`, `MATCH (a)-[*1..4]-(b) RETURN count(*)`},
		{"variable length with a condition", `MATCH (a) RETURN count(*)`, `MATCH (a)-[r*1..4]-(b {i: -1}) RETURN count(*)`},
		{"quantified path", `MATCH (a) RETURN count(*)`, `MATCH (a)((x)--(y) WHERE x.i <> y.i){1,4}(b) RETURN count(*)`},
		{"shortest path", `MATCH (a) RETURN count(*)`, `MATCH (a), (b) WHERE a.i < 20 AND b.i > 180 MATCH p = shortestPath((a)-[*]-(b)) RETURN count(p)`},
		{"shortest path with a condition", `RETURN 1`, `MATCH p = shortestPath((a {i: 0})-[*..9]->(b {i: 7})) WHERE length(p) > 5 RETURN p`},
		{"all shortest paths", `MATCH (a) RETURN count(*)`, `MATCH (a {i: 0}), (b) WHERE a <> b MATCH p = allShortestPaths((a)-[*]-(b)) RETURN count(p)`},
		{"optional", `MATCH (a) RETURN count(*)`, `MATCH (a), (b) OPTIONAL MATCH (a)-[:X]->(b) RETURN count(*)`},
		{"unwind", `RETURN 1`, `UNWIND range(1, 20000) AS x RETURN count(x)`},
		{"projection", `RETURN 1`, `UNWIND range(1, 20000) AS x WITH x + 1 AS y RETURN y`},
		{"sort", `UNWIND range(1, 20000) AS x RETURN -x`, `UNWIND range(1, 20000) AS x RETURN x ORDER BY -x`},
		{"sort by strings", `UNWIND range(1, 20000) AS x RETURN toString(x)`, `UNWIND range(1, 20000) AS x RETURN x ORDER BY toString(x)`},
		{"top", `RETURN 1`, `UNWIND range(1, 20000) AS x RETURN x ORDER BY -x LIMIT 10`},
		{"skip", `RETURN 1`, `UNWIND range(1, 20000) AS x RETURN x SKIP 19999`},
		{"distinct", `RETURN 1`, `UNWIND range(1, 20000) AS x RETURN DISTINCT x % 3`},
		{"aggregation", `RETURN 1`, `UNWIND range(1, 20000) AS x RETURN sum(x)`},
		{"groups", `RETURN 1`, `UNWIND range(1, 20000) AS x RETURN x % 100, collect(x)`},
		{"percentile", `UNWIND range(1, 20000) AS x RETURN sum(x)`, `UNWIND range(1, 20000) AS x RETURN percentileCont(x * 7919 % 20011, 0.5)`},
		{"union", `RETURN 1`, `UNWIND range(1, 20000) AS x RETURN x UNION UNWIND range(1, 20000) AS x RETURN -x AS x`},
		{"subquery", `UNWIND range(1, 100) AS x RETURN x`, `UNWIND range(1, 100) AS x CALL (x) { UNWIND range(1, 200) AS y RETURN count(*) AS n } RETURN n`},
		{"exists", `MATCH (a) RETURN a`, `MATCH (a) WHERE EXISTS { MATCH (a), (b) WHERE b.i < 0 } RETURN a`},
		{"count", `MATCH (a) RETURN a`, `MATCH (a) RETURN COUNT { MATCH (b) WHERE b.i > a.i }`},
		{"collect", `MATCH (a) RETURN a`, `MATCH (a) RETURN COLLECT { MATCH (b) RETURN b.i }`},
		{"pattern comprehension", `MATCH (a) RETURN a`, `MATCH (a) RETURN [(a)-[*1..3]-(b) | b.i]`},
		{"range", `RETURN 1`, `RETURN size(range(1, 20000))`},
		{"list comprehension", list + `RETURN l`, list + `RETURN [x IN l | x * 2]`},
		{"reduce", list + `RETURN l`, list + `RETURN reduce(a = 0, x IN l | a + x)`},
		{"all", list + `RETURN l`, list + `RETURN all(x IN l WHERE x > 0)`},
		{"any", list + `RETURN l`, list + `RETURN any(x IN l WHERE x < 0)`},
		{"none", list + `RETURN l`, list + `RETURN none(x IN l WHERE x < 0)`},
		{"single", list + `RETURN l`, list + `RETURN single(x IN l WHERE x = 20000)`},
		{"toStringList", list + `RETURN l`, list + `RETURN toStringList(l)`},
		{"long lists compared", `RETURN 1`, `WITH range(1, 1000) AS l UNWIND range(1, 1000) AS x RETURN l = l`},
		{"long lists searched", `RETURN 1`, `WITH range(1, 1000) AS l UNWIND range(1, 1000) AS x RETURN -x IN l`},
		{"create", `RETURN 1`, `UNWIND range(1, 5000) AS x CREATE (:X {x: x})`},
		{"merge", `MATCH (a) RETURN a`, `MATCH (a) MERGE (b:Y {i: a.i})`},
		{"merge of relationships", `MATCH (a) RETURN a`, `MATCH (a), (b {i: 5}) MERGE (a)-[:Q]->(b)`},
		{"set", `RETURN 1`, `MATCH (a), (b) WHERE b.i < 20 SET a.x = b.i`},
		{"remove", `RETURN 1`, `MATCH (a), (b) WHERE b.i < 20 REMOVE a.i`},
		{"delete", `RETURN 1`, `MATCH (a)-[r]-(b) DELETE r`},
		{"foreach", `RETURN 1`, `FOREACH (x IN range(1, 100) | FOREACH (y IN range(1, 50) | CREATE (:X)))`},
		{"foreach of nothing", `RETURN 1`, `FOREACH (x IN range(1, 10000) | FOREACH (y IN [] | CREATE (:X)))`},
	} {
		t.Run(c.name, func(t *testing.T) {
			const never, least = 1 << 60, 2
			base, err := asks(t, e, c.before, never)
			if err != nil {
				t.Fatal(err)
			}
			all, err := asks(t, e, c.cypher, never)
			if err != nil {
				t.Fatal(err)
			}
			if all < base+least {
				t.Fatalf("it asked %d times, and what stands before it %d times", all, base)
			}
			for _, until := range []int64{0, 1, all / 3, all / 2, all - 1} {
				asked, err := asks(t, e, c.cypher, until)
				if graph.CodeOf(err) != graph.Canceled {
					t.Fatalf("canceled after %d of %d: %v", until, all, err)
				}
				if asked > until+3 {
					t.Errorf("it asked %d times more after it was canceled", asked-until)
				}
			}
		})
	}
}
