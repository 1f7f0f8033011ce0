package claim

import (
	"slices"
	"strings"

	"entente/extractor/lexicon"
	"entente/graph"
)

// matchNoun matches a noun frame at noun chunk n: "Albania's severance of ties
// with Iran", "condemnation of Iran by Canada".
func (r *reader) matchNoun(s *syntax, n, f int) (statement, bool) {
	frame := &r.finder.frames.List[f]
	c := s.chunks[n]
	st := statement{frame: f, chunk: n, dated: n, first: c.head, last: c.head + 1, factor: 1, speech: -1, status: plain}
	if r.refused(s, f, c.head+1) {
		return r.fail(s, st, Refused)
	}
	rest := n + 1
	author := s.pastAuthor(rest, frame) // "the lifting by Canada of its embargo on Cuba"
	if len(frame.Complement) > 0 {
		rest = author
		if s.kindAt(rest) != prepKind || s.word(rest) != "of" && s.word(rest) != "in" {
			return r.fail(s, st, Complement)
		}
		end, ok := 0, false
		for _, comp := range r.finder.rules[f].complement {
			if end, ok = s.chain(rest+1, comp); ok {
				break
			}
		}
		if !ok {
			return r.fail(s, st, Complement)
		}
		st.last = s.chunks[end-1].last
		rest = end
	}
	through := lookThrough{
		acts: slices.Contains(frame.Through, "acts"), agents: slices.Contains(frame.Through, "agents"),
		members: slices.Contains(frame.Through, "members"), place: true, towns: slices.Contains(frame.Through, "places"), cities: slices.Contains(frame.Through, "places"),
		bases: slices.Contains(frame.Through, "bases"),
	}
	rest, from := s.pastAuthor(rest, frame), rest
	through.targets, through.traded = slices.Contains(frame.Through, "targets"), slices.Contains(frame.Through, "traded")
	for _, place := range frame.Object {
		switch place {
		case "reciprocal":
			continue
		case "possessor":
			st.objects = s.sufferers(n)
		case "clause":
			st.objects = s.clauseSubject(n)
		case "reached":
			st.objects = s.reached(n, through)
		case "helped":
			st.objects = s.helped(n)
		}
		if len(st.objects) > 0 {
			break
		}
		if strings.HasPrefix(place, "clause-") {
			m := match{syntax: s, frame: frame, rule: &r.finder.rules[f], verb: n, after: rest, rest: rest, reading: nothing()}
			if st.objects = m.clause(place, through); len(st.objects) > 0 {
				break
			}
			continue
		}
		if place == "possessor" {
			st.objects = s.possessors(n, true)
		} else {
			st.objects = s.byPreposition(rest, place, through)
			if v := s.verbOf(n); len(st.objects) == 0 && place == "to" && v >= 0 && s.lemma(v) == "be" { // "his first journey was to India"
				st.objects = s.byPreposition(v+1, place, through)
			}
		}
		if len(st.objects) > 0 {
			break
		}
	}
	mutual := len(st.objects) == 0 && slices.Contains(frame.Object, "reciprocal")
	if len(st.objects) == 0 && !mutual {
		return r.fail(s, st, NoObject)
	}
	if rest = from; author > n+1 {
		rest = n + 1
	}
	var predicated *reading
	for _, place := range frame.Subject {
		switch {
		case place == "possessor" && mutual:
			st.subjects = s.jointPossessors(n)
		case place == "possessor":
			st.subjects = s.possessors(n, true)
		case place == "predicated":
			rd := s.predication(n, 0)
			for _, subject := range rd.subjects {
				st.subjects = append(st.subjects, s.actors(subject, lookThrough{agents: true, members: true, people: true})...)
			}
			if len(st.subjects) > 0 {
				predicated = &rd
			}
		case place == "clause":
			st.subjects = s.clauseSubject(n)
		case mutual && place != "between" && place != "of" && place != "among":
		default:
			if anyAct(st.objects) && s.pastAuthor(rest, frame) == rest {
				continue // "condemnation of the attack by Iran": whose act "by" names is open
			}
			st.subjects = s.byPreposition(rest, place, lookThrough{agents: true, members: slices.Contains(frame.Through, "members"), place: true, towns: place == "from" || place == "by", forces: slices.Contains(frame.Through, "forces")})
			if by := s.agentOf(n); len(st.subjects) == 0 && place == "by" && by >= 0 { // "the attack on Albania carried out by Iran"
				st.subjects = s.members(by, lookThrough{agents: true, members: slices.Contains(frame.Through, "members"), place: true})
			}
			if len(st.subjects) == 0 && (place == "from" || place == "by") {
				st.subjects = s.arising(n, rest, place)
			}
		}
		if len(st.subjects) > 0 {
			break
		}
	}
	if len(st.subjects) == 0 && !mutual {
		st.subjects = s.denier(n)
	}
	if mutual && s.each(st.subjects) {
		st.objects = st.subjects
	}
	if frame.Officials {
		st.subjects = s.officials(st.subjects)
	}
	if len(st.subjects) == 0 {
		return r.fail(s, st, NoSubject)
	}
	if len(st.objects) == 0 || !s.required(frame, st.last) {
		return r.fail(s, st, NoObject)
	}
	if s.dreaded(n) {
		st.status = plain.weaken(graph.Possible)
	} else if s.presupposed(n) {
		st.status = s.deedStatus(n)
	} else if v := s.verbOf(n); v >= 0 {
		st.status = s.happens(n, v)
	} else {
		st.status = s.nounStatus(n)
	}
	if s.feared(n) {
		st.status = st.status.weaken(graph.Possible)
	}
	if predicated != nil {
		st.status = s.attributes(n, predicated.status)
		st.speech, st.finite = predicated.speech, predicated.finite
	}
	if frame.Modality != "" {
		st.status = st.status.weaken(frame.Modality)
	}
	if s.question {
		st.status = st.status.weaken(graph.Possible)
	}
	return st, true
}

// denied reports whether the verb before noun phrase n denies it: "denied any attack".
func (s *syntax) denied(n int) bool {
	k := s.verbBefore(n)
	return k >= 0 && s.grammar.classes["denies"][s.lemma(k)] && !s.isPassive(k)
}

// denier returns whoever denies the act that noun phrase n names as their own: "denied any attack on".
func (s *syntax) denier(n int) []actor {
	if !s.denied(n) {
		return nil
	}
	var list []actor
	for _, subject := range s.read(s.verbBefore(n), 1).subjects {
		list = append(list, s.resolve(subject, lookThrough{agents: true}, 0)...)
	}
	return list
}

// arising resolves the source of a noun that is its verb's subject: "condemnation of Iran came from France".
func (s *syntax) arising(n, rest int, place string) []actor {
	for s.kindAt(rest) == prepKind && s.kindAt(rest+1) == nounKind {
		_, rest = s.rightGroup(rest + 1)
	}
	v := s.skipOn(rest)
	if s.kindAt(v) != verbKind || !s.grammar.classes["arising"][s.lemma(v)] || s.own(v) != plain || !slices.Contains(s.read(v, 0).subjects, n) {
		return nil
	}
	return s.byPreposition(v+1, place, lookThrough{agents: true, place: true, towns: true})
}

// pastAuthor returns the chunk after a phrase at chunk rest that names the subject of a noun frame, if more phrases
// follow: "threats by the Taliban against Pakistan".
func (s *syntax) pastAuthor(rest int, frame *lexicon.Frame) int {
	if s.kindAt(rest) != prepKind || s.kindAt(rest+1) != nounKind || s.word(rest) == "of" || !slices.Contains(frame.Subject, s.word(rest)) {
		return rest
	}
	_, end := s.rightGroup(rest + 1)
	if s.namedBeforeOf(rest + 1) {
		end = rest + 2
	}
	if k := s.kindAt(end); k == prepKind || k == relKind || k == verbKind && s.chunks[end].verb.to {
		return end
	}
	return rest
}

func anyAct(list []actor) bool {
	return slices.ContainsFunc(list, func(a actor) bool { return a.act })
}

// unreal returns what an attribute says of something that has not happened: "a possible", "the planned".
func (s *syntax) unreal(word string) (lexicon.Effect, bool) {
	for _, e := range []lexicon.Effect{lexicon.EffectPossible, lexicon.EffectPlanned, lexicon.EffectNegative} {
		if s.grammar.classes["unreal_"+string(e)][word] {
			return e, true
		}
	}
	return "", false
}

// attributes applies what the attributes of noun phrase n say.
func (s *syntax) attributes(n int, st status) status {
	for i := s.chunks[n].first; i < s.chunks[n].head; i++ {
		if e, ok := s.unreal(s.lower(i)); ok && !(e == lexicon.EffectPossible && s.lower(i) == "any" && s.denied(n)) {
			st = st.under(e)
		}
	}
	return st
}

// nounStatus reads the status of what noun phrase n names, off its own words and
// off the verb or noun that it depends on.
func (s *syntax) nounStatus(n int) status {
	st := s.attributes(n, plain)
	for j := n - 1; j >= 0 && j > n-8; j-- {
		switch s.kindAt(j) {
		case prepKind:
			if s.word(j) == "without" {
				return st.under(lexicon.EffectNegative)
			}
			if s.grammar.classes["aftermath"][s.word(j)] {
				return st
			}
			if j == n-1 && (s.word(j) == "before" || s.word(j) == "of" && s.preceded(j, "ahead")) {
				return st.weaken(graph.Planned) // "ahead of a visit to"
			}
		case nounKind:
			gov, ok := s.nounGovernor(j)
			switch {
			case s.kindAt(j+1) != prepKind:
			case ok && gov.effect == lexicon.EffectPlanned:
				st = s.fate(reading{status: st.under(gov.effect)}, j).status
			case s.grammar.classes["doubts"][singular(s.word(j))]:
				if s.disowned(j) {
					return st.under(lexicon.EffectNegative)
				}
				return st.weaken(graph.Possible)
			case ok:
				st = st.under(gov.effect)
			}
		case verbKind:
			lemma := s.lemma(j)
			if s.grammar.classes["denies"][lemma] && !s.isPassive(j) {
				return st.under(lexicon.EffectNegative).inside(s.own(j))
			}
			if s.byNobody(j) && s.word(n-1) == "of" || s.supposed(j) { // "nothing came of", "if there is"
				return st.weaken(graph.Possible)
			}
			if s.callsOff(j) && !s.isReduced(j) {
				return st.under(lexicon.EffectNegative).inside(s.own(j))
			}
			if s.grammar.classes["plans_event"][lemma] && j+1 == n {
				return st.weaken(graph.Planned).inside(s.own(j))
			}
			if s.grammar.classes["wanted"][lemma] && !(s.isReduced(j) && s.kindAt(j+1) == prepKind && s.word(j+1) == "by") && !s.beside(n) || s.grammar.classes["accusing"][lemma] && s.kindAt(n-1) == prepKind && s.word(n-1) != "for" {
				return st.weaken(graph.Possible)
			}
			own := s.own(j)
			if own.negated && j+1 == n {
				return st.weaken(graph.Possible)
			}
			return st.weaken(own.modality)
		case commaKind, conjKind, relKind, subKind:
			if s.kindAt(j) == subKind && s.word(j) == "if" {
				return st.weaken(graph.Possible)
			}
			return st
		}
	}
	return st
}
