package claim

import (
	"strings"

	"entente/graph"
)

// served returns the country for which the person who owns a phrase holds office:
// that of "his foreign minister". A friend or lawyer of theirs is no officer.
func (r *reader) served(s *syntax, p *phrase) string {
	e := s.mentions[p.owner].Entity
	if e < 0 || e >= len(r.entities) || e == s.mentions[p.holders[0].mention].Entity {
		return ""
	}
	return r.entities[e].Country
}

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
