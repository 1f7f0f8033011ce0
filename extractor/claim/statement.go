package claim

import (
	"slices"
	"strings"

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
}

// statements returns the frames that match at chunk c.
func (r *reader) statements(s *syntax, c int) []statement {
	var list []statement
	g := r.finder.grammar
	switch s.kindAt(c) {
	case verbKind:
		for _, f := range g.frames[s.lemma(c)] {
			if st, ok := r.matchVerb(s, c, f); ok {
				list = append(list, st)
				break
			}
		}
	case nounKind:
		h := s.chunks[c].head
		frames := g.nounFrame[s.lower(h)]
		if frames == nil {
			frames = g.nounFrame[singular(s.lower(h))]
		}
		for _, f := range frames {
			if st, ok := r.matchNoun(s, c, f); ok {
				list = append(list, st)
				break
			}
		}
	}
	return list
}

// refused reports whether the sentence has a word that tells another sense, or
// such words follow the cue directly.
func (r *reader) refused(s *syntax, frame int, after int) bool {
	set := r.finder.refuse[frame]
	for i, t := range s.tokens {
		if s.mention[i] < 0 && (set[t.Lower] || set[t.Lemma] || set[singular(t.Lower)]) {
			return true
		}
		if i+1 < len(s.tokens) && set[t.Lower+" "+s.tokens[i+1].Lower] {
			return true
		}
	}
	for _, next := range r.finder.frames.List[frame].Refuse.Next {
		words := strings.Fields(next)
		for from := after; from < after+refuseWithin && from+len(words) <= len(s.tokens); from++ {
			same := true
			for i, w := range words {
				same = same && s.lower(from+i) == w
			}
			if same {
				return true
			}
		}
	}
	return false
}

// refuseWithin is how many words after the cue another sense may still show:
// "condemned the former minister to death".
const refuseWithin = 10

// matchVerb matches a verb frame at verb chunk v.
func (r *reader) matchVerb(s *syntax, v, f int) (statement, bool) {
	frame := &r.finder.frames.List[f]
	none := statement{}
	st := statement{frame: f, chunk: v, first: s.chunks[v].head, last: s.chunks[v].last, factor: 1, speech: -1}
	passive := s.isPassive(v)
	if frame.Voice == "active" && passive || frame.Voice == "passive" && !passive {
		return none, false
	}
	next := v + 1
	if len(frame.Particles) > 0 {
		if s.kindAt(next) == advKind || s.kindAt(next) == prepKind {
			if slices.Contains(frame.Particles, s.word(next)) {
				st.last = s.chunks[next].last
				next++
			} else if !slices.Contains(frame.Particles, "") {
				return none, false
			}
		} else if !slices.Contains(frame.Particles, "") {
			return none, false
		}
	}
	if r.refused(s, f, st.last) {
		return none, false
	}
	rd := s.read(v, 0)
	ms := match{syntax: s, frame: frame, verb: v, after: next, passive: passive && frame.Voice != "passive", reading: rd}
	if len(frame.Complement) > 0 && !ms.complement(&st) {
		return none, false
	}
	if !ms.roles(&st) {
		return none, false
	}
	st.status = rd.status
	if ms.denied {
		st.status.negated = true
	}
	if s.question || s.conditional() && st.status.modality == "planned" {
		st.status = st.status.weaken("possible")
	}
	st.status = st.status.weaken(frame.Modality)
	st.speech, st.finite = rd.speech, rd.finite
	return st, true
}

// match is the state of matching one verb frame.
type match struct {
	*syntax
	frame    *lexicon.Frame
	verb     int
	after    int  // first chunk after the verb and its particle
	noun     int  // complement's noun chunk, or the direct object's
	rest     int  // first chunk after complement or verb, where prepositional phrases begin
	passive  bool // roles are turned round
	reading  reading
	denied   bool // "no ties"
	indirect int  // noun chunk between verb and complement, 0 if none
	retained bool // a passive that keeps its noun: "was granted asylum by Ecuador"
	active   []actor
}

// complement finds the nouns that the verb must govern.
func (m *match) complement(st *statement) bool {
	for _, c := range m.frame.Complement {
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

func (m *match) found(st *statement, n, end int) bool {
	m.noun, m.rest = n, end
	st.last = max(st.last, m.chunks[end-1].last)
	// "broke ties off with"
	if m.kindAt(end) == advKind && slices.Contains(m.frame.Particles, m.word(end)) {
		st.last = m.chunks[end].last
		m.rest = end + 1
	}
	if m.lower(m.chunks[n].first) == "no" {
		m.denied = true
	}
	return true
}

// unofficial are attributes of ties that are not relations between states or organizations.
var unofficial = map[string]bool{
	"air": true, "rail": true, "sea": true, "road": true, "transport": true, "phone": true, "telephone": true, "internet": true, "power": true,
	"family": true, "blood": true, "sporting": true, "sports": true, "flight": true, "shipping": true, "ferry": true, "bus": true, "train": true,
	"radio": true, "video": true, "bow": true, "neck": true, "satellite": true, "causal": true, "gas": true, "pipeline": true, "water": true, "supply": true, "transportation": true, "postal": true, "transit": true, "travel": true, "sport": true, "fibre": true, "cable": true, "electricity": true,
}

// chain matches a complement's nouns from noun chunk n on and returns the
// chunk after the last. "diplomatic and trade ties", "all contacts and ties" match.
func (s *syntax) chain(n int, c lexicon.Complement) (int, bool) {
	for i, link := range c.Links {
		if i > 0 {
			if s.kindAt(n) != prepKind || s.word(n) != link.Prep {
				return 0, false
			}
			n++
		}
		if s.kindAt(n) != nounKind {
			return 0, false
		}
		set := map[string]bool{}
		for _, noun := range link.Nouns {
			set[noun] = true
		}
		ok := s.mention[s.chunks[n].head] < 0 && containsNoun(set, s.tokens[s.chunks[n].head])
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
			if unofficial[s.lower(t)] {
				return 0, false
			}
		}
		n++
	}
	return n, true
}

// roles fills subject and object.
func (m *match) roles(st *statement) bool {
	subject, object := m.frame.Subject, m.frame.Object
	if m.passive {
		subject = turned(subject, "subject", "by")
		object = turned(object, "object", "subject")
		object = turned(object, "indirect", "subject")
	}
	if m.retained {
		subject, object = []string{"by", "in"}, []string{"subject"}
	}
	if m.rest == 0 {
		m.rest = m.after
	}
	// Whose ties: "Trump cut U.S. ties with Cuba" tells of the United States.
	if slices.Contains(subject, "subject") && m.noun > 0 && !m.passive {
		for _, a := range m.possessors(m.noun, true) {
			if f := m.mentions[a.mention].Form; f != "pronoun" {
				st.subjects = append(st.subjects, a)
			}
		}
	}
	through := m.through()
	if len(st.subjects) == 0 {
		for _, place := range subject {
			if st.subjects = m.fill(place, lookThrough{agents: true, people: place == "subject", place: place == "in" || place == "by" || place == "from" || place == "of"}); len(st.subjects) > 0 {
				break
			}
		}
	}
	if len(st.subjects) == 0 {
		return false
	}
	m.setAside = map[int]bool{}
	for _, a := range st.subjects {
		m.setAside[m.mentions[a.mention].Entity] = true
	}
	defer func() { m.setAside = nil }()
	for _, place := range object {
		if place == "reciprocal" {
			// "Iran and Iraq restored ties": each with the other.
			if len(st.subjects) == 2 && m.kindAt(m.rest) != prepKind {
				st.objects = st.subjects
			}
			break
		}
		if st.objects = m.fill(place, through); len(st.objects) > 0 {
			break
		}
	}
	if len(st.objects) == 0 || m.refusesObject(st) {
		return false
	}
	return true
}

func turned(places []string, from, to string) []string {
	if !slices.Contains(places, from) {
		return places
	}
	out := slices.Clone(places)
	for i, p := range out {
		if p == from {
			out[i] = to
		}
	}
	return out
}

func (m *match) through() lookThrough {
	return lookThrough{
		acts: slices.Contains(m.frame.Through, "acts"), agents: slices.Contains(m.frame.Through, "agents"),
		members: slices.Contains(m.frame.Through, "members"), place: false,
	}
}

func (m *match) refusesObject(st *statement) bool {
	if len(m.frame.Refuse.Object) == 0 {
		return false
	}
	set := map[string]bool{}
	for _, w := range m.frame.Refuse.Object {
		set[w] = true
	}
	n := m.after
	if m.kindAt(n) != nounKind {
		return false
	}
	for i := m.chunks[n].first; i < m.chunks[n].last; i++ {
		if m.mention[i] < 0 && containsNoun(set, m.tokens[i]) {
			return true
		}
	}
	return false
}

// fill returns the actors at a place.
func (m *match) fill(place string, through lookThrough) []actor {
	switch place {
	case "subject":
		var list []actor
		subjects := m.reading.subjects
		for _, n := range subjects {
			if m.possessed(n) && m.isGovernorNoun(n) {
				list = append(list, m.possessors(n, true)...)
				continue
			}
			found := m.actors(n, through)
			if len(found) == 0 && m.reading.speech >= 0 && m.tag(m.chunks[n].first) == "PRP$" {
				found = m.speakersOwn(n)
			}
			list = append(list, found...)
		}
		return list
	case "object":
		return m.directObject(through)
	case "indirect":
		if m.indirect == 0 {
			// "gave Hamas shelter", read as one noun phrase
			c := m.chunks[max(m.noun, 0)]
			if i := c.head - 1; m.noun > 0 && i >= c.first && m.endsMention(i) && m.tag(i) != "PRP$" && m.mentions[m.mention[i]].Form != graph.FormDemonym {
				return m.named(m.mention[i], c, through)
			}
			return nil
		}
		return m.members(m.indirect, through)
	case "possessor":
		if m.noun > 0 {
			return m.possessors(m.noun, true)
		}
		return nil
	}
	through.place = true
	if m.passive && place == "by" && !m.retained {
		return m.byPreposition(max(m.after, m.verb+1), place, through)
	}
	return m.byPreposition(m.rest, place, through)
}

// speakersOwn resolves "his government" and "his country" that linking left open,
// under a verb of saying, to the country or organization that the speaker acts for.
func (m *match) speakersOwn(n int) []actor {
	head := m.chunks[n].head
	if w := m.lower(head); w != "country" && w != "nation" && !m.inClass(head, "agents") {
		return nil
	}
	var list []actor
	for _, n := range m.read(m.reading.speech, 1).subjects {
		for _, a := range m.resolve(n, lookThrough{agents: true}, 0) {
			if m.mentions[a.mention].Type != graph.Person {
				a.factor *= 0.9
				list = append(list, a)
			}
		}
	}
	return list
}

func (s *syntax) isGovernorNoun(n int) bool {
	_, ok := s.nounGovernor(n)
	return ok && !s.inClass(s.chunks[n].head, "agents")
}

// directObject resolves the noun phrase after the verb and those coordinated with it.
func (m *match) directObject(through lookThrough) []actor {
	n := m.after
	for m.kindAt(n) == advKind || m.kindAt(n) == timeKind {
		n++
	}
	// "condemn or even criticise France": the object of both.
	for m.kindAt(n) == conjKind {
		k := n + 1
		for m.kindAt(k) == advKind {
			k++
		}
		if m.kindAt(k) != verbKind || m.chunks[k].verb.form != m.chunks[m.verb].verb.form {
			break
		}
		n = k + 1
	}
	if end := m.aside(n); end > 0 {
		n = end
	}
	// "condemned what it called Iran's aggression"
	if m.kindAt(n) == relKind && m.word(n) == "what" {
		for j := n + 1; j < n+5; j++ {
			if m.kindAt(j) == verbKind {
				switch m.lemma(j) {
				case "call", "describe", "say", "term":
				default:
					return nil
				}
				for n = j + 1; m.kindAt(n) == prepKind && m.word(n) == "as" || m.kindAt(n) == verbKind && m.word(n) == "was"; n++ {
				}
				break
			}
		}
	}
	// "condemned as illegal Russia's annexation", "condemned in strong terms the attack"
	if m.kindAt(n) == prepKind && m.word(n) == "in" && m.kindAt(n+1) == nounKind && m.mention[m.chunks[n+1].head] < 0 && m.kindAt(n+2) == nounKind {
		n += 2
	}
	// "condemned as illegal Russia's annexation"
	if m.kindAt(n) == prepKind && m.word(n) == "as" {
		n++
		if m.kindAt(n) == adjKind || m.kindAt(n) == advKind {
			n++
		}
		if m.kindAt(n) != nounKind || !m.possessed(n) {
			return nil
		}
	}
	if m.kindAt(n) != nounKind {
		return m.relativeObject(through)
	}
	return m.members(n, through)
}

// relativeObject resolves the object of a relative clause: "Israel, which
// Jordan condemned last week".
func (m *match) relativeObject(through lookThrough) []actor {
	if len(m.reading.subjects) == 0 {
		return nil
	}
	rel := m.reading.subjects[0] - 1
	if m.kindAt(rel) != relKind || m.reading.subjects[0] > m.verb {
		return nil
	}
	switch m.word(rel) {
	case "which", "whom", "who", "that":
	default:
		return nil
	}
	n := rel - 1
	if m.kindAt(n) == commaKind {
		n--
	}
	if m.kindAt(n) != nounKind {
		return nil
	}
	return m.actors(n, through)
}

// aside returns the chunk after an aside between commas that begins at chunk j and
// has neither verb nor name in it: ", in the strongest terms,". It returns 0 if there is none.
func (s *syntax) aside(j int) int {
	if s.kindAt(j) != commaKind || s.word(j) != "," {
		return 0
	}
	for k := j + 1; k < len(s.chunks) && k < j+6; k++ {
		switch s.kindAt(k) {
		case commaKind:
			return k + 1
		case verbKind, conjKind, relKind, subKind:
			return 0
		case nounKind:
			if s.mention[s.chunks[k].head] >= 0 || s.kindAt(k-1) != prepKind {
				return 0
			}
		}
	}
	return 0
}

// members resolves the coordination that begins with noun phrase n.
func (s *syntax) members(n int, through lookThrough) []actor {
	// "our NATO ally, Albania": the name in apposition.
	if s.mention[s.chunks[n].head] < 0 && !through.acts && s.kindAt(n+1) == commaKind && s.kindAt(n+2) == nounKind && s.mention[s.chunks[n+2].head] >= 0 && !s.inClass(s.chunks[n].head, "acts") && s.kindAt(n+3) != conjKind {
		if list := s.actors(n, through); len(list) == 0 && s.chunks[n+2].first == s.chunks[n+2].head {
			return s.actors(n+2, through)
		}
	}
	group, _ := s.rightGroup(n)
	var list []actor
	for i, g := range group {
		found := s.actors(g.noun, through)
		if g.negated {
			for k := range found {
				found[k].negated = true
			}
		}
		list = append(list, found...)
		// A second member that follows an act may be the act's victim: "the attack on Albania and Kosovo".
		if i == 0 && len(found) == 0 && len(group) > 1 && s.mention[s.chunks[g.noun].head] < 0 && s.end(g.noun) > g.noun+1 {
			break
		}
	}
	return list
}

// circumstance are prepositions whose phrases may stand between a verb and its argument.
var circumstance = map[string]bool{"in": true, "on": true, "at": true, "during": true, "within": true}

// byPreposition resolves the object of the first phrase with preposition prep
// among those that begin at chunk from.
func (s *syntax) byPreposition(from int, prep string, through lookThrough) []actor {
	for j := from; j < len(s.chunks); {
		switch s.kindAt(j) {
		case advKind, timeKind:
			j++
		case commaKind:
			if end := s.aside(j); end > 0 {
				j = end
				continue
			}
			if s.word(j) != "," || s.kindAt(j+1) != advKind && s.kindAt(j+1) != timeKind && s.kindAt(j+1) != prepKind {
				return nil
			}
			j++
		case prepKind:
			if s.word(j) == prep && s.kindAt(j+1) == nounKind {
				list := s.members(j+1, through)
				_, end := s.rightGroup(j + 1)
				for s.kindAt(end) == conjKind && s.kindAt(end+1) == prepKind && s.word(end+1) == prep && s.kindAt(end+2) == nounKind {
					list = append(list, s.members(end+2, through)...)
					_, end = s.rightGroup(end + 2)
				}
				return list
			}
			if s.word(j) == "as" && (s.kindAt(j+1) == adjKind || s.kindAt(j+1) == advKind) { // "as cowardly by"
				j += 2
				continue
			}
			if s.kindAt(j+1) != nounKind {
				return nil
			}
			w := s.word(j)
			names := s.mention[s.chunks[j+1].head] >= 0
			if prep != "by" && prep != "from" && prep != "in" && (!circumstance[w] || names && w == "on") {
				return nil
			}
			_, j = s.rightGroup(j + 1)
		default:
			return nil
		}
	}
	return nil
}
