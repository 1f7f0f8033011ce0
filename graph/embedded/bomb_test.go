package embedded_test

import (
	"context"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/embedded"
	"entente/graph/storetest"
)

func TestBombs(t *testing.T) {
	e := open(t).(*embedded.Engine)
	err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
		_, err := tx.Run(t.Context(), `UNWIND range(0, 299) AS i CREATE (n:N {i: i}) WITH collect(n) AS ns
			UNWIND range(0, 299) AS i UNWIND [1, 7, 31] AS d WITH ns[i] AS a, ns[(i + d) % 300] AS b CREATE (a)-[:R]->(b)`, nil)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	const limit = 300 * time.Millisecond
	for _, access := range []graph.Access{graph.Read, graph.Write} {
		list, name := bombs, "read"
		if access == graph.Write {
			list, name = slices.Concat(bombs, writingBombs), "write"
		}
		for _, b := range list {
			t.Run(name+" "+b.name, func(t *testing.T) { ignite(t, e, access, b, limit) })
		}
	}
}

// mostHeap is what the whole process may hold beside a bomb, in bytes.
const mostHeap = 1 << 30

// ignite runs a bomb and looks at its time, its memory and its error.
func ignite(t *testing.T, e graph.Opener, access graph.Access, b bomb, limit time.Duration) {
	runtime.GC()
	peak, stop := watchHeap()
	begin := time.Now()
	n, err := consume(t.Context(), e, graph.TxOptions{Access: access, Timeout: limit, Hostile: true}, b.cypher)
	took := time.Since(begin)
	stop()
	if took > limit+storetest.Overtime {
		t.Errorf("it took %v", took)
	}
	if heap := peak.Load(); heap > mostHeap {
		t.Errorf("the heap grew to %d MB", heap>>20)
	}
	t.Logf("%d rows in %v, %d MB, %v", n, took, peak.Load()>>20, graph.CodeOf(err))
	if err == nil {
		return
	}
	switch code := graph.CodeOf(err); code {
	case graph.Limit, graph.Syntax, graph.Invalid:
	default:
		t.Errorf("%s: %v", code, err)
	}
	if len(err.Error()) > 1000 {
		t.Errorf("a message of %d bytes", len(err.Error()))
	}
}

// consume runs a statement, reads its rows and rolls back.
func consume(ctx context.Context, e graph.Opener, options graph.TxOptions, cypher string) (n int, err error) {
	tx, err := e.Begin(context.WithoutCancel(ctx), options)
	if err != nil {
		return 0, err
	}
	defer func() {
		if rollback := tx.Rollback(context.WithoutCancel(ctx)); err == nil {
			err = rollback
		}
	}()
	rows, err := tx.Stream(ctx, cypher, nil)
	if err != nil {
		return 0, err
	}
	for ; ; n++ {
		row, err := rows.Next()
		if row == nil || err != nil {
			return n, err
		}
	}
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
