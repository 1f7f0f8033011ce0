// Package claim finds what a document's entities do to each other: it matches
// the lexicon's relation frames over tagged sentences, and reads polarity,
// modality, attribution and date off the words around them.
//
// What flows in: a [document.Document] with its mentions and entities. What
// flows out: claims, each with the sentence it is made in and the byte spans of
// its subject, cue and object. docs/extraction.md says how well that works.
package claim

import (
	"cmp"
	"slices"
	"strings"

	"entente/extractor/document"
	"entente/extractor/entity"
	"entente/extractor/lexicon"
	"entente/extractor/mention"
	"entente/graph"
)

// Finder finds claims. It is built once from the frames, never changes
// afterwards, and is safe for concurrent use.
type Finder struct {
	frames  *lexicon.Frames
	grammar *grammar
	rules   []rule                 // one for each frame
	senses  map[string]*otherSense // by the first word

	calibration lexicon.Calibration
}

// NewFinder builds a finder from the frames of the lexicon.
func NewFinder(frames *lexicon.Frames) *Finder {
	f := &Finder{frames: frames, grammar: newGrammar(frames), senses: otherSenses(frames.List), calibration: frames.Calibration}
	for i := range frames.List {
		f.rules = append(f.rules, newRule(&frames.List[i], f.grammar.classes["any_attribute"]))
	}
	return f
}

// Uncalibrated returns the finder with the strengths that calibration is measured on as confidences.
func (f *Finder) Uncalibrated() *Finder {
	g := *f
	g.calibration = nil
	return &g
}

// Find returns the claims of a document, in the order of the text. mentions
// are the document's mentions in the order of the text, each linked to entities
// by index; articleID goes into the claims and their ids.
//
// Boilerplate and cross-heads make no claims. One sentence makes the same
// claim once.
func (f *Finder) Find(articleID string, doc *document.Document, mentions []mention.Mention, entities []entity.Entity) []graph.Claim {
	return f.find(articleID, doc, mentions, entities, nil)
}

func (f *Finder) find(articleID string, doc *document.Document, mentions []mention.Mention, entities []entity.Entity, trace *Trace) []graph.Claim {
	return f.newReader(articleID, doc, mentions, entities, trace).find()
}

func (f *Finder) newReader(articleID string, doc *document.Document, mentions []mention.Mention, entities []entity.Entity, trace *Trace) *reader {
	inSentence := make([][]int, len(doc.Sentences))
	for i := range mentions {
		if n := mentions[i].Sentence; n >= 0 && n < len(inSentence) {
			inSentence[n] = append(inSentence[n], i)
		}
	}
	return &reader{finder: f, articleID: articleID, doc: doc, mentions: mentions, entities: entities, inSentence: inSentence, views: make([]*syntax, len(doc.Sentences)), toldIn: -1, trace: trace}
}

func (r *reader) find() []graph.Claim {
	doc, inSentence := r.doc, r.inSentence
	var claims []graph.Claim
	for n := range doc.Sentences {
		switch doc.Paragraphs[doc.Sentences[n].Paragraph].Kind {
		case document.Boilerplate, document.CrossHead, document.Credit:
			continue
		}
		if len(inSentence[n]) < 2 && !r.echoing(n) && !r.pairs(n) && !r.refersToDeed(n) || len(doc.Sentences[n].Tokens) > longestSentence {
			r.unread(n)
			if len(inSentence[n]) == 1 {
				claims = append(claims, r.heldIn(n)...)
			}
			continue
		}
		found := r.sentence(n)
		r.tell(found, false)
		claims = append(claims, found...)
	}
	return onceEach(claims)
}

// longestSentence is the most tokens that a sentence may have to be read for
// claims. What is longer is a list or a table; the bound keeps the time linear.
const longestSentence = 300

// reader reads one document.
type reader struct {
	finder     *Finder
	articleID  string
	doc        *document.Document
	mentions   []mention.Mention
	entities   []entity.Entity
	inSentence [][]int
	views      []*syntax // by sentence, made when first needed
	pairFound  []int     // first mentions of the two countries that the document is about, once asked for
	told       statement // the last one that a verb told, which a next sentence may echo
	toldIn     int       // its sentence, -1 if there is none
	deeds      []deed    // told so far
	index      index
	trace      *Trace // nil records nothing
}

func (r *reader) syntax(n int) *syntax {
	if r.views[n] == nil {
		r.views[n] = newSyntax(r.finder.grammar, newView(r.doc, n, r.mentions, r.inSentence[n]), r.doc.Published)
		r.views[n].principals, r.views[n].doerTold, r.views[n].month = r.principals, r.doerTold, r.chronicled(n)
		r.views[n].home, r.views[n].setting = r.homeOfPerson, r.setting
		s := r.views[n]
		s.saidTo = func(kind graph.RelationType) int { return r.saidTo(kind, n, s.setAside) }
		r.views[n].before = func() *syntax {
			if n == 0 || r.doc.Paragraphs[r.doc.Sentences[n-1].Paragraph].Kind == document.Boilerplate {
				return nil
			}
			return r.syntax(n - 1)
		}
	}
	return r.views[n]
}

// sentence returns the claims of sentence n.
func (r *reader) sentence(n int) []graph.Claim {
	if !r.triggered(n) && !r.echoing(n) {
		return nil
	}
	s := r.syntax(n)
	var found, spare, purposes []graph.Claim
	for _, st := range r.holdings(s) {
		found = append(found, r.claims(s, st)...)
	}
	var last *statement
	if r.echoing(n) {
		last = &r.told
	}
	for c := range s.chunks {
		list := r.statements(s, c)
		if len(list) == 0 && last != nil && (last == &r.told || !s.otherTold(last.chunk, c)) {
			if st, ok := r.echoed(s, c, *last); ok {
				if last == &r.told {
					st.since, st.dated = r.toldIn+1, c
				}
				list = append(list, st)
			}
		}
		for _, st := range list {
			frame := &r.finder.frames.List[st.frame]
			more := r.claims(s, st)
			for _, next := range r.conjuncts(s, st) {
				more = append(more, r.claims(s, next)...)
			}
			r.tell(more, true)
			if frame.Fallback {
				spare = append(spare, more...)
			} else {
				found = append(found, more...)
			}
			if slices.Contains(frame.Object, "clause-object") {
				purposes = append(purposes, more...)
			}
			if s.kindAt(c) == verbKind {
				last = &st
			}
		}
	}
	if last != nil && last != &r.told && last.finite && last.since == 0 {
		r.told, r.toldIn = *last, n
	}
	found = dropPurposes(found, purposes)
	main := len(found)
	for _, c := range spare {
		if !slices.ContainsFunc(found[:main], func(f graph.Claim) bool { return f.Type == c.Type && f.SubjectID == c.SubjectID }) {
			found = append(found, c)
		}
	}
	// The same claim twice in one sentence: keep the surer one.
	slices.SortStableFunc(found, func(a, b graph.Claim) int { return cmp.Compare(b.Confidence, a.Confidence) })
	var kept []graph.Claim
	for _, c := range found {
		same := func(k graph.Claim) bool {
			return k.Type == c.Type && k.SubjectID == c.SubjectID && k.ObjectID == c.ObjectID && k.Negated == c.Negated && k.Modality == c.Modality || k.ID == c.ID
		}
		if !slices.ContainsFunc(kept, same) {
			kept = append(kept, c)
		}
	}
	slices.SortFunc(kept, func(a, b graph.Claim) int {
		return cmp.Or(cmp.Compare(a.CueSpan.Start, b.CueSpan.Start), cmp.Compare(a.CueSpan.End, b.CueSpan.End),
			cmp.Compare(a.SubjectSpan.Start, b.SubjectSpan.Start), cmp.Compare(a.ObjectSpan.Start, b.ObjectSpan.Start), cmp.Compare(a.Type, b.Type))
	})
	return kept
}

// triggered reports whether a word of the sentence may begin a frame.
func (r *reader) triggered(n int) bool {
	g := r.finder.grammar
	for _, m := range r.inSentence[n] {
		if r.mentions[m].Form == graph.FormDemonym && len(g.holders[anyDemonym]) > 0 {
			return true // "the Swede Ana Lima"
		}
	}
	if r.namesOf(n) {
		return true
	}
	for _, t := range r.doc.Sentences[n].Tokens {
		for _, base := range g.verbForm[t.Lower] {
			if len(g.frames[base]) > 0 {
				return true
			}
		}
		if len(g.holderNouns(t)) > 0 {
			return true
		}
		if len(g.adjectives[t.Lower]) > 0 || len(g.nounFrame[t.Lower]) > 0 || len(g.nounFrame[singular(t.Lower)]) > 0 {
			return true
		}
	}
	return false
}

// claims turns a statement into claims, one for each pair of subject and object.
func (r *reader) claims(s *syntax, st statement) []graph.Claim {
	frame := r.finder.frames.List[st.frame]
	kind, _ := frame.Type.Kind()
	sentence := r.doc.Sentences[s.sentence]
	if st.since > 0 {
		sentence.Start = r.doc.Sentences[st.since-1].Start // an echo is evident only with what it echoes
	}
	cue := graph.Span{Start: s.tokens[st.first].Start, End: s.tokens[st.last-1].End}
	var said attribution
	if !st.held || st.speech >= 0 || s.tokens[st.first].Quoted {
		said = r.attribution(s, st)
	}
	var list []graph.Claim
	for _, subject := range st.subjects {
		for _, object := range st.objects {
			a, b := r.entityOf(subject), r.entityOf(object)
			if st.held || lasts(frame.Type) {
				a, b = r.itself(subject), r.itself(object)
			}
			if a < 0 || b < 0 || a == b || !allowed(frame.Types.Subject, r.entities[a].Type) || !allowed(frame.Types.Object, r.entities[b].Type) || r.private(frame.Type, a, b) || r.domestic(frame.Type, a, b, object) {
				r.misfit(s, st, a, b)
				continue
			}
			if !kind.Symmetric && subject.mention > object.mention && slices.Contains(frame.Object, "reciprocal") && slices.Contains(st.objects, subject) {
				continue // "A and B spoke by telephone": told of the first
			}
			if frame.Type == graph.Visited && r.mentions[object.mention].Form == graph.FormNominal && r.entities[a].Country == r.entities[b].ID {
				continue // "Havel came to Moscow on his first visit to the country": not to his own
			}
			status := st.status
			if subject.negated || object.negated {
				status.negated = true
			}
			c := graph.Claim{
				ArticleID: r.articleID, Type: frame.Type, SubjectID: r.entities[a].ID, ObjectID: r.entities[b].ID,
				Negated: status.negated, Modality: status.modality, Rule: frame.Rule,
				Confidence: r.finder.confidence(frame.Confidence*st.factor*subject.factor*object.factor, said),
			}
			for _, a := range []actor{subject, object} { // "the two countries" of the sentence before
				if m := r.mentions[a.mention]; m.Start < sentence.Start && !st.held && a.phrase.End == 0 {
					sentence.Start = r.doc.Sentences[m.Sentence].Start
				}
			}
			c.Evidence = graph.Evidence{
				Sentence: r.doc.Text[sentence.Start:sentence.End], SentenceSpan: sentence.Span,
				Cue: r.doc.Text[cue.Start:cue.End], CueSpan: cue,
				SubjectSpan: r.mentions[subject.mention].Span, ObjectSpan: r.mentions[object.mention].Span,
			}
			if subject.phrase.End > 0 {
				c.SubjectSpan = subject.phrase
			}
			if object.phrase.End > 0 {
				c.ObjectSpan = object.phrase
			}
			if st.held && !c.SentenceSpan.Contains(c.ObjectSpan) {
				c.ObjectSpan = cue // the country is told elsewhere; here the title says it
			}
			c.AttributedTo, c.AttributedID, c.Quoted = said.name, said.id, said.quoted
			stamp := r.stamp(frame, s)
			if st.since > 0 {
				stamp = "" // an echo has no tense of its own
			}
			c.Date = s.eventDate(st.dated, status, stamp)
			if st.held {
				c.Date = st.when
			}
			if p := r.doc.Published; status.modality == graph.Planned && len(c.Date) <= len(p) && c.Date < p[:len(c.Date)] {
				c.Date = "" // "on Monday", of something yet to come
			}
			if kind.Symmetric && c.ObjectID < c.SubjectID {
				c.SubjectID, c.ObjectID = c.ObjectID, c.SubjectID
				c.SubjectSpan, c.ObjectSpan = c.ObjectSpan, c.SubjectSpan
			}
			c.ID = graph.ClaimID(r.articleID, cue, c.Type, c.SubjectID, c.ObjectID)
			list = append(list, c)
			if len(list) == mostClaims {
				r.record(s, st, Fired)
				return list
			}
		}
	}
	if len(list) > 0 {
		r.record(s, st, Fired)
	}
	return list
}

// mostClaims is how many claims one statement may make. Two lists of 16 names come to it.
const mostClaims = 256

// stamp returns the article's date for a frame that tells an event. What lasts,
// such as hosting somebody, is not dated by the day it is reported.
func (r *reader) stamp(frame lexicon.Frame, s *syntax) string {
	if frame.Lasting && !s.headline {
		return ""
	}
	return r.doc.Published
}

// confidence takes a little off the strength of what is only reported, looks up how often
// claims of that strength are right, and rounds to hundredths.
func (f *Finder) confidence(strength float64, said attribution) float64 {
	if said.name != "" && !said.quoted {
		strength *= 0.97
	}
	return float64(int(f.calibration.Of(strength)*100+0.5)) / 100
}

func allowed(types []graph.EntityType, t graph.EntityType) bool {
	return len(types) == 0 || slices.Contains(types, t)
}

func lastWord(name string) string {
	name = strings.ToLower(name)
	return name[strings.LastIndexByte(name, ' ')+1:]
}

// entityOf returns the index of the entity that an actor is, -1 if it is none.
func (r *reader) entityOf(a actor) int {
	m := r.mentions[a.mention]
	if m.Entity >= len(r.entities) {
		return -1
	}
	if m.Entity < 0 { // a capital or town that stands as a place, for its country
		home := m.Seat()
		for i := range r.entities {
			if home != "" && r.entities[i].ID == home {
				return i
			}
		}
		return -1
	}
	if m.Form == graph.FormPronoun && m.Type == graph.Organization { // "its", of a ministry
		for _, o := range r.mentions {
			if o.Entity == m.Entity && o.Form != graph.FormPronoun {
				m = o
				break
			}
		}
	}
	if m.Type == graph.Organization && m.Country != "" && r.entities[m.Entity].Kind != "armed" && r.finder.grammar.classes["state_bodies"][lastWord(r.doc.Text[m.Start:m.End])] {
		if i := r.entityByID(m.Country); i >= 0 {
			return i // a ministry acts for its country
		}
	}
	return m.Entity
}
