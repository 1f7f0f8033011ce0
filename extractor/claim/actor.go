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
