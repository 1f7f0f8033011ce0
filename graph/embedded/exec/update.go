package exec

import (
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/plan"
	"entente/graph/embedded/storage"
	"entente/graph/embedded/value"
)

// maker makes one element of a pattern in a row.
type maker func(rt *run, r row) error

func (c *compiler) makers(elements []any, merging bool) ([]maker, error) {
	var all []maker
	for _, e := range elements {
		switch e := e.(type) {
		case plan.CreateNode:
			m, err := c.nodeMaker(e, merging)
			if err != nil {
				return nil, err
			}
			all = append(all, m)
		case plan.CreateRel:
			m, err := c.relationshipMaker(e, merging)
			if err != nil {
				return nil, err
			}
			all = append(all, m)
		case *plan.BindPath:
			all = append(all, func(_ *run, r row) error {
				r[e.Slot] = makePath(r, e.Elements)
				return nil
			})
		}
	}
	return all, nil
}

func makeAll(rt *run, r row, makers []maker) error {
	for _, m := range makers {
		if err := rt.tick(); err != nil {
			return err
		}
		if err := m(rt, r); err != nil {
			return err
		}
	}
	return nil
}

// newProperties evaluates the map of a new element. Merging a null is refused: it
// would never be found again.
func (c *compiler) newProperties(e *plan.Expr, merging bool) (func(*run, row) ([]storage.Property, error), error) {
	if e == nil {
		return func(*run, row) ([]storage.Property, error) { return nil, nil }, nil
	}
	f, err := c.expr(*e)
	return func(rt *run, r row) ([]storage.Property, error) {
		v, err := f(rt, r)
		if err != nil {
			return nil, err
		}
		m, ok := v.(map[string]any)
		if !ok {
			return nil, value.TypeErrorf("properties must be a Map, not %s", value.Describe(v))
		}
		if merging {
			for _, k := range value.SortedKeys(m) {
				if m[k] == nil {
					e := value.ArgumentErrorf("cannot merge with the property %s, which is null", k)
					e.Status = "Neo.ClientError.Statement.SemanticError"
					return nil, e
				}
			}
		}
		list, err := changesOf(rt, m)
		rt.counters.PropertiesSet += len(list)
		return list, err
	}, err
}

// changesOf turns a map into properties, sorted by name; null is left out.
func changesOf(rt *run, m map[string]any) ([]storage.Property, error) {
	var list []storage.Property
	for _, k := range value.SortedKeys(m) {
		if m[k] == nil {
			continue
		}
		if err := rt.tick(); err != nil {
			return nil, err
		}
		key, err := rt.tx.MakeToken(storage.Key, k)
		if err != nil {
			return nil, err
		}
		list = append(list, storage.Property{Key: key, Value: value.Stored(m[k])})
	}
	return list, nil
}

func (c *compiler) nodeMaker(e plan.CreateNode, merging bool) (maker, error) {
	properties, err := c.newProperties(e.Properties, merging)
	if err != nil {
		return nil, err
	}
	labels := c.tokenList(storage.Label, e.Labels)
	dynamic, err := c.exprs(e.Dynamic)
	return func(rt *run, r row) error {
		list, err := properties(rt, r)
		if err != nil {
			return err
		}
		tokens := make([]storage.Token, 0, len(labels))
		for _, l := range labels {
			t, err := rt.makeToken(l)
			if err != nil {
				return err
			}
			tokens = append(tokens, t)
		}
		if tokens, err = addDynamic(rt, r, tokens, dynamic); err != nil {
			return err
		}
		id, err := rt.tx.CreateNode(tokens, list)
		if err != nil {
			return err
		}
		r[e.Slot] = value.Node{ID: id}
		rt.counters.NodesCreated++
		rt.counters.LabelsAdded += len(tokens)
		return nil
	}, err
}

func (c *compiler) relationshipMaker(e plan.CreateRel, merging bool) (maker, error) {
	properties, err := c.newProperties(e.Properties, merging)
	if err != nil {
		return nil, err
	}
	typ := c.token(storage.Type, e.Type)
	dynamic, err := c.optionalExpr(e.Dynamic)
	return func(rt *run, r row) error {
		start, ok := r[e.Start].(value.Node)
		end, ok2 := r[e.End].(value.Node)
		if !ok || !ok2 {
			return value.TypeErrorf("cannot make a relationship: one of its ends is %s", missing(r[e.Start], ok, r[e.End]))
		}
		list, err := properties(rt, r)
		if err != nil {
			return err
		}
		var t storage.Token
		if dynamic != nil {
			t, err = dynamicType(rt, r, dynamic)
		} else {
			t, err = rt.makeToken(typ)
		}
		if err != nil {
			return err
		}
		rel, err := rt.tx.CreateRelationship(t, start.ID, end.ID, list)
		if err != nil {
			return err
		}
		r[e.Slot] = rel
		rt.counters.RelationshipsCreated++
		return nil
	}, err
}

func missing(start any, startIsNode bool, end any) string {
	if !startIsNode {
		return value.Describe(start)
	}
	return value.Describe(end)
}

func (c *compiler) create(in source, op *plan.Create) (source, error) {
	makers, err := c.makers(op.Elements, false)
	return updateRow(in, func(rt *run, r row) error { return makeAll(rt, r, makers) }), err
}

func (c *compiler) merge(in source, op *plan.Merge) (source, error) {
	match, err := c.source(op.Match)
	if err != nil {
		return nil, err
	}
	makers, err := c.makers(op.Elements, true)
	if err != nil {
		return nil, err
	}
	onCreate, err := c.setters(op.OnCreate)
	if err != nil {
		return nil, err
	}
	onMatch, err := c.setters(op.OnMatch)
	if err != nil {
		return nil, err
	}
	return update(in, func(rt *run, r row, emit func(row) error) error {
		var found []row
		for it := match(rt, r); ; {
			if err := rt.tick(); err != nil {
				return err
			}
			m, err := it.next()
			if err != nil {
				return err
			}
			if m == nil {
				break
			}
			found = append(found, clone(m))
		}
		then := onMatch
		if len(found) == 0 {
			if err := makeAll(rt, r, makers); err != nil {
				return err
			}
			found, then = []row{r}, onCreate
		}
		for _, m := range found {
			if err := makeAll(rt, m, then); err != nil {
				return err
			}
			if err := emit(m); err != nil {
				return err
			}
		}
		return nil
	}), nil
}

func (c *compiler) foreach(in source, op *plan.Foreach) (source, error) {
	list, err := c.expr(op.List)
	if err != nil {
		return nil, err
	}
	inner, err := c.source(op.Inner)
	return updateRow(in, func(rt *run, r row) error {
		v, err := list(rt, r)
		if err != nil || v == nil {
			return err
		}
		elements, ok := v.([]any)
		if !ok {
			return value.TypeErrorf("FOREACH needs a List, not %s", value.Describe(v))
		}
		for _, e := range elements {
			r[op.Slot] = e
			if err := drain(rt, inner(rt, r)); err != nil {
				return err
			}
		}
		return nil
	}), err
}

func (c *compiler) delete(in source, op *plan.Delete) (source, error) {
	targets, err := c.exprs(op.Exprs)
	return updateRow(in, func(rt *run, r row) error {
		for _, t := range targets {
			v, err := t(rt, r)
			if err != nil {
				return err
			}
			if err := deleteValue(rt, v, op.Detach); err != nil {
				return err
			}
		}
		return nil
	}), err
}

func deleteValue(rt *run, v any, detach bool) error {
	switch v := v.(type) {
	case nil:
		return nil
	case value.Relationship:
		return deleteRelationship(rt, v.ID)
	case value.Node:
		return deleteNode(rt, v.ID, detach)
	case value.Path:
		for _, r := range v.Relationships {
			if err := deleteRelationship(rt, r.ID); err != nil {
				return err
			}
		}
		for _, n := range v.Nodes {
			if err := deleteNode(rt, n.ID, detach); err != nil {
				return err
			}
		}
		return nil
	}
	return value.TypeErrorf("cannot delete %s: only nodes, relationships and paths", value.Describe(v))
}

func deleteRelationship(rt *run, id uint64) error {
	deleted, err := rt.tx.DeleteRelationship(id)
	if deleted {
		rt.counters.RelationshipsDeleted++
	}
	return err
}

func deleteNode(rt *run, id uint64, detach bool) error {
	if detach {
		rels := rt.tx.RelationshipsOf(id, storage.Both, nil)
		for rel, ok := rels.Next(); ok; rel, ok = rels.Next() {
			if err := rt.tick(); err != nil {
				return err
			}
			if err := deleteRelationship(rt, rel.ID); err != nil {
				return err
			}
		}
	}
	deleted, err := rt.tx.DeleteNode(id)
	if deleted {
		rt.counters.NodesDeleted++
	}
	return err
}

func (c *compiler) remove(in source, op *plan.Remove) (source, error) {
	var changes []maker
	for _, it := range op.Items {
		switch it := it.(type) {
		case *ast.RemoveProperty:
			subject, err := c.eval(it.Target.Subject, op.Scope)
			if err != nil {
				return nil, err
			}
			changes = append(changes, propertySetter(subject, func(*run, row) (any, error) { return nil, nil }, it.Target.Key.Text))
		case *ast.RemoveLabels:
			subject, err := c.eval(it.Variable, op.Scope)
			if err != nil {
				return nil, err
			}
			dynamic, err := c.evals(it.Dynamic, op.Scope)
			if err != nil {
				return nil, err
			}
			changes = append(changes, labelSetter(subject, it.Labels, dynamic, false))
		case *ast.RemoveDynamic:
			change, err := c.elementSetter(it.Target, constant(nil), op.Scope)
			if err != nil {
				return nil, err
			}
			changes = append(changes, change)
		}
	}
	return updateRow(in, func(rt *run, r row) error { return makeAll(rt, r, changes) }), nil
}
