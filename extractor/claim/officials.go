package claim

import (
	"slices"
	"strings"

	"entente/extractor/lexicon"
	"entente/graph"
)

// officials keeps the persons of a list and those that are reached through somebody who acts for them:
// "Iran's foreign minister", not "Iran".
func (s *syntax) officials(list []actor) []actor {
	return slices.DeleteFunc(slices.Clone(list), func(a actor) bool {
		return a.factor == 1 && s.mentions[a.mention].Type != graph.Person
	})
}

// guests leaves out the bare names of countries: a country hosts officials, "Germany host France" is sport.
func (s *syntax) guests(list []actor) []actor {
	return slices.DeleteFunc(slices.Clone(list), func(a actor) bool {
		m := &s.mentions[a.mention]
		return a.factor == 1 && m.Type == graph.Country && m.Form != graph.FormPronoun
	})
}

// required reports whether one of the words that the frame requires stands after token from.
func (s *syntax) required(frame *lexicon.Frame, from int) bool {
	if len(frame.Require) == 0 {
		return true
	}
	for i := from; i < len(s.tokens); i++ {
		w := s.lower(i)
		if s.mention[i] < 0 && (slices.Contains(frame.Require, w) || slices.Contains(frame.Require, singular(w))) {
			return true
		}
	}
	return false
}

// infinitiveFollows reports whether an infinitive follows the verb's object: "told Iran to leave".
func (m *match) infinitiveFollows() bool {
	n := m.skipOn(m.after)
	if m.passive {
		if m.kindAt(n) == prepKind && m.word(n) == "by" && m.kindAt(n+1) == nounKind { // "told by Russia to leave"
			_, n = m.rightGroup(n + 1)
			n = m.skipOn(n)
		}
		return m.kindAt(n) == verbKind && m.chunks[n].verb.to
	}
	if m.kindAt(n) != nounKind {
		return false
	}
	_, end := m.rightGroup(n)
	end = m.skipOn(end)
	g := verbGroup{}
	if m.kindAt(end) == verbKind {
		g = m.chunks[end].verb
	}
	return g.to || g.form == 'b' && !g.finite // "helped Iraq win"
}

// clauseSubject returns the subject of the clause in which noun phrase n is a circumstance: "Putin said
// during a visit to Beijing", "On a visit to Beijing, Putin said", "said in an interview with Reuters".
func (s *syntax) clauseSubject(n int) []actor {
	if k := s.verbBefore(n); k >= 0 && !s.isPassive(k) && (s.callsOff(k) || s.grammar.classes["plans_event"][s.lemma(k)]) && !s.possessed(n) {
		var list []actor // "cancelled a trip to Riyadh"
		for _, k := range s.read(k, 0).subjects {
			list = append(list, s.actors(k, lookThrough{agents: true})...)
		}
		return list
	}
	if s.kindAt(n-1) != prepKind || s.possessed(n) && !strings.HasPrefix(s.tag(s.chunks[n].first), "PRP") {
		return nil
	}
	switch s.word(n - 1) {
	case "on", "during", "in", "after", "following", "at", "as", "before", "ahead":
	case "of":
		if !s.preceded(n-1, "ahead") {
			return nil // "ahead of a visit to"
		}
	case "from":
		if !s.preceded(n-1, "fresh", "back", "returning", "returned", "home") { // "fresh from talks with"
			return nil
		}
	default:
		return nil
	}
	var subjects []int
	for k := n - 2; k >= 0; k-- {
		if kind := s.kindAt(k); kind == relKind || kind == subKind {
			break
		}
		if s.kindAt(k) == verbKind && s.chunks[k].verb.finite && !s.isReduced(k) {
			if s.isPassive(k) && s.word(n-1) == "in" { // "was carried out by Iraq in coordination with"
				if list := s.byPreposition(k+1, "by", lookThrough{agents: true}); len(list) > 0 {
					return list
				}
			}
			subjects = s.read(k, 0).subjects
			break
		}
	}
	if len(subjects) == 0 && (s.noVerbBefore(n) || s.kindAt(n-2) == verbKind && s.chunks[n-2].verb.form == 'g' && s.noVerbBefore(n-2)) {
		subjects = s.mainClause(n, -1, 0).subjects
	}
	var list []actor
	for _, k := range subjects {
		list = append(list, s.actors(k, lookThrough{agents: true})...)
	}
	return list
}

// predicated reports whether something is said of the verb's object after it: "called Putin a killer", "called Putin weak".
func (m *match) predicated() bool {
	n := m.skipOn(m.after)
	if m.kindAt(n) != nounKind {
		return false
	}
	_, end := m.rightGroup(n)
	switch end = m.skipOn(end); m.kindAt(end) {
	case nounKind, adjKind:
		return true
	case prepKind:
		w := m.word(end)
		return w == "as" || w == "by" || w == "out"
	}
	return false
}

// preceded reports whether one of the words stands right before chunk c.
func (s *syntax) preceded(c int, words ...string) bool {
	i := s.chunks[c].first - 1
	return i >= 0 && slices.Contains(words, s.lower(i))
}
