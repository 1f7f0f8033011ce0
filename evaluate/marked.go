package evaluate

import (
	"cmp"
	"slices"
	"strings"

	"entente/corpus"
	"entente/extractor"
	"entente/extractor/mention"
	"entente/graph"
)

// allTypes are the types that development articles mark.
var allTypes = []graph.EntityType{graph.Person, graph.Country, graph.Organization, graph.Location}

// article is what the extractor gets of a marked article.
func article(a corpus.Article) graph.Article {
	return graph.Article{ID: a.ID, Title: a.Title, Published: a.Published, Text: a.Text}
}

// Marked turns marked articles into documents for [Names].
func Marked(articles []corpus.Article) []Document {
	var out []Document
	for _, a := range articles {
		d := Document{Article: article(a), Types: allTypes}
		for _, m := range a.Mentions {
			span := graph.Span{Start: m.Start, End: m.End}
			switch form(a, m) {
			case graph.FormName:
				d.Names = append(d.Names, Name{span, entityType(m)})
			case graph.FormNominal:
				d.Nominals = append(d.Nominals, span)
			}
		}
		out = append(out, d)
	}
	return out
}

func entityType(m corpus.Marked) graph.EntityType {
	switch {
	case m.Person():
		return graph.Person
	case m.Organization():
		return graph.Organization
	case m.Location():
		return graph.Location
	}
	return graph.Country
}

// pronouns are the words by which the gold standard refers without a name or noun.
var pronouns = map[string]bool{
	"he": true, "him": true, "his": true, "himself": true, "she": true, "her": true, "hers": true, "herself": true,
	"it": true, "its": true, "itself": true, "they": true, "them": true, "their": true, "theirs": true, "themselves": true,
	"i": true, "me": true, "my": true, "mine": true, "myself": true, "we": true, "us": true, "our": true, "ours": true, "ourselves": true,
	"you": true, "your": true, "yours": true, "who": true, "whom": true, "whose": true, "which": true,
}

// form tells names, nominals and pronouns of the gold standard apart.
func form(a corpus.Article, m corpus.Marked) graph.MentionForm {
	switch {
	case m.Form == "n":
		return graph.FormNominal
	case a.Text[m.Start:m.End] == "US" || a.Text[m.Start:m.End] == "WHO":
		return graph.FormName
	case pronouns[strings.ToLower(a.Text[m.Start:m.End])]:
		return graph.FormPronoun
	}
	return graph.FormName
}

// Links measures whether mentions are tied to the right entity: for names,
// nominals and pronouns, whether a gold mention is found with exactly its span
// and with the entity that most names of its gold entity were tied to. What is
// tied to an entity where the gold standard has no mention of that span is
// wrong. Locations are left out.
func Links(x *extractor.Extractor, articles []corpus.Article) (map[graph.MentionForm]Count, error) {
	counts := map[graph.MentionForm]Count{}
	for _, a := range articles {
		r, err := x.Read(article(a))
		if err != nil {
			return nil, err
		}
		linkCounts(counts, a, r)
	}
	return counts, nil
}

func linkCounts(counts map[graph.MentionForm]Count, a corpus.Article, r extractor.Reading) {
	found := map[graph.Span]mention.Mention{}
	for _, m := range r.Mentions {
		if m.Entity >= 0 {
			found[m.Span] = m
		}
	}
	entities := aligned(a, r, found)
	seen := map[graph.Span]bool{}
	var nominals []graph.Span
	for _, g := range a.Mentions {
		if g.Location() {
			continue
		}
		span := graph.Span{Start: g.Start, End: g.End}
		seen[span] = true
		f := form(a, g)
		if f == graph.FormNominal {
			nominals = append(nominals, span)
		}
		c := counts[f]
		m, ok := found[span]
		switch {
		case !ok:
			c.Missed++
		case r.Entities[m.Entity].ID == entities[g.ID]:
			c.Right++
		default:
			c.Wrong++
			c.Missed++
		}
		counts[f] = c
	}
	for span, m := range found {
		inside := func(s graph.Span) bool { return m.Form == graph.FormDemonym && s.Contains(span) }
		if seen[span] || slices.ContainsFunc(nominals, inside) {
			continue
		}
		f := m.Form
		if f != graph.FormNominal && f != graph.FormPronoun {
			f = graph.FormName
		}
		c := counts[f]
		c.Wrong++
		counts[f] = c
	}
}

// aligned gives each gold entity the entity of the reading that it stands for:
// one to one, those that share most names first.
func aligned(a corpus.Article, r extractor.Reading, found map[graph.Span]mention.Mention) map[string]string {
	type pair struct {
		gold, id string
		shared   int
	}
	var pairs []pair
	out := map[string]string{}
	for _, g := range a.Mentions {
		if g.Country() {
			out[g.ID] = "country:" + g.ID
			continue
		}
		m, ok := found[graph.Span{Start: g.Start, End: g.End}]
		if !ok || g.Location() || form(a, g) != graph.FormName {
			continue
		}
		id := r.Entities[m.Entity].ID
		i := slices.IndexFunc(pairs, func(p pair) bool { return p.gold == g.ID && p.id == id })
		if i < 0 {
			pairs = append(pairs, pair{g.ID, id, 0})
			i = len(pairs) - 1
		}
		pairs[i].shared++
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.shared, a.shared), strings.Compare(a.gold, b.gold), strings.Compare(a.id, b.id))
	})
	taken := map[string]bool{}
	for _, p := range pairs {
		if _, has := out[p.gold]; !has && !taken[p.id] {
			out[p.gold] = p.id
			taken[p.id] = true
		}
	}
	return out
}
