package exec

import (
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/plan"
	"entente/graph/embedded/storage"
	"entente/graph/embedded/value"
)

func (c *compiler) set(in source, op *plan.Set) (source, error) {
	changes, err := c.setters([]plan.Set{*op})
	return updateRow(in, func(rt *run, r row) error { return makeAll(rt, r, changes) }), err
}

func (c *compiler) setters(sets []plan.Set) ([]maker, error) {
	var all []maker
	for _, s := range sets {
		for _, it := range s.Items {
			m, err := c.setter(it, s.Scope)
			if err != nil {
				return nil, err
			}
			all = append(all, m)
		}
	}
	return all, nil
}

func (c *compiler) setter(it ast.SetItem, scope *plan.Scope) (maker, error) {
	switch it := it.(type) {
	case *ast.SetProperty:
		subject, err := c.eval(it.Target.Subject, scope)
		if err != nil {
			return nil, err
		}
		val, err := c.eval(it.Value, scope)
		return propertySetter(subject, val, it.Target.Key.Text), err
	case *ast.SetProperties:
		subject, err := c.eval(it.Variable, scope)
		if err != nil {
			return nil, err
		}
		val, err := c.eval(it.Value, scope)
		return propertiesSetter(subject, val, it.Add), err
	case *ast.SetLabels:
		subject, err := c.eval(it.Variable, scope)
		if err != nil {
			return nil, err
		}
		dynamic, err := c.evals(it.Dynamic, scope)
		return labelSetter(subject, it.Labels, dynamic, true), err
	case *ast.SetDynamic:
		val, err := c.eval(it.Value, scope)
		if err != nil {
			return nil, err
		}
		return c.elementSetter(it.Target, val, scope)
	}
	return nil, unsupported(it, "this kind of SET")
}

// apply changes the properties of a node or relationship; null is left alone.
func apply(rt *run, target any, changes []storage.Property) error {
	rt.counters.PropertiesSet += len(changes)
	switch t := target.(type) {
	case nil:
		rt.counters.PropertiesSet -= len(changes)
		return nil
	case value.Node:
		return rt.tx.SetNodeProperties(t.ID, changes)
	case value.Relationship:
		return rt.tx.SetRelationshipProperties(t.ID, changes)
	}
	return value.TypeErrorf("cannot set properties of %s: only of nodes and relationships", value.Describe(target))
}

// unset takes a property away, and counts it if it was there.
func unset(rt *run, target any, key storage.Token) error {
	if key == storage.NoToken {
		return apply(rt, target, nil)
	}
	old, err := propertiesOf(rt, target)
	if err != nil {
		return err
	}
	for _, p := range old {
		if p.Key == key {
			return apply(rt, target, []storage.Property{{Key: key}})
		}
	}
	return nil
}

func propertySetter(subject, val evaluator, name string) maker {
	return func(rt *run, r row) error {
		target, err := subject(rt, r)
		if err != nil {
			return err
		}
		v, err := val(rt, r)
		if err != nil {
			return err
		}
		if target == nil {
			return nil
		}
		if v == nil {
			return unset(rt, target, rt.tx.Token(storage.Key, name))
		}
		key, err := rt.tx.MakeToken(storage.Key, name)
		if err != nil {
			return err
		}
		return apply(rt, target, []storage.Property{{Key: key, Value: value.Stored(v)}})
	}
}

// propertiesSetter is SET n = map, or n += map with add.
func propertiesSetter(subject, val evaluator, add bool) maker {
	return func(rt *run, r row) error {
		target, err := subject(rt, r)
		if err != nil || target == nil {
			return err
		}
		v, err := val(rt, r)
		if err != nil {
			return err
		}
		m, err := propertyMap(rt, v)
		if err != nil {
			return err
		}
		if m == nil {
			return value.TypeErrorf("expected a Map, Node or Relationship but got %s", value.Describe(v))
		}
		var changes []storage.Property
		if !add {
			old, err := propertiesOf(rt, target)
			if err != nil {
				return err
			}
			for _, p := range old {
				if m[rt.tx.Name(storage.Key, p.Key)] == nil {
					changes = append(changes, storage.Property{Key: p.Key})
				}
			}
		}
		for _, k := range value.SortedKeys(m) {
			if m[k] == nil && rt.tx.Token(storage.Key, k) == storage.NoToken {
				if add {
					rt.counters.PropertiesSet++ // as Neo4j counts it
				}
				continue
			}
			key, err := rt.tx.MakeToken(storage.Key, k)
			if err != nil {
				return err
			}
			changes = append(changes, storage.Property{Key: key, Value: value.Stored(m[k])})
		}
		return apply(rt, target, changes)
	}
}

func labelSetter(subject evaluator, labels []ast.Name, dynamic []evaluator, add bool) maker {
	return func(rt *run, r row) error {
		v, err := subject(rt, r)
		if err != nil || v == nil {
			return err
		}
		n, ok := v.(value.Node)
		if !ok {
			return value.TypeErrorf("only a Node has labels, not %s", value.Describe(v))
		}
		all := make([]string, 0, len(labels))
		for _, l := range labels {
			all = append(all, l.Text)
		}
		for _, x := range dynamic {
			if all, err = appendNames(rt, r, all, x); err != nil {
				return err
			}
		}
		for _, name := range all {
			t := rt.tx.Token(storage.Label, name)
			var changed bool
			switch {
			case add:
				if t, err = rt.tx.MakeToken(storage.Label, name); err == nil {
					changed, err = rt.tx.SetLabel(n.ID, t)
				}
			case t != storage.NoToken:
				changed, err = rt.tx.RemoveLabel(n.ID, t)
			}
			if err != nil {
				return err
			}
			switch {
			case changed && add:
				rt.counters.LabelsAdded++
			case changed:
				rt.counters.LabelsRemoved++
			}
		}
		return nil
	}
}

// propertiesOf lists the properties of a node or relationship.
func propertiesOf(rt *run, v any) ([]storage.Property, error) {
	switch v := v.(type) {
	case value.Node:
		return rt.tx.NodeProperties(v.ID)
	case value.Relationship:
		return rt.tx.RelationshipProperties(v.ID)
	}
	return nil, value.TypeErrorf("expected a Node or Relationship but got %s", value.Describe(v))
}

// propertyMap returns a map as it is, or the properties of a node or
// relationship; nil for anything else.
func propertyMap(rt *run, v any) (map[string]any, error) {
	switch v := v.(type) {
	case map[string]any:
		return v, nil
	case value.Node, value.Relationship:
		if m, ok := rt.virtualProperties(v); ok {
			return m, nil
		}
		list, err := propertiesOf(rt, v)
		m := make(map[string]any, len(list))
		for _, p := range list {
			m[rt.tx.Name(storage.Key, p.Key)] = p.Value
		}
		return m, err
	}
	return nil, nil
}
