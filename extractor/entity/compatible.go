package entity

import (
	"strings"
	"unicode/utf8"

	"entente/extractor/document"
	"entente/extractor/lexicon"
)

// named is a person's name as it is compared: folded words without particles,
// and what tells father from son.
type named struct {
	parts  []string // "andres", "manuel", "lopez", "obrador"
	suffix string   // "jr", "sr", "iii"; empty for none
}

// readName cuts a name into what is compared.
func readName(name string) named {
	folded := lexicon.Fold(name)
	var n named
	several := strings.IndexByte(folded, ' ') >= 0
	i := 0
	for w := range strings.FieldsSeq(folded) {
		n.add(w, i, several)
		i++
	}
	if len(n.parts) == 0 {
		n.parts = strings.Fields(folded)
	}
	return n
}

// readTokens is readName of a name in the text.
func readTokens(tokens []document.Token) named {
	var n named
	for i := range tokens {
		n.add(tokens[i].Fold, i, len(tokens) > 1)
	}
	if len(n.parts) == 0 {
		for i := range tokens {
			n.parts = append(n.parts, tokens[i].Fold)
		}
	}
	return n
}

// add takes the word at i of a name of one word or several.
func (n *named) add(w string, i int, several bool) {
	w = strings.Trim(w, ",\"'()")
	switch {
	case i > 0 && numbering(strings.TrimSuffix(w, ".")):
		n.suffix = strings.TrimSuffix(w, ".")
	case w == "" || several && particle(w) && !(i == 0 && alsoGiven(w)):
	default:
		if n.parts == nil {
			n.parts = make([]string, 0, 3)
		}
		n.parts = append(n.parts, withoutArticle(w))
	}
}

// last is the family name where that stands last; first is the other end.
func (n named) last() string {
	if len(n.parts) == 0 {
		return ""
	}
	return n.parts[len(n.parts)-1]
}

func (n named) first() string {
	if len(n.parts) == 0 {
		return ""
	}
	return n.parts[0]
}

// numbering reports whether a folded word after a name says which of several.
func numbering(w string) bool {
	switch w {
	case "jr", "sr", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xxiii":
		return true
	}
	return false
}

// particle reports whether a folded word ties names and is none itself.
func particle(w string) bool {
	switch w {
	case "de", "la", "del", "da", "das", "do", "dos", "du", "di", "der", "den", "von", "van", "zu", "zur", "bin", "ibn", "bint", "al", "el", "ter", "ten", "af", "av":
		return true
	}
	return false
}

// alsoGiven reports whether a particle that starts a name is rather a first name:
// "Al Gore".
func alsoGiven(w string) bool {
	switch w {
	case "al", "la", "del", "do", "da", "du", "ten", "ter":
		return true
	}
	return false
}

// withoutArticle takes the Arabic article off a folded word: "sissi" of "el-sissi".
func withoutArticle(w string) string {
	if len(w) > 5 && w[2] == '-' {
		switch w[:2] {
		case "al", "el", "ul", "as", "ar", "an", "az", "ad", "ud", "ur":
			return w[3:]
		}
	}
	return w
}

// samePerson reports whether two names may be one person's: one says less than
// the other but nothing else. Names of one word are alike only if they are the
// same word.
func samePerson(a, b named) bool {
	if len(a.parts) > len(b.parts) {
		a, b = b, a
	}
	if len(a.parts) == 0 {
		return false
	}
	if len(a.parts) == 1 {
		return len(b.parts) == 1 && alike(a.parts[0], b.parts[0])
	}
	if len(a.parts) == len(b.parts) && len(a.parts) == 2 && a.parts[0] == b.parts[1] && a.parts[1] == b.parts[0] {
		return true // "Orbán Viktor"
	}
	if alike(a.last(), b.last()) && firstAlike(a.first(), b.first()) {
		return middlesAgree(a.parts[1:len(a.parts)-1], b.parts[1:len(b.parts)-1])
	}
	return len(b.parts) > 2 && (run(a.parts, b.parts[len(b.parts)-len(a.parts):]) || run(a.parts, b.parts[:len(a.parts)]))
}

func run(a, b []string) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// middlesAgree reports whether what stands between first name and surname does
// not tell two people apart: "George H.W." and "George W." do.
func middlesAgree(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	return a[0][0] == b[0][0] && (len(a[0]) <= 2 || len(b[0]) <= 2 || alike(a[0], b[0]) || strings.Contains(a[0], ".") != strings.Contains(b[0], ".")) || len(a) != len(b)
}

// firstAlike reports whether two first names may be one person's: the same,
// spelled otherwise, an initial, or the short form of English names.
func firstAlike(a, b string) bool {
	return a == b || alike(a, b) || initialOf(a, b) || initialOf(b, a) || long(a) == long(b)
}

func initialOf(short, long string) bool {
	return len(short) >= 2 && len(short) <= 4 && short[1] == '.' && strings.HasPrefix(long, short[:1])
}

// long is the given name that a short form stands for.
func long(name string) string {
	switch name {
	case "bill", "will", "billy":
		return "william"
	case "joe":
		return "joseph"
	case "bob", "rob", "bobby":
		return "robert"
	case "jim", "jimmy":
		return "james"
	case "mike":
		return "michael"
	case "tom":
		return "thomas"
	case "dick", "rick", "rich":
		return "richard"
	case "ted", "ed", "eddie":
		return "edward"
	case "tony":
		return "anthony"
	case "tim":
		return "timothy"
	case "dan", "danny":
		return "daniel"
	case "chuck", "charlie":
		return "charles"
	case "don":
		return "donald"
	case "ron":
		return "ronald"
	case "ken":
		return "kenneth"
	case "dave":
		return "david"
	case "steve", "steven":
		return "stephen"
	case "nick":
		return "nicholas"
	case "liz":
		return "elizabeth"
	case "andy":
		return "andrew"
	case "matt":
		return "matthew"
	case "jeff":
		return "jeffrey"
	case "phil":
		return "philip"
	case "ben":
		return "benjamin"
	}
	return name
}

// alike reports whether two folded words are one name, spelled in two ways:
// "zelensky" and "zelenskyy", "gaddafi" and "kadhafi".
func alike(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) < 5 || len(b) < 5 {
		return false
	}
	var x, y [24]byte
	return string(sound(x[:0], a)) == string(sound(y[:0], b))
}

// sound appends what different romanisations of a name have in common. It is
// written for names from Arabic, Persian and the Cyrillic script.
func sound(out []byte, w string) []byte {
	for i := 0; i < len(w) && len(out) < 24; i++ {
		c := w[i]
		if c >= utf8.RuneSelf {
			out = append(out, c)
			continue
		}
		next := byte(0)
		if i+1 < len(w) {
			next = w[i+1]
		}
		switch c {
		case 'q', 'g', 'k':
			c = 'k'
			if next == 'h' {
				i++
			}
		case 'd', 't':
			if next == 'h' {
				i++
			}
		case 's':
			if next == 'c' && i+2 < len(w) && w[i+2] == 'h' {
				i++
			}
		case 'c':
			if next == 'h' {
				i++
			} else if next == 'k' {
				c = 'k'
				i++
			}
		case 'e':
			c = 'a'
		case 'o':
			c = 'u'
		case 'y', 'j':
			c = 'i'
		case 'w':
			c = 'v'
		case '\'', '-', '.':
			continue
		}
		if n := len(out); n == 0 || out[n-1] != c {
			out = append(out, c)
		}
	}
	return out
}
