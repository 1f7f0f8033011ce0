package document

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extractor/lexicon"
	"entente/graph"
)

// line is a line of the article without the white space around it.
type line struct {
	graph.Span
	blankBefore bool
}

// paragraphs splits text at line breaks. Lines that were wrapped at a column
// are joined to the paragraph that they were.
func paragraphs(text string) []graph.Span {
	lines := splitLines(text)
	var out []graph.Span
	for i := 0; i < len(lines); {
		j := i + 1
		for j < len(lines) && !lines[j].blankBefore {
			j++
		}
		if wrapped(text, lines[i:j]) {
			out = append(out, graph.Span{Start: lines[i].Start, End: lines[j-1].End})
		} else {
			for _, l := range lines[i:j] {
				out = append(out, l.Span)
			}
		}
		i = j
	}
	return out
}

func splitLines(text string) []line {
	var out []line
	blank := false
	for i := 0; i < len(text); {
		j := i
		var size int
		for j < len(text) {
			var r rune
			if r, size = utf8.DecodeRuneInString(text[j:]); r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' || r == '\u0085' {
				break
			}
			j += size
			size = 0
		}
		if strings.HasPrefix(text[j:], "\r\n") {
			size = 2
		}
		start := i + len(text[i:j]) - len(strings.TrimLeftFunc(text[i:j], invisible))
		end := i + len(strings.TrimRightFunc(text[i:j], invisible))
		if start < end {
			out = append(out, line{graph.Span{Start: start, End: end}, blank})
			blank = false
		} else {
			blank = true
		}
		i = max(j+size, i+1)
	}
	return out
}

func invisible(r rune) bool {
	if unicode.IsSpace(r) || unicode.IsControl(r) {
		return true
	}
	out, ok := replaced(r)
	return ok && out == ""
}

// wrapped reports whether lines without a blank one between them are one
// paragraph set in a column of 45 to 110 bytes.
func wrapped(text string, lines []line) bool {
	if len(lines) < 2 {
		return false
	}
	open := 0
	for _, l := range lines[:len(lines)-1] {
		n := l.End - l.Start
		if n < 45 || n > 110 {
			return false
		}
		if !strings.ContainsRune(".?!\"”", rune(text[l.End-1])) {
			open++
		}
	}
	return open*2 >= len(lines)-1 && lines[len(lines)-1].End-lines[len(lines)-1].Start <= 110
}

// kinds says what the paragraphs of an article are.
type kinds struct {
	lex   *lexicon.Lexicon
	title string // the article's own if given
	alone bool   // there is one paragraph only
}

// of says what a paragraph is, given as written and in small letters; first tells
// whether it opens the article.
func (k *kinds) of(text, lower string, first bool) Kind {
	alone := k.alone
	words := fields(text)
	if words <= 40 && k.lex.Boilerplate(lower) {
		return Boilerplate
	}
	if k.title != "" && strings.TrimSpace(k.title) == text {
		return Headline
	}
	if caption(text, lower, words) {
		return Caption
	}
	end := text[len(text)-1]
	stopped := end == '.' || end == '?' || end == '!' || end == '"' || end == ':' || end == ';' || end == ',' || end == '\''
	if first && !alone && words <= 24 && (end != '.' && end != ':' && end != '"') && !strings.Contains(strings.TrimSuffix(text, "."), ". ") {
		return Headline
	}
	if words >= 2 && !alone && capitals(text) {
		return CrossHead
	}
	if !first && !stopped && words <= 9 && lexicon.Capitalised(text) {
		return CrossHead
	}
	if words <= 25 {
		for _, p := range [...]string{"related: ", "read more: ", "watch: ", "see also: ", "more: ", "opinion: ", "listen: "} {
			if strings.HasPrefix(lower, p) {
				return CrossHead
			}
		}
	}
	return Body
}

// fields counts the words between spaces.
func fields(text string) int {
	n := 0
	for i := 0; i < len(text); i++ {
		if text[i] != ' ' && (i == 0 || text[i-1] == ' ') {
			n++
		}
	}
	return n
}

var credit = regexp.MustCompile(`(?i)\((?:AP Photo|Photo|Image|Picture|Getty|Reuters|AFP)\b[^)]*\)\s*$|(?:/|via |for )(?:Getty Images|AFP|REUTERS|Reuters|AP|EPA)\)?\.?$`)

func caption(text, lower string, words int) bool {
	for _, p := range []string{"file - ", "file photo", "file – ", "photo: ", "photo by ", "image: ", "photograph: ", "(photo ", "pictured: ", "caption: "} {
		if strings.HasPrefix(lower, p) {
			return true
		}
	}
	return words <= 60 && credit.MatchString(text)
}

// capitals reports whether a line is set in capital letters.
func capitals(text string) bool {
	up := 0
	for _, r := range text {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			up++
		}
	}
	return up >= 6
}

// place is a town in capitals, or in capitals and small letters after a comma.
var dateline = regexp.MustCompile(`^[A-Z][A-Z.'\- ]{2,40}(?:, ?\p{Lu}[\p{L}.\- ]{1,30}){0,2}(?:,? (?:Jan|Feb|March|Mar|April|Apr|May|June|July|Aug|Sept|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?)?,? ?(?:\([^)]{1,30}\))? ?(?:—|–|--|-) `)

// datelineEnd returns the length of the dateline that opens normalised text,
// the dash included; 0 if there is none.
func datelineEnd(text string) int {
	found := strings.TrimRight(dateline.FindString(text[:min(len(text), 160)]), " ")
	if strings.HasSuffix(found, " -") && !strings.HasSuffix(found, " --") && !strings.ContainsAny(found, "(,") {
		return 0 // "NATO - the alliance - met"
	}
	return len(found)
}
