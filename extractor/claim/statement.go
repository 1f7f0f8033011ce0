package claim

import (
	"slices"

	"entente/extractor/lexicon"
	"entente/graph"
)

// statement is a frame that matched: who, whom, in which words, how meant.
type statement struct {
	frame       int
	chunk       int // the chunk of the trigger
	first, last int // tokens of the cue
	subjects    []actor
	objects     []actor
	status      status
	speech      int // verb chunk that reports it, -1 if none
	factor      float64
	finite      bool
	passive     bool
	dated       int    // the chunk by which it is dated
	held        bool   // of a holder frame: it lasts, and has its date in when
	when        string // since when it holds, if the words say so
	since       int    // one more than the sentence that it echoes, 0 if it stands in one sentence
}

// statements returns the frames that match at chunk c: those with the longest
// cue, "gave shelter" before "gave", and of each relation type the first.
func (r *reader) statements(s *syntax, c int) []statement {
	g := r.finder.grammar
	var frames []int
	match := r.matchVerb
	switch s.kindAt(c) {
	case verbKind:
		frames = g.frames[s.lemma(c)]
	case nounKind:
		h := s.chunks[c].head
		if frames = g.nounFrame[s.lower(h)]; frames == nil {
			frames = g.nounFrame[singular(s.lower(h))]
		}
		if m := s.mention[h]; m >= 0 && s.mentions[m].Form != graph.FormNominal && s.tokens[h].Text != s.lower(h) {
			frames = nil // "Department of International Relations and Cooperation"
		}
		match = r.matchNoun
	}
	var list []statement
	longest := 0
	try := func(frames []int, match func(*syntax, int, int) (statement, bool)) {
		for _, f := range frames {
			if slices.ContainsFunc(list, func(st statement) bool { return r.typeOf(st) == r.finder.frames.List[f].Type }) {
				r.passed(s, c, f, OtherFrame)
				continue
			}
			if !r.castable(s, f) {
				continue
			}
			if st, ok := match(s, c, f); ok && r.fits(s, st) {
				list = append(list, st)
				longest = max(longest, st.last-st.first)
			}
		}
	}
	try(frames, match)
	if len(list) == 0 {
		try(g.adjectiveFrames(s, c), r.matchAdjective)
	}
	return slices.DeleteFunc(list, func(st statement) bool { return r.longer(s, st, longest) })
}

// fits reports whether a subject and an object of the statement are of types that its frame allows.
func (r *reader) fits(s *syntax, st statement) bool {
	types := r.finder.frames.List[st.frame].Types
	of := func(list []actor, types []graph.EntityType) bool {
		return slices.ContainsFunc(list, func(a actor) bool {
			e := r.entityOf(a)
			if st.held {
				e = r.itself(a)
			}
			return e >= 0 && allowed(types, r.entities[e].Type)
		})
	}
	if of(st.subjects, types.Subject) && of(st.objects, types.Object) {
		return true
	}
	for _, a := range st.subjects {
		for _, b := range st.objects {
			r.misfit(s, st, r.entityOf(a), r.entityOf(b))
		}
	}
	return false
}

func (r *reader) typeOf(st statement) graph.RelationType { return r.finder.frames.List[st.frame].Type }

// matchVerb matches a verb frame at verb chunk v.
func (r *reader) matchVerb(s *syntax, v, f int) (statement, bool) {
	frame := &r.finder.frames.List[f]
	st := statement{frame: f, chunk: v, dated: v, first: s.chunks[v].head, last: s.chunks[v].last, factor: 1, speech: -1}
	passive := s.isPassive(v)
	beside := -1
	if frame.Lasting {
		if beside = s.besideParticiple(v); beside >= 0 {
			passive = true
		}
	}
	if frame.Voice == "active" && passive || frame.Voice == "passive" && !passive {
		return r.fail(s, st, Voice)
	}
	next := v + 1
	if end := s.parted(v, frame.Particles); end > 0 { // "took them in"
		st.last = s.chunks[end].last
	} else if len(frame.Particles) > 0 {
		if k := s.kindAt(next); k == advKind || k == prepKind || k == adjKind || k == nounKind && s.chunks[next].last == s.chunks[next].first+1 {
			if s.kindAt(next+1) == prepKind && slices.Contains(frame.Particles, s.word(next)+" "+s.word(next+1)) { // "came out in support"
				st.last = s.chunks[next+1].last
				next += 2
			} else if slices.Contains(frame.Particles, s.word(next)) {
				st.last = s.chunks[next].last
				next++
			} else if !slices.Contains(frame.Particles, "") {
				return r.fail(s, st, Particle)
			}
		} else if !slices.Contains(frame.Particles, "") {
			return r.fail(s, st, Particle)
		}
	}
	if r.refused(s, f, st.last) {
		return r.fail(s, st, Refused)
	}
	if g := s.chunks[v].verb; frame.Present && (s.over(v) || g.to || g.form == 'g' && !g.aux) {
		return r.fail(s, st, Refused)
	}
	if len(frame.Follow) > 0 {
		end := s.followed(v, frame.Follow)
		if end < 0 {
			return r.fail(s, st, Complement)
		}
		st.last = end
	}
	if !s.required(frame, 0) {
		return r.fail(s, st, Refused)
	}
	past := 0
	if len(frame.Follow) > 0 {
		for past = v + 1; past < len(s.chunks) && s.chunks[past].first < st.last; past++ {
		}
	}
	ms := match{syntax: s, frame: frame, rule: &r.finder.rules[f], verb: v, after: next, past: past, passive: passive && frame.Voice != "passive"}
	if len(frame.Clause.Forms) > 0 && !ms.takesClause() {
		return r.fail(s, st, NoClause)
	}
	if r.trace == nil && s.parse == nil && !ms.passive && s.asksTree(v) && !ms.worthwhile(st) {
		return r.fail(s, st, NoObject)
	}
	ms.reading = s.read(v, 0)
	if beside >= 0 {
		ms.reading.subjects, ms.reading.status = []int{beside}, plain
	}
	if len(frame.Complement) > 0 && !ms.complement(&st) {
		return r.fail(s, st, Complement)
	}
	from := s.chunks[v].first
	if ms.passive {
		from = 0 // "France's proposal was blocked by Russia"
	}
	if !s.required(frame, from) || frame.Refuse.Infinitive && ms.infinitiveFollows() || frame.Bare && ms.predicated() {
		return r.fail(s, st, Refused)
	}
	if !ms.roles(&st) {
		return r.fail(s, st, ms.lacking(&st))
	}
	st.status = ms.reading.status
	if frame.Denied {
		if !ms.reading.status.negated {
			return r.fail(s, st, Undenied)
		}
		st.status = s.undenied(v, ms.reading.status)
	}
	if ms.denied || ms.objectDenied() || s.deniedAfter(v) {
		st.status = st.status.inside(status{negated: true, modality: "actual"})
	}
	if s.question || s.unsure() || s.conditional() && st.status.modality == "planned" {
		st.status = st.status.weaken("possible")
	}
	st.status = st.status.weaken(frame.Modality)
	st.speech, st.finite, st.passive = ms.reading.speech, ms.reading.finite, ms.passive
	return st, true
}

// besideParticiple returns the noun phrase directly before the participle at chunk v, a
// comma allowed, if it ends with a name: "the MEK, led by Rajavi,". What lasts is said of that
// and not of a phrase that it hangs on. It returns -1 if there is none.
func (s *syntax) besideParticiple(v int) int {
	g := s.chunks[v].verb
	if g.form != 'd' || g.aux || s.kindAt(v+1) != prepKind {
		return -1
	}
	n := v - 1
	if s.kindAt(n) == advKind {
		n--
	}
	if s.kindAt(n) == commaKind {
		n--
	}
	if s.kindAt(n) != nounKind || s.mention[s.chunks[n].head] < 0 || s.mentions[s.mention[s.chunks[n].head]].Type != graph.Organization && !s.isReduced(v) {
		return -1
	}
	return n
}

// match is the state of matching one verb frame.
type match struct {
	*syntax
	frame    *lexicon.Frame
	rule     *rule
	verb     int
	past     int  // first chunk after the words that must follow, 0 if the frame asks for none
	after    int  // first chunk after the verb and its particle
	noun     int  // complement's noun chunk, or the direct object's
	rest     int  // first chunk after complement or verb, where prepositional phrases begin
	passive  bool // roles are turned round
	reading  reading
	denied   bool // "no ties"
	indirect int  // noun chunk between verb and complement, 0 if none
	retained bool // a passive that keeps its noun: "was granted asylum by Ecuador"
}

// complement finds the nouns that the verb must govern.
func (m *match) complement(st *statement) bool {
	for _, c := range m.rule.complement {
		if m.passive && slices.Contains(m.frame.Object, "indirect") && m.kindAt(m.after) == nounKind {
			if end, ok := m.chain(m.after, c); ok {
				m.retained = true
				return m.found(st, m.after, end)
			}
		}
		if m.passive {
			// "Diplomatic ties with Qatar were severed": the noun is the passive's subject.
			for _, n := range m.reading.subjects {
				if end, ok := m.chain(n, c); ok {
					m.noun, m.rest = n, end
					st.first = min(st.first, m.chunks[n].first)
					return true
				}
			}
			continue
		}
		n := m.after
		for m.kindAt(n) == advKind || m.kindAt(n) == timeKind {
			n++
		}
		if m.kindAt(n) != nounKind && m.kindAt(n+1) == prepKind && m.word(n+1) == "than" {
			n += 2 // "more than a century of relations"
		} else if m.kindAt(n) == prepKind && m.word(n) == "than" && m.kindAt(n-1) == advKind {
			n++
		}
		if end := m.aside(n); end > 0 && m.kindAt(end) == nounKind {
			n = end // "severed, after months of quarrels, its relations"
		}
		if m.relativeComplement(st, c) {
			return true
		}
		if m.kindAt(n) != nounKind {
			return false
		}
		if end, ok := m.chain(n, c); ok {
			return m.found(st, n, end)
		}
		// "gave the group refuge": the object role stands between.
		if slices.Contains(m.frame.Object, "indirect") && m.kindAt(n+1) == nounKind {
			if end, ok := m.chain(n+1, c); ok {
				m.indirect = n
				return m.found(st, n+1, end)
			}
		}
	}
	return false
}

// relativeComplement finds the complement before a relative clause: "the deal that Kosovo struck with Serbia".
func (m *match) relativeComplement(st *statement, c []link) bool {
	if len(m.reading.subjects) == 0 || len(c) > 1 || m.kindAt(m.after) == nounKind {
		return false
	}
	n := m.reading.subjects[0] - 1
	if m.reading.subjects[0] > m.verb {
		return false
	}
	if m.kindAt(n) == relKind && m.word(n) != "who" {
		n--
	}
	if m.kindAt(n) == commaKind {
		n--
	}
	if m.kindAt(n) != nounKind {
		return false
	}
	if _, ok := m.chain(n, c); !ok {
		return false
	}
	m.noun, m.rest = n, m.after
	return true
}

func (m *match) found(st *statement, n, end int) bool {
	m.noun, m.rest = n, end
	st.last = max(st.last, m.chunks[end-1].last)
	// "broke ties off with"
	if (m.kindAt(end) == advKind || m.kindAt(end) == prepKind && m.kindAt(end+1) == prepKind) && slices.Contains(m.frame.Particles, m.word(end)) {
		st.last = m.chunks[end].last
		m.rest = end + 1
	}
	if m.lower(m.chunks[n].first) == "no" && m.chunks[n].head > m.chunks[n].first {
		m.denied = true
	}
	return true
}

// chain matches a complement's nouns from noun chunk n on and returns the
// chunk after the last. "diplomatic and trade ties", "all contacts and ties" match.
func (s *syntax) chain(n int, c []link) (int, bool) {
	for i, link := range c {
		if i > 0 {
			if s.kindAt(n) != prepKind || s.word(n) != link.prep {
				return 0, false
			}
			n++
		}
		if s.kindAt(n) != nounKind {
			return 0, false
		}
		set := link.nouns
		h := s.chunks[n].head
		ok := s.mention[h] < 0 && (link.any || containsNoun(set, s.tokens[h]) || h > s.chunks[n].first && set[s.lower(h-1)+"_"+singular(s.lower(h))])
		for k := n; !ok && s.kindAt(k+1) == commaKind && s.kindAt(k+2) == nounKind && s.mention[s.chunks[k+2].head] < 0 && (s.kindAt(k+3) == commaKind || s.kindAt(k+3) == conjKind); {
			if k += 2; containsNoun(set, s.tokens[s.chunks[k].head]) || s.kindAt(k+1) == conjKind {
				n = k // "kitchens, tents and doctors"
			}
			ok = containsNoun(set, s.tokens[s.chunks[k].head])
		}
		for s.kindAt(n+1) == conjKind && s.kindAt(n+2) == nounKind && s.mention[s.chunks[n+2].head] < 0 {
			more := containsNoun(set, s.tokens[s.chunks[n+2].head])
			if !more && !ok {
				return 0, false
			}
			if !more {
				break
			}
			ok = true
			n += 2
		}
		if !ok {
			return 0, false
		}
		for t := s.chunks[n].first; t < s.chunks[n].head; t++ {
			if !link.free && !set[s.lower(t)] && s.grammar.classes["unofficial"][s.lower(t)] { // unless listed: "telephone call"
				return 0, false
			}
		}
		n++
	}
	return n, true
}
