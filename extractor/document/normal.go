package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"entente/graph"
)

// normal is the article in the form that the rules read: straight quotes, plain
// spaces, no invisible characters, composed letters, each paragraph one line.
// Each of its bytes knows where it came from.
type normal struct {
	text  string
	lower string  // text with small letters for A to Z, byte for byte
	start []int32 // for each byte of text, the offset in the article where its character starts; nil: the same offset
	end   []int32 // and where it ends
}

// span turns a half-open range of text into a span of the article.
func (n *normal) span(i, j int) graph.Span {
	if n.start == nil || i >= j {
		return graph.Span{Start: i, End: j}
	}
	return graph.Span{Start: int(n.start[i]), End: int(n.end[j-1])}
}

// normalise reads the paragraphs of an article and returns, beside the text, the
// range of each in it.
func normalise(article string, paragraphs []graph.Span) (n normal, ranges []graph.Span) {
	same := true
	for _, p := range paragraphs {
		same = same && plain(article[p.Start:p.End])
	}
	if same {
		n.text = article
		n.lower = lowerASCII(n.text)
		return n, paragraphs
	}
	size := len(article) + len(article)/16 + len(paragraphs)
	out := make([]byte, 0, size)
	n.start, n.end = make([]int32, 0, size), make([]int32, 0, size)
	ranges = make([]graph.Span, len(paragraphs))
	for k, p := range paragraphs {
		from := len(out)
		for i := p.Start; i < p.End; {
			if c := article[i]; c >= ' ' && c < 0x7f && c != '`' && c != '\'' && c != '&' && (i+1 == p.End || article[i+1] < utf8.RuneSelf) {
				out = append(out, c)
				n.start, n.end = append(n.start, int32(i)), append(n.end, int32(i+1))
				i++
				continue
			}
			made, size := normalRune(article[i:p.End])
			for range len(made) {
				n.start, n.end = append(n.start, int32(i)), append(n.end, int32(i+size))
			}
			out = append(out, made...)
			i += size
		}
		ranges[k] = graph.Span{Start: from, End: len(out)}
		out = append(out, '\n')
		n.start, n.end = append(n.start, int32(p.End)), append(n.end, int32(p.End))
	}
	n.text = string(out)
	n.lower = lowerASCII(n.text)
	return n, ranges
}

// lowerASCII writes A to Z small and leaves all other bytes, so that offsets stay.
func lowerASCII(s string) string {
	first := 0
	for first < len(s) && !upper(s[first]) {
		first++
	}
	if first == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:first])
	for i := first; i < len(s); i++ {
		c := s[i]
		if upper(c) {
			c |= 0x20
		}
		b.WriteByte(c)
	}
	return b.String()
}

// plain reports whether a piece is what normalise would make of it.
func plain(piece string) bool {
	before := byte(0)
	for i := 0; i < len(piece); i++ {
		c := piece[i]
		if c >= utf8.RuneSelf || c < ' ' || c == 0x7f || c == '`' || c == '&' || c == '\'' && before == '\'' {
			return false
		}
		before = c
	}
	return true
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
		case c == '&':
			return reference(s)
		case c < ' ' || c == 0x7f:
			return " ", 1
		}
		return s[:1], 1
	}
	r, size := utf8.DecodeRuneInString(s)
	if r == '’' && strings.HasPrefix(s[size:], "’") || r == '‘' && strings.HasPrefix(s[size:], "‘") {
		return `"`, 2 * size
	}
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
	if whole > size && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return s[:size], whole // a mark on a mark
	}
	if whole > size {
		return norm.NFC.String(s[:whole]), whole
	}
	return s[:size], size
}

// replaced says what stands for a typographic or invisible character.
func replaced(r rune) (string, bool) {
	switch r {
	case '‘', '’', '‚', '‛', '′', 'ʼ', '´', '‹', '›':
		return "'", true
	case '“', '”', '„', '‟', '«', '»', '″':
		return `"`, true
	case '‐', '‑', '\u2212':
		return "-", true
	case '―', '⸺':
		return "—", true
	case '‒':
		return "–", true
	case 'ﬁ':
		return "fi", true
	case 'ﬂ':
		return "fl", true
	case '…':
		return "...", true
	case '\u00ad', '\u061c', '\u180e', '\ufeff', '\u034f':
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

// references are the character references that survive where the text of a page
// was copied carelessly.
var references = [...]struct{ name, text string }{
	{"&amp;", "&"}, {"&nbsp;", " "}, {"&#160;", " "}, {"&quot;", `"`}, {"&ldquo;", `"`}, {"&rdquo;", `"`}, {"&#8220;", `"`}, {"&#8221;", `"`},
	{"&apos;", "'"}, {"&lsquo;", "'"}, {"&rsquo;", "'"}, {"&#39;", "'"}, {"&#039;", "'"}, {"&#x27;", "'"}, {"&#8216;", "'"}, {"&#8217;", "'"},
	{"&mdash;", "—"}, {"&#8212;", "—"}, {"&ndash;", "–"}, {"&#8211;", "–"}, {"&hellip;", "..."}, {"&shy;", ""},
}

// reference reads what stands for an ampersand and what follows it.
func reference(s string) (string, int) {
	for _, r := range references {
		if strings.HasPrefix(s, r.name) {
			return r.text, len(r.name)
		}
	}
	return s[:1], 1
}
