package claim

import (
	"cmp"
	"slices"
	"strings"

	"entente/extractor/lexicon"
	"entente/graph"
)

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
	if m.Type == graph.Organization && (m.Form == graph.FormPronoun || m.Form == graph.FormNominal && m.Country == "") { // "its" and "the ministry", of a country's ministry
		for _, o := range r.mentions {
			if o.Entity == m.Entity && o.Form != graph.FormPronoun && o.Form != graph.FormNominal {
				m = o
				break
			}
		}
	}
	if m.Type == graph.Organization && r.entities[m.Entity].Kind != "armed" && r.finder.grammar.classes["state_bodies"][lastWord(r.doc.Text[m.Start:m.End])] {
		if i := r.entityByID(cmp.Or(m.Country, r.ownerOf(a.mention))); i >= 0 {
			return i // a ministry acts for its country
		}
	}
	return m.Entity
}

// ownerOf returns the id of the country whose possessive stands directly before a mention:
// "Paraguay's Congress". It is empty if there is none.
func (r *reader) ownerOf(m int) string {
	if m == 0 {
		return ""
	}
	before := r.mentions[m-1]
	if before.Type != graph.Country || before.Entity < 0 || before.Entity >= len(r.entities) || before.End > r.mentions[m].Start {
		return ""
	}
	switch strings.TrimSpace(r.doc.Text[before.End:r.mentions[m].Start]) {
	case "'s", "’s", "'", "’":
		return r.entities[before.Entity].ID
	}
	return ""
}
