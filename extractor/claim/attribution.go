package claim

import (
	"entente/extractor/document"
)

// attribution is who says something.
type attribution struct {
	name   string // canonical name of the speaker, empty if the article says it itself
	id     string // entity id
	quoted bool
}

// attribution finds who makes a statement: the subject of the verb of saying
// it stands under, or of the one that a quotation is told with, in the same sentence or in
// one beside it in the paragraph.
func (r *reader) attribution(s *syntax, st statement) attribution {
	said := attribution{quoted: s.tokens[st.first].Quoted}
	if st.speech >= 0 {
		if r.speaker(&said, s, st.speech) {
			return said
		}
	}
	if v := s.reportedBy(st.chunk, said.quoted); v >= 0 && r.speaker(&said, s, v) {
		return said
	}
	if n := s.accordingTo(); n >= 0 && !said.quoted {
		if r.named(&said, s, s.resolve(n, lookThrough{agents: true, place: true}, 0)) {
			return said
		}
	}
	if !said.quoted {
		return said
	}
	// A quotation of several sentences: the speaker is named in a neighbour.
	sentence := r.doc.Sentences[s.sentence]
	bounds := r.doc.Paragraphs[sentence.Paragraph].Sentences
	for n := s.sentence - 1; n >= max(bounds[0], s.sentence-longestQuote); n-- {
		if r.speakerIn(&said, n) {
			return said
		}
	}
	for n := s.sentence + 1; n < min(bounds[1], s.sentence+longestQuote); n++ {
		if r.speakerIn(&said, n) {
			return said
		}
		if !anyQuoted(r.doc.Sentences[n].Tokens) {
			break
		}
	}
	return said
}

// longestQuote is how many sentences away from a quoted statement its speaker is looked for.
const longestQuote = 12

func anyQuoted(tokens []document.Token) bool {
	for _, t := range tokens {
		if t.Quoted {
			return true
		}
	}
	return false
}

// speakerIn looks for a verb of saying outside the quotation in sentence n.
func (r *reader) speakerIn(said *attribution, n int) bool {
	if n < 0 || n >= len(r.doc.Sentences) {
		return false
	}
	s := r.syntax(n)
	for v := range s.chunks {
		if s.kindAt(v) == verbKind && s.grammar.speech[s.lemma(v)] && !s.tokens[s.chunks[v].head].Quoted && r.speaker(said, s, v) {
			return true
		}
	}
	return false
}

// speaker fills in the subject of the speech verb at chunk v.
func (r *reader) speaker(said *attribution, s *syntax, v int) bool {
	var list []actor
	for _, n := range s.read(v, 0).subjects {
		list = append(list, s.resolve(n, lookThrough{agents: true, place: true}, 0)...)
	}
	if len(list) == 0 && s.kindAt(v+1) == nounKind { // "..., said Edi Rama"
		n := v + 1
		if s.kindAt(n+1) == commaKind && s.kindAt(n+2) == nounKind && s.mention[s.chunks[n].head] < 0 {
			n += 2
		}
		list = s.resolve(n, lookThrough{agents: true, place: true}, 0)
	}
	return r.named(said, s, list)
}

func (r *reader) named(said *attribution, s *syntax, list []actor) bool {
	for _, a := range list {
		if e := s.mentions[a.mention].Entity; e >= 0 && e < len(r.entities) {
			said.name, said.id = r.entities[e].Name, r.entities[e].ID
			return true
		}
	}
	return false
}

// reportedBy returns the verb of saying that closes or opens the sentence
// around chunk c: `"...", X said`, `X said: "..."`. It returns -1 if there is none.
func (s *syntax) reportedBy(c int, quoted bool) int {
	for v := range s.chunks {
		if v == c || s.kindAt(v) != verbKind || !s.grammar.speech[s.lemma(v)] || !s.chunks[v].verb.finite {
			continue
		}
		if s.tokens[s.chunks[v].head].Quoted {
			continue
		}
		if quoted {
			return v
		}
		if l := s.lemma(v); v > c && l != "deny" && l != "accuse" && s.closes(v) {
			return v
		}
	}
	return -1
}

// closes reports whether the speech verb at v tells of what stands before it:
// a comma, its subject, and nothing after it that it could report.
func (s *syntax) closes(v int) bool {
	j := v - 1
	for j >= 0 && (s.kindAt(j) == nounKind || s.kindAt(j) == prepKind || s.kindAt(j) == advKind) {
		j--
	}
	if s.kindAt(j) != commaKind || s.word(j) != "," {
		return false
	}
	for k := v + 1; k < len(s.chunks); k++ {
		switch s.kindAt(k) {
		case relKind, verbKind, subKind:
			return false
		case commaKind:
			return true
		}
	}
	return true
}

// accordingTo returns the noun phrase after "according to", -1 if there is none.
func (s *syntax) accordingTo() int {
	for i := 0; i+2 < len(s.tokens); i++ {
		if s.lower(i) == "according" && s.lower(i+1) == "to" {
			for c := range s.chunks {
				if s.chunks[c].first <= i+2 && i+2 < s.chunks[c].last && s.kindAt(c) == nounKind {
					return c
				}
			}
		}
	}
	return -1
}
