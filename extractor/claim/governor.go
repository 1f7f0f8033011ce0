package claim

import (
	"entente/extractor/lexicon"
	"entente/graph"
)

// readInfinitive finds whose act an infinitive is and how it is meant:
// "decided to sever", "urged Albania to sever", "its decision to sever".
func (s *syntax) readInfinitive(v, depth int) reading {
	object := -1 // a noun phrase passed, perhaps the object of the governing verb
	tail := ""   // words between the governing verb and here: "short of"
	for j := v - 1; j >= 0; j-- {
		switch s.kindAt(j) {
		case timeKind, advKind: // "not to sever": the verb's own adverbs are read with it
		case adjKind:
			gov, known := s.grammar.nouns[s.word(j)]
			if !known {
				gov.effect = lexicon.EffectPossible
			}
			if k := s.verbBefore(j); k >= 0 {
				r := s.read(k, depth+1)
				for c := k + 1; c < j; c++ {
					if s.kindAt(c) == advKind { // "is not ready to"
						r.status = s.adverbAt(status{modality: graph.Actual}, c).inside(r.status)
					}
				}
				if s.grammar.classes["judging"][s.word(j)] && s.lemma(k) == "be" {
					return r // "was right to condemn"
				}
				return s.governed(r, gov.effect)
			}
			return nothing()
		case prepKind:
			if object >= 0 && s.word(j) == "for" {
				r := nothing()
				r.subjects = s.groupOf(object)
				r.status = r.status.weaken(graph.Possible)
				return r
			}
			tail = s.word(j)
			if k := s.verbBefore(j); k >= 0 && tail == "about" && s.lemma(k) == "be" { // "had been about to sever"
				return s.governed(s.read(k, depth+1), lexicon.EffectPlanned)
			}
			if object >= 0 && (tail == "on" || tail == "upon" || tail == "to") {
				if g := s.skipBack(j - 1); s.kindAt(g) == verbKind {
					if e, ok := s.grammar.verbs[s.lemma(g)+" "+tail]["object"]; ok {
						return s.objectControl(g, object, e, depth)
					}
				}
				if n := j - 1; s.kindAt(n) == nounKind {
					if gov, ok := s.nounGovernor(n); ok && (gov.control == "object" || tail != "to" && gov.effect == lexicon.EffectPossible) { // "a call on Albania to cut", "pressure on Albania to cut"
						r := nothing()
						r.subjects = s.groupOf(object)
						return s.governed(r, gov.effect)
					}
				}
			}
			object = -1
		case nounKind:
			if durations[singular(s.word(j))] && s.kindAt(j-1) == prepKind {
				j-- // "threatened for months to sever"
				continue
			}
			if gov, ok := s.nounGovernor(j); ok && s.governs(j, gov) && !(object < 0 && s.kindAt(j-1) == prepKind && s.word(j-1) == "for") {
				return s.byNoun(j, gov, object, depth)
			}
			group := s.leftItems(j)
			object = group[0]
			if len(group) > 1 {
				j = group[0]
			}
		case verbKind:
			return s.byVerb(j, object, depth)
		case subKind: // "is weighing whether to sever"
			if k := s.verbBefore(j); k >= 0 && object < 0 && s.word(j) == "whether" {
				return s.governed(s.read(k, depth+1), lexicon.EffectPossible)
			}
			return nothing()
		case conjKind:
			if s.kindAt(j-1) == nounKind && object >= 0 { // "urged A and B to"
				continue
			}
			return nothing()
		default:
			return nothing()
		}
	}
	if object == 0 && s.kindAt(v-1) == nounKind && s.verbless(v) { // a headline: "Jordan to host Hamas leaders"
		r := nothing()
		n, _ := s.climb(v - 1)
		r.subjects = s.leftGroup(n)
		return s.governed(r, lexicon.EffectPlanned)
	}
	return nothing()
}

// verbless reports whether no finite verb but those of a clause below it goes with the infinitive at chunk v.
func (s *syntax) verbless(v int) bool {
	for c := range s.chunks {
		switch s.kindAt(c) {
		case verbKind:
			if c != v && s.chunks[c].verb.finite && !s.isReduced(c) {
				return false
			}
		case relKind, subKind:
			if c > v {
				return true
			}
		}
	}
	return true
}

// durations are nouns that say how long.
var durations = map[string]bool{"day": true, "week": true, "month": true, "year": true, "decade": true, "hour": true, "time": true}

func (s *syntax) skipBack(j int) int {
	for s.kindAt(j) == advKind || s.kindAt(j) == timeKind {
		j--
	}
	return j
}

// groupOf returns the coordination around noun phrase n, which is its first member.
func (s *syntax) groupOf(n int) []int {
	members, _ := s.rightGroup(n)
	list := make([]int, 0, len(members))
	for _, m := range members {
		list = append(list, m.noun)
	}
	return list
}

func (s *syntax) nounGovernor(n int) (governing, bool) {
	h := s.chunks[n].head
	if m := s.mention[h]; m >= 0 && s.mentions[m].Form == graph.FormNominal { // "the first Latin American country to"
		for i := s.chunks[n].first; i < h; i++ {
			if g, ok := s.grammar.nouns[s.lower(i)]; ok && g.effect == lexicon.EffectActual {
				return g, true
			}
		}
	}
	if m := s.mention[h]; m >= 0 && (s.mentions[m].Form != graph.FormNominal || s.mentions[m].Entity >= 0) {
		return governing{}, false
	}
	for _, w := range []string{s.lower(h), s.tokens[h].Lemma, singular(s.lower(h))} {
		if g, ok := s.grammar.nouns[w]; ok {
			return g, true
		}
	}
	return governing{}, false
}

// governs reports whether noun phrase n, whose noun may govern an infinitive, does
// so here. "The first country to cut" needs a verb that says who that is; in "called on African
// states to cut" the states are those who are called on.
func (s *syntax) governs(n int, gov governing) bool {
	if gov.effect != lexicon.EffectActual {
		return true
	}
	for k := n; ; k -= 2 {
		if v := s.verbBefore(k); v >= 0 {
			switch s.lemma(v) {
			case "be", "become", "remain":
				return true
			}
			return false
		}
		if s.kindAt(k-1) != prepKind || s.word(k-1) != "of" && s.word(k-1) != "among" || s.kindAt(k-2) != nounKind {
			return s.kindAt(k-1) == commaKind || s.kindAt(k-1) == prepKind && s.word(k-1) == "as" // "Chad, the first state to cut"
		}
	}
}

func (s *syntax) governed(r reading, e lexicon.Effect) reading {
	r.status = r.status.under(e)
	return r
}

// verbBefore returns the verb chunk directly before chunk j, adverbs skipped, -1 if none.
func (s *syntax) verbBefore(j int) int {
	if k := s.skipBack(j - 1); s.kindAt(k) == verbKind {
		return k
	}
	return -1
}

// byNoun reads "its decision to sever": the act belongs to whoever the noun
// belongs to, or to the subject of the verb before it.
func (s *syntax) byNoun(n int, gov governing, object, depth int) reading {
	r := nothing()
	c := s.chunks[n]
	if gov.control == "object" && object >= 0 {
		r.subjects = s.groupOf(object)
		return s.governed(r, gov.effect)
	}
	effect := gov.effect
	if s.lower(c.first) == "no" {
		r.status.negated = true
	}
	if s.possessed(n) {
		r.subjects = []int{n} // its possessor is found by the resolver of actors
		return s.fate(s.governed(r, effect), n)
	}
	if s.kindAt(n+1) == prepKind && s.word(n+1) == "by" && s.kindAt(n+2) == nounKind { // "the move by Honduras to"
		r.subjects = s.groupOf(n + 2)
		return s.fate(s.governed(r, effect), n)
	}
	if s.kindAt(n+1) == prepKind && (s.word(n+1) == "of" || s.word(n+1) == "from") && s.kindAt(n+2) == nounKind && object < 0 { // "the failure of Sudan to"
		r.subjects = s.groupOf(n + 2)
		return s.fate(s.governed(r, effect), n)
	}
	if k := s.verbBefore(n); k >= 0 {
		outer := s.read(k, depth+1)
		if r.status.negated && s.grammar.classes["unsparing"][s.lemma(k)] || s.lemma(k) == "take" && s.grammar.classes["steps"][singular(s.word(n))] ||
			s.lemma(k) == "be" && c.last == c.first+1 && s.grammar.classes["judging"][s.word(n)] { // "was right to condemn", tagged as a noun
			return outer // "wasted no time in condemning", "took the step of cutting"
		}
		outer.status = outer.status.inside(r.status)
		e, ok := s.grammar.verbs[s.lemma(k)]["subject"]
		if s.kindAt(k+1) == advKind {
			if particle, known := s.grammar.verbs[s.lemma(k)+" "+s.word(k+1)]["subject"]; known {
				e, ok = particle, true // "turned down the chance to"
			}
		}
		if ok && e != lexicon.EffectActual {
			outer.status = outer.status.under(e)
		}
		if ok && e == lexicon.EffectNegative && (outer.status.negated && gov.control == "object" || s.grammar.classes["openings"][singular(s.word(n))]) {
			return outer // "turned down a request to host", "turned down the chance to"
		}
		return s.governed(outer, effect)
	}
	for k := n; s.kindAt(k-1) == prepKind && s.word(k-1) != "for"; k -= 2 { // "voted in favour of a motion to"
		if g := s.verbBefore(k - 1); g >= 0 && !s.isPassive(g) {
			return s.governed(s.read(g, depth+1), effect)
		}
		if s.kindAt(k-2) != nounKind {
			break
		}
	}
	return s.governed(r, effect)
}

// possessed reports whether somebody possesses noun phrase n: "Albania's", "its", "the Iranian".
func (s *syntax) possessed(n int) bool {
	c := s.chunks[n]
	for i := c.first; i < c.head; i++ {
		if m := s.mention[i]; s.tag(i) == "POS" || s.tag(i) == "PRP$" || m >= 0 && m != s.mention[c.head] && s.mentions[m].Entity >= 0 {
			return true
		}
	}
	return false
}

// byVerb reads "decided to sever" and, with an object, "urged Albania to sever".
func (s *syntax) byVerb(g, object, depth int) reading {
	lemma := s.lemma(g)
	controls := s.grammar.verbs[lemma]
	passive := s.isPassive(g)
	if e, ok := controls["object"]; ok && (object >= 0 || passive) {
		if passive {
			return s.governed(s.read(g, depth+1), e)
		}
		return s.objectControl(g, object, e, depth)
	}
	if lemma == "go" && s.chunks[g].verb.progress && object < 0 { // "is going to sanction"
		return s.governed(s.read(g, depth+1), lexicon.EffectPlanned)
	}
	if lemma == "have" && object < 0 {
		return s.governed(s.read(g, depth+1), lexicon.EffectPossible) // "has until Friday to cut"
	}
	if r := s.read(g, depth+1); r.status.negated && r.status.modality == graph.Actual && s.grammar.classes["scruples"][lemma] {
		r.status = plain // "did not hesitate to condemn"
		return r
	}
	if w := s.word(g); w == "were" && object >= 0 && g+1 == object && (g == 0 || s.kindAt(g-1) == commaKind || s.kindAt(g-1) == conjKind) {
		r := nothing() // "Were Georgia to condemn"
		r.subjects = s.groupOf(object)
		return s.governed(r, lexicon.EffectPossible)
	}
	effect, ok := controls["subject"]
	if !ok {
		effect = lexicon.EffectPossible
	}
	if s.performs(g) {
		return s.governed(s.read(g, depth+1), lexicon.EffectActual)
	}
	if object >= 0 && effect == lexicon.EffectActual && lemma != "join" && lemma != "have" && lemma != "be" && lemma != "become" {
		effect = lexicon.EffectPossible // "sent envoys to condemn": a purpose
	}
	if lemma == "be" && object < 0 {
		if r, ok := s.pseudoCleft(g, depth); ok {
			return r // "What Poland did was expel"
		}
	}
	r := s.read(g, depth+1)
	r.finite = r.finite && ok
	return s.governed(r, effect)
}

// performs reports whether what the infinitive under verb chunk g names is done by doing what the verb
// says: "used its veto to block", "summoned the envoy to condemn", "took to the streets to protest".
func (s *syntax) performs(g int) bool {
	if s.lemma(g) == "take" {
		return s.kindAt(g+1) == prepKind && s.word(g+1) == "to"
	}
	return s.grammar.classes["performing"][s.lemma(g)]
}

func (s *syntax) objectControl(g, object int, e lexicon.Effect, depth int) reading {
	outer := s.read(g, depth+1)
	r := nothing()
	r.subjects = s.groupOf(object)
	r.speech = outer.speech
	if e == lexicon.EffectNegative && s.byNobody(g) {
		return r // "nothing stopped Albania from hosting": it did
	}
	r.status = r.status.under(e).inside(outer.status)
	return r
}

// byNobody reports whether the subject directly before the finite verb at chunk v is "nothing" or "nobody".
func (s *syntax) byNobody(v int) bool {
	n := s.skipBack(v - 1)
	return s.kindAt(n) == nounKind && s.inClass(s.chunks[n].head, "nobody") && s.chunks[v].verb.form == 'd' && s.chunks[v].verb.modal == ""
}
