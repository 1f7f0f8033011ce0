package claim

import "slices"

// How much surer a role is that the chunks fill than one that only the tree fills.
const (
	treeSubjectFactor = 0.85
	treeObjectFactor  = 0.85
)

// subjectOfTree fills the subject off the tree where the chunks found nobody's act.
func (m *match) subjectOfTree(st *statement, places []string) {
	if len(m.reading.subjects) > 0 || m.reading.denied || m.parse == nil && !m.attainable() {
		return
	}
	for _, place := range places {
		switch place {
		case "subject":
			if !m.namesIn(0, m.verb) || m.parsed() == nil {
				continue
			}
			r := m.treeRead(m.verb)
			if r.denied {
				return
			}
			keep := m.reading
			m.reading = r
			if st.subjects = m.fill("subject", lookThrough{agents: true, people: true}); len(st.subjects) == 0 {
				m.reading = keep
			}
		case "by":
			if n := m.treePhrase(m.verb, -1, place); n >= 0 {
				st.subjects = m.members(n, lookThrough{agents: true, place: true})
			}
		}
		if len(st.subjects) > 0 {
			st.factor *= treeSubjectFactor
			return
		}
	}
}

// objectOfTree fills the object off the tree where the chunks found nobody.
func (m *match) objectOfTree(st *statement, places []string, through lookThrough) {
	for _, place := range places {
		n := -1
		switch place {
		case "subject":
			if !m.passive || len(m.reading.subjects) > 0 || !m.namesIn(0, m.verb) || m.parsed() == nil {
				continue
			}
			if r := m.treeRead(m.verb); !r.denied && len(r.subjects) > 0 {
				n = r.subjects[0]
				m.reading = r
			}
		case "object":
			if !m.partedObject() || !m.namesIn(m.verb+1, len(m.chunks)) {
				continue // the tree would say the same, or nothing
			}
			n = m.treeObject(m.verb)
		case "indirect", "possessor", "reciprocal", "participants":
		default:
			noun := -1
			if m.noun > 0 {
				noun = m.noun
			}
			n = m.treePhrase(m.verb, noun, place)
			through.place = true
		}
		if n < 0 {
			continue
		}
		if st.objects = m.members(n, through); len(st.objects) > 0 {
			st.objects = slices.Clone(st.objects)
			st.factor *= treeObjectFactor
			return
		}
	}
}

// namesIn reports whether one of the chunks from first to before last names somebody who may
// fill a role: an entity that the other role has not taken.
func (s *syntax) namesIn(first, last int) bool {
	for c := max(first, 0); c < last && c < len(s.chunks); c++ {
		if s.chunks[c].kind != nounKind {
			continue
		}
		for i := s.chunks[c].first; i < s.chunks[c].last; i++ {
			if m := s.mention[i]; m >= 0 && s.mentions[m].Entity >= 0 && !s.setAside[s.mentions[m].Entity] {
				return true
			}
		}
	}
	return false
}
