package exec

import (
	"slices"

	"entente/graph/embedded/plan"
	"entente/graph/embedded/value"
)

// hop walks a piece of a path.
type hop struct {
	*plan.Hop
	round source
}

func (c *compiler) hop(h *plan.Hop) (hop, error) {
	round, err := c.source(h.Round)
	return hop{h, round}, err
}

// walk is one walk of a hop: the relationships in the order of the walk, and what
// the variables of its groups stand for.
type walk struct {
	rels []value.Relationship
	vals []any
	end  uint64
}

// from starts the walks from a node, in a row that nothing else uses until they
// have ended.
func (h *hop) from(rt *run, r row, node uint64) iterator {
	r[h.From] = value.Node{ID: node}
	return h.round(rt, r)
}

// took reads the walk that a row of the iterator stands for.
func (h *hop) took(r row) (walk, error) {
	w := walk{rels: make([]value.Relationship, len(h.Rels))}
	for i, slot := range h.Rels {
		rel, ok := r[slot].(value.Relationship)
		if !ok {
			return w, value.TypeErrorf("expected a Relationship but got %s", value.Describe(r[slot]))
		}
		w.rels[i] = rel
	}
	if len(h.Groups) > 0 {
		w.vals = make([]any, len(h.Groups))
		for i, g := range h.Groups {
			w.vals[i] = r[g.Each]
		}
	}
	end, _, err := asNode(r[h.To])
	w.end = end.ID
	return w, err
}

// bind sets the variables of a hop to the walks taken, which are turned round if
// the hop was walked from its right end to its left.
func (h *hop) bind(r row, walks []walk, reversed bool) {
	if h.Single {
		r[h.All] = walks[0].rels[0]
		return
	}
	all := make([]any, 0, len(walks)*len(h.Rels))
	for _, w := range walks {
		for _, rel := range w.rels {
			all = append(all, rel)
		}
	}
	if reversed {
		slices.Reverse(all)
	}
	r[h.All] = all
	for i, g := range h.Groups {
		list := make([]any, len(walks))
		for j, w := range walks {
			list[j] = w.vals[i]
		}
		if reversed {
			slices.Reverse(list)
		}
		r[g.List] = list
	}
}

// repeats goes over the trails that a quantified path pattern allows. Shorter ones
// come before those that continue them.
type repeats struct {
	*plan.Repeat
	hop hop
	rt  *run
	in  iterator

	row    row
	target value.Node // with Into
	walks  []walk
	levels []level // one more than walks while a row is at work
	used   map[uint64]bool
	spare  []row // rows of levels that were left
}

// level is a node that was reached, with the walks that go on from it. They work
// on a row of their own, since those of the next level go on in between.
type level struct {
	node uint64
	row  row
	next iterator // nil: not to be followed further
}

func (c *compiler) repeat(in source, op *plan.Repeat) (source, error) {
	h, err := c.hop(&op.Hop)
	return func(rt *run, arg row) iterator {
		return &repeats{Repeat: op, hop: h, rt: rt, in: in(rt, arg), used: map[uint64]bool{}}
	}, err
}

func (p *repeats) next() (row, error) {
	for {
		if err := p.rt.tick(); err != nil {
			return nil, err
		}
		if len(p.levels) == 0 {
			ok, err := p.advance()
			if !ok || err != nil {
				return nil, err
			}
			if len(p.levels) > 0 && p.Min == 0 {
				if r := p.emit(); r != nil {
					return r, nil
				}
			}
			continue
		}
		top := p.levels[len(p.levels)-1]
		if top.next == nil {
			p.leave()
			continue
		}
		r, err := top.next.next()
		if err != nil {
			return nil, err
		}
		if r == nil {
			p.leave()
			continue
		}
		w, err := p.hop.took(r)
		if err != nil {
			return nil, err
		}
		if !p.fresh(w) {
			continue
		}
		if err := p.enter(w); err != nil {
			return nil, err
		}
		if int64(len(p.walks)) >= p.Min {
			if r := p.emit(); r != nil {
				return r, nil
			}
		}
	}
}

// fresh reports whether a walk uses no relationship that was used before.
func (p *repeats) fresh(w walk) bool {
	for _, rel := range w.rels {
		if p.used[rel.ID] || len(p.Different) > 0 && used(p.row, p.Different, rel.ID) {
			return false
		}
	}
	return true
}

// enter goes on from the end of a walk.
func (p *repeats) enter(w walk) error {
	for _, rel := range w.rels {
		p.used[rel.ID] = true
	}
	p.walks = append(p.walks, w)
	return p.push(w.end)
}

func (p *repeats) push(node uint64) error {
	l := level{node: node}
	if p.Max < 0 || int64(len(p.walks)) < p.Max {
		if n := len(p.spare); n > 0 {
			l.row, p.spare = p.spare[n-1], p.spare[:n-1]
		} else {
			l.row = p.rt.newRow()
			if err := p.rt.hold(int64(len(l.row))*16 + 128); err != nil {
				return err
			}
		}
		copy(l.row, p.row)
		l.next = p.hop.from(p.rt, l.row, node)
	}
	p.levels = append(p.levels, l)
	return nil
}

func (p *repeats) leave() {
	last := len(p.levels) - 1
	if r := p.levels[last].row; r != nil {
		p.spare = append(p.spare, r)
	}
	p.levels = p.levels[:last]
	if n := len(p.walks); n > 0 {
		for _, rel := range p.walks[n-1].rels {
			delete(p.used, rel.ID)
		}
		p.walks = p.walks[:n-1]
	}
}

func (p *repeats) emit() row {
	end := value.Node{ID: p.levels[len(p.levels)-1].node}
	if p.Into && p.target != end {
		return nil
	}
	p.hop.bind(p.row, p.walks, p.Reversed)
	p.row[p.End] = end
	return p.row
}

func (p *repeats) advance() (bool, error) {
	r, err := p.in.next()
	if r == nil || err != nil {
		return false, err
	}
	begin, ok, err := asNode(r[p.Begin])
	if !ok || err != nil {
		return true, err
	}
	if p.Into {
		if p.target, ok, err = asNode(r[p.End]); !ok || err != nil {
			return true, err
		}
	}
	p.row = r
	return true, p.push(begin.ID)
}
