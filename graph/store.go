package graph

import (
	"context"
	"io"
	"sync"
)

// Store is the domain's only way to the database: it holds the program's own
// Cypher and runs it on an [Engine]. It is safe for concurrent use; writes are
// serialised, so that within one process no two of them wait on each other's
// locks.
type Store struct {
	engine Engine
	write  sync.Mutex
}

// NewStore returns a store on the given engine.
func NewStore(engine Engine) *Store { return &Store{engine: engine} }

// schema lists what [Store] relies on for identity and speed.
var schema = Schema{
	Unique: []Property{
		{"Article", "id"},
		{"Entity", "id"},
		{"Claim", "id"},
		{"Names", "id"},
		{"Merge", "id"},
	},
	Indexed: []Property{
		{"Claim", "relation"},
		{"Entity", "name"},
		{"Country", "name"},
		{"Person", "name"},
		{"Organization", "name"},
		{"Merge", "from"},
		{"Merge", "entity"},
	},
}

// Prepare makes the constraints and indexes. It is idempotent.
func (s *Store) Prepare(ctx context.Context) error { return s.engine.Prepare(ctx, schema) }

// Ready reports whether the database answers now.
func (s *Store) Ready(ctx context.Context) error { return s.engine.Ping(ctx) }

// Engine names the engine: "embedded" or "neo4j".
func (s *Store) Engine() string { return s.engine.Name() }

// Close releases the engine.
func (s *Store) Close(ctx context.Context) error { return s.engine.Close(ctx) }

// Backup writes the whole graph as it is now, while it may be read and written.
// It fails with Unsupported where the engine has its own way to do that.
func (s *Store) Backup(ctx context.Context, w io.Writer) error {
	b, ok := s.engine.(Backuper)
	if !ok {
		return Errorf(Unsupported, "the graph is kept by %s: use its own tools, for Neo4j `neo4j-admin database dump`, or write the claims with `entente export`", s.engine.Name())
	}
	return b.Backup(ctx, w)
}

// Query runs a statement that a person typed: read-only and within limits.
func (s *Store) Query(ctx context.Context, cypher string, params map[string]any, limits Limits) (*Result, error) {
	return s.engine.Query(ctx, cypher, params, limits.OrDefault())
}

// read runs one reading statement in a transaction of its own.
func (s *Store) read(ctx context.Context, cypher string, params map[string]any) ([]record, error) {
	var records []record
	err := s.engine.Transact(ctx, Read, func(tx Tx) error {
		var err error
		records, err = run(ctx, tx, cypher, params)
		return err
	})
	return records, err
}

// update runs work in a writing transaction, alone among this store's writers.
func (s *Store) update(ctx context.Context, work func(Tx) error) error {
	s.write.Lock()
	defer s.write.Unlock()
	return s.engine.Transact(ctx, Write, work)
}

// run runs a statement of ours in a transaction.
func run(ctx context.Context, tx Tx, cypher string, params map[string]any) ([]record, error) {
	result, err := tx.Run(ctx, cypher, params)
	if err != nil {
		return nil, err
	}
	return records(result), nil
}
