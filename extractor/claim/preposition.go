package claim

import (
	"slices"

	"entente/graph"
)

// circumstance are prepositions whose phrases may stand between a verb and its argument.
var circumstance = map[string]bool{"in": true, "on": true, "at": true, "during": true, "within": true}

// passed are prepositions whose phrase may stand after the one that names a doer: "a visit by Lavrov to
// Seoul", "a loan from Russia to Belarus".
var passed = map[string]bool{"to": true, "with": true, "for": true, "against": true, "on": true}

// byPreposition resolves the object of the first phrase with preposition prep
// among those that begin at chunk from.
func (s *syntax) byPreposition(from int, prep string, through lookThrough) []actor {
	for j := from; j < len(s.chunks); {
		switch s.kindAt(j) {
		case advKind, timeKind:
			j++
		case adjKind: // "was called cowardly by"
			if prep != "by" || j != from {
				return nil
			}
			j++
		case commaKind:
			if end := s.aside(j); end > 0 {
				j = end
				continue
			}
			if s.word(j) != "," || s.kindAt(j+1) != advKind && s.kindAt(j+1) != timeKind && s.kindAt(j+1) != prepKind {
				return nil
			}
			j++
		case prepKind:
			if s.word(j) == prep && s.kindAt(j+1) == nounKind {
				list := s.members(j+1, through)
				group, end := s.rightGroup(j + 1)
				if last := group[len(group)-1].noun; len(group) > 1 && s.kindAt(end) == prepKind && s.word(end) == prep && s.kindAt(last-2) == commaKind {
					list = s.notIn(list, last) // "on Iran, and Canada on Iraq": whose clause has lost its verb
				}
				if len(list) == 0 && prep == "in" && s.kindAt(end) == prepKind && s.mention[s.chunks[j+1].head] < 0 { // "in a camp in Albania"
					j = end
					continue
				}
				if prep == "between" && s.kindAt(end) == conjKind && s.kindAt(end+1) == nounKind { // "talks between Iran and Iraq ended"
					return append(list, s.actors(end+1, through)...)
				}
				for s.kindAt(end) == conjKind && s.kindAt(end+1) == prepKind && s.word(end+1) == prep && s.kindAt(end+2) == nounKind {
					list = append(list, s.members(end+2, through)...)
					_, end = s.rightGroup(end + 2)
				}
				return list
			}
			if s.word(j) == "as" && (s.kindAt(j+1) == adjKind || s.kindAt(j+1) == advKind) { // "as cowardly by"
				j += 2
				continue
			}
			if s.kindAt(j+1) != nounKind {
				return nil
			}
			if prep == "of" && s.namedBeforeOf(j+1) {
				j += 2
				continue
			}
			w := s.word(j)
			names := s.mention[s.chunks[j+1].head] >= 0
			if prep != "by" && prep != "from" && prep != "in" && (!circumstance[w] || names && w == "on") && !(passed[prep] && (w == "by" || w == "from" || w == "of")) {
				return nil
			}
			if prep == "with" && s.inClass(s.chunks[j+1].head, "takes_with") {
				return nil // "talks on ties with Iran"
			}
			if prep == "to" && s.inClass(s.chunks[j+1].head, "takes_to") {
				return nil // "wrote, in reference to Iran"
			}
			_, j = s.rightGroup(j + 1)
		default:
			return nil
		}
	}
	return nil
}

// namedBeforeOf reports whether noun phrase n is a name behind "by" or "from" of which "of" is no part: "the
// seizure by Iran of a tanker", "the expulsion from Mali of an envoy".
func (s *syntax) namedBeforeOf(n int) bool {
	if w := s.word(n - 1); w != "by" && w != "from" || s.kindAt(n) != nounKind || s.kindAt(n+1) != prepKind || s.word(n+1) != "of" || s.kindAt(n+2) != nounKind {
		return false
	}
	m := s.mention[s.chunks[n].head]
	return m >= 0 && s.mentions[m].Form != graph.FormNominal
}

// notIn returns the actors that noun phrase n does not name.
func (s *syntax) notIn(list []actor, n int) []actor {
	c := s.chunks[n]
	return slices.DeleteFunc(list, func(a actor) bool {
		return slices.Contains(s.mention[c.first:c.last], a.mention)
	})
}
