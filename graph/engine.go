package graph

import (
	"context"
	"io"
	"time"
)

// Access says what a transaction may do.
type Access int

// The accesses. Read is the zero value.
const (
	Read Access = iota
	Write
)

// Engine runs Cypher. It is the seam between the domain and a database:
// graph/neo4j and graph/embedded implement it, [Store] uses it. An Engine is
// safe for concurrent use. All errors are [*Error].
type Engine interface {
	// Transact runs work in one transaction and commits it if work returns
	// nil; otherwise nothing of it remains. Work may be run more than once (a
	// commit whose outcome is unknown, a deadlock), so it must be idempotent
	// and keep no state between runs. A Read transaction cannot change data.
	Transact(ctx context.Context, access Access, work func(Tx) error) error

	// Query runs a statement that a person typed, and treats it as hostile: it
	// must only read, and it is held to the limits. What the engine cannot run
	// it refuses by name, before anything runs.
	Query(ctx context.Context, cypher string, params map[string]any, limits Limits) (*Result, error)

	// Prepare makes the constraints and indexes of [Schema] where they are
	// missing. It is idempotent.
	Prepare(ctx context.Context, schema Schema) error

	// Ping reports whether the database answers now.
	Ping(ctx context.Context) error

	// Name is "embedded" or "neo4j".
	Name() string

	// Close releases all that the engine holds.
	Close(ctx context.Context) error
}

// Backuper is an engine that can copy its whole graph, while it is read and
// written. The embedded engine is one.
type Backuper interface {
	Backup(ctx context.Context, w io.Writer) error
}

// Tx is an open transaction. It must not be used after work has returned, nor
// by two goroutines.
type Tx interface {
	Run(ctx context.Context, cypher string, params map[string]any) (*Result, error)
}

// Result is what one statement returned.
type Result struct {
	Fields    []string
	Rows      [][]any // each as long as Fields; see the list of values in value.go
	Truncated bool    // a cap of [Limits] was met and more rows exist
	Counters  Counters
	Kind      StatementKind
	Plan      *Plan // of EXPLAIN and PROFILE; else nil
}

// Counters say what a statement changed.
type Counters struct {
	NodesCreated, NodesDeleted                 int
	RelationshipsCreated, RelationshipsDeleted int
	PropertiesSet, LabelsAdded, LabelsRemoved  int
	IndexesAdded, IndexesRemoved               int
	ConstraintsAdded, ConstraintsRemoved       int
}

// Any reports whether anything was changed.
func (c Counters) Any() bool { return c != Counters{} }

// Limits bound a query that a person typed. A zero field takes the value of
// [DefaultLimits].
type Limits struct {
	Timeout time.Duration
	Rows    int // rows returned; more are cut and Truncated is set
	Bytes   int // approximate bytes of all values returned; more are cut and Truncated is set
}

// DefaultLimits are the bounds of the Query page.
var DefaultLimits = Limits{Timeout: 10 * time.Second, Rows: 10_000, Bytes: 32 << 20}

// OrDefault fills the zero fields of l.
func (l Limits) OrDefault() Limits {
	if l.Timeout <= 0 {
		l.Timeout = DefaultLimits.Timeout
	}
	if l.Rows <= 0 {
		l.Rows = DefaultLimits.Rows
	}
	if l.Bytes <= 0 {
		l.Bytes = DefaultLimits.Bytes
	}
	return l
}

// Schema lists the constraints and indexes that the store needs.
type Schema struct {
	Unique  []Property // unique node property, with the index that it brings
	Indexed []Property // plain index on a node property
}

// Property is a property key of the nodes with a label.
type Property struct {
	Label string
	Key   string
}
