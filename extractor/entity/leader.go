package entity

import (
	"strconv"
	"strings"

	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/extractor/mention"
	"entente/graph"
)

// leaders links a surname to a head of state or government that the lexicon
// knows, where the text gives the title with it and the full name nowhere:
// "President Trump", "the Trump administration". Further mentions by surname
// then follow.
func (l *linker) leaders() {
	for i := range l.mentions {
		m := &l.mentions[i]
		if m.Type != graph.Person || m.Form != graph.FormAlias || m.Entity >= 0 || m.Kind != "head" || m.Last-m.First != 1 {
			continue
		}
		leader, ok := l.leader(i)
		if !ok || l.namesake(m, leader) {
			continue
		}
		e := l.newPerson(leader.Name)
		l.leads[e] = leader.Country
		l.entities[e].Gender = leader.Gender
		l.tie(i, e)
		k := l.personOf(e)
		k.short = append(k.short, i)
	}
}

// leader returns the one leader whom a surname with a title means when the
// article was published.
func (l *linker) leader(i int) (lexicon.Leader, bool) {
	m := &l.mentions[i]
	office := strings.TrimPrefix(strings.TrimPrefix(m.Title, "former "), "ex-")
	if office == "" {
		office = "president" // "the Reagan administration"
	}
	country := l.besideTitle(m)
	year := publishedIn(l.d)
	var fit, then []lexicon.Leader
	for _, c := range l.lex.Leaders(l.surface(m)) {
		if c.Office != office || country != "" && country != c.Country {
			continue
		}
		if year > 0 && c.In(year) {
			then = append(then, c)
		}
		if year == 0 || c.Terms[0].From <= year {
			fit = append(fit, c)
		}
	}
	switch {
	case len(then) == 1:
		return then[0], true
	case len(then) == 0 && len(fit) == 1:
		return fit[0], true
	}
	return lexicon.Leader{}, false
}

// publishedIn returns the year in which a document was published, 0 if it has no date.
func publishedIn(d *document.Document) int {
	if len(d.Published) < 4 {
		return 0
	}
	n, _ := strconv.Atoi(d.Published[:4])
	return n
}

// besideTitle returns the key of the country whose name stands beside a
// person's title: "Iranian President Raisi"; empty if none does.
func (l *linker) besideTitle(m *mention.Mention) string {
	tokens := l.d.Sentences[m.Sentence].Tokens
	start := m.First - titleLength(m)
	for start > 0 && (l.lex.BeforeTitle(tokens[start-1].Lower) || tokens[start-1].Tag == "POS") {
		start--
	}
	for _, k := range l.inSentence[m.Sentence] {
		n := &l.mentions[k]
		after := n.First == m.Last+1 && tokens[m.Last].Lower == "of" // "President Morales of Guatemala"
		if (n.Last == start || after) && n.Type == graph.Country {
			return n.Key
		}
	}
	return ""
}

// namesake reports whether the document names somebody in full whom the surname
// may mean as well: with that title, or with the leader's own first name.
func (l *linker) namesake(m *mention.Mention, leader lexicon.Leader) bool {
	surname := withoutArticle(lexicon.Fold(l.surface(m)))
	for _, p := range l.people[surname] {
		k := &l.persons[p]
		if len(k.parts) < 2 || l.leads[k.entity] != "" {
			continue
		}
		if samePerson(k.named, readName(leader.Name)) || k.last() != surname {
			return true
		}
		for _, at := range k.full {
			if l.mentions[at].Kind == "head" {
				return true
			}
		}
	}
	return false
}

// maxHeld bounds the offices of a document that are searched for a holder.
const maxHeld = 200

// holders gives "the French president" and "Iran's supreme leader" to the
// person whom the document says to hold that office of that country: the
// country's mention becomes the person's. Where the document names no holder
// the country stays: it acts through the office.
func (l *linker) holders() {
	for i := range l.mentions {
		m := &l.mentions[i]
		if m.Type != graph.Country || m.Entity < 0 || !office(m.Agent) || m.Agent == "ambassador" || m.Agent == "envoy" || m.Agent == "diplomat" {
			continue
		}
		first, last, title := l.officePhrase(i)
		if last == 0 {
			continue
		}
		holder := -1
		for _, o := range l.held[:min(len(l.held), maxHeld)] {
			if o.OfMention == i {
				holder = -1
				break // the phrase says who holds it
			}
			if o.Of != m.Entity || o.Former || o.Title != title && !(title == "leader" && (o.Kind == "head" || o.Kind == "leader")) {
				continue
			}
			if holder >= 0 && holder != o.Person {
				holder = -1
				break
			}
			holder = o.Person
		}
		if holder < 0 {
			continue
		}
		tokens := l.d.Sentences[m.Sentence].Tokens
		country := l.entities[m.Entity].ID
		*m = mention.Mention{
			Span:     graph.Span{Start: tokens[first].Start, End: tokens[last-1].End},
			Sentence: m.Sentence, First: first, Last: last,
			Type: graph.Person, Form: graph.FormNominal, Name: title, Kind: "head", Country: country, Entity: -1,
		}
		l.tie(i, holder)
	}
}

// officePhrase returns the tokens of "the French president" around a country's
// mention and the title in lower case; no tokens where a name follows.
func (l *linker) officePhrase(i int) (first, last int, title string) {
	m := &l.mentions[i]
	tokens := l.d.Sentences[m.Sentence].Tokens
	first, last = m.First, m.Last
	definite := false
	if last < len(tokens) && tokens[last].Tag == "POS" {
		last++
		definite = true
	}
	if first > 0 && tokens[first-1].Lower == "the" {
		first--
		definite = true
	}
	start := last
	for last < len(tokens) && last < start+3 && tokens[last].Lower != m.Agent {
		last++
	}
	if !definite || last >= len(tokens) || tokens[last].Lower != m.Agent || tokens[last].Tag == "NNS" {
		return 0, 0, ""
	}
	last++
	for k := start; k < last; k++ {
		if tokens[k].Text != tokens[k].Lower {
			return 0, 0, ""
		}
		if k > start {
			title += " "
		}
		title += tokens[k].Lower
	}
	next := last
	if next < len(tokens) && tokens[next].Text == "," {
		next++
	}
	for _, k := range l.inSentence[m.Sentence] {
		n := &l.mentions[k]
		if k != i && n.First < last && n.Last > first || n.First == next && n.Type == graph.Person && n.Form != graph.FormPronoun {
			return 0, 0, ""
		}
	}
	if last < len(tokens) && noun(tokens[last].Tag) {
		return 0, 0, ""
	}
	return first, last, title
}

func noun(tag string) bool { return len(tag) >= 2 && tag[:2] == "NN" }
