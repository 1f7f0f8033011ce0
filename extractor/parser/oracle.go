package parser

// gold is the tree that training wants, projective.
type gold struct {
	heads []int32 // -1: the root
	last  []int32 // the last child of each token, -1 if there is none
}

func newGold(heads []int32) gold {
	g := gold{heads, make([]int32, len(heads))}
	for i := range g.last {
		g.last[i] = -1
	}
	for d, h := range heads {
		if h >= 0 {
			g.last[h] = int32(d)
		}
	}
	return g
}

// cost counts the arcs of the gold tree that a move makes impossible (Goldberg
// and Nivre 2013, "Training deterministic parsers with non-deterministic
// oracles"), for arcs that were possible before.
func (s *search) cost(st *state, move uint8, g *gold) int {
	top := s.nodes[st.top].token
	below := s.nodes[st.top].below
	next := st.next
	c := 0
	switch move {
	case shift:
		h := g.heads[next]
		for k := st.top; ; k = s.nodes[k].below {
			if k == root {
				if h == -1 && st.top != root {
					c++
				}
				break
			}
			t := s.nodes[k].token
			if g.heads[t] == next {
				c++
			}
			if t == h && k != st.top {
				c++
			}
		}
	case left:
		h := g.heads[top]
		if h > next || h == -1 && below == root || h >= 0 && below != root && h == s.nodes[below].token {
			c++
		}
		c += s.ahead(top, next, g)
	case right:
		if g.heads[top] >= next {
			c++
		}
		c += s.ahead(top, next, g)
	}
	return c
}

// ahead counts the children of a token that are still in the buffer.
func (s *search) ahead(t, next int32, g *gold) int {
	c := 0
	for d := next; d <= g.last[t]; d++ {
		if g.heads[d] == t {
			c++
		}
	}
	return c
}

// projective lifts arcs to the head's head until none cross, the shortest
// first (Nivre and Nilsson 2005), and says which were lifted.
func projective(heads []int32) (out []int32, lifted []bool) {
	n := int32(len(heads))
	out = append([]int32(nil), heads...)
	lifted = make([]bool, n)
	descends := func(t, h int32) bool {
		for steps := int32(0); t >= 0 && steps <= n; steps++ {
			if t == h {
				return true
			}
			t = out[t]
		}
		return h < 0
	}
	for {
		best, length := int32(-1), n+1
		for d := range n {
			h := out[d]
			if h < 0 {
				continue
			}
			lo, hi := min(d, h), max(d, h)
			if hi-lo >= length {
				continue
			}
			for k := lo + 1; k < hi; k++ {
				if !descends(k, h) {
					best, length = d, hi-lo
					break
				}
			}
		}
		if best < 0 {
			return out, lifted
		}
		out[best] = out[out[best]]
		lifted[best] = true
	}
}
