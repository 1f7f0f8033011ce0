package claim

import (
	"strings"

	"entente/graph"
)

// officeOf returns the office of the one whose colleague a phrase names: that of "his" in "his
// Russian counterpart", or else that of the one so named. Empty if the text does not tell.
func (r *reader) officeOf(s *syntax, p *phrase) string {
	if p.outer >= 0 && s.mentions[p.outer].Entity == s.mentions[p.holders[0].mention].Entity {
		return "" // "Lima met her Polish counterpart": another than the holder
	}
	for _, m := range [2]int{p.outer, p.holders[0].mention} {
		if m < 0 {
			continue
		}
		if e := s.mentions[m].Entity; e >= 0 && e < len(r.entities) && r.entities[e].Office != "" {
			return r.entities[e].Office
		}
	}
	return ""
}

// whose returns the mention of the country or organization that "whose" before a phrase means:
// "NATO, whose chief", "MAK, a movement of Kabylie whose leader"; -1 if it is doubtful.
func (s *syntax) whose(p *phrase) int {
	k := p.start - 1
	if k < 1 || s.lower(k) != "whose" {
		return -1
	}
	k--
	comma := s.tokens[k].Text == ","
	if comma {
		k--
	}
	fits := func(k int) bool {
		m := s.mention[k]
		return m >= 0 && s.endsMention(k) && s.mentions[m].Entity >= 0 && (s.mentions[m].Type == graph.Country || s.mentions[m].Type == graph.Organization) && s.mentions[m].Form != graph.FormDemonym
	}
	if k >= 0 && fits(k) && (comma || s.mentions[s.mention[k]].Form == graph.FormNominal) {
		return s.mention[k]
	}
	// back over "a separatist movement of Kabylie" to the name that it describes
	for n := 0; k > 1 && n < longestPhrase; n++ {
		tag := s.tag(k)
		if s.tokens[k].Text == "," {
			return -1
		}
		if tag == "DT" && (s.lower(k) == "a" || s.lower(k) == "an" || s.lower(k) == "the") && s.tokens[k-1].Text == "," {
			if fits(k - 2) {
				return s.mention[k-2]
			}
			return -1
		}
		if !strings.HasPrefix(tag, "NN") && !strings.HasPrefix(tag, "JJ") && tag != "DT" && s.lower(k) != "of" && s.lower(k) != "in" {
			return -1
		}
		k--
	}
	return -1
}

// apposedLeft returns the members of a coordination of offices each with the name of its holder behind it, which
// ends with the name in noun phrase n: "the French president, Hollande, and the German chancellor, Merkel, met". It returns
// nil if there is none.
func (s *syntax) apposedLeft(n int) []int {
	named := func(n int) bool {
		if s.kindAt(n) != nounKind {
			return false
		}
		m := s.mention[s.chunks[n].head]
		return m >= 0 && s.mentions[m].Type == graph.Person && s.mentions[m].Form != graph.FormPronoun && s.mentions[m].Form != graph.FormNominal
	}
	if !named(n) || s.kindAt(n-1) != commaKind || s.kindAt(n-2) != nounKind {
		return nil
	}
	t := n - 2
	for s.kindAt(t-1) == prepKind && (s.word(t-1) == "of" || s.word(t-1) == "for") && s.kindAt(t-2) == nounKind {
		t -= 2
	}
	head := s.chunks[t].head
	if s.kindAt(t-1) != conjKind || s.word(t-1) != "and" || named(t) || len(s.grammar.holderNouns(s.tokens[head])) == 0 {
		return nil
	}
	k := t - 2
	if s.kindAt(k) == commaKind {
		k--
	}
	if !named(k) {
		return nil
	}
	if group := s.apposedLeft(k); group != nil {
		return append(group, n)
	}
	return []int{k, n}
}

// toldIn resolves the pronoun that is the subject of a clause after "in which": "issued a statement in
// which they condemned" is of those who issued it, and of the one after "announced that" which linking left open.
func (s *syntax) toldIn(n int) []actor {
	switch s.word(n) {
	case "they", "it", "he", "she":
	default:
		return nil
	}
	complement := s.kindAt(n-2) == verbKind && s.word(n-1) == "that" // "announced that it had"
	if s.kindAt(n-1) != relKind || !complement && (s.word(n-1) != "which" || s.kindAt(n-2) != prepKind && s.lower(s.chunks[n-1].first) != "in") {
		return nil
	}
	for v := n - 2; v >= 0; v-- {
		if s.kindAt(v) != verbKind || !s.chunks[v].verb.finite || s.isReduced(v) {
			continue
		}
		var list []actor
		for _, k := range s.read(v, 1).subjects {
			list = append(list, s.actors(k, lookThrough{agents: true})...)
		}
		return list
	}
	return nil
}
