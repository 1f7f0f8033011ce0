package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extractor/lexicon"
)

// piece is a token before it has a span: a half-open byte range of normal.text.
type piece struct{ start, end int }

const (
	opening = `"'([{<$#*~`
	closing = `"')]}>,;:!?%*~`
)

// tokenise splits normalised text into words and punctuation marks in the
// manner of the Penn Treebank: "Iran's" is "Iran" and "'s", "don't" is "do" and
// "n't"; words with hyphens and abbreviations with their full stop stay whole.
func tokenise(text string, lex *lexicon.Lexicon) []piece {
	out := make([]piece, 0, len(text)/5+1)
	for i := 0; i < len(text); {
		if text[i] == ' ' {
			i++
			continue
		}
		j := i
		for j < len(text) && text[j] != ' ' {
			j++
		}
		out = splitChunk(out, text, i, j, lex)
		i = j
	}
	return out
}

// splitChunk splits a run of text without spaces.
func splitChunk(out []piece, text string, i, j int, lex *lexicon.Lexicon) []piece {
	for i < j {
		n := openingMark(text[i:j])
		if n == 0 {
			break
		}
		out = append(out, piece{i, i + n})
		i += n
	}
	var after []piece
	for i < j {
		n := closingMark(text[i:j], lex, j == len(text) || strings.TrimSpace(text[j:]) == "")
		if n == 0 {
			break
		}
		after = append(after, piece{j - n, j})
		j -= n
	}
	if i < j {
		out = splitInside(out, text, i, j, lex)
	}
	for k := len(after) - 1; k >= 0; k-- {
		out = append(out, after[k])
	}
	return out
}

// openingMark returns the length of a mark that starts s and is no part of a word.
func openingMark(s string) int {
	for _, dash := range [...]string{"...", "--", "—", "–", "•"} {
		if strings.HasPrefix(s, dash) {
			return runLength(s, dash)
		}
	}
	if s == "-" || strings.HasPrefix(s, "-") && (len(s) < 2 || s[1] < '0' || s[1] > '9') {
		return 1
	}
	for _, currency := range [...]string{"£", "€", "¥"} {
		if strings.HasPrefix(s, currency) {
			return len(currency)
		}
	}
	if strings.IndexByte(opening, s[0]) < 0 {
		return 0
	}
	if s[0] == '\'' && clitic(s) > 0 && len(s) == clitic(s) {
		return 0 // a detached 's
	}
	return 1
}

// runLength takes a whole run of one mark ("------") as a token, up to 16 bytes.
func runLength(s, mark string) int {
	n := len(mark)
	for n+1 <= len(s) && n < 16 && len(mark) < 4 && s[n] == mark[0] && mark[0] < utf8.RuneSelf {
		n++
	}
	return n
}

// closingMark returns the length of a mark that ends s and is no part of a word.
func closingMark(s string, lex *lexicon.Lexicon, final bool) int {
	last := s[len(s)-1]
	switch {
	case strings.HasSuffix(s, "..."):
		return 3
	case strings.HasSuffix(s, "--"):
		return 2
	case strings.HasSuffix(s, "—"), strings.HasSuffix(s, "–"):
		return len("—")
	case last == '.':
		if len(s) > 1 && abbreviated(s, lex, final) {
			return 0
		}
		return 1
	case strings.IndexByte(closing, last) >= 0:
		return 1
	}
	return 0
}

// abbreviated reports whether the full stop that ends a word belongs to it.
func abbreviated(word string, lex *lexicon.Lexicon, final bool) bool {
	body := word[:len(word)-1]
	if dotted(body) {
		return true
	}
	if k := strings.LastIndexByte(body, '-'); k >= 0 && dotted(body[k+1:]) && len(body)-k > 2 {
		return true
	}
	switch lex.Abbreviation(body) {
	case "before":
		// "No." and the like end a sentence where nothing follows.
		return !final && body != "No" && body != "Art" && body != "Fig" || lexicon.Capitalised(body) && !final
	case "month", "unit":
		return !final
	}
	return false
}

// dotted reports whether a word is letters with a full stop after each but the
// last: "U.S", "a.m", "J", "Ph.D".
func dotted(body string) bool {
	letters := 0
	for i := 0; i < len(body); {
		r, n := utf8.DecodeRuneInString(body[i:])
		if !unicode.IsLetter(r) {
			return false
		}
		i += n
		letters++
		if i < len(body) {
			if body[i] != '.' {
				if letters == 1 && body == "Ph.D" {
					return true
				}
				return false
			}
			i++
		}
	}
	if letters == 1 {
		return lexicon.Capitalised(body) && body != "I"
	}
	return letters > 1
}

// splitInside splits what is left of a chunk at marks between its letters, and
// takes the clitic off its end.
func splitInside(out []piece, text string, i, j int, lex *lexicon.Lexicon) []piece {
	s := text[i:j]
	if strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || strings.Contains(s, "@") {
		return append(out, piece{i, j})
	}
	for k := 1; k < len(s)-1; k++ {
		if n := innerMark(s, k); n > 0 {
			out = splitChunk(out, text, i, i+k, lex)
			out = append(out, piece{i + k, i + k + n})
			return splitChunk(out, text, i+k+n, j, lex)
		}
	}
	if n := clitic(s); n > 0 && n < len(s) {
		return append(out, piece{i, j - n}, piece{j - n, j})
	}
	return append(out, piece{i, j})
}

// innerMark returns the length of a mark at s[k] that separates two words.
func innerMark(s string, k int) int {
	switch c := s[k]; c {
	case '"', '(', ')', '[', ']', ';', '/':
		return 1
	case ',', ':':
		if !digit(s[k-1]) || !digit(s[k+1]) {
			return 1
		}
	case '-':
		if s[k+1] == '-' {
			return runLength(s[k:], "--")
		}
	case '.':
		if strings.HasPrefix(s[k:], "...") {
			return 3
		}
		// "Conditions.Albanian": a space was lost between two sentences.
		if lower(s[k-1]) && k+2 < len(s) && s[k+1] >= 'A' && s[k+1] <= 'Z' && lower(s[k+2]) && k > 2 {
			return 1
		}
	case 0xe2:
		if strings.HasPrefix(s[k:], "—") {
			return len("—")
		}
		if strings.HasPrefix(s[k:], "–") && !digit(s[k-1]) {
			return len("–")
		}
	}
	return 0
}

func digit(c byte) bool { return c >= '0' && c <= '9' }
func lower(c byte) bool { return c >= 'a' && c <= 'z' }

// clitic returns the length of the contraction or possessive that ends a word.
func clitic(word string) int {
	n := len(word)
	tail := strings.ToLower(word[max(0, n-3):])
	switch {
	case strings.HasSuffix(tail, "n't"), strings.HasSuffix(tail, "'re"), strings.HasSuffix(tail, "'ve"), strings.HasSuffix(tail, "'ll"):
		return 3
	case strings.HasSuffix(tail, "'s"), strings.HasSuffix(tail, "'d"), strings.HasSuffix(tail, "'m"):
		return 2
	}
	return 0
}
