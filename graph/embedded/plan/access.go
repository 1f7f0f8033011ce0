package plan

import (
	"entente/graph/embedded/cypher/ast"
)

// access is a way to find the nodes that a variable can stand for.
type access struct {
	cost   int64 // estimated number of nodes
	label  string
	key    string // with a value: seek in an index
	value  ast.Expr
	many   bool
	unique bool
	labels []string     // instead of a label: several, of which a node has one
	within *valueRange  // instead of a value: a range of an index
	id     *IDSeek      // instead of a label: the id of the node
	used   []*predicate // conditions that the access makes true
}

const (
	plainSeekCost = 10
	manySeekCost  = 5
)

// cheapestNode returns the node of the pattern, not bound yet, that is found
// with the least work; "" if all are bound.
func (m *matcher) cheapestNode() (string, access) {
	var best string
	var found access
	for _, name := range m.nodes {
		if m.bound[name] {
			continue
		}
		if a := m.access(name); best == "" || a.cost < found.cost {
			best, found = name, a
		}
	}
	return best, found
}

func (m *matcher) access(name string) access {
	if w, seek, ok := m.identified(name); ok {
		a := access{cost: 1, id: &seek, unique: true, many: seek.Many, used: []*predicate{w}}
		if a.many {
			a.cost = manySeekCost
		}
		return a
	}
	best := access{cost: m.p.catalog.NodeCount() + 1}
	for _, w := range m.where {
		if w.done {
			continue
		}
		if labels := oneOf(w.expr, name); len(labels) > 1 {
			if a := m.anyLabel(labels, w); a.cost < best.cost {
				best = a
			}
			continue
		}
		has, ok := w.expr.(*ast.HasLabels)
		if !ok || !isVariable(has.X, name) {
			continue
		}
		labels, ok := ast.AllOf(has.Labels)
		if !ok {
			continue
		}
		for _, l := range labels {
			// The condition holds by the access only if it asks for no other label.
			var used []*predicate
			if len(labels) == 1 {
				used = []*predicate{w}
			}
			if n := m.p.catalog.LabelCount(l.Text); n < best.cost {
				best = access{cost: n, label: l.Text, used: used}
			}
			if a, ok := m.seek(name, l.Text, used); ok && (a.cost <= best.cost || a.unique) {
				best = a
			}
			if a, ok := m.seekRange(name, l.Text, used); ok && a.cost < best.cost {
				best = a
			}
		}
	}
	return best
}

// seek finds the best index for the conditions on the node's properties.
func (m *matcher) seek(name, label string, used []*predicate) (access, bool) {
	var best access
	found := false
	for _, w := range m.where {
		if w.done {
			continue
		}
		key, val, many, ok := m.equality(w.expr, name)
		if !ok {
			continue
		}
		unique, ok := m.p.catalog.Index(label, key)
		if !ok {
			continue
		}
		a := access{cost: plainSeekCost, label: label, key: key, value: val, many: many, unique: unique}
		if unique {
			a.cost = 1
		}
		if many {
			a.cost *= manySeekCost
		}
		a.used = append(append(a.used, used...), w)
		if !found || a.cost < best.cost {
			best, found = a, true
		}
	}
	return best, found
}

// equality recognises name.key = value and name.key IN list where the value can
// be computed before the node is known.
func (m *matcher) equality(e ast.Expr, name string) (key string, val ast.Expr, many, ok bool) {
	switch e := e.(type) {
	case *ast.Comparison:
		if len(e.Links) != 1 || e.Links[0].Op != ast.Equal {
			return "", nil, false, false
		}
		for _, side := range [2][2]ast.Expr{{e.First, e.Links[0].X}, {e.Links[0].X, e.First}} {
			if key, ok := propertyOf(side[0], name); ok && m.known(side[1]) {
				return key, side[1], false, true
			}
		}
	case *ast.Binary:
		if e.Op == ast.Or {
			return m.alternatives(e, name)
		}
		if key, ok := propertyOf(e.Left, name); e.Op == ast.In && ok && m.known(e.Right) {
			return key, e.Right, true, true
		}
	}
	return "", nil, false, false
}

// mostAlternatives is how many conditions joined by OR are looked at.
const mostAlternatives = 1000

// alternatives reads n.key = 1 OR n.key = 2 as n.key IN [1, 2].
func (m *matcher) alternatives(e *ast.Binary, name string) (key string, val ast.Expr, many, ok bool) {
	all := &ast.List{Pos: e.Pos}
	rest := []ast.Expr{e}
	for len(rest) > 0 {
		last := rest[len(rest)-1]
		rest = rest[:len(rest)-1]
		if or, ok := last.(*ast.Binary); ok && or.Op == ast.Or {
			rest = append(rest, or.Right, or.Left)
			continue
		}
		k, v, many, ok := m.equality(last, name)
		if !ok || key != "" && k != key || len(all.Items) > mostAlternatives {
			return "", nil, false, false
		}
		key = k
		list, literal := v.(*ast.List)
		switch {
		case !many:
			all.Items = append(all.Items, v)
		case literal:
			all.Items = append(all.Items, list.Items...)
		default:
			return "", nil, false, false
		}
	}
	return key, all, true, true
}

// known reports whether e needs nothing that is not bound yet.
func (m *matcher) known(e ast.Expr) bool {
	needs := map[string]bool{}
	names(e, needs)
	return m.ready(needs)
}

func isVariable(e ast.Expr, name string) bool {
	v, ok := e.(*ast.Variable)
	return ok && v.Name == name
}

func propertyOf(e ast.Expr, name string) (key string, ok bool) {
	p, ok := e.(*ast.Property)
	if !ok || !isVariable(p.Subject, name) {
		return "", false
	}
	return p.Key.Text, true
}

// oneOf returns the labels of which a condition demands one of a node, as n:A|B
// and n:A OR n:B do; none if it demands something else.
func oneOf(e ast.Expr, name string) []string {
	switch e := e.(type) {
	case *ast.HasLabels:
		names, ok := ast.OneOf(e.Labels)
		if !ok || !isVariable(e.X, name) {
			return nil
		}
		var labels []string
		for _, n := range names {
			labels = append(labels, n.Text)
		}
		return labels
	case *ast.Binary:
		if e.Op != ast.Or {
			return nil
		}
		left := oneOf(e.Left, name)
		if left == nil {
			return nil
		}
		if right := oneOf(e.Right, name); right != nil {
			return append(left, right...)
		}
	}
	return nil
}

// anyLabel is the access to the nodes that have one of several labels.
func (m *matcher) anyLabel(labels []string, w *predicate) access {
	a := access{labels: labels, used: []*predicate{w}}
	for _, l := range labels {
		a.cost += m.p.catalog.LabelCount(l)
	}
	return a
}

// start binds a node by an access.
func (m *matcher) start(name string, a access) {
	slot, _ := m.scope.Slot(name)
	var asked *predicate
	var hash HashSeek
	if a.id == nil && a.within == nil && a.value == nil && a.labels == nil {
		var val ast.Expr
		asked, hash.Key, val = m.matched(name)
		hash.Value = Expr{val, m.scope}
	}
	switch {
	case asked != nil:
		hash.from, hash.Slot, hash.Name, hash.Label = from{m.op}, slot, name, a.label
		m.op, asked.done = &hash, true
	case a.id != nil:
		a.id.from, a.id.Slot = from{m.op}, slot
		m.op = a.id
	case a.within != nil:
		m.startRange(slot, name, a)
	case a.value != nil:
		m.op = &IndexSeek{from{m.op}, slot, name, a.label, a.key, Expr{a.value, m.scope}, a.many, a.unique}
	case a.labels != nil:
		m.op = &UnionScan{from{m.op}, slot, name, a.labels}
	case a.label != "":
		m.op = &LabelScan{from{m.op}, slot, name, a.label}
	default:
		m.op = &AllNodes{from{m.op}, slot, name}
	}
	for _, w := range a.used {
		w.done = true
	}
	m.bound[name] = true
}
