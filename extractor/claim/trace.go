package claim

import (
	"strings"

	"entente/extractor/document"
	"entente/extractor/entity"
	"entente/extractor/lexicon"
	"entente/extractor/mention"
	"entente/graph"
)

// Outcome says what became of a frame whose trigger stood in the text.
type Outcome string

// The outcomes. All but Fired say why no claim was made.
const (
	Fired       Outcome = "fired"
	Voice       Outcome = "voice"        // an active frame met a passive, or a passive one an active
	Particle    Outcome = "particle"     // none of its particles follows the verb
	Complement  Outcome = "complement"   // the nouns that it must govern are not there
	Refused     Outcome = "refused"      // a word tells another sense
	BadObject   Outcome = "bad-object"   // a noun inside the object's phrase tells another sense
	NoSubject   Outcome = "no-subject"   // nobody of the graph fills the role
	NoObject    Outcome = "no-object"    // likewise
	NoClause    Outcome = "no-clause"    // the clause that it needs does not follow
	Undenied    Outcome = "undenied"     // only its denial states the relation
	Over        Outcome = "over"         // it was so once
	SubjectType Outcome = "subject-type" // who fills the role is of a type that may not
	ObjectType  Outcome = "object-type"  // likewise
	SameEntity  Outcome = "same-entity"  // subject and object are one
	LongerCue   Outcome = "longer-cue"   // another frame matched more words here
	OtherFrame  Outcome = "other-frame"  // another frame of the same relation type matched here before
	OneMention  Outcome = "one-mention"  // no frame was tried: the sentence names fewer than two
	TooLong     Outcome = "too-long"     // no frame was tried: the sentence is a list or a table
)

// Attempt is one frame at one place in the text, and what became of it.
type Attempt struct {
	Sentence int // index into the document's sentences
	Rule     string
	Type     graph.RelationType
	Span     graph.Span // of the cue as far as it was read; of the sentence where no frame was tried
	Outcome  Outcome
	Detail   string // the word that refused it; the particles or complement that it wants; the entity of the wrong type
}

// Trace records attempts. The nil Trace records nothing and costs nothing.
type Trace struct {
	Attempts []Attempt

	detail string
}

// FindTraced is [Finder.Find] that also records in t what became of each frame
// whose trigger stands in the text.
func (f *Finder) FindTraced(articleID string, doc *document.Document, mentions []mention.Mention, entities []entity.Entity, t *Trace) []graph.Claim {
	return f.find(articleID, doc, mentions, entities, t)
}

// note keeps a word for the next outcome that is recorded.
func (t *Trace) note(word string) {
	if t != nil {
		t.detail = word
	}
}

// because notes a word and says yes: "return r.trace.because(word)".
func (t *Trace) because(word string) bool {
	t.note(word)
	return true
}

// fail records that frame f did not match at the chunk that st stands at, and returns no statement.
func (r *reader) fail(s *syntax, st statement, o Outcome) (statement, bool) {
	r.record(s, st, o)
	return statement{}, false
}

// record records the outcome of a statement's frame.
func (r *reader) record(s *syntax, st statement, o Outcome) {
	if r.trace == nil {
		return
	}
	frame := &r.finder.frames.List[st.frame]
	a := Attempt{
		Sentence: s.sentence, Rule: frame.Rule, Type: frame.Type, Outcome: o, Detail: r.trace.detail,
		Span: graph.Span{Start: s.tokens[st.first].Start, End: s.tokens[st.last-1].End},
	}
	r.trace.detail = ""
	switch o {
	case Particle:
		a.Detail = strings.Join(frame.Particles, ", ")
	case Complement:
		if a.Detail = complements(frame.Complement); a.Detail == "" {
			a.Detail = follows(frame.Follow)
		}
	}
	r.trace.Attempts = append(r.trace.Attempts, a)
}

// passed records a frame that was not tried at chunk c.
func (r *reader) passed(s *syntax, c, frame int, o Outcome) {
	if r.trace != nil {
		head := s.chunks[c].head
		r.record(s, statement{frame: frame, chunk: c, first: head, last: head + 1}, o)
	}
}

// longer records the loss of a statement to one with a longer cue, and says whether it lost. Whoever is
// "living in exile in" a country lives there, whatever else the words say.
func (r *reader) longer(s *syntax, st statement, longest int) bool {
	lost := st.last-st.first < longest && r.typeOf(st) != graph.BasedIn
	if lost {
		r.record(s, st, LongerCue)
	}
	return lost
}

// unread records that sentence n was not read for claims although it has a trigger.
func (r *reader) unread(n int) {
	if r.trace == nil || !r.triggered(n) {
		return
	}
	o := OneMention
	if len(r.doc.Sentences[n].Tokens) > longestSentence {
		o = TooLong
	}
	r.trace.Attempts = append(r.trace.Attempts, Attempt{Sentence: n, Span: r.doc.Sentences[n].Span, Outcome: o})
}

// misfit records why a pair of subject and object makes no claim.
func (r *reader) misfit(s *syntax, st statement, a, b int) {
	if r.trace == nil {
		return
	}
	frame := &r.finder.frames.List[st.frame]
	switch {
	case a < 0:
		r.record(s, st, NoSubject)
	case b < 0:
		r.record(s, st, NoObject)
	case a == b:
		r.trace.note(r.entities[a].Name)
		r.record(s, st, SameEntity)
	case !allowed(frame.Types.Subject, r.entities[a].Type):
		r.trace.note(r.entities[a].Name)
		r.record(s, st, SubjectType)
	case !allowed(frame.Types.Object, r.entities[b].Type):
		r.trace.note(r.entities[b].Name)
		r.record(s, st, ObjectType)
	}
}

// unheld records that nobody is what a holder frame's noun says.
func (r *reader) unheld(s *syntax, p *phrase) {
	if r.trace == nil {
		return
	}
	for _, f := range p.frames {
		r.record(s, statement{frame: f, first: p.first, last: p.last}, NoSubject)
	}
}

// lacking says why the roles of a frame were not filled.
func (m *match) lacking(st *statement) Outcome {
	switch {
	case len(st.subjects) == 0:
		return NoSubject
	case len(st.objects) == 0:
		return NoObject
	}
	return BadObject
}

// follows writes the first of the phrases that must follow a verb, each without most of
// its alternatives: "persona non grata, off ... list ...".
func follows(list []string) string {
	var all []string
	for _, phrase := range list[:min(shownComplements, len(list))] {
		words := strings.Fields(phrase)
		for i, w := range words {
			if one, _, more := strings.Cut(w, "|"); more {
				words[i] = one + "/..."
			} else if w == "*" {
				words[i] = "..."
			}
		}
		all = append(all, strings.Join(words, " "))
	}
	if len(list) > shownComplements {
		all = append(all, "...")
	}
	return strings.Join(all, ", ")
}

// complements writes the first of a frame's complements: "ties, relations, ...; or plug on ties".
func complements(list []lexicon.Complement) string {
	var all []string
	for _, c := range list {
		if len(all) == shownComplements {
			all = append(all, "...")
			break
		}
		var links []string
		for i, link := range c.Links {
			nouns := link.Nouns
			if len(nouns) > shownNouns {
				nouns = append(nouns[:shownNouns:shownNouns], "...")
			}
			text := strings.Join(nouns, ", ")
			if i > 0 {
				text = link.Prep + " " + text
			}
			links = append(links, text)
		}
		all = append(all, strings.Join(links, " "))
	}
	return strings.Join(all, "; or ")
}

// How many complements, and alternatives of a noun in them, a trace repeats.
const (
	shownComplements = 3
	shownNouns       = 4
)
