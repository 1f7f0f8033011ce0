package exec

import (
	"entente/graph/embedded/storage"
	"entente/graph/embedded/value"
)

// joiner finds the relationships between two nodes that are bound. Often one of
// them stays the same from row to row: once the search from it has taken as many
// steps as it has relationships, these are laid out by the node at their other end.
type joiner struct {
	sides [2]joinerSide
	fixed int // the side whose relationships byEnd has, from 1; 0: none
	byEnd map[uint64][]value.Relationship
}

type joinerSide struct {
	node  uint64
	steps int // of the searches since it is this node
	most  int // relationships that are laid out when there were so many steps
}

const (
	fewSteps  = 16
	mostFixed = 1 << 12 // relationships that are laid out at most
)

// between returns the relationships from a to b. The list is valid until the
// next call.
func (j *joiner) between(rt *run, a, b uint64, dir storage.Direction, types []storage.Token) ([]value.Relationship, error) {
	if rt.program.updates { // the graph may change from row to row
		found, _, err := between(rt, a, b, dir, types)
		return found, err
	}
	nodes := [2]uint64{a, b}
	if f := j.fixed; f != 0 && nodes[f-1] == j.sides[f-1].node {
		return j.byEnd[nodes[2-f]], nil
	}
	j.fixed = 0
	for i, n := range nodes {
		s := &j.sides[i]
		if s.node != n {
			*s = joinerSide{node: n, most: fewSteps}
			continue
		}
		if s.steps < s.most || s.most > mostFixed {
			continue
		}
		ok, err := j.layOut(rt, i, dir, types)
		if err != nil {
			return nil, err
		}
		if ok {
			j.fixed = i + 1
			return j.byEnd[nodes[1-i]], nil
		}
		s.most *= 2
	}
	found, steps, err := between(rt, a, b, dir, types)
	j.sides[0].steps += steps
	j.sides[1].steps += steps
	return found, err
}

// layOut fills byEnd for a side; false if it has too many relationships by now.
func (j *joiner) layOut(rt *run, side int, dir storage.Direction, types []storage.Token) (bool, error) {
	if side == 1 {
		dir = opposite(dir)
	}
	if j.byEnd == nil {
		j.byEnd = map[uint64][]value.Relationship{}
	}
	clear(j.byEnd)
	node, left := j.sides[side].node, j.sides[side].most
	var rels storage.Relationships
	rt.tx.Follow(&rels, node, dir, types)
	for rel, ok := rels.Next(); ok; rel, ok = rels.Next() {
		if err := rt.tick(); err != nil {
			return false, err
		}
		if left--; left < 0 {
			return false, nil
		}
		other := rel.Other(node)
		j.byEnd[other] = append(j.byEnd[other], rel)
	}
	return true, nil
}

// between finds the relationships from one node to another. It goes over those
// of both nodes in turn and is done with the node that has fewer, so that a node
// with very many costs nothing. It also returns how many steps it took.
func between(rt *run, a, b uint64, dir storage.Direction, types []storage.Token) ([]value.Relationship, int, error) {
	var atA, atB []value.Relationship
	var fromA, fromB storage.Relationships
	rt.tx.Follow(&fromA, a, dir, types)
	rt.tx.Follow(&fromB, b, opposite(dir), types)
	for steps := 0; ; steps++ {
		if err := rt.tick(); err != nil {
			return nil, steps, err
		}
		rel, ok := fromA.Next()
		if !ok {
			return atA, steps, nil
		}
		if rel.Other(a) == b {
			atA = append(atA, rel)
		}
		if rel, ok = fromB.Next(); !ok {
			return atB, steps, nil
		}
		if rel.Other(b) == a {
			atB = append(atB, rel)
		}
	}
}
