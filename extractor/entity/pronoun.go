package entity

import (
	"strings"

	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/graph"
)

// pronoun links a pronoun where one reading is clearly the best.
func (l *linker) pronoun(i int) {
	m := &l.mentions[i]
	if l.d.Sentences[m.Sentence].Case == document.AllCaps {
		return
	}
	e := -1
	owner, _, whole := strings.Cut(m.Name, " ")
	switch owner {
	case "he", "him", "his", "himself", "she", "her", "hers", "herself":
		e = l.meant(i, owner)
		if whole {
			e = l.homeOf(i, e)
		}
	case "it", "its", "itself":
		e = l.meant(i, owner)
	case "they", "them", "their", "themselves":
		if !whole {
			e = l.meant(i, owner)
		}
	case "we", "us", "our", "ours", "ourselves":
		if speaker := l.speaker(i); speaker >= 0 {
			e = speaker
			if l.entities[speaker].Type == graph.Person {
				e = l.employer(speaker)
			} else if c := l.entities[speaker].Country; c != "" && (whole || state(&l.entities[speaker])) {
				n, _ := l.lex.Canonical(c)
				e = l.entity(c, graph.Country, n.Canonical)
			}
		}
	case "i", "me", "my", "mine", "myself":
		if speaker := l.speaker(i); speaker >= 0 && l.entities[speaker].Type == graph.Person {
			e = speaker
			if whole {
				e = l.home(speaker)
			}
		}
	}
	if e < 0 || whole && l.entities[e].Type != graph.Country {
		return
	}
	m.Type = ""
	l.tie(i, e)
}

// meant returns whom a pronoun of the third person means, by the trained ranking
// of candidates, or by rules where there is none.
func (l *linker) meant(i int, word string) int {
	group, which, _ := pronounKind(word)
	m := &l.mentions[i]
	if tokens := l.d.Sentences[m.Sentence].Tokens; word == "it" && m.First > 1 && tokens[m.First-1].Lower == "if" && tokens[m.First-2].Lower == "as" {
		return -1 // "spoke of Bahrain as if it were a province"
	}
	if l.rank != nil {
		e := l.refer(i, group, which)
		l.last[group] = referred{e, l.mentions[i].Sentence}
		return e
	}
	return l.ruled(i, group)
}

// ruled returns whom the rules take a pronoun to mean.
func (l *linker) ruled(i, group int) int {
	switch group {
	case groupHe:
		return l.person(i)
	case groupIt:
		return l.thing(i, l.mentions[i].Name)
	}
	return l.several(i)
}

// state reports whether an organization is an organ of its country.
func state(e *Entity) bool {
	switch e.Kind {
	case "ministry", "agency", "military", "parliament", "court":
		return true
	}
	name := lexicon.Fold(e.Name)
	for _, w := range []string{"ministry", "department", "national security council", "parliament", "embassy", "foreign office"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

// person returns the one whom "he" or "she" means: the subject nearest before
// it in the sentence, else the first person of a sentence before.
func (l *linker) person(i int) int {
	m := &l.mentions[i]
	quoted := l.quoted(i)
	known := m.Gender == lexicon.Female && l.womanBefore(i) // then nobody of unknown gender is meant
	fits := func(k int) bool {
		n := &l.mentions[k]
		return n.Entity >= 0 && n.Type == graph.Person && n.Form != graph.FormPronoun && l.entities[n.Entity].Type == graph.Person &&
			!conflict(m.Gender, l.entities[n.Entity].Gender) && l.quoted(k) == quoted && !l.inAside(m, n) &&
			!(known && l.entities[n.Entity].Gender == lexicon.Unknown)
	}
	best := -1
	not := -1 // "him" is not the subject of its own clause
	if m.Name == "him" {
		for _, k := range l.inSentence[m.Sentence] {
			if k < i && l.subject(k) {
				not = l.mentions[k].Entity
			}
		}
	}
	for _, k := range l.inSentence[m.Sentence] {
		if k < i && fits(k) && l.mentions[k].Entity != not && (best < 0 || l.subject(k) || !l.subject(best) && l.mentions[k].Last+6 > m.First && l.gendered(k) && !l.gendered(best)) {
			best = k
		}
	}
	if best >= 0 {
		return l.mentions[best].Entity
	}
	if quoted {
		return -1
	}
	for s := m.Sentence - 1; s >= 0 && s >= m.Sentence-3; s-- {
		first := -1
		for _, k := range l.inSentence[s] {
			// In a sentence before, a pronoun already linked carries the topic on.
			n := &l.mentions[k]
			carries := n.Form == graph.FormPronoun && n.Entity >= 0 && l.entities[n.Entity].Type == graph.Person && n.Gender != lexicon.Unknown && n.Gender == m.Gender && !l.quoted(k)
			if !fits(k) && !carries || n.Entity == not {
				continue
			}
			if first < 0 || l.subject(k) && !l.subject(first) {
				first = k
			}
		}
		if first >= 0 {
			return l.mentions[first].Entity
		}
	}
	return -1
}

// womanBefore reports whether a woman is spoken of shortly before mention i.
func (l *linker) womanBefore(i int) bool {
	for k := i - 1; k >= 0 && l.mentions[k].Sentence >= l.mentions[i].Sentence-window; k-- {
		if e := l.mentions[k].Entity; e >= 0 && l.entities[e].Gender == lexicon.Female {
			return true
		}
	}
	return false
}

// gendered reports whether the gender of a mention's person is known.
func (l *linker) gendered(k int) bool {
	return l.entities[l.mentions[k].Entity].Gender != lexicon.Unknown
}

func (l *linker) quoted(i int) bool {
	m := &l.mentions[i]
	return l.d.Sentences[m.Sentence].Tokens[m.First].Quoted
}

// homeOf returns the country that "his country" means: that of the person's
// office, or the one whose minister or leader the sentence speaks of.
func (l *linker) homeOf(i, person int) int {
	if person >= 0 {
		if c := l.home(person); c >= 0 {
			return c
		}
		if c := l.homeGuess(person); c >= 0 {
			return c
		}
	}
	m := &l.mentions[i]
	for s := m.Sentence; s >= 0 && s >= m.Sentence-1; s-- {
		for _, k := range l.inSentence[s] {
			n := &l.mentions[k]
			if k < i && n.Type == graph.Country && n.Entity >= 0 && n.State && office(n.Agent) {
				return n.Entity
			}
		}
	}
	return -1
}

func office(noun string) bool {
	switch noun {
	case "president", "minister", "premier", "chancellor", "leader", "king", "queen", "emir", "ambassador", "envoy", "monarch", "dictator", "ruler", "diplomat":
		return true
	}
	return false
}

// thing returns what "it" or "its" means, if the sentence leaves no doubt.
func (l *linker) thing(i int, word string) int {
	m := &l.mentions[i]
	fits := func(k int) bool {
		n := &l.mentions[k]
		return n.Entity >= 0 && (n.Type == graph.Country || n.Type == graph.Organization) && (n.Form != graph.FormDemonym || n.State && body(n.Agent)) && !n.Place
	}
	tokens := l.d.Sentences[m.Sentence].Tokens
	if word == "it" && expletive(tokens, m.First) {
		return -1
	}
	subject := word == "it" && m.Last < len(tokens) && (finite(tokens[m.Last]) || tokens[m.Last].Tag == "RB")
	if word == "its" && m.First > 1 && tokens[m.First-1].Lower == "and" {
		for _, k := range l.inSentence[m.Sentence] {
			if n := &l.mentions[k]; n.Last == m.First-1 && fits(k) && (n.Form != graph.FormNominal || n.Country == "") {
				return l.mentions[k].Entity // "Seoul and its allies"
			}
		}
	}
	last, only, count := -1, -1, 0
	subjects, unknown := -1, false // the entity that is the subject of what stands before; -2 for several
	for _, k := range l.inSentence[m.Sentence] {
		if k < i && l.mentions[k].Entity < 0 && l.mentions[k].Form == graph.FormNominal && (l.mentions[k].Type == graph.Country || l.mentions[k].Type == graph.Organization) {
			unknown = true
		}
		if k >= i || !fits(k) || firstPerson(l.mentions[k].Name) {
			continue
		}
		if only < 0 || l.mentions[k].Entity != l.mentions[only].Entity {
			count++
		}
		only = k
		if l.subject(k) {
			if e := l.mentions[k].Entity; subjects == -1 || subjects == e {
				subjects = e
			} else {
				subjects = -2
			}
		}
		if l.subject(k) || l.owned(k) {
			last = k
		}
	}
	switch {
	case unknown && (only < 0 || !l.subject(only)):
		return -1 // a noun that nothing ties may be what is meant
	case count == 1 && m.First > 0 && tokens[m.First-1].Tag == "WDT":
		return -1 // "Iran, with which it shares a field": another than Iran
	case count == 1 && subject && !l.subject(only) && !l.owned(only) && joined(tokens, m.First):
		return -1 // "The sheikh met leaders of Hamas, and it": another subject went before
	case count == 1:
		return l.mentions[only].Entity
	case count > 1 && word == "its" && last >= 0:
		return l.mentions[last].Entity
	case count > 1 && subject && subjects >= 0 && !l.addressed(i):
		return subjects // "Qatar hosts leaders of Hamas, and it has hosted": subject after subject
	case count > 1:
		return -1
	}
	if m.First > 3 && word == "it" || m.Sentence == 0 || l.d.Sentences[m.Sentence-1].Paragraph != l.d.Sentences[m.Sentence].Paragraph {
		return -1
	}
	for _, k := range l.inSentence[m.Sentence-1] {
		if fits(k) && l.subject(k) && l.mentions[k].Form != graph.FormPronoun {
			return l.mentions[k].Entity
		}
	}
	return -1
}

// joined reports whether a conjunction stands shortly before token i: its clause
// goes on from the one before.
func joined(tokens []document.Token, i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if w := tokens[k].Lower; w == "and" || w == "but" || w == ";" {
			return true
		}
	}
	return false
}

// body reports whether a noun names one body of a state: "the Vietnamese
// government", which "its" can mean.
func body(noun string) bool {
	switch noun {
	case "government", "regime", "administration", "military", "army", "navy", "parliament", "cabinet", "junta", "monarchy", "leadership":
		return true
	}
	return false
}

// addressed reports whether "it" may mean another than the subject before it:
// one named since without a break, as in "Iran warned Israel that it", or
// whoever is spoken of in "Iran called the group terrorist, saying it".
func (l *linker) addressed(i int) bool {
	m := &l.mentions[i]
	tokens := l.d.Sentences[m.Sentence].Tokens
	if m.First > 0 && tokens[m.First-1].Lower == "what" {
		return false // "what it called"
	}
	if m.First > 0 && (tokens[m.First-1].Tag == "VBG" || tokens[m.First-1].Tag == "VBD" || tokens[m.First-1].Tag == "VBZ") {
		return true
	}
	last := -1
	for _, k := range l.inSentence[m.Sentence] {
		if n := &l.mentions[k]; k < i && n.Entity >= 0 && !l.subject(k) && n.Type != graph.Person {
			last = n.Last
		}
	}
	if last < 0 {
		return false
	}
	for k := last; k < m.First; k++ {
		switch tokens[k].Lower {
		case ",", ";", "and", "but", "or", ":", "—":
			return false
		}
	}
	return true
}

// ownerOf is the pronoun of a whole phrase: "his" of "his country".
func ownerOf(name string) string {
	owner, _, _ := strings.Cut(name, " ")
	return owner
}

func firstPerson(word string) bool {
	switch word {
	case "we", "us", "our", "ours", "ourselves", "i", "me", "my", "mine", "myself":
		return true
	}
	return false
}

// owned reports whether a possessive makes a mention the owner of the subject:
// "Iran's regime … its activities".
func (l *linker) owned(k int) bool {
	m := &l.mentions[k]
	tokens := l.d.Sentences[m.Sentence].Tokens
	return m.Last < len(tokens) && tokens[m.Last].Tag == "POS"
}

// expletive reports whether "it" at token i means nothing: "it is clear that".
func expletive(tokens []document.Token, i int) bool {
	if i+2 >= len(tokens) {
		return true
	}
	if i > 0 && (tokens[i-1].Lemma == "make" || tokens[i-1].Lemma == "find") {
		return true
	}
	next := tokens[i+1]
	if next.Lemma == "seem" || next.Lemma == "appear" || next.Lemma == "take" {
		return true
	}
	if next.Lemma != "be" && next.Tag != "MD" {
		return false
	}
	for k := i + 2; k < len(tokens) && k < i+7; k++ {
		if t := tokens[k].Lower; t == "that" || t == "to" && tokens[k-1].Tag == "JJ" && !able(tokens[k-1].Lower) || t == "who" || t == "unclear" || t == "possible" || t == "whether" {
			return true
		}
	}
	return false
}

// able reports whether an adjective before "to" says something of an actor: "it
// is ready to help".
func able(word string) bool {
	switch word {
	case "ready", "willing", "able", "unable", "prepared", "unwilling", "keen", "eager", "reluctant", "happy", "glad", "free", "open":
		return true
	}
	return false
}

// several returns whom "they" means: a group of people named by a plural
// demonym, or the one organization of the sentence.
func (l *linker) several(i int) int {
	m := &l.mentions[i]
	found := -1
	for _, k := range l.inSentence[m.Sentence] {
		n := &l.mentions[k]
		if k >= i || n.Entity < 0 || n.Place {
			continue
		}
		if n.Type == graph.Person || n.Type == graph.Country && !n.Plural || found >= 0 && n.Entity != found {
			return -1
		}
		found = n.Entity
	}
	return found
}
