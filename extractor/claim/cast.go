package claim

import "entente/graph"

// typeSet is a set of types of entity.
type typeSet uint8

const anyType typeSet = 0xff

// setOf returns the set of a role's types, which is of all if there are none.
func setOf(types []graph.EntityType) typeSet {
	if len(types) == 0 {
		return anyType
	}
	var set typeSet
	for _, t := range types {
		set |= bitOf(t)
	}
	return set
}

func bitOf(t graph.EntityType) typeSet {
	switch t {
	case graph.Person:
		return 1
	case graph.Country:
		return 2
	case graph.Organization:
		return 4
	}
	return 8
}

// castable reports whether the sentence names entities of the types that the roles of a frame take. It is
// the cheapest of the tests that a frame has to pass. With a trace all frames are tried, for their reasons.
func (r *reader) castable(s *syntax, frame int) bool {
	if r.trace != nil {
		return true
	}
	if s.cast == 0 {
		s.cast = r.castOf(s)
	}
	rule := &r.finder.rules[frame]
	return s.cast&rule.subject != 0 && s.cast&rule.object != 0
}

// castOf returns the types of all who may fill a role in the sentence: those that its mentions stand for.
func (r *reader) castOf(s *syntax) typeSet {
	set := typeSet(0x80) // known
	for i := range s.tokens {
		if w := s.tokens[i].Lower; w == "two" || w == "both" || len(r.deeds) > 0 && r.finder.grammar.toldKind(w) != "" {
			return anyType // "the two countries", "the raid": who is meant may be named elsewhere
		}
		if r.finder.grammar.classes["own_state"][singular(s.tokens[i].Lower)] || r.finder.grammar.classes["bare_state"][singular(s.tokens[i].Lower)] {
			set |= bitOf(graph.Country) // so may "his government"
		}
	}
	for _, m := range r.inSentence[s.sentence] {
		a := actor{mention: m}
		for _, e := range [2]int{r.entityOf(a), r.itself(a)} {
			if e >= 0 {
				set |= bitOf(r.entities[e].Type)
			}
		}
	}
	return set
}
