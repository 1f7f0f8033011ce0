package neo4j_test

import (
	"bytes"
	"context"
	"log/slog"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/neo4j"
	"entente/graph/neo4j/neo4jtest"
)

// patience is how long a fault may take to be reported.
const patience = 3 * time.Second

func open(t *testing.T, config neo4j.Config) *neo4j.Engine {
	t.Helper()
	e, err := neo4j.Open(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close(context.WithoutCancel(t.Context())) })
	return e
}

// within runs f, which must return an error with the code soon.
func within(t *testing.T, what string, limit time.Duration, code graph.Code, f func() error) {
	t.Helper()
	start := time.Now()
	err := f()
	took := time.Since(start)
	if graph.CodeOf(err) != code {
		t.Errorf("%s: %v (%s), want %s", what, err, graph.CodeOf(err), code)
	}
	if took > limit {
		t.Errorf("%s: reported after %s, want at most %s", what, took, limit)
	}
	if err != nil && (strings.Contains(err.Error(), "\n") || len(err.Error()) > 300) {
		t.Errorf("%s: the message is not one line: %q", what, err)
	}
	t.Logf("%s: %s after %s", what, err, took.Round(time.Millisecond))
}

func read(ctx context.Context, e graph.Engine) error {
	return e.Transact(ctx, graph.Read, func(tx graph.Tx) error {
		_, err := tx.Run(ctx, `RETURN 1`, nil)
		return err
	})
}

func write(ctx context.Context, e graph.Engine, id int) error {
	return e.Transact(ctx, graph.Write, func(tx graph.Tx) error {
		_, err := tx.Run(ctx, `MERGE (n:W {id: $id}) SET n.done = true`, map[string]any{"id": id})
		return err
	})
}

func query(ctx context.Context, e graph.Engine) error {
	_, err := e.Query(ctx, `RETURN 1`, nil, graph.Limits{})
	return err
}

// everything calls all that may fail.
func everything(t *testing.T, what string, e graph.Engine, code graph.Code) {
	t.Helper()
	ctx := t.Context()
	within(t, what+", ping", patience, code, func() error { return e.Ping(ctx) })
	within(t, what+", read", patience, code, func() error { return read(ctx, e) })
	within(t, what+", write", patience, code, func() error { return write(ctx, e, 0) })
	within(t, what+", query", patience, code, func() error { return query(ctx, e) })
	within(t, what+", prepare", patience, code, func() error {
		return e.Prepare(ctx, graph.Schema{Unique: []graph.Property{{Label: "W", Key: "id"}}})
	})
}

// TestDown is F4 and a part of F5 without any server: nobody listens, a name
// that is none, and a listener that never says a word.
func TestDown(t *testing.T) {
	t.Run("nobody listens", func(t *testing.T) {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		address := l.Addr().String()
		_ = l.Close()
		for _, scheme := range []string{"bolt://", "neo4j://"} {
			everything(t, scheme, open(t, neo4j.Config{URI: scheme + address, Password: "test-password-1"}), graph.Unavailable)
		}
	})
	t.Run("nobody speaks", func(t *testing.T) {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		e := open(t, neo4j.Config{URI: "bolt://" + l.Addr().String(), Password: "test-password-1"})
		within(t, "ping", patience, graph.Unavailable, func() error { return e.Ping(t.Context()) })
		within(t, "read", patience, graph.Unavailable, func() error { return read(t.Context(), e) })
		within(t, "query", patience, graph.Unavailable, func() error { return query(t.Context(), e) })
	})
	t.Run("somebody else listens", func(t *testing.T) {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		go func() {
			for {
				c, err := l.Accept()
				if err != nil {
					return
				}
				_, _ = c.Write([]byte("HTTP/1.1 400 Bad Request\r\n\r\n"))
				_ = c.Close()
			}
		}()
		e := open(t, neo4j.Config{URI: "bolt://" + l.Addr().String(), Password: "test-password-1"})
		everything(t, "not a Neo4j", e, graph.Unavailable)
	})
}

// TestComesBack is F4: a server that is not there at the start, comes, goes and
// comes again.
func TestComesBack(t *testing.T) {
	config := neo4jtest.Start(t)
	neo4jtest.Open(t)
	p, config := newProxy(t, config)
	p.stop()
	e := open(t, config)
	for range 2 {
		everything(t, "down", e, graph.Unavailable)
		p.restart(t)
		start := time.Now()
		for e.Ping(t.Context()) != nil {
			if time.Since(start) > 5*time.Second {
				t.Fatal("has not recovered after 5 s")
			}
			time.Sleep(50 * time.Millisecond)
		}
		if err := write(t.Context(), e, 1); err != nil {
			t.Errorf("after it came back: %v", err)
		}
		p.stop()
	}
}

// TestSilence is F5: the network swallows everything, before and while a
// transaction runs.
//
// A server that is set up as neo4j.conf says speaks while it works, and the
// driver notices when it stops; with a short interval it is our own asking that
// notices, as it has to with a server that is set up otherwise.
func TestSilence(t *testing.T) {
	t.Run("noticed by the driver", func(t *testing.T) { testSilence(t, time.Minute) })
	t.Run("noticed by asking", func(t *testing.T) { testSilence(t, 100*time.Millisecond) })
}

func testSilence(t *testing.T, interval time.Duration) {
	neo4jtest.Open(t)
	p, config := newProxy(t, neo4jtest.Start(t))
	config.WatchInterval = interval
	e := open(t, config)
	ctx := t.Context()
	for _, c := range []struct {
		name string
		run  func() error
	}{
		{"ping", func() error { return e.Ping(ctx) }},
		{"read", func() error { return read(ctx, e) }},
		{"write", func() error { return write(ctx, e, 2) }},
		{"query", func() error { return query(ctx, e) }},
		{"in the middle of a transaction", func() error {
			return e.Transact(ctx, graph.Write, func(tx graph.Tx) error {
				p.silent.Store(true)
				_, err := tx.Run(ctx, `MERGE (n:W {id: 3})`, nil)
				return err
			})
		}},
		{"before the commit", func() error {
			return e.Transact(ctx, graph.Write, func(tx graph.Tx) error {
				_, err := tx.Run(ctx, `MERGE (n:W {id: 4})`, nil)
				p.silent.Store(true)
				return err
			})
		}},
	} {
		p.silent.Store(false)
		p.cut() // connections that were silent are of no more use
		if err := write(ctx, e, 1); err != nil {
			t.Fatalf("before %s: %v", c.name, err)
		}
		p.silent.Store(!strings.Contains(c.name, "middle") && !strings.Contains(c.name, "commit"))
		within(t, c.name, patience, graph.Unavailable, c.run)
	}
	p.silent.Store(false)
	p.cut()
	got := ids(t, e)
	if got != "1" {
		t.Errorf("written: %s, want 1 alone", got)
	}
}

// TestCut is F5: connections are reset while they are idle and while they work.
func TestCut(t *testing.T) {
	p, e := openThrough(t)
	ctx := t.Context()
	for i := range 5 {
		if err := write(ctx, e, i); err != nil {
			t.Fatalf("write %d on a connection that was cut while idle: %v", i, err)
		}
		p.cut()
	}
	runs := 0
	err := e.Transact(ctx, graph.Write, func(tx graph.Tx) error {
		if runs++; runs == 1 {
			p.cut()
		}
		_, err := tx.Run(ctx, `MERGE (n:W {id: 5})`, nil)
		return err
	})
	if err != nil || runs != 2 {
		t.Errorf("a transaction that was cut once: %v after %d runs, want none after 2", err, runs)
	}
	within(t, "cut each time", patience, graph.Unavailable, func() error {
		return e.Transact(ctx, graph.Write, func(tx graph.Tx) error {
			p.cut()
			_, err := tx.Run(ctx, `MERGE (n:W {id: 6})`, nil)
			return err
		})
	})
	if got := ids(t, e); got != "0 1 2 3 4 5" {
		t.Errorf("written: %s, want 0 to 5", got)
	}
}

// TestHalfAnswer is F5: an answer ends in the middle.
func TestHalfAnswer(t *testing.T) {
	p, e := openThrough(t)
	ctx := t.Context()
	if err := write(ctx, e, 1); err != nil {
		t.Fatal(err)
	}
	runs := 0
	err := e.Transact(ctx, graph.Read, func(tx graph.Tx) error {
		p.halve.Store(runs == 0)
		runs++
		got, err := tx.Run(ctx, `UNWIND range(1, 1000) AS x RETURN x, 'some text to fill the answer'`, nil)
		if err == nil && len(got.Rows) != 1000 {
			t.Errorf("%d rows and no error, want 1000", len(got.Rows))
		}
		return err
	})
	if err != nil || runs != 2 {
		t.Errorf("%v after %d runs, want none after 2", err, runs)
	}
	p.halve.Store(true)
	within(t, "query", patience, graph.Unavailable, func() error { return query(ctx, e) })
	if err := query(ctx, e); err != nil {
		t.Errorf("the next query: %v", err)
	}
}

// TestTwoPrograms is F3: two programs write the same nodes, each with its own
// connections, one by the routing scheme.
func TestTwoPrograms(t *testing.T) {
	first := neo4jtest.Open(t)
	if err := first.Prepare(t.Context(), graph.Schema{Unique: []graph.Property{{Label: "W", Key: "id"}}}); err != nil {
		t.Fatal(err)
	}
	config := neo4jtest.Start(t)
	config.URI = strings.Replace(config.URI, "bolt://", "neo4j://", 1)
	engines := []*neo4j.Engine{first, open(t, config)}
	var all sync.WaitGroup
	for w := range 8 {
		all.Go(func() {
			for i := range 30 {
				if err := write(t.Context(), engines[w%2], i%10); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if got := ids(t, first); got != "0 1 2 3 4 5 6 7 8 9" {
		t.Errorf("written: %s, want each of 0 to 9 once", got)
	}
}

// TestSlow is F5: a slow network is not a dead one.
func TestSlow(t *testing.T) {
	p, e := openThrough(t)
	p.delay.Store(int64(100 * time.Millisecond))
	if err := write(t.Context(), e, 1); err != nil {
		t.Error(err)
	}
	err := e.Transact(t.Context(), graph.Read, func(tx graph.Tx) error {
		for range 8 { // takes longer than a dead server would be waited for
			if _, err := tx.Run(t.Context(), `RETURN 1`, nil); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// TestLostAnswer is F6: the commit arrives and its answer does not. The work is
// done again and the graph is as if it had been done once.
func TestLostAnswer(t *testing.T) {
	p, e := openThrough(t)
	commit := []byte{0xb0, 0x12} // the Bolt message COMMIT
	runs := 0
	err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
		if runs++; runs == 1 {
			p.loseNext.Store(&commit)
		}
		_, err := tx.Run(t.Context(), `MERGE (n:W {id: 7}) ON CREATE SET n.made = $run ON MATCH SET n.found = $run`, map[string]any{"run": runs})
		return err
	})
	if err != nil || runs != 2 {
		t.Fatalf("%v after %d runs, want none after 2", err, runs)
	}
	var got *graph.Result
	err = e.Transact(t.Context(), graph.Read, func(tx graph.Tx) (err error) {
		got, err = tx.Run(t.Context(), `MATCH (n:W) RETURN n.id, n.made, n.found`, nil)
		return err
	})
	if err != nil || len(got.Rows) != 1 {
		t.Fatalf("%v, %v; want one node", got, err)
	}
	if got.Rows[0][1] != int64(1) || got.Rows[0][2] != int64(2) {
		t.Errorf("made by run %v and found by run %v, want 1 and 2: the first commit must have arrived", got.Rows[0][1], got.Rows[0][2])
	}
}

// TestWrongPassword is F7: it is told apart, at once, without trying again, and
// no secret is in the error or the log.
func TestWrongPassword(t *testing.T) {
	config := neo4jtest.Start(t)
	const secret = "not-the-password"
	var log bytes.Buffer
	config.Logger = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	config.Password = secret
	p, config := newProxy(t, config)
	e := open(t, config)
	for _, c := range []struct {
		name string
		run  func() error
	}{
		{"read", func() error { return read(t.Context(), e) }},
		{"query", func() error { return query(t.Context(), e) }},
		{"ping", func() error { return e.Ping(t.Context()) }},
	} {
		before := p.dialed.Load()
		within(t, c.name, time.Second, graph.Unauthorized, func() error {
			err := c.run()
			if strings.Contains(err.Error(), secret) {
				t.Errorf("the error tells the password: %v", err)
			}
			return err
		})
		if n := p.dialed.Load() - before; n != 1 {
			t.Errorf("%s: %d connections, want one", c.name, n)
		}
	}
	if strings.Contains(log.String(), secret) {
		t.Errorf("the log tells the password: %s", log.String())
	}
}

// TestNoSuchDatabase checks that the message says what is wrong.
func TestNoSuchDatabase(t *testing.T) {
	config := neo4jtest.Start(t)
	config.Database = "nosuch"
	e := open(t, config)
	within(t, "read", time.Second, graph.Unavailable, func() error { return read(t.Context(), e) })
}

func ids(t *testing.T, e graph.Engine) string {
	t.Helper()
	var text []string
	err := e.Transact(t.Context(), graph.Read, func(tx graph.Tx) error {
		got, err := tx.Run(t.Context(), `MATCH (n:W) RETURN toString(n.id) ORDER BY n.id`, nil)
		if err != nil {
			return err
		}
		text = text[:0]
		for _, row := range got.Rows {
			text = append(text, row[0].(string))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(text, " ")
}
