package entity

import (
	"slices"
	"strings"

	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/extractor/mention"
	"entente/graph"
)

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
	for len(tokens) > 2 && corporate(tokens[len(tokens)-1].Lower) {
		tokens = tokens[:len(tokens)-1]
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
	name := display(strings.TrimPrefix(m.Name, "The "))
	if e := l.companyOf(m); e >= 0 {
		l.tie(i, e)
		return
	}
	if e := l.longer(name, at); e >= 0 {
		l.tie(i, e)
		return
	}
	if e := l.ended(name, at); e >= 0 {
		l.tie(i, e)
		return
	}
	if e := l.begun(l.wordsOf(name)); e >= 0 {
		l.tie(i, e)
		return
	}
	n := l.nameOf(name)
	if n.id == "" {
		if n.id = "organization:" + Slug(name); n.id == "organization:" {
			n.id = ""
			return
		}
	}
	l.tie(i, l.entity(n.id, graph.Organization, name))
}

// longer finds an organization of the document whose name ends with a shorter
// one: "Foreign Ministry" is the "Iranian Foreign Ministry" spoken of last.
func (l *linker) longer(name string, before int) int {
	tail := l.wordsOf(name)
	if len(tail) < 2 || slices.Contains(tail, "of") {
		return -1
	}
	for k := before - 1; k >= 0 && k >= before-300; k-- {
		e := l.mentions[k].Entity
		if e < 0 || l.entities[e].Type != graph.Organization {
			continue
		}
		if long := l.folded(e); len(long) > len(tail) && slices.Equal(long[len(long)-len(tail):], tail) {
			return e
		}
	}
	return -1
}

// shortened makes an organization of what looks like a place: "the Forum", where the document names the
// Open Skies Forum before it.
func (l *linker) shortened() {
	last := map[string]bool{}
	for i := range l.mentions {
		m := &l.mentions[i]
		tokens := l.d.Sentences[m.Sentence].Tokens
		switch {
		case m.Type == graph.Organization && m.Form == graph.FormName && m.Last-m.First > 1:
			last[tokens[m.Last-1].Text] = true
		case m.Type == graph.Location && m.Key == "" && m.Last-m.First == 1 && m.First > 0 && tokens[m.First-1].Lower == "the" && last[tokens[m.First].Text]:
			m.Type = graph.Organization
		}
	}
}

// ended finds the only organization of the document before mention "before" whose name ends in
// the one capitalised word that stands there after "the": "the Forum" is the Open Skies Forum.
func (l *linker) ended(name string, before int) int {
	m := &l.mentions[before]
	tail := l.wordsOf(name)
	if len(tail) != 1 || m.First == 0 || l.d.Sentences[m.Sentence].Tokens[m.First-1].Lower != "the" {
		return -1
	}
	found := -1
	for k := before - 1; k >= 0 && k >= before-300; k-- {
		e := l.mentions[k].Entity
		if e < 0 || e == found || l.entities[e].Type != graph.Organization {
			continue
		}
		if long := l.folded(e); len(long) > 1 && long[len(long)-1] == tail[0] {
			if found >= 0 {
				return -1
			}
			found = e
		}
	}
	return found
}

// companyOf returns the company of the lexicon whose name a mention has with what
// says the kind of company after it: "Boeing Co." is Boeing.
func (l *linker) companyOf(m *mention.Mention) int {
	tokens := l.d.Sentences[m.Sentence].Tokens[m.First:m.Last]
	base := len(tokens)
	for base > 1 && corporate(tokens[base-1].Lower) {
		base--
	}
	if base == len(tokens) {
		return -1
	}
	n, took := l.lex.Match(document.Words(tokens[:base]), 0)
	if took != base || n.Type != graph.Organization || n.Key == "" {
		return -1
	}
	return l.entity(n.Key, n.Type, n.Canonical)
}

// corporate reports whether a folded word only says what kind of company a name is.
func corporate(word string) bool {
	switch strings.Trim(word, ".,") {
	case "inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "plc", "ag", "sa", "nv", "se", "spa", "llc", "lp", "llp", "gmbh", "group", "holdings", "holding",
		"motor", "motors", "technologies", "technology", "international", "bhd", "pty", "oyj", "ab", "asa", "as", "a/s", "kk", "&":
		return true
	}
	return false
}

// begun finds the organization of the document of whose name a shorter one is
// the start: "Foxconn" is "Foxconn Technology Group". Names of several words
// must lack only what says the kind of company; one word must be the start of
// one name only.
func (l *linker) begun(short []string) int {
	if len(short) == 0 || l.generic(short[0]) {
		return -1
	}
	base := len(short)
	for base > 1 && corporate(short[base-1]) {
		base--
	}
	found := -1
	for e := range l.entities {
		if l.entities[e].Type != graph.Organization {
			continue
		}
		long := l.folded(e)
		if len(long) > 1 && long[0] == "the" {
			long = long[1:]
		}
		if len(long) < base || !run(short[:base], long[:base]) {
			continue
		}
		rest := long[base:]
		alike := true
		for _, w := range rest {
			alike = alike && corporate(w)
		}
		if alike {
			return e
		}
		if base > 1 || base < len(short) || len(rest) == 0 || rest[0] == "of" || rest[0] == "for" || rest[0] == "'s" {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}

// generic reports whether a folded word starts the names of many: a country's
// name, "national", "central".
func (l *linker) generic(word string) bool {
	switch word {
	case "national", "international", "central", "federal", "united", "general", "american", "european", "world", "first", "royal", "new", "supreme", "north", "south", "east", "west",
		"free", "democratic", "people's", "people", "islamic", "christian", "social", "public", "state", "global":
		return true
	}
	n, took := l.lex.Match([]lexicon.Word{{Text: strings.ToUpper(word[:1]) + word[1:], Fold: word}}, 0)
	return took > 0 && n.Type != graph.Organization
}

// company links a surname that is rather the name of a company of the document:
// "Ford said", where Ford Motor Co. is and nobody called Ford.
func (l *linker) company(i int, word string) bool {
	m := &l.mentions[i]
	if m.Title != "" || len(word) < 3 || len(l.people[word]) > 0 {
		return false
	}
	e := l.begun([]string{word})
	if e < 0 || l.entities[e].Name == "" {
		return false
	}
	if l.folded(e)[0] != word {
		return false
	}
	m.Type = graph.Organization
	l.tie(i, e)
	return true
}

// orgName is the name of an organization, cut once.
type orgName struct {
	words []string // folded
	id    string   // once asked for
}

func (l *linker) nameOf(name string) *orgName {
	n, ok := l.cut[name]
	if !ok {
		n = len(l.cuts)
		l.cut[name] = n
		l.cuts = append(l.cuts, orgName{words: strings.Fields(lexicon.Fold(name))})
	}
	return &l.cuts[n]
}

// wordsOf returns the words of a name, folded; callers must not change them.
func (l *linker) wordsOf(name string) []string { return l.nameOf(name).words }

// folded returns the words of an entity's name, folded.
func (l *linker) folded(e int) []string {
	for len(l.words) <= e {
		l.words = append(l.words, nil)
	}
	if l.words[e] == nil {
		l.words[e] = l.wordsOf(l.entities[e].Name)
	}
	return l.words[e]
}
