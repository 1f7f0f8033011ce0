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
