package parser

// The places of a tree that templates of labels speak of.
const (
	atD = iota // the dependent
	atH
	atG   // the head's head
	atDL  // outermost left child of the dependent
	atDL2 // the next one inwards
	atDN  // innermost left child
	atDR  // outermost right child
	atDM  // innermost right child
	atB   // the child of the head before the dependent
	atA   // the child of the head after it
	atHL  // outermost left child of the head
	atHR  // outermost right child of the head
	atDP  // the token before the dependent
	atDX  // the token after the dependent
	atHX  // the token after the head
	atHN  // innermost left child of the head
	labelExtra
	labelPlaces
)

var labelPlaceNames = [labelPlaces]string{"d", "h", "g", "dl", "dl2", "dn", "dr", "dm", "b", "a", "hl", "hr", "dp", "dx", "hx", "hn", "x"}

// The properties of the place labelExtra.
const (
	numDirection = iota // direction and distance of the head
	numHeadLabel
	numBefore // label of the child before
	numShape  // numbers of children of the dependent
	numSeen   // which core relations the head has already
	numPlace  // direction, and how many children of the head come before
)

const labelNames = "dhpvsi"

const labelTemplates = `
d.w
d.f x.d
d.w d.t
d.b
d.c
h.w
h.f
h.b
d.w h.w
d.f h.f
d.f h.f x.d
d.t h.t x.d
d.b h.f
d.f h.b
d.b h.b
d.b h.b x.i
d.c h.c
d.c h.c x.i
d.w h.f
d.f h.w
d.w h.t x.d
d.t h.w x.d
d.b h.w
d.w h.b
d.f h.f x.i x.p
d.f h.f x.h
d.t h.t x.h x.i
d.f h.f g.f
d.f dl.f
d.f dl.f h.f
d.f dl.f h.t x.i
d.b dl.f h.f
d.f dl.w h.w
d.b dl.w h.b
d.f dl.f dl2.f
d.f dl.f dl2.f h.t x.i
d.f dn.f
d.f dn.f h.f
d.f dl.f dn.f h.t
d.f dr.f
d.f dr.f h.f
d.f dm.f
d.f dm.f h.t x.i
d.f b.f h.f
d.f a.f h.f
d.f b.f x.p
d.t h.f x.p
d.t h.w x.p
d.b h.t x.p
d.t h.t b.f a.f
d.t h.f x.s x.i
d.b h.f x.s
d.f h.f x.s
d.c h.w x.s
d.t h.t hl.f x.i
d.t h.t hr.f x.i
d.t h.t hn.f x.i
d.t h.f hn.f x.s
d.f dp.f
d.f dx.f
d.f dp.f h.f
d.f dx.f h.f
d.f dx.f hx.f
d.t h.t hx.f x.i
h.f hx.f d.t
d.t x.v
d.t h.t x.v
d.t x.h x.i
d.f x.h x.p
d.b x.i
d.w x.i
h.w x.i
dl.f h.w x.i
dl.f h.b x.i
d.b dl.f x.i
d.v h.v
d.v h.f x.i
d.f h.v x.i
d.f dl.f h.b
`

// tree is a sentence's heads, with the children of each token.
type tree struct {
	heads    []int32
	labels   []uint8
	children []children
	order    []int32
}

// children are the children of a token, -1 for none, and its neighbours under
// the same head.
type children struct {
	first, last             int32 // all children, in order of the sentence
	before, after           int32 // siblings
	left, left2, leftInner  int32
	right, right2, rightOne int32
	nl, nr                  uint8
	seen                    uint8 // core relations among the children so far
	index                   uint8 // of the next child
}

// build fills the children from the heads.
func (t *tree) build(n int) {
	t.children = t.children[:0]
	for range n + 1 { // the last is the root
		t.children = append(t.children, children{first: -1, last: -1, before: -1, after: -1, left: -1, left2: -1, leftInner: -1, right: -1, right2: -1, rightOne: -1})
	}
	for d := range int32(n) {
		h := t.heads[d]
		at := h
		if h < 0 {
			at = int32(n)
		}
		c := &t.children[at]
		if c.first < 0 {
			c.first = d
		} else {
			t.children[d].before = c.last
			t.children[c.last].after = d
		}
		c.last = d
		if d < h {
			switch c.nl {
			case 0:
				c.left = d
			case 1:
				c.left2 = d
			}
			c.leftInner = d
			c.nl = min(c.nl+1, 7)
		} else {
			if c.nr == 0 {
				c.rightOne = d
			}
			c.right2, c.right = c.right, d
			c.nr = min(c.nr+1, 7)
		}
	}
}

// lookAt fills view with the places of a dependent.
func (s *search) lookAt(t *tree, d int32) {
	n := int32(s.sentence.n)
	tokens := s.sentence.tokens
	at := func(k int32) *token {
		if k < 0 {
			return &tokens[n]
		}
		return &tokens[k]
	}
	h := t.heads[d]
	v := &s.view
	c := &t.children[d]
	x := &s.numbers
	v[atD] = &tokens[d]
	var hc *children
	headLabel := uint64(255)
	if h < 0 {
		v[atH], v[atG] = &tokens[n+1], &tokens[n+2]
		hc = &t.children[n]
		h = n
	} else {
		v[atH] = &tokens[h]
		hc = &t.children[h]
		headLabel = uint64(t.labels[h])
		if g := t.heads[h]; g >= 0 {
			v[atG] = &tokens[g]
		} else {
			v[atG] = &tokens[n+1]
		}
	}
	v[atDL], v[atDL2], v[atDN], v[atDR], v[atDM] = at(c.left), at(c.left2), at(c.leftInner), at(c.right), at(c.rightOne)
	v[atB], v[atA] = at(c.before), at(c.after)
	v[atHL], v[atHR], v[atHN] = at(hc.left), at(hc.right), at(hc.leftInner)
	v[atDP], v[atDX], v[atHX] = s.beside(d-1), s.beside(d+1), s.beside(h+1)
	side := uint64(0)
	gap := h - d
	if gap < 0 {
		side, gap = 1, -gap
	}
	x[numDirection] = distance(gap)*2 + side
	x[numHeadLabel] = mix(headLabel + 300)
	before := uint64(250)
	if c.before >= 0 && (c.before < h) == (d < h) {
		before = uint64(t.labels[c.before])
	}
	x[numBefore] = mix(before + 600)
	x[numShape] = mix(uint64(min(c.nl, 3))*4 + uint64(min(c.nr, 3)) + 900)
	x[numSeen] = mix(uint64(hc.seen) + 1000)
	x[numPlace] = mix(uint64(min(hc.index, 3))*2 + side + 1300)
	v[labelExtra] = x
}

// inOrder lists the tokens of a tree, heads before their children.
func (t *tree) inOrder(n int) {
	t.order = t.order[:0]
	at := int32(n)
	for k := 0; ; k++ {
		for d := t.children[at].first; d >= 0; d = t.children[d].after {
			t.order = append(t.order, d)
		}
		if k >= len(t.order) {
			return
		}
		at = t.order[k]
	}
}

// note records the label of a dependent with its head.
func (t *tree) note(d int32, label uint8, core uint8, n int) {
	t.labels[d] = label
	h := t.heads[d]
	if h < 0 {
		h = int32(n)
	}
	c := &t.children[h]
	c.seen |= core
	c.index = min(c.index+1, 7)
}

// coreBits are the relations that a word mostly has one of, by class.
func coreBits(classes []string) []uint8 {
	out := make([]uint8, len(classes))
	for i, c := range classes {
		switch c {
		case "nsubj", "csubj":
			out[i] = 1
		case "nsubj:pass", "csubj:pass":
			out[i] = 2
		case "obj":
			out[i] = 4
		case "aux:pass":
			out[i] = 8
		case "cop":
			out[i] = 16
		case "ccomp", "xcomp":
			out[i] = 32
		case "mark", "case":
			out[i] = 64
		case "expl":
			out[i] = 128
		}
	}
	return out
}
