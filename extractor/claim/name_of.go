package claim

import (
	"strings"

	"entente/graph"
)

// anyName stands in a frame for the name of a person without a title, whose country "of" tells: "Edi
// Rama of Albania".
const anyName = "<name>"

// nameOfCountry reads "Edi Rama of Albania" as a phrase, where the name ends at token i.
func (s *syntax) nameOfCountry(i int) (phrase, bool) {
	entries := s.grammar.holders[anyName]
	m := s.mention[i]
	if len(entries) == 0 || m < 0 || !s.endsMention(i) || i+2 >= len(s.tokens) || s.lower(i+1) != "of" {
		return phrase{}, false
	}
	if n := &s.mentions[m]; n.Type != graph.Person || n.Form == graph.FormPronoun || n.Form == graph.FormNominal || n.Title != "" || n.Entity < 0 {
		return phrase{}, false
	}
	k := i + 2
	if s.lower(k) == "the" {
		k++
	}
	if !s.startsMention(k) {
		return phrase{}, false
	}
	of := s.mention[k]
	if n := &s.mentions[of]; n.Type != graph.Country || n.Entity < 0 || n.Form == graph.FormDemonym || n.Form == graph.FormPronoun || n.Form == graph.FormNominal {
		return phrase{}, false
	}
	end := k
	for end < len(s.tokens) && s.mention[end] == of {
		end++
	}
	if end < len(s.tokens) && (s.tag(end) == "POS" || strings.HasPrefix(s.tag(end), "NN")) {
		return phrase{}, false // "Ana Lima of Poland's foreign ministry"
	}
	p := phrase{first: i + 1, last: end, start: i + 1, end: end, owner: -1, outer: -1, verb: -1, speech: -1, status: plain}
	for _, e := range entries {
		p.frames = append(p.frames, e.frame)
	}
	p.holders = []actor{{mention: m, factor: 1}}
	p.added = []addition{{prep: "of", owners: []int{of}}}
	return p, true
}

// namesOf reports whether a name of sentence n is followed by "of".
func (r *reader) namesOf(n int) bool {
	if len(r.finder.grammar.holders[anyName]) == 0 {
		return false
	}
	tokens := r.doc.Sentences[n].Tokens
	for _, m := range r.inSentence[n] {
		if k := r.mentions[m].Last; r.mentions[m].Type == graph.Person && k < len(tokens) && tokens[k].Lower == "of" {
			return true
		}
	}
	return false
}

// otherHome reports whether an office that a name alone tells, by what is known of it, is of another
// country than the text says.
func (r *reader) otherHome(st statement) bool {
	for _, a := range st.subjects {
		for _, b := range st.objects {
			x, y := r.mentions[a.mention].Entity, r.mentions[b.mention].Entity
			if x < 0 || y < 0 || x >= len(r.entities) || y >= len(r.entities) || r.entities[x].Country != "" && r.entities[x].Country != r.entities[y].ID {
				return true
			}
		}
	}
	return false
}

// seatOf reads "are in Geneva" after a phrase such as "its headquarters", whose owner holds the seat.
func (s *syntax) seatOf(p *phrase) {
	if p.owner < 0 || p.inWord {
		return
	}
	p.holders = []actor{{mention: p.owner, factor: 1}}
	if len(p.added) > 0 || p.end >= len(s.tokens) {
		return
	}
	v := s.chunkOf(p.end)
	if s.kindAt(v) != verbKind || s.chunks[v].first != p.end || !s.grammar.classes["standing"][s.lemma(v)] || s.chunks[v].last >= len(s.tokens) {
		return
	}
	q := phrase{first: p.first, last: s.chunks[v].last, owner: -1, outer: -1, verb: -1}
	s.rightOf(&q)
	p.added, p.verb, p.status = q.added, v, s.own(v)
	if s.question || s.conditional() {
		p.status = p.status.weaken(graph.Possible)
	}
}

// describedBy returns the name that noun phrase n before relative pronoun j only describes: "Al-Shabab, the
// Somali group that", "Ana Lima, a lawyer who"; -1 if there is none.
func (s *syntax) describedBy(n, j int) int {
	c := s.chunks[n]
	if s.mention[c.head] >= 0 || s.tag(c.first) != "DT" || s.kindAt(n-1) != commaKind || s.word(n-1) != "," || s.kindAt(n-2) != nounKind {
		return -1
	}
	m := s.mention[s.chunks[n-2].head]
	if m < 0 || s.mentions[m].Entity < 0 || s.mentions[m].Form == graph.FormPronoun || s.mentions[m].Form == graph.FormDemonym {
		return -1
	}
	switch s.mentions[m].Type {
	case graph.Organization:
		if s.inClass(c.head, "appended") {
			return n - 2
		}
	case graph.Person:
		if s.word(j) == "who" && s.tag(c.head) == "NN" {
			return n - 2
		}
	}
	return -1
}
