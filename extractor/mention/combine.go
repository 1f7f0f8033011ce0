package mention

import (
	"slices"

	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/extractor/ner"
	"entente/graph"
)

// How sure the model must be, in its own units, that a name of its own is
// taken. They were chosen on the development articles, where F1 hardly moves
// between half and twice as much.
const (
	sureAlone   = 20 // where the rules see nothing
	sureType    = 12 // to give a name of the rules another type
	sureLonger  = 4  // to take the place of a shorter name that the lexicon knows
	sureAgainst = 10 // to take the place of a guess of the rules of other bounds
	sureShorter = 45 // to cut a name of the rules short, or an organization's type
	sureNone    = 20 // that what the rules guess is something else
)

// combine joins what the rules found in a sentence, c.out, with the names of the
// model. The lexicon says who is meant; what it does not know is the model's.
func (c *scan) combine(names []ner.Name) []Mention {
	out := c.out
	for _, n := range c.places(names) {
		n = c.pastSeat(c.untitled(n))
		if n.First >= n.Last {
			continue
		}
		if n.Type == ner.Person && n.Last-n.First == 1 && n.Margin < sureShorter && !c.starts(n.First) && c.apposed(n.First, n.Last) == lexicon.HeadOrganization {
			n.Type = ner.Organization
		}
		if n.Type == ner.Person && n.Margin < sureShorter && n.First > 0 && c.tokens[n.First-1].Tag == "NN" && c.firmNoun(n.First-1) {
			n.Type = ner.Organization // "the newspaper Zuunii Medee"
		}
		if n.Type == ner.Organization && n.Margin < sureShorter && n.Last-n.First == 2 && n.First > 0 && c.personNoun(n.First-1) && c.headOf(n.First, n.Last) == lexicon.HeadNone {
			n.Type = ner.Person // "the lawmaker Naledi Pandor"
		}
		at := slices.IndexFunc(out, func(m Mention) bool { return m.First < n.Last && n.First < m.Last })
		if at < 0 {
			if n.Type != ner.Other && n.Margin >= sureAlone && c.plausible(n) && !c.refused(n) {
				out = c.put(out, n)
			}
			continue
		}
		if n.Type == ner.Other {
			out = slices.DeleteFunc(out, func(m Mention) bool {
				return m.First >= n.First && m.Last <= n.Last && m.Key == "" && m.Type != graph.Country && m.Title == "" && n.Margin >= sureNone && !c.country(m)
			})
			continue
		}
		if !c.yields(out, n) || !c.plausible(n) {
			continue
		}
		old := out[at]
		out = slices.DeleteFunc(out, func(m Mention) bool { return m.First < n.Last && n.First < m.Last })
		out = c.put(out, n)
		if k := slices.IndexFunc(out, func(m Mention) bool { return m.First == n.First }); old.First == n.First && old.Last == n.Last && old.Type == out[k].Type {
			out[k] = old
		}
	}
	return out
}

// places parts "Lebanon, Pennsylvania" of the model into its two places.
func (c *scan) places(names []ner.Name) []ner.Name {
	comma := func(n ner.Name) int {
		if n.Type != ner.Location {
			return -1
		}
		return slices.IndexFunc(c.tokens[n.First:n.Last], func(t document.Token) bool { return t.Text == "," })
	}
	for i := 0; i < len(names); i++ {
		at := comma(names[i])
		if at <= 0 || names[i].First+at+1 >= names[i].Last {
			continue
		}
		names = slices.Insert(slices.Clip(names), i+1, names[i])
		names[i].Last = names[i].First + at
		names[i+1].First = names[i].Last + 1
	}
	return names
}

// yields reports whether all mentions that overlap a name of the model give way
// to it.
func (c *scan) yields(found []Mention, n ner.Name) bool {
	for _, m := range found {
		if m.Last <= n.First || n.Last <= m.First {
			continue
		}
		same := m.First == n.First && m.Last == n.Last
		inside := m.First >= n.First && m.Last <= n.Last
		known := m.Key != "" || m.Type == graph.Country
		switch {
		case same && (known || m.Type == graph.Person && c.country(m)):
			return false
		case same && m.Type == graph.Location && n.Type == ner.Organization && n.Margin < sureShorter && c.headOf(m.First, m.Last) == lexicon.HeadLocation:
			return false // "Heathrow Airport"
		case same && m.Type == graph.Organization:
			if n.Type == ner.Location || n.Margin < sureShorter {
				return false // "the Toronto Argonauts": the rules have their reasons
			}
		case same:
			if n.Margin < sureType {
				return false
			}
		case known && !inside:
			return false
		case known:
			if n.Margin < sureLonger || n.Type == ner.Location && m.Type == graph.Organization {
				return false
			}
		case (m.Title != "" || m.Kind != "") && n.Type != ner.Person, m.Type == graph.Organization && !same && c.partners(m.First, m.Last):
			return false
		case !inside && n.First >= m.First && n.Last <= m.Last:
			if n.Margin < sureShorter || m.Type == graph.Organization && n.First == m.First && c.tokens[n.Last].Lower == "and" {
				return false
			}
		case n.Margin < sureAgainst:
			return false
		}
	}
	return true
}

// country reports whether a person is named like a country.
func (c *scan) country(m Mention) bool {
	n, took := c.lex.Match(c.words, m.First)
	return took == m.Last-m.First && n.Type == graph.Country
}

// untitled cuts the titles off a person's name, and "the" off any.
func (c *scan) untitled(n ner.Name) ner.Name {
	if c.tokens[n.First].Lower == "the" {
		n.First++
	}
	if n.Type == ner.Location && n.Last-n.First > 1 && c.headOf(n.First, n.Last) == lexicon.HeadOrganization {
		n.Type = ner.Organization // a hospital or school
	}
	if n.Type != ner.Person {
		return n
	}
	if last := n.Last - 1; last > n.First && !c.tight && acronym(c.tokens[last].Text) {
		if o, took := c.lex.Match(c.words, last); took == 1 && o.Type == graph.Organization {
			n.Last-- // "Rajavi NCRI"
		}
	}
	_, known := c.lex.Match(c.words[:n.Last], n.First)
	for k := n.First + 1; known > 0 && k < n.Last-1; k++ {
		_, given := c.lex.Given(c.tokens[k].Fold)
		if _, took := c.lex.MatchTitle(c.words[:n.Last], k); took > 0 && k+took < n.Last && !given {
			n.First = k // "Georgia Governor Brian Kemp"
			break
		}
	}
	for n.First < n.Last {
		_, took := c.title(n.First, n.Last)
		if took == 0 || n.First+took >= n.Last {
			break
		}
		if _, given := c.lex.Given(c.tokens[n.First].Fold); given && took == 1 {
			break
		}
		n.First += took
	}
	return n
}

// put inserts a name of the model among the mentions.
func (c *scan) put(out []Mention, n ner.Name) []Mention {
	m := at(c.d, c.s, n.First, n.Last)
	m.Form = graph.FormName
	switch n.Type {
	case ner.Person:
		m.Type = graph.Person
		if n.Last-n.First == 1 {
			m.Form = graph.FormAlias
		}
		if t, ok := c.titleEnding(n.First); ok {
			m.Kind, m.Gender, m.Title = t.Kind, t.Gender, c.titleWords(n.First)
		}
		if m.Gender == lexicon.Unknown {
			m.Gender, _ = c.lex.Given(c.tokens[n.First].Fold)
		}
	case ner.Organization:
		m.Type = graph.Organization
		if n.Last-n.First == 1 && acronym(c.tokens[n.First].Text) {
			m.Form = graph.FormAcronym
		}
		for k := n.First; k < n.Last; k++ {
			if name, took := c.lex.Match(c.words, k); took > 0 && name.Type == graph.Country && k+took <= n.Last {
				m.Country = name.Key
				if k == n.First {
					if country, ok := c.lex.Canonical(name.Key); ok {
						c.body(&m, country, k+took, n.Last)
					}
				}
				break
			}
		}
		if country, ok := c.owner(n.First); ok && m.Country == "" {
			m.Country = country.Key
			c.body(&m, country, n.First, n.Last)
		}
	default:
		m.Type = graph.Location
		if c.d.Sentences[c.s].Case != document.TitleCase {
			break
		}
		if name, took := c.lex.Match(c.words, n.First); took == n.Last-n.First && name.Type == graph.Country && name.Form == graph.FormName {
			m.Type, m.Key, m.Country = name.Type, name.Key, name.Key // "Kenya Condemns Uganda"
		}
	}
	k := slices.IndexFunc(out, func(o Mention) bool { return o.First >= n.Last })
	if k < 0 {
		k = len(out)
	}
	return slices.Insert(out, k, m)
}

// shortened drops what the text calls a body that it names in full elsewhere:
// "the Forum" where there is an "Open Skies Forum". Nominals see to it.
func shortened(lex *lexicon.Lexicon, d *document.Document, names [][]Mention) {
	full := map[string]bool{}
	each := func(do func(tokens []document.Token, m Mention) bool) {
		for s := range names {
			tokens := d.Sentences[s].Tokens
			names[s] = slices.DeleteFunc(names[s], func(m Mention) bool { return m.Type == graph.Organization && do(tokens, m) })
		}
	}
	each(func(tokens []document.Token, m Mention) bool {
		if m.Last-m.First > 1 {
			full[tokens[m.Last-1].Fold] = true
		}
		return false
	})
	each(func(tokens []document.Token, m Mention) bool {
		t := tokens[m.First]
		return m.Last-m.First == 1 && m.Key == "" && full[t.Fold] && m.First > 0 && tokens[m.First-1].Lower == "the" && lex.Head("last", t.Fold) == lexicon.HeadOrganization
	})
}

// modelNames are the names that the model finds, by sentence; none if it cannot
// be read.
func modelNames(d *document.Document) [][]ner.Name {
	model, err := ner.Default()
	if err != nil {
		return make([][]ner.Name, len(d.Sentences))
	}
	return model.Names(d.Sentences, func(s int) bool { return d.Paragraphs[d.Sentences[s].Paragraph].Kind == document.Boilerplate })
}
