package claim

import (
	"slices"

	"entente/graph"
)

// conjuncts returns the statements that a verb makes with objects of their own behind a conjunction, each with
// its own date: "severed ties with Chile in 1974 and with Nicaragua in 1979", "condemned Israel on Monday and
// Greece on Tuesday". What follows directly is part of the first object and not repeated here.
func (r *reader) conjuncts(s *syntax, st statement) []statement {
	frame := &r.finder.frames.List[st.frame]
	if s.kindAt(st.chunk) != verbKind || st.held || frame.Guests || frame.ActsOnly || len(st.objects) == 0 {
		return nil
	}
	last := 0
	for _, o := range st.objects {
		last = max(last, r.chunkOfMention(s, o.mention))
	}
	if last <= st.chunk {
		return nil
	}
	m := match{syntax: s, frame: frame, rule: &r.finder.rules[st.frame], verb: st.chunk}
	var list []statement
	for c := last + 1; c < len(s.chunks); c++ {
		switch s.kindAt(c) {
		case verbKind, relKind, subKind, otherKind:
			return list
		case commaKind:
			if s.word(c) != "," {
				return list
			}
			continue
		case conjKind:
		default:
			continue
		}
		k, denied := c+1, false
		for s.kindAt(k) == advKind || s.kindAt(k) == timeKind || s.kindAt(k) == commaKind && s.word(k) == "," {
			denied = denied || s.word(k) == "not"
			k++
		}
		n := k
		through := m.through()
		switch {
		case s.kindAt(k) == prepKind && slices.Contains(frame.Object, s.word(k)) && s.repeats(last, k):
			n, through.place = k+1, true
		case s.kindAt(k) != nounKind || s.kindAt(c-1) != timeKind || !slices.Contains(frame.Object, "object") || st.passive:
			return list
		}
		if s.kindAt(n) != nounKind {
			return list
		}
		_, end := s.rightGroup(n)
		if n == k && s.kindAt(end) != timeKind || s.kindAt(s.skipOn(end)) == verbKind && s.chunks[s.skipOn(end)].verb.finite || s.kindAt(end) == nounKind {
			return list
		}
		next := st
		if next.objects = s.members(n, through); len(next.objects) == 0 || overlaps(next.objects, st.objects) {
			return list
		}
		next.dated = n
		if denied {
			next.status = next.status.inside(status{negated: true, modality: graph.Actual})
		}
		list = append(list, next)
		c = end - 1
	}
	return list
}

// repeats reports whether the preposition at chunk k stands before the noun phrase at chunk n, or the one that
// it is coordinated with, too.
func (s *syntax) repeats(n, k int) bool {
	p := s.leftItems(n)[0] - 1
	return s.kindAt(p) == prepKind && s.word(p) == s.word(k)
}

// chunkOfMention returns the noun chunk that a mention of the sentence ends in, -1 if there is none.
func (r *reader) chunkOfMention(s *syntax, mention int) int {
	for c := range s.chunks {
		if s.kindAt(c) != nounKind {
			continue
		}
		for i := s.chunks[c].first; i < s.chunks[c].last; i++ {
			if k := s.mention[i]; k >= 0 && k == mention {
				return c
			}
		}
	}
	return -1
}

func overlaps(a, b []actor) bool {
	return slices.ContainsFunc(a, func(x actor) bool {
		return slices.ContainsFunc(b, func(y actor) bool { return x.mention == y.mention })
	})
}
