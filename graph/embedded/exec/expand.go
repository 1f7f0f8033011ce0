package exec

import (
	"entente/graph/embedded/plan"
	"entente/graph/embedded/storage"
	"entente/graph/embedded/value"
)

func storageDirection(d plan.Direction) storage.Direction {
	switch d {
	case plan.Outgoing:
		return storage.Outgoing
	case plan.Incoming:
		return storage.Incoming
	}
	return storage.Both
}

func opposite(d storage.Direction) storage.Direction {
	switch d {
	case storage.Outgoing:
		return storage.Incoming
	case storage.Incoming:
		return storage.Outgoing
	}
	return storage.Both
}

// onlyID stands for a relationship that nothing asks for but what must
// differ from it.
type onlyID uint64

// mark stands for something that nothing asks for but count().
const mark = true

// used reports whether a relationship stands in one of the slots, by itself or
// in a list.
func used(r row, slots []int, id uint64) bool {
	for _, slot := range slots {
		switch v := r[slot].(type) {
		case onlyID:
			if uint64(v) == id {
				return true
			}
		case value.Relationship:
			if v.ID == id {
				return true
			}
		case []any:
			for _, e := range v {
				if rel, ok := e.(value.Relationship); ok && rel.ID == id {
					return true
				}
			}
		}
	}
	return false
}

type expanded struct {
	*plan.Expand
	types typeSet
	dir   storage.Direction
	rt    *run
	in    iterator
	row   row
	from  uint64
	rels  storage.Relationships
	into  joiner
	found []value.Relationship // with Into: what leads to the node that is bound
}

func (c *compiler) expand(in source, op *plan.Expand) source {
	types := c.tokenList(storage.Type, op.Types)
	dir := storageDirection(op.Direction)
	return func(rt *run, arg row) iterator {
		return &expanded{Expand: op, types: typeSet{names: types}, dir: dir, rt: rt, in: in(rt, arg)}
	}
}

func (e *expanded) next() (row, error) {
	for {
		if err := e.rt.tick(); err != nil {
			return nil, err
		}
		if e.row == nil {
			ok, err := e.advance()
			if !ok || err != nil {
				return nil, err
			}
			continue
		}
		rel, ok := e.take()
		if !ok {
			e.row = nil
			continue
		}
		if len(e.Different) > 0 && used(e.row, e.Different, rel.ID) {
			continue
		}
		switch e.Keep {
		case plan.KeepAll:
			e.row[e.Rel] = rel
		case plan.KeepID:
			e.row[e.Rel] = onlyID(rel.ID)
		case plan.KeepMark:
			e.row[e.Rel] = mark
		}
		switch {
		case e.Into:
		case e.KeepTo == plan.KeepAll:
			e.row[e.To] = value.Node{ID: rel.Other(e.from)}
		case e.KeepTo == plan.KeepMark:
			e.row[e.To] = mark
		}
		return e.row, nil
	}
}

func (e *expanded) take() (value.Relationship, bool) {
	if !e.Into {
		return e.rels.Next()
	}
	if len(e.found) == 0 {
		return value.Relationship{}, false
	}
	rel := e.found[0]
	e.found = e.found[1:]
	return rel, true
}

// advance takes the next row of the input; e.row stays nil if nothing can be
// followed from it.
func (e *expanded) advance() (bool, error) {
	r, err := e.in.next()
	if r == nil || err != nil {
		return false, err
	}
	begin, ok, err := asNode(r[e.From])
	if !ok || err != nil {
		return true, err
	}
	types, ok := e.types.tokens(e.rt)
	if !ok {
		return true, nil
	}
	e.from = begin.ID
	if !e.Into {
		e.row = r
		e.rt.tx.Follow(&e.rels, begin.ID, e.dir, types)
		return true, nil
	}
	end, ok, err := asNode(r[e.To])
	if !ok || err != nil {
		return true, err
	}
	if e.found, err = e.into.between(e.rt, begin.ID, end.ID, e.dir, types); err != nil {
		return false, err
	}
	e.row = r
	return true, nil
}

// asNode reads a slot that must hold a node, or null: then it returns false.
func asNode(v any) (value.Node, bool, error) {
	switch v := v.(type) {
	case nil:
		return value.Node{}, false, nil
	case value.Node:
		return v, true, nil
	}
	return value.Node{}, false, value.TypeErrorf("expected a Node but got %s", value.Describe(v))
}

// boundRel binds the ends of a relationship.
type boundRel struct {
	*plan.BoundRel
	rt      *run
	in      iterator
	pending []row
}

func (c *compiler) boundRel(in source, op *plan.BoundRel) source {
	return func(rt *run, arg row) iterator { return &boundRel{BoundRel: op, rt: rt, in: in(rt, arg)} }
}

func (b *boundRel) next() (row, error) {
	for len(b.pending) == 0 {
		if err := b.rt.tick(); err != nil {
			return nil, err
		}
		r, err := b.in.next()
		if r == nil || err != nil {
			return nil, err
		}
		rel, ok := r[b.Rel].(value.Relationship)
		if !ok {
			if r[b.Rel] != nil {
				return nil, value.TypeErrorf("expected a Relationship but got %s", value.Describe(r[b.Rel]))
			}
			continue
		}
		if !b.hasType(rel) || used(r, b.Different, rel.ID) {
			continue
		}
		if b.Direction != plan.Incoming {
			b.try(r, rel.Start, rel.End)
		}
		if b.Direction == plan.Incoming || (b.Direction == plan.Both && rel.Start != rel.End) {
			b.try(r, rel.End, rel.Start)
		}
	}
	r := b.pending[0]
	b.pending = b.pending[1:]
	return r, nil
}

func (b *boundRel) hasType(rel value.Relationship) bool {
	for _, t := range b.Types {
		if t == rel.Type {
			return true
		}
	}
	return len(b.Types) == 0
}

func (b *boundRel) try(r row, left, right uint64) {
	r = clone(r)
	if b.LeftBound && r[b.Left] != any(value.Node{ID: left}) {
		return
	}
	r[b.Left] = value.Node{ID: left}
	if b.RightBound && r[b.Right] != any(value.Node{ID: right}) {
		return
	}
	r[b.Right] = value.Node{ID: right}
	b.pending = append(b.pending, r)
}
