package claim

import (
	"slices"
	"strings"

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

// directObject resolves the noun phrase after the verb and those coordinated with it.
func (m *match) directObject(through lookThrough) []actor {
	n := m.after
	for m.kindAt(n) == advKind || m.kindAt(n) == timeKind || m.kindAt(n) == adjKind && m.kindAt(n+1) == nounKind || m.kindAt(n) == prepKind && m.grammar.classes["manners"][m.word(n)] { // "rejected outright the claim"
		n++
	}
	// "condemn or even criticise France": the object of both.
	for m.kindAt(n) == conjKind {
		k := n + 1
		for m.kindAt(k) == advKind {
			k++
		}
		if m.kindAt(k) != verbKind || m.chunks[k].verb.form != m.chunks[m.verb].verb.form {
			break
		}
		n = k + 1
	}
	if end := m.aside(n); end > 0 {
		n = end
	}
	// "condemned what it called Iran's aggression"
	if m.kindAt(n) == relKind && m.word(n) == "what" {
		for j := n + 1; j < n+5; j++ {
			if m.kindAt(j) == verbKind {
				switch m.lemma(j) {
				case "call", "describe", "say", "term":
				default:
					return nil
				}
				for n = j + 1; m.kindAt(n) == prepKind && m.word(n) == "as" || m.kindAt(n) == verbKind && m.word(n) == "was"; n++ {
				}
				break
			}
		}
	}
	// "condemned as illegal Russia's annexation", "condemned in strong terms the attack"
	if m.kindAt(n) == prepKind && m.word(n) == "in" && m.kindAt(n+1) == nounKind && m.mention[m.chunks[n+1].head] < 0 && m.kindAt(n+2) == nounKind {
		n += 2
	}
	// "condemned as illegal Russia's annexation"
	if m.kindAt(n) == prepKind && m.word(n) == "as" {
		n++
		if m.kindAt(n) == adjKind || m.kindAt(n) == advKind {
			n++
		}
		if m.kindAt(n) != nounKind || !m.possessed(n) && m.agentOf(n) < 0 && m.voicedBy(n) < 0 && !(m.inClass(m.chunks[n].head, "done_of") && m.kindAt(n+1) == prepKind && m.word(n+1) == "of") {
			return nil
		}
	}
	if m.kindAt(n) != nounKind {
		return m.relativeObject(through)
	}
	return m.members(n, through)
}

// relativeObject resolves the object of a relative clause: "Israel, which
// Jordan condemned last week".
func (m *match) relativeObject(through lookThrough) []actor {
	if len(m.reading.subjects) == 0 {
		return nil
	}
	rel := m.reading.subjects[0] - 1
	if m.kindAt(rel) == nounKind && m.kindAt(rel-1) == commaKind && m.reading.subjects[0] < m.verb && spoken(m.grammar.toldKind(m.lower(m.chunks[rel].head))) {
		return m.actors(rel, through) // "a charge Moscow denies"
	}
	v := m.skipBack(rel - 1)
	for m.kindAt(v) == nounKind || m.kindAt(v) == adjKind {
		v--
	}
	if m.kindAt(rel) == conjKind && m.kindAt(v) == verbKind { // "a step that Norway deplored and Sweden condemned"
		if first := m.read(v, 1).subjects; len(first) > 0 && first[0] < v {
			rel = first[0] - 1
		}
	}
	if m.kindAt(rel) != relKind || m.reading.subjects[0] > m.verb {
		return nil
	}
	switch m.word(rel) {
	case "which", "whom", "who", "that":
	default:
		return nil
	}
	n := rel - 1
	if m.kindAt(n) == commaKind {
		n--
	}
	if m.kindAt(n) != nounKind {
		return nil
	}
	if list := m.actors(n, through); len(list) > 0 || !through.acts {
		for i := range list {
			list[i].negated = list[i].negated || m.cleftDenied(n) // "It was not Iran that Kuwait condemned"
		}
		return list
	}
	return m.summed(n)
}

// aside returns the chunk after an aside between commas that begins at chunk j and
// has neither verb nor name in it: ", in the strongest terms,". It returns 0 if there is none.
func (s *syntax) aside(j int) int {
	if s.kindAt(j) != commaKind || s.word(j) != "," {
		return 0
	}
	for k := j + 1; k < len(s.chunks) && k < j+6; k++ {
		switch s.kindAt(k) {
		case commaKind:
			return k + 1
		case verbKind, conjKind, relKind, subKind:
			return 0
		case nounKind:
			if s.mention[s.chunks[k].head] >= 0 || s.kindAt(k-1) != prepKind && !durations[singular(s.word(k))] {
				return 0
			}
		}
	}
	return 0
}

// members resolves the coordination that begins with noun phrase n.
func (s *syntax) members(n int, through lookThrough) []actor {
	// "our NATO ally, Albania": the name in apposition.
	if s.mention[s.chunks[n].head] < 0 && !through.acts && s.kindAt(n+1) == commaKind && s.word(n+1) != ";" && s.kindAt(n+2) == nounKind && s.mention[s.chunks[n+2].head] >= 0 && !s.inClass(s.chunks[n].head, "acts") && s.kindAt(n+3) != conjKind {
		if list := s.actors(n, through); len(list) == 0 && s.mention[s.chunks[n+2].first] == s.mention[s.chunks[n+2].head] && !s.isSubject(n+2) {
			return s.actors(n+2, through)
		}
	}
	// "the Israeli president, Isaac Herzog": the person and not the state.
	if !through.acts && s.mention[s.chunks[n].head] < 0 && s.inClass(s.chunks[n].head, "agents") {
		if e := s.end(n); s.kindAt(e) == commaKind && s.kindAt(e+1) == nounKind {
			if m := s.mention[s.chunks[e+1].head]; m >= 0 && s.mentions[m].Type == graph.Person && s.kindAt(e+2) != verbKind {
				return s.actors(e+1, through)
			}
		}
	}
	if through.towns {
		if list := s.townOf(n); len(list) > 0 {
			return list
		}
	}
	group, end := s.rightGroup(n)
	if s.kindAt(end) == commaKind && s.mention[s.chunks[n].head] < 0 && len(group) == 1 { // "by several states, among them Canada and Chile"
		if k := s.joining(end + 1); k > end+1 && s.kindAt(k) == nounKind && len(s.actors(n, through)) == 0 {
			group, _ = s.rightGroup(k)
		}
	}
	var list []actor
	for i, g := range group {
		if i > 0 && s.officeOf(group[i-1].noun, g.noun) {
			continue
		}
		found := s.actors(g.noun, through)
		if len(found) == 0 && s.setAside != nil { // "urged the two countries"
			found = s.pair(g.noun)
		}
		if g.negated {
			for k := range found {
				found[k].negated = true
			}
		}
		list = append(list, found...)
		// A second member that follows an act may be the act's victim: "the attack on Albania and Kosovo".
		if h := s.chunks[g.noun].head; i == 0 && len(found) == 0 && s.mention[h] < 0 && strings.HasPrefix(s.tag(h), "NNP") {
			break // an unknown name; what follows may be its apposition
		}
		if i == 0 && len(found) == 0 && len(group) > 1 && s.mention[s.chunks[g.noun].head] < 0 && s.end(g.noun) > g.noun+1 {
			break
		}
	}
	return list
}
