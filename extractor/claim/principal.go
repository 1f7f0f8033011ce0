package claim

import (
	"entente/extractor/document"
	"entente/graph"
)

// principals returns the two whom a document is about, for "the two countries" and "both leaders" where
// no sentence near by names just two: the countries that a headline or the first sentence names, and no
// third one, unless the text names it far less often; of people those who head the two or are their ministers.
// noun is the word for them.
func (r *reader) principals(kind graph.EntityType, noun string) []actor {
	if r.pairFound == nil {
		r.pairFound = r.mainPair()
		if r.pairFound == nil {
			r.pairFound = []int{}
		}
	}
	if len(r.pairFound) != 2 {
		return nil
	}
	if kind != graph.Person {
		return []actor{{mention: r.pairFound[0], factor: 0.85}, {mention: r.pairFound[1], factor: 0.85}}
	}
	office := "head"
	switch noun {
	case "minister", "diplomat", "official":
		office = "minister"
	}
	var list []actor
	for _, m := range r.pairFound {
		country, found := r.entities[r.mentions[m].Entity].ID, -1
		for e := range r.entities {
			if r.entities[e].Type != graph.Person || r.entities[e].Country != country || r.entities[e].Office != office {
				continue
			}
			if found >= 0 {
				return nil
			}
			found = e
		}
		if found < 0 {
			return nil
		}
		list = append(list, actor{mention: r.entities[found].Mentions[0], factor: 0.8})
	}
	return list
}

// mainPair returns the first mentions of the two countries that a document is about, nil if there are no such two.
func (r *reader) mainPair() []int {
	count := make([]int, len(r.entities))
	first := make([]int, len(r.entities))
	for i := len(r.mentions) - 1; i >= 0; i-- {
		if m := &r.mentions[i]; m.Type == graph.Country && m.Entity >= 0 && m.Entity < len(r.entities) {
			if m.Form != graph.FormPronoun {
				count[m.Entity]++
			}
			first[m.Entity] = i
		}
	}
	a, b, third := -1, -1, 0
	for e, n := range count {
		switch {
		case n == 0:
		case a < 0 || n > count[a]:
			if b >= 0 {
				third = max(third, count[b])
			}
			a, b = e, a
		case b < 0 || n > count[b]:
			if b >= 0 {
				third = max(third, count[b])
			}
			b = e
		default:
			third = max(third, n)
		}
	}
	if b < 0 || count[b] <= third {
		return nil
	}
	for n, lede := 0, 0; n < len(r.doc.Sentences) && lede < 2; n++ {
		p := &r.doc.Paragraphs[r.doc.Sentences[n].Paragraph]
		if p.Kind != document.Headline && p.Kind != document.Body || p.Dateline.Contains(r.doc.Sentences[n].Span) {
			continue
		}
		if lede++; p.Kind == document.Body {
			lede++
		}
		both, other := map[int]bool{}, false
		for _, i := range r.inSentence[n] {
			m := &r.mentions[i]
			if m.Type != graph.Country || m.Entity < 0 || m.Place || m.Form == graph.FormDemonym && !m.State || p.Dateline.End > p.Dateline.Start && p.Dateline.Contains(m.Span) {
				continue
			}
			if m.Entity == a || m.Entity == b {
				both[m.Entity] = true
			} else if !m.Place && m.Form != graph.FormDemonym {
				other = true
			}
		}
		if len(both) == 2 && (!other || count[b] >= 2*third) {
			return []int{first[a], first[b]}
		}
	}
	return nil
}
