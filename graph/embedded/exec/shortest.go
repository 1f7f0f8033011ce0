package exec

import (
	"slices"

	"entente/graph/embedded/plan"
	"entente/graph/embedded/storage"
	"entente/graph/embedded/value"
)

// shortest binds the shortest paths between two nodes.
type shortest struct {
	*plan.ShortestPath
	types   typeSet
	filter  evaluator
	where   []evaluator
	rt      *run
	in      iterator
	pending []row
}

func (c *compiler) shortestPath(in source, op *plan.ShortestPath) (source, error) {
	types := c.tokenList(storage.Type, op.Types)
	filter, err := c.optionalExpr(op.Filter)
	if err != nil {
		return nil, err
	}
	where, err := c.exprs(op.Where)
	return func(rt *run, arg row) iterator {
		return &shortest{ShortestPath: op, types: typeSet{names: types}, filter: filter, where: where, rt: rt, in: in(rt, arg)}
	}, err
}

func (s *shortest) next() (row, error) {
	for len(s.pending) == 0 {
		if err := s.rt.tick(); err != nil {
			return nil, err
		}
		r, err := s.in.next()
		if r == nil || err != nil {
			return nil, err
		}
		if err := s.search(r); err != nil {
			return nil, err
		}
	}
	r := s.pending[0]
	s.pending = s.pending[1:]
	return r, nil
}

func (s *shortest) search(r row) error {
	begin, ok, err := asNode(r[s.From])
	if !ok || err != nil {
		return err
	}
	end, ok, err := asNode(r[s.To])
	if !ok || err != nil {
		return err
	}
	tokens, ok := s.types.tokens(s.rt)
	if !ok && (s.Min > 0 || begin != end) {
		return nil
	}
	if len(s.where) == 0 && s.Min <= 1 && begin != end {
		return s.bothEnds(r, begin.ID, end.ID, tokens)
	}
	return s.deepening(r, begin.ID, end.ID, tokens)
}

func (s *shortest) accepts(r row, rel value.Relationship) (bool, error) {
	if s.filter == nil {
		return true, nil
	}
	r[s.Each] = rel
	return holds(s.rt, r, []evaluator{s.filter})
}

func (s *shortest) emit(r row, begin uint64, rels []value.Relationship) row {
	out := clone(r)
	path := value.Path{Nodes: []value.Node{{ID: begin}}, Relationships: rels}
	list := make([]any, len(rels))
	at := begin
	for i, rel := range rels {
		at = rel.Other(at)
		path.Nodes = append(path.Nodes, value.Node{ID: at})
		list[i] = rel
	}
	out[s.Rel] = list
	if s.Path >= 0 {
		out[s.Path] = path
	}
	s.pending = append(s.pending, out)
	return out
}

// deepening tries all trails of one length after the other until some satisfy
// the conditions on the path. It is for conditions that no level-by-level search
// can ask, and costs accordingly.
func (s *shortest) deepening(r row, begin, end uint64, tokens []storage.Token) error {
	for depth := s.Min; s.Max < 0 || depth <= s.Max; depth++ {
		longer, err := s.trailsOf(r, begin, begin, end, depth, tokens, nil)
		if err != nil {
			return err
		}
		if len(s.pending) > 0 || !longer {
			return nil
		}
	}
	return nil
}

// trailsOf emits the trails of exactly depth more relationships, and reports
// whether any trail was that long.
func (s *shortest) trailsOf(r row, begin, node, end uint64, depth int64, tokens []storage.Token, path []value.Relationship) (bool, error) {
	if depth == 0 {
		if node != end {
			return true, nil
		}
		out := s.emit(r, begin, slices.Clone(path))
		ok, err := holds(s.rt, out, s.where)
		if !ok {
			s.pending = s.pending[:len(s.pending)-1]
		}
		return true, err
	}
	longer := false
	rels := s.rt.tx.RelationshipsOf(node, storageDirection(s.Direction), tokens)
	for rel, ok := rels.Next(); ok; rel, ok = rels.Next() {
		if err := s.rt.tick(); err != nil {
			return false, err
		}
		if slices.ContainsFunc(path, func(p value.Relationship) bool { return p.ID == rel.ID }) {
			continue
		}
		if ok, err := s.accepts(r, rel); !ok || err != nil {
			if err != nil {
				return false, err
			}
			continue
		}
		deep, err := s.trailsOf(r, begin, rel.Other(node), end, depth-1, tokens, append(path, rel))
		if err != nil {
			return false, err
		}
		longer = longer || deep
		if len(s.pending) > 0 && !s.All {
			return true, nil
		}
	}
	return longer, nil
}
