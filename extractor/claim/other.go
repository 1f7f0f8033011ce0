package claim

import "slices"

// other returns the ones besides the subject between whom the frame's noun is: "relations between Kenya and
// Somalia were severed by Nairobi". If the subject is none of them it returns nothing.
func (m *match) other(through lookThrough) []actor {
	through.place = true
	list := m.byPreposition(m.rest, "between", through)
	if len(list) != 2 {
		return nil
	}
	others := slices.DeleteFunc(slices.Clone(list), func(a actor) bool { return m.setAside[m.mentions[a.mention].Entity] })
	if len(others) == len(list) {
		return nil
	}
	return others
}

// where returns the place before a clause with "where": "Senegal, where he has found asylum". A city stands for
// nobody.
func (m *match) where(through lookThrough) []actor {
	first := m.verb
	if len(m.reading.subjects) > 0 && m.reading.subjects[0] < m.verb {
		first = m.reading.subjects[0]
	}
	j := first - 1
	if m.kindAt(j) != subKind || m.word(j) != "where" {
		return nil
	}
	if j--; m.kindAt(j) == commaKind {
		j--
	}
	if m.kindAt(j) != nounKind {
		return nil
	}
	through.place = true
	return m.actors(j, through)
}

// themselves resolves a pronoun that linking left open, the subject of a clause under a verb of saying, to whoever
// says it: "Egypt and Yemen announced that they were severing ties".
func (m *match) themselves(n int) []actor {
	w := m.lower(m.chunks[n].head)
	if m.reading.speech < 0 || w != "they" && w != "it" && w != "he" && w != "she" {
		return nil
	}
	if p := m.mention[m.chunks[n].head]; p >= 0 && m.mentions[p].Entity >= 0 {
		return nil
	}
	var list []actor
	for _, subject := range m.read(m.reading.speech, 1).subjects {
		list = append(list, m.resolve(subject, lookThrough{agents: true}, 0)...)
	}
	if w == "they" != (len(list) > 1) {
		return nil
	}
	for i := range list {
		list[i].factor *= 0.95
	}
	return list
}
