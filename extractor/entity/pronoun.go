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
