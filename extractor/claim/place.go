package claim

import (
	"slices"
	"strings"

	"entente/graph"
)

// placed resolves a place that is told by its country: "the Iranian capital", "the Iranian city of
// Mashhad", "the capital of Iran", "the capital, Tehran".
func (s *syntax) placed(n, depth int) []actor {
	c := s.chunks[n]
	for i := c.first; i < c.head; i++ {
		if m := s.mention[i]; m >= 0 && s.endsMention(i) && s.mentions[m].Entity >= 0 && s.mentions[m].Type == graph.Country {
			return []actor{{mention: m, factor: 0.95}}
		}
	}
	if s.kindAt(n+1) == prepKind && s.word(n+1) == "of" && s.kindAt(n+2) == nounKind {
		if list := s.townOf(n + 2); len(list) > 0 {
			return list
		}
		return s.resolve(n+2, lookThrough{place: true, towns: true}, depth+1)
	}
	return nil
}

// townFactor says how surely a place stands for its country: a capital more than another town.
func (s *syntax) townFactor(m int) float64 {
	if s.mentions[m].Key != "" {
		return 0.97
	}
	return 0.94
}

// domestic reports whether a town, as what an actor goes to or strikes, may be that actor's own: a person
// whose country is the town's, or is not known, and an organization of the country.
func (r *reader) domestic(kind graph.RelationType, subject, object int, at actor) bool {
	m := &r.mentions[at.mention]
	if m.Entity >= 0 || m.Key != "" || kind != graph.Visited && kind != graph.Attacked {
		return false
	}
	s := &r.entities[subject]
	switch s.Type {
	case graph.Person:
		return s.Country == "" && kind == graph.Visited || s.Country == r.entities[object].ID
	case graph.Organization:
		return s.Country == r.entities[object].ID && kind == graph.Visited
	}
	return false
}

// townOf resolves a town with its country after a comma: "Lyon, France".
func (s *syntax) townOf(n int) []actor {
	m := s.mention[s.chunks[n].head]
	if m >= 0 && s.mentions[m].Type != graph.Location || m < 0 && s.tag(s.chunks[n].head) != "NNP" {
		return nil
	}
	if s.kindAt(n+1) != commaKind || s.kindAt(n+2) != nounKind || s.chunks[n+2].last != s.chunks[n+2].first+1 || s.kindAt(n+3) == conjKind || s.isSubject(n+2) {
		return nil
	}
	c := s.mention[s.chunks[n+2].head]
	if c < 0 || !strings.HasPrefix(s.mentions[c].Key, "country:") || s.mentions[c].Type != graph.Country || s.mentions[c].Entity < 0 {
		return nil
	}
	return []actor{{mention: c, factor: 0.97}}
}

// owners resolves bases and what stands in them to those whose they are: "a French military base",
// "the headquarters of the African Union".
func (s *syntax) owners(n, depth int) []actor {
	c := s.chunks[n]
	var list []actor
	for i := c.head - 1; i >= c.first; i-- {
		m := s.mention[i]
		if m < 0 || !s.endsMention(i) || s.mentions[m].Entity < 0 || s.mentions[m].Type == graph.Person || s.mentions[m].Form == graph.FormPronoun {
			continue
		}
		if len(list) > 0 && (s.mentions[m].Form != graph.FormDemonym || s.lower(i+1) != "and" && s.lower(i+1) != ",") {
			break
		}
		list = append(list, actor{mention: m, factor: 0.95}) // "American and French bases"
	}
	if len(list) > 0 {
		return append(list, s.secondBase(n, depth)...)
	}
	if s.kindAt(n+1) == prepKind && (s.word(n+1) == "of" || s.word(n+1) == "for") && s.kindAt(n+2) == nounKind {
		return s.resolve(n+2, lookThrough{agents: true, place: true}, depth+1)
	}
	return nil
}

// secondBase resolves the base that is named after where that in noun phrase n stands: "an American base at Manas
// and a Russian one at Kant".
func (s *syntax) secondBase(n, depth int) []actor {
	if s.kindAt(n+1) != prepKind || !s.grammar.classes["whereabouts"][s.word(n+1)] || s.kindAt(n+2) != nounKind || s.kindAt(n+3) != conjKind || s.kindAt(n+4) != nounKind || depth > 2 {
		return nil
	}
	if !s.inClass(s.chunks[n+4].head, "bases") && !s.anotherBase(n+4) {
		return nil
	}
	return s.owners(n+4, depth+1)
}

// anotherBase reports whether noun phrase n repeats a base named before it: "an American base and a Russian one".
func (s *syntax) anotherBase(n int) bool {
	if w := s.lower(s.chunks[n].head); w != "one" && w != "ones" {
		return false
	}
	for k := n - 1; k >= 0 && k > n-6 && s.kindAt(k) != verbKind; k-- {
		if s.kindAt(k) == nounKind && s.inClass(s.chunks[k].head, "bases") {
			return true
		}
	}
	return false
}

// voicesFrom reports whether a capital after a preposition speaks for its country: "drew condemnation from Seoul",
// "was condemned by Tokyo". "In" does where the frame takes the others too: "an outcry in Washington".
func (m *match) voicesFrom(place string) bool {
	switch place {
	case "from", "by":
		return true
	case "in":
		return slices.Contains(m.frame.Subject, "from") && slices.Contains(m.frame.Subject, "by")
	}
	return false
}
