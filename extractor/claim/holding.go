package claim

import (
	"cmp"
	"slices"

	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/graph"
)

// holdings returns the statements of holder frames: what the names of a
// sentence are said to be.
func (r *reader) holdings(s *syntax) []statement {
	var list []statement
	phrases := s.phrases()
	for i := range phrases {
		r.findHolders(s, phrases, i)
	}
	for i := len(phrases) - 1; i > 0; i-- { // "the Egyptian blogger and activist X"
		if a, b := &phrases[i-1], &phrases[i]; b.start == a.end+1 && s.lower(a.end) == "and" && len(a.holders) == 0 && a.verb < 0 && !a.plural && s.sameCase(a, b) {
			a.holders = b.holders
		}
	}
	for i := range phrases {
		p := &phrases[i]
		if i > 0 {
			if a := &phrases[i-1]; p.owner < 0 && p.start == a.end+1 && a.end < len(s.tokens) && s.lower(a.end) == "and" && !a.inWord && s.sameCase(a, p) {
				p.owner, p.gap, p.possessive = a.owner, append(p.gap, a.gap...), a.possessive
			}
		}
		if i+1 < len(phrases) {
			if b := &phrases[i+1]; p.owner < 0 && len(p.added) == 0 && b.start == p.end+1 && p.end < len(s.tokens) && s.lower(p.end) == "and" {
				p.added = b.added // "president and chief executive of Volvo"
			}
		}
		if len(p.holders) == 0 {
			r.unheld(s, p)
			continue
		}
		var types []graph.RelationType
		for _, f := range p.frames {
			if t := r.finder.frames.List[f].Type; !slices.Contains(types, t) {
				if st, ok := r.holding(s, p, f); ok {
					list, types = append(list, st), append(types, t)
				}
			}
		}
	}
	return list
}

// sameCase reports whether two phrases are both written with capitals or both without:
// not "a diplomat and Prime Minister X".
func (s *syntax) sameCase(a, b *phrase) bool {
	return lexicon.Capitalised(s.tokens[a.first].Text) == lexicon.Capitalised(s.tokens[b.first].Text)
}

// heldIn returns the claims of sentence n by holder frames alone: in a sentence of one
// name, the office of somebody whose country the document tells elsewhere.
func (r *reader) heldIn(n int) []graph.Claim {
	if len(r.doc.Sentences[n].Tokens) > longestSentence || !slices.ContainsFunc(r.doc.Sentences[n].Tokens, func(t document.Token) bool {
		return len(r.finder.grammar.holderNouns(t)) > 0
	}) {
		return nil
	}
	s := r.syntax(n)
	var found []graph.Claim
	for _, st := range r.holdings(s) {
		found = append(found, r.claims(s, st)...)
	}
	return found
}

// findHolders finds whom the phrase at index i is said of: a person, or a country or an
// organization, as its frames allow.
func (r *reader) findHolders(s *syntax, phrases []phrase, i int) {
	p := &phrases[i]
	if len(p.holders) > 0 {
		return
	}
	if slices.ContainsFunc(p.frames, func(f int) bool { return slices.Contains(r.finder.frames.List[f].Subject, "owner") }) {
		s.seatOf(p)
		return
	}
	person := slices.ContainsFunc(p.frames, func(f int) bool { return allowed(r.finder.frames.List[f].Types.Subject, graph.Person) })
	other := slices.ContainsFunc(p.frames, func(f int) bool {
		t := r.finder.frames.List[f].Types.Subject
		return allowed(t, graph.Organization) || allowed(t, graph.Country)
	})
	if person {
		s.holdersOf(p, phrases[:i], true)
	}
	if other && len(p.holders) == 0 {
		s.holdersOf(p, phrases[:i], false)
	}
}

// holding fills in a holder frame from a phrase.
func (r *reader) holding(s *syntax, p *phrase, f int) (statement, bool) {
	frame := &r.finder.frames.List[f]
	st := statement{frame: f, chunk: max(p.verb, 0), dated: max(p.verb, 0), first: p.first, last: p.last, factor: 1, speech: p.speech, status: p.status, held: true}
	if p.verb < 0 {
		st.chunk = max(s.chunkOf(p.first), 0)
	}
	if frame.Counterpart != "" && (len(p.holders) != 1 || cmp.Or(r.officeOf(s, p), "none") != frame.Counterpart) {
		return r.fail(s, st, Refused)
	}
	if r.refused(s, f, p.last) || s.refusesBefore(p, frame) {
		return r.fail(s, st, Refused)
	}
	from, until := s.term(p)
	if frame.Present && (until || p.verb >= 0 && s.over(p.verb) || s.formerly(p)) {
		return r.fail(s, st, Over)
	}
	for _, k := range p.gap {
		if s.inClass(k, "doubtful") {
			st.status = st.status.under(lexicon.EffectPossible)
		}
	}
	st.subjects = p.holders
	for _, place := range frame.Object {
		if st.objects = r.owners(s, p, frame, place); len(st.objects) > 0 {
			break
		}
	}
	if slices.Contains(frame.Nouns, anyName) && len(st.objects) > 0 && r.otherHome(st) {
		return r.fail(s, st, Refused)
	}
	st.status = st.status.weaken(frame.Modality)
	if p.verb >= 0 && s.unsure() {
		st.status = st.status.weaken(graph.Possible)
	}
	st.when = from
	if from == "" && p.verb >= 0 && s.lemma(p.verb) != "be" {
		st.when = s.eventDate(p.verb, st.status, "")
	}
	if len(st.objects) == 0 {
		return r.fail(s, st, NoObject)
	}
	return st, true
}

// refusesBefore reports whether a word of the phrase before the noun tells another sense.
func (s *syntax) refusesBefore(p *phrase, frame *lexicon.Frame) bool {
	if s.tag(p.start) == "DT" && slices.Contains(frame.Refuse.Before, s.lower(p.start)) {
		return true // "a leader of"
	}
	for _, k := range p.gap {
		if slices.Contains(frame.Refuse.Before, s.lower(k)) || slices.Contains(frame.Refuse.Before, singular(s.lower(k))) {
			return true
		}
	}
	return false
}

// formerly reports whether the phrase speaks of the past: "former", "ex-".
func (s *syntax) formerly(p *phrase) bool {
	for _, k := range p.gap {
		if s.inClass(k, "former") || s.lower(k) == "then" && p.start > 0 && s.tokens[p.start-1].Text == "," {
			return true // "Lima, then head of Greenpeace,"
		}
	}
	for k := p.start - 1; k >= 0 && k >= p.start-2 && s.mention[k] < 0; k-- {
		if s.inClass(k, "former") || s.grammar.classes["bygone"][s.lower(k)] {
			return true
		}
	}
	return false
}

// over reports whether a verb says that something was and is no more: "was", "served as".
func (s *syntax) over(v int) bool {
	c := s.chunks[v]
	if c.verb.perfect {
		return s.has(c.first, c.head, "had")
	}
	switch s.lemma(v) {
	case "be":
		return !c.verb.passive && (s.has(c.first, c.last, "was") || s.has(c.first, c.last, "were"))
	case "become":
		return false
	}
	return c.verb.form == 'd' && !c.verb.passive && c.verb.modal == "" && !s.isPassive(v)
}

// term reads since when something holds after the phrase, "since 2009", and
// whether it has ended, "until 2009".
func (s *syntax) term(p *phrase) (from string, until bool) {
	k := p.end
	if k < len(s.tokens) && s.tokens[k].Text == "," {
		k++
	}
	if k+3 < len(s.tokens) && s.lower(k) == "in" && (s.lower(k+1) == "office" || s.lower(k+1) == "power") {
		k += 2 // "President Sall, in office since 2012,"
	}
	if k+1 >= len(s.tokens) {
		return "", false
	}
	t := s.timeAt(k)
	if t == nil {
		t = s.timeAt(k + 1)
	}
	if t == nil || t.future {
		return "", false
	}
	next := ""
	if t.last < len(s.tokens) {
		next = s.lower(t.last)
	}
	switch s.lower(k) {
	case "since":
		return t.date, false
	case "in":
		if p.verb >= 0 || k == p.end {
			return t.date, false
		}
	case "until", "till":
		return "", true
	case "from", "between":
		return t.date, next == "to" || next == "until" || next == "and" || next == "through"
	}
	return "", false
}
