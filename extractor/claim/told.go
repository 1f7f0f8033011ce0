package claim

import (
	"entente/graph"
)

// toldClasses say what kind of deed a noun names, so that "the raid" can be
// tied to the deed that was told before.
var toldClasses = [...]struct {
	class string
	kind  graph.RelationType
}{
	{"told_attacks", graph.Attacked},
	{"told_expulsions", graph.Expelled},
	{"told_arrests", graph.Arrested},
	{"told_accusations", graph.Accused},
	{"told_demands", graph.Demanded},
	{"told_threats", graph.Threatened},
}

// deed is a deed that the document has told as done.
type deed struct {
	kind           graph.RelationType
	doer, sufferer string // entity ids
	mention        int    // that names the doer
	sentence       int
}

// tell keeps the deeds among the claims of a sentence, either those done in words or the others.
func (r *reader) tell(claims []graph.Claim, words bool) {
	for _, c := range claims {
		if !c.Counts() || !toldOf(c.Type) || spoken(c.Type) != words {
			continue
		}
		i := r.mentionAt(c.SubjectSpan)
		if i < 0 {
			continue
		}
		r.deeds = append(r.deeds, deed{c.Type, c.SubjectID, c.ObjectID, i, r.mentions[i].Sentence})
		if r.index.doers == nil {
			r.index.doers = map[graph.RelationType]doer{}
		}
		d, told := r.index.doers[c.Type]
		r.index.doers[c.Type] = doer{c.SubjectID, i, d.several || told && d.id != c.SubjectID}
	}
}

// toldKind returns the kind of deed that the word names, "" if none.
func (g *grammar) toldKind(word string) graph.RelationType {
	k, ok := g.told[word]
	if w := singular(word); w != word {
		if n, known := g.told[w]; known && (!ok || n < k) {
			k, ok = n, true
		}
	}
	if !ok {
		return ""
	}
	return toldClasses[k].kind
}

// toldWords returns the words of the classes, each with the first class that has it.
func toldWords(classes map[string]map[string]bool) map[string]int {
	words := map[string]int{}
	for k := len(toldClasses) - 1; k >= 0; k-- {
		for w := range classes[toldClasses[k].class] {
			words[w] = k
		}
	}
	return words
}

// refersToDeed reports whether sentence n names a deed of a kind that was told before.
func (r *reader) refersToDeed(n int) bool {
	if len(r.deeds) == 0 {
		return false
	}
	for _, t := range r.doc.Sentences[n].Tokens {
		kind := r.finder.grammar.toldKind(t.Lower)
		if kind != "" && (r.doerTold(kind) >= 0 || spoken(kind) && r.deeds[len(r.deeds)-1].sentence >= n-retortWithin) {
			return true
		}
	}
	return false
}

// doerTold returns the mention of the one who has done all deeds of a kind that
// the document has told, -1 if there is none or there are several.
func (r *reader) doerTold(kind graph.RelationType) int {
	if d, told := r.index.doers[kind]; told && !d.several {
		return d.mention
	}
	return -1
}

// doerBefore resolves a deed that names neither doer nor sufferer, "the raid",
// "these attacks", to the one who did it as the document has told.
func (s *syntax) doerBefore(n int) []actor {
	c := s.chunks[n]
	if s.doerTold == nil {
		return nil
	}
	kind := s.grammar.toldKind(s.lower(c.head))
	switch s.lower(c.first) {
	case "the", "this", "that", "these", "those":
	case "a", "an":
		if !spoken(kind) || !s.retorted(n) {
			return nil
		}
	default:
		return nil
	}
	for i := c.first; i < c.last; i++ {
		if s.mention[i] >= 0 {
			return nil // somebody else's part in it: "the Kabul attack"
		}
	}
	if s.kindAt(n+1) == prepKind && s.kindAt(n+2) == nounKind {
		switch w := s.word(n + 1); {
		case w == "of", w == "on", w == "against", s.mention[s.chunks[n+2].head] >= 0:
			return nil // "the attack on Albania", "the killing of a priest" may be another one
		}
	}
	if kind == "" {
		return nil
	}
	m := -1
	if spoken(kind) {
		m = s.saidTo(kind)
	} else {
		m = s.doerTold(kind)
	}
	if m < 0 {
		return nil
	}
	return []actor{{mention: m, factor: 0.85, act: true, phrase: graph.Span{Start: s.tokens[c.first].Start, End: s.tokens[c.last-1].End}}}
}
