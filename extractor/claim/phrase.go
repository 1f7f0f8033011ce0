package claim

import (
	"slices"
	"strings"

	"entente/extractor/document"
	"entente/graph"
)

// holderNoun is a noun, of several words perhaps, that says what somebody is.
type holderNoun struct {
	words []string
	frame int
	named bool // the noun belongs to the holder's own name
}

// addHolder enters the nouns of a holder frame by their first word.
func (g *grammar) addHolder(nouns []string, frame int, named bool) {
	for _, noun := range nouns {
		words := strings.Fields(noun)
		g.holders[words[0]] = append(g.holders[words[0]], holderNoun{words, frame, named})
	}
}

// holderNouns returns the entries that a token may begin.
func (g *grammar) holderNouns(t document.Token) []holderNoun {
	if strings.IndexByte(t.Lower, '-') > 0 {
		if list := g.holders[compound(t.Lower)]; list != nil {
			return list
		}
		if noun, then := strings.CutPrefix(t.Lower, "then-"); then {
			return g.holders[noun]
		}
	}
	if list := g.holders[t.Lower]; list != nil {
		return list
	}
	if last := len(t.Lower) - 1; last > 2 && t.Lower[last] == 's' {
		return g.holders[singular(t.Lower)]
	}
	return nil
}

// compound returns the end of a word made of a name: "-based" of "Paris-based".
func compound(word string) string {
	return word[max(strings.LastIndexByte(word, '-'), 0):]
}

// phrase is a noun phrase around a noun that says what somebody is: "the prime
// minister of Albania", "NATO member". Tokens are of the view.
type phrase struct {
	frames      []int
	first, last int  // the noun
	start, end  int  // the whole phrase, with what "of" and the like add
	owner       int  // the mention before the noun whose it is, -1 if none
	outer       int  // the mention before that one: "Russia's U.N. ambassador", -1 if none
	possessive  bool // "Albania's", "its"
	definite    bool // begins with an article or a possessive
	plural      bool
	inWord      bool  // "Paris-based": an adjective
	gap         []int // tokens between owner and noun
	added       []addition
	holders     []actor
	status      status
	verb        int // the copula's chunk, -1 if none
	speech      int // the verb of saying above it, -1 if none
}

// addition is a preposition and the names after it that belong to a phrase.
type addition struct {
	prep   string
	owners []int // mentions
	tail   []int // tokens of nouns after the name: "of Iran's navy"
}

// phrases finds the phrases of a sentence whose noun is one of a holder frame.
func (s *syntax) phrases() []phrase {
	var list []phrase
	for i := 0; i < len(s.tokens); {
		if p, ok := s.nameOfCountry(i); ok {
			list = append(list, p)
			i = p.last
			continue
		}
		frames, n := s.holderAt(i)
		if n == 0 || len(frames) == 0 {
			i++
			continue
		}
		p := phrase{frames: frames, first: i, last: i + n, owner: -1, outer: -1, verb: -1, speech: -1, status: plain}
		p.inWord = s.mention[i] >= 0 && strings.IndexByte(s.lower(i), '-') > 0
		p.plural = s.lower(i+n-1) != singular(s.lower(i+n-1)) && !s.grammar.singularNoun(s.lower(i), s.lower(i+n-1)) || strings.HasSuffix(s.lower(i+n-1), "men")
		if s.people(i) {
			s.leftOf(&p)
			p.owner, p.possessive = s.mention[i], false
		} else if s.mention[i] >= 0 && !s.withinNominal(i) {
			s.nameItself(&p)
		} else {
			s.leftOf(&p)
		}
		if p.owner < 0 {
			if m := s.whose(&p); m >= 0 {
				p.owner, p.possessive, p.definite = m, true, true
			}
		}
		s.rightOf(&p)
		list = append(list, p)
		i += n
	}
	return list
}

// singularNoun reports whether the lexicon lists the noun just so: "secretary of defence affairs".
func (g *grammar) singularNoun(first, last string) bool {
	for _, h := range g.holders[first] {
		if h.words[len(h.words)-1] == last {
			return true
		}
	}
	return false
}

// holderAt returns the frames of the longest noun that begins at token i, and
// how many tokens it has.
func (s *syntax) holderAt(i int) ([]int, int) {
	if s.people(i) {
		var frames []int
		for _, e := range s.grammar.holders[anyDemonym] {
			frames = append(frames, e.frame)
		}
		return frames, 1
	}
	entries := s.grammar.holderNouns(s.tokens[i])
	if len(entries) == 0 {
		return nil, 0
	}
	if s.mention[i] >= 0 && !s.withinNominal(i) {
		return s.namedAt(i, entries), 1
	}
	if c := s.tag(i); strings.HasPrefix(c, "V") && c != "VBG" && len(entries[0].words) == 1 && s.tokens[i].Text == s.lower(i) && s.mention[i] < 0 {
		return nil, 0 // "heads the group"
	}
	var frames []int
	longest := 0
next:
	for _, e := range entries {
		if i+len(e.words) > len(s.tokens) || len(e.words) < longest {
			continue
		}
		for k := 1; k < len(e.words); k++ {
			if w := s.lower(i + k); w != e.words[k] && singular(w) != e.words[k] || s.mention[i+k] >= 0 && !s.withinNominal(i+k) {
				continue next
			}
		}
		if len(e.words) > longest {
			frames, longest = frames[:0], len(e.words)
		}
		if !slices.Contains(frames, e.frame) {
			frames = append(frames, e.frame)
		}
	}
	return frames, longest
}

// anyDemonym stands in a frame for a demonym as a noun: "the Swede Ana Lima", "X, a Ghanaian,".
const anyDemonym = "<demonym>"

// people reports whether the demonym at token i is a noun for one person.
func (s *syntax) people(i int) bool {
	m := s.mention[i]
	if m < 0 || s.mentions[m].Form != graph.FormDemonym || s.mentions[m].Plural || !s.startsMention(i) || !s.endsMention(i) || s.mentions[m].End != s.tokens[i].End || i == 0 {
		return false
	}
	if before := s.tag(i - 1); before != "DT" && !strings.HasPrefix(before, "JJ") && !strings.HasPrefix(before, "VB") {
		return false
	}
	if i+1 == len(s.tokens) {
		return true
	}
	if s.startsMention(i + 1) {
		return s.mentions[s.mention[i+1]].Type == graph.Person
	}
	next := s.tag(i + 1)
	return next == "," || next == "." || strings.HasPrefix(next, "W") || next == "IN"
}

// namedAt returns the frames for which the noun at token i is the last, or with "of" the first, of
// a name: "Makerere University", "University of Oslo".
func (s *syntax) namedAt(i int, entries []holderNoun) []int {
	m := &s.mentions[s.mention[i]]
	if m.Type != graph.Organization || m.Form == graph.FormPronoun || !s.endsMention(i) && !(s.startsMention(i) && s.lower(i+1) == "of") {
		return nil
	}
	var frames []int
	for _, e := range entries {
		if len(e.words) == 1 && e.named && !slices.Contains(frames, e.frame) {
			frames = append(frames, e.frame)
		}
	}
	return frames
}

// withinNominal reports whether token i is no name: it belongs to a mention such
// as "the president", or only its beginning is a name, "Paris-based".
func (s *syntax) withinNominal(i int) bool {
	m := &s.mentions[s.mention[i]]
	return m.Form == graph.FormNominal && m.Type == graph.Person || m.End < s.tokens[i].End
}

// owns reports whether the mention at token i is a name, demonym or noun whose
// office or member the words after it may be: not "Russian" in "Russian-born".
func (s *syntax) owns(i int) bool {
	m := &s.mentions[s.mention[i]]
	if m.Form == graph.FormNominal && m.Type == graph.Person {
		return false
	}
	tail := compound(s.tokens[i].Text)
	return m.End == s.tokens[i].End || len(tail) > 1 && tail[1] >= 'A' && tail[1] <= 'Z' // "Iranian-American"
}

// longestPhrase is how many words are looked at on each side of the noun.
const longestPhrase = 9

// nameItself makes a phrase of a name that its own noun belongs to.
func (s *syntax) nameItself(p *phrase) {
	m := s.mention[p.first]
	p.holders = []actor{{mention: m, factor: 1}}
	p.start = p.first
	for p.start > 0 && s.mention[p.start-1] == m {
		p.start--
	}
	for p.last < len(s.tokens) && s.mention[p.last] == m {
		p.last++
	}
	p.first = p.last - 1
	if k := p.start - 2; k >= 0 && s.tag(p.start-1) == "POS" && s.endsMention(k) && s.mentions[s.mention[k]].Type == graph.Country {
		p.owner, p.possessive = s.mention[k], true // "Israel's Rambam Hospital"
	}
}

// leftOf reads what stands before the noun.
func (s *syntax) leftOf(p *phrase) {
	k := p.first - 1
	if p.inWord {
		p.owner = s.mention[p.first]
	}
	defer func() { p.start = k + 1 }()
	for ; k >= 0 && k >= p.first-longestPhrase; k-- {
		tag, word := s.tag(k), s.lower(k)
		if m := s.mention[k]; m >= 0 && s.owns(k) && p.owner < 0 {
			if s.mentions[m].Type == graph.Person && !p.possessive && tag != "PRP$" && k != p.first-1 || s.mentions[m].Form == graph.FormPronoun && tag != "PRP$" && !p.possessive {
				return
			}
			p.owner = m
			p.possessive = p.possessive || tag == "PRP$" || s.mentions[m].Form == graph.FormPronoun
			for k > 0 && s.mention[k-1] == m {
				k--
			}
			if p.possessive {
				p.definite = true
			}
			continue
		}
		switch {
		case word == "whose" && p.owner < 0:
			before := k - 1
			if before > 0 && s.tokens[before].Text == "," {
				before--
			}
			if s.endsMention(before) {
				p.owner, p.possessive, p.definite = s.mention[before], true, true
			}
			k--
			return
		case s.mention[k] >= 0 && p.owner >= 0 && s.owns(k) && !p.inWord:
			if p.outer < 0 {
				p.outer = s.mention[k]
			}
			if s.mentions[s.mention[k]].Form != graph.FormDemonym {
				p.definite = true
				return
			}
		case p.owner >= 0 && p.outer < 0 && tag == "POS":
			p.definite = true
		case tag == "POS" || (word == "'s" || word == "'") && k == p.first-1-len(p.gap) && p.owner < 0:
			p.possessive, p.definite = true, true
		case tag == "DT" || tag == "PRP$":
			p.definite = p.definite || word != "a" && word != "an"
			k--
			return
		case strings.HasPrefix(tag, "JJ"), strings.HasPrefix(tag, "NN"), tag == "CD", tag == "VBN", tag == "VBG", tag == "HYPH", word == "-", word == "then":
			if p.owner < 0 {
				p.gap = append(p.gap, k)
			} else if s.mention[k] < 0 && !strings.HasPrefix(tag, "JJ") && !s.inClass(k, "former") && tag != "VBN" {
				return
			} else {
				p.gap = append(p.gap, k)
			}
		case tag == "CC" && k > 0 && k+1 < p.first && p.owner < 0 && s.mention[k-1] < 0 && (strings.HasPrefix(s.tag(k-1), "JJ") || s.tag(k-1) == "NN" && s.tokens[k-1].Text == s.lower(k-1) || s.tag(k-1) == "NNP" && s.tag(k+1) == "NNP"):
			if len(s.grammar.holderNouns(s.tokens[k-1])) > 0 {
				return // "president and chief executive": another phrase
			}
			p.gap = append(p.gap, k)
		default:
			return
		}
	}
}
