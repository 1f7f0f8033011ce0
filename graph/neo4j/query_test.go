package neo4j_test

import (
	"context"
	"runtime"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/neo4j"
	"entente/graph/neo4j/neo4jtest"
)

// running counts the transactions on the server whose statement has the mark.
func running(t *testing.T, e *neo4j.Engine, mark string) int64 {
	t.Helper()
	var n int64
	err := e.Transact(t.Context(), graph.Read, func(tx graph.Tx) error {
		got, err := tx.Run(t.Context(), `SHOW TRANSACTIONS YIELD currentQuery, transactionId
			WHERE currentQuery CONTAINS $mark AND NOT currentQuery STARTS WITH 'SHOW' RETURN count(*)`, map[string]any{"mark": mark})
		if err != nil {
			return err
		}
		n = got.Rows[0][0].(int64)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestGoneOnServer is Q6 and Q8: a statement whose caller went away, whose time
// is up or whose rows are cut does not go on running on the server.
func TestGoneOnServer(t *testing.T) {
	e := neo4jtest.Open(t)
	for _, c := range []struct {
		name   string
		limits graph.Limits
		cancel time.Duration
		code   graph.Code
	}{
		{"caller", graph.Limits{Timeout: time.Minute}, 500 * time.Millisecond, graph.Canceled},
		{"time", graph.Limits{Timeout: 500 * time.Millisecond}, 0, graph.Limit},
		{"rows", graph.Limits{Rows: 5}, 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			mark := "mark_" + c.name
			bomb := `UNWIND range(1, 2000000000) AS ` + mark + ` WITH ` + mark + ` AS x WHERE x < 0 RETURN x`
			if c.name == "rows" {
				bomb = `UNWIND range(1, 2000000000) AS ` + mark + ` RETURN ` + mark
			}
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			if c.cancel > 0 {
				time.AfterFunc(c.cancel, cancel)
			}
			_, err := e.Query(ctx, bomb, nil, c.limits)
			if graph.CodeOf(err) != c.code {
				t.Fatalf("%v, want %q", err, c.code)
			}
			for start := time.Now(); running(t, e, mark) > 0; time.Sleep(50 * time.Millisecond) {
				if time.Since(start) > 2*time.Second {
					t.Fatal("the statement still runs on the server after 2 s")
				}
			}
		})
	}
}

// TestOneHugeValue is Q7: a value beyond the cap is not returned, and the rest
// of the program is not harmed.
func TestOneHugeValue(t *testing.T) {
	e := neo4jtest.Open(t)
	got, err := e.Query(t.Context(), `RETURN reduce(s = 'x', i IN range(1, 24) | s + s)`, nil, graph.Limits{Bytes: 1 << 20})
	switch {
	case err != nil && graph.CodeOf(err) != graph.Limit:
		t.Error(err)
	case err == nil && (len(got.Rows) != 0 || !got.Truncated):
		t.Errorf("%d rows, truncated %t; want none and true", len(got.Rows), got.Truncated)
	}
	if err := e.Ping(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestNothingIsLeft is F12: engines that were opened, used and closed leave no
// goroutine behind.
func TestNothingIsLeft(t *testing.T) {
	config := neo4jtest.Start(t)
	use := func() {
		e, err := neo4j.Open(t.Context(), config)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.Query(t.Context(), `RETURN 1`, nil, graph.Limits{}); err != nil {
			t.Error(err)
		}
		if err := e.Close(t.Context()); err != nil {
			t.Error(err)
		}
	}
	use()
	before := runtime.NumGoroutine()
	for range 50 {
		use()
	}
	for start := time.Now(); runtime.NumGoroutine() > before; time.Sleep(20 * time.Millisecond) {
		if time.Since(start) > 3*time.Second {
			stacks := make([]byte, 1<<16)
			stacks = stacks[:runtime.Stack(stacks, true)]
			t.Fatalf("%d goroutines, %d before:\n%s", runtime.NumGoroutine(), before, stacks)
		}
	}
}

// TestRouting reaches the server by the routing scheme, if it knows itself by
// the address that it is reached at.
func TestRouting(t *testing.T) {
	config := neo4jtest.Start(t)
	address, ok := strings.CutPrefix(config.URI, "bolt://")
	if !ok {
		t.Skip("the test server is not reached by bolt://")
	}
	neo4jtest.Open(t)
	config.URI = "neo4j://" + address
	e := open(t, config)
	if err := write(t.Context(), e, 1); err != nil {
		t.Fatal(err)
	}
	if got := ids(t, e); got != "1" {
		t.Errorf("read %q, want what was written", got)
	}
}
