package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"entente/graph"
)

func testTransactions(t *testing.T, open Open) {
	t.Run("all of it or nothing", func(t *testing.T) {
		e := open(t)
		wrong := errors.New("changed my mind")
		err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
			if _, err := tx.Run(t.Context(), `CREATE (:A)`, nil); err != nil {
				return err
			}
			return wrong
		})
		if !errors.Is(err, wrong) {
			t.Errorf("got %v, want the error of the work", err)
		}
		left, err := rows(t, e, graph.Read, `MATCH (n) RETURN count(n)`, nil)
		if err != nil {
			t.Fatal(err)
		}
		wantRows(t, "afterwards", left, [][]any{{int64(0)}}, true)
	})
	t.Run("the code of the work's error stays", func(t *testing.T) {
		err := open(t).Transact(t.Context(), graph.Write, func(graph.Tx) error {
			return fmt.Errorf("while reading: %w", graph.Errorf(graph.NotFound, "no such article"))
		})
		wantCode(t, "work", err, graph.NotFound)
	})
	t.Run("a statement sees the ones before it", func(t *testing.T) {
		e := open(t)
		err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
			for _, s := range []string{`CREATE (:A {n: 1})`, `MATCH (a:A) SET a.n = 2`, `MATCH (a:A {n: 2}) CREATE (a)-[:R]->(:B)`} {
				if _, err := tx.Run(t.Context(), s, nil); err != nil {
					return err
				}
			}
			got, err := tx.Run(t.Context(), `MATCH (a:A)-[:R]->(:B) RETURN a.n`, nil)
			wantRows(t, "inside", got, [][]any{{int64(2)}}, true)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
	t.Run("a transaction sees the ones before it", func(t *testing.T) {
		e := open(t)
		for i := range 20 {
			must(t, e, `CREATE (:A)`)
			got, err := rows(t, e, graph.Read, `MATCH (n) RETURN count(n)`, nil)
			if err != nil {
				t.Fatal(err)
			}
			wantRows(t, "count", got, [][]any{{int64(i + 1)}}, true)
		}
	})
	t.Run("reading does not change", func(t *testing.T) {
		e := open(t)
		must(t, e, `CREATE (:A {n: 1})-[:R]->(:B)`)
		for _, s := range []string{`CREATE (:C)`, `MERGE (:C)`, `MATCH (a:A) SET a.n = 2`, `MATCH (a:A) REMOVE a.n`, `MATCH (n) DETACH DELETE n`} {
			_, err := rows(t, e, graph.Read, s, nil)
			wantCode(t, s, err, graph.ReadOnly)
		}
		got, err := rows(t, e, graph.Read, `MATCH (n) RETURN labels(n)[0], n.n`, nil)
		if err != nil {
			t.Fatal(err)
		}
		wantRows(t, "afterwards", got, [][]any{{"A", int64(1)}, {"B", nil}}, false)
	})
	t.Run("an error that the work hides is not committed", func(t *testing.T) {
		e := open(t)
		err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
			if _, err := tx.Run(t.Context(), `CREATE (:A)`, nil); err != nil {
				return err
			}
			_, _ = tx.Run(t.Context(), `MATCH (n) RETURN 1 / 0`, nil)
			return nil
		})
		wantCode(t, "transaction", err, graph.Invalid)
		left, err := rows(t, e, graph.Read, `MATCH (n) RETURN count(n)`, nil)
		if err != nil {
			t.Fatal(err)
		}
		wantRows(t, "afterwards", left, [][]any{{int64(0)}}, true)
	})
	t.Run("ends when the caller goes away", func(t *testing.T) {
		e := open(t)
		ctx, cancel := context.WithCancel(t.Context())
		err := e.Transact(ctx, graph.Write, func(tx graph.Tx) error {
			if _, err := tx.Run(ctx, `CREATE (:A)`, nil); err != nil {
				return err
			}
			cancel()
			_, err := tx.Run(ctx, `CREATE (:B)`, nil)
			return err
		})
		wantCode(t, "transaction", err, graph.Canceled)
		left, err := rows(t, e, graph.Read, `MATCH (n) RETURN count(n)`, nil)
		if err != nil {
			t.Fatal(err)
		}
		wantRows(t, "afterwards", left, [][]any{{int64(0)}}, true)
	})
	t.Run("a caller who is gone gets nothing", func(t *testing.T) {
		e := open(t)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		err := e.Transact(ctx, graph.Read, func(tx graph.Tx) error {
			_, err := tx.Run(ctx, `RETURN 1`, nil)
			return err
		})
		wantCode(t, "transaction", err, graph.Canceled)
		_, err = e.Query(ctx, `RETURN 1`, nil, graph.Limits{})
		wantCode(t, "query", err, graph.Canceled)
	})
	t.Run("ping and name", func(t *testing.T) {
		e := open(t)
		if err := e.Ping(t.Context()); err != nil {
			t.Error(err)
		}
		if e.Name() == "" {
			t.Error("the engine has no name")
		}
	})
}

// schema is the one of the tests.
var schema = graph.Schema{
	Unique:  []graph.Property{{Label: "Entity", Key: "id"}},
	Indexed: []graph.Property{{Label: "Entity", Key: "name"}},
}

func testSchema(t *testing.T, open Open) {
	t.Run("can be prepared again", func(t *testing.T) {
		e := open(t)
		for range 2 {
			if err := e.Prepare(t.Context(), schema); err != nil {
				t.Fatal(err)
			}
		}
	})
	t.Run("unique is unique", func(t *testing.T) {
		e := open(t)
		if err := e.Prepare(t.Context(), schema); err != nil {
			t.Fatal(err)
		}
		must(t, e, `CREATE (:Entity {id: 'a'}), (:Entity {id: 'b'}), (:Entity), (:Other {id: 'a'})`)
		for _, s := range []string{`CREATE (:Entity {id: 'a'})`, `MATCH (n:Entity {id: 'b'}) SET n.id = 'a'`, `MATCH (n:Other) SET n:Entity`} {
			_, err := rows(t, e, graph.Write, s, nil)
			wantCode(t, s, err, graph.Conflict)
		}
		left, err := rows(t, e, graph.Read, `MATCH (n) RETURN labels(n), n.id`, nil)
		if err != nil {
			t.Fatal(err)
		}
		wantRows(t, "afterwards", left, [][]any{{[]any{"Entity"}, "a"}, {[]any{"Entity"}, "b"}, {[]any{"Entity"}, nil}, {[]any{"Other"}, "a"}}, false)
	})
	t.Run("unique values may move", func(t *testing.T) {
		e := open(t)
		if err := e.Prepare(t.Context(), schema); err != nil {
			t.Fatal(err)
		}
		must(t, e, `CREATE (:Entity {id: 'a'})`, `MATCH (n:Entity {id: 'a'}) SET n.id = 'b'`, `CREATE (:Entity {id: 'a'})`,
			`MATCH (n:Entity {id: 'b'}) DELETE n`, `CREATE (:Entity {id: 'b'})`)
	})
	t.Run("what is there already is checked", func(t *testing.T) {
		e := open(t)
		must(t, e, `CREATE (:Entity {id: 'a'}), (:Entity {id: 'a'})`)
		err := e.Prepare(t.Context(), schema)
		wantCode(t, "prepare", err, graph.Conflict)
	})
	t.Run("an index does not change answers", func(t *testing.T) {
		e := open(t)
		must(t, e, ties...)
		if err := e.Prepare(t.Context(), schema); err != nil {
			t.Fatal(err)
		}
		for _, c := range matchCases {
			if c.code != "" {
				continue
			}
			got, err := rows(t, e, graph.Read, c.query, c.params)
			if err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			wantRows(t, c.name, got, c.want, c.ordered)
		}
	})
	t.Run("names are checked", func(t *testing.T) {
		err := open(t).Prepare(t.Context(), graph.Schema{Unique: []graph.Property{{Label: "A) REQUIRE n.x IS UNIQUE //", Key: "id"}}})
		wantCode(t, "prepare", err, graph.Invalid)
	})
}

func testConcurrency(t *testing.T, open Open) {
	t.Run("two writers make one node", func(t *testing.T) {
		e := open(t)
		if err := e.Prepare(t.Context(), schema); err != nil {
			t.Fatal(err)
		}
		const writers, names, rounds = 8, 10, 5
		var all sync.WaitGroup
		failures := make(chan error, writers*rounds)
		for w := range writers {
			all.Go(func() {
				for r := range rounds {
					err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
						for i := range names {
							// Half of the writers go the other way, so that they meet.
							n := i
							if w%2 == 1 {
								n = names - 1 - i
							}
							_, err := tx.Run(t.Context(), `MERGE (n:Entity {id: $id}) SET n.last = $w`,
								map[string]any{"id": fmt.Sprintf("e%d", n), "w": w*100 + r})
							if err != nil {
								return err
							}
						}
						return nil
					})
					if err != nil {
						failures <- err
					}
				}
			})
		}
		all.Wait()
		close(failures)
		for err := range failures {
			t.Error(err)
		}
		got, err := rows(t, e, graph.Read, `MATCH (n:Entity) RETURN count(n), count(DISTINCT n.id)`, nil)
		if err != nil {
			t.Fatal(err)
		}
		wantRows(t, "nodes", got, [][]any{{int64(names), int64(names)}}, true)
	})
	t.Run("no increment is lost", func(t *testing.T) {
		e := open(t)
		must(t, e, `CREATE (:Counter {n: 0})`)
		const writers, rounds = 6, 10
		var all sync.WaitGroup
		for range writers {
			all.Go(func() {
				for range rounds {
					// SET first takes the lock, as a careful writer does where the database reads without one.
					err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
						_, err := tx.Run(t.Context(), `MATCH (c:Counter) SET c.locked = true SET c.n = c.n + 1`, nil)
						return err
					})
					if err != nil {
						t.Error(err)
					}
				}
			})
		}
		all.Wait()
		got, err := rows(t, e, graph.Read, `MATCH (c:Counter) RETURN c.n`, nil)
		if err != nil {
			t.Fatal(err)
		}
		wantRows(t, "counter", got, [][]any{{int64(writers * rounds)}}, true)
	})
	t.Run("readers see whole transactions", func(t *testing.T) {
		e := open(t)
		must(t, e, `CREATE (:Pair {a: 0, b: 0})`)
		done := make(chan struct{})
		go func() {
			defer close(done)
			for i := range 50 {
				err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
					_, err := tx.Run(t.Context(), `MATCH (p:Pair) SET p.a = $i, p.b = $i`, map[string]any{"i": i})
					return err
				})
				if err != nil {
					t.Error(err)
				}
			}
		}()
		deadline := time.Now().Add(20 * time.Second)
		for open := true; open && time.Now().Before(deadline); {
			got, err := rows(t, e, graph.Read, `MATCH (p:Pair) RETURN count(p)`, nil)
			if err != nil {
				t.Fatal(err)
			}
			wantRows(t, "pairs", got, [][]any{{int64(1)}}, true)
			select {
			case <-done:
				open = false
			default:
			}
		}
		<-done
	})
}
