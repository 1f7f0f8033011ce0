package exec

import (
	"slices"

	"entente/graph/embedded/plan"
	"entente/graph/embedded/storage"
	"entente/graph/embedded/value"
)

// trails goes over the trails from a node: walks that use no relationship twice.
// Shorter ones come before those that continue them.
type trails struct {
	*plan.VarExpand
	types  typeSet
	dir    storage.Direction
	filter evaluator
	rt     *run
	in     iterator

	row    row
	target value.Node // with Into
	tokens []storage.Token
	path   []value.Relationship
	stack  []step // one more than path while a row is at work
}

type step struct {
	node uint64
	rels storage.Relationships // empty: not to be followed further
}

func (c *compiler) varExpand(in source, op *plan.VarExpand) (source, error) {
	types := c.tokenList(storage.Type, op.Types)
	dir := storageDirection(op.Direction)
	filter, err := c.optionalExpr(op.Filter)
	if op.Pruned {
		return func(rt *run, arg row) iterator {
			return &pruned{VarExpand: op, types: typeSet{names: types}, dir: dir, filter: filter, rt: rt, in: in(rt, arg)}
		}, err
	}
	return func(rt *run, arg row) iterator {
		return &trails{VarExpand: op, types: typeSet{names: types}, dir: dir, filter: filter, rt: rt, in: in(rt, arg)}
	}, err
}

func (t *trails) next() (row, error) {
	for {
		if err := t.rt.tick(); err != nil {
			return nil, err
		}
		if len(t.stack) == 0 {
			ok, err := t.advance()
			if !ok || err != nil {
				return nil, err
			}
			if len(t.stack) > 0 && t.Min == 0 {
				if r := t.emit(); r != nil {
					return r, nil
				}
			}
			continue
		}
		top := &t.stack[len(t.stack)-1]
		rel, ok := top.rels.Next()
		if !ok {
			t.stack = t.stack[:len(t.stack)-1]
			if len(t.path) > 0 {
				t.path = t.path[:len(t.path)-1]
			}
			continue
		}
		if ok, err := t.accepts(rel); !ok || err != nil {
			if err != nil {
				return nil, err
			}
			continue
		}
		t.path = append(t.path, rel)
		t.push(rel.Other(top.node))
		if int64(len(t.path)) >= t.Min {
			if r := t.emit(); r != nil {
				return r, nil
			}
		}
	}
}

func (t *trails) accepts(rel value.Relationship) (bool, error) {
	for _, earlier := range t.path {
		if earlier.ID == rel.ID {
			return false, nil
		}
	}
	if len(t.Different) > 0 && used(t.row, t.Different, rel.ID) {
		return false, nil
	}
	if t.filter == nil {
		return true, nil
	}
	t.row[t.Each] = rel
	return holds(t.rt, t.row, []evaluator{t.filter})
}

func (t *trails) push(node uint64) {
	t.stack = append(t.stack, step{node: node})
	if t.Max < 0 || int64(len(t.path)) < t.Max {
		t.rt.tx.Follow(&t.stack[len(t.stack)-1].rels, node, t.dir, t.tokens)
	}
}

func (t *trails) emit() row {
	end := value.Node{ID: t.stack[len(t.stack)-1].node}
	if t.Into && t.target != end {
		return nil
	}
	switch {
	case t.Into:
	case t.KeepTo == plan.KeepAll:
		t.row[t.To] = end
	case t.KeepTo == plan.KeepMark:
		t.row[t.To] = mark
	}
	if t.Keep == plan.KeepNone {
		return t.row
	}
	list := make([]any, len(t.path))
	for i, rel := range t.path {
		list[i] = rel
	}
	if t.Reversed {
		slices.Reverse(list)
	}
	t.row[t.Rel] = list
	return t.row
}

func (t *trails) advance() (bool, error) {
	r, err := t.in.next()
	if r == nil || err != nil {
		return false, err
	}
	begin, ok, err := asNode(r[t.From])
	if !ok || err != nil {
		return true, err
	}
	if t.Into {
		if t.target, ok, err = asNode(r[t.To]); !ok || err != nil {
			return true, err
		}
	}
	tokens, ok := t.types.tokens(t.rt)
	if !ok && t.Min > 0 {
		return true, nil
	}
	t.row, t.tokens, t.path = r, tokens, t.path[:0]
	t.push(begin.ID)
	if !ok {
		t.stack[0].rels = storage.Relationships{}
	}
	return true, nil
}

// makePath strings nodes, relationships and lists of relationships together;
// nil if one of them is null.
func makePath(r row, elements []int) any {
	var p value.Path
	at := uint64(0)
	for i, slot := range elements {
		switch v := r[slot].(type) {
		case value.Node:
			if i == 0 || len(p.Nodes) == 0 {
				p.Nodes = append(p.Nodes, v)
			}
			at = v.ID
		case value.Relationship:
			at = v.Other(at)
			p.Relationships = append(p.Relationships, v)
			p.Nodes = append(p.Nodes, value.Node{ID: at})
		case []any:
			for _, e := range v {
				rel, ok := e.(value.Relationship)
				if !ok {
					return nil
				}
				at = rel.Other(at)
				p.Relationships = append(p.Relationships, rel)
				p.Nodes = append(p.Nodes, value.Node{ID: at})
			}
		default:
			return nil
		}
	}
	return p
}
