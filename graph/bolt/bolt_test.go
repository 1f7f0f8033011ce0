package bolt_test

import (
	"context"
	"net"
	"testing"

	"entente/graph"
	"entente/graph/bolt"
	"entente/graph/embedded"
	"entente/graph/neo4j"
	"entente/graph/storetest"
)

// serve serves an empty embedded graph and returns the address.
func serve(t testing.TB, options bolt.Options) (address string) {
	t.Helper()
	address, _ = serveEngine(t, options)
	return address
}

func serveEngine(t testing.TB, options bolt.Options) (string, *embedded.Engine) {
	t.Helper()
	engine, err := embedded.Open(t.Context(), t.TempDir(), embedded.Options{})
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context()))
	ended := make(chan error, 1)
	go func() { ended <- bolt.New(engine, options).Serve(ctx, listener) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		if err := engine.Close(ctx); err != nil {
			t.Error(err)
		}
	})
	return listener.Addr().String(), engine
}

// open is Neo4j's adapter in front of the embedded graph, over Bolt.
func open(t *testing.T) graph.Engine {
	t.Helper()
	if testing.Short() {
		t.Skip("-short leaves out the suites of the engines")
	}
	e, err := neo4j.Open(t.Context(), neo4j.Config{URI: "bolt://" + serve(t, bolt.Options{Write: true})})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close(context.WithoutCancel(t.Context())) })
	return e
}

// TestEngine runs the suite that every engine passes: the driver and the adapter
// of Neo4j cannot tell this server from Neo4j.
func TestEngine(t *testing.T) { storetest.TestEngine(t, open) }

// TestStore runs the suite of the domain's reads and writes.
func TestStore(t *testing.T) { storetest.TestStore(t, open) }

// prepare fills the graph of the benchmarks: 1000 nodes with a unique key.
func prepare(t testing.TB, e *embedded.Engine) {
	t.Helper()
	if err := e.Prepare(t.Context(), graph.Schema{Unique: []graph.Property{{Label: "N", Key: "id"}}}); err != nil {
		t.Fatal(err)
	}
	if err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
		_, err := tx.Run(t.Context(), "UNWIND range(0, 999) AS x CREATE (:N {id: x, name: 'node ' + x, weight: x * 0.5})", nil)
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

// BenchmarkEngine is the lookup of BenchmarkLookup without Bolt, for comparison.
func BenchmarkEngine(b *testing.B) {
	e, err := embedded.Open(b.Context(), b.TempDir(), embedded.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer e.Close(b.Context())
	prepare(b, e)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		i++
		if _, err := e.Query(b.Context(), "MATCH (n:N {id: $id}) RETURN n", map[string]any{"id": i % 1000}, graph.Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}
