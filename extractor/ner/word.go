package ner

import (
	"unicode"
	"unicode/utf8"

	"entente/extractor/cluster"
	"entente/extractor/document"
	"entente/extractor/gazetteer"
	"entente/extractor/lexicon"
	"entente/extractor/perceptron"
	"entente/graph"
)

// letters says how a sentence uses capitals.
type letters uint8

const (
	normal letters = iota
	titled
	capitals
	lowered // no capital at all
)

// word is what the features see of a token.
type word struct {
	form    perceptron.Hash // of the word in small letters
	fold    perceptron.Hash // without diacritics, the key of the evidence
	shape   perceptron.Hash
	prefix  perceptron.Hash
	suffix  perceptron.Hash
	tag     perceptron.Hash
	cluster uint16
	usual   cluster.Case // how the word is written elsewhere
	mode    letters
	name    bool            // looks like part of a name
	open    bool            // may be part of a name; all others are outside
	capital bool            // starts with a capital, or has one after "al-"
	first   bool            // of the sentence or quotation: its capital proves nothing
	given   bool            // a first name
	lex     uint8           // what the lexicon knows of it, see lexCode
	title   uint8           // 0; 1 part of a title; 2 the last word of one
	kind    uint8           // of the title
	head    uint8           // what it makes of a name that it heads, two bits a position
	noun    uint8           // class of a common noun: "group", "city"
	tied    uint8           // small words that tie names
	names   gazetteer.Flags // what lists of names know of the word
	phrase  gazetteer.Flags // of the listed name of several words that it is in
	part    uint8           // its place in that name, and from 4 on whether it is longer than two words
	run     int32           // index of the run of names that it is in, -1 for none
}

// run is a stretch of words that look like one name.
type run struct{ first, last int32 }

// shapeOf writes a word's form by kinds of letters, runs of one kind cut to two.
func shapeOf(buf []byte, text string) []byte {
	for _, r := range text {
		var c byte
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLower(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = '0'
		case r == '\'' || r == '’':
			c = '\''
		case r < utf8.RuneSelf:
			c = byte(r)
		default:
			c = '?'
		}
		if n := len(buf); n >= 2 && buf[n-1] == c && buf[n-2] == c {
			continue
		}
		if len(buf) == cap(buf) {
			break
		}
		buf = append(buf, c)
	}
	return buf
}

// look fills in what a token says by itself.
func (w *word) look(lex *lexicon.Lexicon, t *document.Token, mode letters) {
	*w = word{mode: mode, run: -1}
	w.form = perceptron.Text(t.Lower)
	w.fold = w.form
	if t.Fold != t.Lower {
		w.fold = perceptron.Text(t.Fold)
	}
	w.tag = perceptron.Text(t.Tag)
	w.cluster = cluster.Of(t.Text)
	w.usual = cluster.CaseOf(t.Text)
	r, size := utf8.DecodeRuneInString(t.Text)
	w.capital = unicode.IsUpper(r)
	if !w.capital && size < len(t.Text) && (unicode.IsLower(r) || unicode.IsDigit(r)) {
		w.capital = hasUpper(t.Text) // "al-Qaeda", "eBay", "9News"
	}
	var buf [12]byte
	if mode == normal {
		shape := shapeOf(buf[:0], t.Text)
		w.shape = perceptron.Text(string(shape))
	} else {
		w.shape = perceptron.Hash(mode).And(perceptron.Hash(min(len(t.Text), 6)))
		if !unicode.IsLetter(r) {
			w.shape = perceptron.Text(string(shapeOf(buf[:0], t.Lower)))
		}
	}
	low := t.Fold
	w.prefix = perceptron.Text(low[:min(3, len(low))])
	w.suffix = perceptron.Text(low[max(0, len(low)-3):])
	w.tied = tie(t.Lower)
	if mode != normal {
		w.capital = unicode.IsLetter(r)
		w.open = w.capital
		w.name = w.capital && w.usual != cluster.LowerAlways && w.usual != cluster.LowerMostly && w.tied == 0 && len(t.Text) > 1
	} else {
		w.open = w.capital
		w.name = w.capital && t.Lower != "i" && !calendar(t.Lower)
	}
	if !unicode.IsLetter(r) {
		return
	}
	w.noun = nounOf(lex, t.Lower)
	if !w.capital {
		return
	}
	_, w.given = lex.Given(t.Fold)
	w.head = headBits(lex, t.Fold)
	w.names = gazetteer.Word(t.Text)
}

func headBits(lex *lexicon.Lexicon, fold string) uint8 {
	var bits uint8
	for i, position := range [...]string{"last", "of", "first", "any"} {
		switch lex.Head(position, fold) {
		case lexicon.HeadOrganization:
			bits |= 1 << (2 * i)
		case lexicon.HeadLocation:
			bits |= 2 << (2 * i)
		case lexicon.HeadOther:
			bits |= 3 << (2 * i)
		}
	}
	return bits
}

func hasUpper(s string) bool {
	for _, r := range s {
		if unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// nounOf classes the common nouns that say what a name beside them is.
func nounOf(lex *lexicon.Lexicon, lower string) uint8 {
	switch {
	case lex.Nominal("organization", lower):
		return 1
	case lex.Nominal("person", lower):
		return 2
	case lex.Nominal("people", lower):
		return 3
	case lex.Nominal("government", lower):
		return 4
	case lex.Nominal("local", lower):
		return 5
	}
	switch lower {
	case "province", "district", "region", "city", "town", "village", "county", "island", "valley", "port", "suburb", "neighborhood",
		"neighbourhood", "area", "river", "lake", "desert", "peninsula", "territory", "enclave", "mountain", "coast", "capital":
		return 6
	case "who", "whose", "whom", "he", "she", "his", "her", "him":
		return 7
	case "said", "says", "told", "added", "tweeted", "wrote", "argued", "testified", "recalled", "explained", "joked", "insisted":
		return 8
	case "in", "near", "at", "outside", "around", "across", "inside", "throughout":
		return 9
	}
	return 0
}

// tie numbers the small words that stand inside names.
func tie(lower string) uint8 {
	switch lower {
	case "of":
		return 1
	case "the":
		return 2
	case "for":
		return 3
	case "and":
		return 4
	case "&":
		return 5
	case "'s", "'":
		return 6
	case "de", "la", "del", "da", "das", "do", "dos", "du", "di", "der", "den", "von", "van", "zu", "zur", "al", "el", "bin", "ibn", "ben", "bint", "le", "ter", "ten", "af", "av", "e", "y", "des", "les", "a":
		return 7
	case "-", "/", "+":
		return 8
	case ",", ".", ":", "!":
		return 9
	case "on", "in", "at", "to", "against", "with":
		return 10
	}
	return 0
}

func calendar(lower string) bool {
	switch lower {
	case "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
		"jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return false
}

// lexCode numbers what the lexicon knows of the words [i,i+took): type and form,
// and the place of the word in the name.
func lexCode(n lexicon.Name, place int) uint8 {
	code := uint8(1)
	switch n.Type {
	case graph.Country:
		code = 2
		switch n.Form {
		case graph.FormDemonym:
			code = 3
		case graph.FormMetonym:
			code = 4
		}
	case graph.Organization:
		code = 5
		if n.Form == graph.FormAcronym {
			code = 6
		}
	case graph.Location:
		code = 7
	case graph.Person:
		code = 8
	}
	return code*4 + uint8(place)
}

// titleKinds numbers the kinds of titles.
var titleKinds = map[string]uint8{"head": 1, "minister": 1, "diplomat": 2, "international": 2, "legislator": 3, "local": 3, "spokesperson": 4, "leader": 5,
	"military": 6, "religious": 6, "honorific": 7, "work": 8}

func modeOf(s *document.Sentence) letters {
	switch s.Case {
	case document.AllCaps:
		return capitals
	case document.TitleCase:
		return titled
	}
	long, upper := 0, false
	for i := range s.Tokens {
		t := s.Tokens[i].Text
		if len(t) > 1 && t == s.Tokens[i].Lower && unicode.IsLetter(rune(t[0])) {
			long++
		} else if t != s.Tokens[i].Lower {
			upper = true
			break
		}
	}
	if !upper && long >= 4 {
		return lowered
	}
	return normal
}
