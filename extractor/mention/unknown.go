package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extractor/cluster"
	"entente/extractor/lexicon"
	"entente/graph"
)

// unknown classifies a name that the lexicon does not have.
func (c *scan) unknown(first, last int) {
	for last > first && c.tokens[last-1].Text == "'s" {
		last--
	}
	if first >= last || calendar(c.tokens[first].Lower) {
		return
	}
	single := last-first == 1
	switch c.headOf(first, last) {
	case lexicon.HeadOrganization:
		if single {
			return // "the Council", "Parliament": nominals see to it
		}
		m := at(c.d, c.s, first, last)
		m.Type, m.Form = graph.Organization, graph.FormName
		for k := first; k < last; k++ {
			if n, took := c.lex.Match(c.words, k); took > 0 && n.Type == graph.Country && k+took <= last {
				m.Country = n.Key
			}
		}
		if country, ok := c.owner(first); ok && m.Country == "" {
			m.Country = country.Key
			c.body(&m, country, first, last)
		}
		c.emit(m)
		return
	case lexicon.HeadLocation:
		if !single {
			m := at(c.d, c.s, first, last)
			m.Type, m.Form = graph.Location, graph.FormName
			c.emit(m)
		}
		return
	case lexicon.HeadOther:
		return
	}
	if single {
		c.lone(first)
		return
	}
	if c.partners(first, last) {
		m := at(c.d, c.s, first, last)
		m.Type, m.Form = graph.Organization, graph.FormName
		c.emit(m)
		return
	}
	switch c.called(first, last) {
	case lexicon.HeadOrganization:
		m := at(c.d, c.s, first, last)
		m.Type, m.Form = graph.Organization, graph.FormName
		c.emit(m)
		return
	case lexicon.HeadLocation:
		m := at(c.d, c.s, first, last)
		m.Type, m.Form = graph.Location, graph.FormName
		c.emit(m)
		return
	case lexicon.HeadOther:
		return
	}
	if _, given := c.lex.Given(c.tokens[first].Fold); !given {
		for k := first; k < last; k++ {
			if n, took := c.lex.Match(c.words, k); took > 0 && n.Type == graph.Country && n.Form != graph.FormDemonym && k+took == last && k > first {
				m := at(c.d, c.s, first, last) // "Air France"
				m.Type, m.Form, m.Country = graph.Organization, graph.FormName, n.Key
				c.emit(m)
				return
			}
		}
	}
	if c.personScore(first, last) >= 2 {
		c.person(first, last, lexicon.Title{}, first)
		return
	}
	if c.placeBefore(first) {
		m := at(c.d, c.s, first, last)
		m.Type, m.Form = graph.Location, graph.FormName
		c.emit(m)
		return
	}
}

// owner returns the country whose possessive ends before token i: "Russia's
// Defense Ministry".
func (c *scan) owner(i int) (lexicon.Name, bool) {
	if len(c.out) == 0 || i == 0 || c.tokens[i-1].Tag != "POS" && c.tokens[i-1].Text != "'s" {
		return lexicon.Name{}, false
	}
	last := c.out[len(c.out)-1]
	if last.Type != graph.Country || last.Last != i-1 {
		return lexicon.Name{}, false
	}
	return c.lex.Canonical(last.Key)
}

// lone classifies a single unknown word: an acronym or a place; surnames wait
// until the whole document is read.
func (c *scan) lone(i int) {
	t := c.tokens[i]
	if c.leaderOf(i) {
		return
	}
	m := at(c.d, c.s, i, i+1)
	switch {
	case c.defines(i):
		m.Type, m.Form = graph.Organization, graph.FormName
		c.emit(m)
	case i > 1 && c.tokens[i-1].Text == "(" && c.defines(i-2):
		m.Type, m.Form = graph.Organization, graph.FormAcronym
		c.emit(m)
	case c.apposed(i, i+1) == lexicon.HeadOrganization && !c.placeBefore(i) && (!c.starts(i) || !cluster.Common(t.Text)) && !strings.HasSuffix(t.Text, "."), c.called(i, i+1) == lexicon.HeadOrganization && t.Tag == "NNP":
		m.Type, m.Form = graph.Organization, graph.FormName
		c.emit(m)
	case c.called(i, i+1) == lexicon.HeadLocation && t.Tag == "NNP":
		m.Type, m.Form = graph.Location, graph.FormName
		c.emit(m)
	case acronym(t.Text):
		if i > 0 && c.tokens[i-1].Text == "(" || i > 0 && c.tokens[i-1].Lower == "the" || c.verbAfter(i+1) || c.alsoCalled(i) {
			m.Type, m.Form = graph.Organization, graph.FormAcronym
			c.emit(m)
		}
	case c.placeBefore(i) && !c.starts(i) && (t.Tag == "NNP") && len(t.Text) > 2:
		m.Type, m.Form = graph.Location, graph.FormName
		c.emit(m)
	}
}

// acronym reports whether a word is two to six capitals, perhaps with digits or
// full stops.
func acronym(word string) bool {
	letters := 0
	for _, r := range word {
		switch {
		case unicode.IsUpper(r):
			letters++
		case r == '.':
		default:
			return false
		}
	}
	return letters >= 2 && letters <= 7 && len(word) <= 10
}

func calendar(word string) bool {
	switch word {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "christmas", "easter", "ramadan", "god", "internet":
		return true
	}
	return false
}

// placeBefore reports whether the words before a name make it a place.
func (c *scan) placeBefore(i int) bool {
	if i == 0 {
		return false
	}
	switch c.tokens[i-1].Lower {
	case "in", "at", "near", "outside", "inside", "around", "into", "across", "throughout":
		return true
	}
	return false
}

// verbAfter reports whether a verb follows: a name that acts.
func (c *scan) verbAfter(i int) bool {
	if i < len(c.tokens) && strings.HasPrefix(c.tokens[i].Tag, "RB") {
		i++
	}
	return i < len(c.tokens) && (c.tokens[i].Tag == "VBD" || c.tokens[i].Tag == "VBZ" || c.tokens[i].Tag == "MD" || c.tokens[i].Tag == "POS")
}

// personScore adds up what speaks for and against a person. Two make one.
func (c *scan) personScore(first, last int) int {
	score := 1
	n := 0
	for k := first; k < last; k++ {
		t := c.tokens[k]
		if !c.capital(k) && !arabicName(t.Text) {
			continue
		}
		n++
		if arabicName(t.Text) {
			score += 2
			continue
		}
		if t.Tag != "NNP" && t.Tag != "NNPS" {
			score--
		}
		if acronym(t.Text) && !initial(t.Text) {
			score -= 2
		}
		if initial(t.Text) && k > first {
			score += 2
		}
	}
	if n < 2 || n > 4 {
		score -= 2
	}
	if _, given := c.lex.Given(c.tokens[first].Fold); given {
		score += 2
	} else if head, _, ok := strings.Cut(c.tokens[first].Text, "-"); ok {
		if _, given := c.lex.Given(head); given {
			score += 2
		}
	}
	if initial(c.tokens[first].Text) {
		score++
	}
	if first > 0 {
		switch c.tokens[first-1].Lower {
		case "the", "a", "an":
			score -= 3
		case "in", "at", "near":
			score--
		case "of", "from":
		case "by", "with", "and", "told", "said", "says", "against", "named":
			score++
		}
		if _, took := c.titleEnding(first); took {
			score += 2
		}
	}
	if c.speaks(last) || c.speechBefore(first) {
		score += 2
	} else if c.verbAfter(last) {
		score++
	}
	if last+2 < len(c.tokens) && c.tokens[last].Text == "," {
		next := c.tokens[last+1]
		switch {
		case next.Lower == "who", next.Lower == "whose":
			score += 2
		case age(next.Text) && c.tokens[last+2].Text == ",":
			score += 3
		case next.Lower == "a" || next.Lower == "an":
			score++
		}
	}
	for k := first; k < last; k++ {
		if strings.Contains(particles, " "+c.tokens[k].Text+" ") {
			score++
			break
		}
	}
	if last-first == 2 && score == 1 && c.tokens[first].Tag == "NNP" && c.tokens[last-1].Tag == "NNP" && (first == 0 || c.tokens[first-1].Lower != "the" && !c.placeBefore(first)) {
		score++ // two capitals in a row without an article are mostly a person
	}
	return score
}

func initial(word string) bool { return utf8.RuneCountInString(word) == 2 && word[len(word)-1] == '.' }

func age(word string) bool { return len(word) == 2 && word[0] >= '1' && word[0] <= '9' }

// titleEnding reports whether a title in small letters ends before token i:
// "spokesperson Adrienne Watson".
func (c *scan) titleEnding(i int) (lexicon.Title, bool) {
	for n := 4; n >= 1; n-- {
		if i-n < 0 {
			continue
		}
		if t, took := c.lex.MatchTitle(c.words[:i], i-n); took == n {
			return t, true
		}
	}
	return lexicon.Title{}, false
}

var speech = map[string]bool{"say": true, "tell": true, "add": true, "announce": true, "write": true, "argue": true, "warn": true, "insist": true,
	"claim": true, "explain": true, "note": true, "respond": true, "reply": true, "tweet": true, "acknowledge": true, "deny": true, "recall": true}

func (c *scan) speaks(i int) bool { return i < len(c.tokens) && speech[c.tokens[i].Lemma] }

func (c *scan) speechBefore(i int) bool {
	return i > 1 && speech[c.tokens[i-1].Lemma] && (c.tokens[i-2].Text == `"` || c.tokens[i-2].Text == ",")
}
