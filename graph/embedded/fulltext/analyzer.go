package fulltext

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// DefaultAnalyzer is the analyzer of an index that names none.
const DefaultAnalyzer = "standard-no-stop-words"

// longestTerm is the longest term in runes; a longer word is cut into several.
const longestTerm = 255

// Token is a term with its place among the words of the text, from 0. A word that
// is left out leaves a gap.
type Token struct {
	Term     string
	Position int
}

// Analyzer cuts text into terms.
type Analyzer struct {
	Name        string
	Description string
	Stopwords   []string // left out

	words func(text string, each func(word string))
	fold  bool // take accents away
	asIs  bool // keep upper case
}

// stopwords are the English ones that Lucene leaves out.
const stopwords = "a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with"

// Analyzers returns the analyzers that there are, sorted by name.
func Analyzers() []*Analyzer {
	english := strings.Fields(stopwords)
	return []*Analyzer{
		{Name: "keyword", Description: "Keeps the whole text as a single term. For codes and identifiers, where only an exact match is one.", words: whole, asIs: true},
		{Name: "simple", Description: "Cuts at everything that is no letter.", words: letterRuns},
		{Name: "standard", Description: "Cuts into words as Unicode defines them and leaves out English stop words.", words: unicodeWords, Stopwords: english},
		{Name: "standard-folding", Description: "As standard, and takes accents away.", words: unicodeWords, Stopwords: english, fold: true},
		{Name: "standard-no-stop-words", Description: "Cuts into words as Unicode defines them.", words: unicodeWords},
		{Name: "stop", Description: "Cuts at everything that is no letter and leaves out English stop words.", words: letterRuns, Stopwords: english},
		{Name: "unicode_whitespace", Description: "Cuts at white space.", words: fields, asIs: true},
		{Name: "whitespace", Description: "Cuts at white space.", words: fields, asIs: true},
	}
}

// Find returns the analyzer of that name.
func Find(name string) (*Analyzer, bool) {
	for _, a := range Analyzers() {
		if a.Name == name {
			return a, true
		}
	}
	return nil, false
}

// Tokens cuts text into terms. The first position is from.
func (a *Analyzer) Tokens(text string, from int) (tokens []Token, next int) {
	next = from
	a.words(text, func(word string) {
		term := a.Normalize(word)
		if term != "" && !slices.Contains(a.Stopwords, term) {
			tokens = append(tokens, Token{term, next})
		}
		next++
	})
	return tokens, next
}

// Normalize does to a word what makes it a term, but for leaving it out.
func (a *Analyzer) Normalize(word string) string {
	if !a.asIs {
		word = strings.Map(unicode.ToLower, word)
	}
	if a.fold {
		word = fold(word)
	}
	if strings.IndexByte(word, 0) >= 0 || !utf8.ValidString(word) { // 0 ends a term where it is stored
		word = strings.ToValidUTF8(strings.ReplaceAll(word, "\x00", ""), "")
	}
	return word
}

func whole(text string, each func(string)) {
	if text != "" {
		each(text)
	}
}

func fields(text string, each func(string)) {
	for word := range strings.FieldsSeq(text) {
		pieces(word, each)
	}
}

func letterRuns(text string, each func(string)) {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		pieces(word, each)
	}
}

// pieces cuts a word that is too long.
func pieces(word string, each func(string)) {
	for len(word) > longestTerm && utf8.RuneCountInString(word) > longestTerm {
		cut := 0
		for range longestTerm {
			_, size := utf8.DecodeRuneInString(word[cut:])
			cut += size
		}
		each(word[:cut])
		word = word[cut:]
	}
	if word != "" {
		each(word)
	}
}

// class is what a rune is to the rules of Unicode's Annex 29 that find words.
type class int

const (
	other class = iota
	letter
	digit
	single    // a word of its own: ideographs, Hiragana
	katakana  // joins with its like
	midLetter // joins two letters
	midNumber // joins two digits
	midBoth   // joins two letters or two digits
	joiner    // the underscore: joins all
	extend    // belongs to what stands before it
)

func classOf(r rune) class {
	switch {
	case r == '_' || r == '\u203f' || r == '\u2040' || r == '\u2054':
		return joiner
	case r == ':' || r == '\u00b7' || r == '\u0387' || r == '\u055f' || r == '\u05f4' || r == '\u2027':
		return midLetter
	case r == ',' || r == ';' || r == '\u037e' || r == '\u0589' || r == '\u060c' || r == '\u066c' || r == '\u2044':
		return midNumber
	case r == '.' || r == '\'' || r == '\u2018' || r == '\u2019' || r == '\u2024':
		return midBoth
	case r < 0x80:
		switch {
		case 'a' <= r|0x20 && r|0x20 <= 'z':
			return letter
		case '0' <= r && r <= '9':
			return digit
		}
		return other
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc, unicode.Cf):
		return extend
	case unicode.In(r, unicode.Han, unicode.Hiragana):
		return single
	case unicode.Is(unicode.Katakana, r) || r == '\u30fc':
		return katakana
	case unicode.In(r, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
		return letter // kept together, there is no dictionary here
	case unicode.IsDigit(r):
		return digit
	case unicode.IsLetter(r) || unicode.In(r, unicode.Nl):
		return letter
	}
	return other
}

// unicodeWords finds words: runs of letters and digits, with a point or an
// apostrophe between two of them.
func unicodeWords(text string, each func(string)) {
	start, last := -1, other // of the word; what it ends with
	flush := func(end int) {
		if start >= 0 && last != joiner {
			pieces(text[start:end], each)
		}
		start, last = -1, other
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch c := classOf(r); c {
		case extend: // belongs to what stands before it, if anything does
		case single:
			flush(i)
			end := i + size
			for end < len(text) {
				next, n := utf8.DecodeRuneInString(text[end:])
				if classOf(next) != extend {
					break
				}
				end += n
			}
			each(text[i:end])
			i = end
			continue
		case letter, digit, katakana, joiner:
			joins := start >= 0 && (c == joiner || last == joiner || (c == katakana) == (last == katakana))
			if !joins {
				flush(i)
				start = i
			}
			if c != joiner || last == other {
				last = c
			}
		case midLetter, midNumber, midBoth:
			next := other
			if i+size < len(text) {
				n, _ := utf8.DecodeRuneInString(text[i+size:])
				next = classOf(n)
			}
			letters := last == letter && next == letter && c != midNumber
			numbers := last == digit && next == digit && c != midLetter
			if start < 0 || !letters && !numbers {
				flush(i)
			}
		default:
			flush(i)
		}
		i += size
	}
	flush(len(text))
}
