package claim

import "entente/graph"

// target resolves what belongs to somebody or stands in a country to its owner
// or that country: "Iranian radar sites", "a convoy in Syria". The owner goes first.
func (s *syntax) target(n, depth int) []actor {
	if list := s.possessors(n, true); len(list) > 0 {
		return list
	}
	for j := n + 1; j < n+9 && s.kindAt(j) == prepKind && s.grammar.classes["whereabouts"][s.word(j)] && s.kindAt(j+1) == nounKind; j += 2 {
		through := lookThrough{agents: true, members: true, place: true, towns: true, cities: true}
		members, _ := s.rightGroup(j + 1)
		var list []actor
		for _, m := range members {
			list = append(list, s.resolve(m.noun, through, depth+1)...)
		}
		if len(list) > 0 {
			for i := range list {
				list[i].factor *= 0.95
			}
			return list
		}
	}
	return nil
}

// wielders resolves arms, men and strokes to those whose they are: "Israeli jets",
// "an air strike by Turkey".
func (s *syntax) wielders(n, depth int) []actor {
	list := s.possessors(n, true)
	if by := s.agentOf(n); len(list) == 0 && by >= 0 {
		list = s.resolve(by, lookThrough{agents: true, members: true, place: true, towns: true}, depth+1)
	}
	if len(list) == 0 && s.kindAt(n+1) == prepKind && s.word(n+1) == "of" && !s.inClass(s.chunks[n].head, "acts") {
		list = s.resolve(n+2, lookThrough{agents: true, place: true}, depth+1)
	}
	for i := range list {
		list[i].act = true
		list[i].factor *= 0.97
	}
	return list
}

// apposed resolves a nameless phrase that stands in apposition to a person's name: "Evan
// Gershkovich, a reporter detained by Russia".
func (m *match) apposed(n int, through lookThrough) []actor {
	switch m.lower(m.chunks[n].first) {
	case "a", "an", "the":
	default:
		return nil
	}
	if m.mention[m.chunks[n].head] >= 0 || m.kindAt(n-1) != commaKind || m.kindAt(n-2) != nounKind {
		return nil
	}
	if k := m.mention[m.chunks[n-2].head]; k < 0 || m.mentions[k].Type != graph.Person {
		return nil
	}
	return m.actors(n-2, through)
}
