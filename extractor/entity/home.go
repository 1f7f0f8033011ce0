package entity

import "entente/graph"

// home returns the country that a person speaks or acts for, -1 if the text
// does not say.
func (l *linker) home(person int) int {
	for _, k := range l.heldBy[person] {
		o := l.held[k]
		if o.Of < 0 || o.Kind == "work" {
			continue
		}
		if l.entities[o.Of].Type == graph.Country {
			return o.Of
		}
		if c := l.entities[o.Of].Country; c != "" {
			if n, ok := l.lex.Canonical(c); ok {
				return l.entity(c, graph.Country, n.Canonical)
			}
		}
	}
	c, ok := l.leads[person]
	if !ok {
		c = l.leaderOf(person)
	}
	if c != "" {
		n, _ := l.lex.Canonical(c)
		return l.entity(c, graph.Country, n.Canonical)
	}
	return -1
}

// homeGuess returns the country of a head of state or minister for whom the
// text names none: the only one that the sentence speaks of in its own words. A
// country inside the quotation is one that the speaker speaks about.
func (l *linker) homeGuess(person int) int {
	for _, k := range l.heldBy[person] {
		o := l.held[k]
		if o.Of >= 0 || o.Kind != "head" && o.Kind != "minister" {
			continue
		}
		guess, subject, several := -1, -1, false
		for _, k := range l.inSentence[l.mentions[o.Mention].Sentence] {
			n := &l.mentions[k]
			if n.Type != graph.Country || n.Entity < 0 || n.Place || n.Form == graph.FormPronoun || l.quoted(k) {
				continue
			}
			several = several || guess >= 0 && guess != n.Entity
			guess = n.Entity
			if subject < 0 && n.Form != graph.FormDemonym && l.subject(k) {
				subject = n.Entity
			}
		}
		if several {
			guess = subject // "Saudi Arabia cut ties with Iran, Foreign Minister X said"
		}
		if guess >= 0 {
			return guess
		}
	}
	return -1
}

// employer returns the organization or country that a person speaks for.
func (l *linker) employer(person int) int {
	if c := l.home(person); c >= 0 {
		return c
	}
	if c := l.homeGuess(person); c >= 0 {
		return c
	}
	for _, k := range l.heldBy[person] {
		if o := l.held[k]; o.Of >= 0 {
			return o.Of
		}
	}
	return -1
}
