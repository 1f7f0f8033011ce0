package embedded

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"
	"time"

	"entente/graph"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/exec"
	"entente/graph/embedded/procedure"
	"entente/graph/embedded/storage"
)

// The memory, in bytes, that one statement may hold while it runs: one that a
// person typed, and one of the program's own.
const (
	queryMemory    = 256 << 20
	transactMemory = 1 << 30
)

// closeGrace is how long Close waits whatever its context says.
const closeGrace = time.Second

// Options configure an engine. The zero value is fine.
type Options struct {
	Logger *slog.Logger     // nil: nothing is logged
	Now    func() time.Time // the clock of timestamp(); nil: the system's
}

// Engine is a graph in one folder. It is safe for concurrent use.
type Engine struct {
	db         *storage.DB
	logger     *slog.Logger
	now        func() time.Time
	statements statements
	procedures *procedure.Registry
}

var (
	_ graph.Engine = (*Engine)(nil)
	_ graph.Opener = (*Engine)(nil)
)

// Open opens the graph in the folder dir, which is made if it is missing. It
// fails with graph.Conflict if another process has it open, with graph.Corrupt
// if it is damaged or of another version, and with graph.Invalid if the folder
// cannot be written.
func Open(ctx context.Context, dir string, opts Options) (*Engine, error) {
	if err := ctx.Err(); err != nil {
		return nil, storage.ContextError(err)
	}
	if opts.Logger == nil {
		opts.Logger = slog.New(slog.DiscardHandler)
	}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	db, err := storage.Open(dir)
	if err != nil {
		return nil, err
	}
	opts.Logger.Debug("opened the embedded graph", "folder", dir)
	if migrated := db.Migrated(); migrated != "" {
		opts.Logger.Info("the embedded graph was brought up to date", "folder", dir, "how", migrated)
	}
	return &Engine{db: db, logger: opts.Logger, now: opts.Now, procedures: registry()}, nil
}

// Dir returns the folder that the graph is in.
func (e *Engine) Dir() string { return e.db.Dir() }

// Name implements [graph.Engine].
func (e *Engine) Name() string { return "embedded" }

// Close waits for open transactions and releases the folder. If ctx ends first
// it returns, and the folder is released once the last transaction has ended.
func (e *Engine) Close(ctx context.Context) error {
	closed := make(chan error, 1)
	go func() { closed <- e.db.Close() }()
	// A context that has ended already must not hide that closing is quick.
	grace := time.NewTimer(closeGrace)
	defer grace.Stop()
	select {
	case err := <-closed:
		return err
	case <-grace.C:
	}
	select {
	case err := <-closed:
		return err
	case <-ctx.Done():
		return storage.ContextError(ctx.Err())
	}
}

// Ping implements [graph.Engine].
func (e *Engine) Ping(ctx context.Context) error {
	return e.view(ctx, func(*storage.Tx) error { return nil })
}

// view runs read in a transaction that only reads.
func (e *Engine) view(ctx context.Context, read func(*storage.Tx) error) (err error) {
	tx, err := e.db.Begin(ctx, false)
	if err != nil {
		return err
	}
	defer func() {
		if rollback := tx.Rollback(); err == nil {
			err = rollback
		}
	}()
	return e.guarded(func() error { return read(tx) })
}

// guarded runs f and turns a panic into an error: a store that is damaged where
// nobody looked yet, or a defect of ours, must not end the program.
func (e *Engine) guarded(f func() error) (err error) {
	// A file that became shorter than its map faults: let it be a panic.
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		r := recover()
		if r == nil {
			return
		}
		stack := string(debug.Stack())
		e.logger.Error("a statement failed badly", "cause", fmt.Sprint(r), "stack", stack)
		if strings.Contains(stack, "go.etcd.io/bbolt") {
			err = graph.Errorf(graph.Corrupt, "the graph in %s is damaged: %v; move the folder away and extract again, or restore a copy", e.db.Dir(), r)
			return
		}
		failed := graph.Errorf(graph.Internal, "the engine failed: %v", r)
		failed.Status = "Neo.DatabaseError.Statement.ExecutionFailed"
		err = failed
	}()
	return f()
}

// Transact implements [graph.Engine]. Work runs once.
func (e *Engine) Transact(ctx context.Context, access graph.Access, work func(graph.Tx) error) error {
	t, err := e.begin(ctx, graph.TxOptions{Access: access})
	if err != nil {
		return err
	}
	defer func() { _ = t.Rollback(ctx) }() // work returned an error or panicked
	if err := work(t); err != nil {
		return owned(err)
	}
	return t.Commit(ctx)
}

// owned makes sure that an error is a [*graph.Error].
func owned(err error) error {
	var ours *graph.Error
	switch {
	case errors.As(err, &ours):
		return err
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return storage.ContextError(err)
	}
	return graph.Errorf(graph.Internal, "%w", err)
}

// Query implements [graph.Engine].
func (e *Engine) Query(ctx context.Context, cypher string, params map[string]any, limits graph.Limits) (*graph.Result, error) {
	limits = limits.OrDefault()
	ctx, cancel := context.WithTimeout(ctx, limits.Timeout)
	defer cancel()
	tree, err := e.statements.mayRead(cypher, false)
	if err != nil {
		return nil, err
	}
	var result *graph.Result
	err = e.view(ctx, func(tx *storage.Tx) (err error) {
		result, err = e.query(ctx, tx, cypher, tree, params, limits)
		return err
	})
	return result, err
}

// query runs a statement until its end or the limits.
func (e *Engine) query(ctx context.Context, tx *storage.Tx, cypher string, tree *ast.Statement, params map[string]any, limits graph.Limits) (*graph.Result, error) {
	rows, err := e.start(ctx, tx, cypher, tree, params, exec.Bounds{Bytes: limits.Bytes, Memory: queryMemory})
	if err != nil {
		return nil, err
	}
	result := &graph.Result{Fields: rows.Fields(), Rows: [][]any{}}
	for {
		row, err := rows.Next()
		if err != nil {
			return nil, err
		}
		if row == nil {
			break
		}
		if rows.full() || len(result.Rows) == limits.Rows {
			result.Truncated = true
			break
		}
		result.Rows = append(result.Rows, row)
	}
	summary := rows.Summary()
	result.Counters, result.Kind, result.Plan = summary.Counters, summary.Kind, summary.Plan
	return result, nil
}

// Prepare implements [graph.Engine].
func (e *Engine) Prepare(ctx context.Context, schema graph.Schema) (err error) {
	for _, list := range [][]graph.Property{schema.Unique, schema.Indexed} {
		for _, p := range list {
			if !identifier(p.Label) || !identifier(p.Key) {
				return graph.Errorf(graph.Invalid, "the schema names %q.%q, which is no plain label and property key", p.Label, p.Key)
			}
		}
	}
	tx, err := e.db.Begin(ctx, true)
	if err != nil {
		return err
	}
	ended := false
	defer func() {
		if !ended {
			_ = tx.Rollback()
		}
	}()
	err = e.guarded(func() error {
		for _, p := range schema.Unique {
			if err := tx.EnsureIndex(p, true); err != nil {
				return err
			}
		}
		for _, p := range schema.Indexed {
			if err := tx.EnsureIndex(p, false); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	ended = true
	if err := e.guarded(tx.Commit); err != nil {
		return err
	}
	e.statements.clear()
	return nil
}

// identifier reports whether a name is a plain ASCII identifier, as the names of
// a schema must be on every engine.
func identifier(name string) bool {
	for i, r := range name {
		letter := r == '_' || (r >= 'A' && r <= 'Z') || (r >= 'a' && r <= 'z')
		if !letter && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return name != "" && len(name) <= 64
}

// widen turns parameters into Cypher values and misses none.
func (s *statement) widen(params map[string]any) (map[string]any, error) {
	wide := make(map[string]any, len(s.parameters))
	for _, name := range s.optional {
		if v, ok := params[name]; ok {
			w, err := graph.Widen(v, native)
			if err != nil {
				return nil, err
			}
			wide[name] = w
		}
	}
	for _, name := range s.parameters {
		v, ok := params[name]
		if !ok {
			e := graph.Errorf(graph.Invalid, "the parameter $%s was not given", name)
			e.Status = "Neo.ClientError.Statement.ParameterMissing"
			return nil, e
		}
		w, err := graph.Widen(v, native)
		if err != nil {
			return nil, err
		}
		wide[name] = w
	}
	return wide, nil
}
