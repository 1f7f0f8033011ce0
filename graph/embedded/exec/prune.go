package exec

import (
	"entente/graph/embedded/plan"
	"entente/graph/embedded/storage"
	"entente/graph/embedded/value"
)

// pruned gives the nodes that a trail from a node leads to, each once, the
// nearest first. A node that can be reached at all is reached by a shortest walk,
// which uses no relationship twice; only the way back to the beginning needs more
// care.
type pruned struct {
	*plan.VarExpand
	types  typeSet
	dir    storage.Direction
	filter evaluator
	rt     *run
	in     iterator

	row    row
	target value.Node // with Into
	tokens []storage.Token
	seen   map[uint64]int // places in queue
	queue  []reached
	at     int
	rels   storage.Relationships
	back   bool // the beginning was given already
	held   int64
}

// reached is a node with the way by which it was reached first.
type reached struct {
	node   uint64
	depth  int64
	via    uint64 // the last relationship
	branch uint64 // the first one
}

func (p *pruned) next() (row, error) {
	for {
		if err := p.rt.tick(); err != nil {
			return nil, err
		}
		if p.row == nil {
			given, err := p.advance()
			if err != nil || p.row == nil && !given {
				return nil, err
			}
			if p.row != nil && p.Min == 0 && p.gives(p.queue[0].node) {
				p.back = true
				return p.row, nil
			}
			continue
		}
		rel, ok := p.rels.Next()
		if !ok {
			p.at++
			p.follow()
			continue
		}
		if p.filter != nil {
			p.row[p.Each] = rel
			if ok, err := holds(p.rt, p.row, []evaluator{p.filter}); !ok || err != nil {
				if err != nil {
					return nil, err
				}
				continue
			}
		}
		found, err := p.step(rel)
		if err != nil {
			return nil, err
		}
		if found {
			return p.row, nil
		}
	}
}

// step goes along a relationship of the node at hand and reports whether that
// gives a row.
func (p *pruned) step(rel value.Relationship) (bool, error) {
	from, begin := p.queue[p.at], p.queue[0].node
	other := rel.Other(from.node)
	if p.at == 0 {
		from.branch = rel.ID
	}
	place, known := p.seen[other]
	switch {
	case !known:
		p.seen[other] = len(p.queue)
		p.queue = append(p.queue, reached{other, from.depth + 1, rel.ID, from.branch})
		const size = 96
		p.held += size
		return p.gives(other), p.rt.hold(size)
	case p.back:
		return false, nil
	case other == begin && p.at == 0: // a loop
	case p.dir != storage.Both:
		if other != begin {
			return false, nil
		}
	default:
		// A relationship between two branches closes a trail through the beginning;
		// the shortest one that there is, is found so.
		to := p.queue[place]
		if place == 0 {
			to.branch = rel.ID
		}
		length := from.depth + to.depth + 1
		if rel.ID == from.via && p.at > 0 || rel.ID == to.via && place > 0 || from.branch == to.branch || p.Max >= 0 && length > p.Max {
			return false, nil
		}
	}
	p.back = true
	return p.gives(begin), nil
}

// gives puts a node at the end of the row, if it may stand there.
func (p *pruned) gives(node uint64) bool {
	end := value.Node{ID: node}
	if p.Into && end != p.target {
		return false
	}
	p.row[p.To] = end
	return true
}

// follow begins with the relationships of the node at hand; at the end of the
// search the row is given up.
func (p *pruned) follow() {
	if p.at == len(p.queue) || p.Max >= 0 && p.queue[p.at].depth >= p.Max {
		p.row = nil
		return
	}
	p.rt.tx.Follow(&p.rels, p.queue[p.at].node, p.dir, p.tokens)
}

// advance begins a search from the next row, false at the end. p.row stays nil
// if nothing can be followed.
func (p *pruned) advance() (bool, error) {
	p.rt.held -= p.held
	p.held, p.at, p.back, p.queue = 0, 0, false, p.queue[:0]
	p.seen = map[uint64]int{}
	r, err := p.in.next()
	if r == nil || err != nil {
		return false, err
	}
	begin, ok, err := asNode(r[p.From])
	if !ok || err != nil {
		return true, err
	}
	if p.Into {
		if p.target, ok, err = asNode(r[p.To]); !ok || err != nil {
			return true, err
		}
	}
	p.tokens, ok = p.types.tokens(p.rt)
	if !ok && p.Min > 0 {
		return true, nil
	}
	p.row = r
	p.queue = append(p.queue, reached{node: begin.ID})
	p.seen[begin.ID] = 0
	p.rels = storage.Relationships{}
	if ok {
		p.follow()
	}
	if p.row == nil && p.Min == 0 { // *0..0
		p.row, p.at = r, 0
	}
	return true, nil
}
