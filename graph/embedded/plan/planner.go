package plan

import (
	"fmt"

	"entente/graph"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/procedure"
)

// Catalog is what the planner asks of the store. The counts only choose between
// plans that give the same result.
type Catalog interface {
	NodeCount() int64
	LabelCount(label string) int64
	TypeCount(relationshipType string) int64
	RelationshipCount() int64
	// Index reports whether there is an index on a property of the nodes with
	// a label, and whether it is unique.
	Index(label, key string) (unique, ok bool)
}

// Planner plans one statement and, later, the patterns in its expressions.
type Planner struct {
	catalog    Catalog
	procedures *procedure.Registry
	slots      int
	hidden     int
	outer      *Scope // what a subquery sees of the query around it, in all its clauses
	uses       map[string]use
}

// New returns a planner for the procedures of a registry.
func New(catalog Catalog, procedures *procedure.Registry) *Planner {
	return &Planner{catalog: catalog, procedures: procedures, outer: newScope()}
}

// Procedures returns the registry that CALL is planned for.
func (p *Planner) Procedures() *procedure.Registry { return p.procedures }

// NewSlot returns a slot that nothing else uses.
func (p *Planner) NewSlot() int {
	p.slots++
	return p.slots - 1
}

// Width returns how many slots there are.
func (p *Planner) Width() int { return p.slots }

func (p *Planner) hiddenName() string {
	p.hidden++
	return fmt.Sprintf("  %d", p.hidden)
}

// Statement plans a whole statement.
func (p *Planner) Statement(q *ast.Query) (*Plan, error) {
	p.uses = usesOf(q)
	return p.query(q, newScope(), true)
}

// Subquery plans a query that stands in an expression or in CALL { } and sees
// the variables of scope. Its leaf is an [*Argument].
func (p *Planner) Subquery(q *ast.Query, scope *Scope) (*Plan, error) {
	before := p.outer
	p.outer = &Scope{slots: scope.slots}
	defer func() { p.outer = before }()
	return p.query(q, p.outer, false)
}

// Pattern plans a pattern that stands in an expression. Its leaf is an
// [*Argument]; the scope that it returns has the pattern's variables too.
func (p *Planner) Pattern(path *ast.Path, where ast.Expr, scope *Scope) (Op, *Scope, error) {
	return p.match(&Argument{}, scope, []*ast.Path{path}, where)
}

func (p *Planner) query(q *ast.Query, scope *Scope, whole bool) (*Plan, error) {
	first, err := p.single(q.Parts[0], scope, whole)
	if err != nil || len(q.Parts) == 1 {
		return first, err
	}
	union := &Union{Parts: []*Plan{first}}
	for range first.Columns {
		union.Slots = append(union.Slots, p.NewSlot())
	}
	var root Op = union
	for i, part := range q.Parts[1:] {
		next, err := p.single(part, scope, whole)
		if err != nil {
			return nil, err
		}
		if len(next.Columns) != len(first.Columns) {
			return nil, unsupported("UNION of queries with different columns")
		}
		next, err = align(next, first.Columns)
		if err != nil {
			return nil, err
		}
		// A distinct UNION takes out the doubles of all that stands before it.
		union.Parts = append(union.Parts, next)
		if !q.Unions[i].All {
			root = &Distinct{from{union}, union.Slots}
		}
	}
	for _, part := range union.Parts {
		union.Updates = union.Updates || part.Updates
	}
	return &Plan{Root: root, Columns: first.Columns, Slots: union.Slots, Updates: union.Updates}, nil
}

// align puts the columns of a part of a UNION in the order of the first part.
func align(part *Plan, columns []string) (*Plan, error) {
	slots := make([]int, len(columns))
	for i, name := range columns {
		at := -1
		for j, c := range part.Columns {
			if c == name {
				at = j
			}
		}
		if at < 0 {
			return nil, unsupported("UNION of queries with different columns")
		}
		slots[i] = part.Slots[at]
	}
	return &Plan{Root: part.Root, Columns: columns, Slots: slots, Updates: part.Updates}, nil
}

func unsupported(what string) *graph.Error {
	return graph.Errorf(graph.Unsupported, "the embedded engine does not run %s", what)
}

func unsupportedAt(n ast.Node, what string) *graph.Error {
	e := unsupported(what)
	e.Line, e.Column = n.At().Line, n.At().Column
	return e
}

// build is a query as far as it is planned.
type build struct {
	op      Op
	scope   *Scope
	columns []string
	slots   []int
	updates bool
}

func (p *Planner) single(q *ast.SingleQuery, scope *Scope, whole bool) (*Plan, error) {
	b := &build{op: &Argument{}, scope: scope}
	for i, c := range q.Clauses {
		alone := whole && len(q.Clauses) == 1
		if err := p.clause(b, c, alone); err != nil {
			return nil, err
		}
		if i == len(q.Clauses)-1 && b.columns == nil && whole {
			b.op = &Empty{from{b.op}}
		}
	}
	return &Plan{Root: b.op, Columns: b.columns, Slots: b.slots, Updates: b.updates}, nil
}

func (p *Planner) clause(b *build, c ast.Clause, alone bool) (err error) {
	switch c := c.(type) {
	case *ast.Match:
		return p.matchClause(b, c)
	case *ast.Unwind:
		slot := p.NewSlot()
		b.op = &Unwind{from{b.op}, Expr{c.List, b.scope}, slot, c.Variable.Name}
		b.scope = b.scope.With(c.Variable.Name, slot)
	case *ast.With:
		_, _, err = p.projection(b, &c.Projection, c.Where)
	case *ast.Return:
		if !c.Star && len(c.Items) == 0 {
			b.op = &Empty{from{b.op}}
			b.columns = []string{}
			return nil
		}
		b.columns, b.slots, err = p.projection(b, &c.Projection, nil)
	case *ast.Create:
		b.updates = true
		var elements []any
		elements, b.scope, err = p.create(c.Pattern, b.scope)
		b.op = &Create{from{b.op}, elements}
	case *ast.Merge:
		return p.merge(b, c)
	case *ast.Set:
		b.updates = true
		b.op = &Set{from{b.op}, c.Items, b.scope}
	case *ast.Remove:
		b.updates = true
		b.op = &Remove{from{b.op}, c.Items, b.scope}
	case *ast.Delete:
		b.updates = true
		d := &Delete{from: from{b.op}, Detach: c.Detach}
		for _, e := range c.Exprs {
			d.Exprs = append(d.Exprs, Expr{e, b.scope})
		}
		b.op = d
	case *ast.Foreach:
		return p.foreach(b, c)
	case *ast.Call:
		return p.call(b, c, alone)
	case *ast.Show:
		return p.show(b, c)
	case *ast.Subquery:
		return p.subquery(b, c)
	case *ast.LoadCSV:
		return unsupportedAt(c, "LOAD CSV")
	case *ast.Use:
		return unsupportedAt(c, "USE")
	default:
		return unsupportedAt(c, fmt.Sprintf("%T", c))
	}
	return err
}

func (p *Planner) matchClause(b *build, c *ast.Match) (err error) {
	if !c.Optional {
		b.op, b.scope, err = p.match(b.op, b.scope, c.Pattern, c.Where)
		return err
	}
	inner, scope, err := p.match(&Argument{}, b.scope, c.Pattern, c.Where)
	if err != nil {
		return err
	}
	b.op = &Optional{from{b.op}, inner, added(b.scope, scope)}
	b.scope = scope
	return nil
}

// added returns the slots, ascending by name, that after has and before has not.
func added(before, after *Scope) []int {
	var slots []int
	for _, name := range allNames(after) {
		if _, ok := before.Slot(name); !ok {
			slot, _ := after.Slot(name)
			slots = append(slots, slot)
		}
	}
	return slots
}

func (p *Planner) foreach(b *build, c *ast.Foreach) error {
	b.updates = true
	slot := p.NewSlot()
	inner := &build{op: &Argument{}, scope: b.scope.With(c.Variable.Name, slot)}
	for _, u := range c.Updates {
		if err := p.clause(inner, u, false); err != nil {
			return err
		}
	}
	b.op = &Foreach{from{b.op}, slot, c.Variable.Name, Expr{c.List, b.scope}, inner.op}
	return nil
}

func (p *Planner) subquery(b *build, c *ast.Subquery) error {
	if c.InTransactions {
		return unsupportedAt(c, "CALL { ... } IN TRANSACTIONS")
	}
	var inner *Plan
	var err error
	switch {
	case c.Scoped && c.ImportAll:
		inner, err = p.Subquery(c.Query, b.scope)
	case c.Scoped:
		imports := newScope()
		for _, v := range c.Imports {
			if slot, ok := b.scope.Slot(v.Name); ok {
				imports = imports.With(v.Name, slot)
			}
		}
		inner, err = p.Subquery(c.Query, imports)
	default: // each part imports by a WITH of its own, which the checks have seen
		before := p.outer
		p.outer = newScope()
		inner, err = p.query(c.Query, &Scope{slots: b.scope.slots}, false)
		p.outer = before
	}
	if err != nil {
		return err
	}
	b.updates = b.updates || inner.Updates
	for i, name := range inner.Columns {
		b.scope = b.scope.With(name, inner.Slots[i])
	}
	if c.Optional {
		b.op = &Optional{from{b.op}, inner.Root, inner.Slots}
		return nil
	}
	b.op = &Apply{from{b.op}, inner.Root, len(inner.Columns) == 0}
	return nil
}
