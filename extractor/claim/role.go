package claim

import (
	"slices"

	"entente/graph"
)

// roles fills subject and object.
func (m *match) roles(st *statement) bool {
	subject, object := m.places()
	if m.rest == 0 {
		m.rest = m.after
	}
	// Whose ties: "Trump cut U.S. ties with Cuba" tells of the United States.
	if slices.Contains(subject, "subject") && m.noun > 0 && !m.passive && !slices.Contains(object, "possessor") && !slices.Contains(object, "indirect") {
		for _, a := range m.possessors(m.noun, true) {
			if f := m.mentions[a.mention].Form; f != "pronoun" {
				st.subjects = append(st.subjects, a)
			}
		}
	}
	through := m.throughObject()
	if len(st.subjects) == 0 {
		for _, place := range subject {
			st.subjects = m.fill(place, lookThrough{agents: true, forces: slices.Contains(m.frame.Through, "forces"), people: place == "subject", place: place == "in" || place == "by" || place == "from" || place == "of", towns: m.voicesFrom(place)})
			if place == "in" && slices.Contains(m.frame.Through, "forces") { // "killed in an Israeli raid", not "killed in Israel"
				st.subjects = slices.DeleteFunc(st.subjects, func(a actor) bool { return !a.act })
			}
			if len(st.subjects) > 0 {
				break
			}
		}
	}
	if len(st.subjects) == 0 {
		m.subjectOfTree(st, subject)
	}
	if m.frame.Officials {
		st.subjects = m.officials(st.subjects)
	}
	if len(st.subjects) == 0 {
		return false
	}
	m.setAside = map[int]bool{}
	for _, a := range st.subjects {
		m.setAside[m.mentions[a.mention].Entity] = true
	}
	defer func() { m.setAside = nil }()
	for _, place := range object {
		if place == "reciprocal" {
			// "Iran and Iraq restored ties": each with the other.
			if m.each(st.subjects) && !m.addressed() {
				st.objects = st.subjects
			}
			break
		}
		if st.objects = m.fill(place, through); len(st.objects) > 0 {
			break
		}
	}
	if len(st.objects) == 0 {
		m.objectOfTree(st, object, through)
	}
	st.objects = m.onlyActs(st.objects)
	if m.frame.Guests {
		st.objects = m.guests(st.objects)
	}
	if len(st.objects) == 0 || m.refusesObject(st) {
		return false
	}
	return true
}

// objectDenied reports whether the object's own words deny it: "condemned neither
// Iran nor Iraq", "condemned none of the attacks".
func (m *match) objectDenied() bool {
	if m.passive {
		return false
	}
	n := m.skipOn(m.after)
	if m.kindAt(n) == conjKind && m.word(n) == "neither" || n > m.after && m.word(n-1) == "neither" {
		return true
	}
	if m.kindAt(n) != nounKind {
		return false
	}
	switch m.lower(m.chunks[n].first) {
	case "no":
		return !m.denied && m.chunks[n].head > m.chunks[n].first
	case "neither", "none", "nobody", "nothing":
		return !m.denied
	}
	return false
}

// places returns where subject and object stand, which a passive turns round.
func (m *match) places() (subject, object []string) {
	if m.retained {
		return []string{"by", "in"}, []string{"subject"}
	}
	subject, object = m.frame.Subject, m.frame.Object
	if m.passive {
		subject = turned(subject, "subject", "by")
		object = turned(object, "object", "subject")
		object = turned(object, "indirect", "subject")
	}
	return subject, object
}

func turned(places []string, from, to string) []string {
	if !slices.Contains(places, from) {
		return places
	}
	out := slices.Clone(places)
	for i, p := range out {
		if p == from {
			out[i] = to
		}
	}
	return out
}

func (m *match) through() lookThrough {
	return lookThrough{
		acts: slices.Contains(m.frame.Through, "acts"), agents: slices.Contains(m.frame.Through, "agents"), bases: slices.Contains(m.frame.Through, "bases"),
		members: slices.Contains(m.frame.Through, "members"), place: slices.Contains(m.frame.Through, "places"), towns: slices.Contains(m.frame.Through, "places"), cities: slices.Contains(m.frame.Through, "places"),
	}
}

// throughObject says what stands for the object of a verb.
func (m *match) throughObject() lookThrough {
	through := m.through()
	through.targets, through.traded = slices.Contains(m.frame.Through, "targets"), slices.Contains(m.frame.Through, "traded")
	return through
}

func (m *match) refusesObject(st *statement) bool {
	set := m.rule.refuseObject
	if len(set) == 0 {
		return false
	}
	phrases := []int{m.after}
	if m.passive {
		phrases = m.reading.subjects // "A drone was shot down"
	}
	for _, n := range phrases {
		if m.kindAt(n) != nounKind {
			continue
		}
		for i := m.chunks[n].first; i < m.chunks[n].last; i++ {
			if k := m.mention[i]; (k < 0 || m.mentions[k].Form == graph.FormNominal) && containsNoun(set, m.tokens[i]) {
				return true
			}
		}
	}
	return false
}

// fill returns the actors at a place.
func (m *match) fill(place string, through lookThrough) []actor {
	switch place {
	case "subject":
		var list []actor
		subjects := m.reading.subjects
		for i, n := range subjects {
			if m.renamed(subjects, i) || i > 0 && m.officeOf(subjects[i-1], n) {
				continue
			}
			if m.possessed(n) && m.isGovernorNoun(n) {
				owners := m.possessors(n, true)
				for k := range owners {
					owners[k].act = through.acts // "France's plan was blocked"
				}
				list = append(list, owners...)
				continue
			}
			through := through
			if r := n + 1; m.kindAt(r) == relKind || m.kindAt(r) == commaKind && m.kindAt(r+1) == relKind && m.word(r+1) == "which" {
				through.place = true // "fled to Senegal, which took them in"
			}
			found := m.actors(n, through)
			if len(found) == 0 && m.passive {
				found = m.apposed(n, through)
			}
			if len(found) == 0 && m.passive && through.acts {
				found = m.summed(n)
			}
			if len(found) == 0 {
				found = m.pair(n)
			}
			if len(found) == 0 {
				found = m.toldIn(n)
			}
			if len(found) == 0 {
				found = m.themselves(n)
			}
			if len(found) == 0 && m.reading.speech >= 0 && m.tag(m.chunks[n].first) == "PRP$" {
				found = m.speakersOwn(n)
			}
			list = append(list, found...)
		}
		return list
	case "object":
		return m.directObject(through)
	case "indirect":
		if m.indirect == 0 {
			// "gave Hamas shelter", read as one noun phrase
			c := m.chunks[max(m.noun, 0)]
			if i := c.head - 1; m.noun > 0 && i >= c.first && m.endsMention(i) && m.tag(i) != "PRP$" && m.mentions[m.mention[i]].Form != graph.FormDemonym {
				return m.named(m.mention[i], c, through)
			}
			return nil
		}
		return m.members(m.indirect, through)
	case "participants":
		return m.participants(through)
	case "other":
		return m.other(through)
	case "where":
		return m.where(through)
	case "beside":
		return m.besides(m.verb, through)
	case "clause-object", "clause-subject":
		return m.clause(place, through)
	case "possessor":
		if m.noun > 0 || m.passive && m.rest > m.noun { // "U.S. sanctions on Iran were eased"
			return m.possessors(m.noun, true)
		}
		return nil
	}
	through.place = true
	if m.passive && place == "by" && !m.retained {
		list := m.byPreposition(max(m.after, m.verb+1), place, through)
		if len(list) == 0 && m.past > 0 { // "was put on its list by Canada"
			list = m.byPreposition(m.past, place, through)
		}
		return list
	}
	if m.passive && m.rest > 0 && m.rest <= m.verb { // "talks hosted by Oman between Iran and Iraq"
		if list := m.byPreposition(m.rest, place, through); len(list) > 0 || m.kindAt(m.rest) != verbKind {
			return list
		}
		j := m.after
		if m.kindAt(j) == prepKind && m.word(j) == "by" && m.kindAt(j+1) == nounKind {
			_, j = m.rightGroup(j + 1)
		}
		return m.byPreposition(j, place, through)
	}
	if list := m.byPreposition(m.rest, place, through); len(list) > 0 {
		return list
	}
	return m.beforePronoun(place, through)
}

// beforePronoun resolves the object of a preposition that stands before its relative pronoun: "Taiwan, with which it
// broke off relations".
func (m *match) beforePronoun(place string, through lookThrough) []actor {
	if len(m.reading.subjects) == 0 || m.reading.subjects[0] > m.verb {
		return nil
	}
	rel := m.reading.subjects[0] - 1
	if m.kindAt(rel) != relKind || m.kindAt(rel-1) != prepKind || m.word(rel-1) != place {
		return nil
	}
	n := rel - 2
	if m.kindAt(n) == commaKind {
		n--
	}
	return m.actors(n, through)
}

// participants returns those who hold the meeting that is hosted: "Iran and Iraq held talks
// hosted by Oman".
func (m *match) participants(through lookThrough) []actor {
	if !m.passive || len(m.frame.Complement) == 0 || m.noun > m.verb {
		return nil
	}
	k := m.verbBefore(m.noun)
	if k < 0 {
		return m.gathered(through)
	}
	if m.isPassive(k) {
		return nil
	}
	switch m.lemma(k) {
	case "hold", "have", "begin", "start", "resume", "attend", "conduct", "open", "join", "end", "conclude":
	default:
		return nil
	}
	through.place, through.agents = false, true
	var list []actor
	outer := m.read(k, 1)
	if outer.status != plain {
		return nil
	}
	for _, n := range outer.subjects {
		list = append(list, m.actors(n, through)...)
	}
	return list
}

// speakersOwn resolves "his government" and "his country" that linking left open,
// under a verb of saying, to the country or organization that the speaker acts for.
func (m *match) speakersOwn(n int) []actor {
	head := m.chunks[n].head
	if w := m.lower(head); w != "country" && w != "nation" && !m.inClass(head, "agents") {
		return nil
	}
	var list []actor
	for _, n := range m.read(m.reading.speech, 1).subjects {
		for _, a := range m.resolve(n, lookThrough{agents: true}, 0) {
			if m.mentions[a.mention].Type != graph.Person {
				a.factor *= 0.9
				list = append(list, a)
			}
		}
	}
	return list
}

func (s *syntax) isGovernorNoun(n int) bool {
	_, ok := s.nounGovernor(n)
	return ok && !s.inClass(s.chunks[n].head, "agents")
}
