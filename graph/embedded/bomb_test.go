package embedded_test

import (
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/storetest"
)

// bombs are statements that ask for more than there is. Each must end within its
// time limit and a second, with an error or a result that is cut.
var bombs = []struct{ name, cypher string }{
	{"cartesian product", `MATCH (a), (b), (c), (d), (e), (f) RETURN count(*)`},
	{"cartesian product, sorted", `MATCH (a), (b), (c), (d) RETURN a.i AS x ORDER BY x`},
	{"all trails", `MATCH p = ()-[*]-() RETURN count(p)`},
	{"trails collected", `MATCH p = ()-[*1..12]-() RETURN collect(p)`},
	{"long range", `RETURN range(1, 1000000000)`},
	{"whole range", `RETURN size(range(-9223372036854775808, 9223372036854775807))`},
	{"unwound ranges", `UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN sum(a * b)`},
	{"doubling string", `RETURN size(reduce(s = 'x', i IN range(1, 60) | s + s))`},
	{"doubling list", `RETURN size(reduce(s = [1], i IN range(1, 60) | s + s))`},
	{"nesting list", `RETURN reduce(s = [1], i IN range(1, 60) | [s, s])`},
	{"nesting list, compared", `WITH reduce(s = [1], i IN range(1, 25) | [s, s]) AS l RETURN DISTINCT l, l = l`},
	{"nesting map", `RETURN reduce(s = {}, i IN range(1, 60) | {a: s, b: s})`},
	{"nested comprehensions", `RETURN [a IN range(1, 1000) | [b IN range(1, 1000) | [c IN range(1, 1000) | a * b * c]]]`},
	{"nested comprehensions, dropped", `RETURN size([a IN range(1, 100000) WHERE any(b IN range(1, 100000) WHERE b = -a)])`},
	{"replace", `RETURN size(reduce(s = 'xx', i IN range(1, 40) | replace(s, 'x', 'xxxx')))`},
	{"split", `RETURN size(split(reduce(s = 'xx', i IN range(1, 24) | s + s), ''))`},
	{"distinct of many", `UNWIND range(1, 1000000) AS a UNWIND range(1, 1000) AS b RETURN count(DISTINCT [a, b])`},
	{"groups of many", `UNWIND range(1, 1000000) AS a UNWIND range(1, 1000) AS b RETURN a, b, count(*)`},
	{"pattern comprehension", `MATCH (n) RETURN [(n)-[*]-(m) | m.i]`},
	{"exists of much", `MATCH (n) WHERE EXISTS { MATCH (n)-[*]-(m) WHERE m.i = -1 } RETURN n`},
	{"shortest with a condition", `MATCH p = shortestPath((a {i: 0})-[*]-(b {i: 7})) WHERE length(p) > 40 RETURN p`},
	{"deep brackets", `RETURN ` + strings.Repeat("(", 50_000) + "1" + strings.Repeat(")", 50_000)},
	{"deep lists", `RETURN ` + strings.Repeat("[", 50_000) + strings.Repeat("]", 50_000)},
	{"long statement", `RETURN ` + strings.Repeat("1 + ", 250_000) + "1"},
	{"many nots", `RETURN ` + strings.Repeat("NOT ", 100_000) + "true"},
	{"regular expression", `RETURN reduce(s = 'a', i IN range(1, 20) | s + s) =~ '(a+)+b'`},
	{"regular expression of many states", `RETURN reduce(s = 'a', i IN range(1, 18) | s + s) =~ '(a?){1000}b'`},
	{"repeated regular expression", `RETURN 'a' =~ '((a{100}){100}){100}'`},
	{"union of products", `MATCH (a), (b), (c), (d) RETURN a.i AS x UNION MATCH (a), (b), (c), (d) RETURN b.i AS x`},
	{"strings in lists, sorted", `UNWIND range(1, 100000) AS i WITH [reduce(s = toString(i), j IN range(1, 14) | s + s)] AS l RETURN l ORDER BY l`},
	{"strings in lists, limited", `UNWIND range(1, 100000) AS i WITH [reduce(s = toString(i), j IN range(1, 14) | s + s)] AS l RETURN l ORDER BY l LIMIT 100000000`},
	{"growing strings kept", `UNWIND range(1, 100000) AS i WITH collect(reduce(s = 'x', j IN range(1, 14) | s + s)) AS l RETURN size(l)`},
}

func TestBombs(t *testing.T) {
	e := open(t)
	err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
		_, err := tx.Run(t.Context(), `UNWIND range(0, 299) AS i CREATE (n:N {i: i}) WITH collect(n) AS ns
			UNWIND range(0, 299) AS i UNWIND [1, 7, 31] AS d WITH ns[i] AS a, ns[(i + d) % 300] AS b CREATE (a)-[:R]->(b)`, nil)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	const limit = 700 * time.Millisecond
	peak, stop := watchHeap()
	for _, b := range bombs {
		t.Run(b.name, func(t *testing.T) {
			begin := time.Now()
			got, err := e.Query(t.Context(), b.cypher, nil, graph.Limits{Timeout: limit, Rows: 1000, Bytes: 1 << 20})
			if took := time.Since(begin); took > limit+storetest.Overtime {
				t.Errorf("it took %v", took)
			}
			if err == nil {
				t.Logf("%d rows, truncated %v", len(got.Rows), got.Truncated)
				return
			}
			switch code := graph.CodeOf(err); code {
			case graph.Limit, graph.Syntax:
			default:
				t.Errorf("%s: %v", code, err)
			}
			if len(err.Error()) > 1000 {
				t.Errorf("a message of %d bytes", len(err.Error()))
			}
		})
	}
	stop()
	const most = 1 << 30
	if peak.Load() > most {
		t.Errorf("the heap grew to %d MB", peak.Load()>>20)
	}
	t.Logf("the heap grew to %d MB", peak.Load()>>20)
}

// watchHeap samples the size of the heap until stop is called.
func watchHeap() (peak *atomic.Uint64, stop func()) {
	peak = &atomic.Uint64{}
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for {
			select {
			case <-done:
				return
			case <-time.After(20 * time.Millisecond):
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				peak.Store(max(peak.Load(), m.HeapAlloc))
			}
		}
	}()
	return peak, func() { close(done); <-ended }
}

// TestSharedList sorts and updates many rows that all hold one long list: it is
// counted once.
func TestSharedList(t *testing.T) {
	e := open(t)
	for _, query := range []string{
		`UNWIND range(1, 20000) AS i CREATE (:S {i: i})`,
		`MATCH (n:S) WITH collect(n) AS all UNWIND all AS n SET n.j = size(all)`,
	} {
		err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
			_, err := tx.Run(t.Context(), query, nil)
			return err
		})
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
	}
	got, err := e.Query(t.Context(), `MATCH (n:S) WITH collect(n.j) AS all UNWIND all AS j RETURN j, size(all) ORDER BY j DESC`, nil, graph.Limits{Rows: 5})
	if err != nil || got.Rows[0][0] != int64(20000) {
		t.Errorf("%v, %v", got, err)
	}
}
