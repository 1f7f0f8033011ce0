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
	nodes map[uint64]*group
	keys  map[string]*group
	key   []byte // of the row looked for last
	last  *group // and its group, if its key was the node
	node  uint64
}

// find returns the group of a row, nil if it is the first of its group: then put
// must follow.
func (s *groupSet) find(r row, keys []item) *group {
	if len(keys) == 1 {
		if n, ok := r[keys[0].slot].(value.Node); ok {
			if s.last == nil || s.node != n.ID { // rows of a node come one after the other
				s.node, s.last = n.ID, s.nodes[n.ID]
			}
			return s.last
		}
	}
	s.key = s.key[:0]
	for _, k := range keys {
		s.key = value.AppendKey(s.key, r[k.slot])
	}
	return s.keys[string(s.key)]
}

func (s *groupSet) put(r row, keys []item, g *group) {
	if len(keys) == 1 {
		if n, ok := r[keys[0].slot].(value.Node); ok {
			if s.nodes == nil {
				s.nodes = map[uint64]*group{}
			}
			s.nodes[n.ID], s.last = g, g
			return
		}
	}
	if s.keys == nil {
		s.keys = map[string]*group{}
	}
	s.keys[string(s.key)] = g
}
