package claim

// identified returns those whom a copula or "include" says the noun phrase n to be, where a clause hangs
// on it that says what they do: "Hungary is the only member of the Union that has not condemned",
// "Among the countries that have expelled diplomats are Latvia and Estonia". v is the clause's verb.
func (s *syntax) identified(n, v, depth int) []int {
	head := n
	for s.kindAt(head-1) == prepKind && (s.word(head-1) == "of" || s.word(head-1) == "in") && s.kindAt(head-2) == nounKind {
		head -= 2
	}
	h := s.chunks[head].head
	if s.mention[h] >= 0 || !s.inClass(h, "stateish") {
		return nil
	}
	k := head
	for s.kindAt(k-1) == prepKind && (s.word(k-1) == "of" || s.word(k-1) == "among") && s.kindAt(k-2) == nounKind {
		k -= 2 // "one of the countries that"
	}
	if s.kindAt(k-1) == prepKind && s.word(k-1) == "among" {
		k--
	}
	if b := s.verbBefore(k); b >= 0 && s.links(b) && s.own(b) == plain && depth < deepest {
		return s.read(b, depth+1).subjects
	}
	for b := v + 1; b < len(s.chunks); b++ {
		if s.kindAt(b) == relKind || s.kindAt(b) == subKind || s.kindAt(b) == verbKind && s.chunks[b].verb.finite && !s.links(b) {
			return nil
		}
		if s.kindAt(b) == verbKind && s.links(b) && s.own(b) == plain && s.kindAt(b+1) == nounKind {
			return s.groupOf(b + 1)
		}
	}
	return nil
}

// links reports whether the verb at chunk v says who somebody is.
func (s *syntax) links(v int) bool {
	switch s.lemma(v) {
	case "be", "become", "remain", "include":
		return !s.isPassive(v)
	}
	return false
}
