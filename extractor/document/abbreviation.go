package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extractor/lexicon"
)

// abbreviated reports whether the full stop that ends at text[j-1] belongs to the
// word before it. The part ends at end; more tells whether the field goes on.
func (s *splitter) abbreviated(word string, j, end int, more bool) bool {
	if !alphanumeric(word[len(word)-1]) {
		return false
	}
	inside := byte(0) // what follows within the field
	if j < end || more && j < s.to {
		inside = s.text[j]
	}
	next := s.text[j:s.to]
	if inside == 0 {
		next = strings.TrimLeft(next, " ")
	}
	final := next == "" // nothing follows in the paragraph
	if inside == '\'' && (j+1 == s.to || !alphanumeric(s.text[j+1])) {
		inside = '"'
	}
	if len(word) == 1 && lower(word[0]) {
		return strings.IndexByte("bcdprv", word[0]) >= 0 && !final && (digit(next[0]) || word == "v") // "c. 1820"
	}
	if k := strings.LastIndexByte(word, '-'); k >= 0 && len(word)-k > 2 && dotted(word[k+1:]) {
		return true
	}
	if dotted(word) {
		return len(word) > 2 || initial(word, next, inside)
	}
	if inside == ',' || inside == ';' || inside == ':' || inside == '\'' {
		return unicode.IsLetter(rune(word[0])) && !digit(word[len(word)-1]) // a full stop before a comma ends no sentence
	}
	if digit(word[0]) && len(word) < 3 && s.listItem() {
		return !final && unicode.IsLetter(rune(next[0])) // "1. Ann Lee"
	}
	if listed(weekdays, word) {
		return !final && (digit(next[0]) || kind(s.lex, firstWord(next)) == "month")
	}
	switch kind(s.lex, word) {
	case "before":
		if numbered(word) {
			return !final && digit(next[0]) // "No." is a sentence, too
		}
		return !final && !closes(next[:1])
	case "month":
		return !final && !closes(next[:1])
	case "unit":
		return upper(word[0]) && unitOfName(word) || !final && inside == 0
	}
	return false
}

const weekdays = " mon tue tues wed thu thur thurs fri sat sun "

// listItem reports whether the number that is the last token counts an item: it begins the
// paragraph or follows the end of a clause.
func (s *splitter) listItem() bool {
	n := len(s.out) // the number is the last token
	if n < 2 || s.out[n-2].start < s.from {
		return true
	}
	before := s.text[s.out[n-2].start:s.out[n-2].end]
	return len(before) == 1 && strings.IndexByte(".?!;:", before[0]) >= 0
}

// initial reports whether a single letter with a full stop is an initial: "J. K.
// Rowling", but not the end of "Plan B."
func initial(word, next string, inside byte) bool {
	if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) {
		return false
	}
	if inside == ',' || inside == '-' || inside == '\'' {
		return true
	}
	r, _ := utf8.DecodeRuneInString(next)
	if !unicode.IsLetter(r) || word == "I" && starter(firstWord(next)) {
		return false
	}
	return true
}

// firstWord returns the letters that text starts with.
func firstWord(text string) string {
	n := 0
	for n < len(text) && n < 32 && (text[n]|0x20 >= 'a' && text[n]|0x20 <= 'z') {
		n++
	}
	return text[:n]
}

// kind says what sort of abbreviation a word without its full stop is, words in
// capitals ("GEN", "LTD") included.
func kind(lex *lexicon.Lexicon, word string) string {
	k := lex.Abbreviation(word)
	if k != "" || len(word) < 2 || len(word) > 7 || !upper(word[0]) || !upper(word[1]) {
		return k
	}
	var small [8]byte
	small[0] = word[0]
	for i := 1; i < len(word); i++ {
		if !upper(word[i]) {
			return ""
		}
		small[i] = word[i] | 0x20
	}
	k = lex.Abbreviation(string(small[:len(word)]))
	if k == "before" && !numbered(string(small[:len(word)])) || k == "unit" && unitOfName(word) {
		return k
	}
	return "" // "NO.", "ILL.", "MISS."
}

// numbered reports whether an abbreviation is one only before a number.
func numbered(word string) bool {
	switch word {
	case "No", "Nos", "Art", "Fig", "Op", "Vol", "pp", "Hwy", "Rte":
		return true
	}
	return false
}

// unitOfName reports whether an abbreviation is the last word of a name, whose
// full stop it keeps at the end of a sentence as well.
func unitOfName(word string) bool {
	switch word {
	case "Inc", "Corp", "Co", "Ltd", "Bros", "Cie", "INC", "CORP", "CO", "LTD", "BROS":
		return true
	}
	return false
}

// degrees have a full stop after more than one letter.
var degrees = [...]string{"Ph.D", "B.Sc", "M.Sc", "M.Phil", "D.Phil", "Ed.D", "Psy.D", "LL.B", "LL.M", "LL.D", "Litt.D", "Lt.Col"}

// dotted reports whether a word is letters with a full stop after each but the
// last: "U.S", "a.m", "J", "Ph.D".
func dotted(word string) bool {
	letters := 0
	for i := 0; i < len(word); {
		r, n := utf8.DecodeRuneInString(word[i:])
		if !unicode.IsLetter(r) {
			return false
		}
		i += n
		letters++
		if i < len(word) {
			if word[i] != '.' {
				return slices.Contains(degrees[:], word)
			}
			i++
		}
	}
	return letters > 1 || letters == 1 && lexicon.Capitalised(word)
}
