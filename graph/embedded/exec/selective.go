package exec

import (
	"slices"

	"entente/graph/embedded/plan"
	"entente/graph/embedded/storage"
	"entente/graph/embedded/value"
)

// The search for the shortest paths of a pattern. Its places are a node together
// with how far the pattern has come: after so many rounds of which hop. Level by
// level, by the number of relationships, it finds out at which distance from the
// beginning each place is and which walks lead there. Paths are then read off
// backwards from a place at the end, of one length after the other: a walk that is
// farther from the beginning than what remains of the length cannot be part of
// such a path, and one that uses a relationship twice is none.

// place is a node and how far the pattern has come.
type place struct {
	node  uint64
	hop   int   // hops that are behind it
	round int64 // walks of the next hop that are behind it; counted as far as that matters
}

// vertex is a place that was found.
type vertex struct {
	place
	distance int64 // of the shortest walk from the beginning
	settled  bool
	in       []arrival
}

// arrival is a way to get to a place: by a walk of a hop, or, without
// relationships, by having done enough of them.
type arrival struct {
	from *vertex
	walk walk
}

const (
	vertexBytes  = 160 // of a vertex with its entry in the index, estimated
	arrivalBytes = 120
)

// selection is the operator.
type selection struct {
	*plan.SelectPaths
	hops    []hop
	filters [][]evaluator
	where   []evaluator
	plain   *shortest // for plan.SelectPaths.Plain; nil if there is none
	rt      *run
	in      iterator
	search  *search // of the row at hand
	pending []row
}

func (c *compiler) selectPaths(in source, op *plan.SelectPaths) (source, error) {
	hops := make([]hop, len(op.Hops))
	filters := make([][]evaluator, len(op.Hops))
	for i := range op.Hops {
		var err error
		if hops[i], err = c.hop(&op.Hops[i]); err != nil {
			return nil, err
		}
		if filters[i], err = c.exprs(op.Filters[i]); err != nil {
			return nil, err
		}
	}
	where, err := c.exprs(op.Where)
	if err != nil {
		return nil, err
	}
	var plain shortest
	if op.Plain != nil {
		plain = shortest{ShortestPath: op.Plain, types: typeSet{names: c.tokenList(storage.Type, op.Plain.Types)}}
		if plain.filter, err = c.optionalExpr(op.Plain.Filter); err != nil {
			return nil, err
		}
	}
	return func(rt *run, arg row) iterator {
		s := &selection{SelectPaths: op, hops: hops, filters: filters, where: where, rt: rt, in: in(rt, arg)}
		if op.Plain != nil {
			one := plain
			one.rt = rt
			s.plain = &one
		}
		return s
	}, nil
}

func (s *selection) next() (row, error) {
	for {
		if len(s.pending) > 0 {
			r := s.pending[0]
			s.pending = s.pending[1:]
			return r, nil
		}
		if err := s.rt.tick(); err != nil {
			return nil, err
		}
		if s.search == nil {
			r, err := s.in.next()
			if r == nil || err != nil {
				return nil, err
			}
			if s.search, err = s.begin(r); err != nil {
				return nil, err
			}
			continue
		}
		before := s.rt.held
		more, err := s.search.advance()
		if err != nil {
			return nil, err
		}
		s.search.held += s.rt.held - before
		if !more {
			s.rt.held -= s.search.held // rows that are kept count themselves
			s.search = nil
		}
	}
}

// begin starts the search of a row; nil if it has no ends.
func (s *selection) begin(r row) (*search, error) {
	begin, ok, err := asNode(r[s.Begin])
	if !ok || err != nil {
		return nil, err
	}
	f := &search{selection: s, row: r, scratch: clone(r), at: map[place]*vertex{}, used: map[uint64]bool{}}
	if s.Into {
		if f.target, ok, err = asNode(r[s.Nodes[len(s.Nodes)-1]]); !ok || err != nil {
			return nil, err
		}
	}
	if s.plain != nil && f.target != begin {
		err := s.plain.search(r)
		s.pending, s.plain.pending = s.plain.pending, nil
		return nil, err
	}
	return f, f.reach(place{node: begin.ID}, 0, arrival{})
}

// search is the search from one node.
type search struct {
	*selection
	row     row
	scratch row
	target  value.Node // with Into
	held    int64

	at     map[place]*vertex
	levels [][]*vertex // by distance; a vertex may stand in a later one too, which is passed over
	waits  int         // vertices that are not settled
	start  *vertex
	ends   []*goal
	length int64 // of the paths to be read off next

	used map[uint64]bool
	path []arrival // from the end backwards
}

// goal is a place at the end of the pattern.
type goal struct {
	*vertex
	found int64 // paths, or with Groups lengths
	done  bool
}

// advance reads off the paths of the next length, and reports whether there may be
// longer ones.
func (f *search) advance() (bool, error) {
	if err := f.settle(f.length); err != nil {
		return false, err
	}
	open := f.waits > 0
	for _, g := range f.ends {
		if g.done {
			continue
		}
		before := len(f.pending)
		b := backwards{search: f, goal: g}
		if _, err := b.from(g.vertex, f.length); err != nil {
			return false, err
		}
		if f.Groups && len(f.pending) > before {
			g.found++
		}
		g.done = g.found >= f.Count || !b.longer && f.waits == 0
		open = open || !g.done
	}
	f.length++
	if f.Into && len(f.ends) > 0 && f.ends[0].done {
		return false, nil
	}
	return open, nil
}

// settle looks at all places of a distance and finds those one walk farther.
func (f *search) settle(distance int64) error {
	if distance >= int64(len(f.levels)) {
		return nil
	}
	for i := 0; i < len(f.levels[distance]); i++ {
		v := f.levels[distance][i]
		if v.settled {
			continue
		}
		v.settled = true
		f.waits--
		if err := f.expand(v); err != nil {
			return err
		}
	}
	f.levels[distance] = nil
	return nil
}

// expand finds the places that follow one.
func (f *search) expand(v *vertex) error {
	if v.hop == len(f.hops) {
		f.ends = append(f.ends, &goal{vertex: v})
		return nil
	}
	h := &f.hops[v.hop]
	if v.round >= h.Min {
		ok, err := f.passes(v)
		if err != nil {
			return err
		}
		if ok {
			if err := f.reach(place{node: v.node, hop: v.hop + 1}, v.distance, arrival{from: v}); err != nil {
				return err
			}
		}
	}
	if h.Max >= 0 && v.round >= h.Max {
		return nil
	}
	round := v.round + 1
	if h.Max < 0 {
		round = min(round, h.Min)
	}
	it := h.from(f.rt, f.scratch, v.node)
	for {
		if err := f.rt.tick(); err != nil {
			return err
		}
		r, err := it.next()
		if r == nil || err != nil {
			return err
		}
		w, err := h.took(r)
		if err != nil {
			return err
		}
		if err := f.reach(place{node: w.end, hop: v.hop, round: round}, v.distance+int64(len(w.rels)), arrival{v, w}); err != nil {
			return err
		}
	}
}

// passes reports whether the node of a place can stand after its hop.
func (f *search) passes(v *vertex) (bool, error) {
	if v.hop == len(f.hops)-1 && f.Into && f.target.ID != v.node {
		return false, nil
	}
	f.scratch[f.Nodes[v.hop]] = value.Node{ID: v.node}
	return holds(f.rt, f.scratch, f.filters[v.hop])
}

// reach notes that a place can be got to.
func (f *search) reach(p place, distance int64, a arrival) error {
	v, known := f.at[p]
	bytes := int64(arrivalBytes)
	if !known {
		v = &vertex{place: p, distance: distance}
		f.at[p] = v
		f.waits++
		bytes += vertexBytes
	}
	if a.from != nil {
		v.in = append(v.in, a)
	} else {
		f.start = v
	}
	if !known || distance < v.distance {
		v.distance = distance
		for int64(len(f.levels)) <= distance {
			f.levels = append(f.levels, nil)
		}
		f.levels[distance] = append(f.levels[distance], v)
	}
	return f.rt.hold(bytes)
}

// backwards reads paths of one length off, from their end to their beginning.
type backwards struct {
	*search
	goal   *goal
	longer bool // a walk was left out because it would be too long
}

// from goes back from a place with so many relationships left, and reports whether
// the goal has all its paths.
func (b *backwards) from(v *vertex, left int64) (bool, error) {
	if err := b.rt.tick(); err != nil {
		return false, err
	}
	if v == b.start && left == 0 {
		b.longer = b.longer || len(v.in) > 0
		return b.emit()
	}
	for _, a := range v.in {
		rest := left - int64(len(a.walk.rels))
		if a.from.distance > rest {
			b.longer = true
			continue
		}
		if slices.ContainsFunc(a.walk.rels, func(r value.Relationship) bool { return b.used[r.ID] }) {
			continue
		}
		for _, rel := range a.walk.rels {
			b.used[rel.ID] = true
		}
		b.path = append(b.path, a)
		done, err := b.from(a.from, rest)
		b.path = b.path[:len(b.path)-1]
		for _, rel := range a.walk.rels {
			delete(b.used, rel.ID)
		}
		if done || err != nil {
			return done, err
		}
	}
	return false, nil
}

// emit makes the row of the path that was read off, if it satisfies the conditions.
func (b *backwards) emit() (bool, error) {
	out := clone(b.row)
	walks := make([][]walk, len(b.hops))
	for i := len(b.path) - 1; i >= 0; i-- {
		a := b.path[i]
		if len(a.walk.rels) > 0 {
			walks[a.from.hop] = append(walks[a.from.hop], a.walk)
			continue
		}
		out[b.Nodes[a.from.hop]] = value.Node{ID: a.from.node}
	}
	for i := range b.hops {
		b.hops[i].bind(out, walks[i], b.Reversed)
	}
	ok, err := holds(b.rt, out, b.where)
	if !ok || err != nil {
		return false, err
	}
	if err := b.rt.hold(int64(len(out))*16 + int64(len(b.path))*64); err != nil {
		return false, err
	}
	b.pending = append(b.pending, out)
	if b.Groups {
		return false, nil
	}
	b.goal.found++
	return b.goal.found >= b.Count, nil
}
