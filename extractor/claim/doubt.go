package claim

import (
	"entente/extractor/lexicon"
	"entente/graph"
)

// inverted reads an auxiliary that stands before its subject, at chunk a: "Never has
// Switzerland expelled", "At no point did Norway break off", "Only then did Iran condemn". It
// returns the status that the auxiliary and what stands before it give; false if the words are a question.
func (s *syntax) inverted(a int) (status, bool) {
	g := s.chunks[a].verb
	if w := s.word(a); auxiliary[w] == "" && modals[w] == "" || s.question || s.chunks[a].last > s.chunks[a].first+2 {
		return plain, false
	}
	st := plain
	if m, ok := modals[s.word(a)]; ok {
		st = st.weaken(m)
	}
	st.negated = g.negative
	moved := g.negative
	for j := a - 1; j >= 0; j-- {
		switch s.kindAt(j) {
		case advKind, conjKind, otherKind, adjKind, timeKind:
		case nounKind, prepKind:
		case subKind: // "Not once has"
			if s.word(j) != "once" {
				return st, moved
			}
		default:
			return st, moved
		}
		for i := s.chunks[j].first; i < s.chunks[j].last; i++ {
			switch w := s.lower(i); {
			case w == "only", w == "sooner" && i > 0 && s.lower(i-1) == "no", s.word(a) == "had" && s.grammar.classes["no_sooner"][w]:
				return plain, true // "Only then did", "No sooner had"
			case w == "no", w == "nor", s.grammar.adverbs[w] == "negative":
				st.negated, moved = true, true
			case w == "so", w == "thus":
				moved = true
			}
		}
	}
	return st, moved
}

// told reports whether noun phrase n stands in a phrase that only says where something
// was told: "said in a report that".
func (s *syntax) told(n int) bool {
	if s.kindAt(n-1) != prepKind || s.word(n-1) != "in" && s.word(n-1) != "to" {
		return false
	}
	k := s.verbBefore(n - 1)
	return k >= 0 && s.grammar.speech[s.lemma(k)]
}

// doubted puts a clause under noun phrase n, a report, fear or risk that it may be true: what is
// denied or called false has not happened.
func (s *syntax) doubted(r reading, n int) reading {
	if s.disowned(n) {
		if k := s.verbBefore(n); k >= 0 {
			r.speech = k
		}
		r.status = r.status.under(lexicon.EffectNegative)
		return r
	}
	r.status = r.status.weaken(graph.Possible)
	return r
}

// disowned reports whether what noun phrase n tells is denied: by an attribute ("false reports"), by the
// verb before it ("denied reports") or by what is said of it ("the claim that ... is false", "was denied").
func (s *syntax) disowned(n int) bool {
	for i := s.chunks[n].first; i < s.chunks[n].head; i++ {
		if s.grammar.classes["untrue"][s.lower(i)] {
			return true
		}
	}
	return s.said(n, s.grammar.classes["disowns"])
}

// said reports whether one of the verbs tells what happens to noun phrase n: as the verb that
// governs it, or, in the passive, as one that it is the subject of; "is false" does too.
func (s *syntax) said(n int, verbs map[string]bool) bool {
	governor := n
	if s.kindAt(n-2) == prepKind && s.word(n-2) == "as" && (s.kindAt(n-1) == nounKind || s.kindAt(n-1) == adjKind) {
		governor = n - 2 // "dismissed as nonsense a report that"
	}
	if k := s.verbBefore(governor); k >= 0 && !s.isPassive(k) {
		return verbs[s.lemma(k)] && !s.own(k).negated
	}
	for c := n + 1; c < len(s.chunks); c++ {
		switch s.kindAt(c) {
		case verbKind:
			if s.isPassive(c) && verbs[s.lemma(c)] && !s.own(c).negated {
				return true
			}
		case adjKind, nounKind:
			if k := s.verbBefore(c); k >= 0 && s.lemma(k) == "be" && !s.own(k).negated && s.grammar.classes["untrue"][s.word(c)] {
				return true
			}
		}
	}
	return false
}

// fate applies to a plan, threat or attempt named by noun phrase n what is said of it: a plan that is
// denied is none.
func (s *syntax) fate(r reading, n int) reading {
	if s.said(n, s.grammar.classes["denies"]) {
		r.status = r.status.under(lexicon.EffectNegative)
	}
	return r
}

// unsure reports whether the sentence says that it only passes on what others tell: "according to
// unconfirmed reports", "rumour has it".
func (s *syntax) unsure() bool {
	if s.interjected() {
		return true
	}
	n := s.accordingTo()
	if n < 0 {
		return false
	}
	c := s.chunks[n]
	for i := c.first; i < c.last; i++ {
		if w := s.lower(i); s.grammar.classes["unconfirmed"][w] || i == c.head && s.grammar.classes["doubts"][singular(w)] && c.head == c.first {
			return true
		}
	}
	return false
}

// feared reports whether a clause on noun phrase n says that it is only thought of: "the invasion
// that many fear".
func (s *syntax) feared(n int) bool {
	e := n + 1
	for s.kindAt(e) == prepKind && s.kindAt(e+1) == nounKind {
		e += 2
	}
	if s.kindAt(e) == commaKind && s.kindAt(e+1) == relKind && s.word(e+1) == "which" { // ", which never came"
		v := s.skipOn(e + 2)
		return s.kindAt(v) == verbKind && s.own(v).negated && s.comesAbout(v)
	}
	if s.kindAt(e) != relKind && !(s.kindAt(e) == nounKind && s.lower(s.chunks[e].first) == "that") {
		return false
	}
	for v := e + 1; v < e+4; v++ {
		if s.kindAt(v) == verbKind {
			return s.grammar.hearsay[s.lemma(v)]
		}
		if s.kindAt(v) == nounKind && s.chunks[v].head > s.chunks[v].first && s.grammar.hearsay[s.word(v)] {
			return true // "that many fear", taken for a noun
		}
	}
	return false
}
