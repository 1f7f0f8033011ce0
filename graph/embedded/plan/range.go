package plan

import (
	"strings"

	"entente/graph/embedded/cypher/ast"
)

// IndexRange binds each node with a label whose property lies in a range, or is
// a text with a prefix. It may give more nodes than that, when the bounds turn out
// to be values that the index holds in no order: the conditions are asked of each
// node again.
type IndexRange struct {
	from
	Slot      int
	Name      string
	Label     string
	Key       string
	Unique    bool
	Low, High *Expr // nil: open
	Prefix    *Expr // instead of both
	Where     []Expr
}

// valueRange is what conditions say about one property.
type valueRange struct {
	low, high, prefix ast.Expr
	where             []ast.Expr
}

// seekRange finds the best index for conditions that order or begin a property.
func (m *matcher) seekRange(name, label string, used []*predicate) (access, bool) {
	ranges := map[string]*valueRange{}
	var keys []string
	at := func(key string, w *predicate) *valueRange {
		r := ranges[key]
		if r == nil {
			r = &valueRange{}
			ranges[key] = r
			keys = append(keys, key)
		}
		if n := len(r.where); n == 0 || r.where[n-1] != w.expr {
			r.where = append(r.where, w.expr)
		}
		return r
	}
	for _, w := range m.where {
		if w.done {
			continue
		}
		switch e := w.expr.(type) {
		case *ast.Comparison:
			left := e.First
			for _, l := range e.Links {
				m.noteBound(name, left, l.Op, l.X, func(key string) *valueRange { return at(key, w) })
				left = l.X
			}
		case *ast.Binary:
			if key, ok := propertyOf(e.Left, name); ok && e.Op == ast.StartsWith && m.known(e.Right) {
				if r := at(key, w); r.prefix == nil {
					r.prefix = e.Right
				}
			}
		}
	}
	var best access
	for _, key := range keys {
		r := ranges[key]
		unique, ok := m.p.catalog.Index(label, key)
		if !ok {
			continue
		}
		a := access{cost: 1 + m.p.catalog.LabelCount(label)*3/10, label: label, key: key, unique: unique, within: r, used: used}
		if r.low != nil && r.high != nil || r.prefix != nil {
			a.cost = 1 + m.p.catalog.LabelCount(label)/10
		}
		if best.within == nil || a.cost < best.cost {
			best = a
		}
	}
	return best, best.within != nil
}

// noteBound notes a bound if one side of a comparison is a property of the node and
// the other is known before.
func (m *matcher) noteBound(name string, left ast.Expr, op ast.CompareOp, right ast.Expr, at func(string) *valueRange) {
	switch op {
	case ast.Less, ast.LessOrEqual:
	case ast.Greater, ast.GreaterOrEqual:
		left, right = right, left
	default:
		return
	}
	if key, ok := propertyOf(left, name); ok && m.known(right) {
		if r := at(key); r.high == nil {
			r.high = right
		}
	}
	if key, ok := propertyOf(right, name); ok && m.known(left) {
		if r := at(key); r.low == nil {
			r.low = left
		}
	}
}

// startRange binds a node by a range.
func (m *matcher) startRange(slot int, name string, a access) {
	op := &IndexRange{from: from{m.op}, Slot: slot, Name: name, Label: a.label, Key: a.key, Unique: a.unique}
	if r := a.within; r.prefix != nil {
		op.Prefix = &Expr{r.prefix, m.scope}
	} else {
		op.Low, op.High = scoped(r.low, m.scope), scoped(r.high, m.scope)
	}
	op.Where = exprs(a.within.where, m.scope)
	m.op = op
}

func describeRange(op *IndexRange) (name, details string, binds []string) {
	name, kind := "NodeIndexSeekByRange", "RANGE INDEX "
	if op.Unique {
		name, kind = "NodeUniqueIndexSeekByRange", "UNIQUE "
	}
	var parts []string
	for _, w := range op.Where {
		parts = append(parts, format(w.Expr))
	}
	key := quote(op.Key)
	details = kind + show(op.Name) + ":" + quote(op.Label) + "(" + key + ") WHERE " + strings.Join(parts, " AND ")
	return name, details, bound(op.Name)
}
