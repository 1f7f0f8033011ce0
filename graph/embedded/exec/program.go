package exec

import (
	"context"
	"time"

	"entente/graph"
	"entente/graph/embedded/plan"
	"entente/graph/embedded/procedure"
	"entente/graph/embedded/storage"
)

// Program is a plan that is ready to run.
type Program struct {
	root    source
	columns []string
	slots   []int
	width   int
	updates bool
	lists   int
	tokens  []tokenName
	profile map[plan.Op]int // see [CompileProfile]; nil: nothing is measured

	procedures *procedure.Registry
}

// Bounds hold a run.
type Bounds struct {
	Bytes  int              // approximate bytes returned, see [Rows.Full]; 0: no bound
	Memory int64            // approximate bytes held while running
	Now    time.Time        // of the statement
	Began  time.Time        // of the transaction; zero: Now
	Clock  func() time.Time // what goes on; nil: Now
}

type tokenName struct {
	kind storage.TokenKind
	name string
}

// row holds the variables of a statement, each in its slot, which nothing else
// writes to. The operators of a pipeline hand on one row from the leaf to the
// root: each sets its own slots in it. A row is therefore only what it is until
// the iterator that gave it is asked for the next one; who keeps it clones it.
type row = []any

// iterator makes rows; a nil row is the end.
type iterator interface {
	next() (row, error)
}

// source starts an operator below an argument row. It may set its own slots in it.
type source func(rt *run, arg row) iterator

// Compile prepares a plan. The planner must be the one that made it.
func Compile(p *plan.Plan, planner *plan.Planner) (*Program, error) {
	return compile(p, planner, nil)
}

func compile(p *plan.Plan, planner *plan.Planner, measured map[plan.Op]int) (*Program, error) {
	c := &compiler{planner: planner, measured: measured}
	root, err := c.source(p.Root)
	if err != nil {
		return nil, err
	}
	return &Program{root: root, columns: p.Columns, slots: p.Slots, width: planner.Width(), updates: p.Updates, tokens: c.tokens, profile: measured,
		lists: c.lists, procedures: planner.Procedures()}, nil
}

// Updates reports whether the program changes the graph.
func (p *Program) Updates() bool { return p.updates }

// Columns names what the program returns; empty if it returns nothing.
func (p *Program) Columns() []string { return p.columns }

// Fields is Columns, never nil.
func (p *Program) Fields() []string {
	if p.columns == nil {
		return []string{}
	}
	return p.columns
}

// Start begins a run of the program; its rows are made as they are asked for.
// Parameters must be Cypher values, see graph.Widen. After an error the
// transaction must be rolled back.
func (p *Program) Start(ctx context.Context, tx *storage.Tx, params map[string]any, bounds Bounds) (*Rows, error) {
	if p.updates && !tx.Writable() {
		return nil, readOnly()
	}
	if bounds.Began.IsZero() {
		bounds.Began = bounds.Now
	}
	if bounds.Clock == nil {
		bounds.Clock = func() time.Time { return bounds.Now }
	}
	rt := &run{ctx: ctx, tx: tx, params: params, program: p, tokens: make([]storage.Token, len(p.tokens)), memory: bounds.Memory, now: bounds.Now, began: bounds.Began, clock: bounds.Clock}
	if p.profile != nil {
		rt.profile = newProfile(tx, len(p.profile))
	}
	out := output{rt: rt, left: bounds.Bytes, bounded: bounds.Bytes > 0}
	return &Rows{rt: rt, in: p.root(rt, rt.newRow()), out: out}, nil
}

func readOnly() error {
	e := graph.Errorf(graph.ReadOnly, "the statement changes the graph, which is not allowed here")
	e.Status = "Neo.ClientError.Statement.AccessMode"
	return e
}

// run is the state of one run of a program.
type run struct {
	ctx      context.Context
	tx       *storage.Tx
	params   map[string]any
	program  *Program
	tokens   []storage.Token
	lists    []listSet
	args     []any // of the functions that are being called
	counters graph.Counters
	memory   int64 // bytes that may still be held
	held     int64
	counted  map[uintptr]struct{} // large values that are held and counted already
	virtual  virtual
	ticks    uint
	now      time.Time // of the statement
	began    time.Time // of the transaction
	clock    func() time.Time
	profile  *profile // nil unless the run is measured
}

func (rt *run) newRow() row { return make(row, rt.program.width) }

func clone(r row) row {
	c := make(row, len(r))
	copy(c, r)
	return c
}

// token returns the token of a name that the program mentions. A name that is
// unknown now is asked for again, since the run may bring it in.
func (rt *run) token(i int) storage.Token {
	if t := rt.tokens[i]; t != storage.NoToken {
		return t
	}
	n := rt.program.tokens[i]
	rt.tokens[i] = rt.tx.Token(n.kind, n.name)
	return rt.tokens[i]
}

// makeToken is token for a name that is about to be used in a write.
func (rt *run) makeToken(i int) (storage.Token, error) {
	if t := rt.token(i); t != storage.NoToken {
		return t, nil
	}
	n := rt.program.tokens[i]
	t, err := rt.tx.MakeToken(n.kind, n.name)
	rt.tokens[i] = t
	return t, err
}

const ticksPerCheck = 64

// tick is called for each piece of work; now and then it looks at the context.
func (rt *run) tick() error {
	rt.ticks++
	if rt.ticks%ticksPerCheck == 0 {
		return rt.check()
	}
	return nil
}

// From these sizes on, in elements and in bytes, work on a value takes so long
// that the context is looked at before.
const (
	longList = 64
	longText = 4 << 10
)

// weigh is called before work that goes through all of a value, beside tick.
func (rt *run) weigh(v any) error {
	switch v := v.(type) {
	case string:
		if len(v) < longText {
			return nil
		}
	case []any:
		if len(v) < longList && !deep(v) {
			return nil
		}
	case map[string]any:
		if len(v) == 0 {
			return nil
		}
	default:
		return nil
	}
	return rt.check()
}

// deep reports whether a list may have much more in it than it has elements.
func deep(list []any) bool {
	for _, e := range list {
		switch e.(type) {
		case []any, map[string]any, string:
			return true
		}
	}
	return false
}

func (rt *run) check() error {
	if err := rt.ctx.Err(); err != nil {
		return storage.ContextError(err)
	}
	return nil
}
