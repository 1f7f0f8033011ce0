package mention

import (
	"strings"

	"entente/extractor/cluster"
	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/graph"
)

// sporting emits a country's code in results: "Egan Bernal (COL)".
func (c *scan) sporting(i int) bool {
	t := c.tokens[i].Text
	if len(t) != 3 || i == 0 || i+1 >= len(c.tokens) || c.tokens[i-1].Text != "(" || c.tokens[i+1].Text != ")" || i > 1 && !lexicon.Capitalised(c.tokens[i-2].Text) {
		return false
	}
	key, ok := c.lex.Sporting(t)
	if !ok || !c.results() && !(i > 3 && c.givenAt(i-3)) {
		return false
	}
	n, _ := c.lex.Canonical(key)
	n.Form = graph.FormAcronym
	c.known(n, i, i+1)
	return true
}

func (c *scan) givenAt(i int) bool {
	_, given := c.lex.Given(c.tokens[i].Fold)
	return given
}

// results reports whether a sentence is a line of results: no verb, or more than
// one code.
func (c *scan) results() bool {
	codes, verbs := 0, 0
	for i, t := range c.tokens {
		if finite(t.Tag) {
			verbs++
		}
		if len(t.Text) == 3 && i > 0 && c.tokens[i-1].Text == "(" {
			if _, ok := c.lex.Sporting(t.Text); ok {
				codes++
			}
		}
	}
	return verbs == 0 || codes > 1 || c.tokens[0].Tag == "LS" || c.tokens[0].Tag == "CD"
}

// scores emits the teams of a line that is nothing but a result: "ROSTOCK HAFEN
// 1, TRELLEBORG 2".
func (c *scan) scores() bool {
	t := c.tokens
	n := len(t)
	if n > 0 && t[n-1].Text == "." {
		n--
	}
	comma := 0
	for i := range n {
		switch {
		case t[i].Text == "," && comma == 0 && i > 1 && t[i-1].Tag == "CD":
			comma = i
		case t[i].Tag == "CD" && (i+1 == n || t[i+1].Text == ","), lexicon.Capitalised(t[i].Text):
		default:
			return false
		}
	}
	if comma < 2 || n < comma+3 || t[n-1].Tag != "CD" || len(t[n-1].Text) > 3 || len(t[comma-1].Text) > 3 {
		return false
	}
	for _, side := range [2][2]int{{0, comma - 1}, {comma + 1, n - 1}} {
		if name, took := c.lex.Match(c.words, side[0]); took == side[1]-side[0] && name.Key != "" && name.Form != graph.FormMetonym {
			c.known(name, side[0], side[1])
			continue
		}
		m := at(c.d, c.s, side[0], side[1])
		m.Type, m.Form, m.Kind = graph.Organization, graph.FormName, settled
		c.emit(m)
	}
	return true
}

// twofold emits two peoples in one word, "Iranian-American"; of "Iranian-Americans" the
// first.
func (c *scan) twofold(i int) bool {
	t := c.tokens[i]
	head, tail, ok := strings.Cut(t.Text, "-")
	if !ok || len(head) < 2 || t.End-t.Start != len(t.Text) || !lexicon.Capitalised(tail) {
		return false
	}
	look := [2]lexicon.Word{{Text: head, Fold: lexicon.Fold(head)}, {Text: tail, Fold: lexicon.Fold(tail)}}
	first, n := c.lex.Match(look[:1], 0)
	second, k := c.lex.Match(look[1:], 0)
	if n == 0 || k == 0 || (len(head) < 4 || first.Form != graph.FormDemonym || second.Form != graph.FormDemonym) && !c.between(i, first, second) {
		return false
	}
	c.known(first, i, i+1)
	m := &c.out[len(c.out)-1]
	m.End = m.Start + len(head)
	if strings.HasSuffix(tail, "s") && !strings.HasSuffix(tail, "ss") && t.Tag != "JJ" {
		return true
	}
	c.known(second, i, i+1)
	m = &c.out[len(c.out)-1]
	m.Start = m.End - len(tail)
	return true
}

// bothPeoples reports whether token i is a word such as "Iranian-American".
func (c *scan) bothPeoples(i int) bool {
	found := len(c.out)
	ok := strings.IndexByte(c.tokens[i].Text, '-') > 0 && c.twofold(i)
	c.out = c.out[:found]
	return ok
}

// between reports whether two states or organizations in the one word at i are parties to what the noun after
// it names: "U.S.-Iran talks", "the EU-Turkey deal".
func (c *scan) between(i int, first, second lexicon.Name) bool {
	party := func(n lexicon.Name) bool {
		return (n.Type == graph.Country || n.Type == graph.Organization) && n.Key != "" && n.Form != graph.FormMetonym
	}
	if !party(first) || !party(second) || first.Key == second.Key || first.Type != graph.Country && second.Type != graph.Country || i+1 >= len(c.tokens) {
		return false
	}
	next := c.tokens[i+1]
	if n, took := c.lex.Match(c.words, i); took > 0 && n.Key != "" {
		return false // a name as a whole: "Bosnia-Herzegovina"
	}
	return next.Text == next.Lower && (noun(next.Tag) || next.Tag == "JJ")
}

// language reports whether a demonym is a language here: "in Georgian", "speaks
// Spanish", "from the French".
func language(tokens []document.Token, m *Mention) bool {
	if m.Plural || m.First == 0 || m.Last < len(tokens) && (noun(tokens[m.Last].Tag) || tokens[m.Last].Tag == "JJ" || tokens[m.Last].Tag == "POS" || tokens[m.Last].Text == "-") {
		return false
	}
	before := tokens[m.First-1]
	switch before.Lemma {
	case "in", "into", "speak", "learn", "teach", "understand", "fluent":
		return true
	case "and", "or", ",":
		for k := m.First - 2; k >= 0 && k >= m.First-6; k-- {
			switch tokens[k].Lemma {
			case "speak", "learn", "fluent":
				return true
			}
		}
	}
	return false
}

// church reports whether a demonym names a church's people: "Armenian Orthodox".
func church(tokens []document.Token, m *Mention) bool {
	if m.Last >= len(tokens) {
		return false
	}
	switch tokens[m.Last].Text {
	case "Orthodox", "Catholic", "Apostolic", "Coptic":
		return true
	}
	return false
}

// unspoken drops demonyms that are languages or churches.
func unspoken(tokens []document.Token, found []Mention) []Mention {
	out := found[:0]
	for i := range found {
		m := &found[i]
		if m.Form == graph.FormDemonym && (language(tokens, m) || church(tokens, m)) {
			continue
		}
		out = append(out, *m)
	}
	return out
}

// kin are nouns after which somebody of the family is named.
func kin(lemma string) bool {
	switch lemma {
	case "father", "mother", "brother", "sister", "son", "daughter", "husband", "wife", "uncle", "aunt", "cousin", "grandfather", "grandmother", "nephew", "niece",
		"grandson", "granddaughter", "stepson", "stepdaughter", "widow", "twin", "sibling", "fiance", "girlfriend", "boyfriend":
		return true
	}
	return false
}

// relative reports whether the name at [first,last), a country's elsewhere, is
// of somebody of the family ("A brother, Wellington, died"; "two sons, Earl Jr.
// and Israel") or is spoken to ("Thank you, Georgia.").
func (c *scan) relative(first, last int) bool {
	if last-first != 1 || first < 2 && !(last < len(c.tokens) && c.tokens[last].Text == ",") {
		return false
	}
	ended := last >= len(c.tokens)
	after := ""
	if !ended {
		after = c.tokens[last].Text
	}
	closed := ended || after == "," || after == "." || after == ";" || after == "?" || after == "!"
	_, given := c.lex.Given(c.tokens[first].Fold)
	given = given || c.lex.GivenToo(c.tokens[first].Fold)
	if given && closed && c.spokenTo(first, last) {
		return true
	}
	if first < 2 || !closed && after != "and" {
		return false
	}
	for k := first - 1; k > 0 && first-k < 12; k-- {
		t := c.tokens[k]
		switch {
		case t.Text == ",":
			if kin(c.tokens[k-1].Lemma) {
				return given || k == first-1 && after == ","
			}
		case lexicon.Capitalised(t.Text), t.Lower == "and", t.Tag == "CD":
		default:
			return false
		}
	}
	return false
}

// spokenTo reports whether the name at [first,last) is an address.
func (c *scan) spokenTo(first, last int) bool {
	if first > 1 && c.tokens[first-1].Text == "," && (last >= len(c.tokens) || c.tokens[last].Text != ",") {
		switch c.tokens[first-2].Lower {
		case "you", "thanks", "yes", "no", "okay", "hello", "hi", "sorry", "morning", "welcome":
			return true
		}
	}
	if first == 0 || c.tokens[first-1].Text == ":" || c.tokens[first-1].Text == "?" {
		return last+1 < len(c.tokens) && c.tokens[last].Text == "," && (c.tokens[last+1].Tag == "VB" || c.tokens[last+1].Lower == "go")
	}
	return false
}

// small reports whether a sentence is written without capitals throughout.
func small(s *document.Sentence) bool {
	long := 0
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Text != t.Lower {
			return false
		}
		if len(t.Text) > 1 && t.Text[0] >= 'a' && t.Text[0] <= 'z' {
			long++
		}
	}
	return long >= 4
}

// smallCountry emits a country or its capital written in small letters, in a
// sentence without capitals. Words that mean something else are left alone.
func (c *scan) smallCountry(i int) int {
	t := c.tokens[i]
	if len(t.Text) < 4 || cluster.CaseOf(t.Text) != cluster.CaseUnknown && !proper(t.Text) {
		return 0
	}
	var two [2]lexicon.Word
	look := two[:1]
	two[0] = raised(c.words[i])
	if i+1 < len(c.tokens) {
		look = two[:]
		two[1] = raised(c.words[i+1])
	}
	n, took := c.lex.Match(look, 0)
	if took == 0 || n.Type != graph.Country || n.Form == graph.FormAcronym || c.lex.GivenToo(t.Text) {
		return 0
	}
	c.known(n, i, i+took)
	return took
}

func proper(word string) bool {
	r := cluster.CaseOf(word)
	return r == cluster.TitleMostly || r == cluster.TitleAlways
}

func raised(w lexicon.Word) lexicon.Word {
	if w.Text[0] >= 'a' && w.Text[0] <= 'z' {
		w.Text = strings.ToUpper(w.Text[:1]) + w.Text[1:]
	}
	return w
}
