package claim

import (
	"entente/extractor/lexicon"
	"entente/graph"
)

// embed reads what stands before the clause whose first noun phrase is at
// chunk first: a verb of saying, "that", "if".
func (s *syntax) embed(r reading, first, depth int) reading {
	j := first - 1
	for j >= 0 {
		switch s.kindAt(j) {
		case advKind:
			if s.word(j) != "not" || s.lower(s.chunks[j].last) != "only" { // "not only Iran but also Iraq"
				r.status = s.adverbAt(r.status, j)
			}
			j--
			continue
		case timeKind:
			j--
			continue
		case prepKind:
			if e := s.grammar.preps[s.word(j)]; (s.word(j) == "before" || s.word(j) == "until" || s.word(j) == "unless") && !s.toldPast(first) {
				r.status = r.status.under(e.effect)
			}
			return r
		case subKind:
			if w := s.word(j); (w == "until" || w == "once") && s.toldPast(first) {
				return r // "until the regime expelled him": it did
			}
			if s.word(j) == "when" && s.toldPresent(first) {
				r.status = r.status.weaken(graph.Possible) // "when Albania severs ties, we will know"
				return r
			}
			switch s.word(j) {
			case "if", "unless", "whether", "until", "lest", "once", "case":
				r.status = r.status.weaken(graph.Possible)
				if s.word(j) == "if" && s.kindAt(j-1) == adjKind {
					return r
				}
			}
			return r
		case relKind:
			if s.word(j) != "that" {
				return r
			}
			return s.embedThat(r, j-1, depth)
		case verbKind:
			if w := s.word(j); (w == "had" || w == "were" || w == "should") && (j == 0 || s.kindAt(j-1) == commaKind) {
				r.status = r.status.weaken(graph.Possible) // "Had Georgia condemned Azerbaijan"
				return r
			}
			if st, ok := s.inverted(j); ok {
				r.status = st.inside(r.status)
				return r
			}
			return s.embedVerb(r, j, depth)
		case nounKind, commaKind:
			// "told reporters Albania cut ties"; "said on Wednesday Albania cut ties".
			if s.kindAt(j) == commaKind {
				if k := j - 1; s.kindAt(k) == timeKind {
					j = k
					continue
				}
				return r
			}
			if s.kindAt(j-1) == verbKind && s.grammar.speech[s.lemma(j-1)] {
				return s.embedVerb(r, j-1, depth)
			}
			return r
		default:
			return r
		}
	}
	return r
}

// toldPresent reports whether the clause whose subject begins at chunk first is in the simple present, which
// tells of what is to come in running text.
func (s *syntax) toldPresent(first int) bool {
	_, end := s.rightGroup(first)
	v := s.skipOn(end)
	if s.headline || s.kindAt(v) != verbKind {
		return false
	}
	g := s.chunks[v].verb
	return !g.aux && (g.form == 's' || g.form == 'b')
}

// toldPast reports whether the clause whose subject begins at chunk first tells what happened: the simple
// past or a past perfect.
func (s *syntax) toldPast(first int) bool {
	_, end := s.rightGroup(first)
	v := s.skipOn(end)
	if s.kindAt(v) != verbKind {
		return false
	}
	g := s.chunks[v].verb
	return g.form == 'd' && g.modal == "" && (!g.aux || s.has(s.chunks[v].first, s.chunks[v].last, "had") || s.has(s.chunks[v].first, s.chunks[v].last, "was") || s.has(s.chunks[v].first, s.chunks[v].last, "were"))
}

// embedThat reads the words before "that", which ends at chunk j.
func (s *syntax) embedThat(r reading, j, depth int) reading {
	near := true
	for ; j >= 0; j-- {
		switch s.kindAt(j) {
		case verbKind:
			return s.embedVerb(r, j, depth)
		case adjKind:
			switch s.word(j) {
			case "true", "clear", "certain", "sure":
				if k := s.verbBefore(j); k >= 0 && (s.own(k).negated || s.kindAt(j-1) == advKind && s.word(j-1) == "not") {
					if r.status = r.status.weaken(graph.Possible); s.word(j) == "true" {
						r.status = status{modality: graph.Actual, negated: true}
					}
				}
			case "glad", "happy", "pleased", "proud", "sorry", "aware", "angry", "furious", "upset", "sad", "surprised", "shocked", "confident", "grateful", "significant", "important":
			default:
				if s.grammar.classes["untrue"][s.word(j)] {
					r.status = r.status.under(lexicon.EffectNegative)
					return r
				}
				r.status = r.status.weaken(graph.Possible)
			}
			return r
		case nounKind:
			switch w := singular(s.word(j)); {
			case near && s.grammar.classes["beyond"][w] && s.lower(s.chunks[j].first) == "no": // "there is no doubt that"
				return r
			case s.grammar.classes["doubts"][w] && (near || s.kindAt(j+1) == prepKind) && !s.told(j):
				return s.doubted(r, j)
			case near && s.grammar.classes["facts"][w]:
				return r
			}
			near = false
		case commaKind:
			return r
		}
	}
	return r
}

// embedVerb puts the clause under the verb at chunk g: "announced that",
// "denied that", "hopes".
func (s *syntax) embedVerb(r reading, g, depth int) reading {
	if s.chunks[g].verb.to && s.kindAt(g) != verbKind {
		return r
	}
	lemma := s.lemma(g)
	speech, hearsay := s.grammar.speech[lemma], s.grammar.hearsay[lemma]
	if !speech && !hearsay {
		if s.isPassive(g) {
			return r // "in letters that were sent on Monday he condemned": no clause of it
		}
		switch lemma {
		case "mean", "show", "know", "see", "learn", "find", "prove", "note", "be", "decide", "ensure", "order", "agree":
			if lemma == "decide" || lemma == "agree" {
				r.status = r.status.weaken(graph.Planned)
			}
			if lemma == "ensure" || lemma == "order" {
				r.status = r.status.weaken(graph.Possible)
			}
			return r
		}
		n := s.skipBack(g - 1)
		if rumour := s.kindAt(n) == nounKind && s.grammar.classes["doubts"][singular(s.word(n))]; rumour || !s.grammar.classes["factives"][lemma] {
			r.status = r.status.weaken(graph.Possible)
		}
		return r
	}
	outer := s.read(g, depth+1)
	if speech {
		r.speech = g
	}
	st := outer.status
	if st.negated && speech && lemma != "deny" {
		// "did not say that": nothing follows from it.
		r.status = r.status.weaken(graph.Possible)
	} else if lemma == "doubt" || st.negated {
		r.status = r.status.weaken(graph.Possible)
	} else if st.modality != graph.Actual {
		r.status = r.status.weaken(graph.Possible) // "it would be wrong to say that"
	}
	if lemma == "deny" {
		if st.negated {
			r.status = r.status.weaken(graph.Possible)
		} else {
			r.status = r.status.under(lexicon.EffectNegative)
		}
	}
	if hearsay {
		r.status = r.status.weaken(graph.Possible)
	}
	return r
}
