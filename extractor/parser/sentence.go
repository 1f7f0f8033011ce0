package parser

import (
	"unicode"
	"unicode/utf8"

	"entente/extractor/cluster"
	"entente/extractor/perceptron"
	"entente/extractor/tagger"
)

// The properties of a token that features are made of.
const (
	attrWord   = iota // in lower case, digits as 0
	attrTag           // part of speech
	attrForm          // the word of function words, the tag of all others
	attrBrown         // word cluster
	attrCoarse        // a cluster above it, and the tag
	attrWide          // a cluster far above it
	attrs
)

// token holds the hashes of a token's properties.
type token [attrs]uint64

// sentence is a sentence ready to be parsed. Behind its n tokens stand four
// that no sentence has: see the constants of node.
type sentence struct {
	n      int
	tokens []token
	before []between // sums over the tokens before each
}

// between counts what parts two words of a sentence.
type between struct {
	commas, verbs, conjunctions, marks uint16
}

// read fills the sentence from words and their tags.
func (s *sentence) read(words, tags []string) {
	s.n = len(words)
	s.tokens, s.before = s.tokens[:0], s.before[:0]
	var sum between
	for i, w := range words {
		tag := ""
		if i < len(tags) {
			tag = tagger.Penn(tags[i])
		}
		t := token{}
		word := wordHash(w)
		tagHash := uint64(perceptron.Text(tag))
		t[attrWord] = word
		t[attrTag] = tagHash
		t[attrForm] = tagHash
		if lexical(w, tag) {
			t[attrForm] = word ^ tagHash*3
		}
		if c := cluster.Of(w); c != 0 {
			t[attrBrown] = mix(uint64(c) + 1<<20)
			t[attrCoarse] = mix(uint64(cluster.Prefix(c, coarseBits))+1<<21) ^ tagHash
			t[attrWide] = mix(uint64(cluster.Prefix(c, wideBits)) + 1<<22)
		} else {
			end := mix(suffix(w) + 1<<23)
			t[attrBrown] = end
			t[attrCoarse] = end ^ tagHash
			t[attrWide] = tagHash * 5
		}
		s.tokens = append(s.tokens, t)
		s.before = append(s.before, sum)
		switch {
		case tag == ",":
			sum.commas++
		case tag == "CC":
			sum.conjunctions++
		case tag == ":" || tag == "(" || tag == ")" || tag == "``" || tag == "''" || tag == ".":
			sum.marks++
		case len(tag) > 1 && (tag[0] == 'V' || tag == "MD"):
			sum.verbs++
		}
	}
	s.before = append(s.before, sum, sum, sum, sum)
	for k := range uint64(4) {
		var t token
		for a := range t {
			t[a] = mix(k + 101)
		}
		s.tokens = append(s.tokens, t)
	}
}

const (
	coarseBits = 8
	wideBits   = 4
)

func mix(v uint64) uint64 {
	v ^= v >> 31
	v *= 0x9E3779B97F4A7C15
	v ^= v >> 29
	v *= 0xBF58476D1CE4E5B9
	return v ^ v>>32
}

// wordHash hashes a word without regard to case, all digits alike.
func wordHash(w string) uint64 {
	var buf [64]byte
	b := buf[:0]
	for _, r := range w {
		switch {
		case r >= '0' && r <= '9':
			r = '0'
		case r < utf8.RuneSelf:
			if r >= 'A' && r <= 'Z' {
				r += 'a' - 'A'
			}
		default:
			r = unicode.ToLower(r)
		}
		if len(b)+utf8.UTFMax > len(buf) {
			break
		}
		b = utf8.AppendRune(b, r)
	}
	return uint64(perceptron.Text(string(b)))
}

// suffix names the last three bytes of a word and whether it begins with a
// capital.
func suffix(w string) uint64 {
	var v uint64
	for i := max(0, len(w)-3); i < len(w); i++ {
		c := w[i]
		if c >= '0' && c <= '9' {
			c = '0'
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		v = v<<8 | uint64(c)
	}
	if len(w) > 0 && w[0] >= 'A' && w[0] <= 'Z' {
		v |= 1 << 25
	}
	return v
}

// lexical says that a token's word matters more than its part of speech:
// function words, punctuation and the auxiliary verbs.
func lexical(w, tag string) bool {
	switch tag {
	case "IN", "TO", "CC", "DT", "PDT", "WDT", "WP", "WP$", "WRB", "RP", "MD", "EX", "POS", ",", ":", ".", "(", ")", "``", "''", "PRP":
		return true
	case "VB", "VBD", "VBG", "VBN", "VBP", "VBZ":
		return auxiliary(w)
	}
	return false
}

func auxiliary(w string) bool {
	if len(w) > 5 {
		return false
	}
	var buf [5]byte
	for i := range len(w) {
		buf[i] = w[i] | 0x20
	}
	switch string(buf[:len(w)]) {
	case "be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m", "have", "has", "had", "'ve", "'d", "do", "does", "did", "get", "got", "let":
		return true
	}
	return false
}
