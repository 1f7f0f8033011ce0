package mention

import (
	"entente/extractor/lexicon"
	"entente/graph"
)

// leaderOf settles a lone surname before "administration" or "government", or a
// title's word after it: "the Biden administration".
func (c *scan) leaderOf(i int) bool {
	if i+1 >= len(c.tokens) || i == 0 {
		return false
	}
	switch c.tokens[i+1].Lower {
	case "administration", "presidency", "cabinet":
	default:
		return false
	}
	if _, n := c.lex.Match(c.words, i); n > 0 || c.lex.Head("last", c.tokens[i].Fold) != lexicon.HeadNone || acronym(c.tokens[i].Text) {
		return false
	}
	if c.tokens[i].Tag != "NNP" {
		return false
	}
	m := at(c.d, c.s, i, i+1)
	m.Type, m.Form, m.Kind = graph.Person, graph.FormAlias, "head"
	c.emit(m)
	return true
}
