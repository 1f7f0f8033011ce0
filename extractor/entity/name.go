package entity

import (
	"slices"
	"strings"
	"unicode"

	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/graph"
)

// Slug turns a name into the key part of an id: lower case, letters of the
// Latin alphabet without diacritics, digits, single hyphens. Letters of other
// scripts stay.
func Slug(name string) string {
	var b strings.Builder
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

// acronyms ties each acronym that the text defines, or spells by its initials,
// to the name it stands for.
func (l *linker) acronyms() {
	l.same = map[int]int{}
	defined := map[string]int{} // acronym -> mention of the name
	for i := 0; i+1 < len(l.mentions); i++ {
		a, b := &l.mentions[i], &l.mentions[i+1]
		if a.Type != graph.Organization || b.Type != graph.Organization || a.Form == graph.FormNominal || a.Form == graph.FormPronoun || a.Sentence != b.Sentence || b.First != a.Last+1 {
			continue
		}
		if l.d.Sentences[a.Sentence].Tokens[a.Last].Text == "(" && (b.Form == graph.FormAcronym || a.Form == graph.FormAcronym) {
			name, short := i, i+1
			if a.Form == graph.FormAcronym && b.Form != graph.FormAcronym {
				name, short = i+1, i
			}
			if l.mentions[name].Key == "" || l.mentions[short].Key == "" {
				defined[l.surface(&l.mentions[short])] = name
			}
		}
	}
	spelled := map[string]int{} // initials -> the first name that has them
	for k := range l.mentions {
		n := &l.mentions[k]
		if n.Type != graph.Organization || n.Form == graph.FormAcronym || n.Form == graph.FormNominal {
			continue
		}
		if s := initials(l.d.Sentences[n.Sentence].Tokens[n.First:n.Last]); s != "" {
			if _, taken := spelled[s]; !taken {
				spelled[s] = k
			}
		}
	}
	for i := range l.mentions {
		m := &l.mentions[i]
		if m.Form != graph.FormAcronym || m.Type != graph.Organization {
			continue
		}
		text := l.surface(m)
		if at, ok := defined[text]; ok && at != i {
			l.same[i] = at
			continue
		}
		if m.Key != "" {
			continue
		}
		if k, ok := spelled[strings.ReplaceAll(text, ".", "")]; ok {
			l.same[i] = k
		}
	}
}

// initials are the first letters of the capitalised words of a name.
func initials(tokens []document.Token) string {
	if len(tokens) < 2 {
		return ""
	}
	var b strings.Builder
	for _, t := range tokens {
		for part := range strings.SplitSeq(t.Text, "-") {
			if part != "" && lexicon.Capitalised(part) {
				b.WriteString(part[:1])
			}
		}
	}
	return b.String()
}

// names links all mentions that name somebody: countries and known organizations
// by key, other organizations by name, persons by full name first.
func (l *linker) names() {
	for i := range l.mentions {
		m := &l.mentions[i]
		if m.Type == graph.Person && (m.Form == graph.FormName || m.Form == graph.FormAlias) && m.Last-m.First > 1 {
			l.fullName(i)
		}
	}
	l.leaders()
	for i := range l.mentions {
		m := &l.mentions[i]
		switch {
		case m.Form == graph.FormNominal, m.Form == graph.FormPronoun, m.Type == graph.Location, m.Entity >= 0:
		case m.Type == graph.Person:
			l.shortName(i)
		case m.Key != "":
			l.known(i)
		case m.Type == graph.Organization:
			l.organization(i)
		}
	}
}

func (l *linker) known(i int) {
	m := &l.mentions[i]
	if at, ok := l.same[i]; ok && l.mentions[at].Key == "" {
		l.organization(i) // the text says what its acronym means
		return
	}
	l.tie(i, l.entity(m.Key, m.Type, m.Name))
}

func (l *linker) organization(i int) {
	at := i
	if k, ok := l.same[i]; ok {
		at = k
	}
	m := &l.mentions[at]
	if m.Key != "" {
		l.tie(i, l.entity(m.Key, m.Type, m.Name))
		return
	}
	name := strings.TrimPrefix(m.Name, "The ")
	if e := l.longer(name, at); e >= 0 {
		l.tie(i, e)
		return
	}
	slug := Slug(name)
	if slug == "" {
		return
	}
	l.tie(i, l.entity("organization:"+slug, graph.Organization, name))
}

// longer finds an organization of the document whose name ends with a shorter
// one: "Foreign Ministry" is the "Iranian Foreign Ministry" spoken of last.
func (l *linker) longer(name string, before int) int {
	words := strings.Fields(name)
	if len(words) < 2 || strings.Contains(name, " of ") {
		return -1
	}
	tail := " " + lexicon.Fold(name)
	for k := before - 1; k >= 0 && k >= before-300; k-- {
		if e := l.mentions[k].Entity; e >= 0 && l.entities[e].Type == graph.Organization && strings.HasSuffix(lexicon.Fold(l.entities[e].Name), tail) {
			return e
		}
	}
	return -1
}

// fullName links a person's name of two words and more.
func (l *linker) fullName(i int) {
	m := &l.mentions[i]
	parts := strings.Fields(lexicon.Fold(m.Name))
	for _, e := range l.people[parts[len(parts)-1]] {
		if compatible(l.entities[e].Name, m.Name) {
			if len(m.Name) > len(l.entities[e].Name) && !strings.Contains(m.Name, "Jr.") {
				l.entities[e].Name = m.Name
			}
			l.tie(i, e)
			l.full[e] = append(l.full[e], i)
			return
		}
	}
	slug := Slug(m.Name)
	if slug == "" {
		return
	}
	e := l.newPerson("person:"+slug, m.Name)
	l.tie(i, e)
	l.full[e] = append(l.full[e], i)
}

func (l *linker) newPerson(id, name string) int {
	before := len(l.entities)
	e := l.entity(id, graph.Person, name)
	if e == before {
		parts := strings.Fields(lexicon.Fold(name))
		first, last := parts[0], parts[len(parts)-1]
		for _, part := range []string{last, first} {
			// The cap bounds the work on a text of namesakes.
			if same := l.people[part]; len(same) < 50 && !slices.Contains(same, e) {
				l.people[part] = append(same, e)
			}
		}
	}
	return e
}

// compatible reports whether two full names may be one person's: the same
// surname, and first names of which one is the other or its initial.
func compatible(a, b string) bool {
	x, y := strings.Fields(lexicon.Fold(a)), strings.Fields(lexicon.Fold(b))
	if len(x) < 2 || len(y) < 2 || x[len(x)-1] != y[len(y)-1] {
		return strings.Join(x, " ") == strings.Join(y, " ")
	}
	return x[0] == y[0] || initialOf(x[0], y[0]) || initialOf(y[0], x[0])
}

func initialOf(short, long string) bool {
	return len(short) == 2 && short[1] == '.' && strings.HasPrefix(long, short[:1])
}

// shortName links a surname, or a first name after the full name.
func (l *linker) shortName(i int) {
	m := &l.mentions[i]
	word := lexicon.Fold(l.surface(m))
	best := -1
	for pass := range 2 {
		for _, e := range l.people[word] {
			parts := strings.Fields(lexicon.Fold(l.entities[e].Name))
			part := parts[len(parts)-1]
			if pass == 1 {
				part = parts[0]
			}
			if part != word || conflict(m.Gender, l.entities[e].Gender) || regnal(m.Title) && !l.titled(e, m.Title) {
				continue
			}
			if best < 0 || l.lastBefore(e, i) > l.lastBefore(best, i) {
				best = e
			}
		}
		if best >= 0 {
			l.tie(i, best)
			l.short[best] = i
			return
		}
	}
	name := l.surface(m)
	if l.d.Sentences[m.Sentence].Case == document.AllCaps {
		name = m.Name
	}
	if slug := Slug(name); slug != "" {
		e := l.newPerson("person:"+slug, name)
		l.tie(i, e)
		l.short[e] = i
		if l.entities[e].Title == "" {
			l.entities[e].Title = m.Title
		}
	}
}

// regnal reports whether a title goes with a name of its own: King Hussein is
// not Saddam Hussein.
func regnal(title string) bool {
	switch title {
	case "king", "queen", "pope", "emperor", "empress", "sultan", "emir", "shah", "tsar", "czar", "prince", "princess", "crown prince", "patriarch":
		return true
	}
	return false
}

// titled reports whether a person has been given a title in the document.
func (l *linker) titled(e int, title string) bool {
	for _, k := range l.full[e] {
		if l.mentions[k].Title == title {
			return true
		}
	}
	k, ok := l.short[e]
	return ok && (l.mentions[k].Title == title || l.mentions[k].Title == "" && regnal(l.entities[e].Title))
}

func conflict(a, b lexicon.Gender) bool {
	return a != lexicon.Unknown && b != lexicon.Unknown && a != b
}

// lastBefore returns the last mention of a person before mention i, -1 if there
// is none yet. It is asked in the order of the text.
func (l *linker) lastBefore(e, i int) int {
	last := -1
	if at, _ := slices.BinarySearch(l.full[e], i); at > 0 {
		last = l.full[e][at-1]
	}
	if k, ok := l.short[e]; ok {
		last = max(last, k)
	}
	return last
}
