package claim

import (
	"slices"

	"entente/extractor/lexicon"
	"entente/graph"
)

// presupposed reports whether noun phrase n takes for granted that what it names was
// done: a deed with its doer before it, or "the": "Russia's invasion of Ukraine".
func (s *syntax) presupposed(n int) bool {
	c := s.chunks[n]
	if !s.inClass(c.head, "deeds") {
		return false
	}
	for i := c.first; i < c.head; i++ {
		switch s.lower(i) {
		case "a", "an", "any", "no", "another", "every", "each":
			return false
		}
		if _, ok := s.unreal(s.lower(i)); ok {
			return false
		}
	}
	for i := c.first; i < c.head; i++ {
		if s.tag(i) == "POS" || s.tag(i) == "PRP$" {
			return true
		}
	}
	switch s.lower(c.first) {
	case "the", "this", "that", "these", "those":
	default:
		return false
	}
	for v := range s.chunks { // "The Chinese invasion of Taiwan that many fear may never come"
		if s.kindAt(v) == verbKind && modals[s.chunks[v].verb.modal] == graph.Possible {
			return false
		}
	}
	return true
}

// deedStatus reads the status of a deed that is taken for granted. Who may
// condemn it, or will not discuss it, leaves it done; only words by which it does not come
// about, or never was, change that.
func (s *syntax) deedStatus(n int) status {
	if v := s.verbOf(n); v >= 0 {
		lemma := s.lemma(v)
		st := s.statusOf(n, v)
		switch {
		case s.links(v) && s.predicated(v):
			return s.happens(n, v)
		case s.comesAbout(v):
			return s.happens(n, v)
		case s.callsOff(v), s.grammar.classes["unmade"][lemma] && s.isPassive(v):
			return s.happens(n, v)
		case (st.negated || s.kindAt(v+1) == advKind && s.word(v+1) == "not") && lemma == "be" && s.kindAt(s.skipOn(v+1)) == prepKind: // "is not in sight", "is not on the cards"
			return plain.weaken(graph.Possible)
		case st.modality == graph.Possible:
			return plain.weaken(graph.Possible) // "Israel's attack on Iran would be a mistake"
		}
		return plain
	}
	for j := n - 1; j >= 0 && j > n-8; j-- {
		switch s.kindAt(j) {
		case prepKind:
			switch w := s.word(j); {
			case w == "without":
				return plain.under(lexicon.EffectNegative)
			case s.grammar.classes["aftermath"][w]:
				return plain
			}
		case nounKind:
			if s.kindAt(j+1) == prepKind && s.grammar.classes["doubts"][singular(s.word(j))] && s.disowned(j) {
				return plain.under(lexicon.EffectNegative) // "reports of Norway's severance of ties are false"
			}
			if s.kindAt(j+1) == prepKind && s.grammar.classes["unmade_nouns"][singular(s.word(j))] {
				return plain.weaken(graph.Possible)
			}
		case verbKind:
			lemma := s.lemma(j)
			switch {
			case s.grammar.classes["denies"][lemma] && !s.isPassive(j):
				return plain.under(lexicon.EffectNegative).inside(s.own(j))
			case s.byNobody(j) && s.word(n-1) == "of": // "nothing came of"
				return plain.weaken(graph.Possible)
			case s.callsOff(j) && !s.isReduced(j):
				return plain.under(lexicon.EffectNegative).weaken(s.own(j).modality)
			case s.grammar.classes["unmade"][lemma] && !s.isReduced(j), s.grammar.classes["accusing"][lemma] && s.kindAt(n-1) == prepKind && s.word(n-1) != "for":
				return plain.weaken(graph.Possible)
			}
			return plain
		case commaKind, conjKind, relKind, subKind:
			return plain
		}
	}
	return plain
}

// statusOf returns the status of what the verb at chunk v says of noun phrase n: its own where the chunks find
// it another subject.
func (s *syntax) statusOf(n, v int) status {
	if r := s.read(v, 0); slices.Contains(r.subjects, n) {
		return r.status
	}
	return s.own(v)
}

// predicated reports whether what the copula at chunk v says of its subject tells whether it came about: "is
// unlikely", "remains a distant prospect".
func (s *syntax) predicated(v int) bool {
	next := s.skipOn(v + 1)
	w := s.word(next)
	switch s.kindAt(next) {
	case nounKind:
		return s.grammar.classes["thoughts"][singular(w)]
	case adjKind, verbKind:
		_, unreal := s.unreal(w)
		_, governs := s.grammar.nouns[w]
		return unreal || governs || s.grammar.classes["calls_off"][w]
	}
	return false
}

// supposed reports whether the clause of the verb at chunk v is a condition: "if there is".
func (s *syntax) supposed(v int) bool {
	for k := v - 1; k >= 0; k-- {
		switch s.kindAt(k) {
		case subKind:
			return s.word(k) == "if" || s.word(k) == "unless" || s.word(k) == "whether"
		case verbKind, commaKind, conjKind, relKind:
			return false
		}
	}
	return false
}

// comesAbout reports whether the verb at chunk v says that its subject happens: "came", "took place".
func (s *syntax) comesAbout(v int) bool {
	about := s.grammar.classes["comes_about"]
	return about[s.lemma(v)] || s.kindAt(v+1) == nounKind && about[s.lemma(v)+" "+s.word(v+1)]
}

// callsOff reports whether the verb at chunk v, with its particle, makes that something does not come about.
func (s *syntax) callsOff(v int) bool {
	off := s.grammar.classes["calls_off"]
	return off[s.lemma(v)] || s.kindAt(v+1) == advKind && off[s.lemma(v)+" "+s.word(v+1)]
}

// beside reports whether noun phrase n says only in what or by what means the verb before it
// holds: "warned in a letter".
func (s *syntax) beside(n int) bool {
	if s.kindAt(n-1) != prepKind {
		return false
	}
	switch s.word(n - 1) {
	case "in", "by", "with":
		return true
	}
	return false
}

// dreaded reports whether a relative clause says of noun phrase n that it is only feared, planned or
// wanted: "the Chinese invasion of Taiwan that many fear".
func (s *syntax) dreaded(n int) bool {
	for j := n + 1; j < len(s.chunks) && j < n+7; j++ {
		switch s.kindAt(j) {
		case prepKind, nounKind, advKind:
		case relKind:
			for i := s.chunks[j].last; i < len(s.tokens) && i < s.chunks[j].last+5; i++ {
				if f := s.grammar.verbForm[s.lower(i)]; f != nil && s.mention[i] < 0 {
					for _, base := range f {
						if s.grammar.classes["unmade"][base] {
							return true
						}
					}
					return false
				}
			}
			return false
		default:
			return false
		}
	}
	return false
}
