package claim

import (
	"slices"

	"entente/extractor/lexicon"
	"entente/graph"
)

// attainable reports whether anybody may fill the object, whoever the subject is. It is asked before a
// sentence is parsed, and says yes wherever that depends on the subject or on the tree.
func (m *match) attainable() bool {
	_, places := m.places()
	through := m.throughObject()
	rest := m.rest
	if m.rest == 0 {
		m.rest = m.after
	}
	m.setAside = map[int]bool{}
	defer func() { m.setAside, m.rest = nil, rest }()
	for _, place := range places {
		switch place {
		case "reciprocal":
			return !m.addressed()
		case "clause-object":
			if in, ok := m.inner(m.rest); ok && m.suits(in) {
				return true
			}
			continue
		case "subject":
			if m.namesIn(0, m.verb) {
				return true
			}
		case "object":
			if m.relative() || m.partedObject() && m.namesIn(m.verb+1, len(m.chunks)) {
				return true
			}
		case "indirect", "possessor", "clause-subject":
		default:
			if !lexicon.Preposition(place) || m.phraseNames(place) {
				return true
			}
		}
		if len(m.fill(place, through)) > 0 {
			return true
		}
	}
	for i, k := range m.mention { // "it", "the accusation": clear once the subject is known
		if k >= 0 && m.mentions[k].Entity < 0 && m.mentions[k].Form == graph.FormPronoun || k < 0 && spoken(m.grammar.toldKind(m.lower(i))) {
			return true
		}
	}
	return false
}

// worthwhile reports whether the verb may have what its frame wants of it, so that it is worth knowing who its
// subject is. The verb is active.
func (m *match) worthwhile(st statement) bool {
	probe := *m
	if len(m.frame.Complement) == 0 || probe.complement(&st) {
		return probe.attainable()
	}
	return m.kindAt(m.after) != nounKind // "the deal that Kosovo struck": known with the subject
}

// relative reports whether a relative pronoun stands before the verb.
func (m *match) relative() bool {
	return slices.ContainsFunc(m.chunks[:m.verb], func(c chunk) bool { return c.kind == relKind })
}

// partedObject reports whether something parts the verb from its object, so that only the tree may know it.
func (m *match) partedObject() bool {
	k := m.kindAt(m.skipOn(m.after))
	return k == commaKind || k == conjKind
}

// phraseNames reports whether a phrase with the preposition begins with a name.
func (s *syntax) phraseNames(prep string) bool {
	for j := range s.chunks {
		if s.chunks[j].kind == prepKind && s.word(j) == prep && s.namesIn(j+1, j+2) {
			return true
		}
	}
	return false
}

// asksTree reports whether reading the verb at chunk v needs the tree.
func (s *syntax) asksTree(v int) bool {
	u, ok := s.coordinatedNear(v)
	return ok && s.chunks[v].verb.finite && s.below(u, v)
}
