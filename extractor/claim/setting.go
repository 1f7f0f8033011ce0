package claim

import (
	"strings"

	"entente/graph"
)

// servedBy returns the country for which the person whose "his" stands at token i holds office, where
// the noun says that it is the state's: "his government". It returns -1 if the text does not tell.
func (s *syntax) servedBy(i int, c chunk) int {
	if s.tag(i) != "PRP$" || s.home == nil || !s.inClass(c.head, "own_state") {
		return -1
	}
	return s.home(s.mentions[s.mention[i]].Entity, s.tokens[i].Start)
}

// homeOfPerson returns the mention nearest to a place of the text of the country for which a person holds office, -1 if there is none.
func (r *reader) homeOfPerson(e, from int) int {
	if e < 0 || e >= len(r.entities) || r.entities[e].Type != graph.Person || r.entities[e].Country == "" {
		return -1
	}
	return r.nearest(r.entities[e].Country, from)
}

// bareState resolves "the government", of which the text does not say whose it is, to the country
// from which the article reports, if no other is a subject near by.
func (s *syntax) bareState(n int) []actor {
	c := s.chunks[n]
	if c.last-c.first != 2 || s.lower(c.first) != "the" || !s.inClass(c.head, "bare_state") || s.setting == nil {
		return nil
	}
	if s.kindAt(n+1) == prepKind && (s.word(n+1) == "of" || s.word(n+1) == "in" || s.word(n+1) == "for") {
		return nil
	}
	m := s.setting()
	if m < 0 {
		return nil
	}
	e := s.mentions[m].Entity
	other := func(s *syntax, end int) bool {
		for i := 0; i < end; i++ {
			if k := s.mention[i]; k >= 0 && s.mentions[k].Type == graph.Country && s.mentions[k].Entity != e && s.mentions[k].Entity >= 0 && !s.mentions[k].Place {
				return true
			}
		}
		return false
	}
	if other(s, c.first) {
		return nil
	}
	if s.before != nil {
		if b := s.before(); b != nil && other(b, len(b.tokens)) {
			return nil
		}
	}
	return []actor{{mention: m, factor: 0.85, phrase: graph.Span{Start: s.tokens[c.first].Start, End: s.tokens[c.last-1].End}}}
}

// setting returns a mention of the country from whose capital the article is datelined and of which it speaks most; -1 if there is none.
func (r *reader) setting() int {
	if r.index.country == 0 {
		if r.index.country = r.datelined() + 1; r.index.country == 0 {
			r.index.country = -1
		}
	}
	return max(r.index.country-1, -1)
}

func (r *reader) datelined() int {
	key := ""
	for i := range r.mentions {
		m := &r.mentions[i]
		if line := r.doc.Paragraphs[r.doc.Sentences[m.Sentence].Paragraph].Dateline; line.End > line.Start && line.Contains(m.Span) && strings.HasPrefix(m.Key, "country:") {
			key = m.Key
			break
		}
	}
	count := map[int]int{}
	at := -1
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Type != graph.Country || m.Entity < 0 || m.Entity >= len(r.entities) {
			continue
		}
		count[m.Entity]++
		if at < 0 && r.entities[m.Entity].ID == key {
			at = i
		}
	}
	if at < 0 {
		return -1
	}
	for e, n := range count {
		if e != r.mentions[at].Entity && n >= count[r.mentions[at].Entity] {
			return -1
		}
	}
	return at
}
