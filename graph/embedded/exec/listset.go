package exec

import (
	"unsafe"

	"entente/graph/embedded/cypher/ast"
)

// listSet answers v IN list for a list that is asked again and again, as a
// parameter is for each row. It is of one IN and one run.
type listSet struct {
	list   []any // asked last
	times  int   // in a row
	usable bool  // texts and numbers hold the list
	texts  map[string]struct{}
	whole  map[int64]struct{}
}

const (
	shortList = 8 // is searched from its beginning to its end
	manyTimes = 4 // a list was asked before a set is made of it
)

// in is v IN list.
func (c *compiler) in(left, right evaluator) evaluator {
	number := c.lists
	c.lists++
	return func(rt *run, r row) (any, error) {
		v, err := left(rt, r)
		if err != nil {
			return nil, err
		}
		in, err := right(rt, r)
		if err != nil {
			return nil, err
		}
		if list, ok := in.([]any); ok && len(list) > shortList {
			if rt.lists == nil {
				rt.lists = make([]listSet, rt.program.lists)
			}
			if found, known, err := rt.lists[number].find(rt, v, list); known || err != nil {
				return found, err
			}
		}
		return contains(rt, v, in)
	}
}

// find looks for a value; false if the list must be searched.
func (s *listSet) find(rt *run, v any, list []any) (found, known bool, err error) {
	if len(list) != len(s.list) || unsafe.SliceData(list) != unsafe.SliceData(s.list) {
		*s = listSet{list: list, times: 1}
		return false, false, nil
	}
	if s.times++; s.times == manyTimes {
		if err := s.fill(rt); err != nil {
			return false, false, err
		}
	}
	if !s.usable {
		return false, false, nil
	}
	switch v := v.(type) {
	case string:
		_, found = s.texts[v]
	case int64:
		_, found = s.whole[v]
	default:
		return false, false, nil
	}
	return found, true, nil
}

// fill makes the set, if the list holds nothing but texts and integers: anything
// else can be equal to what is not the same, or leave open whether it is equal.
func (s *listSet) fill(rt *run) error {
	s.texts, s.whole = map[string]struct{}{}, map[int64]struct{}{}
	for _, e := range s.list {
		if err := rt.tick(); err != nil {
			return err
		}
		switch e := e.(type) {
		case string:
			s.texts[e] = struct{}{}
		case int64:
			s.whole[e] = struct{}{}
		default:
			return nil
		}
	}
	s.usable = true
	return rt.hold(int64(len(s.list)) * 32)
}

// literalList returns the list that an expression of literals only stands for.
func literalList(e *ast.List) ([]any, bool) {
	list := make([]any, len(e.Items))
	for i, it := range e.Items {
		lit, ok := it.(*ast.Literal)
		if !ok {
			return nil, false
		}
		list[i] = lit.Value
	}
	return list, true
}
