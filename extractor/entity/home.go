package entity

import (
	"strings"

	"entente/extractor/document"
	"entente/extractor/mention"
	"entente/graph"
)

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

// homes notes of each person who holds an office the country for which they hold
// it, where the text or the lexicon tells, or the text speaks of no other so much.
func (l *linker) homes() {
	for e := range len(l.entities) {
		if l.entities[e].Type != graph.Person {
			continue
		}
		l.entities[e].Office = l.highest(e)
		if c, ok := l.leads[e]; ok {
			l.entities[e].Country, l.entities[e].Office = c, "head"
			continue
		}
		if len(l.heldBy[e]) == 0 {
			if k, ok := l.knownLeader(e); ok && publishedIn(l.d) > 0 && k.In(publishedIn(l.d)) {
				l.entities[e].Country, l.entities[e].Office = k.Country, "head"
				if k.Office == "foreign minister" {
					l.entities[e].Office = "minister"
				}
			}
			continue
		}
		if c := l.toldHome(e); c >= 0 {
			l.entities[e].Country = l.entities[c].ID
			continue
		}
		if k, ok := l.knownLeader(e); ok && (publishedIn(l.d) == 0 || k.In(publishedIn(l.d)) || l.holds(e, k.Office, len(l.mentions))) {
			l.entities[e].Country = k.Country
			continue
		}
		if c := l.officeHome(e); c >= 0 {
			l.entities[e].Country = l.entities[c].ID
		}
	}
}

// highest returns the kind of the highest office that somebody holds, of those of a state.
func (l *linker) highest(person int) string {
	kind := ""
	for _, k := range l.heldBy[person] {
		switch o := l.held[k]; {
		case o.Former:
		case o.Kind == "head":
			return o.Kind
		case o.Kind == "minister":
			kind = o.Kind
		}
	}
	return kind
}

// toldHome returns the country of whose office the text says that somebody holds it, -1 if it does not.
func (l *linker) toldHome(person int) int {
	for _, k := range l.heldBy[person] {
		if o := l.held[k]; o.Of >= 0 && l.entities[o.Of].Type == graph.Country && !o.Former && (o.Kind == "head" || o.Kind == "minister") {
			return o.Of
		}
	}
	return -1
}

// officeHome returns the country of somebody's office that the text does not name
// beside it: one of another office of theirs, or the one that both the sentence and the
// document speak of; -1 where that is doubtful.
func (l *linker) officeHome(person int) int {
	national, head := false, false
	for _, k := range l.heldBy[person] {
		o := l.held[k]
		if o.Of >= 0 && l.entities[o.Of].Type == graph.Country && !o.Former {
			return o.Of
		}
		if o.Former || o.Of >= 0 || o.foreign {
			continue
		}
		national = national || o.Kind == "head" || o.Kind == "minister" || o.Kind == "legislator"
		head = head || o.Kind == "head"
	}
	if !national {
		return -1
	}
	line, guess, most := l.datelined(), l.subjectCountry(person), l.dominant()
	if c := l.repliedFor(person); c >= 0 && guess < 0 {
		return c
	}
	sure := guess >= 0 && guess == most
	if c := l.spokeAt(person); c >= 0 && guess < 0 {
		return c
	}
	if line >= 0 && guess < 0 && line == l.ledeSubject() && !l.openedElsewhere(person) && !l.facing(person, line) {
		return line // of two countries the one that reports and that the story begins with
	}
	if most < 0 && !l.outnumbered(line) {
		most = line
	}
	switch {
	case line >= 0 && line != most, guess >= 0 && most >= 0 && guess != most:
		return -1
	case guess >= 0:
		if sure || !l.elsewhere(person, guess) {
			return guess
		}
		return -1
	case head || line >= 0:
		if most >= 0 && !l.elsewhere(person, most) && !l.facing(person, most) {
			return most
		}
	}
	return -1
}

// elsewhere reports whether the sentence that tells somebody's office speaks of another
// country than one, or of another's capital: "In London, Foreign Secretary X said".
func (l *linker) elsewhere(person, country int) bool {
	for _, k := range l.heldBy[person] {
		o := l.held[k]
		for _, k := range l.inSentence[l.mentions[o.Mention].Sentence] {
			if n := &l.mentions[k]; n.Entity != country && strings.HasPrefix(n.Key, "country:") && n.Key != l.entities[country].ID || n.Type == graph.Location && n.Key == "" && n.First > 0 && k > 0 && l.opens(n) {
				return true
			}
		}
	}
	return false
}

// repliedFor returns the country that is the first subject of the sentence before, in the same paragraph: "Israel
// replied. Foreign Minister X accused"; -1 if there is none.
func (l *linker) repliedFor(person int) int {
	for _, k := range l.heldBy[person] {
		o := l.held[k]
		m := &l.mentions[o.Mention]
		if o.Of >= 0 || o.Former || o.Kind != "head" && o.Kind != "minister" || m.Sentence == 0 || m.Title == "" || m.First-titleLength(m) != 0 || l.d.Sentences[m.Sentence].Paragraph != l.d.Sentences[m.Sentence-1].Paragraph {
			continue
		}
		found := -1
		for _, k := range l.inSentence[m.Sentence-1] {
			n := &l.mentions[k]
			switch {
			case n.Entity >= 0 && n.Entity == found:
			case found < 0 && n.First == 0 && n.Type == graph.Country && n.Entity >= 0 && n.Form != graph.FormDemonym && n.Form != graph.FormPronoun && l.subject(k):
				found = n.Entity
			case n.Type == graph.Country || n.Type == graph.Person:
				return -1
			}
		}
		if found >= 0 {
			return found
		}
	}
	return -1
}

// facing reports whether somebody cannot serve a country: the sentence speaks of "his Israeli colleague", or
// of a leader of another country before it names the office.
func (l *linker) facing(person, country int) bool {
	for _, k := range l.heldBy[person] {
		at := l.mentions[l.held[k].Mention].Sentence
		for _, k := range l.inSentence[at] {
			n := &l.mentions[k]
			if n.Entity == country && n.Form == graph.FormDemonym && (n.Agent == "colleague" || n.Agent == "counterpart") {
				return true
			}
			tokens := l.d.Sentences[at].Tokens
			if n.Entity == country && n.Last < len(tokens) && (tokens[n.Last].Lower == "colleague" || tokens[n.Last].Lower == "counterpart") {
				return true
			}
		}
		for _, i := range l.inSentence[at] {
			n := &l.mentions[i]
			if n.Type != graph.Person || n.Entity < 0 || n.Entity == person || n.First >= l.mentions[l.held[k].Mention].First {
				continue
			}
			if c := l.leaderOf(n.Entity); c != "" && c != l.entities[country].ID {
				return true
			}
		}
	}
	return false
}

// outnumbered reports whether the document names another country twice as often as one.
func (l *linker) outnumbered(country int) bool {
	if country < 0 {
		return false
	}
	named := 0
	if country < len(l.total) {
		named = l.total[country]
	}
	for e, n := range l.total {
		if e != country && l.entities[e].Type == graph.Country && n >= 2*named && n > 2 {
			return true
		}
	}
	return false
}

// spokeAt returns the country in whose capital somebody speaks of whose office nothing else is told: "Foreign
// Minister X said in Quito", where the document names the country; -1 otherwise.
func (l *linker) spokeAt(person int) int {
	for _, k := range l.heldBy[person] {
		o := l.held[k]
		m := &l.mentions[o.Mention]
		tokens := l.d.Sentences[m.Sentence].Tokens
		if o.Of >= 0 || o.Former || o.Kind != "head" && o.Kind != "minister" || m.Last+2 >= len(tokens) || !speech[tokens[m.Last].Lemma] {
			continue
		}
		for _, k := range l.inSentence[m.Sentence] {
			n := &l.mentions[k]
			if n.First < m.Last || n.First > m.Last+4 || n.Type != graph.Location || !strings.HasPrefix(n.Key, "country:") || tokens[n.First-1].Lower != "in" {
				continue
			}
			if e, ok := l.byKey[n.Key]; ok {
				return e
			}
		}
	}
	return -1
}

// openedElsewhere reports whether the sentence that tells somebody's office opens with a
// country or a place, or another person with an office of another country's stands in it.
func (l *linker) openedElsewhere(person int) bool {
	for _, k := range l.heldBy[person] {
		for _, k := range l.inSentence[l.mentions[l.held[k].Mention].Sentence] {
			n := &l.mentions[k]
			if (n.Type == graph.Country || n.Type == graph.Location) && n.First > 0 && l.opens(n) {
				return true
			}
		}
	}
	return false
}

// ledeSubject returns the country that is the first subject of the first sentence below
// the headline, -1 if the first subject is none.
func (l *linker) ledeSubject() int {
	for n := range l.d.Sentences {
		p := l.d.Paragraphs[l.d.Sentences[n].Paragraph]
		if p.Kind != document.Body || p.Dateline.End > p.Dateline.Start && p.Dateline.Contains(l.d.Sentences[n].Span) {
			continue
		}
		for _, k := range l.inSentence[n] {
			m := &l.mentions[k]
			if p.Dateline.End > p.Dateline.Start && p.Dateline.Contains(m.Span) || m.Form == graph.FormPronoun {
				continue
			}
			if m.Type == graph.Country && m.Entity >= 0 && l.subject(k) {
				return m.Entity
			}
			return -1
		}
		return -1
	}
	return -1
}

// opens reports whether a place opens a sentence after "in" or "at".
func (l *linker) opens(m *mention.Mention) bool {
	w := l.d.Sentences[m.Sentence].Tokens[m.First-1].Lower
	return m.First <= 2 && (w == "in" || w == "at" || w == "the")
}

// datelined returns the country from whose capital a document is datelined, -1 if there is none.
func (l *linker) datelined() int {
	for i := range l.mentions {
		m := &l.mentions[i]
		dateline := l.d.Paragraphs[l.d.Sentences[m.Sentence].Paragraph].Dateline
		if dateline.End <= dateline.Start || !dateline.Contains(m.Span) {
			continue
		}
		if n, ok := l.lex.Canonical(m.Key); ok && strings.HasPrefix(m.Key, "country:") {
			return l.entity(m.Key, graph.Country, n.Canonical)
		}
	}
	return -1
}

// subjectCountry returns the only country that is a subject in the sentence that
// names somebody's office: "Malaysia condemned it, Foreign Minister X said"; -1 otherwise.
func (l *linker) subjectCountry(person int) int {
	for _, k := range l.heldBy[person] {
		o := l.held[k]
		if o.Of >= 0 || o.Kind != "head" && o.Kind != "minister" {
			continue
		}
		found := -1
		for _, k := range l.inSentence[l.mentions[o.Mention].Sentence] {
			n := &l.mentions[k]
			if n.Type != graph.Country || n.Entity < 0 || n.Place || n.Form == graph.FormPronoun || n.Form == graph.FormDemonym || !l.subject(k) {
				continue
			}
			if found >= 0 && found != n.Entity {
				return -1
			}
			found = n.Entity
		}
		if found >= 0 {
			return found
		}
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
