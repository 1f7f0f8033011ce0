package exec

import (
	"entente/graph/embedded/plan"
	"entente/graph/embedded/storage"
	"entente/graph/embedded/value"
)

// mostHashed is how many nodes are laid out at most; of more, all are looked at
// for each row.
const mostHashed = 1 << 19

// hashSeek looks at all nodes for its first row, and lays them out by their
// values for those that follow.
type hashSeek struct {
	*plan.HashSeek
	rt         *run
	in         iterator
	tokens     [2]int // of label and key
	label, key storage.Token
	value      evaluator

	row   row
	want  any
	list  nodes
	rows  int
	table map[string][]value.Node // nil: not laid out
	large bool                    // too large to be
	text  []byte                  // scratch
}

func (c *compiler) hashSeek(in source, op *plan.HashSeek) (source, error) {
	label, key := 0, c.token(storage.Key, op.Key)
	if op.Label != "" {
		label = c.token(storage.Label, op.Label)
	}
	val, err := c.expr(op.Value)
	return func(rt *run, arg row) iterator {
		return &hashSeek{HashSeek: op, rt: rt, in: in(rt, arg), tokens: [2]int{label, key}, value: val, large: rt.program.updates}
	}, err
}

func (s *hashSeek) next() (row, error) {
	for {
		if err := s.rt.tick(); err != nil {
			return nil, err
		}
		if s.list == nil {
			r, err := s.in.next()
			if r == nil || err != nil {
				return nil, err
			}
			if s.row = r; !s.named() {
				continue
			}
			if s.want, err = s.value(s.rt, r); err != nil {
				return nil, err
			}
			if s.want == nil { // nothing equals null
				continue
			}
			if s.list, err = s.candidates(); err != nil {
				return nil, err
			}
		}
		n, ok := s.list.Next()
		if !ok {
			s.list = nil
			continue
		}
		have, err := s.rt.tx.NodeProperty(n.ID, s.key)
		if err != nil {
			return nil, err
		}
		if value.Equal(have, s.want) == value.True {
			s.row[s.Slot] = n
			return s.row, nil
		}
	}
}

// named looks for the label and the key, which a row before may have made; false
// if there is no node with them.
func (s *hashSeek) named() bool {
	s.key = s.rt.token(s.tokens[1])
	if s.Label == "" {
		return s.key != storage.NoToken
	}
	s.label = s.rt.token(s.tokens[0])
	return s.key != storage.NoToken && s.label != storage.NoToken
}

// candidates are nodes among which all are that a row asks for.
func (s *hashSeek) candidates() (nodes, error) {
	if s.rows++; s.rows == 2 && !s.large {
		if err := s.layOut(); err != nil {
			return nil, err
		}
	}
	if s.table == nil {
		return s.all(), nil
	}
	s.text = value.AppendKey(s.text[:0], s.want)
	found := listed(s.table[string(s.text)])
	return &found, nil
}

func (s *hashSeek) all() *storage.Nodes {
	if s.Label == "" {
		return s.rt.tx.AllNodes()
	}
	return s.rt.tx.NodesWithLabel(s.label)
}

func (s *hashSeek) layOut() error {
	table, all := map[string][]value.Node{}, s.all()
	for count := 0; ; count++ {
		n, ok := all.Next()
		if !ok {
			s.table = table
			return nil
		}
		if s.large = count == mostHashed; s.large {
			return nil
		}
		if err := s.rt.tick(); err != nil {
			return err
		}
		v, err := s.rt.tx.NodeProperty(n.ID, s.key)
		if err != nil {
			return err
		}
		if v == nil {
			continue
		}
		s.text = value.AppendKey(s.text[:0], v)
		if err := s.rt.hold(int64(len(s.text)) + 80); err != nil {
			return err
		}
		table[string(s.text)] = append(table[string(s.text)], n)
	}
}
