package document

import (
	"strings"
	"unicode/utf8"

	"entente/extractor/lexicon"
)

// piece is a token before it has a span: a half-open byte range of the
// normalised text.
type piece struct{ start, end int }

// splitter splits normalised text into words and marks in the manner of the
// Penn Treebank: "Iran's" is "Iran" and "'s", "don't" is "do" and "n't"; words
// with hyphens and abbreviations with their full stop stay whole.
//
// A field, which is what stands between spaces, is a token if it is letters
// alone. Any other is cut at the marks that prose does not know, and what lies
// between them is split by prose and corrected.
type splitter struct {
	lib   *library
	lex   *lexicon.Lexicon
	text  string // normalised
	from  int    // start of the paragraph in text
	to    int    // and its end
	out   []piece
	shape shape
}

// paragraph appends the tokens of text[from:to].
func (s *splitter) paragraph(from, to int) {
	s.from, s.to = from, to
	for i := from; i < to; {
		if s.text[i] == ' ' {
			i++
			continue
		}
		j, letters := i, true
		for ; j < to && s.text[j] != ' '; j++ {
			c := s.text[j] | 0x20
			letters = letters && c >= 'a' && c <= 'z'
		}
		if letters {
			s.word(i, j)
		} else {
			s.field(i, j)
		}
		i = j
	}
}

// word appends a field of letters alone.
func (s *splitter) word(i, j int) {
	if n := contraction(s.text[i:j]); n > 0 {
		s.out = append(s.out, piece{i, i + n})
		i += n
	}
	s.out = append(s.out, piece{i, j})
}

// contraction returns where a word that is written as one is cut into two; 0 for
// most words.
func contraction(word string) int {
	if len(word) < 5 || len(word) > 6 {
		return 0
	}
	switch word {
	case "cannot", "Cannot", "CANNOT", "gonna", "Gonna", "gotta", "Gotta", "wanna", "Wanna":
		return 3
	}
	return 0
}

// field appends what stands between two spaces and is not letters alone.
func (s *splitter) field(i, j int) {
	if a, b := address(s.text[i:j]); b > 0 {
		s.parts(i, i+a)
		s.out = append(s.out, piece{i + a, i + b})
		i += b
	}
	s.parts(i, j)
}

// parts cuts text[i:j] at the marks that prose leaves inside a word.
func (s *splitter) parts(i, j int) {
	if i >= j {
		return
	}
	first, last := i, j-1 // of the letters and digits
	for first < j && !alphanumeric(s.text[first]) {
		first++
	}
	for last >= i && !alphanumeric(s.text[last]) {
		last--
	}
	from := i
	for k := i; k < j; {
		n, cut := separator(s.text[from:j], k-from, first < k && k <= last)
		switch {
		case n > 0:
			s.part(from, k, true)
			s.out = append(s.out, piece{k, k + n})
			k += n
			from = k
		case cut:
			s.part(from, k, true)
			from = k
			k++
		default:
			k++
		}
	}
	s.part(from, j, false)
}

// part appends the tokens of a run without separators: prose splits it, and
// what it gives is corrected. more tells whether the field goes on after it.
func (s *splitter) part(i, j int, more bool) {
	for i < j {
		n := openingMark(s.text[i:j])
		if n == 0 {
			break
		}
		s.out = append(s.out, piece{i, i + n})
		i += n
	}
	if i >= j {
		return
	}
	if strings.HasPrefix(s.text[i:j], "'n'") {
		s.out = append(s.out, piece{i, i + 3})
		i += 3
	}
	mark := len(s.out)
	var starts uint64
	if i < j && shapeOf(s.text[i:j], &s.shape) {
		starts = s.lib.starts(&s.shape)
	}
	if starts == 1 && emoticon(s.text[i:j]) {
		s.out = append(s.out, piece{i, j})
		return
	}
	at := i
	for k := 1; starts>>k != 0; k++ {
		if starts>>k&1 == 1 && k < s.shape.size {
			if next := i + s.shape.from[k]; !midWord(s.text[i:j], next-i) {
				s.finish(at, next, j, mark, more)
				at = next
			}
		}
	}
	s.finish(at, j, j, mark, more)
}

// finish appends a piece of prose's, text[i:j], which is one token unless prose
// lost count: the marks at its end and the clitic before them come off. The part
// that it belongs to began at s.out[mark] and ends at end.
func (s *splitter) finish(i, j, end, mark int, more bool) {
	core := j
	for n := closingMark(s.text[i:core]); n > 0; n = closingMark(s.text[i:core]) {
		core -= n
	}
	if i < core {
		for n := openingMark(s.text[i:core]); n > 0 && i+n < core; n = openingMark(s.text[i:core]) {
			s.out = append(s.out, piece{i, i + n})
			i += n
		}
		if n := clitic(s.text[i:core]); n > 0 && n < core-i {
			s.out = append(s.out, piece{i, core - n})
			i = core - n
		}
		s.out = append(s.out, piece{i, core})
	}
	for core < j {
		_, n := utf8.DecodeRuneInString(s.text[core:j])
		s.mark(core, core+n, end, mark, more)
		core += n
	}
}

// mark appends a closing mark. A full stop goes to the word before it if that is
// an abbreviation, and a run of ? and ! is one token.
func (s *splitter) mark(i, j, end, mark int, more bool) {
	if len(s.out) > mark && s.out[len(s.out)-1].end == i {
		last := &s.out[len(s.out)-1]
		before := s.text[last.start:last.end]
		c := s.text[i]
		switch {
		case c == '.' && s.abbreviated(before, j, end, more),
			(c == '!' || c == '?') && (before[0] == '!' || before[0] == '?') && len(before) < 16,
			c == '!' && (before == "Yahoo" || before == "Jeopardy") && j < s.to && s.text[j] != '"':
			last.end = j
			return
		}
	}
	s.out = append(s.out, piece{i, j})
}

// emoticon reports whether a run is a face that prose knows as one token.
func emoticon(s string) bool {
	if len(s) < 2 || len(s) > 5 {
		return false
	}
	first, last := s[0], s[len(s)-1]
	return (first == ':' || first == ';' || first == '=') && strings.IndexByte(")(DPp]/|-oO*", last) >= 0 ||
		first == '(' && (last == ':' || last == ';' || last == '=')
}

// midWord reports whether a cut of prose's at word[k:] is none of a clitic: it
// cuts "O'Sullivan" before "'S".
func midWord(word string, k int) bool {
	rest := word[k:]
	switch {
	case rest[0] == '\'' && len(rest) > 1:
		rest = rest[1:]
		n := 0
		for n < len(rest) && alphanumeric(rest[n]) {
			n++
		}
		return n > 0 && (n > 2 || clitic(word[k:k+1+n]) == 0) && k > 0 && alphanumeric(word[k-1])
	case rest[0]|0x20 == 'n' && k > 0:
		return len(rest) > 3 && alphanumeric(rest[3])
	}
	return false
}

// clitic returns the length of the contraction or possessive that ends a word.
func clitic(word string) int {
	n := len(word)
	if n < 2 {
		return 0
	}
	last := word[n-1] | 0x20
	if word[n-2] == '\'' {
		if last == 's' || last == 'd' || last == 'm' {
			return 2
		}
		if last == 't' && n > 3 && word[n-3]|0x20 == 'n' {
			return 3
		}
		return 0
	}
	if n > 2 && word[n-3] == '\'' {
		before := word[n-2] | 0x20
		if before == 'r' && last == 'e' || before == 'v' && last == 'e' || before == 'l' && last == 'l' {
			return 3
		}
	}
	return 0
}
