package plan

import (
	"slices"

	"entente/graph/embedded/cypher/ast"
)

// cheapestRelation returns the relationship pattern, not followed yet, that adds
// the fewest rows; nil if none can be followed from what is bound.
func (m *matcher) cheapestRelation() *relation {
	var best *relation
	var least int64
	for _, r := range m.rels {
		if r.done || !m.ready(r.needs) {
			continue
		}
		left, right := m.bound[r.left], m.bound[r.right]
		var cost int64
		switch {
		case left && right, r.given && r.Length == nil:
			cost = 0
		case r.path.Shortest != ast.AnyPath, !left && !right:
			continue
		default:
			cost = m.relationCost(r)
		}
		if best == nil || cost < least {
			best, least = r, cost
		}
	}
	return best
}

// relationCost estimates how many relationships of the pattern a node has, in
// thousandths; each further step of a variable length multiplies it.
func (m *matcher) relationCost(r *relation) int64 {
	var count int64
	for _, t := range r.types {
		count += m.p.catalog.TypeCount(t)
	}
	if len(r.types) == 0 {
		count = 4 * m.p.catalog.NodeCount()
	}
	cost := 1 + 1000*count/(m.p.catalog.NodeCount()+1)
	if r.Direction == ast.Both {
		cost *= 2
	}
	if r.Length != nil || r.Repeat != nil {
		cost = cost*10 + 10_000
	}
	return cost
}

// follow binds a relationship pattern and its far end.
func (m *matcher) follow(r *relation) error {
	r.done = true
	slot := func(name string) int {
		s, _ := m.scope.Slot(name)
		return s
	}
	name := r.Variable.Name
	different := m.different(r)
	defer func() {
		m.bound[name], m.bound[r.left], m.bound[r.right] = true, true, true
		m.joined = append(m.joined, joinedRel{slot(name), r.types})
	}()
	if r.path.Shortest != ast.AnyPath {
		m.shortest(r, slot)
		return nil
	}
	if r.given && r.Length == nil {
		m.op = &BoundRel{from: from{m.op}, Rel: slot(name), Left: slot(r.left), Right: slot(r.right),
			LeftBound: m.bound[r.left], RightBound: m.bound[r.right] || r.left == r.right,
			Direction: direction(r.Direction, false), Types: r.types, Names: [3]string{r.left, name, r.right}, Different: different}
		return nil
	}
	begin, end, reversed := r.left, r.right, false
	if !m.bound[r.left] {
		begin, end, reversed = r.right, r.left, true
	}
	into := m.bound[end] || begin == end
	rel := slot(name)
	if r.Repeat != nil {
		return m.repeat(r, begin, end, into, reversed, different)
	}
	if r.given { // a list that is bound already: find the trails and compare
		rel = m.p.NewSlot()
	}
	if r.Length == nil {
		e := &Expand{from: from{m.op}, From: slot(begin), Rel: rel, To: slot(end), Names: [3]string{begin, name, end},
			Direction: direction(r.Direction, reversed), Types: r.types, Into: into, Different: different}
		m.kept = append(m.kept, keptRel{r, rel, end, &e.Keep, &e.KeepTo})
		m.op = e
		return nil
	}
	low, high := bounds(r.Length)
	v := &VarExpand{from: from{m.op}, From: slot(begin), Rel: rel, To: slot(end), Names: [3]string{begin, name, end},
		Direction: direction(r.Direction, reversed), Types: r.types, Min: low, Max: high, Into: into, Reversed: reversed,
		Each: r.eachSlot, Filter: m.eachFilter(r), Different: different}
	m.kept = append(m.kept, keptRel{r, rel, end, &v.Keep, &v.KeepTo})
	m.op = v
	if r.given {
		temp := &ast.Variable{Pos: r.Pos, Name: m.p.hiddenName()}
		m.scope = m.scope.With(temp.Name, rel)
		m.bound[temp.Name] = true
		m.require(&ast.Comparison{Pos: r.Pos, First: temp, Links: []ast.Link{{Pos: r.Pos, Op: ast.Equal, X: r.Variable}}})
	}
	return nil
}

func (m *matcher) shortest(r *relation, slot func(string) int) {
	s := &ShortestPath{from: from{m.op}, From: slot(r.left), To: slot(r.right), Rel: slot(r.Variable.Name), Path: -1, Names: [3]string{r.left, r.Variable.Name, r.right},
		Direction: direction(r.Direction, false), Types: r.types, Min: 1, Max: 1, All: r.path.Shortest == ast.ShortestAll,
		Each: r.eachSlot, Filter: m.eachFilter(r)}
	if r.Length != nil {
		s.Min, s.Max = bounds(r.Length)
	}
	m.bound[r.Variable.Name] = true
	if v := r.path.Variable; v != nil {
		s.Path, s.PathName = slot(v.Name), v.Name
		m.bound[v.Name] = true
	}
	// Conditions on the path choose among paths: they belong to the search.
	for _, w := range m.where {
		if w.done || !m.ready(w.needs) {
			continue
		}
		w.done = true
		s.Where = append(s.Where, Expr{w.expr, m.scope})
	}
	m.op = s
}

func bounds(l *ast.Length) (low, high int64) {
	low, high = 1, -1
	if l.Min != nil {
		low = *l.Min
	}
	if l.Max != nil {
		high = *l.Max
	}
	return low, high
}

func direction(d ast.Direction, reversed bool) Direction {
	switch {
	case d == ast.Both:
		return Both
	case (d == ast.Right) != reversed:
		return Outgoing
	}
	return Incoming
}

// different lists the slots of the relationships bound earlier in this MATCH
// that could be the same as one of r.
func (m *matcher) different(r *relation) []int {
	var slots []int
	for _, j := range m.joined {
		if overlap(r.types, j.types) {
			slots = append(slots, j.slot)
		}
	}
	m.compared = append(m.compared, slots...)
	return slots
}

func overlap(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	return slices.ContainsFunc(a, func(t string) bool { return slices.Contains(b, t) })
}
