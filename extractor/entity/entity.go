// Package entity ties the mentions of a document to the entities they refer to.
//
// What flows in: a document and its mentions. What flows out: the entities, each
// once, with the names the document gives them, and the offices that people
// hold. Every mention's Entity is set where it could be linked; what is doubtful
// stays unlinked.
package entity

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/extractor/mention"
	"entente/graph"
)

// Entity is an entity of one document, with its mentions as indexes into the
// document's mentions.
type Entity struct {
	graph.Entity
	Mentions []int

	Title   string         // of a person named by title and one name only: "king"
	Gender  lexicon.Gender // of a person, as far as the text tells
	Country string         // key of the country that an organization belongs to, or for which a person holds office; may be empty
	Office  string         // of a person who holds office for a country: its kind, "head" or "minister"
	Kind    string         // of an organization that the lexicon knows: "media"
}

// Office says that a person holds, or held, an office of a country or an
// organization, at the place in the text where it is said.
type Office struct {
	Person    int    // index into Linked.Entities
	Of        int    // index of the country or organization, -1 if the text names none
	Title     string // in lower case: "prime minister"
	Kind      string // of the title, see titles.tsv: "head", "spokesperson"
	Former    bool   // "former", "then", "ex-"
	Mention   int    // the person's mention, index into the document's mentions
	OfMention int    // the mention of the country or organization, -1 if none

	// From and Until are the years in which the text says the office began and
	// ended, "" where it does not. AsOf is the article's date, for an office held
	// then; "" for a former one or an article without a date.
	From, Until, AsOf string

	foreign bool // the sentence may speak of another country's: "Egypt hosted the shah, X"
}

// Linked is what linking found.
type Linked struct {
	Entities []Entity // in the order of their first mention
	Offices  []Office // in the order of the text
}

// Link ties mentions to entities: it sets Entity, Form and Name of the mentions
// in place.
func Link(lex *lexicon.Lexicon, d *document.Document, mentions []mention.Mention) Linked {
	return link(lex, d, mentions, defaultRanker(), nil)
}

func link(lex *lexicon.Lexicon, d *document.Document, mentions []mention.Mention, rank ranker, t *teacher) Linked {
	l := &linker{lex: lex, d: d, mentions: mentions, rank: rank, teacher: t, byKey: map[string]int{}, people: map[string][]int{},
		heldBy: map[int][]int{}, agents: map[string]int{}, leads: map[int]string{}, seen: map[int]int{}, cut: map[string]int{},
		entities: make([]Entity, 0, 48), personAt: make([]int, 0, 48), persons: make([]person, 0, 16), cuts: make([]orgName, 0, 48)}
	for g := range l.last {
		l.last[g] = referred{-1, -9}
	}
	l.inSentence = make([][]int, len(d.Sentences))
	pool := make([]int, len(mentions))
	for i, k := 0, 0; i < len(mentions); i = k {
		s := mentions[i].Sentence
		for k = i; k < len(mentions) && mentions[k].Sentence == s; k++ {
			pool[k] = k
		}
		l.inSentence[s] = pool[i:k:k]
	}
	l.genders()
	l.shortened()
	l.acronyms()
	l.names()
	l.offices()
	l.callings()
	for i := range mentions {
		if e := mentions[i].Entity; e >= 0 {
			if _, seen := l.seen[e]; !seen {
				l.seen[e] = i
			}
		}
	}
	l.describe()
	l.portray()
	l.holders()
	l.count = make([]int, len(l.entities), len(l.entities)+8)
	l.total = make([]int, len(l.entities))
	for i := range mentions {
		if e := mentions[i].Entity; e >= 0 {
			l.total[e]++
		}
	}
	l.most = map[graph.EntityType]int{}
	for e, n := range l.total {
		l.most[l.entities[e].Type] = max(l.most[l.entities[e].Type], n)
	}
	l.roles = make([]int8, len(mentions))
	for i := range mentions {
		switch mentions[i].Form {
		case graph.FormNominal:
			l.nominal(i)
		case graph.FormPronoun:
			if !firstPerson(ownerOf(mentions[i].Name)) {
				l.pronoun(i)
			}
		}
		if e := mentions[i].Entity; e >= 0 {
			for e >= len(l.count) {
				l.count = append(l.count, 0)
			}
			l.count[e]++
		}
	}
	for i := range mentions { // once it is known whom "he said" means
		if m := &mentions[i]; m.Form == graph.FormPronoun && firstPerson(ownerOf(m.Name)) {
			l.pronoun(i)
		}
	}
	l.homes()
	return l.finish()
}

// linker is the state of linking one document.
type linker struct {
	lex        *lexicon.Lexicon
	d          *document.Document
	mentions   []mention.Mention
	inSentence [][]int
	entities   []Entity
	byKey      map[string]int
	persons    []person
	personAt   []int            // of each entity: its index into persons, -1 for none
	people     map[string][]int // folded part of a name -> indexes into persons, in order of appearance
	held       []Office
	heldBy     map[int][]int  // person -> indexes into held
	same       map[int]int    // acronym mention -> the mention of the name that it stands for
	leads      map[int]string // person that the lexicon knows -> key of the country that he or she led
	seen       map[int]int    // entity -> its first mention by name
	rank       ranker
	teacher    *teacher                 // nil but in training
	count      []int                    // of each entity: its mentions so far
	total      []int                    // of each entity that has a name: its mentions by name in the whole document
	most       map[graph.EntityType]int // the highest of them by type
	roles      []int8                   // of each mention: what it is in its clause, once asked for
	last       [3]referred
	asked      question
	buffer     []candidate
	found      []uint32

	cut       map[string]int // name of an organization -> index into cuts
	cuts      []orgName
	sum       [1]int32       // of a score
	words     [][]string     // of each organization: its folded name in words, once asked for
	described []description  // in the order of the text
	agents    map[string]int // noun -> the one country that it is said of, -1 if there are several
}

// entity returns the index of the entity with the given id, made if need be.
func (l *linker) entity(id string, t graph.EntityType, name string) int {
	if e, ok := l.byKey[id]; ok {
		return e
	}
	e := len(l.entities)
	l.byKey[id] = e
	l.personAt = append(l.personAt, -1)
	l.entities = append(l.entities, Entity{Entity: graph.Entity{ID: id, Type: t, Name: name}})
	if n, ok := l.lex.Canonical(id); ok {
		l.entities[e].Country, l.entities[e].Kind = n.Country, n.Kind
	}
	return e
}

// tie links mention i to entity e.
func (l *linker) tie(i, e int) {
	l.mentions[i].Entity = e
	if l.mentions[i].Type == "" {
		l.mentions[i].Type = l.entities[e].Type
	}
	if g := l.mentions[i].Gender; g != lexicon.Unknown && l.entities[e].Gender == lexicon.Unknown {
		l.entities[e].Gender = g
	}
	if c := l.mentions[i].Country; c != "" && l.entities[e].Country == "" && l.entities[e].Type == graph.Organization {
		l.entities[e].Country = c
	}
}

// finish orders the entities by first mention, collects their names, and sets
// the forms of their mentions.
func (l *linker) finish() Linked {
	count := make([]int, len(l.entities))
	all := 0
	for i := range l.mentions {
		if e := l.mentions[i].Entity; e >= 0 {
			count[e]++
			all++
		}
	}
	pool := make([]int, all)
	for e, n := range count {
		l.entities[e].Mentions, pool = pool[:0:n], pool[n:]
	}
	for i := range l.mentions {
		if e := l.mentions[i].Entity; e >= 0 {
			l.entities[e].Mentions = append(l.entities[e].Mentions, i)
		}
	}
	order := make([]int, 0, len(l.entities))
	for e := range l.entities {
		if len(l.entities[e].Mentions) > 0 {
			order = append(order, e)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(l.entities[a].Mentions[0], l.entities[b].Mentions[0]) })
	moved := make([]int, len(l.entities))
	out := Linked{Entities: make([]Entity, 0, len(order))}
	for to, from := range order {
		moved[from] = to
		out.Entities = append(out.Entities, l.entities[from])
	}
	for i := range l.mentions {
		m := &l.mentions[i]
		if m.Entity < 0 {
			continue
		}
		m.Entity = moved[m.Entity]
		l.form(m, &out.Entities[m.Entity])
	}
	for e := range out.Entities {
		out.Entities[e].Aliases = l.aliases(&out.Entities[e])
	}
	for _, o := range l.held {
		o.Person = moved[o.Person]
		if o.Of >= 0 {
			o.Of = moved[o.Of]
		}
		out.Offices = append(out.Offices, o)
	}
	return out
}

// form tells a canonical name from an alias.
func (l *linker) form(m *mention.Mention, e *Entity) {
	if m.Form != graph.FormName && m.Form != graph.FormAlias {
		return
	}
	m.Form = graph.FormAlias
	if sameName(l.surface(m), e.Name) {
		m.Form = graph.FormName
	}
}

func sameName(a, b string) bool {
	a, b = withoutThe(a), withoutThe(b)
	if strings.EqualFold(a, b) {
		return true
	}
	if a == "" || b == "" || a[0] < utf8.RuneSelf && b[0] < utf8.RuneSelf && a[0]|0x20 != b[0]|0x20 {
		return false
	}
	return !(ascii(a) && ascii(b)) && lexicon.Fold(a) == lexicon.Fold(b)
}

func withoutThe(name string) string {
	if len(name) > 4 && strings.EqualFold(name[:4], "the ") {
		return name[4:]
	}
	return name
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// surface is the name as the text has it, in normal characters.
func (l *linker) surface(m *mention.Mention) string {
	tokens := l.d.Sentences[m.Sentence].Tokens[m.First:m.Last]
	if len(tokens) == 1 {
		return tokens[0].Text
	}
	// Mostly the text itself is what joining its tokens would make.
	written := l.d.Text[tokens[0].Start:tokens[len(tokens)-1].End]
	rest := written
	for i := range tokens {
		t := tokens[i].Text
		if i > 0 && t[0] != '\'' && t != "," {
			if rest == "" || rest[0] != ' ' {
				return surface(tokens)
			}
			rest = rest[1:]
		}
		var ok bool
		if rest, ok = strings.CutPrefix(rest, t); !ok {
			return surface(tokens)
		}
	}
	if rest != "" {
		return surface(tokens)
	}
	return written
}

func surface(tokens []document.Token) string {
	if len(tokens) == 1 {
		return tokens[0].Text
	}
	var b strings.Builder
	b.Grow(tokens[len(tokens)-1].End - tokens[0].Start + 2)
	for i, t := range tokens {
		if i > 0 && t.Text[0] != '\'' && t.Text != "," {
			b.WriteByte(' ')
		}
		b.WriteString(t.Text)
	}
	return b.String()
}

// aliases lists the other names that the document has for an entity.
func (l *linker) aliases(e *Entity) []string {
	var out []string
	for _, i := range e.Mentions {
		m := &l.mentions[i]
		switch m.Form {
		case graph.FormAlias, graph.FormAcronym, graph.FormMetonym:
			if l.d.Sentences[m.Sentence].Case != document.SentenceCase && m.Form != graph.FormAcronym {
				continue // set in capitals: no spelling of its own
			}
			if s := l.surface(m); s != e.Name {
				out = append(out, s)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
