package lexicon

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// HeadClass says what a word makes of the name that it heads.
type HeadClass string

// The classes of heads.tsv. HeadNone is a word that says nothing.
const (
	HeadNone         HeadClass = ""
	HeadOrganization HeadClass = "organization"
	HeadLocation     HeadClass = "location"
	HeadOther        HeadClass = "other" // a treaty, a war, a prize: no entity
)

func headKey(position, word string) string { return position + " " + Fold(word) }

// Head says what a word in the given position ("last", "first", "of", "any")
// makes of a name.
func (l *Lexicon) Head(position, word string) HeadClass { return l.heads[headKey(position, word)] }

// Title is what a title says of the person that it stands beside.
type Title struct {
	Kind   string // "head", "minister", "spokesperson", …: the kinds of titles.tsv
	Gender Gender
}

type titlePhrase struct {
	words []string // folded
	title Title
}

// Word is what the lexicon looks at in a token. document.Token has all of it.
type Word struct {
	Text string // as written, normalised
	Fold string // see [Fold]
}

// Match returns the longest name that starts at words[i], and how many words it
// takes; 0 if there is none. A word of the name that the data writes with a
// capital must have one in the text. Where a name asks for a word beside it, it
// is looked for in all of words.
func (l *Lexicon) Match(words []Word, i int) (Name, int) {
	list := l.names[words[i].Fold]
	for k := range list {
		if n := &list[k]; i+len(n.Words) <= len(words) && n.fits(words, i) {
			return *n, len(n.Words)
		}
	}
	return Name{}, 0
}

func (n *Name) fits(words []Word, i int) bool {
	if n.The && (i == 0 || words[i-1].Fold != "the") {
		return false
	}
	for k, want := range n.Words {
		have := words[i+k]
		if n.Exact {
			if have.Text != want {
				return false
			}
			continue
		}
		if have.Fold != n.folds[k] || Capitalised(want) && !Capitalised(have.Text) {
			return false
		}
	}
	return len(n.Beside) == 0 || n.beside(words)
}

// beside reports whether one of the words that the name asks for is there.
func (n *Name) beside(words []Word) bool {
	for _, w := range words {
		if slices.Contains(n.Beside, w.Fold) {
			return true
		}
	}
	return false
}

// MatchTitle returns the longest title that starts at words[i], in any case,
// and how many words it takes; 0 if there is none.
func (l *Lexicon) MatchTitle(words []Word, i int) (Title, int) {
next:
	for _, t := range l.titles[words[i].Fold] {
		if i+len(t.words) > len(words) {
			continue
		}
		for k, want := range t.words {
			if words[i+k].Fold != want {
				continue next
			}
		}
		return t.title, len(t.words)
	}
	return Title{}, 0
}

// BeforeTitle reports whether a word in lower case may stand before a title:
// "former", "acting".
func (l *Lexicon) BeforeTitle(word string) bool { return l.prefixes[word] }

// Boilerplate reports whether a line, in lower case and with straight quotes,
// belongs to the page rather than to the article.
func (l *Lexicon) Boilerplate(line string) bool {
	line = strings.TrimSpace(line)
	for _, b := range l.boilerplate {
		switch b.kind {
		case "start":
			if strings.HasPrefix(line, b.text) {
				return true
			}
		case "has":
			if strings.Contains(line, b.text) {
				return true
			}
		default:
			if strings.TrimRight(line, " .:!>") == b.text {
				return true
			}
		}
	}
	return false
}

// Abbreviation returns the kind of an abbreviation written without its final
// full stop: "before" (a name follows), "month", "unit", or "" for none.
func (l *Lexicon) Abbreviation(word string) string { return l.abbreviations[word] }

// Capitalised reports whether a word starts with a capital letter.
func Capitalised(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// Fold is the form in which names are compared: lower case without diacritics.
func Fold(s string) string {
	ascii, lower := true, true
	for i := 0; i < len(s); i++ {
		c := s[i]
		ascii = ascii && c < utf8.RuneSelf
		lower = lower && (c < 'A' || c > 'Z')
	}
	switch {
	case ascii && lower:
		return s
	case ascii:
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'ł':
			b.WriteByte('l')
		case r == 'ø':
			b.WriteByte('o')
		case r == 'đ':
			b.WriteByte('d')
		case r == 'ı':
			b.WriteByte('i')
		case r == 'ß':
			b.WriteString("ss")
		case r == 'æ':
			b.WriteString("ae")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// SplitPhrase splits a phrase of the data the way the document is tokenised:
// at spaces, before commas and before the possessive.
func SplitPhrase(phrase string) []string {
	var out []string
	for w := range strings.FieldsSeq(phrase) {
		word, comma := strings.CutSuffix(w, ",")
		if head, ok := strings.CutSuffix(word, "'s"); ok && head != "" {
			out = append(out, head, "'s")
		} else if head, ok := strings.CutSuffix(word, "'"); ok && head != "" {
			out = append(out, head, "'")
		} else {
			out = append(out, word)
		}
		if comma {
			out = append(out, ",")
		}
	}
	return out
}
