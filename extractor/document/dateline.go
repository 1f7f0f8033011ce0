package document

import (
	"regexp"
	"strings"

	"entente/extractor/lexicon"
	"entente/graph"
)

// Datelines as agencies write them: a town in capitals, what region it is in,
// a date, the agency, a dash; or a town in small letters, which needs a date or
// an agency to be one; or the agency alone.
var (
	datelineCapitals = regexp.MustCompile(`^[A-Z][A-Z.'-]+(?:[ /][A-Z][A-Z.'-]*){0,4}` + datelineRegion + `(?:,? ` + datelineDate + `)?,?(?: ?\([^)]{1,40}\))?(?: ?/[A-Z][A-Za-z -]{1,30}/)?` + datelineDash)
	datelineSmall    = regexp.MustCompile(`^\p{Lu}[\p{L}.'-]+(?:[ /]\p{Lu}[\p{L}.'-]*){0,3}` + datelineRegion + `(?:, ` + datelineDate + `(?: ?\([^)]{1,40}\))?| \([A-Z][^)]{1,30}\))` + datelineDash)
	datelineAgency   = regexp.MustCompile(`^\([A-Z][^)]{1,30}\)` + datelineDash)
)

const (
	datelineRegion = `(?:, ?\p{Lu}[\p{L}.' -]{1,30}?){0,2}`
	datelineMonth  = `(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?`
	datelineDate   = `(?:` + datelineMonth + ` \d{1,2}|\d{1,2} ` + datelineMonth + `)(?:,? \d{4})?`
	datelineDash   = ` ?(?:\.-|—|–|--|-|_|:) ?`
)

// maxDateline bounds a dateline, in bytes.
const maxDateline = 120

// datelineEnd returns the length of the dateline that opens normalised text,
// the dash included; 0 if there is none.
func (k *kinds) datelineEnd(text string) int {
	if len(text) < 8 || !upper(text[0]) && text[0] != '(' {
		return 0
	}
	start := text[:min(len(text), maxDateline)]
	if !strings.ContainsAny(start, "—–-_:") {
		return 0
	}
	var found string
	switch {
	case text[0] == '(':
		found = datelineAgency.FindString(start)
	case upper(text[1]) || text[1] == '.' && strings.HasPrefix(text, "ST."):
		found = datelineCapitals.FindString(start)
	default:
		if bracket := strings.IndexByte(start, '('); bracket < 0 && !strings.ContainsAny(start, "0123456789") {
			return 0
		}
		found = datelineSmall.FindString(start)
	}
	spaced := strings.HasSuffix(found, " ")
	line := strings.TrimRight(found, " ")
	switch {
	case line == "" || len(line) == len(text):
		return 0
	case strings.HasSuffix(line, ":"):
		if !k.place(line[:len(line)-1]) {
			return 0 // "MR. PRICE:"
		}
	case strings.HasSuffix(line, "-") && !strings.HasSuffix(line, "--") && !strings.HasSuffix(line, ".-"), strings.HasSuffix(line, "_"):
		// "NATO - the alliance - met", "IBM-owned"
		if !spaced || !strings.ContainsAny(line, "(,/") && !k.place(strings.TrimRight(line, " -_")) {
			return 0
		}
	case !spaced && !strings.ContainsAny(line, "(,/"):
		if first := text[len(line):]; !lexicon.Capitalised(first) {
			return 0
		}
	}
	return len(line)
}

// place reports whether a dateline starts with a place that the lexicon knows,
// a capital say, or names its region or its agency.
func (k *kinds) place(line string) bool {
	if strings.ContainsAny(line, "(") {
		return true
	}
	line, _, _ = strings.Cut(line, ",")
	var words []lexicon.Word
	for field := range strings.FieldsFuncSeq(line, func(r rune) bool { return r == ' ' || r == '/' }) {
		text := field[:1] + strings.ToLower(field[1:])
		words = append(words, lexicon.Word{Text: text, Fold: lexicon.Fold(text)})
	}
	if len(words) == 0 {
		return false
	}
	name, n := k.lex.Match(words, 0)
	return n > 0 && (name.Type == graph.Location || name.Type == graph.Country && name.Form == graph.FormMetonym)
}
