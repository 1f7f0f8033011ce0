package claim

import (
	"entente/graph"
)

// author resolves "a statement by Iran", "Iran's statement".
func (s *syntax) author(n, depth int) []actor {
	if list := s.possessors(n, true); len(list) > 0 {
		return list
	}
	if s.kindAt(n+1) == prepKind && (s.word(n+1) == "by" || s.word(n+1) == "of" || s.word(n+1) == "from") {
		return s.resolve(n+2, lookThrough{agents: true, place: true}, depth+1)
	}
	if v := n + 1; s.kindAt(v) == verbKind && s.isReduced(v) { // "a letter signed by Iran"
		if _, ok := s.grammar.carriers[s.lemma(v)]; ok {
			return s.resolve(s.skipOn(v+1)+1, lookThrough{agents: true, place: true}, depth+1)
		}
	}
	return nil
}

// doers resolves what somebody did to those who did it: "Iran's attack",
// "the attack on Albania by Iran", "the actions of Iran". The victim is nobody.
func (s *syntax) doers(n, depth int) []actor {
	mark := func(list []actor, factor float64) []actor {
		for i := range list {
			list[i].factor *= factor
			list[i].act = true
		}
		return list
	}
	inner := lookThrough{agents: true, members: true, place: true}
	if by := max(s.agentOf(n), s.voicedBy(n)); by >= 0 {
		inner.towns = by == s.voicedBy(n) // "calls from Washington"
		var list []actor
		members, _ := s.rightGroup(by)
		for _, m := range members {
			list = append(list, s.resolve(m.noun, inner, depth+1)...)
		}
		return mark(list, 0.97)
	}
	head := s.chunks[n].head
	of := s.kindAt(n+1) == prepKind && s.word(n+1) == "of"
	if list := s.possessors(n, true); len(list) > 0 {
		return mark(list, 0.98)
	}
	if of && s.inClass(head, "done_of") && !s.inClass(head, "suffered") {
		var list []actor
		members, _ := s.rightGroup(n + 2)
		for _, m := range members {
			list = append(list, s.resolve(m.noun, inner, depth+1)...)
		}
		return mark(list, 0.95)
	}
	if depth == 0 {
		return s.doerBefore(n)
	}
	return nil
}

// voicedBy returns the noun phrase after "from" that says who made demand, offer or accusation n, -1 if there is none.
func (s *syntax) voicedBy(n int) int {
	if !s.inClass(s.chunks[n].head, "voiced") {
		return -1
	}
	e := n + 1
	for s.kindAt(e) == prepKind && (s.word(e) == "of" || s.word(e) == "for") && s.kindAt(e+1) == nounKind && s.mention[s.chunks[e+1].head] < 0 {
		e += 2 // "an offer of mediation from Mexico"
	}
	if s.kindAt(e) == prepKind && s.word(e) == "from" && s.kindAt(e+1) == nounKind {
		return e + 1
	}
	return -1
}

// agentOf returns the noun phrase after "by" that names the doer of act n, -1 if
// there is none.
func (s *syntax) agentOf(n int) int {
	for j := n + 1; j < len(s.chunks); j++ {
		switch s.kindAt(j) {
		case prepKind:
			if s.kindAt(j+1) != nounKind {
				return -1
			}
			if s.word(j) == "by" {
				return j + 1
			}
			j++
		case timeKind, advKind:
		case verbKind:
			if !s.isReduced(j) && !(s.grammar.classes["carried_out"][s.word(j)] && !s.chunks[j].verb.aux) {
				return -1
			}
			if !s.grammar.classes["carried_out"][s.word(j)] {
				return -1
			}
		case conjKind: // "the attack on Albania and Kosovo by Iran"
			if s.kindAt(j+1) != nounKind || s.isSubject(j+1) {
				return -1
			}
			j++
		case relKind: // "the attack on Albania that was carried out by Iran"
			if v := j + 1; s.kindAt(v) != verbKind || !s.isPassive(v) || s.own(v) != plain || !s.grammar.classes["carried_out"][s.word(v)] {
				return -1
			}
			j++
		default:
			return -1
		}
	}
	return -1
}

// possessors returns those to whom noun phrase n belongs: "Iran's", "its", and,
// with attributes, "Iranian", "U.S." and the name of an organization.
func (s *syntax) possessors(n int, attributes bool) []actor {
	c := s.chunks[n]
	var list []actor
	suffered := s.inClass(c.head, "suffered")
	deaths := s.inClass(c.head, "deaths")
	of := s.kindAt(n+1) == prepKind && s.word(n+1) == "of"
	for i := c.first; i < c.head; i++ {
		m := s.mention[i]
		if m < 0 || m == s.mention[c.head] || !s.endsMention(i) || s.mentions[m].Entity < 0 {
			continue
		}
		mention := s.mentions[m]
		ofAgent := i+2 < c.head && s.inClass(i+1, "agents") && s.tag(i+2) == "POS" // "the Israeli military's sweep"
		possessive := ofAgent || i+1 < len(s.tokens) && (s.tag(i+1) == "POS" || s.lower(i+1) == "'s" || s.lower(i+1) == "'") || s.tag(i) == "PRP$"
		switch {
		case possessive && !ofAgent && i+2 < len(s.tokens) && s.mention[i+1] < 0 && s.anotherPossessor(i+2, c.head):
			continue // "Iran's president's killing": the inner one counts
		case possessive:
			if suffered && !of && !(mention.Type == graph.Country && s.inClass(c.head, "personal")) {
				continue
			}
			factor := 1.0
			if s.tag(i) == "PRP$" {
				m, factor = s.notOwn(i, s.notSpeaker(i, m))
			}
			list = append(list, actor{mention: m, factor: factor})
		case !attributes || deaths, suffered && !of && mention.Type != graph.Country && mention.Form != graph.FormDemonym:
		case mention.Form == graph.FormDemonym, mention.Type == graph.Country && s.abbreviated(i),
			mention.Type == graph.Organization && mention.Form != graph.FormPronoun && !suffered:
			list = append(list, actor{mention: m, factor: 0.97})
		}
	}
	if len(list) > 1 && !s.between(list[0].mention, list[len(list)-1].mention, "and") {
		list = list[:1]
	}
	return list
}

// notSpeaker mends "its" that linking tied to the one who says "we" in the same
// sentence, who cannot be meant: it takes the nearest name before it.
func (s *syntax) notSpeaker(i, m int) int {
	switch s.lower(i) {
	case "its", "his", "her", "their":
	default:
		return m
	}
	speaks, nearest := false, -1
	for k := 0; k < i; k++ {
		n := s.mention[k]
		if n < 0 {
			continue
		}
		switch s.lower(k) {
		case "we", "our", "us", "i", "my":
			speaks = speaks || s.mentions[n].Entity == s.mentions[m].Entity
		default:
			if s.mentions[n].Form != graph.FormPronoun && s.mentions[n].Form != graph.FormDemonym && s.mentions[n].Entity >= 0 {
				nearest = n
			}
		}
	}
	if speaks && nearest >= 0 {
		return nearest
	}
	return m
}

// notOwn mends "its" that linking tied to the subject of the verb whose object it
// stands in: "did not condemn Belarus or expel its diplomats". It returns the mention and how sure it is.
func (s *syntax) notOwn(i, m int) (int, float64) {
	if s.tag(i) == "PRP$" && s.setAside[s.mentions[m].Entity] && s.lower(i+1) != "own" {
		if n := s.onlyOther(i); n >= 0 {
			return n, 0.85
		}
	}
	return m, 1
}

func (s *syntax) anotherPossessor(from, to int) bool {
	for i := from; i < to; i++ {
		if s.tag(i) == "POS" {
			return true
		}
	}
	return false
}

// abbreviated reports whether token i is an abbreviation that serves as an adjective: "U.S.", "UK".
func (s *syntax) abbreviated(i int) bool {
	switch s.lower(i) {
	case "u.s.", "us", "u.s", "uk", "u.k.", "uae", "eu", "e.u.", "ussr", "soviet":
		return true
	}
	return false
}

// opensMain reports whether a country that seems to tell where a place lies is the subject of the
// main verb instead, since all that stands before it hangs on a preposition: "In The Hague, Gambia accused".
func (s *syntax) opensMain(c chunk) bool {
	n := 0
	for n < len(s.chunks) && s.chunks[n].first != c.first {
		n++
	}
	if n < 3 || s.kindAt(n-1) != commaKind || s.word(n-1) != "," || s.kindAt(n+1) != verbKind || !s.chunks[n+1].verb.finite || s.isReduced(n+1) || s.kindAt(0) != prepKind {
		return false
	}
	for k := n - 2; k >= 0; k-- {
		switch s.kindAt(k) {
		case nounKind:
			if p := s.kindAt(k - 1); p != prepKind {
				return false
			}
		case prepKind, timeKind, advKind:
		case verbKind:
			if g := s.chunks[k].verb; g.aux || g.form != 'd' || s.kindAt(k-1) != nounKind {
				return false
			}
		default:
			return false
		}
	}
	return true
}
