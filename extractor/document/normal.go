package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"entente/graph"
)

// normal is a piece of the article in the form that the rules read: straight
// quotes, plain spaces, no invisible characters, composed letters. Each of its
// bytes knows where it came from.
type normal struct {
	text  string
	base  int     // offset of the piece in the article
	start []int32 // for each byte of text, the piece's offset where its character starts; nil: the same offset
	end   []int32 // and where it ends
}

// span turns a half-open range of text into a span of the article.
func (n normal) span(i, j int) graph.Span {
	if n.start == nil || i >= j {
		return graph.Span{Start: n.base + i, End: n.base + j}
	}
	return graph.Span{Start: n.base + int(n.start[i]), End: n.base + int(n.end[j-1])}
}

// normalise reads the piece of an article that starts at base.
func normalise(piece string, base int) normal {
	if plain(piece) {
		return normal{text: piece, base: base}
	}
	n := normal{base: base, start: make([]int32, 0, len(piece)), end: make([]int32, 0, len(piece))}
	var b strings.Builder
	b.Grow(len(piece))
	for i := 0; i < len(piece); {
		out, size := normalRune(piece[i:])
		for range len(out) {
			n.start = append(n.start, int32(i))
			n.end = append(n.end, int32(i+size))
		}
		b.WriteString(out)
		i += size
	}
	n.text = b.String()
	return n
}

// plain reports whether a piece is what normalise would make of it.
func plain(piece string) bool {
	for i := 0; i < len(piece); i++ {
		c := piece[i]
		if c >= utf8.RuneSelf || c < ' ' || c == 0x7f || c == '`' {
			return false
		}
	}
	return !strings.Contains(piece, "''")
}

// normalRune reads one character, with the marks that compose with it, and
// returns what stands for it and how many bytes it took.
func normalRune(s string) (string, int) {
	if c := s[0]; c < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		switch {
		case strings.HasPrefix(s, "``"), strings.HasPrefix(s, "''"):
			return `"`, 2
		case c == '`':
			return "'", 1
		case c < ' ' || c == 0x7f:
			return " ", 1
		}
		return s[:1], 1
	}
	r, size := utf8.DecodeRuneInString(s)
	if out, ok := replaced(r); ok {
		return out, size
	}
	// A letter and its combining marks; the cap keeps a run of marks from being one word.
	whole := size
	for whole < len(s) && whole < 32 {
		mark, n := utf8.DecodeRuneInString(s[whole:])
		if !unicode.Is(unicode.Mn, mark) {
			break
		}
		whole += n
	}
	if whole > size {
		return norm.NFC.String(s[:whole]), whole
	}
	return s[:size], size
}

// replaced says what stands for a typographic or invisible character.
func replaced(r rune) (string, bool) {
	switch r {
	case '‘', '’', '‚', '‛', '′', 'ʼ', '´':
		return "'", true
	case '“', '”', '„', '‟', '«', '»', '″':
		return `"`, true
	case '‐', '‑', '\u2212':
		return "-", true
	case '―':
		return "—", true
	case '…':
		return "...", true
	case '\u00ad', '\u180e', '\ufeff', '\u034f':
		return "", true
	case utf8.RuneError:
		return "�", true
	}
	switch {
	case r >= '\u200b' && r <= '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2060' && r <= '\u206f', r >= '\ufe00' && r <= '\ufe0f':
		return "", true
	case unicode.IsSpace(r), unicode.IsControl(r):
		return " ", true
	}
	return "", false
}
