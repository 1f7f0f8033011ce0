package claim

import (
	"strings"

	"entente/graph"
)

// matchAdjective matches an adjective frame at chunk c: "critical of Iran",
// "opposed to Iran", said of a subject by a copula or of the noun phrase it stands after.
func (r *reader) matchAdjective(s *syntax, c, f int) (statement, bool) {
	frame := &r.finder.frames.List[f]
	h := s.chunks[c].head
	st := statement{frame: f, chunk: c, dated: c, first: h, last: h + 1, factor: 1, speech: -1}
	if r.refused(s, f, st.last) {
		return r.fail(s, st, Refused)
	}
	rd := s.predication(c, 0)
	for _, n := range rd.subjects {
		st.subjects = append(st.subjects, s.actors(n, lookThrough{agents: true, members: true, people: true})...)
	}
	if len(st.subjects) == 0 {
		return r.fail(s, st, NoSubject)
	}
	m := match{syntax: s, frame: frame, rule: &r.finder.rules[f], verb: c, after: c + 1, rest: c + 1, reading: rd}
	if !m.objects(&st, frame.Object) {
		return r.fail(s, st, NoObject)
	}
	st.status = rd.status
	if s.question {
		st.status = st.status.weaken(graph.Possible)
	}
	st.status = st.status.weaken(frame.Modality)
	st.speech, st.finite = rd.speech, rd.finite
	return st, true
}

// objects fills the object from the places that need no voice: prepositions and clauses.
func (m *match) objects(st *statement, places []string) bool {
	m.setAside = map[int]bool{}
	for _, a := range st.subjects {
		m.setAside[m.mentions[a.mention].Entity] = true
	}
	defer func() { m.setAside = nil }()
	through := m.through()
	for _, place := range places {
		if st.objects = m.onlyActs(m.fill(place, through)); len(st.objects) > 0 {
			return !m.refusesObject(st)
		}
	}
	return false
}

// predication finds whom the adjective, the participle or the noun phrase at chunk c is said of: the subject of
// its copula ("Iran remains hostile to"), the noun phrase before it ("a group hostile
// to", "Iran, long hostile to,"), or the subject after it ("Hostile to Israel, Iran ...").
func (s *syntax) predication(c, depth int) reading {
	r := nothing()
	if depth > deepest {
		return r
	}
	if s.kindAt(c) == verbKind && s.chunks[c].verb.aux {
		return s.read(c, depth)
	}
	own, j := plain, c-1
	for s.kindAt(j) == advKind || s.kindAt(j) == timeKind {
		own = s.adverbAt(own, j)
		j--
	}
	switch s.kindAt(j) {
	case verbKind:
		if lemma := s.lemma(j); s.grammar.classes["copulas"][lemma] && !s.isPassive(j) {
			r = s.read(j, depth+1)
			if e, ok := s.grammar.verbs[lemma]["subject"]; ok {
				r = s.governed(r, e)
			}
		}
	case conjKind: // "close to Iran and hostile to Israel"
		for k := j - 1; k >= 0 && k > j-8; k-- {
			if kind := s.kindAt(k); kind == adjKind || kind == verbKind && s.chunks[k].verb.passive {
				r = s.predication(k, depth+1)
				break
			} else if kind == verbKind && s.grammar.classes["copulas"][s.lemma(k)] {
				r = s.read(k, depth+1)
				break
			} else if kind != nounKind && kind != prepKind && kind != conjKind && kind != advKind {
				break
			}
		}
	case nounKind:
		r = s.saidOf(j, depth)
	case commaKind:
		if s.word(j) == "," && s.kindAt(j-1) == nounKind {
			n, _ := s.climb(j - 1)
			r.subjects = s.leftGroup(n)
		}
	case prepKind: // "is seen as hostile to", "regards Iran as hostile to"
		if s.word(j) == "as" {
			r = s.regarded(j, depth)
		}
	default:
		if j < 0 && s.kindAt(c) != nounKind {
			r = s.mainClause(c, -1, depth)
			r.status = plain
		}
	}
	r.status = own.inside(r.status)
	return r
}

// saidOf reads what stands directly after noun phrase n, of whom it tells: of n itself or, where n
// names nobody ("is a group hostile to"), of the one that n is said of.
func (s *syntax) saidOf(n, depth int) reading {
	r := nothing()
	r.subjects = []int{n}
	if s.mention[s.chunks[n].head] >= 0 {
		if k := s.verbBefore(n); k >= 0 && s.grammar.classes["opinions"][s.lemma(k)] && !s.isPassive(k) {
			r.status = r.status.weaken(graph.Possible) // "considers Iran hostile to"
		}
		return r
	}
	if len(s.resolve(n, lookThrough{agents: true, members: true}, 0)) > 0 {
		return r
	}
	outer := s.predication(n, depth+1)
	if k := s.kindAt(s.skipBack(n - 1)); len(outer.subjects) > 0 && (k == verbKind || k == commaKind) {
		return outer
	}
	return r
}

// regarded reads "is seen as", "regards Iran as" before chunk as: somebody's opinion.
func (s *syntax) regarded(as, depth int) reading {
	r := nothing()
	k := s.skipBack(as - 1)
	if s.kindAt(k) == nounKind {
		if v := s.verbBefore(k); v >= 0 && s.grammar.classes["opinions"][s.lemma(v)] && !s.isPassive(v) {
			r.subjects = []int{k}
			r.status = r.status.weaken(graph.Possible)
		}
		return r
	}
	if s.kindAt(k) == verbKind && s.grammar.classes["opinions"][s.lemma(k)] && (s.isPassive(k) || s.chunks[k].verb.form == 'd') {
		if s.chunks[k].verb.passive {
			r = s.read(k, depth+1)
		} else if s.kindAt(k-1) == nounKind {
			r.subjects = []int{k - 1}
		}
		r.status = r.status.weaken(graph.Possible)
	}
	return r
}

// adjectiveFrames returns the frames that begin with the adjective or participle at chunk c.
func (g *grammar) adjectiveFrames(s *syntax, c int) []int {
	switch s.kindAt(c) {
	case adjKind:
	case verbKind:
		if v := s.chunks[c].verb; v.form != 'd' || v.perfect && !v.passive || v.support || v.modal != "" && !v.passive {
			return nil
		}
	default:
		return nil
	}
	return g.adjectives[strings.ToLower(s.word(c))]
}
