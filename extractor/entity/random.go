package entity

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

// perm returns the numbers below n in random order.
func (r *random) perm(n int) []int {
	out := make([]int, n)
	for i := range out {
		k, _ := bits.Mul64(r.next(), uint64(i+1))
		out[i] = out[k]
		out[k] = i
	}
	return out
}
