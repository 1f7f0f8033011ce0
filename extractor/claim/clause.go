package claim

import (
	"entente/extractor/lexicon"
	"entente/graph"
)

// reading is how a statement is reached: whose act it is, its status, and the
// verb of saying that it depends on.
type reading struct {
	subjects []int // noun chunks
	status   status
	speech   int  // verb chunk of the speech verb, -1 if none
	denied   bool // a subject such as "neither A nor B" or "no state"
	finite   bool // an event told in a tense of its own
}

func nothing() reading { return reading{speech: -1, status: plain} }

// deepest is how many governing words are followed.
const deepest = 6

// read finds the subject of verb chunk v and the status of what it states.
func (s *syntax) read(v, depth int) reading {
	if depth > deepest {
		return nothing()
	}
	if r, ok := s.recalled(v, depth); ok {
		return r
	}
	if s.spent() {
		return nothing()
	}
	edits := s.memo.edits
	r := s.base(v, depth)
	own := s.own(v)
	if s.chunks[v].verb.modal == "would" && r.speech >= 0 && !s.grammar.classes["forebodes"][s.lemma(r.speech)] && own.modality == graph.Possible && !s.conditional() {
		own.modality = graph.Planned
	}
	r.status = own.inside(r.status)
	if r.denied {
		r.status.negated = true
	}
	s.keep(v, depth, edits, r)
	return r
}

func (s *syntax) base(v, depth int) reading {
	g := s.chunks[v].verb
	if depth > deepest {
		return nothing()
	}
	if u, ok := s.coordinated(v); ok {
		r := s.base(u, depth+1)
		joint := s.word(s.jointBefore(v))
		if s.sharesAuxiliary(u, g) {
			own := s.own(u)
			if joint == "but" {
				own.negated = false
			}
			r.status = own.inside(r.status)
		}
		if joint == "nor" {
			r.status.negated = true // "neither condemned Iran nor sanctioned it"
		}
		return r
	}
	if g.form == 'b' && !g.finite && !g.aux && !g.to && s.kindAt(s.skipBack(v-1)) == commaKind && s.grammar.verbForm[s.word(v)]['d'] != "" && s.noVerbBefore(v) {
		g.form, g.finite = 'd', true // "Five states, among them Egypt, cut ties"
		s.setVerb(v, g.form, g.finite)
	}
	switch {
	case s.afterThan(v, g): // "rather than condemn Iran"
		r := s.mainClause(v, v-1, depth)
		r.status.negated = false
		return s.governed(r, lexicon.EffectNegative)
	case g.form == 'b' && !g.to && !g.aux && s.caused(v) >= 0: // "made Ukraine sever"
		k := s.caused(v)
		effect := lexicon.EffectActual
		if s.skipBack(k-1) < 0 {
			effect = lexicon.EffectPossible // "Let Peru condemn Israel"
		}
		return s.objectControl(k, k+1, effect, depth)
	case g.to, g.form == 'b' && !g.finite && !g.aux && s.kindAt(s.skipBack(v-1)) != nounKind:
		return s.readInfinitive(v, depth)
	case g.form == 'g' && !g.finite, g.aux && !g.finite && !g.to:
		return s.readGerund(v, depth)
	}
	return s.readFinite(v, depth)
}

// afterThan reports whether the verb at chunk v is a bare infinitive after "than".
func (s *syntax) afterThan(v int, g verbGroup) bool {
	return (g.form == 'b' || s.grammar.verbForm[s.word(v)]['b'] != "") && !g.to && !g.aux && s.kindAt(v-1) == prepKind && s.word(v-1) == "than"
}

// caused returns the causative verb whose object's act the bare infinitive at chunk v is, -1 if there is none.
func (s *syntax) caused(v int) int {
	if s.kindAt(v-1) != nounKind {
		return -1
	}
	if k := s.leftItems(v - 1)[0] - 1; s.kindAt(k) == verbKind && causative[s.word(k)] && !s.isPassive(k) {
		return k
	}
	return -1
}

func (s *syntax) noVerbBefore(v int) bool {
	for k := v - 1; k >= 0; k-- {
		if s.kindAt(k) == verbKind {
			return false
		}
	}
	return true
}

// conjBefore returns the conjunction chunk directly before v, -1 if there is none.
func (s *syntax) conjBefore(v int) int {
	j := v - 1
	for s.kindAt(j) == advKind || s.kindAt(j) == timeKind || s.kindAt(j) == commaKind && s.kindAt(j-1) == timeKind ||
		s.kindAt(j) == commaKind && s.kindAt(j+1) == timeKind && s.kindAt(j-1) == conjKind { // "and, in May 2018, cut ties"
		j--
	}
	if s.kindAt(j) == conjKind {
		return j
	}
	if s.kindAt(j) == commaKind {
		return s.pastAside(j)
	}
	return -1
}

// coordinated returns the verb that v is coordinated with: "condemned Iran and
// cut ties with it".
func (s *syntax) coordinated(v int) (int, bool) {
	u, ok := s.coordinatedNear(v)
	if ok && s.chunks[v].verb.finite && s.below(u, v) {
		return s.joinedInTree(u, v), true
	}
	return u, ok
}

// coordinatedNear returns the nearest verb that v may be coordinated with.
func (s *syntax) coordinatedNear(v int) (int, bool) {
	j := s.jointBefore(v)
	if j < 0 {
		return 0, false
	}
	g := s.chunks[v].verb
	if s.kindAt(j) == commaKind {
		return s.inSeries(v, j)
	}
	ambiguous := g.form == 'b' && !g.aux && !g.to && s.grammar.verbForm[s.word(v)]['d'] != "" // "cut": base or past
	for u := j - 1; u >= 0; u-- {
		if h := s.chunks[u].verb; ambiguous && s.kindAt(u) == verbKind && h.form == 'd' && h.finite {
			s.setVerb(v, 'd', true)
			return u, true
		}
		if s.kindAt(u) == relKind || s.kindAt(u) == subKind {
			if u < j-1 && s.kindAt(u+1) == verbKind && s.compatible(u+1, g) {
				return u + 1, true
			}
		}
		if s.kindAt(u) == verbKind && s.compatible(u, g) {
			return u, true
		}
	}
	return s.otherTense(v, j)
}

func (s *syntax) compatible(u int, g verbGroup) bool {
	h := s.chunks[u].verb
	switch {
	case g.to:
		return h.to
	case g.form == 'g' && !g.finite:
		return h.form == 'g'
	case g.form == 'b' && !g.aux:
		return h.to || h.modal != "" || h.form == 'b'
	case g.form == 'd' && !g.aux:
		return h.form == 'd' && (h.finite || h.aux)
	default:
		return h.finite
	}
}

// readFinite looks to the left of a finite verb for its subject.
func (s *syntax) readFinite(v, depth int) reading {
	r, g := nothing(), s.chunks[v].verb
	r.finite = true
	if n := s.fronted(v); n >= 0 {
		r.subjects = s.groupOf(n)
		return r
	}
	for j := v - 1; j >= 0; j-- {
		switch s.kindAt(j) {
		case advKind, timeKind:
			continue
		case commaKind:
			if s.kindAt(j-1) == nounKind && s.isReduced(v) { // "the attack, condemned by Iran,"
				n, _ := s.climb(j - 1)
				for s.kindAt(n-1) == conjKind && s.kindAt(n-2) == nounKind {
					head, _ := s.climb(n - 2)
					if head == n-2 {
						break
					}
					n = head // "talks between Israel and Hamas, hosted by Egypt": the talks
				}
				r.subjects = s.leftGroup(n)
				return r
			}
			if a := s.partedAuxiliary(v, j); a >= 0 {
				r = s.readFinite(a, depth+1)
				own := s.own(a)
				for c := a + 1; s.kindAt(c) == advKind; c++ {
					own = s.adverbAt(own, c)
				}
				r.status = own.inside(r.status)
				return r
			}
			n, ok := s.beforeAside(j)
			if !ok {
				return r
			}
			r = s.subjectAt(r, n, depth)
			r.subjects = append(r.subjects, s.companions(n, j)...)
			return r
		case relKind:
			if s.word(j) == "what" {
				return r
			}
			if n := s.antecedent(j); n >= 0 {
				if s.carries(n) { // "in a letter that accused"
					if r, ok := s.carried(n, v, depth); ok {
						return r
					}
				}
				r.subjects = []int{n}
				if s.word(j) == "who" || s.kindAt(j-1) == commaKind && (g.form != 's' || g.aux) && s.word(j) == "which" {
					r.subjects = s.leftGroup(n)
				}
				if list := s.identified(n, v, depth); list != nil {
					r.subjects = list
				} else if k := s.describedBy(n, j); k >= 0 {
					r.subjects = []int{k}
				}
				if s.word(j) == "that" || s.word(j) == "who" || s.word(j) == "which" {
					r.denied = s.cleftDenied(n)
				}
			}
			return r
		case nounKind:
			n, ok := s.climb(j)
			if k := s.planned(n); ok && k >= 0 {
				n, ok = s.climb(k)
			}
			if s.isReduced(v) && s.sumsUp(j) { // "hanged him in a move denounced by France"
				r.subjects = []int{j}
				return r
			}
			if ok && s.isReduced(v) {
				if k := s.verbBefore(n); k >= 0 && !s.grammar.speech[s.lemma(k)] && !s.grammar.hearsay[s.lemma(k)] { // "held talks hosted by Oman"
					r.subjects, r.status = s.leftGroup(n), s.nounStatus(n)
					return r
				}
			}
			if !ok {
				if s.kindAt(n-1) == prepKind && opensClause[s.word(n-1)] {
					return s.subjectAt(r, n, depth)
				}
				return r
			}
			return s.subjectAt(r, s.aboveInfinitive(n), depth)
		default:
			return r
		}
	}
	return r
}

// fronted returns the subject of the clause that the participle at chunk v opens, -1 if it opens
// none: "Condemned by the United Nations, North Korea launched".
func (s *syntax) fronted(v int) int {
	if s.skipBack(v-1) >= 0 || !s.isReduced(v) {
		return -1
	}
	for k := v + 1; k < len(s.chunks) && k < v+longestFront; k++ {
		switch s.kindAt(k) {
		case verbKind, relKind, subKind:
			return -1
		case commaKind:
			if s.kindAt(k+1) == nounKind && s.kindAt(k-1) != commaKind {
				if _, end := s.rightGroup(k + 1); s.kindAt(s.skipOn(end)) == verbKind && s.chunks[s.skipOn(end)].verb.finite {
					return k + 1
				}
			}
		}
	}
	return -1
}

// longestFront is how many chunks a participle before its subject may take with what hangs on it.
const longestFront = 16

func (s *syntax) skipOn(j int) int {
	for s.kindAt(j) == advKind || s.kindAt(j) == timeKind {
		j++
	}
	return j
}

// subjectAt takes noun phrase n, with those coordinated with it, for the
// subject, and reads the words that govern the clause.
func (s *syntax) subjectAt(r reading, n int, depth int) reading {
	r.subjects = s.leftGroup(n)
	first := r.subjects[0]
	if c := s.chunks[first]; s.lower(c.first) == "neither" || s.lower(c.first) == "no" || s.lower(c.first) == "none" ||
		s.kindAt(first-1) == conjKind && (s.word(first-1) == "neither" || s.word(first-1) == "nor") ||
		s.kindAt(first-1) == advKind && (s.word(first-1) == "neither" || s.word(first-1) == "not" && s.lower(c.first) != "only") {
		r.denied = true
		if w := s.lower(c.first); len(r.subjects) == 1 && (w == "no" || w == "none" || s.kindAt(first-1) == advKind && w == "a") && s.mention[c.head] < 0 {
			r.subjects = nil // "no member of the alliance", "not a single member": nobody
			return s.embed(r, first, depth)
		}
	}
	if c := first - 1; s.kindAt(c) == commaKind && len(r.subjects) == 1 { // "Like Chile, Peru has denounced"
		for k := c - 1; k >= 0; k-- {
			if s.kindAt(k) != nounKind && s.kindAt(k) != conjKind && s.kindAt(k) != commaKind && s.kindAt(k) != prepKind && s.kindAt(k) != advKind {
				break
			}
			if n := s.joining(k); n > k && s.kindAt(k) != conjKind && s.kindAt(n) == nounKind && (k == 0 || s.kindAt(k-1) == conjKind || s.kindAt(k-1) == relKind) {
				if _, end := s.rightGroup(n); end == c && s.word(k) != "including" && s.word(k) != "among" {
					r.subjects = append(s.groupOf(n), r.subjects...)
					first = k
				}
				break
			}
		}
	}
	return s.embed(r, first, depth)
}
