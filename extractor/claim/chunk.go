package claim

import (
	"strings"

	"entente/graph"
)

// kind is what a chunk is.
type kind int

const (
	nounKind  kind = iota // a noun phrase without what follows its head: "Iran's July 15 cyberattack"
	verbKind              // a verb with its auxiliaries: "has not yet been cut"
	prepKind              // a preposition
	adjKind               // a predicative adjective: "willing"
	advKind               // an adverb or particle
	timeKind              // a time expression: "last July"
	commaKind             // comma, semicolon, colon, dash
	conjKind              // and, or, but, nor
	relKind               // a relative pronoun or "that"
	subKind               // a word that opens a clause: if, because, when
	otherKind
)

// chunk is a run of tokens of a view.
type chunk struct {
	kind  kind
	first int // first token
	last  int // after the last token
	head  int // the noun or verb that matters
	verb  verbGroup
	time  *timeExpression // of a time expression
}

// verbGroup is what the auxiliaries of a verb chunk say.
type verbGroup struct {
	form     byte // form of the main verb: 'b' base, 's' s-form, 'd' past or past participle, 'g' -ing form
	to       bool // infinitive with "to"
	passive  bool // with a form of be or get
	perfect  bool // with a form of have
	progress bool // "is cutting"
	finite   bool // has an auxiliary, a modal or a finite form
	support  bool // with a form of do
	aux      bool // has any auxiliary or modal
	modal    string
	negative bool
	adverbs  []string
	yetTo    bool // "has yet to"
}

func (s *syntax) lower(i int) string { return s.tokens[i].Lower }
func (s *syntax) tag(i int) string   { return s.tokens[i].Tag }

// word returns the lower-case word of a chunk's head.
func (s *syntax) word(c int) string { return s.lower(s.chunks[c].head) }

// makeChunks divides the view into chunks, left to right.
func (s *syntax) makeChunks() {
	for i := 0; i < len(s.tokens); {
		c := s.chunkAt(i)
		if c.last <= i {
			c.last = i + 1
		}
		s.chunks = append(s.chunks, c)
		i = c.last
	}
}

func (s *syntax) chunkAt(i int) chunk {
	one := func(k kind) chunk { return chunk{kind: k, first: i, last: i + 1, head: i} }
	if t := s.timeAt(i); t != nil && !s.timeInside(i, t.last) {
		return chunk{kind: timeKind, first: i, last: t.last, head: i, time: t}
	}
	if i+1 < len(s.tokens) && beforeTime[s.lower(i)] { // "on Wednesday", "in late 1979"
		if t := s.timeAt(i + 1); t != nil && !s.timeInside(i+1, t.last) {
			return chunk{kind: timeKind, first: i, last: t.last, head: i, time: t}
		}
	}
	if s.mention[i] >= 0 {
		return s.nounChunk(i)
	}
	if end := s.opensFixed(i); end > 0 {
		return chunk{kind: advKind, first: i, last: end, head: i}
	}
	tag, word := s.tag(i), s.lower(i)
	switch {
	case tag == "MD", strings.HasPrefix(tag, "VB"):
		return s.verbChunk(i)
	case tag == "TO":
		if j := s.skipAdverbs(i + 1); j < len(s.tokens) && (s.tag(j) == "VB" || s.tag(j) == "VBP" || s.baseVerb(j)) {
			return s.verbChunk(i)
		}
		return one(prepKind)
	case (word == "neither" || word == "both") && i+1 < len(s.tokens) && (strings.HasPrefix(s.tag(i+1), "VB") || s.tag(i+1) == "MD"):
		return one(advKind)
	case word == "that" && (i+1 >= len(s.tokens) || tag != "DT" || !s.nounish(i+1) || s.startsMention(i+1)):
		return one(relKind)
	case word == "as" && i+2 < len(s.tokens) && s.lower(i+1) == "well" && s.lower(i+2) == "as":
		return chunk{kind: conjKind, first: i, last: i + 3, head: i}
	case tag == "WDT", tag == "WP", tag == "WP$":
		return one(relKind)
	case word == "if", word == "unless", word == "whether", word == "because", word == "although", word == "though", word == "while",
		word == "until", word == "when", word == "where", word == "why", word == "how", word == "once", word == "lest":
		return one(subKind)
	case word == "in" && i+2 < len(s.tokens) && s.lower(i+1) == "case" && s.lower(i+2) != "of": // "in case Iran attacked"
		return chunk{kind: subKind, first: i, last: i + 2, head: i + 1}
	case i+2 < len(s.tokens) && s.lower(i+1) == "than" && s.tag(i+2) == "CD" && (word == "more" || word == "less" || word == "fewer"): // "more than 100 protests"
		if c := s.nounChunk(i + 2); c.kind == nounKind {
			c.first = i
			return c
		}
		return one(advKind)
	case tag == "IN":
		return one(prepKind)
	case tag == "CC", word == "&":
		return one(conjKind)
	case tag == ",", tag == ":", word == ",", word == ";", word == ":", word == "-", word == "–", word == "—", word == "--", word == "|":
		return one(commaKind)
	case tag == "RP", tag == "RB", tag == "RBR", tag == "RBS":
		if j := i + 1; tag != "RP" && word != "not" && j < len(s.tokens) && (strings.HasPrefix(s.tag(j), "JJ") || s.tag(j) == "CD") {
			if c := s.nounChunk(i + 1); c.kind == nounKind {
				c.first = i
				return c
			}
		}
		return one(advKind)
	case s.nounish(i):
		return s.nounChunk(i)
	}
	return one(otherKind)
}

// beforeTime lists prepositions that belong to the time expression after them.
var beforeTime = map[string]bool{
	"on": true, "in": true, "since": true, "until": true, "during": true, "by": true, "at": true, "around": true, "before": true, "after": true,
	"from": true, "for": true, "nearly": true, "almost": true, "about": true, "over": true, "just": true, "earlier": true, "of": true,
}

// baseVerb reports whether a word after "to" reads as a verb although tagged as
// a noun: "to condemn" and "to host" are, "to Iran" is not.
func (s *syntax) baseVerb(i int) bool {
	if s.mention[i] >= 0 || s.tokens[i].Text != s.lower(i) {
		return false
	}
	return s.grammar.verbForm[s.lower(i)]['b'] != "" && (s.tag(i) == "NN" || s.tag(i) == "JJ")
}

func (s *syntax) skipAdverbs(i int) int {
	for i < len(s.tokens) && (strings.HasPrefix(s.tag(i), "RB")) {
		i++
	}
	return i
}

func (s *syntax) nounish(i int) bool {
	if s.mention[i] >= 0 {
		return true
	}
	switch tag := s.tag(i); tag {
	case "DT", "PDT", "PRP$", "PRP", "CD", "$", "EX", "POS":
		return true
	default:
		return strings.HasPrefix(tag, "NN") || strings.HasPrefix(tag, "JJ")
	}
}

// nounChunk reads a noun phrase that begins at token i.
func (s *syntax) nounChunk(i int) chunk {
	c := chunk{kind: nounKind, first: i, head: -1}
	adjectives := true
	j := i
	for j < len(s.tokens) {
		if t := s.timeAt(j); t != nil && j > i {
			if !s.timeInside(j, t.last) {
				break
			}
			j = t.last
			continue
		}
		if j > i && (s.opensFixed(j) > 0 || s.measure(j, c.head)) {
			break // "declared the envoy persona non grata", "gave diplomats 24 hours"
		}
		if j > i && (s.startsMention(j) && (s.splits(j) || s.afterPhrase(i, j)) || s.inPlace(i, j)) {
			break
		}
		if s.mention[j] >= 0 {
			c.head, adjectives = j, false
			j++
			if j == i+1 && s.tag(i) == "PRP" {
				break // "among them Egypt"
			}
			continue
		}
		tag := s.tag(j)
		switch {
		case tag == "PRP" && j == i:
			c.head = j
			j++
			c.last = j
			return c
		case (tag == "DT" || tag == "PDT" || tag == "PRP$") && (j == i || s.tag(j-1) == "PDT" || s.tag(j-1) == "DT" && tag != "DT"):
			j++
			continue
		case tag == "POS" || s.lower(j) == "'s" && c.head == j-1 && j+1 < len(s.tokens) && s.nounish(j+1) && tag != "VBZ":
			j++
			continue
		case strings.HasPrefix(tag, "NN"):
			c.head, adjectives = j, false
			j++
			continue
		case strings.HasPrefix(tag, "JJ"), tag == "CD", tag == "$", tag == "EX":
			if c.head >= 0 && c.head == j-1 && strings.HasPrefix(tag, "JJ") && (!s.nounFollows(j) || quantity[s.lower(j)]) {
				break // "made Iran angry", "hosted Iranian officials several times"
			}
			if tag == "CD" && (c.head < 0 || s.tag(c.head) == "CD" && s.mention[c.head] < 0) { // "$50 million": the million
				c.head = j
			}
			j++
			continue
		case tag == "RB" && j > i && j+1 < len(s.tokens) && (strings.HasPrefix(s.tag(j+1), "JJ") || s.tag(j+1) == "CD" || s.tag(j+1) == "VBN") && c.head < 0:
			j++
			continue
		case strings.HasPrefix(tag, "VB") && j > i && (s.tag(j-1) == "POS" || s.tag(j-1) == "PRP$" || s.tag(j-1) == "DT" || s.tag(j-1) == "JJ" && c.head < 0) && tag != "VBZ" && tag != "VBP":
			// "its hosting of", "the proposed deal", "Albania's severing of ties"
			if !s.nounFollows(j) {
				c.head = j
			}
			j++
			continue
		case (tag == "VBN" || tag == "VBG" || tag == "VBD") && j > i && s.nounFollows(j) && s.mention[j-1] < 0 && !strings.HasPrefix(s.tag(j-1), "NN"):
			j++
			continue
		case tag == "CC" && j > i && j+1 < len(s.tokens) && (s.adjectival(j-1) && s.adjectival(j+1)) && s.nounFollows(j+1):
			j += 2
			continue
		case tag == "," && adjectives && j > i && j+1 < len(s.tokens) && strings.HasPrefix(s.tag(j-1), "JJ") && strings.HasPrefix(s.tag(j+1), "JJ"):
			j++
			continue
		case tag == "," && j > i && s.nationsGoOn(j):
			j++
			continue
		case s.lower(j) == "of" && s.titleOf(j):
			j++
			continue
		}
		break
	}
	c.last = j
	if c.head < 0 {
		if j > i && strings.HasPrefix(s.tag(j-1), "JJ") && s.tag(i) != "DT" {
			c.kind = adjKind
		}
		c.head = max(j-1, i)
	}
	return c
}

// quantity are adjectives that begin a noun phrase of their own.
var quantity = map[string]bool{"several": true, "many": true, "few": true, "numerous": true, "countless": true, "most": true}

// nounFollows reports whether a noun comes after token i, adjectives between them allowed.
func (s *syntax) nounFollows(i int) bool {
	for j := i + 1; j < len(s.tokens) && j < i+5; j++ {
		switch tag := s.tag(j); {
		case strings.HasPrefix(tag, "NN"):
			return true
		case strings.HasPrefix(tag, "JJ"), tag == "CD", s.mention[j] >= 0 && s.mentions[s.mention[j]].Form == graph.FormDemonym:
		default:
			return false
		}
	}
	return false
}

func (s *syntax) adjectival(i int) bool {
	if strings.HasPrefix(s.tag(i), "JJ") && s.mention[i] < 0 {
		return true
	}
	return s.mention[i] >= 0 && (s.mentions[s.mention[i]].Form == graph.FormDemonym || s.abbreviated(i))
}

// splits reports whether the mention at token i begins a noun phrase of its own
// although a noun stands before it: "On that day Albania cut ties". It belongs to
// the phrase after a possessive, an adjective or a title.
func (s *syntax) splits(i int) bool {
	before := i - 1
	if s.mention[before] < 0 || s.tag(before) == "PRP$" {
		return false // "his Iraqi counterpart"
	}
	// Two mentions side by side.
	m, n := s.mentions[s.mention[before]], s.mentions[s.mention[i]]
	if m.Form == graph.FormDemonym {
		return false
	}
	if n.Type == graph.Person && (n.Form != graph.FormPronoun || m.Type == graph.Person) { // "offered Indonesia his apologies" is two
		return false
	}
	return m.Type == graph.Person || n.Form == graph.FormPronoun
}

// afterPhrase reports whether the country or organization at token j is the subject behind a phrase that opens
// the clause without a comma, whose noun phrase begins at token i: "Under American pressure Sudan agreed".
func (s *syntax) afterPhrase(i, j int) bool {
	if i == 0 || s.tag(i-1) != "IN" || s.lower(i-1) == "of" || i > 1 && s.tag(i-2) != "," && s.tag(i-2) != "CC" {
		return false
	}
	m := s.mentions[s.mention[j]]
	if m.Type == graph.Person || m.Form == graph.FormDemonym || s.mention[j-1] >= 0 || s.tag(j-1) != "NN" && s.tag(j-1) != "NNS" {
		return false
	}
	k := j + 1
	for k < len(s.tokens) && s.mention[k] == s.mention[j] {
		k++
	}
	k = s.skipAdverbs(k)
	if k >= len(s.tokens) {
		return false
	}
	switch s.tag(k) {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}

// inPlace reports whether the noun phrase that begins at token i ends before token j, where a title with a
// person's name begins a subject: "In Tehran Ayatollah Khomeini denounced".
func (s *syntax) inPlace(i, j int) bool {
	if i == 0 || s.lower(i-1) != "in" || !s.endsMention(j-1) || s.mention[j] >= 0 || s.mentions[s.mention[j-1]].Form == graph.FormDemonym {
		return false
	}
	for k := j; k < len(s.tokens) && k < j+4; k++ {
		if s.startsMention(k) {
			return k > j && s.mentions[s.mention[k]].Type == graph.Person
		}
		if s.tag(k) != "NNP" || s.mention[k] >= 0 {
			return false
		}
	}
	return false
}

// titleOf reports whether the "of" at token i stands inside a title before a
// person's name: "Secretary of State Mike Pompeo".
func (s *syntax) titleOf(i int) bool {
	if i == 0 || s.mention[i-1] < 0 && !s.inClass(i-1, "agents") && !s.inClass(i-1, "titles") {
		return false // "the detention of President Bazoum"
	}
	for j := i + 1; j < len(s.tokens) && j < i+6; j++ {
		if s.startsMention(j) {
			return j > i+1 && s.mentions[s.mention[j]].Type == graph.Person
		}
		if s.mention[j] >= 0 {
			return false
		}
		if tag := s.tag(j); !strings.HasPrefix(tag, "NN") && tag != "CC" && !strings.HasPrefix(tag, "JJ") {
			return false
		}
	}
	return false
}
