package exec

import (
	"strconv"

	"entente/graph/embedded/plan"
	"entente/graph/embedded/value"
)

// idSeek binds what has one of the ids.
type idSeek struct {
	*plan.IDSeek
	rt    *run
	in    iterator
	value evaluator
	row   row
	ids   []any // not looked at yet
	known map[uint64]bool
}

func (c *compiler) idSeek(in source, op *plan.IDSeek) (source, error) {
	val, err := c.expr(op.Value)
	return func(rt *run, arg row) iterator {
		return &idSeek{IDSeek: op, rt: rt, in: in(rt, arg), value: val}
	}, err
}

func (s *idSeek) next() (row, error) {
	for {
		if err := s.rt.tick(); err != nil {
			return nil, err
		}
		if len(s.ids) == 0 {
			r, err := s.in.next()
			if r == nil || err != nil {
				return nil, err
			}
			if err := s.begin(r); err != nil {
				return nil, err
			}
			continue
		}
		v := s.ids[0]
		s.ids = s.ids[1:]
		id, ok := s.id(v)
		if !ok || s.known[id] {
			continue
		}
		if s.known != nil {
			s.known[id] = true
		}
		found, err := s.find(id)
		if err != nil {
			return nil, err
		}
		if found != nil {
			s.row[s.Slot] = found
			return s.row, nil
		}
	}
}

// begin computes the ids that a row asks for.
func (s *idSeek) begin(r row) error {
	v, err := s.value(s.rt, r)
	if err != nil || v == nil {
		return err
	}
	s.row, s.ids, s.known = r, []any{v}, nil
	if s.Many {
		list, ok := v.([]any)
		if !ok {
			return value.TypeErrorf("IN needs a List, not %s", value.Describe(v))
		}
		if err := s.rt.hold(int64(len(list)) * 16); err != nil {
			return err
		}
		s.ids, s.known = list, map[uint64]bool{}
	}
	return nil
}

// id reads what id() or elementId() gives; false if nothing can have it.
func (s *idSeek) id(v any) (uint64, bool) {
	if !s.Element {
		switch v := v.(type) {
		case int64:
			return uint64(v), v >= 0
		case float64:
			n := int64(v)
			return uint64(n), n >= 0 && value.Equal(n, v) == value.True
		}
		return 0, false
	}
	text, ok := v.(string)
	if !ok || text == "" {
		return 0, false
	}
	n, err := strconv.ParseUint(text[1:], 10, 63)
	if s.Relationship {
		return n, err == nil && relationshipID(n) == text
	}
	return n, err == nil && nodeID(n) == text
}

// find returns the node or relationship; nil if there is none.
func (s *idSeek) find(id uint64) (any, error) {
	if !s.Relationship {
		exists, err := s.rt.tx.HasNode(id)
		if !exists {
			return nil, err
		}
		return value.Node{ID: id}, err
	}
	if !s.rt.tx.HasRelationship(id) {
		return nil, nil
	}
	return s.rt.tx.Relationship(id)
}
