package entity

import (
	"slices"
	"strings"

	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/graph"
)

// portray reads what the document calls a person: "the lawyer Kemal Kerincsiz",
// "Stoppila Sunzu, a defender", "its founder, Zohra Haddad,", "Ales Bialiatski, 60,".
func (l *linker) portray() {
	for i := range l.mentions {
		m := &l.mentions[i]
		if m.Entity < 0 || m.Type != graph.Person || m.Form == graph.FormNominal || m.Form == graph.FormPronoun {
			continue
		}
		tokens := l.d.Sentences[m.Sentence].Tokens
		start := m.First - titleLength(m)
		if m.Title != "" && m.Kind != "honorific" {
			l.note(m.Entity, m.Title[strings.LastIndexByte(m.Title, ' ')+1:])
		}
		k := start - 1
		if k > 0 && tokens[k].Text == "," && (m.Last >= len(tokens) || tokens[m.Last].Text == "," || tokens[m.Last].Text == ".") {
			k--
		}
		for n := 0; k >= 0 && n < 2 && l.calling(&tokens[k]); n++ {
			l.note(m.Entity, tokens[k].Lower)
			k--
		}
		k = m.Last
		if k+1 >= len(tokens) {
			continue
		}
		switch {
		case tokens[k].Text == ",":
			if age := tokens[k+1].Text; len(age) == 2 && tokens[k+1].Tag == "CD" && k+2 < len(tokens) && (tokens[k+2].Text == "," || tokens[k+2].Text == ".") {
				l.note(m.Entity, age+"-year-old")
				k += 2
			}
			l.portrayed(m.Entity, tokens, k+1)
		case tokens[k].Lemma == "be" && finite(tokens[k]):
			l.portrayed(m.Entity, tokens, k+1)
		}
	}
}

// portrayed notes the nouns for a person from token k on, up to what is no
// description: "a retired teacher and chairman of".
func (l *linker) portrayed(e int, tokens []document.Token, k int) {
	for end := min(len(tokens), k+9); k < end; k++ {
		t := &tokens[k]
		switch t.Tag {
		case "NN":
			if l.calling(t) {
				l.note(e, t.Lower)
			}
		case "DT", "JJ", "NNP", "JJS", "VBN", "POS", "CD", "CC", "HYPH", "RB", "VBG", "PRP$":
		default:
			return
		}
	}
}

// calling reports whether a word in small letters says what somebody is.
func (l *linker) calling(t *document.Token) bool {
	return t.Tag == "NN" && t.Text == t.Lower && (l.lex.Nominal("role", t.Lower) || l.lex.Nominal("person", t.Lower) || l.lex.Nominal("people", t.Lower))
}

// calledBy returns the one person whom the document calls so, nearest first; -1
// if nobody is, or two are within reach.
func (l *linker) calledBy(i int, noun string) int {
	m := &l.mentions[i]
	found := -1
	for k := i - 1; k >= 0; k-- {
		n := &l.mentions[k]
		e := n.Entity
		if n.Type != graph.Person || e < 0 || e == found || n.Form == graph.FormPronoun || conflict(m.Gender, l.entities[e].Gender) || !l.describedAs(e, noun) {
			continue
		}
		if found < 0 {
			found = e
			continue
		}
		if n.Sentence >= m.Sentence-2*reach && l.count[e] >= l.count[found] {
			return -1
		}
	}
	return found
}

// describedAs reports whether the document has a noun, or one that it may stand
// for, for an entity.
func (l *linker) describedAs(e int, noun string) bool {
	for _, d := range l.described {
		if d.entity == e && (d.noun == noun || l.lex.Nominal("same:"+noun, d.noun)) {
			return true
		}
	}
	return false
}

// hero returns the person whom a sentence goes on about: the one that the
// sentences before it name first and the document most. The clause of the mention
// itself must name nobody else before it.
func (l *linker) hero(i int) int {
	m := &l.mentions[i]
	fits := func(k int) bool {
		n := &l.mentions[k]
		return n.Type == graph.Person && n.Entity >= 0 && !conflict(m.Gender, l.entities[n.Entity].Gender)
	}
	here := -1 // named before in the same sentence: the one who speaks of another
	for _, k := range l.inSentence[m.Sentence] {
		if k < i && fits(k) {
			here = l.mentions[k].Entity
		}
	}
	for s := m.Sentence - 1; s >= 0 && s >= m.Sentence-3; s-- {
		var persons []int
		first := -1
		for _, k := range l.inSentence[s] {
			if !fits(k) || l.mentions[k].Entity == here {
				continue
			}
			e := l.mentions[k].Entity
			if first < 0 || l.subject(k) && !l.subject(first) {
				first = k
			}
			if !slices.Contains(persons, e) {
				persons = append(persons, e)
			}
		}
		if first < 0 {
			continue
		}
		e := l.mentions[first].Entity
		if len(persons) == 1 && s == m.Sentence-1 && m.First < 2 {
			return e
		}
		for o, n := range l.total {
			if o != e && o != here && l.entities[o].Type == graph.Person && n >= l.total[e] {
				return -1
			}
		}
		return e
	}
	return -1
}

// inPower returns the one person of the document who held an office when it was
// published, as the lexicon knows; -1 if there is none or several.
func (l *linker) inPower(i int, office string) int {
	m := &l.mentions[i]
	when := publishedIn(l.d)
	if when == 0 {
		return -1
	}
	found := -1
	for k := i - 1; k >= 0; k-- {
		n := &l.mentions[k]
		e := n.Entity
		if n.Type != graph.Person || e < 0 || e == found || n.Form == graph.FormPronoun || conflict(m.Gender, l.entities[e].Gender) {
			continue
		}
		leader, ok := l.knownLeader(e)
		if !ok || !leader.In(when) || leader.Office != office && !(office == "leader" && leader.Office != "foreign minister") {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}

// knownLeader returns the leader of the lexicon that a person is.
func (l *linker) knownLeader(e int) (lexicon.Leader, bool) {
	if l.personAt[e] < 0 {
		return lexicon.Leader{}, false
	}
	p := l.personOf(e)
	if len(p.parts) < 2 {
		return lexicon.Leader{}, false
	}
	for i := len(p.parts) - 1; i >= 0; i-- { // "Abiy Ahmed", "Andrés Manuel López Obrador": the surname is not always the last word
		surname := p.parts[i]
		for n := 0; n < 2; n++ {
			for _, k := range l.lex.Leaders(surname) {
				if samePerson(readName(k.Name), p.named) {
					return k, true
				}
			}
			if i == 0 {
				break
			}
			surname = p.parts[i-1] + " " + surname
		}
	}
	if n := len(p.parts); n > 2 { // "Andrés Manuel López Obrador"
		for _, k := range l.lex.Leaders(p.parts[n-2] + " " + p.parts[n-1]) {
			if samePerson(readName(k.Name), p.named) {
				return k, true
			}
		}
	}
	return lexicon.Leader{}, false
}
