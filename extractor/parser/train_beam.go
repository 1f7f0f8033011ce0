package parser

// beam learns from one sentence by the largest violation (Huang, Fayong and
// Guo 2012): where the best way is furthest ahead of the best right one.
func (t *MoveTrainer) beam(g *gold, width int) bool {
	s := &t.search
	s.states = append(s.states[:0], s.begin())
	t.step++
	cur := []int32{0}
	good := []int32{0}
	worst, wrongAt, rightAt := int32(0), int32(-1), int32(-1)
	var wrong, right int32
	for range 2 * s.sentence.n {
		step := func(from []int32, only bool, width int) []int32 {
			s.candidates = s.candidates[:0]
			for _, at := range from {
				s.expand(at)
			}
			if only {
				kept := s.candidates[:0]
				for _, c := range s.candidates {
					if s.cost(&s.states[c.from], c.move, g) == 0 {
						kept = append(kept, c)
					}
				}
				s.candidates = kept
			}
			s.beam = width
			n := s.keep()
			out := from[:0]
			for _, c := range s.candidates[:n] {
				next := s.after(c.from, c.move)
				next.score = c.score
				out = append(out, int32(len(s.states)))
				s.states = append(s.states, next)
			}
			return out
		}
		cur = step(cur, false, width)
		good = step(good, true, 2)
		if len(good) == 0 {
			return false
		}
		wrong, right = cur[0], good[0]
		if v := s.states[wrong].score - s.states[right].score; v >= worst || wrongAt < 0 {
			worst, wrongAt, rightAt = v, wrong, right
		}
	}
	if t.isGold(wrong, g) {
		return false
	}
	t.learnPath(wrongAt, rightAt)
	return true
}

func (t *MoveTrainer) isGold(at int32, g *gold) bool {
	for ; at >= 0; at = t.search.states[at].prev {
		if d, h, ok := t.search.arc(at); ok && g.heads[d] != h {
			return false
		}
	}
	return true
}

func (t *MoveTrainer) path(at int32) []int32 {
	var out []int32
	for ; at >= 0; at = t.search.states[at].prev {
		out = append(out, at)
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

func (t *MoveTrainer) learnPath(wrong, right int32) {
	s := &t.search
	a, b := t.path(wrong), t.path(right)
	i := 1
	for i < len(a) && s.states[a[i]].move == s.states[b[i]].move {
		i++
	}
	for ; i < len(a); i++ {
		t.one(a[i], -1)
		t.one(b[i], 1)
	}
}

func (t *MoveTrainer) one(at int32, by int16) {
	s := &t.search
	st := &s.states[at]
	before := &s.states[st.prev]
	if sh, le, _ := s.valid(before); !sh || !le {
		return
	}
	s.gather(before)
	n := s.features(s.moves, places, &s.buffer)
	t.update(s.buffer[:n], st.move, by)
}
