package ner

import "math/bits"

// random is a small generator of pseudo-random numbers for the order of
// training (Steele, Lea, Flood 2014, "SplitMix"). A seed gives the same numbers
// on every machine.
type random uint64

func (r *random) next() uint64 {
	*r += 0x9E3779B97F4A7C15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// shuffle puts n things in random order.
func (r *random) shuffle(n int, swap func(i, k int)) {
	for i := n - 1; i > 0; i-- {
		k, _ := bits.Mul64(r.next(), uint64(i+1))
		swap(i, int(k))
	}
}
