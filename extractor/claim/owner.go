package claim

import (
	"slices"
	"strings"

	"entente/extractor/lexicon"
	"entente/graph"
)

// owners returns those whose office or member somebody is, at a place of the frame.
func (r *reader) owners(s *syntax, p *phrase, frame *lexicon.Frame, place string) []actor {
	fits := func(m int) bool {
		n := &s.mentions[m]
		if n.Entity >= 0 && n.Entity < len(r.entities) && frame.Kind != "" {
			if kind, not := strings.CutPrefix(frame.Kind, "not "); (r.entities[n.Entity].Kind == kind) == not {
				return false
			}
		}
		if n.Entity < 0 {
			homed := frame.Type == graph.BasedIn || frame.Type == graph.LocatedIn
			return (n.Key != "" || homed && n.Seat() != "") && allowed(frame.Types.Object, graph.Country)
		}
		return allowed(frame.Types.Object, n.Type)
	}
	optional := slices.Contains(frame.Through, "") // "a spokesman for Ethiopia", "for the Ethiopian army"
	through := func(tokens []int) bool {
		if len(frame.Through) == 0 {
			return len(tokens) == 0
		}
		if optional && len(tokens) == 0 {
			return true
		}
		return slices.ContainsFunc(tokens, func(k int) bool {
			return slices.ContainsFunc(frame.Through, func(c string) bool { return s.inClass(k, c) })
		})
	}
	switch place {
	case "owner", "origin":
		if p.owner < 0 || !fits(p.owner) || len(frame.Through) > 0 && !optional && !through(p.gap) {
			return nil
		}
		m := &s.mentions[p.owner]
		if m.Form == graph.FormMetonym && slices.ContainsFunc(append([]int{p.first}, p.gap...), func(k int) bool { return s.inClass(k, "municipal") }) {
			return nil // "Tehran police chief"
		}
		if place == "origin" && (p.possessive || m.Form != graph.FormDemonym && !s.adjective(p)) {
			return nil
		}
		for _, k := range p.gap {
			if len(frame.Attributes) > 0 && !slices.Contains(frame.Attributes, s.lower(k)) && s.endsBefore(p.owner, k) && !(len(frame.Through) > 0 && through([]int{k})) {
				return nil
			}
		}
		return s.twofold(p.owner)
	case "outer":
		if p.outer < 0 || !fits(p.outer) || s.mentions[p.outer].Type != graph.Country {
			return nil
		}
		return []actor{{mention: p.outer, factor: 1}}
	case "home":
		return r.homeOf(s, p, frame)
	}
	if m := s.ofWhich(p); place == "of" && len(p.added) == 0 && m >= 0 && fits(m) {
		return []actor{{mention: m, factor: 1}}
	}
	for _, a := range p.added {
		if a.prep != place || len(a.owners) == 0 || !through(s.nouns(a.tail)) {
			continue
		}
		var list []actor
		for _, m := range a.owners {
			if fits(m) && (s.mentions[m].Form != graph.FormDemonym || len(a.tail) > 0) {
				list = append(list, actor{mention: m, factor: 1})
			}
		}
		return list
	}
	return nil
}

// twofold returns a mention and the other one in the same word: "Iranian-American".
func (s *syntax) twofold(m int) []actor {
	list := []actor{{mention: m, factor: 1}}
	for _, k := range [2]int{m - 1, m + 1} {
		if k >= 0 && k < len(s.mentions) && s.mentions[k].Sentence == s.mentions[m].Sentence && s.mentions[k].First == s.mentions[m].First && s.mentions[k].Entity >= 0 {
			list = append(list, actor{mention: k, factor: 1})
		}
	}
	return list
}

// ofWhich returns the name that "of which" refers to before a copula: "NATO, of which
// Albania is a member"; -1 if there is none.
func (s *syntax) ofWhich(p *phrase) int {
	if p.verb < 0 {
		return -1
	}
	for k := p.start - 1; k > 1 && k > p.start-longestPhrase; k-- {
		if s.lower(k) != "which" || s.lower(k-1) != "of" {
			continue
		}
		if k -= 2; s.tokens[k].Text == "," && k > 0 {
			k--
		}
		if s.endsMention(k) {
			return s.mention[k]
		}
		return -1
	}
	return -1
}

// nouns leaves out possessive endings and nouns that only say what the name before them is.
func (s *syntax) nouns(tokens []int) []int {
	return slices.DeleteFunc(slices.Clone(tokens), func(k int) bool { return s.tag(k) == "POS" || s.inClass(k, "appended") })
}

// adjective reports whether the owner is a country's name that serves as an adjective: "U.S.".
func (s *syntax) adjective(p *phrase) bool {
	for k := p.start; k < p.first; k++ {
		if s.mention[k] == p.owner && s.abbreviated(k) {
			return true
		}
	}
	return false
}

// homeOf returns the country of an office that the phrase does not tell: that of the frame, or
// the one that the person is known to hold office in. Its first mention in the document stands for it.
func (r *reader) homeOf(s *syntax, p *phrase, frame *lexicon.Frame) []actor {
	if len(p.holders) != 1 || p.owner >= 0 && s.mentions[p.owner].Type != graph.Person {
		return nil
	}
	for _, a := range p.added {
		if len(a.owners) > 0 && a.prep != "to" && a.prep != "on" {
			return nil
		}
	}
	home, factor := frame.Home, 0.97
	if home == "" || p.owner >= 0 {
		e := s.mentions[p.holders[0].mention].Entity
		if p.owner >= 0 {
			e = s.mentions[p.owner].Entity // "Modi's foreign minister", "his spokeswoman"
		}
		if e < 0 || e >= len(r.entities) {
			return nil
		}
		home, factor = r.entities[e].Country, 0.93
	}
	if home == "" {
		return nil
	}
	for _, k := range p.gap {
		if s.tokens[k].Text != s.lower(k) && s.tokens[p.first].Text == s.lower(p.first) {
			return nil // "the Chechen prime minister"
		}
	}
	if n := r.nearest(home, s.mentions[p.holders[0].mention].Start); n >= 0 {
		return []actor{{mention: n, factor: factor}}
	}
	return nil
}
