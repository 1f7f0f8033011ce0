package entity

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"entente/extractor/lexicon"
	"entente/extractor/mention"
	"entente/graph"
)

// Slug turns a name into the key part of an id: lower case, letters of the
// Latin alphabet without diacritics, digits, single hyphens. Letters of other
// scripts stay.
func Slug(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	gap := false
	for _, r := range lexicon.Fold(name) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case r == '\'' || r == '.':
		default:
			gap = true
		}
	}
	return b.String()
}

// names links all mentions that name somebody: persons by full name first, then
// countries and known organizations by key, other organizations by name, longer
// names before the shorter ones that may mean them, and parts of names last.
func (l *linker) names() {
	for i := range l.mentions {
		m := &l.mentions[i]
		if m.Type == graph.Person && (m.Form == graph.FormName || m.Form == graph.FormAlias) && m.Last-m.First > 1 {
			if n := readTokens(l.d.Sentences[m.Sentence].Tokens[m.First:m.Last]); len(n.parts) > 1 || n.suffix != "" {
				l.fullName(i, n)
			}
		}
	}
	l.leaders()
	for i := range l.mentions {
		m := &l.mentions[i]
		switch {
		case m.Form == graph.FormNominal, m.Form == graph.FormPronoun, m.Type == graph.Location, m.Type == graph.Person, m.Entity >= 0:
		case m.Key != "":
			if !l.givenName(i) {
				l.known(i)
			}
		case m.Type == graph.Organization && m.Last-m.First > 1:
			l.organization(i)
		}
	}
	for i := range l.mentions {
		m := &l.mentions[i]
		if m.Type == graph.Organization && m.Entity < 0 && m.Form != graph.FormNominal && m.Form != graph.FormPronoun {
			l.organization(i)
		}
	}
	for i := range l.mentions {
		m := &l.mentions[i]
		if m.Type == graph.Person && m.Entity < 0 && (m.Form == graph.FormName || m.Form == graph.FormAlias) {
			l.shortName(i)
		}
	}
}

// givenName links what looks like a country to the person of the document whose
// first name it is: "Chad spoke" where Chad Price is and nothing else of the
// country. One "with Israel" is enough for all to be the country: who cut ties
// with a state must never be said to have cut them with a person.
func (l *linker) givenName(i int) bool {
	m := &l.mentions[i]
	if m.Type != graph.Country || m.Last-m.First != 1 || m.Form == graph.FormDemonym || m.Place {
		return false
	}
	word := l.d.Sentences[m.Sentence].Tokens[m.First]
	if !l.lex.GivenToo(word.Text) {
		return false
	}
	for _, p := range l.people[word.Fold] {
		k := &l.persons[p]
		if k.first() != word.Fold || len(k.parts) < 2 || len(k.full) == 0 || k.full[0] > i {
			continue
		}
		for n := range l.mentions {
			o := &l.mentions[n]
			if o.Key == m.Key && (o.Form == graph.FormDemonym || o.Place || n < k.full[0] || !l.acts(o)) {
				return false
			}
		}
		m.Type, m.Form, m.Key = graph.Person, graph.FormAlias, ""
		l.tie(i, k.entity)
		k.short = append(k.short, i)
		return true
	}
	return false
}

// acts reports whether a verb follows a name that no preposition stands before.
func (l *linker) acts(m *mention.Mention) bool {
	tokens := l.d.Sentences[m.Sentence].Tokens
	if m.First > 0 && (tokens[m.First-1].Tag == "IN" || tokens[m.First-1].Tag == "TO") || m.Last == len(tokens) {
		return false
	}
	switch tokens[m.Last].Tag {
	case "VBD", "VBZ":
		return true
	}
	return false
}

// display writes a name with letters of normal width: "José" for "Ｊｏｓé".
func display(name string) string {
	if strings.ContainsFunc(name, func(r rune) bool { return r >= '\uff01' && r <= '\uff5e' }) {
		return norm.NFKC.String(name)
	}
	return name
}
