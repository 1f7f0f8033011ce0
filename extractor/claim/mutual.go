package claim

import (
	"slices"

	"entente/extractor/lexicon"
	"entente/graph"
)

// each reports whether a list names two or more who can do something with one another.
func (s *syntax) each(list []actor) bool {
	for _, a := range list {
		if s.identity(a) != s.identity(list[0]) && !a.negated {
			return true
		}
	}
	return false
}

// identity tells actors apart: by entity, or by key where linking made none.
func (s *syntax) identity(a actor) any {
	if m := s.mentions[a.mention]; m.Entity >= 0 {
		return m.Entity
	}
	return s.mentions[a.mention].Key
}

// addressed reports whether the verb has another partner, object or addressee than its own
// subjects: "Iran and Iraq met farmers", "restored ties with the tribe".
func (m *match) addressed() bool {
	j := m.rest
	if k := m.skipOn(m.after); m.kindAt(k) == conjKind && m.kindAt(k+1) == verbKind && m.kindAt(m.skipOn(k+2)) == nounKind {
		return true // "train and arm the fighters"
	}
	if m.noun == 0 && len(m.frame.Require) == 0 && !slices.Contains(m.frame.Subject, "object") {
		if k := m.skipOn(m.after); m.kindAt(k) == nounKind && !m.oneAnother(k) {
			return true
		}
	}
	if j <= m.verb {
		j = m.verb + 1
	}
	for j < len(m.chunks) {
		switch m.kindAt(j) {
		case advKind, timeKind:
			j++
		case prepKind:
			if m.kindAt(j+1) != nounKind {
				return false
			}
			if slices.Contains(m.frame.Object, m.word(j)) && !m.oneAnother(j+1) {
				return true
			}
			_, j = m.rightGroup(j + 1)
		default:
			return false
		}
	}
	return false
}

// oneAnother reports whether noun phrase n is "each other" or "one another".
func (s *syntax) oneAnother(n int) bool {
	w, first := s.word(n), s.lower(s.chunks[n].first)
	return w == "other" && first == "each" || w == "another" && first == "one" || w == "each" || w == "themselves"
}

// jointPossessors returns those to whom noun phrase n belongs together: "Iran and Iraq's talks",
// "Iran's and Iraq's talks", "Iranian-Iraqi talks".
func (s *syntax) jointPossessors(n int) []actor {
	c := s.chunks[n]
	var list []actor
	if s.kindAt(n-1) == conjKind && s.kindAt(n-2) == nounKind && s.endsMention(s.chunks[n-2].last-1) && s.kindAt(n-3) != prepKind {
		list = append(list, s.actors(n-2, lookThrough{})...)
	}
	seen := 0
	for i := c.first; i < c.head; i++ {
		m := s.mention[i]
		if m < 0 || m == s.mention[c.head] || !s.endsMention(i) || s.mentions[m].Entity < 0 || s.tag(i) == "PRP$" {
			continue
		}
		seen++
		for _, a := range s.twofold(m) { // "Iranian-Saudi talks"
			a.factor = 0.97
			list = append(list, a)
		}
	}
	if seen == 0 {
		return nil
	}
	return list
}

// renamed reports whether the next of the subjects is only the name of the i-th: "The head of the
// delegation, Mohammed Abdul-Salam, and the minister".
func (s *syntax) renamed(subjects []int, i int) bool {
	if i+1 >= len(subjects) || s.mention[s.chunks[subjects[i]].head] >= 0 || !s.inClass(s.chunks[subjects[i]].head, "agents") {
		return false
	}
	if head := s.chunks[subjects[i]].head; s.tag(head) == "NNS" || s.tag(head) == "NNPS" {
		return false
	}
	next := subjects[i+1]
	m := s.mention[s.chunks[next].head]
	return m >= 0 && s.mentions[m].Type == graph.Person && s.mention[s.chunks[next].first] == m && s.kindAt(next-1) == commaKind && s.kindAt(next+1) == commaKind
}

// officeOf reports whether noun phrase n only says what the person named before it is: "Ali Shamkhani,
// the secretary of the council, and the minister".
func (s *syntax) officeOf(person, n int) bool {
	m, h := s.mention[s.chunks[person].head], s.chunks[n].head
	if m < 0 || s.mentions[m].Type != graph.Person || s.mention[h] >= 0 || !s.inClass(h, "person_roles") || s.kindAt(n-1) != commaKind || s.tag(h) == "NNS" {
		return false
	}
	if s.mentions[m].Form == graph.FormPronoun {
		return false
	}
	e := s.end(n)
	return s.kindAt(e) == commaKind || e >= len(s.chunks) || s.kindAt(e) == otherKind
}

// sufferers returns those to whom what noun phrase n names happened: "his exile", "Fujimori's exile".
func (s *syntax) sufferers(n int) []actor {
	c := s.chunks[n]
	for i := c.first; i < c.head; i++ {
		m := s.mention[i]
		if m >= 0 && s.endsMention(i) && s.mentions[m].Entity >= 0 && (s.tag(i) == "PRP$" || s.tag(i+1) == "POS") {
			return []actor{{mention: m, factor: 1}}
		}
	}
	return nil
}

// verbOf returns the finite verb whose subject noun phrase n is, -1 if there is none.
func (s *syntax) verbOf(n int) int {
	opens := s.skipBack(n-1) < 0
	for v := n + 1; v < len(s.chunks) && v < n+longestFront; v++ {
		switch s.kindAt(v) {
		case verbKind:
			if s.isReduced(v) || !s.chunks[v].verb.finite {
				continue
			}
			if slices.Contains(s.read(v, 0).subjects, n) {
				return v
			}
			if opens {
				return v // "Canada's designation of Hamas as a terrorist group is unlikely"
			}
			return -1
		case commaKind:
			opens = false
		case relKind: // "Turkey's withdrawal from Iraq, which Baghdad wants, is not in sight"
			if s.kindAt(v-1) != commaKind || s.skipBack(n-1) >= 0 {
				return -1
			}
			for v++; v < len(s.chunks) && s.kindAt(v) != commaKind; v++ {
			}
			if s.kindAt(v+1) == verbKind && s.chunks[v+1].verb.finite {
				return v + 1
			}
			return -1
		case subKind:
			return -1
		}
	}
	return -1
}

// happens reads the status of an event that noun phrase n names off the verb at chunk v whose subject
// it is: "talks between Iran and Iraq were cancelled", "are expected", "will take place".
func (s *syntax) happens(n, v int) status {
	st := s.statusOf(n, v)
	for i := s.chunks[n].first; i < s.chunks[n].head; i++ {
		if e, ok := s.unreal(s.lower(i)); ok {
			st = st.under(e)
		}
	}
	lemma := s.lemma(v)
	if st.negated && st.modality == graph.Actual && s.grammar.classes["outlasts"][lemma] {
		st.negated = false // "the rupture did not last"
	}
	next := s.skipOn(v + 1)
	if s.kindAt(v+1) == advKind && s.grammar.classes["calls_off"][lemma+" "+s.word(v+1)] {
		return st.under(lexicon.EffectNegative)
	}
	switch {
	case s.grammar.classes["calls_off"][lemma] && !s.isPassive(v) && s.kindAt(next) == nounKind:
		// "a march against X blocked the bridge"
	case s.grammar.classes["calls_off"][lemma]:
		return st.under(lexicon.EffectNegative)
	case s.grammar.classes["plans_event"][lemma], s.grammar.classes["decides_step"][lemma] && s.isPassive(v) && s.inClass(s.chunks[n].head, "steps"):
		return st.weaken(graph.Planned)
	case s.grammar.classes["wanted"][lemma] && s.isPassive(v):
		return st.weaken(graph.Possible)
	case s.kindAt(next) == nounKind && s.links(v) && s.grammar.classes["thoughts"][singular(s.word(next))]:
		return st.weaken(graph.Possible)
	case s.kindAt(next) == adjKind || s.kindAt(next) == verbKind:
		w := s.word(next)
		switch {
		case s.grammar.classes["calls_off"][w]:
			return st.under(lexicon.EffectNegative)
		case s.grammar.classes["plans_event"][w]:
			return st.weaken(graph.Planned)
		}
		if e, ok := s.unreal(w); ok {
			return st.under(e)
		}
		if gov, ok := s.grammar.nouns[w]; ok {
			return st.under(gov.effect)
		}
	}
	return st
}

// pair resolves "the two countries", "both leaders", "the two sides" to the only two that the words
// can mean: those named before them in the sentence or else in the sentence before.
func (s *syntax) pair(n int) []actor {
	c := s.chunks[n]
	two := false
	for i := c.first; i < c.last; i++ {
		w := s.lower(i)
		two = two || w == "two" || w == "both"
	}
	if !two || c.last-c.first > 4 {
		return nil
	}
	var kind graph.EntityType
	switch w := singular(s.word(n)); {
	case s.grammar.classes["pair_of_states"][w]:
		kind = graph.Country
	case s.grammar.classes["pair_of_people"][w]:
		kind = graph.Person
	case s.grammar.classes["pair_of_any"][w]:
	default:
		return nil
	}
	fits := func(list []actor) bool {
		return len(list) > 0 && !slices.ContainsFunc(list, func(a actor) bool { return s.setAside[s.mentions[a.mention].Entity] })
	}
	if list := s.onlyTwo(c.first, kind); fits(list) {
		return list
	}
	if s.before != nil {
		if b := s.before(); b != nil {
			if list := b.onlyTwo(len(b.tokens), kind); fits(list) {
				return list
			}
		}
	}
	if s.principals != nil {
		if list := s.principals(kind, singular(s.word(n))); fits(list) {
			for i := range list {
				list[i].phrase = graph.Span{Start: s.tokens[c.first].Start, End: s.tokens[c.last-1].End}
			}
			return list
		}
	}
	return nil
}

// pairs reports whether sentence n speaks of two whom it does not name, "the two countries", or of a
// state that it does not name, "the government".
func (r *reader) pairs(n int) bool {
	tokens := r.doc.Sentences[n].Tokens
	for i := range tokens {
		if i > 0 && tokens[i-1].Lower == "the" && r.finder.grammar.classes["bare_state"][singular(tokens[i].Lower)] {
			return true
		}
		if tokens[i].Lower == "two" || tokens[i].Lower == "both" {
			for k := i; k < len(tokens) && k < i+4; k++ {
				for _, class := range []string{"pair_of_states", "pair_of_people", "pair_of_any"} {
					if k > i && r.finder.grammar.classes[class][singular(tokens[k].Lower)] {
						return true
					}
				}
			}
		}
	}
	return false
}

// onlyTwo returns the two entities of a type that are named before token end, nil if there are more or fewer.
// Without a type they must be of one type.
func (s *syntax) onlyTwo(end int, kind graph.EntityType) []actor {
	var list []actor
	for i := range s.tokens[:end] {
		m := s.mention[i]
		if m < 0 || !s.endsMention(i) {
			continue
		}
		mention := s.mentions[m]
		if mention.Entity < 0 || mention.Place || kind != "" && mention.Type != kind {
			continue
		}
		if slices.ContainsFunc(list, func(a actor) bool { return s.mentions[a.mention].Entity == mention.Entity }) {
			continue
		}
		list = append(list, actor{mention: m, factor: 0.85})
	}
	if len(list) != 2 || s.mentions[list[0].mention].Type != s.mentions[list[1].mention].Type {
		return nil
	}
	return list
}

// gathered returns those whom the hosted meeting brings together: "The talks, hosted by Qatar,
// brought together Israel and Hamas", "were attended by".
func (m *match) gathered(through lookThrough) []actor {
	v := -1
	for k := m.verb + 1; k < len(m.chunks) && v < 0; k++ {
		switch m.kindAt(k) {
		case verbKind:
			if m.chunks[k].verb.finite && !m.isReduced(k) {
				v = k
			}
		case relKind, subKind:
			return nil
		}
	}
	if v < 0 || !slices.Contains(m.read(v, 0).subjects, m.noun) {
		return nil
	}
	through.agents = true
	switch {
	case m.lemma(v) == "attend" && m.isPassive(v):
		return m.byPreposition(v+1, "by", through)
	case !m.isPassive(v) && m.grammar.classes["gathers"][m.lemma(v)]:
		n := m.skipOn(v + 1)
		if m.kindAt(n) == nounKind {
			return m.members(n, through)
		}
		return m.byPreposition(v+1, "between", through)
	}
	return nil
}
