package claim

import (
	"strings"

	"entente/extractor/lexicon"
	"entente/graph"
)

// readGerund finds whose act an -ing form is and how it is meant: "joins
// Canada in slashing", "denied hosting", "without condemning", ", severing ties".
func (s *syntax) readGerund(v, depth int) reading {
	j := v - 1
	if s.chunks[v].verb.perfect && (j < 0 || s.kindAt(j) == commaKind) { // "Having met Iran, Peru will": it has
		r := s.mainClause(v, j, depth)
		r.status, r.finite = plain, false
		return r
	}
	for s.kindAt(j) == advKind || s.kindAt(j) == timeKind {
		if s.kindAt(j-1) == verbKind && s.grammar.verbs[s.lemma(j-1)+" "+s.word(j)] != nil {
			break
		}
		j--
	}
	return s.gerundAfter(v, j, depth)
}

func (s *syntax) gerundAfter(v, j, depth int) reading {
	switch s.kindAt(j) {
	case advKind: // "ruled out cutting"
		r := s.read(j-1, depth+1)
		return s.governed(r, s.grammar.verbs[s.lemma(j-1)+" "+s.word(j)]["subject"])
	case verbKind:
		e, ok := s.grammar.verbs[s.lemma(j)]["subject"]
		if !ok {
			e = lexicon.EffectPossible
		}
		r := s.read(j, depth+1)
		if s.lemma(j) == "deny" {
			r.speech = j
		}
		if s.lemma(j) == "be" { // "are hosting", torn apart by the tagger
			return r
		}
		if g := s.chunks[j].verb; g.negative && g.modal == "could" && s.grammar.classes["irresistible"][s.lemma(j)] {
			r.status = s.base(j, depth+1).status // "could not help condemning": it did
			return r
		}
		if r.status.negated && s.grammar.classes["factives"][s.lemma(j)] {
			r.status.negated = false // "did not regret severing": it did
			return r
		}
		return s.governed(r, e)
	case prepKind:
		return s.gerundAfterPrep(v, j, depth)
	case subKind:
		return s.mainClause(v, j, depth)
	case nounKind:
		r := nothing()
		if s.kindAt(j-1) == prepKind && s.word(j-1) == "in" && !s.carries(j) && s.carries(j-2) {
			j -= 2 // "issued a statement in Jeddah condemning Iran"
		}
		if s.carries(j) { // "issued a statement condemning Iran"
			r, _ := s.carried(j, v, depth)
			return r
		}
		if e, ok := s.objectGovernor(j); ok {
			return s.governed(s.withObject(j), e)
		}
		r.subjects = s.leftGroup(j)
		if list := s.identified(j, v, depth); list != nil {
			r.subjects = list
			return r
		}
		if k := s.verbBefore(s.leftItems(j)[0]); k >= 0 && (s.grammar.hearsay[s.lemma(k)] || s.grammar.verbs[s.lemma(k)]["subject"] == lexicon.EffectPossible) {
			r.status = r.status.weaken(graph.Possible) // "opposes Albania severing ties", "imagine Albania severing ties"
		}
		if p := r.subjects[0] - 1; s.kindAt(p) == prepKind && s.word(p) != "with" && !(s.word(p) == "by" && s.carries(p-2)) && !(s.word(p) == "by" && s.isReduced(p-1) && s.carries(p-2)) {
			r.status = r.status.weaken(graph.Possible) // "warned against Brazil imposing sanctions"
		}
		return r
	case commaKind:
		return s.mainClause(v, j, depth)
	case conjKind:
		return nothing()
	}
	if j < 0 {
		return s.mainClause(v, j, depth)
	}
	return nothing()
}

// objectGovernor reads "stop Albania hosting".
func (s *syntax) objectGovernor(n int) (lexicon.Effect, bool) {
	if k := s.verbBefore(n); k >= 0 {
		e, ok := s.grammar.verbs[s.lemma(k)]["object"]
		return e, ok
	}
	return "", false
}

func (s *syntax) withObject(n int) reading {
	r := nothing()
	r.subjects = s.groupOf(n)
	return r
}

func (s *syntax) gerundAfterPrep(v, p, depth int) reading {
	prep := s.word(p)
	before := p - 1
	tail := prep
	for s.kindAt(before) == advKind || s.kindAt(before) == adjKind && (s.word(before) == "short" || s.word(before) == "better") {
		tail = s.word(before) + " " + tail
		before--
	}
	if s.kindAt(before) == verbKind {
		lemma := s.lemma(before)
		if e, ok := s.grammar.verbs[lemma+" "+tail]["subject"]; ok {
			r := s.read(before, depth+1)
			if r.status.negated && r.status.modality == graph.Actual && s.grammar.classes["scruples"][lemma+" "+tail] {
				r.status = plain // "did not shrink from condemning"
				return r
			}
			return s.governed(r, e)
		}
		if s.isPassive(before) || lemma == "be" { // "was accused of hosting"
			if e, ok := s.grammar.verbs[lemma]["object"]; ok && prep != "by" && prep != "after" {
				return s.governed(s.read(before, depth+1), e)
			}
		}
	}
	if k := s.verbBefore(before); s.kindAt(before) == adjKind && k >= 0 { // "is capable of cutting"
		if gov, ok := s.grammar.nouns[s.word(before)]; ok {
			return s.governed(s.read(k, depth+1), gov.effect)
		}
	}
	if s.kindAt(before) == nounKind {
		if r, ok := s.gerundOfObject(before, prep, depth); ok {
			return r
		}
		if k := s.verbBefore(before); k >= 0 && prep == "of" && s.grammar.classes["undertakes"][s.lemma(k)] && s.grammar.classes["undertaken"][s.word(before)] {
			return s.read(k, depth+1) // "took the step of severing"
		}
		if gov, ok := s.nounGovernor(before); ok && (prep == "of" || prep == "on" || prep == "about" || prep == "for" || prep == "at" || prep == "in") {
			return s.byNoun(before, gov, -1, depth)
		}
		if tail == prep && (prep == "of" || prep == "for" || prep == "about" || prep == "on" || prep == "at" || prep == "against") {
			r := s.mainClause(v, p, depth)
			r.status = r.status.weaken(graph.Possible)
			if prep == "for" {
				if k := s.verbBefore(before); k >= 0 && s.grammar.classes["reproach"][s.word(before)] && !s.isPassive(k) { // "drew criticism for hosting"
					return s.read(k, depth+1)
				}
				return nothing()
			}
			return r
		}
	}
	gov, ok := s.grammar.preps[prep]
	if full, known := s.grammar.preps[tail]; known {
		gov, ok = full, true
	}
	if s.kindAt(p-1) == advKind || s.kindAt(p-1) == prepKind {
		if full, known := s.grammar.preps[s.word(p-1)+" "+prep]; known {
			gov, ok = full, true
		}
	}
	if !ok {
		gov.effect = lexicon.EffectPossible
	}
	r := s.mainClause(v, p, depth)
	if k := s.finiteBefore(p); prep == "before" && k >= 0 && r.status == plain && s.chunks[k].verb.form == 'd' {
		gov.effect = lexicon.EffectActual // "visited Estonia before going on to Latvia"
	}
	if prep == "before" && p == 0 && s.mainPast(v) { // "Before breaking relations in 2016, Saudi Arabia had consulted nobody"
		gov.effect = lexicon.EffectActual
	}
	r.status.negated = false // "did not wait before condemning" denies the waiting only
	return s.governed(r, gov.effect)
}

// gerundOfObject reads a governing verb with an object: "joins Canada in
// slashing", "accused Albania of hosting", "prevent Albania from hosting".
func (s *syntax) gerundOfObject(n int, prep string, depth int) (reading, bool) {
	g, first := -1, n
	for k := n; k >= 0; k-- {
		if s.kindAt(k) == verbKind {
			g = k
			break
		}
		if kind := s.kindAt(k); kind == nounKind {
			first = k
		} else if kind == subKind || kind == relKind {
			break
		}
	}
	if g < 0 {
		return reading{}, false
	}
	lemma := s.lemma(g)
	if (lemma == "join" || lemma == "follow") && prep == "in" {
		r := s.read(g, depth+1)
		r.subjects = append(r.subjects, s.groupOf(s.firstObject(g))...)
		return r, true
	}
	if s.isPassive(g) {
		return reading{}, false
	}
	e, ok := s.grammar.verbs[lemma]["object"]
	if !ok || !strings.Contains(" of for from into over ", " "+prep+" ") {
		return reading{}, false
	}
	if s.firstObject(g) != first {
		return reading{}, false
	}
	r := s.objectControl(g, first, e, depth)
	if e != lexicon.EffectNegative {
		r.status.negated = false // "did not blame Albania for hosting" presupposes the hosting
		r = s.governed(r, e)
	}
	if s.grammar.classes["accusing"][lemma] {
		r.speech = g
	}
	return r, true
}

// firstObject returns the noun chunk directly after verb chunk g, g+1 if there is none.
func (s *syntax) firstObject(g int) int {
	j := g + 1
	for s.kindAt(j) == advKind || s.kindAt(j) == timeKind {
		j++
	}
	return j
}

// mainClause finds the subject of the clause that a participle or adjunct at chunk v
// hangs on: the one before chunk j or, at the start of a sentence, after the comma.
func (s *syntax) mainClause(v, j, depth int) reading {
	if s.kindAt(j) == commaKind && s.kindAt(j-1) == nounKind {
		n, ok := s.climb(j - 1)
		if k := s.kindAt(n - 1); ok && (n == 0 || k == commaKind || k == subKind || k == relKind || k == conjKind) && !s.hasFiniteBefore(n) {
			r := nothing()
			r.subjects = s.leftGroup(n)
			return r
		}
	}
	for k := j - 1; k >= 0; k-- {
		near := s.kindAt(j) != commaKind && s.kindAt(j) != subKind // "agreed to respond by cutting ties"
		if s.kindAt(k) == verbKind && (s.chunks[k].verb.finite || s.chunks[k].verb.to && near) && !s.isReduced(k) {
			r := s.read(k, depth+1)
			if s.kindAt(j) == commaKind {
				r.status.negated = false
			}
			return r
		}
	}
	relative := false
	for k := v + 1; k+1 < len(s.chunks); k++ {
		switch s.kindAt(k) {
		case relKind:
			relative = true
		case verbKind:
			if s.chunks[k].verb.finite && !relative { // "Cutting ties would be a mistake, Cairo warned": nobody's act
				return nothing()
			}
		}
		if s.kindAt(k) == commaKind {
			for n := k + 1; n < len(s.chunks) && n < k+8; n++ {
				if s.kindAt(n) == verbKind && s.chunks[n].verb.finite {
					r := s.read(n, depth+1)
					r.status.negated = false
					return r
				}
			}
			return nothing()
		}
	}
	return nothing()
}

// finiteBefore returns the last finite verb before chunk j, -1 if there is none.
func (s *syntax) finiteBefore(j int) int {
	for k := j - 1; k >= 0; k-- {
		if s.kindAt(k) == verbKind && s.chunks[k].verb.finite {
			return k
		}
	}
	return -1
}

func (s *syntax) hasFiniteBefore(n int) bool {
	for k := n - 1; k >= 0; k-- {
		if s.kindAt(k) == verbKind && s.chunks[k].verb.finite {
			return true
		}
	}
	return false
}

// mainPast reports whether the main clause behind the participle at chunk v, which opens the sentence, is told in the
// past.
func (s *syntax) mainPast(v int) bool {
	past := false
	for k := v + 1; k < len(s.chunks); k++ {
		switch s.kindAt(k) {
		case commaKind:
			past = true
		case verbKind:
			if g := s.chunks[k].verb; past && g.finite {
				return g.form == 'd' && g.modal == "" && (!g.aux || s.has(s.chunks[k].first, s.chunks[k].last, "had") || s.has(s.chunks[k].first, s.chunks[k].last, "was"))
			}
		}
	}
	return false
}
