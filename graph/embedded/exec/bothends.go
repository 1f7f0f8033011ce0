package exec

import (
	"slices"

	"entente/graph/embedded/storage"
	"entente/graph/embedded/value"
)

// front is one half of a search from both ends: the nodes that were reached from
// one of them, level by level, and how.
type front struct {
	start    uint64
	dir      storage.Direction
	depth    int64            // levels so far
	level    []uint64         // the nodes of the last one
	first    map[uint64]int32 // by node: an arrival, -1 for the start
	arrivals []way
}

// way is how a node was reached from the level before.
type way struct {
	rel   value.Relationship
	other int32 // another arrival at the node, on the same level; -1: none
}

func newFront(start uint64, dir storage.Direction) *front {
	return &front{start: start, dir: dir, level: []uint64{start}, first: map[uint64]int32{start: -1}}
}

// bothEnds finds the shortest paths between two different nodes by going level by
// level from both, always from the side with fewer nodes to go on from. Before a
// level is gone the fronts have no node in common, so the nodes in which they meet
// are in the middle of shortest paths; each such path has one of them.
func (s *shortest) bothEnds(r row, begin, end uint64, tokens []storage.Token) error {
	dir := storageDirection(s.Direction)
	a, b := newFront(begin, dir), newFront(end, opposite(dir))
	for s.Max < 0 || a.depth+b.depth < s.Max {
		if len(a.level) == 0 || len(b.level) == 0 {
			return nil
		}
		near, far := a, b
		if len(b.level) < len(a.level) {
			near, far = b, a
		}
		met, err := s.advance(r, near, far, tokens)
		if err != nil {
			return err
		}
		for _, node := range met {
			if err := s.join(r, a, b, node); err != nil {
				return err
			}
		}
		if len(met) > 0 {
			return nil
		}
	}
	return nil
}

// advance goes one level and returns the nodes of it that the other front has
// reached: one of them, unless all paths are wanted.
func (s *shortest) advance(r row, near, far *front, tokens []storage.Token) (met []uint64, err error) {
	level, begun := near.level, int32(len(near.arrivals))
	near.level = nil
	near.depth++
	var rels storage.Relationships
	for _, node := range level {
		s.rt.tx.Follow(&rels, node, near.dir, tokens)
		for rel, ok := rels.Next(); ok; rel, ok = rels.Next() {
			if err := s.rt.tick(); err != nil {
				return nil, err
			}
			other := rel.Other(node)
			before, known := near.first[other]
			if known && (!s.All || before < begun) {
				continue
			}
			if ok, err := s.accepts(r, rel); !ok || err != nil {
				if err != nil {
					return nil, err
				}
				continue
			}
			if err := s.rt.hold(96); err != nil {
				return nil, err
			}
			if !known {
				before = -1
				near.level = append(near.level, other)
				if _, both := far.first[other]; both {
					met = append(met, other)
				}
			}
			near.first[other] = int32(len(near.arrivals))
			near.arrivals = append(near.arrivals, way{rel, before})
			if len(met) > 0 && !s.All {
				return met, nil
			}
		}
	}
	return met, nil
}

// join emits the paths that go through a node in which the fronts have met.
func (s *shortest) join(r row, a, b *front, node uint64) error {
	return s.ways(a, node, nil, func(head []value.Relationship) error {
		return s.ways(b, node, nil, func(tail []value.Relationship) error {
			path := make([]value.Relationship, 0, len(head)+len(tail))
			path = append(path, head...)
			slices.Reverse(path)
			path = append(path, tail...)
			s.emit(r, a.start, path)
			return s.rt.hold(int64(64 * len(path)))
		})
	})
}

// ways calls each with every way from a node back to the start of a front. The
// way is valid until each returns.
func (s *shortest) ways(f *front, node uint64, back []value.Relationship, each func([]value.Relationship) error) error {
	if node == f.start {
		return each(back)
	}
	for i := f.first[node]; i >= 0; i = f.arrivals[i].other {
		if err := s.rt.tick(); err != nil {
			return err
		}
		rel := f.arrivals[i].rel
		if err := s.ways(f, rel.Other(node), append(back, rel), each); err != nil {
			return err
		}
	}
	return nil
}
