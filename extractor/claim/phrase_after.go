package claim

import (
	"strings"

	"entente/graph"
)

// phrasePrepositions may add to what a noun says.
var phrasePrepositions = map[string]bool{"of": true, "for": true, "to": true, "at": true, "in": true, "on": true, "with": true, "from": true, "within": true}

// rightOf reads the prepositional phrases after the noun.
func (s *syntax) rightOf(p *phrase) {
	j := p.last
	if len(p.holders) > 0 && j+1 < len(s.tokens) && s.tokens[j].Text == "," && s.lower(j+1) == "in" {
		j++ // "Aliabad Hospital, in the south of"
	}
	if p.inWord { // "Hudson Gate, a New York-based fund, sold"
		k := j
		for k < len(s.tokens) && s.mention[k] < 0 && (strings.HasPrefix(s.tag(k), "NN") || strings.HasPrefix(s.tag(k), "JJ")) {
			k++
		}
		if k == len(s.tokens) || !s.startsMention(k) && s.closesAside(k) {
			p.end = k
			return
		}
	}
	for n := 0; n < 3 && j+1 < len(s.tokens) && phrasePrepositions[s.lower(j)] && s.mention[j] < 0; n++ {
		a := addition{prep: s.lower(j)}
		k := j + 1
		for k < len(s.tokens) && (s.tag(k) == "DT" || s.tag(k) == "PRP$" || strings.HasPrefix(s.tag(k), "JJ") || s.lower(k) == "both") && !s.startsMention(k) {
			k++
		}
		begin := k
		for k < len(s.tokens) && s.startsMention(k) && (s.mentions[s.mention[k]].Type != graph.Person || a.prep == "of") {
			m := s.mention[k]
			for k < len(s.tokens) && s.mention[k] == m {
				k++
			}
			tail := k
			for k < len(s.tokens) && s.mention[k] < 0 && (s.tag(k) == "POS" || k > tail && strings.HasPrefix(s.tag(k), "NN") || strings.HasPrefix(s.tag(k), "NN") || strings.HasPrefix(s.tag(k), "JJ") && s.nounFollows(k)) && s.timeAt(k) == nil {
				a.tail = append(a.tail, k)
				k++
			}
			if k < len(s.tokens) && s.startsMention(k) && k > tail { // "of Iran's Quds Force", "of the French group PSA"
				a.owners, a.tail = nil, nil
				continue
			}
			if at := &s.mentions[m]; at.Type == graph.Location && at.Key == "" && k+1 < len(s.tokens) && s.tokens[k].Text == "," && s.startsMention(k+1) && s.mentions[s.mention[k+1]].Type == graph.Country {
				m = s.mention[k+1] // "in Gulu, Uganda"
				for k++; k < len(s.tokens) && s.mention[k] == m; k++ {
				}
			}
			if at := &s.mentions[m]; at.Form == graph.FormNominal && at.Type == graph.Organization && k+1 < len(s.tokens) && s.lower(k) == "in" && s.startsMention(k+1) && strings.HasPrefix(s.mentions[s.mention[k+1]].Key, "country:") {
				m = s.mention[k+1] // "for the foreign ministry in Beijing"
				for k++; k < len(s.tokens) && s.mention[k] == m; k++ {
				}
			}
			a.owners = append(a.owners, m)
			// "of France and Germany"
			next := k
			if next < len(s.tokens) && (s.lower(next) == "and" || s.tokens[next].Text == ",") {
				next++
				if next < len(s.tokens) && s.tag(next) == "DT" {
					next++
				}
			}
			if next == k || len(a.tail) > 0 || !s.startsMention(next) || s.lower(k) != "and" || s.mentions[s.mention[next]].Type != s.mentions[m].Type || s.verbFollows(next) {
				break
			}
			k = next
		}
		if k == begin {
			if at := s.calledAt(k); at > k { // "part of an umbrella group called the NCRI"
				m := s.mention[at]
				for k = at; k < len(s.tokens) && s.mention[k] == m; k++ {
				}
				a.owners = append(a.owners, m)
			}
			for k < len(s.tokens) && s.mention[k] < 0 && (strings.HasPrefix(s.tag(k), "NN") || strings.HasPrefix(s.tag(k), "JJ") || s.tag(k) == "CD") && s.timeAt(k) == nil && len(s.grammar.holderNouns(s.tokens[k])) == 0 {
				k++
			}
		}
		if k == begin {
			break
		}
		p.added = append(p.added, a)
		j = k
		if s.startsMention(j) && s.mentions[s.mention[j]].Type == graph.Person {
			break
		}
	}
	p.end = j
}

// calledAt returns the token at which a name begins that "called" or a noun in
// apposition introduces after the words from token i on, 0 if there is none.
func (s *syntax) calledAt(i int) int {
	for end := min(i+6, len(s.tokens)); i < end && s.mention[i] < 0; i++ {
		switch tag := s.tag(i); {
		case strings.HasPrefix(tag, "NN"), strings.HasPrefix(tag, "JJ"):
			if s.startsMention(i+1) && tag == "NN" && i+1 < len(s.tokens) && s.mentions[s.mention[i+1]].Type == graph.Organization {
				return i + 1
			}
		case s.lower(i) == "called", s.lower(i) == "named", s.lower(i) == "known":
			if i++; s.lower(min(i, end-1)) == "as" {
				i++
			}
			if i < end && s.tag(i) == "DT" {
				i++
			}
			if s.startsMention(i) && s.mentions[s.mention[i]].Type == graph.Organization {
				return i
			}
			return 0
		default:
			return 0
		}
	}
	return 0
}

// verbFollows reports whether a verb comes right after the mention that begins at token i.
func (s *syntax) verbFollows(i int) bool {
	m := s.mention[i]
	for i < len(s.tokens) && s.mention[i] == m {
		i++
	}
	return i < len(s.tokens) && (strings.HasPrefix(s.tag(i), "V") && s.tag(i) != "VBN" && s.tag(i) != "VBG" || s.tag(i) == "MD")
}
