package tagger

import (
	"entente/extractor/cluster"
	"entente/extractor/perceptron"
)

// word is what the features see of one word.
type word struct {
	exact  perceptron.Hash    // its letters
	lower  perceptron.Hash    // its letters, ASCII capitals folded
	start  [3]perceptron.Hash // its first 1 to 3 bytes, folded; 0 if it is not longer
	end    [5]perceptron.Hash // its last 1 to 5 bytes, folded; 0 if it is not longer
	shape  perceptron.Hash    // kinds of characters, runs collapsed
	known  uint8              // entry of the dictionary, 0 if the word is not in it
	listed bool               // the entry is that of the word as it is written
	family uint16             // word cluster, 0 if none
	class  uint16             // its coarser class
	usual  cluster.Case       // how the word is usually written
	letter uint8              // letterOther, ...
	verb   uint8              // verbBe, verbHave, verbDo or verbNone
}

// Kinds of characters.
const (
	letterOther = iota
	letterLower
	letterUpper
	letterDigit
	letterMark
	letterQuote
)

// What the last verb before a word is: the form of the word depends on it.
const (
	verbNone = iota
	verbBe
	verbHave
	verbDo
	verbModal
	verbTo
	verbFinite
	verbOther
	verbPast uint8 = 16 // added once a comma or the like has gone by
)

// auxiliary says which auxiliary a word may be.
func auxiliary(s string) uint8 {
	switch s {
	case "is", "are", "was", "were", "be", "been", "being", "am", "'re", "'m", "'s", "Is", "Are", "Was", "Were":
		return verbBe
	case "has", "have", "had", "having", "'ve", "Has", "Have", "Had", "Having":
		return verbHave
	case "do", "does", "did", "Do", "Does", "Did":
		return verbDo
	}
	return verbNone
}

// verbOf says what tag makes of a word as the last verb, verbNone if it is none.
func verbOf(tag string) uint8 {
	switch tag {
	case "MD":
		return verbModal
	case "TO":
		return verbTo
	case "VBD", "VBZ", "VBP":
		return verbFinite
	case "VB", "VBN", "VBG":
		return verbOther
	case ",", ":", "``", "''", "CC":
		return verbPast
	}
	return verbNone
}

// after returns the last verb after a word, of which before stood before it and
// kind is what verbOf says of its tag.
func (w *word) after(before, kind uint8) uint8 {
	switch kind {
	case verbNone:
		return before
	case verbPast:
		return before | verbPast
	case verbFinite, verbOther:
		if w.verb != verbNone {
			return w.verb
		}
	}
	return kind
}

const (
	prime = 0x100000001B3
	basis = 0xCBF29CE484222325
)

func kind(c byte) uint8 {
	switch {
	case 'a' <= c && c <= 'z', c >= 0x80:
		return letterLower
	case 'A' <= c && c <= 'Z':
		return letterUpper
	case '0' <= c && c <= '9':
		return letterDigit
	case c == '"':
		return letterQuote
	}
	return letterMark
}

func folded(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// look reads the letters of a word.
func look(s string) word {
	var w word
	exact, lower, shape := uint64(basis), uint64(basis), uint64(basis)
	run, last := 0, uint8(255)
	for i := 0; i < len(s); i++ {
		c := s[i]
		exact = (exact ^ uint64(c)) * prime
		lower = (lower ^ uint64(folded(c))) * prime
		if i < len(w.start) && len(s) > i+1 {
			w.start[i] = perceptron.Hash(lower)
		}
		k := kind(c)
		if k == last {
			run++
		} else {
			run, last = 0, k
		}
		if run < 2 {
			v := uint64(k)
			if k == letterMark {
				v = uint64(c) + 16
			}
			shape = (shape ^ v) * prime
		}
	}
	w.exact, w.lower, w.shape = perceptron.Hash(exact), perceptron.Hash(lower), perceptron.Hash(shape)
	end := uint64(basis)
	for i := 0; i < len(w.end) && i+1 < len(s); i++ {
		end = (end ^ uint64(folded(s[len(s)-1-i]))) * prime
		w.end[i] = perceptron.Hash(end)
	}
	w.verb = auxiliary(s)
	w.family = cluster.Of(s)
	w.class = cluster.Prefix(w.family, 8)
	w.usual = cluster.CaseOf(s)
	if s != "" {
		w.letter = kind(s[0])
	}
	return w
}

// style says how a sentence uses capitals: they mean less where all words have
// them or none.
func style(words []word) uint8 {
	lower, upper := 0, 0
	for i := 1; i < len(words); i++ {
		switch words[i].letter {
		case letterLower:
			lower++
		case letterUpper:
			upper++
		}
	}
	switch {
	case upper == 0 && lower > 0 && words[0].letter == letterLower:
		return 1 // no capitals
	case lower == 0 && upper > 1:
		return 2 // all capitals, at least at the start of words
	case upper > lower && upper > 2:
		return 3 // a headline
	}
	return 0
}
