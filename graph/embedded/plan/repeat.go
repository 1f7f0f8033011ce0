package plan

import (
	"slices"

	"entente/graph/embedded/cypher/ast"
)

// quantifiedRel turns -[r]->{1,3}, and what means the same, into a relationship of
// variable length. It returns false for any other pattern.
func quantifiedRel(r *ast.RelPattern) (*ast.RelPattern, bool) {
	if r.Repeat == nil || r.Repeat.Path.Where != nil || len(r.Repeat.Path.Rels) != 1 {
		return nil, false
	}
	for _, n := range r.Repeat.Path.Nodes {
		if n.Variable != nil || n.Labels != nil || n.Properties != nil || n.Where != nil {
			return nil, false
		}
	}
	one := *r.Repeat.Path.Rels[0]
	low := r.Repeat.Min
	one.Length = &ast.Length{Pos: r.Pos, Min: &low, Max: r.Repeat.Max}
	return &one, true
}

// addRepeat registers the variables of a quantified path pattern, which are lists
// outside of it.
func (m *matcher) addRepeat(r *relation) {
	inner := r.Repeat.Path
	r.needs = map[string]bool{}
	pathExprs(inner, func(e ast.Expr) { names(e, r.needs) })
	for _, name := range pathNames(inner) {
		delete(r.needs, name)
		if !hidden(name) {
			r.groups = append(r.groups, name)
			m.scope = m.p.declare(m.scope, name)
		}
	}
	var types []string
	for _, rel := range inner.Rels {
		some := typeNames(rel.Types)
		if len(some) == 0 {
			return
		}
		types = append(types, some...)
	}
	r.types = types
}

// pathNames lists the variables of a path's nodes and relationships, each once.
func pathNames(path *ast.Path) []string {
	var list []string
	add := func(v *ast.Variable) {
		if v != nil && !slices.Contains(list, v.Name) {
			list = append(list, v.Name)
		}
	}
	for i, n := range path.Nodes {
		if i > 0 {
			add(path.Rels[i-1].Variable)
		}
		add(n.Variable)
	}
	return list
}

// repeat follows a quantified path pattern from a node that is bound.
func (m *matcher) repeat(r *relation, begin, end string, into, reversed bool, different []int) error {
	hop, err := m.hop(r, reversed)
	if err != nil {
		return err
	}
	op := &Repeat{from: from{m.op}, Hop: hop, Names: [3]string{begin, r.Variable.Name, end}, Into: into, Reversed: reversed, Different: different}
	op.Begin, _ = m.scope.Slot(begin)
	op.End, _ = m.scope.Slot(end)
	m.op = op
	for _, name := range r.groups {
		m.bound[name] = true
	}
	return nil
}

// hop plans one walk of a relationship pattern, from its right end if reversed.
func (m *matcher) hop(r *relation, reversed bool) (Hop, error) {
	h := Hop{Min: 1, Max: 1}
	h.All, _ = m.scope.Slot(r.Variable.Name)
	var path *ast.Path
	switch {
	case r.Repeat != nil:
		path = r.Repeat.Path
		h.Min, h.Max = bounds(&ast.Length{Min: &r.Repeat.Min, Max: r.Repeat.Max})
	default:
		single := *r.RelPattern
		single.Length = nil
		path = m.p.named([]*ast.Path{{Pos: r.Pos, Nodes: []*ast.NodePattern{{Pos: r.Pos}, {Pos: r.Pos}}, Rels: []*ast.RelPattern{&single}}})[0]
		if h.Single = r.Length == nil; !h.Single {
			h.Min, h.Max = bounds(r.Length)
		}
	}
	own := pathNames(path)
	begin, end := path.Nodes[0].Variable.Name, path.Nodes[len(path.Nodes)-1].Variable.Name
	rels := slices.Clone(path.Rels)
	if reversed {
		begin, end = end, begin
		slices.Reverse(rels)
	}
	for name := range r.needs {
		if _, visible := m.scope.Slot(name); visible && !m.bound[name] {
			return h, unsupportedAt(r, "a quantified path pattern whose conditions need what it leads to")
		}
	}
	h.From = m.p.NewSlot()
	scope := m.scope.without(func(name string) bool { return !m.bound[name] || slices.Contains(own, name) }).With(begin, h.From)
	plain := *path
	plain.Where = nil
	one := m.p.matcher(&Argument{}, scope)
	one.keepAll = true
	round, inner, err := one.match([]*ast.Path{&plain}, path.Where)
	if err != nil {
		return h, err
	}
	h.Round = round
	h.To, _ = inner.Slot(end)
	for _, rel := range rels {
		slot, _ := inner.Slot(rel.Variable.Name)
		h.Rels = append(h.Rels, slot)
	}
	for _, name := range r.groups {
		each, _ := inner.Slot(name)
		list, _ := m.scope.Slot(name)
		h.Groups, h.Lists = append(h.Groups, Group{each, list}), append(h.Lists, name)
	}
	return h, nil
}
