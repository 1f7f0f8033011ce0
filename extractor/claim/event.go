package claim

import (
	"math"
	"strings"

	"entente/graph"
)

// timeAt returns the time expression that begins at token i, nil if there is none.
func (s *syntax) timeAt(i int) *timeExpression {
	for k := range s.times {
		if s.times[k].first == i {
			return &s.times[k]
		}
	}
	return nil
}

// timeInside reports whether the time expression from token first to last is an
// attribute inside a noun phrase: "Iran's July 15 cyberattack", "the 2018 deal".
func (s *syntax) timeInside(first, last int) bool {
	if last >= len(s.tokens) || first == 0 || s.startsMention(last) {
		return false
	}
	if !strings.HasPrefix(s.tag(last), "NN") && !strings.HasPrefix(s.tag(last), "JJ") && s.tag(last) != "POS" {
		return false
	}
	before := s.tag(first - 1)
	return before == "POS" || before == "DT" || before == "PRP$" || strings.HasPrefix(before, "JJ") || s.mention[first-1] >= 0 && s.mentions[s.mention[first-1]].Form == "demonym"
}

// eventDate returns when the statement at chunk v happened. stamp is the
// article's own date, which counts only for news told as fresh.
func (s *syntax) eventDate(v int, st status, stamp string) string {
	best, distance, named := "", math.MaxInt, false
	for c := range s.chunks {
		if s.kindAt(c) != timeKind {
			continue
		}
		t := s.chunks[c].time
		d := s.timeDistance(v, c)
		if d < 0 {
			continue
		}
		named = true
		switch {
		case d >= distance:
		case c > v && t.ahead != "" && (st.modality == graph.Planned || st.modality == graph.Possible && s.kindAt(v) == verbKind && s.chunks[v].verb.to && !s.chunks[v].verb.perfect):
			best, distance = t.ahead, d
		case !t.future:
			best, distance = t.date, d
		}
	}
	if best != "" {
		return best
	}
	if s.month != "" && st.modality == graph.Actual && !st.negated && stamp != "" {
		return s.month
	}
	if named || st.modality != graph.Actual || st.negated || !s.fresh(v) {
		return ""
	}
	if day := s.saidOn(); day != "" && stamp != "" && day < stamp {
		return day
	}
	return stamp
}

// saidOn returns the day of the last week on which the sentence says that it was told: "has cut ties, the minister
// said on Friday". It returns "" if there is none.
func (s *syntax) saidOn() string {
	for c := range s.chunks {
		if s.kindAt(c) != timeKind || s.chunks[c].time.ahead == "" || len(s.chunks[c].time.date) != 10 {
			continue
		}
		v := c - 1
		if s.kindAt(v) == prepKind {
			v--
		}
		if s.kindAt(v) == verbKind && s.grammar.speech[s.lemma(v)] && s.chunks[v].verb.finite {
			return s.chunks[c].time.date
		}
	}
	return ""
}

// timeDistance counts the chunks between a verb and a time expression, -1 if
// another finite verb parts them.
func (s *syntax) timeDistance(v, c int) int {
	lo, hi := min(v, c), max(v, c)
	if c < v && (s.aloneBefore(c, v) || s.inAside(c, v)) || c > v && s.opensNext(v, c) || s.datesOther(c) {
		return -1
	}
	for k := lo + 1; k < hi; k++ {
		if s.kindAt(k) == verbKind && s.chunks[k].verb.finite && !s.isReduced(k) {
			if c < v && s.grammar.speech[s.lemma(k)] {
				continue // "announced on Wednesday that it has cut ties"
			}
			if c < v && (s.chunks[v].verb.form == 'g' || s.chunks[v].verb.to) {
				continue
			}
			return -1
		}
		if k := s.kindAt(k); k == relKind && c > v || k == subKind {
			return -1
		}
	}
	d := hi - lo
	if c < v {
		d += 1 // what follows the verb is nearer than what stands before it
	}
	if s.kindAt(c-1) == prepKind && s.word(c-1) == "to" {
		d += 8 // "from 1991 to 1996"
	}
	switch s.word(c) {
	case "since", "until", "after", "before", "of", "from", "for":
		d += 6
	}
	return d
}

// inAside reports whether the time expression at c belongs to an aside before the verb at v
// that has more in it than the time: ", a member of NATO since 2009,".
func (s *syntax) inAside(c, v int) bool {
	from, to, more := c-1, c+1, false
	for ; from >= 0 && s.kindAt(from) != commaKind; from-- {
		more = more || s.kindAt(from) == nounKind && s.kindAt(from-1) == commaKind || s.kindAt(from) == relKind
		if s.kindAt(from) == verbKind && s.chunks[from].verb.finite {
			return false // another rule's business
		}
	}
	for ; to < v && s.kindAt(to) != commaKind; to++ {
	}
	return more && from > 0 && to < v && s.kindAt(from-1) == nounKind && s.kindAt(to-1) != conjKind && s.kindAt(to+1) != conjKind
}

// grounds are prepositions before what made somebody act. A date after such a
// thing is its date: "broke off relations over an attack in July".
var grounds = map[string]bool{"over": true, "after": true, "following": true, "amid": true, "because": true, "against": true, "about": true, "despite": true, "before": true}

// datesOther reports whether the time expression at chunk c dates what stands directly
// before it, a thing that is only the reason for the statement or its setting.
func (s *syntax) datesOther(c int) bool {
	for n := c - 1; s.kindAt(n) == nounKind && s.kindAt(n-1) == prepKind; n -= 2 {
		if s.inClass(s.chunks[n].head, "meetings") {
			return false
		}
		p, h := s.word(n-1), s.chunks[n].head
		switch {
		case (p == "after" || p == "following") && (len(s.chunks[c].time.date) == len("1979") || s.lower(s.chunks[n].first) == "the"):
			return false // "after the revolution in 1979": in the same year, as far as the words say
		case grounds[p] && s.mention[h] < 0,
			p == "for" && s.mention[h] < 0 && (s.inClass(h, "acts") || s.inClass(h, "suffered")),
			p == "in" && (s.word(n) == "response" || s.word(n) == "retaliation" || s.word(n) == "reaction" || s.word(n) == "revenge" || s.word(n) == "protest") && n < c-1:
			return true
		}
	}
	return false
}

// opensNext reports whether the time expression at c, right of the verb at v,
// stands before a verb coordinated with it: "accused Iran and, in May 2018, cut ties".
func (s *syntax) opensNext(v, c int) bool {
	next := c + 1
	if s.kindAt(next) == commaKind {
		next++
	}
	if s.kindAt(next) != verbKind {
		return false
	}
	k := c - 1
	if s.kindAt(k) == commaKind {
		k--
	}
	return k > v && s.kindAt(k) == conjKind
}

// aloneBefore reports whether the time expression at c, left of the verb at v,
// belongs to another verb before it: "the group, based there since 2013, was welcomed".
func (s *syntax) aloneBefore(c, v int) bool {
	comma := false
	for k := c + 1; k < v; k++ {
		comma = comma || s.kindAt(k) == commaKind
	}
	if !comma {
		return false
	}
	if k := c - 1; s.kindAt(k) == conjKind || s.kindAt(k) == commaKind && s.kindAt(k-1) == conjKind {
		return false // "and, in May 2018, cut ties"
	}
	for k := c - 1; k >= 0; k-- {
		if s.kindAt(k) == verbKind { // not "announced on May 3, 2019, that it was cutting ties"
			return !s.grammar.speech[s.lemma(k)]
		}
	}
	return false
}

// longPast reports whether an adverb of the verb at chunk v says that it is no news: "previously", "once".
func (s *syntax) longPast(v int) bool {
	old := func(w string) bool {
		return isOneOf(w, "previously", "formerly", "once", "originally", "historically", "earlier", "long")
	}
	for _, a := range s.chunks[v].verb.adverbs {
		if old(a) {
			return true
		}
	}
	return s.kindAt(v-1) == advKind && old(s.word(v-1)) || s.kindAt(v-1) == nounKind && s.kindAt(v-2) == advKind && v == 2 && old(s.word(v-2))
}

// fresh reports whether the verb tells news in the tense that news has: a
// headline's present, the simple past, the present perfect or "is cutting".
func (s *syntax) fresh(v int) bool {
	g := s.chunks[v].verb
	if s.kindAt(v) != verbKind || g.to {
		return false
	}
	if s.has(s.chunks[v].first, s.chunks[v].last, "had") || s.longPast(v) {
		return false
	}
	for k := v - 1; k >= 0 && s.kindAt(k) != verbKind && s.kindAt(k) != commaKind; k-- {
		if s.kindAt(k) == subKind || s.kindAt(k) == prepKind && opensClause[s.word(k)] && s.word(k) != "as" {
			return false // "months after Cuba broke ties"
		}
	}
	if g.form == 'd' && !g.perfect && !s.lead {
		return false // the simple past tells news at the top of an article and history further down
	}
	return g.form == 'd' || g.form == 's' || g.form == 'b' || g.progress
}
