package claim

import "entente/graph"

// retortWithin is how many sentences after an accusation, a demand or a threat "the accusation"
// still means it.
const retortWithin = 3

// toldOf reports whether deeds of a kind are kept, so that later words may refer to them.
func toldOf(kind graph.RelationType) bool {
	for _, t := range toldClasses {
		if t.kind == kind {
			return true
		}
	}
	return false
}

// spoken reports whether a deed of the kind is words, which the one whom they are said to may answer.
func spoken(kind graph.RelationType) bool {
	return kind == graph.Accused || kind == graph.Demanded || kind == graph.Threatened
}

// retorted reports whether noun phrase n stands in apposition to what was said before it and tells how it was
// answered: ", a charge that Baku denied", ", an accusation dismissed by Rwanda".
func (s *syntax) retorted(n int) bool {
	if s.kindAt(n-1) != commaKind {
		return false
	}
	switch s.kindAt(n + 1) {
	case relKind, nounKind:
		return true
	case verbKind:
		return s.isReduced(n + 1)
	}
	return false
}

// saidTo returns the mention of the one who last said something of the kind to those who are set
// aside, the subjects of the verb whose object is sought. It returns -1 if nobody did.
func (r *reader) saidTo(kind graph.RelationType, n int, subjects map[int]bool) int {
	for i := len(r.deeds) - 1; i >= 0; i-- {
		d := r.deeds[i]
		if d.sentence < n-retortWithin {
			break
		}
		if d.kind != kind {
			continue
		}
		for e := range subjects {
			if e >= 0 && e < len(r.entities) && r.entities[e].ID == d.sufferer {
				return d.mention
			}
		}
	}
	return -1
}
