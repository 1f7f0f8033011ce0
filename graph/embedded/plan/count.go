package plan

import (
	"slices"
	"strings"

	"entente/graph/embedded/cypher/ast"
)

// CountStore gives how many nodes or relationships there are, as the store has
// counted them: of all, of one label, or of some types. With Each, there is a row
// for each type that there is.
type CountStore struct {
	from
	Relationships bool
	Of            []string // a label, or types, each once; empty: all
	Slot          int
	Name          string
	Each          bool
	Key           int // the slot of the type, with Each
	KeyName       string
}

// Degree gives how many relationships of a pattern a node has, and drops the
// nodes that have none.
type Degree struct {
	from
	Of        int
	Direction Direction
	Types     []string
	Slot      int
	Name      string
	Names     [3]string
}

// countable turns an aggregation whose result stands in the store already into
// the operator that reads it there; nil if it does not.
func (p *Planner) countable(agg *Aggregate) Op {
	if len(agg.Aggregates) != 1 {
		return nil
	}
	a := agg.Aggregates[0]
	call, ok := asCount(a.Call)
	if !ok {
		return nil
	}
	switch {
	case len(agg.Keys) == 0:
		if op := countOfAll(agg, a, call); op != nil {
			return op
		}
	case len(agg.Keys) == 1:
		if op := countOfEach(agg, a, call); op != nil {
			return op
		}
		if op := degrees(agg, a, call); op != nil {
			return op
		}
	}
	return p.sumOfDegrees(agg, a, call)
}

// count is count(*), or count of a variable.
type count struct {
	variable string // empty for count(*)
	distinct bool
}

func asCount(e ast.Expr) (count, bool) {
	switch e := e.(type) {
	case *ast.CountStar:
		return count{}, true
	case *ast.Function:
		if len(e.Args) != 1 || !strings.EqualFold(e.Name, "count") {
			return count{}, false
		}
		v, ok := e.Args[0].(*ast.Variable)
		if !ok {
			return count{}, false
		}
		return count{v.Name, e.Distinct}, true
	}
	return count{}, false
}

// of reports whether the count is that of rows in which the slots are never null
// and, if it is distinct, of which the first is different in each row.
func (c count) of(scope *Scope, slots ...int) bool {
	if c.variable == "" {
		return true
	}
	slot, ok := scope.Slot(c.variable)
	if !ok {
		return false
	}
	if c.distinct {
		return slot == slots[0]
	}
	return slices.Contains(slots, slot)
}

// countOfAll is MATCH (n) RETURN count(*) and MATCH ()-[r]->() RETURN count(r),
// with a label or with types.
func countOfAll(agg *Aggregate, a AggregateItem, c count) Op {
	op := &CountStore{from: from{agg.Input().Input()}, Slot: a.Slot, Name: a.Name}
	switch in := agg.Input().(type) {
	case *AllNodes:
		if !c.of(a.Scope, in.Slot) || !begins(in) {
			return nil
		}
		return op
	case *LabelScan:
		if !c.of(a.Scope, in.Slot) || !begins(in) {
			return nil
		}
		op.Of = []string{in.Label}
		return op
	case *Expand:
		every, ok := in.Input().(*AllNodes)
		if !ok || !begins(every) || in.Into || in.Direction == Both || len(in.Different) > 0 {
			return nil
		}
		slots := []int{in.Rel, in.From, in.To}
		if !c.of(a.Scope, slots...) || c.distinct && in.Keep != KeepAll {
			return nil
		}
		op.In, op.Relationships, op.Of = every.Input(), true, oneOfEach(in.Types)
		return op
	}
	return nil
}

// countOfEach is MATCH ()-[r]->() RETURN type(r), count(*).
func countOfEach(agg *Aggregate, a AggregateItem, c count) Op {
	in, ok := agg.Input().(*Expand)
	if !ok || in.Into || in.Direction == Both || len(in.Different) > 0 {
		return nil
	}
	every, ok := in.Input().(*AllNodes)
	if !ok || !begins(every) || !c.of(a.Scope, in.Rel, in.From, in.To) {
		return nil
	}
	f, ok := agg.Keys[0].Expr.Expr.(*ast.Function)
	if !ok || !strings.EqualFold(f.Name, "type") || len(f.Args) != 1 {
		return nil
	}
	v, ok := f.Args[0].(*ast.Variable)
	if slot, visible := a.Scope.Slot(nameOf(v)); !ok || !visible || slot != in.Rel {
		return nil
	}
	return &CountStore{from: from{every.Input()}, Relationships: true, Of: oneOfEach(in.Types), Slot: a.Slot, Name: a.Name,
		Each: true, Key: agg.Keys[0].Slot, KeyName: agg.Keys[0].Name}
}

// degrees is MATCH (n)-[r]->() RETURN n, count(r): each node stands in one row
// of what finds it, and its relationships are counted where they are listed.
func degrees(agg *Aggregate, a AggregateItem, c count) Op {
	in, ok := agg.Input().(*Expand)
	if !ok || in.Into || len(in.Different) > 0 || c.distinct || !c.of(a.Scope, in.Rel, in.From, in.To) {
		return nil
	}
	key, ok := agg.Keys[0].Expr.Expr.(*ast.Variable)
	if slot, visible := a.Scope.Slot(nameOf(key)); !ok || !visible || slot != in.From || agg.Keys[0].Slot != in.From {
		return nil
	}
	scan := in.Input()
	for {
		f, ok := scan.(*Filter)
		if !ok {
			break
		}
		scan = f.Input()
	}
	switch scan := scan.(type) {
	case *AllNodes, *LabelScan:
		if !begins(scan) {
			return nil
		}
	case *IndexSeek, *IndexRange, *IDSeek: // which find each node once
		if !begins(scan) {
			return nil
		}
	default:
		return nil
	}
	return &Degree{from: from{in.Input()}, Of: in.From, Direction: in.Direction, Types: in.Types, Slot: a.Slot, Name: a.Name, Names: in.Names}
}

// sumOfDegrees counts the relationships of the nodes in each group, as MATCH
// (n:A)-[r]->() RETURN count(r) asks for, without a row for each.
func (p *Planner) sumOfDegrees(agg *Aggregate, a AggregateItem, c count) Op {
	in, ok := agg.Input().(*Expand)
	if !ok || in.Into || len(in.Different) > 0 || c.distinct || !c.of(a.Scope, in.Rel, in.From, in.To) {
		return nil
	}
	for _, key := range agg.Keys {
		needs := map[string]bool{}
		names(key.Expr.Expr, needs)
		for name := range needs {
			if slot, ok := key.Expr.Scope.Slot(name); ok && (slot == in.Rel || slot == in.To) {
				return nil
			}
		}
	}
	degree := &ast.Variable{Pos: a.Call.At(), Name: p.hiddenName()}
	slot := p.NewSlot()
	sum := a
	sum.Call = &ast.Function{Pos: a.Call.At(), Name: "sum", Args: []ast.Expr{degree}}
	sum.Scope = a.Scope.With(degree.Name, slot)
	return &Aggregate{
		from:       from{&Degree{from: from{in.Input()}, Of: in.From, Direction: in.Direction, Types: in.Types, Slot: slot, Name: degree.Name, Names: in.Names}},
		Keys:       agg.Keys,
		Aggregates: []AggregateItem{sum},
	}
}

// begins reports whether an operator is the first of its plan.
func begins(op Op) bool {
	_, ok := op.Input().(*Argument)
	return ok
}

func nameOf(v *ast.Variable) string {
	if v == nil {
		return ""
	}
	return v.Name
}

func oneOfEach(names []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(names)))
}
