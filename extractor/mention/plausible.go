package mention

import (
	"unicode"

	"entente/extractor/lexicon"
	"entente/extractor/ner"
)

// plausible reports whether a name of the model may be one: pronouns, days and
// titles never are.
func (c *scan) plausible(n ner.Name) bool {
	t := c.tokens[n.First]
	if derived(c.tokens[n.Last-1].Text) && !c.tight {
		return false
	}
	if n.Type != ner.Person && (c.headOf(n.First, n.Last) == lexicon.HeadOther || event(c.tokens[n.Last-1].Lower)) {
		return false // "Geneva Conventions", "Eurovision Song Contest"
	}
	if n.Type != ner.Person && c.titles(n) {
		return false
	}
	if creed(c.tokens[n.Last-1].Lower) && n.Type != ner.Person && c.headOf(n.First, n.Last) != lexicon.HeadOrganization {
		return false
	}
	if n.Last-n.First > 1 {
		return true
	}
	if c.tight && n.Type == ner.Person && n.Margin < sureShorter {
		return false // a surname that the text gives will be found again
	}
	if n.Type == ner.Location && t.Tag == "JJ" {
		return false // "West African"
	}
	if calendar(t.Lower) && t.Lower != "may" || t.Tag == "PRP" || t.Tag == "PRP$" {
		return false
	}
	if _, took := c.lex.MatchTitle(c.words, n.First); took > 0 && n.Type == ner.Person && (n.Last == len(c.tokens) || c.capital(n.First+1)) {
		return false
	}
	return len(t.Text) > 1 && !mixed(t.Text)
}

// mixed reports whether a word mixes Latin with Greek or Cyrillic letters, which
// no name does.
func mixed(word string) bool {
	latin, other := false, false
	for _, r := range word {
		latin = latin || unicode.Is(unicode.Latin, r)
		other = other || unicode.In(r, unicode.Cyrillic, unicode.Greek)
	}
	return latin && other
}

// creed reports whether a word in lower case names a faith or its people, which
// are no entities.
func creed(word string) bool {
	switch word {
	case "muslim", "muslims", "sunni", "sunnis", "shi'ite", "shi'ites", "shiite", "shiites", "shia", "arab", "arabs", "kurdish", "kurds", "kurd", "christian", "christians",
		"jewish", "jews", "hindu", "hindus", "islamic", "islamist", "islamists", "maoist", "maoists", "catholic", "catholics", "buddhist", "buddhists", "sikh", "sikhs", "orthodox",
		"protestant", "protestants", "african", "european", "europeans", "africans", "asian", "asians", "western", "latin", "islam", "christianity", "democrat", "democrats", "republican", "republicans":
		return true
	}
	return false
}

// event reports whether a word in lower case heads the name of an event.
func event(word string) bool {
	switch word {
	case "contest", "regatta", "derby", "exhibition", "parade", "rally", "ceremony", "gala", "prize", "biennale", "expo":
		return true
	}
	return false
}

// refused reports whether a name of the model is one that the lexicon knows:
// the rules have seen it and read something else there, as in "U.S. Open".
func (c *scan) refused(n ner.Name) bool {
	_, took := c.lex.Match(c.words, n.First)
	return n.Type != ner.Person && took == n.Last-n.First
}

// titles reports whether a title ends a name, as in "U.N. Secretary-General".
func (c *scan) titles(n ner.Name) bool {
	for k := n.First; k < n.Last; k++ {
		if _, took := c.lex.MatchTitle(c.words[:n.Last], k); took > 0 && k+took == n.Last {
			return true
		}
	}
	return false
}

// personNoun reports whether the noun at token i calls what follows it a person.
func (c *scan) personNoun(i int) bool {
	t := c.tokens[i]
	if t.Tag != "NN" {
		return false
	}
	_, title := c.titleEnding(i + 1)
	return title || c.lex.Nominal("person", t.Lower) || c.lex.Nominal("role", t.Lower)
}

// firmNoun reports whether the noun at token i calls what follows it an
// organization, and no person.
func (c *scan) firmNoun(i int) bool {
	switch c.tokens[i].Lower {
	case "publisher", "producer", "club", "team", "label", "front", "bank", "maker", "supplier", "court", "party", "college", "school", "union", "board", "panel", "league":
		return false
	}
	_, title := c.titleEnding(i + 1)
	return !title && c.callingNoun(i) == lexicon.HeadOrganization
}
