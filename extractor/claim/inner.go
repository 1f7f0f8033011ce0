package claim

import (
	"slices"

	"entente/graph"
)

// innerClause is the clause that a trigger governs: "threatened *to bomb Israel*",
// "demanded *that Iran leave*", "accused Iran *of arming rebels*".
type innerClause struct {
	verb    int
	subject int    // noun chunk of its own subject, -1 if that is understood
	form    string // "to", "ing" or "that"
}

// inner finds the clause under a trigger among the chunks from on, past the
// trigger's object and what hangs on it.
func (s *syntax) inner(from int) (innerClause, bool) {
	for j := from; j < len(s.chunks) && j < from+deepestInner; j++ {
		switch s.kindAt(j) {
		case advKind, timeKind, adjKind, conjKind:
		case prepKind:
			if v := s.skipOn(j + 1); s.kindAt(v) == verbKind && s.chunks[v].verb.form == 'g' && !s.chunks[v].verb.finite {
				return innerClause{v, -1, "ing"}, true
			}
		case commaKind:
			end := s.aside(j)
			if end == 0 {
				return innerClause{}, false
			}
			j = end - 1
		case relKind:
			if s.word(j) != "that" {
				return innerClause{}, false
			}
			return s.finiteInner(s.skipOn(j + 1))
		case nounKind:
			if v := s.skipOn(s.end(j)); s.kindAt(v) == verbKind && !s.chunks[v].verb.to && !s.isReduced(v) && (s.chunks[v].verb.finite || s.chunks[v].verb.form == 'b') {
				return innerClause{v, j, "that"}, true // "demanded Russia withdraw"
			}
		case verbKind:
			if s.chunks[j].verb.to {
				return innerClause{j, -1, "to"}, true
			}
			return innerClause{}, false
		default:
			return innerClause{}, false
		}
	}
	return innerClause{}, false
}

// deepestInner is how many chunks after a trigger its clause may begin.
const deepestInner = 14

// finiteInner reads the clause whose subject is expected at chunk n.
func (s *syntax) finiteInner(n int) (innerClause, bool) {
	if s.kindAt(n) != nounKind {
		return innerClause{}, false
	}
	for j := n + 1; j < len(s.chunks) && j < n+deepestInner; j++ {
		switch s.kindAt(j) {
		case verbKind:
			if v := s.chunks[j].verb; !v.to && !s.isReduced(j) && (v.finite || v.aux || v.form == 'b') {
				return innerClause{j, n, "that"}, true
			}
		case relKind, subKind:
			return innerClause{}, false
		}
	}
	return innerClause{}, false
}

// clause returns the actors at the places clause-object and clause-subject.
func (m *match) clause(place string, through lookThrough) []actor {
	in, ok := m.inner(m.rest)
	if !ok || !m.suits(in) {
		return nil
	}
	through.place = true
	if place == "clause-subject" {
		if m.isPassive(in.verb) {
			return m.byPreposition(in.verb+1, "by", through)
		}
		if in.subject < 0 {
			return nil
		}
		return m.members(in.subject, through)
	}
	if in.subject >= 0 && !m.ownSubject(in.subject) {
		return nil
	}
	return m.affected(in.verb)
}

// suits reports whether a clause is as the frame wants it.
func (m *match) suits(in innerClause) bool {
	want, lemma := m.frame.Clause, m.lemma(in.verb)
	if len(want.Forms) > 0 && !slices.Contains(want.Forms, in.form) || len(want.Verbs) > 0 && !slices.Contains(want.Verbs, lemma) || slices.Contains(want.Refuse, lemma) || len(want.Modal) > 0 && !slices.Contains(want.Modal, m.chunks[in.verb].verb.modal) {
		return false
	}
	if len(want.Next) == 0 {
		return true
	}
	next := m.chunks[in.verb].last
	for m.tag(min(next, len(m.tokens)-1)) == "RB" && next < len(m.tokens)-1 {
		next++
	}
	return next < len(m.tokens) && slices.Contains(want.Next, m.lower(next))
}

// takesClause reports whether the clause that the frame wants follows the verb and its object.
func (m *match) takesClause() bool {
	in, ok := m.inner(m.after)
	return ok && m.suits(in)
}

// onlyActs leaves out bare names where the frame wants what somebody did.
func (m *match) onlyActs(list []actor) []actor {
	if !m.frame.ActsOnly {
		return list
	}
	return slices.DeleteFunc(list, func(a actor) bool { return !a.act })
}

// undenied turns the denial at verb chunk v into the statement that a frame makes of it: "refused to accept", "will
// not accept".
func (s *syntax) undenied(v int, st status) status {
	st.negated = false
	switch s.chunks[v].verb.modal {
	case "will", "would", "can", "ca", "could", "wo":
		if !s.conditional() {
			st.modality = graph.Actual
		}
	}
	return st
}

// ownSubject reports whether noun phrase n, the subject of an inner clause, is the trigger's
// subject again: "warned that it would", "warned that its forces would".
func (m *match) ownSubject(n int) bool {
	c := m.chunks[n]
	if m.tag(c.first) == "PRP$" {
		return true
	}
	list := m.resolve(n, lookThrough{agents: true, members: true}, 0)
	if len(list) == 0 {
		return m.tag(c.head) == "PRP"
	}
	return !slices.ContainsFunc(list, func(a actor) bool { return !m.setAside[m.mentions[a.mention].Entity] })
}

// affected returns the one whom the act of verb chunk v strikes: what its object names or belongs
// to, and otherwise the first country or organization in the phrases after it: "bomb
// targets inside Syria", "use force against Iran".
func (m *match) affected(v int) []actor {
	through := lookThrough{acts: true, agents: true, members: true, place: true}
	for j := v + 1; j < len(m.chunks) && j < v+deepestInner; j++ {
		switch m.kindAt(j) {
		case nounKind:
			list := m.members(j, through)
			if len(list) == 0 {
				list = m.possessors(j, true)
			}
			list = slices.DeleteFunc(list, func(a actor) bool { return m.setAside[m.mentions[a.mention].Entity] })
			if len(list) > 0 {
				return list
			}
			if m.kindAt(j+1) == verbKind && m.chunks[j+1].verb.finite && !m.isReduced(j+1) {
				return nil
			}
		case verbKind:
			if g := m.chunks[j].verb; g.finite && !m.isReduced(j) {
				return nil
			}
		case commaKind:
			end := m.aside(j)
			if end == 0 {
				return nil
			}
			j = end - 1
		case relKind, subKind:
			return nil
		case prepKind:
			if w := m.word(j); opensClause[w] || w == "over" || w == "with" || w == "without" || w == "for" || w == "despite" || w == "because" || w == "alongside" {
				if w != "with" || m.kindAt(j+1) != nounKind {
					return nil
				}
			}
		}
	}
	return nil
}
