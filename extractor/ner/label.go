package ner

import "entente/extractor/perceptron"

// A label is the place of a word in a name of a type: begin, inside, last of a
// longer name, or the whole of one (unit); or outside, 0.
const (
	outside = 0
	begin   = 0 // added to 1+4*type
	inside  = 1
	last    = 2
	unit    = 3
	labels  = 1 + 4*types
)

func label(t Type, place int) int { return 1 + 4*int(t) + place }

func typeOf(l int) Type { return Type((l - 1) / 4) }
func placeOf(l int) int { return (l - 1) % 4 }

// opens reports whether a name goes on after a label.
func opens(l int) bool { return l != outside && (placeOf(l) == begin || placeOf(l) == inside) }

// goesOn reports whether a label goes on with a name.
func goesOn(l int) bool { return l != outside && (placeOf(l) == inside || placeOf(l) == last) }

// allowed reports whether a label may follow another.
func allowed(before, l int) bool {
	if opens(before) {
		return goesOn(l) && typeOf(l) == typeOf(before)
	}
	return !goesOn(l)
}

// follow holds the labels that may stand before each label.
var follow = func() (out [labels][]uint8) {
	for l := range labels {
		for b := range labels {
			if allowed(b, l) {
				out[l] = append(out[l], uint8(b))
			}
		}
	}
	return out
}()

func classes() []string {
	out := []string{"O"}
	for t := range Type(types) {
		for _, place := range [...]string{"B-", "I-", "L-", "U-"} {
			out = append(out, place+t.String())
		}
	}
	return out
}

// moveFeature is the feature whose row holds the weights of each label after
// the given one.
func moveFeature(before int) uint32 {
	return perceptron.Hash(before + 1).Feature(moveTemplate)
}

// encode writes names as labels of n words.
func encode(names []Name, n int) []uint8 {
	out := make([]uint8, n)
	for _, name := range names {
		if name.Last-name.First == 1 {
			out[name.First] = uint8(label(name.Type, unit))
			continue
		}
		for i := name.First; i < name.Last; i++ {
			out[i] = uint8(label(name.Type, inside))
		}
		out[name.First] = uint8(label(name.Type, begin))
		out[name.Last-1] = uint8(label(name.Type, last))
	}
	return out
}
