package plan

import (
	"slices"

	"entente/graph/embedded/cypher/ast"
)

// addSelective registers the variables of a path with a selector. What its ends
// must satisfy can be asked before and after the search alike, since the selector
// chooses among the paths of each pair of ends.
func (m *matcher) addSelective(path *ast.Path) {
	path = m.distinct(path)
	m.selective = path
	ends := []*ast.NodePattern{path.Nodes[0], path.Nodes[len(path.Nodes)-1]}
	for i, n := range path.Nodes {
		m.scope = m.p.declare(m.scope, n.Variable.Name)
		if i > 0 {
			r := path.Rels[i-1]
			m.scope = m.p.declare(m.scope, r.Variable.Name)
			m.rels = append(m.rels, &relation{RelPattern: r, path: path, left: path.Nodes[i-1].Variable.Name, right: n.Variable.Name, eachSlot: -1})
		}
	}
	for _, r := range m.rels {
		if r.Repeat != nil {
			m.addRepeat(r)
			continue
		}
		r.needs = map[string]bool{}
		names(r.Properties, r.needs)
		names(r.Where, r.needs)
		delete(r.needs, r.Variable.Name)
	}
	for _, n := range ends {
		if !slices.Contains(m.nodes, n.Variable.Name) {
			m.nodes = append(m.nodes, n.Variable.Name)
		}
		for _, e := range nodePredicates(n) {
			m.require(e)
		}
	}
	if path.Variable != nil {
		m.scope = m.p.declare(m.scope, path.Variable.Name)
		m.paths = append(m.paths, path)
	}
}

// distinct gives an inner node or relationship of the path a name of its own where
// its name is bound, or stands twice, and demands that the two are equal.
func (m *matcher) distinct(path *ast.Path) *ast.Path {
	c := *path
	c.Nodes, c.Rels = slices.Clone(path.Nodes), slices.Clone(path.Rels)
	last := len(c.Nodes) - 1
	seen := map[string]bool{c.Nodes[0].Variable.Name: true, c.Nodes[last].Variable.Name: true}
	fresh := func(v *ast.Variable) *ast.Variable {
		if !seen[v.Name] && !m.bound[v.Name] {
			seen[v.Name] = true
			return v
		}
		other := &ast.Variable{Pos: v.Pos, Name: m.p.hiddenName()}
		same := &ast.Comparison{Pos: v.Pos, First: other, Links: []ast.Link{{Pos: v.Pos, Op: ast.Equal, X: v}}}
		c.Where = allOf(append(conjuncts(c.Where, nil), same))
		return other
	}
	for i := 1; i < last; i++ {
		n := *c.Nodes[i]
		n.Variable = fresh(n.Variable)
		c.Nodes[i] = &n
	}
	for i := range c.Rels {
		r := *c.Rels[i]
		r.Variable = fresh(r.Variable)
		c.Rels[i] = &r
	}
	return &c
}

// nodePredicates are the conditions that a node pattern writes into itself.
func nodePredicates(n *ast.NodePattern) []ast.Expr {
	var all []ast.Expr
	if n.Labels != nil {
		all = append(all, &ast.HasLabels{Pos: n.Pos, X: n.Variable, Labels: n.Labels})
	}
	all = append(all, propertyPredicates(n.Variable, n.Properties)...)
	return append(all, conjuncts(n.Where, nil)...)
}

// selectPaths plans the search for a path with a selector: it starts at the end
// that is found most cheaply.
func (m *matcher) selectPaths(path *ast.Path) error {
	left, right := path.Nodes[0].Variable.Name, path.Nodes[len(path.Nodes)-1].Variable.Name
	for {
		n, a := m.cheapestNode()
		if n == "" || (m.bound[left] || m.bound[right]) && (!a.unique || a.many) {
			break
		}
		m.start(n, a)
		m.flush()
	}
	begin, end, reversed := left, right, false
	if !m.bound[left] {
		begin, end, reversed = right, left, true
	}
	op := &SelectPaths{Into: m.bound[end], Reversed: reversed, Count: path.Selector.Count, Groups: path.Selector.Groups}
	op.Begin, _ = m.scope.Slot(begin)
	op.Text = plain(ast.Format(path))
	where := conjuncts(path.Where, nil)
	nodes, rels := slices.Clone(path.Nodes), slices.Clone(m.rels)
	if reversed {
		slices.Reverse(nodes)
		slices.Reverse(rels)
	}
	for i, r := range rels {
		h, err := m.hop(r, reversed)
		if err != nil {
			return err
		}
		n := nodes[i+1]
		slot, _ := m.scope.Slot(n.Variable.Name)
		var filter []Expr
		if i < len(rels)-1 {
			filter, where = m.early(n, nodePredicates(n), where)
		} else if !op.Into {
			filter = m.endFilter(end)
		}
		op.Hops, op.Nodes, op.Filters = append(op.Hops, h), append(op.Nodes, slot), append(op.Filters, filter)
	}
	if op.Into && !reversed && len(where) == 0 {
		op.Plain = m.plainShortest(rels, op)
	}
	op.In, m.op = m.op, op
	for _, r := range rels {
		r.done = true
		op.Names = append(op.Names, r.Variable.Name)
		op.Names = append(op.Names, r.groups...)
	}
	for _, n := range nodes {
		if !m.bound[n.Variable.Name] {
			op.Names = append(op.Names, n.Variable.Name)
		}
	}
	for _, name := range op.Names {
		m.bound[name] = true
	}
	op.Where = exprs(where, m.scope)
	return nil
}

// plainShortest is the search for the shortest paths of a pattern that is one
// relationship of variable length; nil if it is another, or if more is asked for.
func (m *matcher) plainShortest(rels []*relation, op *SelectPaths) *ShortestPath {
	r := rels[0]
	if len(rels) > 1 || op.Count > 1 || r.Repeat != nil || r.Length == nil || op.Hops[0].Min > 1 {
		return nil
	}
	m.filterEach(r)
	return &ShortestPath{From: op.Begin, To: op.Nodes[0], Rel: op.Hops[0].All, Path: -1, Direction: direction(r.Direction, false),
		Types: typeNames(r.Types), Min: op.Hops[0].Min, Max: op.Hops[0].Max, All: op.Groups, Each: r.eachSlot, Filter: m.eachFilter(r)}
}

// early splits conditions on a node into those that can be asked of it alone and
// those that are for the whole path, which are added to where.
func (m *matcher) early(n *ast.NodePattern, list, where []ast.Expr) ([]Expr, []ast.Expr) {
	var now []Expr
	keep := []ast.Expr{}
	for _, e := range slices.Concat(list, where) {
		needs := map[string]bool{}
		names(e, needs)
		_, mentions := needs[n.Variable.Name]
		delete(needs, n.Variable.Name)
		if mentions && m.ready(needs) {
			now = append(now, Expr{e, m.scope})
		} else {
			keep = append(keep, e)
		}
	}
	return now, keep
}

// endFilter takes the conditions, of the pattern and its WHERE, that need nothing
// but the end of the path that is to be found.
func (m *matcher) endFilter(end string) []Expr {
	var now []Expr
	m.bound[end] = true
	for _, w := range m.where {
		if !w.done && m.ready(w.needs) {
			w.done = true
			now = append(now, Expr{w.expr, m.scope})
		}
	}
	m.bound[end] = false
	return now
}
