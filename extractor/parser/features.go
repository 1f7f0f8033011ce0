package parser

const (
	featureBits = 24
	maxFeatures = 256
)

// gather fills view with the properties of the places of a state.
func (s *search) gather(st *state) {
	nodes, tokens := s.nodes, s.sentence.tokens
	n := int32(s.sentence.n)
	v := &s.view
	at := func(k int32) *token { return &tokens[nodes[k].token] }
	behind := func(t int32) *token { return &tokens[min(t, n)] }
	t0 := &nodes[st.top]
	t1 := &nodes[t0.below]
	t2 := &nodes[t1.below]
	f := &nodes[st.front]
	if st.top == root {
		t1, t2 = &nodes[none], &nodes[none]
	}
	v[s0], v[s1], v[s2] = &tokens[t0.token], &tokens[t1.token], &tokens[t2.token]
	v[b0], v[b1], v[b2], v[b3] = behind(st.next), behind(st.next+1), behind(st.next+2), behind(st.next+3)
	v[s0l], v[s0l2], v[s0r], v[s0r2] = at(t0.l1), at(t0.l2), at(t0.r1), at(t0.r2)
	v[s1l], v[s1l2], v[s1r], v[s1r2] = at(t1.l1), at(t1.l2), at(t1.r1), at(t1.r2)
	v[b0l], v[b0l2] = at(f.l1), at(f.l2)
	v[s0rr], v[s0rl] = at(nodes[t0.r1].r1), at(nodes[t0.r1].l1)
	v[s1rr], v[s1rl] = at(nodes[t1.r1].r1), at(nodes[t1.r1].l1)
	v[b0ll], v[s2r] = at(nodes[f.l1].l1), at(t2.r1)
	v[s0a], v[s0p], v[s1a], v[b0p] = s.beside(t0.token+1), s.beside(t0.token-1), s.beside(t1.token+1), s.beside(st.next-1)
	x := &s.numbers
	v[extra] = x
	before := s.sentence.before
	x[numDistance] = distance(st.next - t0.token)
	x[numStackGap] = distance(t0.token - t1.token)
	x[numValency] = mix(uint64(min(t0.nl, 3))<<8 | uint64(min(t0.nr, 4)) + 1<<16)
	x[numValency1] = mix(uint64(min(t1.nl, 3))<<8 | uint64(min(t1.nr, 4)) + 2<<16)
	x[numBetween], x[numStackMid] = 7, 7
	if st.top != root {
		x[numBetween] = parted(&before[t0.token+1], &before[st.next])
		if t0.below != root {
			x[numStackMid] = parted(&before[t1.token+1], &before[t0.token])
		}
	}
}

// beside is the token at a place of the sentence, or none.
func (s *search) beside(at int32) *token {
	if at < 0 || at >= int32(s.sentence.n) {
		return &s.sentence.tokens[s.sentence.n]
	}
	return &s.sentence.tokens[at]
}

func distance(d int32) uint64 {
	switch {
	case d < 0:
		return 3
	case d > 10:
		d = 8
	case d > 6:
		d = 7
	case d > 4:
		d = 6
	}
	return mix(uint64(d) + 11)
}

func parted(a, b *between) uint64 {
	v := uint64(min(b.commas-a.commas, 2))
	v = v*4 + uint64(min(b.verbs-a.verbs, 2))
	v = v*4 + uint64(min(b.conjunctions-a.conjunctions, 2))
	v = v*4 + uint64(min(b.marks-a.marks, 1))
	return mix(v + 1000)
}

// features writes the features of the first so many places in view to out and
// returns their number.
func (s *search) features(list []template, places int, out *[maxFeatures]uint32) int {
	flat := &s.flat
	for i, t := range s.view[:places] {
		*(*token)(flat[i*stride:]) = *t
	}
	list = list[:min(len(list), maxFeatures)]
	for i := range list {
		t := &list[i]
		h := t.salt + flat[t.items[0]]*factor1
		if t.n > 1 {
			h += flat[t.items[1]] * factor2
			if t.n > 2 {
				h += flat[t.items[2]] * factor3
				if t.n > 3 {
					h += flat[t.items[3]]*factor4 + flat[t.items[4]]*t.fifth
				}
			}
		}
		h ^= h >> 32
		h *= 0xE7037ED1A0B428DB
		out[i] = uint32(h >> (64 - featureBits))
	}
	return len(list)
}

// The factors that tell the items of a template apart.
const (
	factor1 = 0x9E3779B185EBCA87
	factor2 = 0xC2B2AE3D27D4EB4F
	factor3 = 0x165667B19E3779F9
	factor4 = 0xD6E8FEB86659FD93
	factor5 = 0xA0761D6478BD642F
)

// stride is the room that a place takes in flat: its number and an attribute's
// make one byte.
const stride = 8
