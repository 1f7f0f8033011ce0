package claim

import (
	"entente/extractor/lexicon"
	"entente/graph"
)

// carries reports whether noun phrase n is something in which somebody speaks: a statement, a
// resolution, a letter.
func (s *syntax) carries(n int) bool {
	return s.kindAt(n) == nounKind && s.mention[s.chunks[n].head] < 0 && s.grammar.classes["voices"][singular(s.word(n))]
}

// carried reads whose words those after carrier n at chunk v are: of the one who issued it, signed
// it or voted for it. "Issued a statement condemning", "voted for a resolution that
// denounced", "a motion condemning Iran was passed by". It reports false if nobody is told.
func (s *syntax) carried(n, v, depth int) (reading, bool) {
	r := nothing()
	if depth > deepest {
		return r, false
	}
	if len(s.author(n, 0)) > 0 {
		r.subjects = []int{n}
		return r, true
	}
	for k := n; ; {
		if g := s.verbBefore(k); g >= 0 {
			return s.carriedBy(g, "", depth)
		}
		if s.kindAt(k-1) == nounKind { // "sent Putin a message pledging"
			if g := s.verbBefore(k - 1); g >= 0 {
				return s.carriedBy(g, "", depth)
			}
		}
		if s.kindAt(k-1) != prepKind {
			break
		}
		prep := s.word(k - 1)
		if g := s.skipBack(k - 2); s.kindAt(g) == verbKind {
			if r, ok := s.carriedBy(g, prep, depth); ok {
				return r, true
			}
		}
		if prep == "in" || prep == "with" || prep == "through" {
			return s.mainClause(v, k-1, depth), true
		}
		if s.kindAt(k-2) != nounKind || s.mention[s.chunks[k-2].head] >= 0 {
			break
		}
		k -= 2
	}
	return s.carriedAfter(v, depth)
}

// carriedBy reads the verb at chunk g, with the preposition after it, by which a text is made
// one's own, is only proposed, or is turned down.
func (s *syntax) carriedBy(g int, prep string, depth int) (reading, bool) {
	if s.isPassive(g) {
		return nothing(), false
	}
	lemma := s.lemma(g)
	e, ok := s.grammar.carriers[lemma+" "+prep]
	if !ok {
		e, ok = s.grammar.carriers[lemma]
	}
	if !ok {
		return nothing(), false
	}
	return s.governed(s.read(g, depth+1), e), true
}

// carriedAfter reads "a resolution condemning Iran was adopted by the assembly".
func (s *syntax) carriedAfter(v, depth int) (reading, bool) {
	r := nothing()
	for k := v + 1; k < len(s.chunks) && k < v+longestFront; k++ {
		if s.kindAt(k) == subKind || s.kindAt(k) == relKind {
			break
		}
		if s.kindAt(k) != verbKind || !s.chunks[k].verb.passive {
			continue
		}
		e, ok := s.grammar.carriers[s.lemma(k)]
		if j := s.skipOn(k + 1); ok && s.kindAt(j) == prepKind && s.word(j) == "by" && s.kindAt(j+1) == nounKind {
			r.subjects = s.groupOf(j + 1)
			r.status = s.own(k)
			if e == lexicon.EffectPossible {
				r.status = r.status.weaken(graph.Possible)
			}
			return s.governed(r, e), true
		}
		break
	}
	return r, false
}
