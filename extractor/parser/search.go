package parser

// search holds what parsing one sentence needs; it is used again for the next.
type search struct {
	sentence sentence
	nodes    []node
	states   []state
	view     [places]*token
	flat     [256]uint64 // the properties of the places in view
	numbers  token
	buffer   [maxFeatures]uint32
	moves    []template
	scorer   scorer
	beam     int

	candidates []candidate
}

// scorer adds up what features say for each move.
type scorer interface {
	score(features []uint32) (shift, left, right int32)
}

type candidate struct {
	score int32
	from  int32
	move  uint8
	gold  bool
}

// expand appends the candidates that follow a state.
func (s *search) expand(at int32) {
	st := &s.states[at]
	sh, le, ri := s.valid(st)
	if !sh { // all that is left are right arcs
		if ri {
			s.candidates = append(s.candidates, candidate{st.score, at, right, st.gold})
		}
		return
	}
	if !le {
		s.candidates = append(s.candidates, candidate{st.score, at, shift, st.gold})
		return
	}
	s.gather(st)
	n := s.features(s.moves, places, &s.buffer)
	h, l, r := s.scorer.score(s.buffer[:n])
	s.candidates = append(s.candidates,
		candidate{st.score + h, at, shift, false}, candidate{st.score + l, at, left, false})
	if ri {
		s.candidates = append(s.candidates, candidate{st.score + r, at, right, false})
	}
}

// keep moves the best candidates to the front, best first, earlier ones first
// among equals, and returns how many there are.
func (s *search) keep() int {
	c := s.candidates
	kept := 0
	for i := range c {
		x := c[i]
		if kept == s.beam && x.score <= c[kept-1].score {
			continue
		}
		if kept < s.beam {
			kept++
		}
		k := kept - 1
		for ; k > 0 && c[k-1].score < x.score; k-- {
			c[k] = c[k-1]
		}
		c[k] = x
	}
	return kept
}

// run parses the sentence and returns the last state of the best way.
func (s *search) run() int32 {
	s.states = append(s.states, s.begin())
	from, to := 0, 1
	for range 2 * s.sentence.n {
		s.candidates = s.candidates[:0]
		for at := from; at < to; at++ {
			s.expand(int32(at))
		}
		kept := s.keep()
		for _, c := range s.candidates[:kept] {
			next := s.after(c.from, c.move)
			next.score = c.score
			s.states = append(s.states, next)
		}
		from, to = to, len(s.states)
	}
	return int32(from)
}

// heads writes the heads that the way to a state gave, -1 for the root.
func (s *search) heads(at int32, out []int32) {
	for ; at >= 0; at = s.states[at].prev {
		if d, h, ok := s.arc(at); ok {
			out[d] = h
		}
	}
}
