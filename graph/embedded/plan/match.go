package plan

import (
	"slices"

	"entente/graph/embedded/cypher/ast"
)

// matcher plans one MATCH.
type matcher struct {
	p      *Planner
	op     Op
	scope  *Scope // every variable of the pattern, bound yet or not
	bound  map[string]bool
	nodes  []string // the pattern's nodes in the order of the text, each once
	rels   []*relation
	paths  []*ast.Path // named ones that are not bound yet
	where  []*predicate
	joined []joinedRel // relationships bound so far in this MATCH
	kept   []keptRel

	keepAll   bool      // all relationships are asked for
	selective *ast.Path // the only path of the pattern, if it has a selector

	compared []int // slots of relationships that others must differ from
}

// relation is one relationship pattern.
type relation struct {
	*ast.RelPattern
	path        *ast.Path
	left, right string
	types       []string
	each        ast.Expr        // what each relationship of a list must satisfy; nil if nothing
	eachName    string          // the relationship at hand, in each
	eachSlot    int             // its slot; -1 if there is none
	groups      []string        // variables of a quantified path pattern
	needs       map[string]bool // what each and the quantified path pattern depend on
	given       bool            // the variable was bound before this MATCH, or by an earlier pattern of it
	done        bool
}

type joinedRel struct {
	slot  int
	types []string
}

// predicate is a condition with the variables that must be bound to ask it.
type predicate struct {
	expr  ast.Expr
	needs map[string]bool
	done  bool
}

// match plans a pattern with its WHERE: it starts at the node that is found
// most cheaply, follows relationships from what is bound, and asks each
// condition as soon as it can be asked.
func (p *Planner) match(in Op, scope *Scope, paths []*ast.Path, where ast.Expr) (Op, *Scope, error) {
	return p.matcher(in, scope).match(paths, where)
}

func (p *Planner) matcher(in Op, scope *Scope) *matcher {
	m := &matcher{p: p, op: in, scope: scope, bound: map[string]bool{}}
	for _, name := range allNames(scope) {
		m.bound[name] = true
	}
	return m
}

func (m *matcher) match(paths []*ast.Path, where ast.Expr) (Op, *Scope, error) {
	for _, path := range m.p.named(paths) {
		if err := m.add(path); err != nil {
			return nil, nil, err
		}
	}
	for _, e := range conjuncts(where, nil) {
		m.require(e)
	}
	m.flush()
	if m.selective != nil {
		if err := m.selectPaths(m.selective); err != nil {
			return nil, nil, err
		}
		m.flush()
	}
	for {
		if n, a := m.cheapestNode(); n != "" && a.unique && !a.many && a.within == nil {
			m.start(n, a)
		} else if m.startIdentified() {
			// What follows binds its ends.
		} else if r := m.cheapestRelation(); r != nil {
			if err := m.follow(r); err != nil {
				return nil, nil, err
			}
		} else if n != "" {
			m.start(n, a)
		} else {
			break
		}
		m.flush()
	}
	for _, r := range m.rels {
		if !r.done {
			return nil, nil, unsupportedAt(r, "a relationship pattern whose properties depend on each other")
		}
	}
	m.keepLittle()
	return m.op, m.scope, nil
}

// add registers the variables and conditions of a path.
func (m *matcher) add(path *ast.Path) error {
	if path.Selector != nil {
		m.addSelective(path)
		return nil
	}
	for _, e := range conjuncts(path.Where, nil) {
		m.require(e)
	}
	for _, n := range path.Nodes {
		name := n.Variable.Name
		if !slices.Contains(m.nodes, name) {
			m.nodes = append(m.nodes, name)
		}
		m.scope = m.p.declare(m.scope, name)
		if n.Labels != nil {
			m.require(&ast.HasLabels{Pos: n.Pos, X: n.Variable, Labels: n.Labels})
		}
		for _, e := range propertyPredicates(n.Variable, n.Properties) {
			m.require(e)
		}
		for _, e := range conjuncts(n.Where, nil) {
			m.require(e)
		}
	}
	for i, pattern := range path.Rels {
		r := &relation{RelPattern: pattern, path: path, left: path.Nodes[i].Variable.Name, right: path.Nodes[i+1].Variable.Name, eachSlot: -1}
		r.types = typeNames(pattern.Types)
		name := pattern.Variable.Name
		if _, r.given = m.scope.Slot(name); !r.given {
			m.scope = m.scope.With(name, m.p.NewSlot())
		}
		switch {
		case pattern.Repeat != nil:
			m.addRepeat(r)
		case pattern.Length == nil && path.Shortest == ast.AnyPath:
			for _, e := range relPredicates(pattern, pattern.Variable) {
				m.require(e)
			}
		default:
			m.filterEach(r)
		}
		m.rels = append(m.rels, r)
	}
	if path.Variable != nil {
		m.scope = m.p.declare(m.scope, path.Variable.Name)
		if path.Shortest == ast.AnyPath {
			m.paths = append(m.paths, path)
		}
	}
	return nil
}

// filterEach prepares the conditions of a pattern of variable length: they hold
// for each relationship. WHERE is that of a quantified relationship, and names it.
func (m *matcher) filterEach(r *relation) {
	r.eachName = m.p.hiddenName()
	if r.Where != nil {
		r.eachName = r.Variable.Name
	}
	all := relPredicates(r.RelPattern, &ast.Variable{Pos: r.Pos, Name: r.eachName})
	if len(all) == 0 {
		return
	}
	r.each, r.eachSlot = allOf(all), m.p.NewSlot()
	r.needs = map[string]bool{}
	names(r.each, r.needs)
	delete(r.needs, r.eachName)
}

// eachFilter is the condition of filterEach in the scope that is known by now.
func (m *matcher) eachFilter(r *relation) *Expr {
	if r.each == nil {
		return nil
	}
	return &Expr{r.each, m.scope.With(r.eachName, r.eachSlot)}
}

// relPredicates are the conditions on a relationship, which v stands for: its
// properties, its WHERE, and its types where they are more than a choice of names.
func relPredicates(r *ast.RelPattern, v *ast.Variable) []ast.Expr {
	all := append(propertyPredicates(v, r.Properties), conjuncts(r.Where, nil)...)
	if _, plain := ast.OneOf(r.Types); !plain {
		all = append(all, &ast.HasLabels{Pos: r.Pos, X: v, Labels: r.Types})
	}
	return all
}

// typeNames lists the types that a relationship may have; none if it may have any,
// or if that is for a condition to say.
func typeNames(e ast.LabelExpr) []string {
	types, _ := ast.OneOf(e)
	var list []string
	for _, t := range types {
		list = append(list, t.Text)
	}
	return list
}

func allOf(list []ast.Expr) ast.Expr {
	all := list[0]
	for _, e := range list[1:] {
		all = &ast.Binary{Pos: e.At(), OpPos: e.At(), Op: ast.And, Left: all, Right: e}
	}
	return all
}

// propertyPredicates turns {key: value} into conditions.
func propertyPredicates(v *ast.Variable, properties ast.Expr) []ast.Expr {
	literal, ok := properties.(*ast.Map)
	if !ok {
		return nil
	}
	var list []ast.Expr
	for _, entry := range literal.Entries {
		key := &ast.Property{Pos: entry.Key.Pos, Subject: v, Key: entry.Key}
		list = append(list, &ast.Comparison{Pos: entry.Key.Pos, First: key, Links: []ast.Link{{Pos: entry.Key.Pos, Op: ast.Equal, X: entry.Value}}})
	}
	return list
}

func (m *matcher) require(e ast.Expr) {
	needs := map[string]bool{}
	names(e, needs)
	m.where = append(m.where, &predicate{expr: e, needs: needs})
}

// ready reports whether all of needs that are variables of this scope are bound.
func (m *matcher) ready(needs map[string]bool) bool {
	for name := range needs {
		if _, visible := m.scope.Slot(name); visible && !m.bound[name] {
			return false
		}
	}
	return true
}

// flush binds the paths that are complete and asks the conditions that can be.
func (m *matcher) flush() {
	m.paths = slices.DeleteFunc(m.paths, func(path *ast.Path) bool {
		for _, n := range path.Nodes {
			if !m.bound[n.Variable.Name] {
				return false
			}
		}
		for _, r := range m.rels {
			if r.path == path && !r.done {
				return false
			}
		}
		slot, _ := m.scope.Slot(path.Variable.Name)
		b := bindPath(path, m.scope, slot)
		b.In = m.op
		m.op = b
		m.bound[path.Variable.Name] = true
		return true
	})
	var now []Expr
	for _, w := range m.where {
		if !w.done && m.ready(w.needs) {
			w.done = true
			now = append(now, Expr{w.expr, m.scope})
		}
	}
	if len(now) > 0 {
		m.op = &Filter{from{m.op}, now}
	}
}
