package exec

import (
	"slices"

	"entente/graph/embedded/plan"
	"entente/graph/embedded/storage"
	"entente/graph/embedded/value"
)

// nodes is a way to go over nodes.
type nodes interface {
	Next() (value.Node, bool)
}

// scanned binds each node that open finds, for each row of its input.
type scanned struct {
	rt   *run
	in   iterator
	slot int
	open func(*run, row) (nodes, error)
	row  row
	list nodes
}

func scanSource(in source, slot int, open func(*run, row) (nodes, error)) source {
	return func(rt *run, arg row) iterator { return &scanned{rt: rt, in: in(rt, arg), slot: slot, open: open} }
}

func (s *scanned) next() (row, error) {
	for {
		if err := s.rt.tick(); err != nil {
			return nil, err
		}
		if s.list == nil {
			r, err := s.in.next()
			if r == nil || err != nil {
				return nil, err
			}
			list, err := s.open(s.rt, r)
			if err != nil {
				return nil, err
			}
			if list == nil {
				continue
			}
			s.row, s.list = r, list
		}
		n, ok := s.list.Next()
		if !ok {
			if f, can := s.list.(interface{ failure() error }); can && f.failure() != nil {
				return nil, f.failure()
			}
			s.list = nil
			continue
		}
		s.row[s.slot] = n
		return s.row, nil
	}
}

// listed goes over nodes that are known.
type listed []value.Node

func (l *listed) Next() (value.Node, bool) {
	if len(*l) == 0 {
		return value.Node{}, false
	}
	n := (*l)[0]
	*l = (*l)[1:]
	return n, true
}

func (c *compiler) indexSeek(in source, op *plan.IndexSeek) (source, error) {
	label, key := c.token(storage.Label, op.Label), c.token(storage.Key, op.Key)
	val, err := c.expr(op.Value)
	if err != nil {
		return nil, err
	}
	return scanSource(in, op.Slot, func(rt *run, r row) (nodes, error) {
		v, err := val(rt, r)
		if err != nil || v == nil {
			return nil, err
		}
		wanted := []any{v}
		if op.Many {
			list, ok := v.([]any)
			if !ok {
				return nil, value.TypeErrorf("IN needs a List, not %s", value.Describe(v))
			}
			wanted = list
		}
		return seek(rt, rt.token(label), rt.token(key), wanted)
	}), nil
}

// seek finds the nodes with a label whose property equals one of the values,
// each node once.
func seek(rt *run, label, key storage.Token, wanted []any) (nodes, error) {
	index, ok := rt.tx.FindIndex(label, key)
	var found listed
	if ok && len(wanted) == 1 {
		if n, one, sure := rt.tx.NodeWithValue(index, wanted[0]); sure {
			if one {
				found = listed{n}
			}
			return &found, nil
		}
	}
	known := map[uint64]bool{}
	for _, v := range wanted {
		if v == nil {
			continue
		}
		if err := rt.tick(); err != nil {
			return nil, err
		}
		var candidates *storage.Nodes
		if ok {
			candidates = rt.tx.NodesWithValue(index, v)
		} else { // the plan is older than the store's schema
			candidates = rt.tx.NodesWithLabel(label)
		}
		for n, more := candidates.Next(); more; n, more = candidates.Next() {
			if len(wanted) > 1 && known[n.ID] {
				continue
			}
			have, err := rt.tx.NodeProperty(n.ID, key)
			if err != nil {
				return nil, err
			}
			if value.Equal(have, v) == value.True {
				if len(wanted) > 1 {
					known[n.ID] = true
				}
				found = append(found, n)
			}
		}
	}
	return &found, nil
}

// unionNodes goes over the nodes with one of some labels, each once: those of a label
// that have none of the labels before it.
type unionNodes struct {
	rt     *run
	labels []storage.Token
	at     int
	list   *storage.Nodes
	err    error
}

func (c *compiler) unionScan(in source, op *plan.UnionScan) source {
	labels := c.tokenList(storage.Label, op.Labels)
	return scanSource(in, op.Slot, func(rt *run, _ row) (nodes, error) {
		u := &unionNodes{rt: rt}
		for _, l := range labels {
			if t := rt.token(l); t != storage.NoToken && !slices.Contains(u.labels, t) {
				u.labels = append(u.labels, t)
			}
		}
		return u, nil
	})
}

func (u *unionNodes) Next() (value.Node, bool) {
	for ; u.at < len(u.labels); u.at, u.list = u.at+1, nil {
		if u.list == nil {
			u.list = u.rt.tx.NodesWithLabel(u.labels[u.at])
		}
	nodes:
		for n, ok := u.list.Next(); ok; n, ok = u.list.Next() {
			if u.err = u.rt.tick(); u.err != nil {
				return value.Node{}, false
			}
			for _, before := range u.labels[:u.at] {
				var has bool
				if has, u.err = u.rt.tx.HasLabel(n.ID, before); u.err != nil {
					return value.Node{}, false
				}
				if has {
					continue nodes
				}
			}
			return n, true
		}
	}
	return value.Node{}, false
}

// failure is why it ended early.
func (u *unionNodes) failure() error { return u.err }
