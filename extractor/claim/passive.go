package claim

// isPassive reports whether verb chunk v is passive: with a form of be, or a
// bare participle with an agent ("diplomats expelled by Albania").
func (s *syntax) isPassive(v int) bool {
	if s.chunks[v].verb.passive {
		return true
	}
	if s.memo.voices == nil {
		s.memo.voices = make([]voice, len(s.chunks))
	}
	if k := s.memo.voices[v]; k.known && k.edits == s.memo.edits {
		return k.passive
	}
	edits := s.memo.edits
	passive := s.sharesPassive(v) || s.isReduced(v) || s.isTold(v)
	if edits == s.memo.edits {
		s.memo.voices[v] = voice{edits, true, passive}
	}
	return passive
}

// sharesPassive reports whether the participle at chunk v goes on from a passive: "was condemned and expelled".
func (s *syntax) sharesPassive(v int) bool {
	g := s.chunks[v].verb
	u, ok := s.coordinatedNear(v)
	if !ok || g.form != 'd' || g.aux || s.kindAt(v+1) == nounKind || !s.passiveBefore(v) {
		return false
	}
	if s.chunks[v].verb.finite && s.below(u, v) {
		u = s.joinedInTree(u, v)
	}
	return s.chunks[u].verb.passive
}

// passiveBefore reports whether a verb before chunk v has an auxiliary of the passive.
func (s *syntax) passiveBefore(v int) bool {
	for u := range v {
		if s.chunks[u].kind == verbKind && s.chunks[u].verb.passive {
			return true
		}
	}
	return false
}

// isTold reports whether verb chunk v is a participle without auxiliary of a verb that needs an object, and has
// none: "Iran accused of hosting", "Germany urged to expel".
func (s *syntax) isTold(v int) bool {
	g := s.chunks[v].verb
	if g.form != 'd' || g.aux {
		return false
	}
	controls := s.grammar.verbs[s.lemma(v)]
	if _, own := controls["subject"]; own || controls["object"] == "" {
		return false
	}
	j := s.skipOn(v + 1)
	return s.kindAt(j) == prepKind && s.word(j) == "of" || s.kindAt(j) == verbKind && s.chunks[j].verb.to
}

// isReduced reports whether verb chunk v is a participle without auxiliary that has an agent.
func (s *syntax) isReduced(v int) bool {
	g := s.chunks[v].verb
	if g.form != 'd' || g.aux {
		return false
	}
	j := v + 1
	for {
		switch {
		case s.kindAt(j) == advKind || s.kindAt(j) == timeKind:
			j++
			continue
		case s.kindAt(j) == prepKind && s.kindAt(j+1) == nounKind && s.word(j) != "by" && s.mention[s.chunks[j+1].head] < 0 && (circumstance[s.word(j)] || s.word(j) == "for" || s.word(j) == "since"):
			j += 2 // "hosted for years by Qatar"
			continue
		}
		return s.kindAt(j) == prepKind && s.word(j) == "by" && s.kindAt(j+1) == nounKind && !s.inClass(s.chunks[j+1].head, "means")
	}
}
