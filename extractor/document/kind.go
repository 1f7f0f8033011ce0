package document

import (
	"strings"
	"unicode"

	"entente/extractor/lexicon"
)

// kinds says what the paragraphs of an article are.
type kinds struct {
	lex   *lexicon.Lexicon
	title string // the article's own if given, normalised
	alone bool   // there is one paragraph only
}

// of says what a paragraph is, given as written and in small letters; first tells
// whether it opens the article.
func (k *kinds) of(text, lower string, first bool) Kind {
	words := fields(text)
	end := text[len(text)-1]
	stopped := strings.IndexByte(`.?!":;,')`, end) >= 0
	switch {
	case words <= 40 && credit(text, lower, words):
		return Credit
	case words <= 40 && k.lex.Boilerplate(lower):
		return Boilerplate
	case k.title != "" && strings.TrimRight(k.title, ". ") == strings.TrimRight(text, ". "):
		return Headline
	case words <= 80 && caption(text, lower):
		return Caption
	case first && !k.alone && words <= 24 && end != '.' && end != ':' && end != '"' && !strings.Contains(strings.TrimSuffix(text, "."), ". "):
		return Headline
	case first && k.alone && !stopped && words >= 3 && words <= 24: // a line by itself without a full stop
		return Headline
	case words >= 2 && !k.alone && (words < 15 || end != '.') && capitals(text):
		return CrossHead
	case !first && !stopped && words <= 9 && lexicon.Capitalised(text):
		return CrossHead
	case words <= 25 && anyPrefix(lower, "related: ", "read more: ", "watch: ", "see also: ", "more: ", "opinion: ", "listen: "):
		return CrossHead
	}
	return Body
}

func anyPrefix(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
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

// credit reports whether a line names those who wrote the article: a byline, or
// the line at the end that thanks others.
func credit(text, lower string, words int) bool {
	start := strings.TrimLeft(lower, "(-– —")
	if anyPrefix(start, "reporting by ", "additional reporting by ", "writing by ", "editing by ", "edited by ", "written by ", "compiled by ", "with reporting by ",
		"reported by ", "translated by ") {
		return true
	}
	if strings.Contains(lower, "contributed to this ") || strings.Contains(lower, "contributed reporting") {
		return true
	}
	if rest, ok := strings.CutPrefix(start, "by "); ok && words <= 16 && text[len(text)-1] != '.' && !strings.ContainsAny(text, "?!\"") {
		name := text[len(text)-len(rest):]
		return lexicon.Capitalised(name) || strings.HasPrefix(rest, "a staff ") || strings.HasPrefix(rest, "our ")
	}
	return false
}

// caption reports whether a paragraph describes a photo: it says so at its start,
// or ends with who took it.
func caption(text, lower string) bool {
	if anyPrefix(lower, "file - ", "file -- ", "file photo", "file – ", "file — ", "file: ", "photo: ", "photo by ", "photos by ", "photo credit", "photo courtesy", "image: ",
		"image credit", "photograph: ", "(photo ", "pictured: ", "caption: ", "a file photo ") {
		return true
	}
	if strings.HasPrefix(lower, "in this ") {
		until := lower[:min(len(lower), 90)]
		if strings.Contains(until, " photo") || strings.Contains(until, " image ") || strings.Contains(until, "video grab") {
			return true
		}
	}
	line := strings.TrimRight(text, ". ")
	if open := strings.LastIndexByte(line, '('); open >= 0 && strings.HasSuffix(line, ")") {
		inner := lower[open+1 : len(line)-1]
		if anyPrefix(inner, "ap photo", "photo", "image", "picture", "getty", "file photo", "credit:", "courtesy") ||
			strings.ContainsAny(inner, "/") && anyPrefix(inner, "reuters", "afp", "ap/", "epa", "xinhua") || strings.Contains(inner, "via getty") || strings.Contains(inner, "via ap") {
			return true
		}
		line = strings.TrimRight(line, ")")
	}
	for _, agency := range [...]string{"Getty Images", "AFP", "REUTERS", "Reuters", "AP", "EPA"} {
		if before, ok := strings.CutSuffix(line, agency); ok {
			return strings.HasSuffix(before, "/") || strings.HasSuffix(before, "via ") || strings.HasSuffix(before, "for ") && agency == "Getty Images"
		}
	}
	return strings.Contains(text, "AP Photo/")
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
