package claim

import (
	"slices"
	"strings"

	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/graph"
)

// syntax answers the syntactic questions of the matcher about one sentence:
// the subject of a verb, the object of a preposition, the members of a
// coordination. It reads them off chunks of tagged tokens, without a parser;
// a parser would take the place of this type and of nothing else.
type syntax struct {
	*view
	grammar *grammar
	times   []timeExpression
	chunks  []chunk

	before     func() *syntax                                   // the sentence before this one, nil if there is none
	month      string                                           // under which a review of the year tells the sentence, "" elsewhere
	home       func(e, from int) int                            // the mention nearest to a place of the country that a person serves
	setting    func() int                                       // a mention of the country from which the article reports
	principals func(kind graph.EntityType, noun string) []actor // the two whom the document is about
	doerTold   func(kind graph.RelationType) int                // the mention of the one who did what is told, -1 if none
	saidTo     func(kind graph.RelationType) int                // the mention of the one who last accused, asked or threatened those set aside, -1 if none
	parse      *tree                                            // made when first needed
	unparsed   bool                                             // there is no parser

	refusals  []refusal // made when first needed
	memo      memo
	steps     int     // how many readings of verbs were made
	condition *bool   // whether the sentence sets a condition, nil if not known yet
	cast      typeSet // who may fill a role, 0 if not known yet

	setAside map[int]bool // entities that "it" as an object cannot be: the subjects
}

// grammar is what [syntax] knows of words. It is built once from the frames.
type grammar struct {
	verbForm   map[string]map[byte]string // word to its form and base: "cuts" to 's' and "cut"
	verbs      map[string]map[string]lexicon.Effect
	nouns      map[string]governing
	preps      map[string]governing
	speech     map[string]bool
	hearsay    map[string]bool
	adverbs    map[string]string
	classes    map[string]map[string]bool
	frames     map[string][]int // base form of a trigger to indexes of frames
	nounFrame  map[string][]int
	adjectives map[string][]int          // adjective or participle to indexes of frames
	carriers   map[string]lexicon.Effect // verb, or verb and preposition, by which a text is made one's own
	told       map[string]int            // nouns that name deeds to their class in toldClasses
	governed   map[string]bool           // nouns of the frames' complements
	holders    map[string][]holderNoun   // first word of a holder frame's noun
	fixed      map[string][]string       // first word of a phrase that frames ask for after the verb, with the phrases
}

type governing struct {
	effect  lexicon.Effect
	control string
}

func newGrammar(frames *lexicon.Frames) *grammar {
	w := frames.Words
	g := &grammar{
		verbForm: map[string]map[byte]string{}, verbs: map[string]map[string]lexicon.Effect{},
		nouns: map[string]governing{}, preps: map[string]governing{}, speech: map[string]bool{}, hearsay: map[string]bool{},
		adverbs: w.Adverbs, classes: map[string]map[string]bool{}, frames: map[string][]int{}, nounFrame: map[string][]int{}, governed: map[string]bool{},
		adjectives: map[string][]int{}, carriers: map[string]lexicon.Effect{}, fixed: map[string][]string{}, holders: map[string][]holderNoun{},
	}
	british := func(base, end string, kind byte) { // "initialled", "signalling"
		if n := len(base); n > 4 && base[n-1] == 'l' && strings.IndexByte("aeiou", base[n-2]) >= 0 && strings.IndexByte("aeou", base[n-3]) < 0 && g.verbForm[base+end] == nil {
			g.verbForm[base+end] = map[byte]string{kind: base}
		}
	}
	addVerb := func(base string) {
		british(base, "led", 'd')
		british(base, "ling", 'g')
		for i, form := range w.Forms(base) {
			kind := [5]byte{'b', 's', 'd', 'd', 'g'}[i]
			if g.verbForm[form] == nil {
				g.verbForm[form] = map[byte]string{}
			}
			if g.verbForm[form][kind] == "" {
				g.verbForm[form][kind] = base
			}
		}
	}
	for i, f := range frames.List {
		for _, verb := range f.Verbs {
			addVerb(verb)
			g.frames[verb] = append(g.frames[verb], i)
		}
		for _, c := range f.Complement {
			for _, link := range c.Links {
				for _, noun := range link.Nouns {
					g.governed[noun] = true
				}
			}
		}
		for _, adjective := range f.Adjectives {
			g.adjectives[adjective] = append(g.adjectives[adjective], i)
		}
		for _, phrase := range f.Follow {
			first, _, _ := strings.Cut(phrase, " ")
			for _, first := range strings.Split(first, "|") {
				g.fixed[first] = append(g.fixed[first], phrase)
			}
		}
		if f.Holder() {
			g.addHolder(f.Nouns, i, slices.Contains(f.Subject, "named"))
			continue
		}
		for _, noun := range f.Nouns {
			g.nounFrame[noun] = append(g.nounFrame[noun], i)
		}
	}
	for _, gov := range w.Verbs {
		for _, phrase := range gov.Words {
			verb, _, _ := strings.Cut(phrase, " ")
			addVerb(verb)
			if g.verbs[phrase] == nil {
				g.verbs[phrase] = map[string]lexicon.Effect{}
			}
			if _, known := g.verbs[phrase][gov.Control]; !known {
				g.verbs[phrase][gov.Control] = gov.Effect
			}
		}
	}
	for _, gov := range w.Nouns {
		for _, noun := range gov.Words {
			if _, known := g.nouns[noun]; !known {
				g.nouns[noun] = governing{gov.Effect, gov.Control}
			}
		}
	}
	for _, gov := range w.Preps {
		for _, prep := range gov.Words {
			g.preps[prep] = governing{gov.Effect, gov.Control}
		}
	}
	for _, gov := range w.Carriers {
		for _, phrase := range gov.Words {
			verb, _, _ := strings.Cut(phrase, " ")
			addVerb(verb)
			if _, known := g.carriers[phrase]; !known {
				g.carriers[phrase] = gov.Effect
			}
		}
	}
	for _, verb := range w.Speech {
		addVerb(verb)
		g.speech[verb] = true
	}
	for _, verb := range w.Hearsay {
		addVerb(verb)
		g.hearsay[verb] = true
	}
	for base := range w.Irregular {
		addVerb(base)
	}
	for class, nouns := range w.Classes {
		g.classes[class] = map[string]bool{}
		for _, noun := range nouns {
			g.classes[class][noun] = true
		}
	}
	g.told = toldWords(g.classes)
	return g
}

// stepsPerToken bounds how many steps a sentence takes. News takes one for seven tokens, the worst shapes that were
// tried take three for each; what takes more was written to be slow and is read no further.
const stepsPerToken = 20

// spent counts a step and reports whether the sentence has had too many.
func (s *syntax) spent() bool {
	s.steps++
	return s.steps > stepsPerToken*(len(s.tokens)+10)
}

func newSyntax(g *grammar, v *view, published string) *syntax {
	s := &syntax{view: v, grammar: g}
	s.mendVerbs()
	s.times = findTimes(v, published)
	s.makeChunks()
	return s
}

func (s *syntax) kindAt(c int) kind {
	if c < 0 || c >= len(s.chunks) {
		return otherKind
	}
	return s.chunks[c].kind
}

// inClass reports whether the noun at token i belongs to a class of nouns.
func (s *syntax) inClass(i int, class string) bool {
	return containsNoun(s.grammar.classes[class], s.tokens[i])
}

func containsNoun(set map[string]bool, t document.Token) bool {
	return set[t.Lower] || set[t.Lemma] || set[singular(t.Lower)]
}

// singular strips a regular plural ending.
func singular(word string) string {
	switch {
	case strings.HasSuffix(word, "ies") && len(word) > 4:
		return strings.TrimSuffix(word, "ies") + "y"
	case strings.HasSuffix(word, "sses"), strings.HasSuffix(word, "ches"), strings.HasSuffix(word, "shes"), strings.HasSuffix(word, "xes"):
		return strings.TrimSuffix(word, "es")
	case strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss"):
		return strings.TrimSuffix(word, "s")
	}
	return word
}

// climb goes from the noun phrase inside a prepositional phrase to the head of
// the whole: from "Albania" to "the president" in "the president of Albania".
// It reports false if the phrase hangs on no noun.
func (s *syntax) climb(n int) (int, bool) {
	if s.kindAt(n-1) == conjKind && s.kindAt(n-2) == nounKind && s.kindAt(n-3) == prepKind && s.word(n-3) == "between" {
		n -= 2 // "talks between Israel and Hamas"
	}
	for s.kindAt(n-1) == prepKind {
		if opensClause[s.word(n-1)] {
			return n, false // "removed him after Iran condemned Israel"
		}
		before := n - 2
		for s.kindAt(before) == timeKind || s.kindAt(before) == advKind {
			before--
		}
		if s.kindAt(before) != nounKind {
			return n, false
		}
		n = before
	}
	return n, true
}

// end returns the index of the chunk after noun phrase n and the "of" phrases that hang on it.
func (s *syntax) end(n int) int {
	e := n + 1
	for s.kindAt(e) == prepKind && s.word(e) == "of" && s.kindAt(e+1) == nounKind {
		e += 2
	}
	return e
}

// leftGroup returns the members of the coordination that ends with noun phrase
// n, in the order of the text, if it stands free on its left; otherwise n alone.
func (s *syntax) leftGroup(n int) []int {
	if group := s.apposedLeft(n); group != nil {
		return group
	}
	items := s.leftItems(n)
	first := items[0]
	if n := first - 2; len(items) > 1 && s.kindAt(first-1) == prepKind && s.word(first-1) == "from" && s.kindAt(n) == nounKind && s.inClass(s.chunks[n].head, "agents") {
		return append(s.leftGroup(n), items[1:]...) // "officials from Turkey, Syria and Iran"
	}
	if k := s.kindAt(first - 1); len(items) > 1 && (k == verbKind || k == prepKind && !opensClause[s.word(first-1)]) {
		return []int{n}
	}
	return items
}

// leftItems returns the members of the coordination that ends with noun phrase n,
// whatever stands before it.
func (s *syntax) leftItems(n int) []int {
	items := []int{n}
	j := n - 1
	if s.kindAt(j) == advKind && s.word(j) == "also" && s.kindAt(j-1) == conjKind && s.word(j-1) == "but" {
		j-- // "not only Iran but also Iraq"
	} else if s.kindAt(j) != conjKind || s.word(j) == "but" {
		return s.listed(n)
	}
	for {
		if s.kindAt(j) == conjKind {
			j--
		}
		if s.kindAt(j) == commaKind && s.word(j) == "," {
			j--
		}
		if s.kindAt(j) != nounKind {
			break
		}
		head := j
		byComma := s.kindAt(j+1) == commaKind
		for s.kindAt(head-1) == prepKind && s.word(head-1) == "of" && s.kindAt(head-2) == nounKind {
			head -= 2
		}
		m := s.mention[s.chunks[head].head]
		if byComma && s.kindAt(head-1) == prepKind && s.kindAt(j+2) != conjKind && (m < 0 || s.mentions[m].Place) {
			break // "In a statement, Norway and Finland condemned"
		}
		items = append([]int{head}, items...)
		j = head - 1
		if k := s.kindAt(j); k != commaKind || s.word(j) != "," {
			break
		}
	}
	return items
}

// opensClause lists prepositions that may be followed by a clause.
var opensClause = map[string]bool{"after": true, "before": true, "since": true, "as": true, "than": true, "till": true, "except": true}

// member is a noun phrase of a coordination.
type member struct {
	noun    int
	negated bool // "but not Iran"
}

// rightGroup returns the members of the coordination that begins with noun
// phrase n and the index of the chunk after it. A last member that is the subject of a verb
// of its own does not belong to it.
func (s *syntax) rightGroup(n int) ([]member, int) {
	items := []member{{noun: n}}
	end := s.end(n)
	own, ownEnd := 0, end // members before ", and", which may open a clause
	pending := 0          // members after a comma that no conjunction has closed yet
	for j := end; ; {
		k := j
		comma := s.kindAt(k) == commaKind && s.word(k) == ","
		if comma {
			k++
		}
		conj, negated := s.kindAt(k) == conjKind, false
		if conj {
			butNot := s.word(k) == "but" || s.word(k) == "and"
			but := s.word(k) == "but"
			k++
			if butNot && s.kindAt(k) == advKind && s.word(k) == "not" {
				negated = true
				k++
			} else if but {
				break
			}
			if s.kindAt(k) == prepKind && s.word(k) == "against" && s.kindAt(k+1) == nounKind {
				break
			}
		}
		if !comma && !conj || s.kindAt(k) != nounKind {
			break
		}
		if s.isSubject(k) || comma && conj && s.apposedSubject(k) {
			if own > 0 && !comma { // "with Iran, and Sudan, Kuwait and Jordan followed suit"
				return items[:own], ownEnd
			}
			break
		}
		if comma && conj {
			own, ownEnd = len(items), j
		}
		items = append(items, member{k, negated})
		j = s.end(k)
		pending++
		if conj {
			pending, end = 0, j
		}
	}
	return items[:len(items)-pending], end
}

// apposedSubject reports whether a finite verb follows noun phrase n behind an apposition: "welcomed the
// truce, and Guterres, the UN chief, called".
func (s *syntax) apposedSubject(n int) bool {
	e := s.end(n)
	if s.kindAt(e) != commaKind || s.kindAt(e+1) != nounKind {
		return false
	}
	e = s.end(e + 1)
	return s.kindAt(e) == commaKind && s.kindAt(e+1) == verbKind && s.chunks[e+1].verb.finite && !s.isReduced(e+1)
}

// isSubject reports whether a finite verb follows the noun phrase.
func (s *syntax) isSubject(n int) bool {
	e := s.end(n)
	for s.kindAt(e) == advKind || s.kindAt(e) == timeKind {
		e++
	}
	if s.kindAt(e) != verbKind {
		return false
	}
	g := s.chunks[e].verb
	if g.form == 'd' && !g.aux {
		return !(s.kindAt(e+1) == prepKind && s.word(e+1) == "by")
	}
	return g.finite
}
