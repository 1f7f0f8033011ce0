package extractor

import (
	"slices"
	"strings"

	"entente/extractor/lexicon"
	"entente/graph"
)

// contexts gathers, by entity id, what the article says of persons and
// organizations that tells them from others of their names. Countries have none.
func contexts(r Reading) map[string]graph.Context {
	all := make([]graph.Context, len(r.Entities))
	about := topic(r)
	for i := range r.Entities {
		e, c := &r.Entities[i], &all[i]
		c.About = about
		switch e.Type {
		case graph.Person:
			switch e.Gender {
			case lexicon.Male:
				c.Gender = "m"
			case lexicon.Female:
				c.Gender = "f"
			}
			for _, m := range e.Mentions {
				if mention := r.Mentions[m]; mention.Title != "" {
					c.Fields = append(c.Fields, field(mention.Kind, mention.Title))
				}
			}
		case graph.Organization:
			c.Countries = []string{e.Country}
			c.Fields = []string{e.Kind}
			for _, m := range e.Mentions {
				if mention := r.Mentions[m]; mention.Form == graph.FormAcronym {
					c.Acronyms = append(c.Acronyms, r.Document.Text[mention.Start:mention.End])
				}
			}
		}
	}
	for _, o := range r.Offices {
		c := &all[o.Person]
		c.Fields = append(c.Fields, field(o.Kind, o.Title))
		if o.Of < 0 {
			continue
		}
		of := &r.Entities[o.Of]
		country := of.Country
		if of.Type == graph.Country {
			country = of.ID
		} else {
			c.Organizations = append(c.Organizations, of.ID)
		}
		c.Countries = append(c.Countries, country)
		if country != "" && of.Type == graph.Country && slices.Contains([]string{"head", "minister", "legislator", "local"}, o.Kind) {
			c.Posts = append(c.Posts, country)
		}
	}
	out := map[string]graph.Context{}
	for i := range r.Entities {
		if r.Entities[i].Type != graph.Country {
			out[r.Entities[i].ID] = all[i]
		}
	}
	return out
}

// topic is the id of the country that the article speaks of most, more than
// once and more than of any other; "" if there is none.
func topic(r Reading) string {
	best, id := 1, ""
	for i := range r.Entities {
		e := &r.Entities[i]
		switch n := len(e.Mentions); {
		case e.Type != graph.Country || n < best || n == 1:
		case n > best:
			best, id = n, e.ID
		default:
			id = ""
		}
	}
	return id
}

// field is the field of activity that a title belongs to, by its kind in
// titles.tsv and, where the kind is of several fields, by its words; "" if it
// tells none.
func field(kind, title string) string {
	switch kind {
	case "head", "minister", "diplomat", "international", "legislator", "local":
		return "politics"
	case "military":
		return "military"
	case "religious":
		return "religion"
	}
	words := strings.Fields(title)
	if len(words) == 0 {
		return ""
	}
	for _, f := range fields {
		if slices.Contains(strings.Fields(f.titles), words[len(words)-1]) {
			return f.name
		}
	}
	return ""
}

// fields list the last words of titles, in lower case, by field of activity.
var fields = []struct{ name, titles string }{
	{"sport", "coach striker midfielder defender goalkeeper quarterback pitcher champion player golfer boxer swimmer sprinter"},
	{"law", "judge justice prosecutor attorney magistrate lawyer"},
	{"business", "ceo cfo cto executive owner businessman businesswoman banker billionaire entrepreneur tycoon oligarch trader investor economist"},
	{"arts", "actor actress author poet writer novelist singer composer conductor pianist painter sculptor architect designer filmmaker producer comedian rapper guitarist drummer model photographer"},
	{"science", "professor researcher scientist physicist biologist chemist mathematician astronaut historian scholar sociologist psychologist philosopher"},
	{"media", "journalist reporter correspondent editor publisher columnist commentator anchor host"},
	{"medicine", "nurse surgeon"},
	{"religion", "cleric"},
	{"politics", "politician candidate statesman"},
}
