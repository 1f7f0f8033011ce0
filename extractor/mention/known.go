package mention

import (
	"strings"

	"entente/extractor/cluster"
	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/graph"
)

// fromLexicon settles a name of the lexicon at [pos,end) inside a chunk that
// ends at to, and returns where to go on. What follows it decides whether it
// stands alone: a country inside a longer name is not that country.
func (c *scan) fromLexicon(n lexicon.Name, pos, end, to int) int {
	if n.Type == "" {
		if rest := c.segment(pos, to); rest > end && c.headOf(end, rest) == lexicon.HeadOrganization {
			m := at(c.d, c.s, pos, rest)
			m.Type, m.Form = graph.Organization, graph.FormName
			c.emit(m)
			return rest
		}
		return end
	}
	if n.Type == graph.Organization && c.foreign(n, pos, end) {
		return end
	}
	if n.Type == graph.Organization && n.Form == graph.FormAcronym && c.d.Sentences[c.s].Case == document.AllCaps && cluster.CaseOf(c.tokens[pos].Text) == cluster.LowerAlways {
		return end // "WHAT IS NEW"
	}
	if n.Type == graph.Country && c.relative(pos, end) {
		if next, ok := c.person(pos, end, lexicon.Title{}, pos); ok {
			return next
		}
	}
	if c.elsewhere(n) && !(end == pos+1 && end+1 == to && c.lex.GivenToo(c.tokens[pos].Fold) && c.surname(end, to) && !c.titleAt(end) && (c.acts(pos, to) || c.verbAfter(to))) {
		m := at(c.d, c.s, pos, end)
		m.Type, m.Form = graph.Location, graph.FormName
		c.emit(m)
		return end
	}
	if end >= to || c.tight {
		c.known(n, pos, end)
		return end
	}
	if _, took := c.lex.MatchTitle(c.words[:to], end); took > 0 {
		if n.Type == graph.Organization || c.lex.Head("last", c.tokens[to-1].Fold) != lexicon.HeadOrganization {
			c.known(n, pos, end)
			return end
		}
	}
	_, given := c.lex.Given(c.tokens[pos].Fold)
	if end == pos+1 && (c.lex.GivenToo(c.tokens[pos].Fold) || n.Type == graph.Location && given) && c.surname(end, to) && (n.Form != graph.FormMetonym || given || c.acts(pos, to)) {
		if next, ok := c.person(pos, to, lexicon.Title{}, pos); ok {
			return next
		}
	}
	rest := c.segment(pos, to)
	if rest <= end {
		c.known(n, pos, end)
		return end
	}
	if c.nickname(n, pos, end, rest) {
		m := at(c.d, c.s, pos, rest)
		m.Type, m.Form = graph.Organization, graph.FormName
		c.emit(m)
		return rest
	}
	switch c.headOf(end, rest) {
	case lexicon.HeadOrganization:
		if n.Type == graph.Country && c.tokens[pos+1].Text != "'s" && end < rest && c.tokens[end].Text == "'s" {
			c.known(n, pos, end)
			return end
		}
		m := at(c.d, c.s, pos, rest)
		m.Type, m.Form = graph.Organization, graph.FormName
		m.Country = n.Country
		if n.Type == graph.Country {
			m.Country = n.Key
			c.body(&m, n, end, rest)
		}
		c.emit(m)
		return rest
	case lexicon.HeadLocation:
		m := at(c.d, c.s, pos, rest)
		m.Type, m.Form = graph.Location, graph.FormName
		c.emit(m)
		return rest
	case lexicon.HeadOther:
		if n.Type == graph.Organization {
			c.known(n, pos, end)
		}
		return rest
	}
	switch {
	case n.Type == graph.Organization, n.Form == graph.FormDemonym, n.Type == graph.Location, n.Form == graph.FormAcronym, n.Form == graph.FormMetonym:
		c.known(n, pos, end)
		return end
	}
	if _, given := c.lex.Given(c.tokens[end].Fold); given && rest > end+1 {
		c.known(n, pos, end)
		return end
	}
	if c.tokens[end].Tag != "NNP" && c.tokens[end].Tag != "NNPS" {
		c.known(n, pos, end)
		return end
	}
	// "Iran Air", "China Daily": a name of something else.
	m := at(c.d, c.s, pos, rest)
	m.Type, m.Form, m.Country = graph.Organization, graph.FormName, n.Key
	c.emit(m)
	return rest
}

// foreign settles an organ that the lexicon knows of one country where the text
// gives it to another: "Turkey's National Security Council".
func (c *scan) foreign(n lexicon.Name, pos, end int) bool {
	if n.Country == "" || len(c.out) == 0 || n.Form != graph.FormAlias {
		return false
	}
	last := c.out[len(c.out)-1]
	between := c.tokens[last.Last:pos]
	if last.Type != graph.Country || last.Key == n.Country || len(between) > 1 || len(between) == 1 && between[0].Tag != "POS" {
		return false
	}
	m := at(c.d, c.s, pos, end)
	m.Type, m.Form, m.Country = graph.Organization, graph.FormName, last.Key
	m.Name = c.lex.Adjective(last.Key) + " " + m.Name
	c.emit(m)
	return true
}

// elsewhere reports whether a name means another place here: "Georgia" beside
// "Atlanta" in the sentence or the one before it.
func (c *scan) elsewhere(n lexicon.Name) bool {
	if n.Type != graph.Country {
		return false
	}
	words := c.lex.Elsewhere(strings.Join(n.Words, " "))
	if len(words) == 0 {
		return false
	}
	for s := max(0, c.s-1); s <= c.s; s++ {
		for _, t := range c.d.Sentences[s].Tokens {
			for _, w := range words {
				if t.Text == w {
					return true
				}
			}
		}
	}
	return false
}

// acts reports whether the words around [first,last) speak of a person: "said
// Paris Martineau", "Paris Martineau, who".
func (c *scan) acts(first, last int) bool {
	if _, took := c.titleEnding(first); took || c.speaks(last) || c.speechBefore(first) {
		return true
	}
	if first > 1 && speech[c.tokens[first-1].Lemma] && c.tokens[first-1].Tag == "VBD" {
		return true
	}
	return last+1 < len(c.tokens) && c.tokens[last].Text == "," && (c.tokens[last+1].Lower == "who" || age(c.tokens[last+1].Text))
}

// nickname reports whether a town and what follows it name a team: "the Kansas
// City Chiefs", "the Toronto Maple Leafs".
func (c *scan) nickname(n lexicon.Name, pos, end, rest int) bool {
	if n.Type != graph.Location && n.Form != graph.FormMetonym || n.Kind == "region" || pos == 0 || c.tokens[pos-1].Lower != "the" || rest-end > 2 {
		return false
	}
	last := c.tokens[rest-1]
	if !strings.HasSuffix(last.Lower, "s") || len(last.Text) < 4 || c.tokens[rest-1].Tag[0] != 'N' || c.headOf(end, rest) != lexicon.HeadNone {
		return false
	}
	for k := end; k < rest; k++ {
		_, known := c.lex.Match(c.words, k)
		_, title := c.lex.MatchTitle(c.words, k)
		_, given := c.lex.Given(c.tokens[k].Fold)
		if known > 0 || title > 0 || given || !c.capital(k) || calendar(c.tokens[k].Lower) {
			return false
		}
	}
	return true
}

// surname reports whether the one or two tokens of [first,to) can follow a
// first name.
func (c *scan) surname(first, to int) bool {
	if first >= to || to-first > 3 || c.headOf(first, to) != lexicon.HeadNone {
		return false
	}
	_, n := c.lex.Match(c.words, first)
	return n == 0 && (c.tokens[first].Tag == "NNP" || c.tokens[first].Tag == "NNPS")
}

// headOf says what the head of the name [first,last) makes of it.
func (c *scan) headOf(first, last int) lexicon.HeadClass {
	for k := first; k+1 < last; k++ {
		if next := c.tokens[k+1].Text; next == "of" || next == "for" || next == "on" {
			if h := c.lex.Head("of", c.tokens[k].Fold); h != lexicon.HeadNone {
				return h
			}
		}
	}
	for k := first; k < last; k++ {
		if h := c.lex.Head("any", c.tokens[k].Fold); h != lexicon.HeadNone {
			return h
		}
	}
	if h := c.lex.Head("last", c.tokens[last-1].Fold); h != lexicon.HeadNone {
		return h
	}
	if last-first > 1 {
		return c.lex.Head("first", c.tokens[first].Fold)
	}
	return lexicon.HeadNone
}

// body gives an organ of a state the name under which all its mentions meet:
// "Iranian Foreign Ministry", however the text qualifies it.
func (c *scan) body(m *Mention, country lexicon.Name, first, last int) {
	words := make([]string, 0, last-first)
	for _, t := range c.tokens[first:last] {
		words = append(words, t.Lower)
	}
	phrase := strings.Join(words, " ")
	if c.lex.Nominal("body", phrase) {
		m.Name = BodyName(c.lex, country.Key, phrase)
	}
}

// BodyName is the canonical name of an organ of a state: "Iranian Foreign
// Ministry" for country:IR and "foreign ministry".
func BodyName(lex *lexicon.Lexicon, country, phrase string) string {
	words := strings.Fields(phrase)
	for i, w := range words {
		if w != "of" && w != "the" && w != "and" {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return lex.Adjective(country) + " " + strings.Join(words, " ")
}
