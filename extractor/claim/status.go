package claim

import (
	"entente/extractor/lexicon"
	"entente/graph"
)

// status is the polarity and modality of a statement.
type status struct {
	negated  bool
	modality graph.Modality
}

var plain = status{modality: graph.Actual}

var strength = map[graph.Modality]int{graph.Possible: 0, graph.Planned: 1, graph.Actual: 2}

// weaken lowers the modality to m, never raises it.
func (st status) weaken(m graph.Modality) status {
	if strength[m] < strength[st.modality] {
		st.modality = m
	}
	return st
}

// under applies what a governing word does to the statement.
func (st status) under(e lexicon.Effect) status {
	switch e {
	case lexicon.EffectNegative:
		return st.inside(status{negated: true, modality: graph.Actual})
	case lexicon.EffectPlanned:
		return st.weaken(graph.Planned)
	case lexicon.EffectPossible:
		return st.weaken(graph.Possible)
	}
	return st
}

// inside puts the statement under another one. Two denials leave an open
// question: who did not refuse may or may not have done it.
func (st status) inside(outer status) status {
	if st.negated && outer.negated {
		return status{modality: graph.Possible}
	}
	st.negated = st.negated || outer.negated
	return st.weaken(outer.modality)
}

// modals maps a modal verb to the modality it gives.
var modals = map[string]graph.Modality{
	"will": graph.Planned, "shall": graph.Planned, "'ll": graph.Planned,
	"would": graph.Possible, "may": graph.Possible, "might": graph.Possible, "could": graph.Possible, "can": graph.Possible,
	"ca": graph.Possible, "should": graph.Possible, "must": graph.Possible, "ought": graph.Possible, "need": graph.Possible, "'d": graph.Possible,
}

// own returns what the verb chunk itself says: its auxiliaries and adverbs.
func (s *syntax) own(v int) status {
	g := s.chunks[v].verb
	st := plain
	if g.negative || s.has(s.chunks[v].first, s.chunks[v].last, "no") {
		st.negated = true
	}
	if m, ok := modals[g.modal]; ok && !(g.modal == "would" && s.laterThan(g)) {
		st = st.weaken(m)
	}
	for _, a := range g.adverbs {
		if s.grammar.adverbs[a] == "possible" {
			st = st.weaken(graph.Possible)
		}
	}
	for c := v - 1; s.kindAt(c) == advKind; c-- {
		st = s.adverbAt(st, c)
	}
	if c := v + 1; s.kindAt(c) == advKind && s.grammar.adverbs[s.word(c)] == "possible" {
		st = st.weaken(graph.Possible)
	}
	return st
}

// deniedAfter reports whether the words after the copula at chunk v deny it: "is no longer home to".
func (s *syntax) deniedAfter(v int) bool {
	if !s.grammar.classes["copulas"][s.lemma(v)] || s.own(v).negated {
		return false
	}
	for c := v + 1; s.kindAt(c) == advKind; c++ {
		if s.adverbAt(plain, c).negated {
			return true
		}
	}
	return false
}

// laterThan reports whether a verb with "would" tells what came later: "would later expel".
func (s *syntax) laterThan(g verbGroup) bool {
	for _, a := range g.adverbs {
		switch a {
		case "later", "subsequently", "eventually", "ultimately":
			return !g.perfect && !s.conditional()
		}
	}
	return false
}

func (s *syntax) adverbAt(st status, c int) status {
	switch s.grammar.adverbs[s.word(c)] {
	case "negative":
		if i := s.chunks[c].last; i >= len(s.tokens) || s.lower(i) != "only" || s.word(c) != "not" { // "not only condemned"
			st.negated = true
		}
	case "possible":
		st = st.weaken(graph.Possible)
	}
	if s.word(c) == "longer" && c > 0 && s.lower(s.chunks[c].first-1) == "no" {
		st.negated = true
	}
	return st
}

// conditional reports whether the sentence sets a condition.
func (s *syntax) conditional() bool {
	if s.condition == nil {
		c := s.hasCondition()
		s.condition = &c
	}
	return *s.condition
}

func (s *syntax) hasCondition() bool {
	for c := range s.chunks {
		if s.kindAt(c) == subKind && (s.word(c) == "if" || s.word(c) == "unless") {
			return true
		}
	}
	for i := 0; i+1 < len(s.tokens); i++ {
		if c := s.grammar.classes["conditions"]; c[s.lower(i)] || c[s.lower(i)+" "+s.lower(i+1)] {
			return true
		}
	}
	return s.question
}
