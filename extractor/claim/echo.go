package claim

import (
	"slices"

	"entente/extractor/lexicon"
	"entente/graph"
)

// echo is a verb that says of somebody what was just said of another: "did the
// same", "followed suit", "so did Poland", "nor did Hungary".
type echo struct {
	chunk       int // the verb
	first, last int // tokens of the cue
	inverted    bool
	alone       bool // an auxiliary or "refused to" without its verb: "but Chile did"
	nor         bool
}

// echoAt reads the verb at chunk v as an echo.
func (s *syntax) echoAt(v int) (echo, bool) {
	e := echo{chunk: v, first: s.chunks[v].first, last: s.chunks[v].last}
	if s.kindAt(v) != verbKind {
		return e, false
	}
	next := v + 1
	switch s.lemma(v) {
	case "follow":
		if s.kindAt(next) == nounKind && s.word(next) == "suit" {
			e.last = s.chunks[next].last
			return e, true
		}
		return e, false
	case "do":
		for i := s.chunks[v].last; i < len(s.tokens) && i < s.chunks[v].last+2; i++ {
			switch s.lower(i) {
			case "same", "likewise", "so":
				e.last = i + 1
				return e, s.lower(i) != "same" || s.lower(i-1) == "the"
			}
		}
	}
	if s.stranded(v) {
		e.alone = true
		return e, true
	}
	// "so did Poland", "nor has Peru", "as did Chile".
	if a := auxiliary[s.word(v)]; a != "do" && a != "have" || s.kindAt(next) != nounKind || v == 0 {
		return e, false
	}
	b := s.chunks[v-1]
	switch s.lower(b.head) {
	case "so", "as":
	case "nor", "neither":
		e.nor = true
	default:
		return e, false
	}
	if _, end := s.rightGroup(next); s.kindAt(s.skipOn(end)) == verbKind {
		return e, false // "nor did Peru say anything"
	}
	e.inverted, e.first = true, b.first
	return e, true
}

// stranded reports whether the verb at chunk v has lost what it governs, behind a conjunction that sets its
// subject against the one before: "but Chile did", "while Bolivia refused to".
func (s *syntax) stranded(v int) bool {
	a, next := auxiliary[s.word(v)], v+1
	if a != "do" && a != "have" {
		if e := s.grammar.verbs[s.lemma(v)]["subject"]; e == "" || e == lexicon.EffectActual || s.kindAt(next) != prepKind || s.word(next) != "to" {
			return false
		}
		next++
	}
	switch s.kindAt(next) {
	case commaKind, otherKind, timeKind, conjKind:
	default:
		return false
	}
	if s.kindAt(v-1) != nounKind || s.mention[s.chunks[v-1].head] < 0 {
		return false
	}
	switch first := s.leftGroup(v - 1)[0]; s.kindAt(first - 1) {
	case conjKind:
		return s.word(first-1) == "but" || s.word(first-1) == "and"
	case subKind:
		w := s.word(first - 1)
		return w == "while" || w == "though" || w == "although"
	case prepKind:
		return s.word(first-1) == "while" || s.word(first-1) == "although" || s.word(first-1) == "though"
	case commaKind:
		return s.word(first-1) == ";"
	}
	return false
}

// echoing reports whether sentence n may echo the one before it in its paragraph: "Sudan followed suit."
func (r *reader) echoing(n int) bool {
	if r.toldIn < 0 || r.toldIn != n-1 || r.doc.Sentences[n].Paragraph != r.doc.Sentences[r.toldIn].Paragraph {
		return false
	}
	tokens := r.doc.Sentences[n].Tokens
	for i, t := range tokens {
		switch t.Lower {
		case "suit", "same", "likewise":
			return true
		case "so", "neither", "nor":
			if i == 0 {
				return true
			}
		}
	}
	return false
}

// echoed returns the statements that an echo at chunk v makes of the statement before it.
func (r *reader) echoed(s *syntax, v int, before statement) (statement, bool) {
	none := statement{}
	e, ok := s.echoAt(v)
	if !ok || before.passive || len(before.objects) == 0 {
		return none, false
	}
	rd := reading{speech: -1, status: plain}
	if e.inverted {
		rd.subjects = s.groupOf(v + 1)
		if e.nor != before.status.negated {
			return none, false // "so did" echoes what was done, "nor did" what was not
		}
		rd.status = plain
	} else {
		rd = s.read(v, 0)
	}
	st := before
	if !e.inverted {
		st.dated = v
	}
	st.chunk, st.first, st.last, st.speech, st.finite, st.factor = v, e.first, e.last, rd.speech, rd.finite, before.factor*0.9
	st.status = rd.status.inside(before.status)
	if e.alone {
		st.status = rd.status.weaken(before.status.modality)
		if a := auxiliary[s.word(v)]; a == "" {
			st.status = st.status.under(s.grammar.verbs[s.lemma(v)]["subject"])
		}
	} else if before.status.modality == graph.Planned && rd.status.modality == graph.Actual {
		st.status = st.status.under(lexicon.EffectPlanned)
	}
	st.subjects = nil
	for _, n := range rd.subjects {
		st.subjects = append(st.subjects, s.resolve(s.holderBehind(n), lookThrough{agents: true, people: true}, 0)...)
	}
	st.objects = slices.DeleteFunc(slices.Clone(st.objects), func(a actor) bool {
		return slices.ContainsFunc(before.subjects, func(b actor) bool { return r.entityOf(a) == r.entityOf(b) }) // "congratulated his successor"
	})
	st.subjects = slices.DeleteFunc(st.subjects, func(a actor) bool {
		return slices.ContainsFunc(before.subjects, func(b actor) bool { return r.entityOf(a) == r.entityOf(b) })
	})
	return st, len(st.subjects) > 0 && len(st.objects) > 0
}

// holderBehind returns the name in apposition behind a noun phrase that names nobody itself, else the phrase: "his
// French colleague, Emmanuel Macron, ...".
func (s *syntax) holderBehind(n int) int {
	if s.mention[s.chunks[n].head] >= 0 || s.kindAt(n+1) != commaKind || s.kindAt(n+2) != nounKind || s.word(n+1) == ";" {
		return n
	}
	c := s.chunks[n+2]
	m := s.mention[c.head]
	if m < 0 || s.mention[c.first] != m || s.mentions[m].Form != graph.FormName || s.kindAt(n+3) == conjKind || s.isSubject(n+2) {
		return n
	}
	return n + 2
}

// otherTold reports whether an "as did" at chunk v repeats another verb than that at chunk u: "had telephoned
// Trump, who expressed his solidarity, as did Merkel".
func (s *syntax) otherTold(u, v int) bool {
	if v == 0 || s.lower(s.chunks[v-1].head) != "as" {
		return false
	}
	for k := u + 1; k < v-1; k++ {
		if s.kindAt(k) == verbKind && s.chunks[k].verb.finite && !s.isReduced(k) && !s.grammar.speech[s.lemma(k)] && (s.kindAt(k-1) != relKind || s.word(k-1) == "who") {
			return true
		}
	}
	return false
}
