package mention

import (
	"entente/extractor/document"
	"entente/graph"
)

// clues are what a document says of a name of one word that nothing else
// explains.
type clues struct {
	types  [4]int // how often it was taken for a person, organization, location
	person bool   // a full name, a title, an age, a family
	firm   int    // shares, a plant, a board
	state  int    // a president, a parliament
}

func typeIndex(t graph.EntityType) int {
	switch t {
	case graph.Person:
		return 1
	case graph.Organization:
		return 2
	case graph.Location:
		return 3
	}
	return 0
}

// single reports whether a mention is a name of one word whose type only the
// document can tell.
func single(m *Mention) bool {
	return m.Last-m.First == 1 && m.Key == "" && typeIndex(m.Type) > 0
}

// agree gives names of one word one type throughout a document. A person has a
// first name, title or age somewhere; a firm has shares, plants, a board.
func agree(d *document.Document, names [][]Mention) {
	seen := map[string]*clues{}
	for s := range names {
		for k := range names[s] {
			m := &names[s][k]
			if single(m) {
				fold := d.Sentences[s].Tokens[m.First].Fold
				c := seen[fold]
				if c == nil {
					c = &clues{}
					seen[fold] = c
				}
				c.types[typeIndex(m.Type)]++
				c.look(d.Sentences[s].Tokens, m)
			}
		}
	}
	if len(seen) == 0 {
		return
	}
	for s := range names {
		for k := range names[s] {
			m := &names[s][k]
			if m.Last-m.First < 2 {
				continue
			}
			tokens := d.Sentences[s].Tokens[m.First:m.Last]
			switch m.Type {
			case graph.Person:
				for i := range tokens {
					if c := seen[tokens[i].Fold]; c != nil {
						c.person = true
					}
				}
			case graph.Organization:
				if c := seen[tokens[0].Fold]; c != nil {
					c.firm++
				}
				if c := seen[tokens[len(tokens)-1].Fold]; c != nil && len(tokens) == 2 {
					c.firm++
				}
			}
		}
	}
	for s := range names {
		for k := range names[s] {
			m := &names[s][k]
			if single(m) && !alone(d.Sentences[s].Tokens, m) {
				settle(seen[d.Sentences[s].Tokens[m.First].Fold], d.Sentences[s].Tokens[m.First].Text, m)
			}
		}
	}
}

// alone settles a name of one word by what stands beside this mention, where that
// is plain: "a Ford plant", though a Darnell Ford is in the text.
func alone(tokens []document.Token, m *Mention) bool {
	if m.Title != "" || m.Type == graph.Location {
		return false
	}
	var c clues
	c.look(tokens, m)
	switch {
	case c.person:
		return false
	case c.state > 0:
		m.Type, m.Kind = graph.Location, settled
	case c.firm > 0:
		m.Type, m.Kind = graph.Organization, settled
	default:
		return false
	}
	m.Form, m.Gender, m.Name = graph.FormName, 0, tokens[m.First].Text
	return true
}

// settled is the kind of a name of one word that its own place explains.
const settled = "settled"

// settle gives a name of one word the type that its clues ask for.
func settle(c *clues, word string, m *Mention) {
	if m.Title != "" || c.person {
		return
	}
	want := m.Type
	switch {
	case c.firm > 0 && m.Type == graph.Person:
		want = graph.Organization
	case c.types[3]+c.state > c.types[1] && m.Type == graph.Person, c.firm == 0 && c.types[3] > 2*c.types[2] && m.Type == graph.Organization:
		want = graph.Location
	case c.types[2] > c.types[1] && m.Type == graph.Person, c.firm > 0 && c.types[2] > c.types[3] && m.Type == graph.Location:
		want = graph.Organization
	}
	if want == m.Type {
		return
	}
	m.Type, m.Form = want, graph.FormName
	m.Kind, m.Gender, m.Name = "", 0, word
}

// look gathers what stands beside one mention.
func (c *clues) look(tokens []document.Token, m *Mention) {
	i, n := m.First, len(tokens)
	word := func(k int) string {
		if k < 0 || k >= n {
			return ""
		}
		return tokens[k].Lower
	}
	if m.Title != "" || word(i+1) == "," && (word(i+2) == "who" || i+2 < n && age(tokens[i+2].Text)) {
		c.person = true
	}
	after := i + 1
	if after < n && tokens[after].Tag == "POS" {
		after++
		if after < n && kin(tokens[after].Lemma) {
			c.person = true
		}
		if after < n && stateOf(tokens[after].Lemma) {
			c.state++
		}
	}
	if after < n && firmly(tokens[after].Lemma) && tokens[after].Tag != "VBZ" && tokens[after].Tag != "VBD" {
		c.firm++
	}
	switch {
	case word(i-1) == "of" && i > 1 && boardly(tokens[i-2].Lemma), word(i-1) == "in" && i > 1 && tokens[i-2].Lemma == "stake",
		i > 0 && (tokens[i-1].Lemma == "head" || tokens[i-1].Lemma == "acquire") && verb(tokens[i-1].Tag),
		i > 1 && tokens[i-2].Text == "(" && word(i-1) == `"` && word(i+1) == `"`,
		word(i+1) == "," && word(i+2) == "which", word(i+2) == "it" && tokens[i+1].Lemma == "say" && m.Type != graph.Location:
		c.firm++
	}
}

// firmly reports whether what follows a name is a firm's.
func firmly(lemma string) bool {
	switch lemma {
	case "plant", "share", "stock", "employee", "dealer", "factory", "store", "shareholder", "customer", "subsidiary", "executive", "bond", "spokesman", "spokeswoman",
		"brand", "board", "headquarters", "warehouse", "dealership", "investor", "supplier", "ceo", "profit", "revenue", "earnings":
		return true
	}
	return false
}

// boardly reports whether what is of a name is a firm's.
func boardly(lemma string) bool {
	switch lemma {
	case "share", "executive", "officer", "chairman", "chairwoman", "board", "subsidiary", "unit", "division", "employee", "shareholder", "headquarters", "ceo", "takeover", "purchase",
		"acquisition", "customer", "owner", "founder", "cofounder", "co-founder", "factory", "bankruptcy", "collapse":
		return true
	}
	return false
}

// stateOf reports whether what a name owns is a state's or a region's.
func stateOf(lemma string) bool {
	switch lemma {
	case "president", "parliament", "capital", "premier", "governor", "independence", "population", "coast", "border", "airport":
		return true
	}
	return false
}
