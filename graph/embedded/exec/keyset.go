package exec

import "entente/graph/embedded/value"

// keySet remembers values, equivalent ones once. Nodes, which are grouped by
// most, need no key to be made. The zero value is empty.
type keySet struct {
	nodes map[uint64]struct{}
	keys  map[string]struct{}
	key   []byte // scratch
}

// add puts values in, as one, and reports whether they were not there.
func (s *keySet) add(rt *run, values ...any) (bool, error) {
	if len(values) == 1 {
		if n, ok := values[0].(value.Node); ok {
			if _, known := s.nodes[n.ID]; known {
				return false, nil
			}
			if s.nodes == nil {
				s.nodes = map[uint64]struct{}{}
			}
			s.nodes[n.ID] = struct{}{}
			return true, rt.hold(24)
		}
	}
	s.key = s.key[:0]
	for _, v := range values {
		if err := rt.weigh(v); err != nil {
			return false, err
		}
		s.key = value.AppendKey(s.key, v)
	}
	if _, known := s.keys[string(s.key)]; known {
		return false, nil
	}
	if s.keys == nil {
		s.keys = map[string]struct{}{}
	}
	s.keys[string(s.key)] = struct{}{}
	return true, rt.hold(int64(len(s.key)) + 48)
}

// groupSet finds the group of a row by the values of its keys.
type groupSet struct {
	nodes  map[uint64]*group // with a node as the only key
	keys   map[string]*group
	key    []byte // of the row looked for last
	last   *group // and its group
	values []any  // and the values of its keys
}

// find returns the group of a row, nil if it is the first of its group: then put
// must follow.
func (s *groupSet) find(r row, keys []item) *group {
	if s.last != nil && s.sameAsLast(r, keys) { // rows of a group often come one after the other
		return s.last
	}
	s.values = s.values[:0]
	for _, k := range keys {
		s.values = append(s.values, r[k.slot])
	}
	if id, ok := s.onlyNode(); ok {
		s.last = s.nodes[id]
		return s.last
	}
	s.key = s.key[:0]
	for _, v := range s.values {
		s.key = value.AppendKey(s.key, v)
	}
	s.last = s.keys[string(s.key)]
	return s.last
}

func (s *groupSet) put(g *group) {
	s.last = g
	if id, ok := s.onlyNode(); ok {
		if s.nodes == nil {
			s.nodes = map[uint64]*group{}
		}
		s.nodes[id] = g
		return
	}
	if s.keys == nil {
		s.keys = map[string]*group{}
	}
	s.keys[string(s.key)] = g
}

func (s *groupSet) onlyNode() (uint64, bool) {
	if len(s.values) != 1 {
		return 0, false
	}
	n, ok := s.values[0].(value.Node)
	return n.ID, ok
}

// sameAsLast compares what is compared quickly; it may say no to what is the same.
func (s *groupSet) sameAsLast(r row, keys []item) bool {
	for i, k := range keys {
		same := false
		switch v := r[k.slot].(type) {
		case value.Node:
			last, ok := s.values[i].(value.Node)
			same = ok && last == v
		case string:
			last, ok := s.values[i].(string)
			same = ok && last == v
		case int64:
			last, ok := s.values[i].(int64)
			same = ok && last == v
		}
		if !same {
			return false
		}
	}
	return true
}
