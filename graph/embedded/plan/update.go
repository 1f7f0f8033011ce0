package plan

import (
	"entente/graph/embedded/cypher/ast"
)

// create plans the making of a pattern: what is not visible yet is made.
func (p *Planner) create(paths []*ast.Path, scope *Scope) ([]any, *Scope, error) {
	before := scope
	scope = scope.withItems(nil) // a copy, which grows
	for _, path := range paths {
		for _, n := range path.Nodes {
			if n.Variable != nil {
				p.grow(scope, n.Variable.Name)
			}
		}
		for _, r := range path.Rels {
			if r.Variable != nil {
				p.grow(scope, r.Variable.Name)
			}
		}
	}
	var elements []any
	made := map[string]bool{}
	for _, path := range p.named(paths) {
		for _, n := range path.Nodes {
			p.grow(scope, n.Variable.Name)
		}
		for _, r := range path.Rels {
			p.grow(scope, r.Variable.Name)
		}
		some, err := p.createPath(path, before, scope, made)
		if err != nil {
			return nil, nil, err
		}
		elements = append(elements, some...)
		if path.Variable != nil {
			slot := p.NewSlot()
			elements = append(elements, bindPath(path, scope, slot))
			scope.slots[path.Variable.Name] = slot
		}
	}
	return elements, scope, nil
}

// grow is declare in a scope that nobody else has yet.
func (p *Planner) grow(scope *Scope, name string) {
	if _, ok := scope.Slot(name); !ok {
		scope.slots[name] = p.NewSlot()
	}
}

func (p *Planner) declare(scope *Scope, name string) *Scope {
	if _, ok := scope.Slot(name); ok {
		return scope
	}
	return scope.With(name, p.NewSlot())
}

// createPath lists what to make for one path whose elements all have names and
// slots: all that before does not know and made does not hold.
func (p *Planner) createPath(path *ast.Path, before, scope *Scope, made map[string]bool) ([]any, error) {
	var elements []any
	for _, n := range path.Nodes {
		name := n.Variable.Name
		if _, bound := before.Slot(name); bound || made[name] {
			continue
		}
		made[name] = true
		labels, dynamic, ok := ast.MadeLabels(n.Labels)
		if !ok {
			return nil, unsupportedAt(n, "a label expression other than :A:B in CREATE or MERGE")
		}
		slot, _ := scope.Slot(name)
		node := CreateNode{Slot: slot, Name: name, Properties: scoped(n.Properties, scope)}
		node.Dynamic = exprs(dynamic, before)
		for _, l := range labels {
			node.Labels = append(node.Labels, l.Text)
		}
		elements = append(elements, node)
	}
	for i, r := range path.Rels {
		types, dynamic, ok := ast.MadeLabels(r.Types)
		if !ok || len(types)+len(dynamic) != 1 || r.Length != nil {
			return nil, unsupportedAt(r, "a relationship without exactly one type in CREATE or MERGE")
		}
		start, end := path.Nodes[i].Variable.Name, path.Nodes[i+1].Variable.Name
		if r.Direction == ast.Left {
			start, end = end, start
		}
		rel := CreateRel{Name: r.Variable.Name, Names: [2]string{start, end}, Properties: scoped(r.Properties, scope)}
		if len(dynamic) > 0 {
			rel.Dynamic = &Expr{dynamic[0], before}
		} else {
			rel.Type = types[0].Text
		}
		rel.Slot, _ = scope.Slot(r.Variable.Name)
		rel.Start, _ = scope.Slot(start)
		rel.End, _ = scope.Slot(end)
		elements = append(elements, rel)
	}
	return elements, nil
}

func scoped(e ast.Expr, scope *Scope) *Expr {
	if e == nil {
		return nil
	}
	return &Expr{e, scope}
}

func (p *Planner) merge(b *build, c *ast.Merge) error {
	b.updates = true
	path := p.named([]*ast.Path{c.Path})[0]
	match, scope, err := p.match(&Argument{}, b.scope, []*ast.Path{path}, nil)
	if err != nil {
		return err
	}
	m := &Merge{from: from{b.op}, Match: match}
	if m.Elements, err = p.createPath(path, b.scope, scope, map[string]bool{}); err != nil {
		return err
	}
	if path.Variable != nil {
		slot, _ := scope.Slot(path.Variable.Name)
		m.Elements = append(m.Elements, bindPath(path, scope, slot))
	}
	for _, a := range c.Actions {
		set := Set{Items: a.Items, Scope: scope}
		if a.OnMatch {
			m.OnMatch = append(m.OnMatch, set)
		} else {
			m.OnCreate = append(m.OnCreate, set)
		}
	}
	b.op, b.scope = m, scope
	return nil
}

// named returns copies of paths in which every element has a variable.
func (p *Planner) named(paths []*ast.Path) []*ast.Path {
	var all []*ast.Path
	for _, path := range paths {
		c := *path
		c.Nodes, c.Rels = nil, nil
		for _, n := range path.Nodes {
			n := *n
			if n.Variable == nil {
				n.Variable = &ast.Variable{Pos: n.Pos, Name: p.hiddenName()}
			}
			c.Nodes = append(c.Nodes, &n)
		}
		for _, r := range path.Rels {
			r := *r
			if repeated, ok := quantifiedRel(&r); ok {
				r = *repeated
			} else if r.Repeat != nil {
				repeat := *r.Repeat
				repeat.Path = p.named([]*ast.Path{repeat.Path})[0]
				r.Repeat = &repeat
			}
			if r.Variable == nil {
				r.Variable = &ast.Variable{Pos: r.Pos, Name: p.hiddenName()}
			}
			c.Rels = append(c.Rels, &r)
		}
		all = append(all, &c)
	}
	return all
}

// bindPath makes the operator, without an input, that puts a path together.
func bindPath(path *ast.Path, scope *Scope, slot int) *BindPath {
	b := &BindPath{Slot: slot, Name: path.Variable.Name}
	for i, n := range path.Nodes {
		if i > 0 {
			rel, _ := scope.Slot(path.Rels[i-1].Variable.Name)
			b.Elements = append(b.Elements, rel)
		}
		node, _ := scope.Slot(n.Variable.Name)
		b.Elements = append(b.Elements, node)
	}
	return b
}
