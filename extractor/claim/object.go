package claim

import (
	"strings"

	"entente/graph"
)

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
