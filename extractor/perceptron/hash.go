// Package perceptron holds sparse linear models: features are 32-bit hashes,
// each with a small row of weights, one for each class that it speaks for or
// against. A [Trainer] learns them by averaged perceptron updates and packs
// them; [Weights] is what is read back, never changes, and is shared by all
// goroutines.
//
// The tagger, the parser and the name recogniser of this program are such
// models. Source of the method: Collins 2002, "Discriminative training methods
// for hidden Markov models".
package perceptron

import "math/bits"

// Hash is a hash of a piece of text, or of several values together.
type Hash uint64

const (
	prime1 = 0x9E3779B185EBCA87
	prime2 = 0xC2B2AE3D27D4EB4F
)

// Text hashes a string. It is the same on every machine and in every release:
// the weights depend on it.
func Text(s string) Hash {
	h := uint64(len(s)) * prime1
	for len(s) >= 8 {
		k := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		h = bits.RotateLeft64(h^k*prime2, 31) * prime1
		s = s[8:]
	}
	for i := 0; i < len(s); i++ {
		h = bits.RotateLeft64(h^uint64(s[i])*prime2, 11) * prime1
	}
	return Hash(mixed(h))
}

// And joins a hash with a further value.
func (h Hash) And(v Hash) Hash {
	return Hash(bits.RotateLeft64(uint64(h)^uint64(v)*prime2, 29) * prime1)
}

// Feature makes a feature of a template's number and the value it has here.
// Features are never 0, which stands for none.
func (h Hash) Feature(template uint8) uint32 {
	f := uint32(mixed(uint64(h)^(uint64(template)+1)*prime2) >> 32)
	if f == 0 {
		return 1
	}
	return f
}

func mixed(h uint64) uint64 {
	h ^= h >> 33
	h *= prime2
	h ^= h >> 29
	h *= prime1
	return h ^ h>>32
}
