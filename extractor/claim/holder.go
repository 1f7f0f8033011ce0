package claim

import (
	"slices"
	"strings"

	"entente/graph"
)

// holdersOf finds whom a phrase is said of: by a name after it, beside it, or
// before a verb such as "is". earlier are the phrases before it in the sentence.
func (s *syntax) holdersOf(p *phrase, earlier []phrase, person bool) {
	fits := func(m int) bool {
		n := &s.mentions[m]
		return n.Entity >= 0 && (n.Type == graph.Person) == person && n.Form != graph.FormDemonym
	}
	for _, find := range []func(*phrase, func(int) bool) []actor{s.namedAfter, s.listedAfter, s.apposedBefore, s.copular, s.withBefore, s.predicatedAfter} {
		if p.holders = find(p, fits); len(p.holders) > 0 {
			return
		}
	}
	if s.tag(p.start) == "DT" { // "X, the secretary of A, and the adviser of B, Y"
		if p.holders = s.apposedAfter(p, fits); len(p.holders) > 0 {
			return
		}
	}
	// "a lawyer and member of the party": of whom the phrase before it was said.
	k := p.start - 1
	if k >= 0 && s.tokens[k].Text == "," {
		k--
	}
	if k >= 0 && (s.lower(k) == "and" || s.lower(k) == "or") {
		if k > 0 && s.tokens[k-1].Text == "," {
			k--
		}
		for i := len(earlier) - 1; i >= 0; i-- {
			e := &earlier[i]
			if e.end == k && len(e.holders) > 0 && !e.inWord && e.holders[0].mention < len(s.mentions) && s.endsBefore(e.holders[0].mention, e.start) {
				p.holders, p.status, p.verb, p.speech = slices.Clone(e.holders), e.status, e.verb, e.speech
				return
			}
		}
	}
	p.holders = s.apposedAfter(p, fits)
}

// endsBefore reports whether a mention stands before token i.
func (s *syntax) endsBefore(m, i int) bool {
	return i < len(s.tokens) && s.mentions[m].End <= s.tokens[i].Start
}

// nameAt returns the token at which a fitting name begins at or after k, titles before it
// allowed; -1 if there is none.
func (s *syntax) nameAt(k int, loose bool, fits func(int) bool) int {
	for end := k + 4; k < len(s.tokens) && k <= end; k++ {
		if s.startsMention(k) {
			m := s.mention[k]
			if f := s.mentions[m].Form; fits(m) && f != graph.FormNominal && f != graph.FormPronoun {
				return k
			}
			if loose && s.mentions[m].Form == graph.FormDemonym {
				continue
			}
			return -1
		}
		tag := s.tag(k)
		if tag != "NNP" && !(loose && (tag == "NN" || strings.HasPrefix(tag, "JJ"))) {
			return -1
		}
	}
	return -1
}

// group returns the name at token k and, if more is set, those coordinated with it.
func (s *syntax) group(k int, more bool, fits func(int) bool) []actor {
	list := []actor{{mention: s.mention[k], factor: 1}}
	for more {
		m := s.mention[k]
		for k < len(s.tokens) && s.mention[k] == m {
			k++
		}
		for k < len(s.tokens) && (s.tokens[k].Text == "," || s.lower(k) == "and" || s.lower(k) == "or" || s.tag(k) == "DT") {
			k++
		}
		if k >= len(s.tokens) || !s.startsMention(k) || !fits(s.mention[k]) || s.mention[k] == m {
			break
		}
		list = append(list, actor{mention: s.mention[k], factor: 1})
	}
	return list
}

// namedAfter reads "French President Emmanuel Macron", "NATO member Turkey",
// "Iran-backed Hezbollah", "the envoy to Syria Geir Pedersen".
func (s *syntax) namedAfter(p *phrase, fits func(int) bool) []actor {
	k := s.nameAt(p.last, p.inWord, fits)
	if k < 0 && p.end > p.last {
		k = s.nameAt(p.end, false, fits)
	}
	if k < 0 {
		return nil
	}
	if m := s.mentions[s.mention[k]]; m.Type != graph.Person && !p.inWord && k > p.last {
		return nil // "NATO member Defence Turkey"
	}
	s.nameOf(p, k)
	return s.group(k, p.plural, fits)
}

// nameOf adds the country after the name: "Foreign Minister Sergei Lavrov of Russia".
func (s *syntax) nameOf(p *phrase, k int) {
	m := s.mention[k]
	for k < len(s.tokens) && s.mention[k] == m {
		k++
	}
	if p.end = max(p.end, k); p.owner >= 0 || len(p.added) > 0 || k+1 >= len(s.tokens) || s.lower(k) != "of" {
		return
	}
	if k++; s.tag(k) == "DT" {
		k++
	}
	if !s.startsMention(k) || s.mentions[s.mention[k]].Type != graph.Country {
		return
	}
	m = s.mention[k]
	for k < len(s.tokens) && s.mention[k] == m {
		k++
	}
	if k < len(s.tokens) && (s.tag(k) == "POS" || strings.HasPrefix(s.tag(k), "NN")) {
		return
	}
	p.added, p.end = append(p.added, addition{prep: "of", owners: []int{m}}), k
}

// listedAfter reads "NATO members such as Turkey and Hungary".
func (s *syntax) listedAfter(p *phrase, fits func(int) bool) []actor {
	k := p.end
	if !p.plural || k+2 >= len(s.tokens) {
		return nil
	}
	if s.tokens[k].Text == "," {
		k++
	}
	switch s.lower(k) {
	case "such":
		if k++; s.lower(k) != "as" {
			return nil
		}
	case "among": // "NATO's members, among them Turkey"
		if k++; s.lower(k) != "them" {
			return nil
		}
	case "including", "like", "namely":
	default:
		return nil
	}
	if k = s.nameAt(k+1, false, fits); k < 0 {
		return nil
	}
	return s.group(k, true, fits)
}

// apposedBefore reads "Rama, the prime minister of Albania," and "Albania, a
// NATO member since 2009,".
func (s *syntax) apposedBefore(p *phrase, fits func(int) bool) (found []actor) {
	k := p.start - 1
	negated := false
	for k > 0 && s.mention[k] < 0 && (strings.HasPrefix(s.tag(k), "RB") || s.lower(k) == "both" || s.lower(k) == "all") {
		negated = negated || s.lower(k) == "not" || s.lower(k) == "never" || s.lower(k) == "longer"
		k--
	}
	defer func() {
		if negated && found != nil {
			p.status.negated = true
		}
	}()
	if k < 1 || s.tokens[k].Text != "," && !dash(s.tokens[k].Text) {
		return nil
	}
	k--
	if s.tag(k) == "CD" && k > 1 && s.tokens[k-1].Text == "," {
		k -= 2 // "Ales Bialiatski, 60, a member of"
	}
	if !s.endsMention(k) || !fits(s.mention[k]) {
		return nil
	}
	if m := s.mentions[s.mention[k]]; m.Form == graph.FormPronoun || p.end < len(s.tokens) && !s.closesAside(p.end) {
		return nil
	}
	if !p.plural {
		return []actor{{mention: s.mention[k], factor: 1}}
	}
	c := s.chunkOf(k)
	if s.kindAt(c) != nounKind {
		return nil
	}
	var list []actor
	for _, n := range s.leftItems(c) {
		if m := s.mention[s.chunks[n].head]; m >= 0 && fits(m) {
			list = append(list, actor{mention: m, factor: 1})
		}
	}
	if len(list) < 2 {
		return nil // "Turkey, members of NATO": no apposition
	}
	return list
}

// closesAside reports whether an aside may end before token i.
func (s *syntax) closesAside(i int) bool {
	switch t := s.tokens[i]; t.Text {
	case ",", ".", ";", ":", "?", "!":
		return true
	default:
		return dash(t.Text) || t.Lower == "and" || t.Lower == "who" || t.Lower == "which" || t.Lower == "that" || s.timeAt(i) != nil || t.Tag == "IN" || t.Tag == "VBN" || t.Tag == "VBG" || strings.HasPrefix(t.Tag, "W")
	}
}

// endsAside reports whether an aside ends before token i with a mark: "a French citizen, Ana Lima, was held".
func (s *syntax) endsAside(i int) bool {
	return i >= len(s.tokens) || s.tokens[i].Text == "," || s.tokens[i].Text == "." || s.tokens[i].Text == ";" || dash(s.tokens[i].Text)
}

func dash(word string) bool { return word == "-" || word == "–" || word == "—" || word == "--" }

// apposedAfter reads "the French president, Emmanuel Macron," and "our NATO
// ally, Albania".
func (s *syntax) apposedAfter(p *phrase, fits func(int) bool) []actor {
	if p.start > 0 && s.lower(p.start-1) == "at" {
		return nil // "with Isaias at the head of the party, Meles"
	}
	switch s.lower(p.start) {
	case "any", "every", "each", "no", "another", "some":
		return nil
	}
	if p.end+1 >= len(s.tokens) || s.tokens[p.end].Text != "," && !dash(s.tokens[p.end].Text) || p.plural || p.inWord {
		return nil
	}
	k := p.end + 1
	if s.lower(k) == "the" && k+1 < len(s.tokens) && s.startsMention(k+1) && s.mentions[s.mention[k+1]].Type == graph.Organization {
		k++ // "the armed wing of Hamas, the Qassam Brigades,"
	}
	if k = s.nameAt(k, false, fits); k < 0 {
		return nil
	}
	m, end := s.mention[k], k
	for end < len(s.tokens) && s.mention[end] == m {
		end++
	}
	if !p.definite && p.start > 0 && !(s.mentions[m].Type == graph.Person && p.owner >= 0 && s.lower(p.start)[0] == 'a' && s.tag(p.start) == "DT" && s.endsAside(end)) {
		return nil
	}
	if end < len(s.tokens) && !s.closesAside(end) && !strings.HasPrefix(s.tag(end), "V") || end < len(s.tokens) && s.lower(end) == "and" {
		return nil
	}
	if s.mentions[m].Title != "" && end < len(s.tokens) && strings.HasPrefix(s.tag(end), "V") {
		return nil // "Amid calls to expel the Israeli ambassador, King Abdullah flew"
	}
	if s.mentions[m].Type != graph.Person && end < len(s.tokens) && strings.HasPrefix(s.tag(end), "V") && s.timeAt(end) == nil {
		return nil // "With its ally, Iran fought"
	}
	p.end = end
	return []actor{{mention: m, factor: 1}}
}

// copular reads "Rama is the prime minister of Albania", "was elected president".
func (s *syntax) copular(p *phrase, fits func(int) bool) []actor {
	k := p.start - 1
	longer := false // "is no longer the president"
	for k > 0 && s.mention[k] < 0 && (strings.HasPrefix(s.tag(k), "RB") || s.lower(k) == "longer" || s.lower(k) == "no" && longer) {
		longer = s.lower(k) == "longer"
		k--
	}
	longer = s.lower(k+1) == "no" && s.lower(min(k+2, len(s.tokens)-1)) == "longer"
	as := k > 0 && s.lower(k) == "as"
	if as {
		k--
	}
	if k < 0 {
		return nil
	}
	v := s.chunkOf(k)
	if v > 0 && s.word(v) == "in" {
		v-- // "sworn in as"
	}
	if s.kindAt(v) != verbKind {
		return nil
	}
	lemma := s.lemma(v)
	switch {
	case s.grammar.classes["copulas"][lemma] && !as, s.grammar.classes["serving"][lemma] && as:
	case s.grammar.classes["installing"][lemma] && s.isPassive(v):
	default:
		return nil
	}
	rd := s.read(v, 0)
	var list []actor
	for _, n := range rd.subjects {
		for _, a := range s.resolve(n, lookThrough{place: true}, 0) {
			if fits(a.mention) {
				list = append(list, a)
			}
		}
	}
	if len(list) == 0 {
		return nil
	}
	p.verb, p.status, p.speech = v, rd.status, rd.speech
	for c := v + 1; c < len(s.chunks) && s.chunks[c].first < p.first; c++ {
		p.status = s.adverbAt(p.status, c)
	}
	if s.lower(p.start) == "no" || longer {
		p.status.negated = true
	}
	if s.question || s.conditional() {
		p.status = p.status.weaken(graph.Possible)
	}
	return list
}

// predicatedAfter reads "the group's leader is Ana Lima", "its main backers are Iran and Syria".
func (s *syntax) predicatedAfter(p *phrase, fits func(int) bool) []actor {
	v := -1
	if p.end < len(s.tokens) {
		v = s.chunkOf(p.end)
	}
	if !p.definite || s.kindAt(v) != verbKind || s.chunks[v].first != p.end || s.lemma(v) != "be" && !(p.plural && s.lemma(v) == "include") || s.chunks[v].verb.aux {
		return nil
	}
	k := s.nameAt(s.chunks[v].last, false, fits)
	if k < 0 || k > s.chunks[v].last+3 {
		return nil
	}
	p.verb, p.status = v, s.own(v)
	if s.question || s.conditional() {
		p.status = p.status.weaken(graph.Possible)
	}
	return s.group(k, p.plural, fits)
}

// withBefore reads "with Rajavi its president-elect".
func (s *syntax) withBefore(p *phrase, fits func(int) bool) []actor {
	k := p.start - 1
	if k < 1 || !p.definite || !s.endsMention(k) || !fits(s.mention[k]) || s.mentions[s.mention[k]].Type != graph.Person {
		return nil
	}
	m := s.mention[k]
	for k >= 0 && s.mention[k] == m {
		k--
	}
	if k < 0 || s.lower(k) != "with" {
		return nil
	}
	return []actor{{mention: m, factor: 0.95}}
}

// chunkOf returns the chunk that holds token i.
func (s *syntax) chunkOf(i int) int {
	return slices.IndexFunc(s.chunks, func(c chunk) bool { return i >= c.first && i < c.last })
}
