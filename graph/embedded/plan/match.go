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

	compared []int // slots of relationships that others must differ from
}

// relation is one relationship pattern.
type relation struct {
	*ast.RelPattern
	path        *ast.Path
	left, right string
	types       []string
	each        *Expr           // what each relationship of a list must satisfy
	eachSlot    int             // the relationship at hand, for each
	needs       map[string]bool // what each depends on
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
	m := &matcher{p: p, op: in, scope: scope, bound: map[string]bool{}}
	for _, name := range allNames(scope) {
		m.bound[name] = true
	}
	for _, path := range p.named(paths) {
		if err := m.add(path); err != nil {
			return nil, nil, err
		}
	}
	for _, e := range conjuncts(where, nil) {
		m.require(e)
	}
	m.flush()
	for {
		if n, a := m.cheapestNode(); n != "" && a.unique && !a.many {
			m.start(n, a)
		} else if r := m.cheapestRelation(); r != nil {
			m.follow(r)
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
		types, ok := ast.OneOf(pattern.Types)
		if !ok {
			return unsupportedAt(pattern, "a relationship type expression other than :A|B")
		}
		for _, t := range types {
			r.types = append(r.types, t.Text)
		}
		name := pattern.Variable.Name
		if _, r.given = m.scope.Slot(name); !r.given {
			m.scope = m.scope.With(name, m.p.NewSlot())
		}
		if pattern.Length == nil && path.Shortest == ast.AnyPath {
			for _, e := range append(propertyPredicates(pattern.Variable, pattern.Properties), conjuncts(pattern.Where, nil)...) {
				m.require(e)
			}
		} else if err := m.filterEach(r); err != nil {
			return err
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

// filterEach prepares the properties of a pattern of variable length: they hold
// for each relationship.
func (m *matcher) filterEach(r *relation) error {
	if r.Where != nil {
		return unsupportedAt(r, "WHERE in a relationship pattern of variable length")
	}
	if r.Properties == nil {
		return nil
	}
	each := &ast.Variable{Pos: r.Pos, Name: m.p.hiddenName()}
	r.eachSlot = m.p.NewSlot()
	var all ast.Expr
	for _, e := range propertyPredicates(each, r.Properties) {
		if all == nil {
			all = e
		} else {
			all = &ast.Binary{Pos: r.Pos, Op: ast.And, Left: all, Right: e}
		}
	}
	if all == nil {
		return nil
	}
	r.needs = map[string]bool{}
	names(r.Properties, r.needs)
	r.each = &Expr{all, m.scope.With(each.Name, r.eachSlot)}
	return nil
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
