package parser

import (
	"fmt"
	"strings"
)

// The places of a state that templates speak of.
const (
	s0 = iota // top of the stack
	s1
	s2
	b0 // front of the buffer
	b1
	b2
	s0l // leftmost child of s0, and the one after it
	s0l2
	s0r // rightmost child, and the one before it
	s0r2
	s1l
	s1l2
	s1r
	s1r2
	b0l
	b0l2
	s0rr // rightmost child of the rightmost child of s0
	s0rl
	s1rr
	s1rl
	b0ll
	s2r
	s0a // the token after s0 in the sentence
	s0p // the token before s0
	s1a
	b0p
	b3
	extra // numbers: distances, valencies, what stands between
	places
)

var placeNames = [places]string{
	"s0", "s1", "s2", "b0", "b1", "b2", "s0l", "s0l2", "s0r", "s0r2", "s1l", "s1l2", "s1r", "s1r2",
	"b0l", "b0l2", "s0rr", "s0rl", "s1rr", "s1rl", "b0ll", "s2r", "s0a", "s0p", "s1a", "b0p", "b3", "x",
}

// The properties of the place extra, in the place of a token's.
const (
	numDistance = iota // from s0 to b0
	numStackGap        // from s1 to s0
	numValency         // children of s0
	numValency1        // children of s1
	numBetween         // what stands between s0 and b0
	numStackMid        // what stands between s1 and s0
)

const attrNames = "wtfbcv"
const numNames = "dDvVmM"

// moveTemplates say what the choice of a move looks at: a line is a template,
// its items are a place and a property.
const moveTemplates = `
s0.w
s0.f
s0.w s0.t
s0.b
s0.c
s1.w
s1.f
s1.w s1.t
s1.b
s1.c
b0.w
b0.f
b0.w b0.t
b0.b
b0.c
b1.w
b1.f
b1.b
b2.f
b2.w
s2.f
s2.b
s0.w b0.w
s0.w b0.f
s0.f b0.w
s0.f b0.f
s0.t b0.t
s0.b b0.b
s0.b b0.f
s0.f b0.b
s0.w b0.b
s0.b b0.w
s0.c b0.c
s1.w s0.w
s1.w s0.f
s1.f s0.w
s1.f s0.f
s1.t s0.t
s1.b s0.b
s1.b s0.f
s1.f s0.b
s1.w s0.b
s1.b s0.w
s1.c s0.c
s1.f b0.f
s1.w b0.w
s1.w b0.f
s1.f b0.w
s1.b b0.b
s1.c b0.c
b0.f b1.f
b0.w b1.w
b0.b b1.b
b0.w b1.f
s0.f b1.f
s0.w b1.f
s0.b b1.b
s2.f s1.f
s2.f s0.f
s2.f b0.f
s0.f b0.f b1.f
s0.t b0.t b1.t
s0.b b0.f b1.f
s0.f b0.b b1.f
s0.f b0.f b1.b
s0.c b0.c b1.c
s1.f s0.f b0.f
s1.t s0.t b0.t
s1.b s0.f b0.f
s1.f s0.b b0.f
s1.f s0.f b0.b
s1.c s0.c b0.c
s1.w s0.f b0.f
s1.f s0.w b0.f
s1.f s0.f b0.w
s1.b s0.b b0.f
s1.b s0.f b0.b
s1.f s0.b b0.b
s1.b s0.b b0.w
s1.w s0.c b0.w
s2.f s1.f s0.f
s2.c s1.c s0.c
s2.f s1.f b0.f
b0.f b1.f b2.f
s1.f s0.f b0.f b1.f
s1.f s0.f b1.f
s0.f b0.f b1.f b2.f
s1.c s0.c b0.f b1.c
s2.f s1.f s0.f b0.f
s0.f s0l.f b0.f
s0.f s0l.f b0.b
s0.f s0l2.f b0.f
s0.f s0r.f b0.f
s0.b s0r.f b0.f
s0.f s0r.f b0.b
s0.f s0r.f b0.f b1.f
s0.f s0r2.f b0.f
s0.f s0r.b b0.f
s0.f s0r.c b0.c
s0.f b0.f b0l.f
s0.b b0.f b0l.f
s0.f b0.b b0l.f
s0.w b0.t b0l.w
s0.f b0.f b0l2.f
s0.f b0l.f
s0.f b0.f b0ll.f
s1.f s1l.f s0.f
s1.f s1l2.f s0.f
s1.f s1r.f s0.f
s1.f s1r2.f s0.f
s1.f s1r.f s0.f b0.f
s1.f s0.f s0l.f
s1.w s0.t s0l.w
s1.b s0.b s0l.f
s1.f s0.f s0l2.f
s1.f s0.f s0r.f
s1.f s0.f s0l.f b0.f
s1.f s0.f s0r.f b0.f
s1.b s0l.f
s1.c s0.c s0l.f b0.f
s0.f s0rr.f b0.f
s0.f s0rl.f b0.f
s0.f s0r.f s0rl.f b0.f
s1.f s1rr.f s0.f
s1.f s1rl.f s0.f
s2.f s2r.f s1.f
s0.f s0l.f s0l2.f
s0.f s0r.f s0r2.f
s1.f s1r.f s1r2.f
b0.f b0l.f b0l2.f
s0.f s0a.f b0.f
s0.f s0p.f b0.f
s1.f s1a.f s0.f b0.f
b0p.f b0.f s0.f
s1.f s0.f s0p.f
b0.f b1.f b2.f b3.f
s0.w x.d
s0.t x.d
b0.w x.d
b0.t x.d
s0.f b0.f x.d
s0.f b0.f b1.f x.d
s1.w x.D
s1.t x.D
s0.w x.D
s1.f s0.f x.D
s1.f s0.f b0.f x.D
s0.w x.v
s0.f x.v b0.f
s0.f x.v
s1.f x.V s0.f
s1.w x.V
s1.f x.V s0.f b0.f
s0.f b0.f x.m
s0.t b0.b x.m
s1.f s0.f x.M
s1.t s0.b x.M
s1.f s0.f b0.f x.M
s1.f s0.f x.M x.m b0.f
s0.v b0.v
s0.v b0.f b1.f
s1.v s0.v
s1.v s0.v b0.f
s1.v s0.f b0.f
s1.f s0.v b0.f
s1.v s0.v s0l.f
s1.v s0.v s0l.f b0.f
s1.w s0.v s0l.w
s0.v b0.v b0l.f
s0.v s0r.v b0.f
`

// template is a set of places of a state with a property of each.
type template struct {
	salt  uint64
	items [5]uint8 // place and property, as places in search.flat
	n     int
	fifth uint64 // factor of the fifth item, 0 if there is none
}

// templates reads a list of templates.
func templates(list string, places []string, alias map[string]string) ([]template, error) {
	var out []template
	for _, line := range strings.Split(strings.TrimSpace(list), "\n") {
		t := template{salt: mix(textSalt(line))}
		for _, item := range strings.Fields(line) {
			place, attr, _ := strings.Cut(item, ".")
			p := -1
			for i, name := range places {
				if name == place {
					p = i
				}
			}
			names := attrNames
			if a, ok := alias[place]; ok {
				names = a
			}
			a := strings.Index(names, attr)
			if p < 0 || a < 0 || len(attr) != 1 || t.n == len(t.items) {
				return nil, fmt.Errorf("template %q: %q is no place and property", line, item)
			}
			t.items[t.n] = uint8(p*stride + a)
			t.n++
			if t.n == len(t.items) {
				t.fifth = factor5
			}
		}
		out = append(out, t)
	}
	return out, nil
}

func textSalt(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}
