package entity

import (
	"slices"
	"strings"

	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/extractor/mention"
	"entente/graph"
)

// person is what linking knows of a person.
type person struct {
	entity int
	named
	full  []int // mentions by two words of the name and more, ascending
	short []int // mentions by one word, ascending
	sure  bool  // a title told the gender
}

// maxNamesakes bounds the work on a text of namesakes.
const maxNamesakes = 50

// personOf returns what is known of an entity that is a person.
func (l *linker) personOf(e int) *person { return &l.persons[l.personAt[e]] }

// fullName links a person's name of two words and more.
func (l *linker) fullName(i int, n named) {
	m := &l.mentions[i]
	best, relative := -1, -1
	if noun := l.kin(m); noun != "" {
		relative = l.personBefore(i)
		if g := kinGender(noun); g != lexicon.Unknown && m.Title == "" {
			m.Gender = g
		}
	}
	titled := genderedTitle(l.lex, m)
	for _, key := range [...]string{n.last(), n.first()} {
		for _, p := range l.people[key] {
			if k := &l.persons[p]; k.entity != relative && samePerson(k.named, n) && !l.clash(m, k, titled) && l.sameNumber(k, n, m) {
				if best < 0 || len(k.parts) > len(l.persons[best].parts) || sameName(l.entities[k.entity].Name, m.Name) {
					best = p
				}
			}
		}
		if best >= 0 {
			break
		}
	}
	if best < 0 && len(n.last()) > 4 {
		best = l.spelledOtherwise(n, relative)
	}
	if best >= 0 {
		k := &l.persons[best]
		if len(n.parts) > len(k.parts) || len(n.parts) == len(k.parts) && (initialed(k.parts) > initialed(n.parts) || k.suffix == "" && n.suffix != "") {
			l.entities[k.entity].Name = display(m.Name)
			k.named = n
			l.index(best)
		}
		l.tie(i, k.entity)
		k.full = append(k.full, i)
		l.sure(k, m, titled)
		return
	}
	if e := l.newNamed(m.Name, n); e >= 0 {
		l.tie(i, e)
		p := l.personOf(e)
		p.full = append(p.full, i)
		l.sure(p, m, titled)
	}
}

// spelledOtherwise finds somebody whose name is this one in another spelling.
func (l *linker) spelledOtherwise(n named, relative int) int {
	for p := range l.persons[:min(len(l.persons), 4*maxNamesakes)] {
		k := &l.persons[p]
		if k.entity != relative && len(k.parts) > 1 && alike(k.last(), n.last()) && samePerson(k.named, n) {
			return p
		}
	}
	return -1
}

// initialed counts the parts of a name that are initials.
func initialed(parts []string) int {
	n := 0
	for _, p := range parts {
		if len(p) == 2 && p[1] == '.' {
			n++
		}
	}
	return n
}

// sameNumber reports whether a person known and a name may be the same as far as
// Jr., III and the like tell: a plain name that comes first is not the son's.
func (l *linker) sameNumber(k *person, n named, m *mention.Mention) bool {
	switch {
	case k.suffix == n.suffix:
		return true
	case k.suffix == "":
		return n.suffix != "jr" && n.suffix != "ii" && n.suffix != "iii" || m.Title != "" && l.titled(k, m.Title)
	case n.suffix == "":
		return k.suffix != "sr" && l.kin(m) == ""
	}
	return false
}

// personBefore returns the person named last before mention i.
func (l *linker) personBefore(i int) int {
	for k := i - 1; k >= 0 && l.mentions[k].Sentence >= l.mentions[i].Sentence-1; k-- {
		if e := l.mentions[k].Entity; e >= 0 && l.entities[e].Type == graph.Person {
			return e
		}
	}
	return -1
}

// newPerson makes a person; -1 if the name has no letters.
func (l *linker) newPerson(name string) int { return l.newNamed(name, readName(name)) }

func (l *linker) newNamed(name string, n named) int {
	slug := Slug(name)
	if slug == "" {
		return -1
	}
	before := len(l.entities)
	e := l.entity("person:"+slug, graph.Person, display(name))
	if e == before {
		l.personAt[e] = len(l.persons)
		l.persons = append(l.persons, person{entity: e, named: n})
		l.index(len(l.persons) - 1)
	}
	return e
}

// index makes a person known by each part of the name.
func (l *linker) index(p int) {
	for _, part := range l.persons[p].parts {
		if same := l.people[part]; len(same) < maxNamesakes && !slices.Contains(same, p) && len(part) > 1 {
			l.people[part] = append(same, p)
		}
	}
}

// shortName links a surname, or another part of a name by which the document
// calls somebody. Where two of the name are meant as likely it stays alone.
func (l *linker) shortName(i int) {
	m := &l.mentions[i]
	name := l.surface(m)
	if l.family(m, name) {
		return
	}
	if m.Title == "" {
		m.Gender = lexicon.Unknown // "Lula" is no woman's name here
	}
	word := readTokens(l.d.Sentences[m.Sentence].Tokens[m.First:m.Last]).last()
	if l.partner(i, name) || l.company(i, word) {
		return
	}
	candidates := l.called(m, word)
	if len(candidates) == 0 {
		l.newSurname(i, name)
		return
	}
	if p := l.likeliest(i, candidates); p >= 0 {
		l.tie(i, l.persons[p].entity)
		l.persons[p].short = append(l.persons[p].short, i)
		l.sure(&l.persons[p], m, genderedTitle(l.lex, m))
	}
}

// lastSentence is the sentence of a person's last mention by name before mention
// i, -1 if there is none.
func (l *linker) lastSentence(k *person, i int) int {
	at := max(lastBefore(k.full, i), lastBefore(k.short, i))
	if at < 0 {
		return -1
	}
	return l.mentions[at].Sentence
}

func lastBefore(ascending []int, i int) int {
	if at, _ := slices.BinarySearch(ascending, i); at > 0 {
		return ascending[at-1]
	}
	return -1
}

// family reports whether a name means several people of one surname: "the Clintons".
func (l *linker) family(m *mention.Mention, name string) bool {
	tokens := l.d.Sentences[m.Sentence].Tokens
	if m.First == 0 || tokens[m.First-1].Lower != "the" || m.Title != "" || !strings.HasSuffix(name, "s") {
		return false
	}
	if tokens[m.First].Tag == "NNPS" {
		return true
	}
	_, known := l.people[strings.TrimSuffix(lexicon.Fold(name), "s")]
	return known
}

// partner links the first name in "Bill and Hillary Clinton".
func (l *linker) partner(i int, name string) bool {
	if i+1 >= len(l.mentions) {
		return false
	}
	m, n := &l.mentions[i], &l.mentions[i+1]
	tokens := l.d.Sentences[m.Sentence].Tokens
	if n.Sentence != m.Sentence || n.Type != graph.Person || n.First != m.Last+1 || n.Last-n.First < 2 || tokens[m.Last].Lower != "and" || m.Title != "" && m.Kind != "honorific" {
		return false
	}
	if _, given := l.lex.Given(name); !given || n.Entity < 0 {
		return false
	}
	if len(l.people[lexicon.Fold(name)]) > 0 {
		return false
	}
	whole := name + " " + l.surface(&mention.Mention{Sentence: n.Sentence, First: n.Last - 1, Last: n.Last})
	e := l.newPerson(whole)
	if e < 0 {
		return false
	}
	l.tie(i, e)
	p := l.personOf(e)
	p.full = append(p.full, i)
	return true
}

// newSurname makes a person of whom the document has one word only, or links
// the head of state or government whom everybody calls so.
func (l *linker) newSurname(i int, name string) {
	m := &l.mentions[i]
	if l.d.Sentences[m.Sentence].Case == document.AllCaps {
		name = m.Name
	}
	if leader, ok := l.famous(m, name); ok {
		if e := l.newPerson(leader.Name); e >= 0 {
			l.leads[e] = leader.Country
			l.entities[e].Gender = leader.Gender
			l.tie(i, e)
			p := l.personOf(e)
			p.short = append(p.short, i)
			return
		}
	}
	e := l.newPerson(name)
	if e < 0 {
		return
	}
	l.tie(i, e)
	p := l.personOf(e)
	p.short = append(p.short, i)
	if l.entities[e].Title == "" {
		l.entities[e].Title = m.Title
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
func (l *linker) titled(k *person, title string) bool {
	for _, at := range k.full {
		if l.mentions[at].Title == title {
			return true
		}
	}
	if len(k.short) > 0 {
		at := k.short[len(k.short)-1]
		return l.mentions[at].Title == title || l.mentions[at].Title == "" && regnal(l.entities[k.entity].Title)
	}
	return false
}
