package claim

import "strings"

// verbChunk reads a verb with its auxiliaries that begins at token i.
func (s *syntax) verbChunk(i int) chunk {
	c := chunk{kind: verbKind, first: i, head: i}
	g := &c.verb
	j := i
	for j < len(s.tokens) {
		word, tag := s.lower(j), s.tag(j)
		switch {
		case tag == "MD":
			g.modal, g.aux, g.finite = word, true, true
			switch word {
			case "wo":
				g.modal = "will"
			case "cannot":
				g.modal, g.negative = "can", true
			}
			j++
			continue
		case tag == "TO":
			// "is to cut", "has to cut", "going to cut" stay together; else it opens the chunk.
			g.to = true
			j++
			continue
		case strings.HasPrefix(tag, "RB"), g.aux && s.floats(j):
			s.adverb(g, word)
			j++
			continue
		}
		if !strings.HasPrefix(tag, "VB") && !(g.aux && s.participleTaggedOtherwise(j)) && !(g.to && s.baseVerb(j)) && !((g.modal != "" || g.support) && s.baseVerb(j)) {
			// An adverb was taken that belongs elsewhere, or an auxiliary stands alone.
			break
		}
		c.head = j
		next := s.skipFloating(j + 1)
		if lemma := auxiliary[word]; lemma != "" && s.continues(lemma, next) {
			s.addAuxiliary(g, lemma, word)
			j++
			continue
		}
		g.form = s.formOf(j)
		break
	}
	c.last = max(c.head+1, i+1)
	s.finish(&c)
	return c
}

// floating are words of other classes that stand like adverbs between an auxiliary and its verb.
var floating = map[string]bool{"all": true, "both": true, "each": true, "since": true, "now": true, "too": true, "neither": true, "either": true, "themselves": true, "itself": true, "long": true, "long-since": true, "so": true, "far": true}

// floats reports whether token i is a floating word before a verb: "have all cut".
func (s *syntax) floats(i int) bool {
	return floating[s.lower(i)] && s.mention[i] < 0 && s.skipFloating(i+1) < len(s.tokens) && strings.HasPrefix(s.tag(s.skipFloating(i+1)), "V")
}

// skipFloating returns the first token from i on that is neither adverb nor floating word.
func (s *syntax) skipFloating(i int) int {
	for i < len(s.tokens) && s.mention[i] < 0 && (strings.HasPrefix(s.tag(i), "RB") || floating[s.lower(i)]) {
		i++
	}
	return i
}

// auxiliary maps forms to the auxiliary verb.
var auxiliary = map[string]string{
	"be": "be", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be", "am": "be", "'s": "be", "'re": "be", "'m": "be",
	"have": "have", "has": "have", "had": "have", "having": "have", "'ve": "have", "'d": "have",
	"do": "do", "does": "do", "did": "do",
	"get": "get", "gets": "get", "got": "get",
}

func (s *syntax) adverb(g *verbGroup, word string) {
	g.adverbs = append(g.adverbs, word)
	if s.grammar.adverbs[word] == "negative" {
		g.negative = true
	}
	if word == "but" && len(g.adverbs) > 1 && g.adverbs[len(g.adverbs)-2] == "all" {
		g.negative = true
	}
	if word == "only" && len(g.adverbs) > 1 && g.adverbs[len(g.adverbs)-2] == "not" {
		g.negative = false // "not only condemned Israel but"
	}
	if word == "longer" && len(g.adverbs) > 1 && g.adverbs[len(g.adverbs)-2] == "no" {
		g.negative = true
	}
}

// continues reports whether the word at token next is the verb that the
// auxiliary helps.
func (s *syntax) continues(lemma string, next int) bool {
	if next >= len(s.tokens) || s.mention[next] >= 0 {
		return false
	}
	tag, word := s.tag(next), s.lower(next)
	if tag == "TO" { // "is to cut", "has to cut"
		after := s.skipAdverbs(next + 1)
		return lemma != "do" && lemma != "get" && after < len(s.tokens) && (s.tag(after) == "VB" || s.baseVerb(after))
	}
	switch lemma {
	case "be":
		return tag == "VBN" || tag == "VBG" || tag == "VBD" || s.participleTaggedOtherwise(next)
	case "have":
		return tag == "VBN" || tag == "VBD" || word == "been" || s.participleTaggedOtherwise(next)
	case "get":
		return tag == "VBN" || tag == "VBD"
	default:
		return tag == "VB" || tag == "VBP" || s.baseVerb(next) || strings.HasPrefix(tag, "VB") && s.grammar.verbForm[word]['b'] != ""
	}
}

// participleTaggedOtherwise reports whether the word is the past participle or -ing form of a
// known verb that the tagger takes for an adjective or a noun.
func (s *syntax) participleTaggedOtherwise(i int) bool {
	if s.mention[i] >= 0 {
		return false
	}
	tag := s.tag(i)
	if tag != "JJ" && tag != "NN" {
		return false
	}
	f := s.grammar.verbForm[s.lower(i)]
	return f['d'] != "" && f['b'] == ""
}

func (s *syntax) addAuxiliary(g *verbGroup, lemma, word string) {
	g.aux = true
	if word != "be" && word != "been" && word != "being" && word != "having" && !(word == "have" && g.to) {
		g.finite = true
	}
	switch lemma {
	case "do":
		g.support = true
	case "be", "get":
		g.passive = true
	case "have":
		g.perfect, g.passive = true, false
	}
}

// finish settles voice, form and finiteness once the main verb is known.
func (s *syntax) finish(c *chunk) {
	g := &c.verb
	if g.form == 0 {
		g.form = s.formOf(c.head)
	}
	if g.aux && !g.passive && !g.perfect && g.form == 'd' && s.grammar.verbForm[s.lower(c.head)]['b'] != "" || g.support {
		g.form = 'b' // "does not host", tagged as a participle
	}
	if g.passive && g.form == 'g' {
		g.passive, g.progress = false, true
	}
	if g.passive && g.form != 'd' {
		g.passive = false
	}
	if g.to && g.finite { // "is to cut", "has to cut", "has yet to cut"
		g.yetTo = s.has(c.first, c.head, "yet") || g.perfect && s.has(c.first, c.head, "still")
		switch {
		case g.yetTo:
			g.negative = true
		case s.has(c.first, c.head, "had") && !s.has(c.first, c.head, "about") && !s.has(c.first, c.head, "been"): // "had to cut": it did
		case s.has(c.first, c.head, "about"):
			g.modal = "might" // "had been about to flee"
		case g.perfect || s.has(c.first, c.head, "have"):
			g.modal = "must"
		default:
			g.modal = "will"
		}
		g.to = false
	}
	if !g.aux && !g.to {
		g.finite = g.form == 's' || g.form == 'd' || s.tag(c.head) == "VBP"
	}
}

func (s *syntax) has(first, last int, word string) bool {
	for i := first; i < last; i++ {
		if s.lower(i) == word {
			return true
		}
	}
	return false
}

// formOf tells the form of the verb at token i, by the known verbs first and
// by its tag otherwise.
func (s *syntax) formOf(i int) byte {
	f := s.grammar.verbForm[s.lower(i)]
	switch tag := s.tag(i); tag {
	case "VBG":
		return 'g'
	case "VBZ":
		return 's'
	case "VBD", "VBN":
		return 'd'
	case "VB", "VBP":
		if f['d'] != "" && f['b'] == "" {
			return 'd'
		}
		return 'b'
	}
	for _, form := range []byte{'d', 's', 'g', 'b'} {
		if f[form] != "" {
			return form
		}
	}
	return 'b'
}

// lemma returns the base form of the verb at chunk c.
func (s *syntax) lemma(c int) string {
	h := s.chunks[c].head
	f := s.grammar.verbForm[s.lower(h)]
	if base := f[s.chunks[c].verb.form]; base != "" {
		return base
	}
	for _, form := range []byte{'b', 'd', 's', 'g'} {
		if f[form] != "" {
			return f[form]
		}
	}
	return s.tokens[h].Lemma
}
