package claim

import "slices"

// How much surer a role is that the chunks fill than one that only the tree fills.
const (
	treeSubjectFactor = 0.85
	treeObjectFactor  = 0.85
)

// subjectOfTree fills the subject off the tree where the chunks found nobody's act.
func (m *match) subjectOfTree(st *statement, places []string) {
	if len(m.reading.subjects) > 0 || m.reading.denied || m.parsed() == nil {
		return
	}
	var list []actor
	for _, place := range places {
		switch place {
		case "subject":
			r := m.treeRead(m.verb)
			if r.denied {
				return
			}
			keep := m.reading
			m.reading = r
			if list = m.fill("subject", lookThrough{agents: true, people: true}); len(list) == 0 {
				m.reading = keep
			}
		case "by":
			if n := m.treePhrase(m.verb, -1, place); n >= 0 {
				list = m.members(n, lookThrough{agents: true, place: true})
			}
		}
		if len(list) > 0 {
			break
		}
	}
	st.subjects = list
	st.factor *= treeSubjectFactor
}

// objectOfTree fills the object off the tree where the chunks found nobody.
func (m *match) objectOfTree(st *statement, places []string, through lookThrough) {
	if m.parsed() == nil {
		return
	}
	for _, place := range places {
		n := -1
		switch place {
		case "subject":
			if r := m.treeRead(m.verb); m.passive && len(m.reading.subjects) == 0 && !r.denied && len(r.subjects) > 0 {
				n = r.subjects[0]
				m.reading = r
			}
		case "object":
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
