package claim

import "entente/graph"

// summed resolves a noun phrase that sums up the clause before it to whoever acts in that: "Sudan's army
// marched into Abyei, an act that Ethiopia deplored", "Iran executed him in a move denounced by France".
func (s *syntax) summed(n int) []actor {
	if !s.sumsUp(n) {
		return nil
	}
	v := s.finiteBefore(n)
	if v < 0 || s.isReduced(v) || s.grammar.speech[s.lemma(v)] {
		return nil
	}
	for k := v + 1; k < n; k++ {
		if s.kindAt(k) == relKind || s.kindAt(k) == subKind {
			return nil
		}
	}
	r := s.read(v, 1)
	if r.status.negated || r.status.modality == graph.Possible {
		return nil
	}
	through := lookThrough{agents: true, members: true}
	subjects := r.subjects
	if s.isPassive(v) {
		subjects = nil
		for j := v + 1; j < n-1; j++ { // "was jailed by Iran, a step that"
			if s.kindAt(j) == prepKind && s.word(j) == "by" && s.kindAt(j+1) == nounKind {
				subjects = s.groupOf(j + 1)
			}
		}
	}
	var list []actor
	for _, subject := range subjects {
		for _, a := range s.resolve(subject, through, 0) {
			a.factor, a.act = a.factor*0.92, true
			list = append(list, a)
		}
	}
	return list
}

// sumsUp reports whether noun phrase n sums up the clause before it: ", an act", "in a move".
func (s *syntax) sumsUp(n int) bool {
	if s.kindAt(n) != nounKind {
		return false
	}
	c := s.chunks[n]
	if w := s.lower(c.first); w != "a" && w != "an" || s.mention[c.head] >= 0 || !s.inClass(c.head, "summing") {
		return false
	}
	return s.kindAt(n-1) == commaKind && s.word(n-1) != ";" && s.word(n-1) != ":" || s.kindAt(n-1) == prepKind && s.word(n-1) == "in" && s.possessors(n, true) == nil
}

// planned returns the noun phrase of a decision or plan whose infinitive has noun phrase n as its object, -1 if there
// is none: "Mali's decision to hire Wagner was denounced".
func (s *syntax) planned(n int) int {
	v := n - 1
	if s.kindAt(v) != verbKind || !s.chunks[v].verb.to || s.kindAt(v-1) != nounKind {
		return -1
	}
	if _, ok := s.nounGovernor(v - 1); !ok || s.verbBefore(v-1) >= 0 || !s.possessed(v-1) {
		return -1
	}
	return v - 1
}
