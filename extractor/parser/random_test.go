package parser

import (
	"math/rand/v2"
	"testing"
)

// TestRandom compares with the generator of the standard library, which the
// extractor may not import.
func TestRandom(t *testing.T) {
	ours, theirs := newRandom(7, 3), rand.New(rand.NewPCG(7, 3))
	for n := 1; n < 3000; n++ {
		if got, want := ours.below(n), theirs.IntN(n); got != want {
			t.Fatalf("below %d: %d, want %d", n, got, want)
		}
	}
}
