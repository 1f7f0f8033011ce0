package claim

import (
	"slices"
	"strings"

	"entente/graph"
)

// longestCompanion is how many chunks before or after a verb those may be named with whom its subject acts.
const longestCompanion = 14

// beside returns those with whom the subject of verb chunk v acts, by a phrase of the class "companions"
// in the verb's clause or in front of it: "fought alongside Syrian troops", "Together with Peru, Chile searched".
func (s *syntax) besides(v int, through lookThrough) []actor {
	through.agents, through.members = true, true
	for j := v + 1; j < len(s.chunks) && j < v+longestCompanion; j++ {
		k := s.kindAt(j)
		if k == relKind || k == subKind || k == verbKind && (s.chunks[j].verb.finite && !s.isReduced(j) || s.chunks[j].verb.to) {
			break
		}
		if list := s.companionsAt(j, through); len(list) > 0 {
			return list
		}
	}
	for j := 0; j < v && j < longestCompanion; j++ {
		k := s.kindAt(j)
		if k == verbKind || k == relKind || k == subKind {
			break
		}
		list := s.companionsAt(j, through)
		if len(list) == 0 {
			continue
		}
		for ; j < v; j++ {
			if s.kindAt(j) == nounKind && s.kindAt(s.end(j)) == commaKind {
				return list // in front of the subject
			}
		}
		break
	}
	return nil
}

// companionsAt resolves the names after a phrase of companions that begins with chunk j.
func (s *syntax) companionsAt(j int, through lookThrough) []actor {
	if s.kindAt(j) == timeKind {
		return nil
	}
	for i := s.chunks[j].first; i < s.chunks[j].last; i++ {
		end := 0
		for phrase := range s.grammar.classes["companions"] {
			first, _, _ := strings.Cut(phrase, " ")
			if first == s.lower(i) {
				end = max(end, s.phraseAt(i, phrase))
			}
		}
		if end == 0 {
			continue
		}
		for k := j; k < len(s.chunks); k++ {
			if s.kindAt(k) == nounKind && s.chunks[k].last > end {
				if s.chunks[k].first > end {
					return nil
				}
				return s.members(k, through)
			}
		}
	}
	return nil
}

// reached returns whom noun phrase n comes to, if it is the subject of a verb of coming: "blankets from
// Pakistan have reached Nepal", "arrived in Nepal".
func (s *syntax) reached(n int, through lookThrough) []actor {
	v := s.verbOf(n)
	if v < 0 || s.isPassive(v) || !s.grammar.classes["reaching"][s.lemma(v)] {
		return nil
	}
	through.place, through.towns, through.agents = true, true, true
	if k := s.skipOn(v + 1); s.kindAt(k) == nounKind {
		return s.members(k, through)
	}
	for _, prep := range []string{"in", "at", "to", "into"} {
		if list := s.byPreposition(v+1, prep, through); len(list) > 0 {
			return list
		}
	}
	return nil
}

// helped returns whoever does something with noun phrase n: "with Indian help the rebels took the town".
func (s *syntax) helped(n int) []actor {
	p := n - 1
	if s.kindAt(p) != prepKind || s.word(p) != "with" && s.word(p) != "to" && s.word(p) != "through" {
		return nil
	}
	if s.word(p) == "to" && !s.preceded(p, "thanks") {
		return nil
	}
	var subjects []int
	for k := p - 1; k >= 0; k-- {
		if kind := s.kindAt(k); kind == relKind || kind == subKind {
			break
		}
		if s.kindAt(k) == verbKind && s.chunks[k].verb.finite && !s.isReduced(k) {
			if s.isPassive(k) {
				return s.byPreposition(k+1, "by", lookThrough{agents: true, members: true})
			}
			subjects = s.read(k, 0).subjects
			break
		}
	}
	if len(subjects) == 0 && s.noVerbBefore(n) {
		subjects = s.mainClause(n, -1, 0).subjects
		for k := n + 1; len(subjects) == 0 && k < len(s.chunks) && k < n+longestFront; k++ { // without a comma
			if s.kindAt(k) == verbKind && s.chunks[k].verb.finite && !s.isReduced(k) {
				subjects = s.read(k, 0).subjects
				break
			}
		}
	}
	var list []actor
	for _, k := range subjects {
		list = append(list, s.actors(k, lookThrough{agents: true, members: true})...)
	}
	return list
}

// dropPurposes leaves out what the clause under a verb states only as possible, if a frame reads that clause
// together with the verb as the same relation: "sent troops to help Mali".
func dropPurposes(found, told []graph.Claim) []graph.Claim {
	if len(told) == 0 {
		return found
	}
	return slices.DeleteFunc(found, func(c graph.Claim) bool {
		return slices.ContainsFunc(told, func(t graph.Claim) bool {
			return t.Type == c.Type && t.SubjectID == c.SubjectID && t.ObjectID == c.ObjectID && t.Negated == c.Negated && strength[c.Modality] < strength[t.Modality] && c.CueSpan.Start >= t.CueSpan.End
		})
	})
}
