package bolt_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph/bolt"
)

// connect opens the driver for a server.
func connect(t testing.TB, scheme, address string, auth neo4j.AuthToken) neo4j.DriverWithContext {
	t.Helper()
	d, err := neo4j.NewDriverWithContext(scheme+"://"+address, auth)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close(context.WithoutCancel(t.Context())) })
	return d
}

// code is the status code of an error of the server.
func code(err error) string {
	var server *neo4j.Neo4jError
	if errors.As(err, &server) {
		return server.Code
	}
	return fmt.Sprint(err)
}

// TestDriver does what programs do with the driver, by both schemes.
func TestDriver(t *testing.T) {
	for _, scheme := range []string{"bolt", "neo4j"} {
		t.Run(scheme, func(t *testing.T) {
			d := connect(t, scheme, serve(t, bolt.Options{Write: true}), neo4j.NoAuth())
			ctx := t.Context()
			s := d.NewSession(ctx, neo4j.SessionConfig{FetchSize: 10})
			defer s.Close(ctx)

			tx, err := s.BeginTransaction(ctx)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := tx.Run(ctx, "CREATE (:A)", nil); err != nil {
				t.Fatal(err)
			}
			if err := tx.Rollback(ctx); err != nil {
				t.Fatal(err)
			}
			count := func(label string) any {
				t.Helper()
				n, err := s.ExecuteRead(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
					result, err := tx.Run(ctx, "MATCH (n) WHERE $label IN labels(n) RETURN count(n)", map[string]any{"label": label})
					if err != nil {
						return nil, err
					}
					record, err := result.Single(ctx)
					if err != nil {
						return nil, err
					}
					return record.Values[0], nil
				})
				if err != nil {
					t.Fatal(err)
				}
				return n
			}
			if n := count("A"); n != int64(0) {
				t.Errorf("%v nodes after the rollback", n)
			}
			// Work that fails for a reason that may pass is done again.
			tries := 0
			if _, err := s.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
				if tries++; tries < 3 {
					return nil, &neo4j.Neo4jError{Code: "Neo.TransientError.Transaction.DeadlockDetected"}
				}
				return tx.Run(ctx, "CREATE (:B)", nil)
			}); err != nil || count("B") != int64(1) {
				t.Errorf("after %d tries: %v", tries, err)
			}
			if len(s.LastBookmarks()) != 1 {
				t.Errorf("bookmarks %v", s.LastBookmarks())
			}
			// Two results at once, each longer than what is fetched.
			tx, err = s.BeginTransaction(ctx)
			if err != nil {
				t.Fatal(err)
			}
			one, err := tx.Run(ctx, "UNWIND range(1, 95) AS x RETURN x", nil)
			if err != nil {
				t.Fatal(err)
			}
			two, err := tx.Run(ctx, "UNWIND range(1, 95) AS x RETURN -x", nil)
			if err != nil {
				t.Fatal(err)
			}
			sum, rows := int64(0), 0
			for one.Next(ctx) && two.Next(ctx) {
				sum, rows = sum+one.Record().Values[0].(int64)+two.Record().Values[0].(int64), rows+1
			}
			if sum != 0 || rows != 95 || tx.Commit(ctx) != nil {
				t.Errorf("two results: %d rows, sum %d", rows, sum)
			}
			// A session goes on after an error.
			if _, err := s.Run(ctx, "RETRUN 1", nil); code(err) != "Neo.ClientError.Statement.SyntaxError" {
				t.Error(err)
			}
			if n := count("B"); n != int64(1) {
				t.Errorf("%v nodes after an error", n)
			}
		})
	}
}

// TestElements reads nodes, relationships and paths.
func TestElements(t *testing.T) {
	d := connect(t, "bolt", serve(t, bolt.Options{Write: true}), neo4j.NoAuth())
	ask := func(query string) []any {
		t.Helper()
		result, err := neo4j.ExecuteQuery(t.Context(), d, query, nil, neo4j.EagerResultTransformer)
		if err != nil {
			t.Fatal(err)
		}
		return result.Records[0].Values
	}
	row := ask("CREATE p = (a:X:W {n: 1, l: [1, 2]})-[r:R {m: 'x'}]->(b:Y)-[q:Q]->(a) RETURN a, r, b, p")
	a, r, b := row[0].(neo4j.Node), row[1].(neo4j.Relationship), row[2].(neo4j.Node)
	if diff := cmp.Diff(map[string]any{"n": int64(1), "l": []any{int64(1), int64(2)}}, a.Props); diff != "" || strings.Join(a.Labels, " ") != "W X" {
		t.Error(a.Labels, diff)
	}
	if r.StartElementId != a.ElementId || r.EndElementId != b.ElementId || r.Type != "R" || r.Props["m"] != "x" {
		t.Errorf("%+v", r)
	}
	//lint:ignore SA1019 old programs use the number
	if want := fmt.Sprintf("n%d", a.Id); a.ElementId != want {
		t.Errorf("the element id is %s, the old id makes %s", a.ElementId, want)
	}
	p := row[3].(neo4j.Path)
	if len(p.Nodes) != 2 || len(p.Relationships) != 2 || p.Relationships[1].EndElementId != a.ElementId {
		t.Errorf("%+v", p)
	}
	back := ask("MATCH p = (b:Y)<-[:R]-(a) RETURN p")[0].(neo4j.Path)
	if back.Nodes[0].ElementId != b.ElementId || back.Relationships[0].StartElementId != a.ElementId {
		t.Errorf("%+v", back)
	}
}

// TestReadOnly serves a graph that may not be changed.
func TestReadOnly(t *testing.T) {
	address, engine := serveEngine(t, bolt.Options{})
	d := connect(t, "neo4j", address, neo4j.NoAuth())
	began := time.Now()
	for _, query := range []string{
		"CREATE (n) RETURN n", "MATCH (n) DETACH DELETE n", "MERGE (n:A {x: 1})", "UNWIND [1] AS x CREATE (n)", "CALL { CREATE (n) } RETURN 1",
		"CREATE INDEX FOR (n:A) ON (n.x)", "FOREACH (x IN [1] | CREATE ())", "PROFILE CREATE (n)",
	} {
		_, err := neo4j.ExecuteQuery(t.Context(), d, query, nil, neo4j.EagerResultTransformer)
		if !strings.HasPrefix(code(err), "Neo.ClientError.Statement.") {
			t.Errorf("%s: %v", query, err)
		}
		s := d.NewSession(t.Context(), neo4j.SessionConfig{})
		if _, err := s.Run(t.Context(), query, nil); !strings.HasPrefix(code(err), "Neo.ClientError.Statement.") {
			t.Errorf("%s: %v", query, err)
		}
		_ = s.Close(t.Context())
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("it took %s: the driver tries again what it should not", took)
	}
	result, err := neo4j.ExecuteQuery(t.Context(), d, "MATCH (n) RETURN count(n)", nil, neo4j.EagerResultTransformer)
	if err != nil || result.Records[0].Values[0] != int64(0) {
		t.Error(result, err)
	}
	_ = engine
}

// TestTimeout ends statements that take too long, by the client's limit, by its
// context, and by the server's.
func TestTimeout(t *testing.T) {
	const long = "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y WITH x, y WHERE x < 0 RETURN count(*)"
	address := serve(t, bolt.Options{Write: true, Transaction: 300 * time.Millisecond})
	d := connect(t, "bolt", address, neo4j.NoAuth())
	s := d.NewSession(t.Context(), neo4j.SessionConfig{})
	defer s.Close(context.WithoutCancel(t.Context()))
	run := func(ctx context.Context, settings ...func(*neo4j.TransactionConfig)) error {
		result, err := s.Run(ctx, long, nil, settings...)
		if err == nil {
			_, err = result.Consume(ctx)
		}
		return err
	}
	if err := run(t.Context()); code(err) != "Neo.ClientError.Transaction.TransactionTimedOut" {
		t.Error(err)
	}
	if err := run(t.Context(), neo4j.WithTxTimeout(100*time.Millisecond)); code(err) != "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration" {
		t.Error(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if err := run(ctx); !errors.Is(err, context.DeadlineExceeded) && !neo4j.IsConnectivityError(err) {
		t.Error(err)
	}
	// The writer's place is free again.
	if _, err := neo4j.ExecuteQuery(t.Context(), d, "CREATE (:After)", nil, neo4j.EagerResultTransformer); err != nil {
		t.Error(err)
	}
}

// TestWrongPassword logs in.
func TestWrongPassword(t *testing.T) {
	address := serve(t, bolt.Options{Password: "secret"})
	for _, c := range []struct {
		auth neo4j.AuthToken
		want string
	}{
		{neo4j.BasicAuth("neo4j", "secret", ""), "<nil>"},
		{neo4j.BasicAuth("neo4j", "wrong", ""), "Neo.ClientError.Security.Unauthorized"},
		{neo4j.NoAuth(), "Neo.ClientError.Security.Unauthorized"},
	} {
		if err := connect(t, "neo4j", address, c.auth).VerifyConnectivity(t.Context()); code(err) != c.want {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
}

// TestConcurrent counts one number up from many sessions: nothing is lost.
func TestConcurrent(t *testing.T) {
	d := connect(t, "neo4j", serve(t, bolt.Options{Write: true}), neo4j.NoAuth())
	ask := func(query string) any {
		result, err := neo4j.ExecuteQuery(t.Context(), d, query, nil, neo4j.EagerResultTransformer)
		if err != nil {
			t.Error(err)
			return nil
		}
		return result.Records[0].Values[0]
	}
	ask("CREATE (n:Counter {value: 0}) RETURN n")
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			for range 5 {
				ask("MATCH (n:Counter) SET n.value = n.value + 1 RETURN n")
				ask("MATCH (n:Counter) RETURN n.value")
			}
		})
	}
	all.Wait()
	if n := ask("MATCH (n:Counter) RETURN n.value"); n != int64(80) {
		t.Errorf("counted to %v", n)
	}
}

// TestValuesByDriver sends values there and back.
func TestValuesByDriver(t *testing.T) {
	d := connect(t, "bolt", serve(t, bolt.Options{Write: true}), neo4j.NoAuth())
	values := []any{
		nil, true, false, int64(0), int64(-17), int64(128), int64(math.MaxInt64), int64(math.MinInt64), 1.5, math.Inf(1), "", "ë😀", strings.Repeat("x", 70_000),
		[]any{}, []any{int64(1), []any{nil}}, map[string]any{"a": map[string]any{"": []any{1.5}}}, []byte{}, []byte{0, 255},
	}
	result, err := neo4j.ExecuteQuery(t.Context(), d, "RETURN $v", map[string]any{"v": values}, neo4j.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(any(values), result.Records[0].Values[0]); diff != "" {
		t.Error(diff)
	}
}

// BenchmarkLookup is one node by its key, by the driver over loopback: a
// statement of its own in a session that is kept.
func BenchmarkLookup(b *testing.B) {
	address, engine := serveEngine(b, bolt.Options{Write: true})
	prepare(b, engine)
	d := connect(b, "bolt", address, neo4j.NoAuth())
	s := d.NewSession(b.Context(), neo4j.SessionConfig{})
	defer s.Close(context.WithoutCancel(b.Context()))
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		i++
		result, err := s.Run(b.Context(), "MATCH (n:N {id: $id}) RETURN n", map[string]any{"id": i % 1000})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := result.Single(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRows is a result of 1000 rows with a node each.
func BenchmarkRows(b *testing.B) {
	address, engine := serveEngine(b, bolt.Options{Write: true})
	prepare(b, engine)
	d := connect(b, "bolt", address, neo4j.NoAuth())
	s := d.NewSession(b.Context(), neo4j.SessionConfig{FetchSize: neo4j.FetchAll})
	defer s.Close(context.WithoutCancel(b.Context()))
	b.ReportAllocs()
	for b.Loop() {
		result, err := s.Run(b.Context(), "MATCH (n:N) RETURN n", nil)
		if err != nil {
			b.Fatal(err)
		}
		if records, err := result.Collect(b.Context()); err != nil || len(records) != 1000 {
			b.Fatal(err)
		}
	}
}
