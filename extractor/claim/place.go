package claim

import (
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
	for i := c.head - 1; i >= c.first; i-- {
		m := s.mention[i]
		if m >= 0 && s.endsMention(i) && s.mentions[m].Entity >= 0 && s.mentions[m].Type != graph.Person && s.mentions[m].Form != graph.FormPronoun {
			return []actor{{mention: m, factor: 0.95}}
		}
	}
	if s.kindAt(n+1) == prepKind && (s.word(n+1) == "of" || s.word(n+1) == "for") && s.kindAt(n+2) == nounKind {
		return s.resolve(n+2, lookThrough{agents: true, place: true}, depth+1)
	}
	return nil
}
