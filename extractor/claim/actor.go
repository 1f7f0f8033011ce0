package claim

import (
	"strings"

	"entente/extractor/mention"
	"entente/graph"
)

// actor is somebody who fills a role, by the mention that names them.
type actor struct {
	mention int     // index into the document's mentions
	negated bool    // a member of a coordination that is denied: "but not Iran"
	factor  float64 // how sure it is that the phrase stands for this entity
	act     bool    // reached through something the actor did

	phrase graph.Span // the words that stand for an actor whom the text names elsewhere, "both countries"; else empty
}

// lookThrough says what a role accepts instead of the actor's own name.
type lookThrough struct {
	acts    bool // "Iran's attack"
	agents  bool // "Albania's government"
	members bool // "members of the group"
	people  bool // "the Saudis", for their state
	place   bool // a country or capital that stands as a place will do
	bases   bool // "a French base", "American missiles"
	towns   bool // and so will a capital as a town, or "the Iranian capital": for their country
	cities  bool // and towns that are no capitals
	traded  bool // "Chinese steel", "Russian banks"
	targets bool // "Iranian radar sites", "a convoy in Syria"
	forces  bool // "Israeli jets", "an air strike by Turkey"
}

// actors resolves noun phrase n to those it stands for. The result is empty
// if the phrase names nobody of the graph.
func (s *syntax) actors(n int, through lookThrough) []actor {
	return s.resolve(n, through, 0)
}

func (s *syntax) resolve(n int, through lookThrough, depth int) []actor {
	if depth > 3 || s.kindAt(n) != nounKind || s.spent() {
		return nil
	}
	c := s.chunks[n]
	if m := s.mention[c.head]; m >= 0 && !s.doubtfulNominal(n, m) {
		return s.named(m, c, through)
	}
	switch {
	case through.bases && (s.inClass(c.head, "bases") || s.anotherBase(n)):
		return s.owners(n, depth)
	case through.traded && s.inClass(c.head, "traded"):
		return s.possessors(n, true)
	case through.targets && s.inClass(c.head, "targets"):
		return s.target(n, depth)
	case through.forces && s.inClass(c.head, "forces"):
		return s.wielders(n, depth)
	case through.towns && s.inClass(c.head, "places"):
		return s.placed(n, depth)
	case s.inClass(c.head, "acts") || s.inClass(c.head, "suffered"):
		if through.acts {
			return s.doers(n, depth)
		}
		if s.grammar.classes["voices"][singular(s.lower(c.head))] && !through.members {
			return s.author(n, depth)
		}
		return nil
	case s.inClass(c.head, "agents"), s.inClass(c.head, "members"):
		if !through.agents && !through.members {
			return nil
		}
		return s.represented(n, through, depth)
	case s.grammar.classes["voices"][singular(s.lower(c.head))] && !through.members:
		return s.author(n, depth)
	case s.inClass(c.head, "bystanders"):
		return nil
	case s.inClass(c.head, "quantities") && s.kindAt(n+1) == prepKind && s.word(n+1) == "of": // "hundreds of supporters of Hamas"
		return s.resolve(n+2, through, depth+1)
	case through.acts && !s.plainPeople(c.head):
		list := s.possessors(n, false)
		for i := range list {
			list[i].factor, list[i].act = 0.85, true
		}
		return list
	}
	return nil
}

// doubtfulNominal reports whether "the regime" or "the group" is better read by its own
// words than by what linking tied it to: it is open, "of" says whose it is, or it would be the verb's subject.
func (s *syntax) doubtfulNominal(n, m int) bool {
	named := s.mentions[m]
	if named.Form != graph.FormNominal {
		return false
	}
	if named.Kind == mention.Led && named.Entity >= 0 {
		return false
	}
	of := s.kindAt(n+1) == prepKind && s.word(n+1) == "of" && s.kindAt(n+2) == nounKind && s.mention[s.chunks[n+2].head] >= 0
	return named.Entity < 0 || of || s.setAside[named.Entity]
}

func (s *syntax) plainPeople(i int) bool { return s.inClass(i, "people") }

// named resolves a phrase whose head is a mention.
func (s *syntax) named(m int, c chunk, through lookThrough) []actor {
	mention := s.mentions[m]
	if mention.Entity < 0 {
		if through.towns && mention.Seat() != "" && (mention.Key != "" || through.cities) && s.tag(c.last-1) != "POS" {
			return []actor{{mention: m, factor: s.townFactor(m)}}
		}
		if list := s.ahead(c); len(list) > 0 {
			return list
		}
		if n := s.onlyOther(c.head); n >= 0 && mention.Form == graph.FormPronoun {
			return []actor{{mention: n, factor: 0.85}}
		}
		return nil
	}
	if mention.Form == graph.FormDemonym && !s.inClass(c.head, "named_by_adjective") && !(through.people && s.lower(c.first) == "the" && c.last == c.first+2 && strings.HasSuffix(s.lower(c.head), "s")) {
		return nil // "two Russians": people, not the state
	}
	if mention.Place && !through.place && !s.opensMain(c) {
		return nil
	}
	// "Hamas' leaders" ends with a possessive that lost its noun.
	if s.tag(c.last-1) == "POS" {
		return nil
	}
	return []actor{{mention: m, factor: 1}}
}

// onlyOther resolves "it" at token i that linking left open, as the object of a verb: the
// only country or organization named before it in the sentence, the subject set aside. It returns -1 if
// there are several or none.
func (s *syntax) onlyOther(i int) int {
	if w := s.lower(i); s.setAside == nil || w != "it" && w != "its" && w != "their" {
		return -1
	}
	found := -1
	for k := 0; k < i; k++ {
		m := s.mention[k]
		if m < 0 || s.mentions[m].Entity < 0 || s.setAside[s.mentions[m].Entity] || s.mentions[m].Type == graph.Person || s.mentions[m].Place {
			continue
		}
		if found >= 0 && s.mentions[found].Entity != s.mentions[m].Entity {
			return -1
		}
		found = m
	}
	return found
}

// represented resolves officials, ministries and members to the country or
// organization that they act for: "Albania's government", "members of the group".
func (s *syntax) represented(n int, through lookThrough, depth int) []actor {
	ok := func(m int) bool {
		t := s.mentions[m].Type
		return t == graph.Organization || t == graph.Country && (through.agents || s.mentions[m].Form == graph.FormNominal)
	}
	if !s.inClass(s.chunks[n].head, "agents") {
		ok = func(m int) bool { return s.mentions[m].Type == graph.Organization }
	}
	var list []actor
	c := s.chunks[n]
	for i := c.first; i < c.head; i++ {
		m := s.mention[i]
		if m >= 0 && through.agents && s.mentions[m].Type == graph.Person {
			if home := s.servedBy(i, c); home >= 0 {
				return []actor{{mention: home, factor: 0.9, phrase: graph.Span{Start: s.tokens[c.first].Start, End: s.tokens[c.last-1].End}}}
			}
		}
		if m < 0 || m == s.mention[c.head] || !s.startsMention(i) && i != c.first || s.mentions[m].Entity < 0 || !ok(m) {
			continue
		}
		m, factor := s.notOwn(i, m)
		list = append(list, actor{mention: m, factor: 0.97 * factor})
	}
	if len(list) > 0 {
		if len(list) > 1 && !s.between(list[0].mention, list[len(list)-1].mention, "and") {
			list = list[len(list)-1:] // "Syria's Hezbollah fighters"
		}
		return list
	}
	if s.kindAt(n+1) == prepKind && s.word(n+1) == "in" && s.kindAt(n+2) == nounKind { // "the foreign ministry in Kyiv"
		if m := s.mention[s.chunks[n+2].head]; m >= 0 && strings.HasPrefix(s.mentions[m].Key, "country:") && s.inClass(c.head, "agents") && !s.inClass(c.head, "abroad") {
			return []actor{{mention: m, factor: 0.93}}
		}
	}
	if s.kindAt(n+1) == prepKind && (s.word(n+1) == "of" || s.word(n+1) == "for" || s.word(n+1) == "from") && s.kindAt(n+2) == nounKind {
		inner := lookThrough{agents: through.agents, members: through.members, place: true}
		members, _ := s.rightGroup(n + 2)
		for _, m := range members {
			for _, a := range s.resolve(m.noun, inner, depth+1) {
				if ok(a.mention) {
					a.factor *= 0.97
					list = append(list, a)
				}
			}
			if s.word(n+1) == "for" || len(list) == 0 {
				break
			}
		}
		if len(list) > 1 && s.isSubjectSide(n) && s.word(n+1) == "of" {
			list = list[:1]
		}
	}
	if len(list) == 0 && through.agents {
		return s.bareState(n)
	}
	return list
}

// isSubjectSide reports whether a verb stands right of the phrase: there a
// coordination inside it is read with its first member only.
func (s *syntax) isSubjectSide(n int) bool {
	for j := n + 1; j < len(s.chunks) && j < n+8; j++ {
		if s.kindAt(j) == verbKind {
			return true
		}
	}
	return false
}

// between reports whether the word stands between two mentions.
func (s *syntax) between(a, b int, word string) bool {
	seen := false
	for i := range s.tokens {
		switch {
		case s.mention[i] == a:
			seen = true
		case s.mention[i] == b:
			return false
		case seen && s.lower(i) == word:
			return true
		}
	}
	return false
}

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
