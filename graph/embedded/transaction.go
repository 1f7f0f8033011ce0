package embedded

import (
	"context"
	"time"

	"entente/graph"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/exec"
	"entente/graph/embedded/storage"
)

// Begin implements [graph.Opener]. A transaction that writes waits until no
// other one does.
func (e *Engine) Begin(ctx context.Context, options graph.TxOptions) (graph.OpenTx, error) {
	return e.begin(ctx, options)
}

func (e *Engine) begin(ctx context.Context, options graph.TxOptions) (*transaction, error) {
	t := &transaction{engine: e, hostile: options.Hostile, access: options.Access, memory: transactMemory, began: e.now()}
	if options.Hostile {
		t.memory = queryMemory
	}
	if options.Timeout > 0 {
		t.deadline = time.Now().Add(options.Timeout)
		var cancel context.CancelFunc
		ctx, cancel = context.WithDeadline(ctx, t.deadline)
		defer cancel()
	}
	tx, err := e.db.Begin(ctx, options.Access == graph.Write)
	if err != nil {
		return nil, err
	}
	t.tx = tx
	return t, nil
}

// OnlyReads implements [graph.Judge].
func (e *Engine) OnlyReads(cypher string) bool {
	_, err := e.statements.mayRead(cypher, true)
	return err == nil
}

// transaction implements [graph.Tx] and [graph.OpenTx].
type transaction struct {
	engine   *Engine
	tx       *storage.Tx
	access   graph.Access
	hostile  bool
	memory   int64
	began    time.Time
	deadline time.Time // zero: none
	cancels  []func()  // let go of the deadlines of the statements
	failed   error     // of the statement that failed; no other runs after it
	ended    bool
}

// Run implements [graph.Tx]. After a statement failed every other one fails too,
// and the transaction is rolled back.
func (t *transaction) Run(ctx context.Context, cypher string, params map[string]any) (*graph.Result, error) {
	rows, err := t.stream(ctx, cypher, params)
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
		result.Rows = append(result.Rows, row)
	}
	summary := rows.Summary()
	result.Counters, result.Kind, result.Plan = summary.Counters, summary.Kind, summary.Plan
	return result, nil
}

// Stream implements [graph.OpenTx].
func (t *transaction) Stream(ctx context.Context, cypher string, params map[string]any) (graph.Rows, error) {
	rows, err := t.stream(ctx, cypher, params)
	if err != nil {
		return nil, err
	}
	if rows.statement.writes {
		if err := rows.readAhead(); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

func (t *transaction) stream(ctx context.Context, cypher string, params map[string]any) (*stream, error) {
	switch {
	case t.ended:
		return nil, graph.Errorf(graph.Invalid, "the transaction has ended already")
	case t.failed != nil:
		return nil, graph.Errorf(graph.Invalid, "the transaction has failed already: %w", t.failed)
	}
	if !t.deadline.IsZero() {
		var cancel context.CancelFunc
		ctx, cancel = context.WithDeadline(ctx, t.deadline)
		t.cancels = append(t.cancels, cancel)
	}
	var rows *stream
	err := t.engine.guarded(func() (err error) {
		var tree *ast.Statement
		if t.hostile && t.access == graph.Read {
			if tree, err = t.engine.statements.mayRead(cypher, true); err != nil {
				return err
			}
		}
		rows, err = t.engine.start(ctx, t.tx, cypher, tree, params, exec.Bounds{Memory: t.memory, Began: t.began})
		return err
	})
	if err != nil {
		t.failed = err
		return nil, err
	}
	rows.owner = t
	return rows, nil
}

// Commit implements [graph.OpenTx].
func (t *transaction) Commit(ctx context.Context) error {
	if t.ended {
		return graph.Errorf(graph.Invalid, "the transaction has ended already")
	}
	if t.failed != nil { // a statement failed half way: nothing of it may remain
		_ = t.Rollback(ctx)
		return t.failed
	}
	if err := ctx.Err(); err != nil {
		_ = t.Rollback(ctx)
		return storage.ContextError(err)
	}
	if !t.deadline.IsZero() && !time.Now().Before(t.deadline) {
		_ = t.Rollback(ctx)
		return storage.ContextError(context.DeadlineExceeded)
	}
	t.end()
	return t.engine.guarded(t.tx.Commit)
}

// Rollback implements [graph.OpenTx].
func (t *transaction) Rollback(context.Context) error {
	if t.ended {
		return nil
	}
	t.end()
	return t.tx.Rollback()
}

func (t *transaction) end() {
	t.ended = true
	for _, cancel := range t.cancels {
		cancel()
	}
}

// start begins a statement in a transaction. The tree is that of the text if it
// was parsed already, else nil.
func (e *Engine) start(ctx context.Context, tx *storage.Tx, cypher string, tree *ast.Statement, params map[string]any, bounds exec.Bounds) (*stream, error) {
	if err := ctx.Err(); err != nil {
		return nil, storage.ContextError(err)
	}
	s, err := e.statements.get(tx, cypher, tree, e.procedures)
	if err != nil {
		return nil, err
	}
	if s.mode == ast.Explain { // nothing runs, so it needs no parameters
		return &stream{engine: e, statement: s, read: true}, nil
	}
	wide, err := s.widen(params)
	if err != nil {
		return nil, err
	}
	bounds.Now, bounds.Clock = e.now(), e.now
	rows, err := s.program.Start(ctx, tx, wide, bounds)
	if err != nil {
		return nil, err
	}
	return &stream{engine: e, statement: s, rows: rows}, nil
}

// stream implements [graph.Rows].
type stream struct {
	engine    *Engine
	owner     *transaction // nil: of a single query
	statement *statement
	rows      *exec.Rows // nil: the statement is only explained
	ahead     [][]any    // rows that were read ahead
	read      bool       // all rows were
}

// Fields implements [graph.Rows].
func (s *stream) Fields() []string { return s.statement.program.Fields() }

// full reports whether the bound on the bytes returned was met.
func (s *stream) full() bool { return s.rows != nil && s.rows.Full() }

// readAhead reads all rows, for a statement that must have done what it does.
func (s *stream) readAhead() error {
	for {
		row, err := s.Next()
		if err != nil {
			return err
		}
		if row == nil {
			s.read = true
			return nil
		}
		s.ahead = append(s.ahead, row)
	}
}

// Next implements [graph.Rows].
func (s *stream) Next() (row []any, err error) {
	if s.read {
		if len(s.ahead) == 0 {
			return nil, nil
		}
		row, s.ahead = s.ahead[0], s.ahead[1:]
		return row, nil
	}
	if s.owner != nil && s.owner.ended {
		return nil, graph.Errorf(graph.Invalid, "the transaction has ended already")
	}
	err = s.engine.guarded(func() (err error) {
		row, err = s.rows.Next()
		return err
	})
	if err != nil && s.owner != nil {
		s.owner.failed = err
	}
	return row, err
}

// Summary implements [graph.Rows].
func (s *stream) Summary() graph.Summary {
	summary := graph.Summary{Kind: s.statement.kind()}
	if s.rows != nil {
		summary.Counters = s.rows.Counters()
	}
	switch s.statement.mode {
	case ast.Explain:
		summary.Plan = s.statement.described.Plan()
	case ast.Profile:
		summary.Plan = s.statement.described.Profiled(s.rows.Profile)
	}
	return summary
}
