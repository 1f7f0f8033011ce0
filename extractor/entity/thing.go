package entity

import (
	"entente/extractor/document"
	"entente/graph"
)

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
