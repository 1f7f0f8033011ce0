package parser

import "math/bits"

// random is a small generator of pseudo-random numbers for the order of
// training: a permuted congruential one of 128 bits (O'Neill 2014, "PCG"), with
// numbers below a bound by multiplication (Lemire 2019). A seed gives the same
// numbers on every machine.
type random struct{ high, low uint64 }

func newRandom(seed, stream uint64) *random { return &random{seed, stream} }

func (r *random) next() uint64 {
	const mulHigh, mulLow = 2549297995355413924, 4865540595714422341
	const addHigh, addLow = 6364136223846793005, 1442695040888963407
	high, low := bits.Mul64(r.low, mulLow)
	high += r.high*mulLow + r.low*mulHigh
	low, carry := bits.Add64(low, addLow, 0)
	high, _ = bits.Add64(high, addHigh, carry)
	r.high, r.low = high, low
	high ^= high >> 32
	high *= 0xda942042e4dd58b5
	high ^= high >> 48
	return high * (low | 1)
}

// below is a number from 0 to n-1.
func (r *random) below(n int) int {
	bound := uint32(n)
	if bound&(bound-1) == 0 {
		return int(uint32(r.next()) & (bound - 1))
	}
	product := (r.next() >> 32) * uint64(bound)
	for uint32(product) < -bound%bound {
		product = (r.next() >> 32) * uint64(bound)
	}
	return int(product >> 32)
}

// shuffle puts n things in random order.
func (r *random) shuffle(n int, swap func(i, j int)) {
	for i := n - 1; i > 0; i-- {
		swap(i, r.below(i+1))
	}
}
