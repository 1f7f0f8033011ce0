package mention

import (
	"strings"

	"entente/extractor/lexicon"
	"entente/graph"
)

// person emits a person's name that starts at first within a chunk that ends at
// to. title is what stands before it in the chunk, from token titleAt on. It
// returns where the name ends, and false if there is none.
func (c *scan) person(first, to int, title lexicon.Title, titleAt int) (int, bool) {
	// Further titles belong to the same person: "Foreign Minister Gen. X".
	for first < to {
		t, took := c.lex.MatchTitle(c.words[:to], first)
		if took == 0 || first+took >= to {
			break
		}
		if _, given := c.lex.Given(c.tokens[first].Fold); given && t.Kind != "head" {
			break
		}
		if titleAt == first {
			title = t
		}
		first += took
	}
	last := first
	for last < to {
		t := c.tokens[last]
		if !c.capital(last) && !arabicName(t.Text) && !strings.Contains(particles, " "+t.Text+" ") {
			break
		}
		if last > first {
			if n, took := c.lex.Match(c.words, last); took > 0 && (n.Type == graph.Organization && !c.named(n, first, last) || n.Form == graph.FormAcronym || n.Form == graph.FormDemonym && last > first+1) {
				break
			}
		}
		last++
	}
	for last > first && strings.Contains(particles, " "+c.tokens[last-1].Text+" ") {
		last--
	}
	if first >= last || last-first > 6 {
		return first, false
	}
	if titleAt < first { // a title stands before: what follows must still look like a name
		if n, took := c.lex.Match(c.words, first); took > 0 && n.Type != "" && !(c.lex.GivenToo(c.tokens[first].Fold) || first+took < last && n.Type == graph.Location) {
			return first, false
		}
		if h := c.headOf(first, last); h == lexicon.HeadOrganization || h == lexicon.HeadLocation && last-first == 1 || calendar(c.tokens[first].Lower) {
			return first, false
		}
		if tag := c.tokens[first].Tag; tag == "DT" || tag == "IN" || tag == "CC" || tag == "PRP" || tag == "VBZ" || tag == "VBD" || tag == "MD" {
			return first, false
		}
		if title.Kind == "work" && last-first == 1 {
			return first, false
		}
	}
	m := at(c.d, c.s, first, last)
	m.Type, m.Form = graph.Person, graph.FormName
	if last-first == 1 {
		m.Form = graph.FormAlias
	}
	if titleAt < first {
		m.Title, m.Kind, m.Gender = lowerJoin(c, titleAt, first), title.Kind, title.Gender
	} else if t, ok := c.titleEnding(first); ok {
		m.Kind, m.Gender = t.Kind, t.Gender
		m.Title = c.titleWords(first)
	}
	if m.Gender == lexicon.Unknown {
		m.Gender, _ = c.lex.Given(c.tokens[first].Fold)
	}
	c.emit(m)
	return last, true
}

// named reports whether what is a company elsewhere is a surname at last: a
// first name stands before it, as in "Nikola Tesla".
func (c *scan) named(n lexicon.Name, first, last int) bool {
	_, given := c.lex.Given(c.tokens[first].Fold)
	return given && last == first+1 && len(n.Words) == 1 && n.Form != graph.FormAcronym && n.Kind == "company"
}

func lowerJoin(c *scan, first, last int) string {
	words := make([]string, 0, last-first)
	for _, t := range c.tokens[first:last] {
		words = append(words, strings.TrimPrefix(t.Lower, "then-"))
	}
	return strings.Join(words, " ")
}

// titleWords returns the longest title in small letters that ends before token i.
func (c *scan) titleWords(i int) string {
	for n := 4; n >= 1; n-- {
		if i-n >= 0 {
			if _, took := c.lex.MatchTitle(c.words[:i], i-n); took == n {
				return lowerJoin(c, i-n, i)
			}
		}
	}
	return ""
}
