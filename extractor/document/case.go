package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extractor/cluster"
	"entente/extractor/lexicon"
)

// Case says how a sentence uses capital letters, which decides whether a
// capital proves a name.
type Case int

// The cases.
const (
	SentenceCase Case = iota // names and the first word have capitals
	TitleCase                // most words have one: "Albania Cuts Ties With Iran"
	AllCaps                  // "IRAN THREATENS DISSIDENTS"
)

// small are words that keep their small letters in a title.
const small = " a an the and or but nor of in on at to for by with from as over into up out off is "

func caseOf(tokens []Token, kind Kind) Case {
	words, capitals, upper, lower := 0, 0, 0, 0
	for i, t := range tokens {
		hasLower, letters := false, 0
		for _, r := range t.Text {
			if unicode.IsLetter(r) {
				letters++
			}
			if unicode.IsLower(r) {
				hasLower = true
				lower++
			} else if unicode.IsUpper(r) {
				upper++
			}
		}
		if letters < 2 || i == 0 || strings.Contains(small, " "+t.Lower+" ") || t.Text[0] == '\'' {
			continue
		}
		words++
		if lexicon.Capitalised(t.Text) || !hasLower {
			capitals++
		}
	}
	switch {
	case upper >= 6 && lower*10 < upper:
		return AllCaps
	case kind == Body && words >= 3 && capitals == words && len(tokens) > 0 && strings.IndexByte(".?!:;\"'”", tokens[len(tokens)-1].Text[0]) < 0:
		return TitleCase // a headline that stands alone
	case kind == Body:
		return SentenceCase
	case words >= 4 && capitals*10 >= words*8:
		return TitleCase
	case words == 3 && capitals == 3 && len(tokens) <= 6:
		return TitleCase
	}
	return SentenceCase
}

// lowerWords writes the words of a line in capitals as a sentence would have
// them: names that the lexicon knows and words that are mostly written with a
// capital keep one, all else is lowered.
func (r *Reader) lowerWords(tokens []Token, words []string) {
	look := Words(tokens)
	for i := 0; i < len(tokens); {
		_, n := r.lex.Match(look, i)
		if n == 0 {
			if _, given := r.lex.Given(words[i]); !given || len(words[i]) <= 3 {
				words[i] = usual(words[i])
			}
			i++
			continue
		}
		for ; n > 0; n-- {
			if t := tokens[i].Text; len(t) > 4 && t == strings.ToUpper(t) {
				words[i] = t[:1] + strings.ToLower(t[1:])
			}
			i++
		}
	}
}

// usual writes a word as it is usually written; one that is unknown gets a
// capital, as names are unknown more often than other words.
func usual(word string) string {
	switch cluster.CaseOf(word) {
	case cluster.LowerAlways, cluster.LowerMostly, cluster.Both:
		return strings.ToLower(word)
	case cluster.UpperMostly:
		return word
	}
	r, n := utf8.DecodeRuneInString(word)
	if !unicode.IsUpper(r) {
		return word
	}
	return word[:n] + strings.ToLower(word[n:])
}

// Words gives the tokens of a sentence the shape in which the lexicon looks at them.
func Words(tokens []Token) []lexicon.Word {
	out := make([]lexicon.Word, len(tokens))
	for i, t := range tokens {
		out[i] = lexicon.Word{Text: t.Text, Fold: t.Fold}
	}
	return out
}
