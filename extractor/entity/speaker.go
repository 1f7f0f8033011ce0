package entity

import (
	"entente/extractor/document"
	"entente/graph"
)

// speech are the base forms of verbs that bring in a quotation.
var speech = map[string]bool{"say": true, "tell": true, "add": true, "announce": true, "write": true, "argue": true, "warn": true, "insist": true,
	"claim": true, "explain": true, "note": true, "respond": true, "reply": true, "tweet": true, "declare": true, "state": true, "ask": true, "vow": true,
	"conclude": true, "continue": true, "comment": true, "remark": true, "stress": true, "complain": true, "recall": true, "call": true, "denounce": true}

// speaker returns the person, organization or country whose words mention i is
// part of, -1 if i is not quoted or nobody is named.
func (l *linker) speaker(i int) int {
	if !l.quoted(i) {
		return l.labelled(&l.mentions[i])
	}
	s := l.mentions[i].Sentence
	if e := l.speakerIn(s); e >= 0 {
		return e
	}
	p := l.d.Sentences[s].Paragraph
	span := l.d.Paragraphs[p].Sentences
	// The verb of saying stands after the first sentence of a quotation, or before it.
	for back := s - 1; back >= span[0]; back-- {
		if e := l.speakerIn(back); e >= 0 {
			return e
		}
	}
	for on := s + 1; on < span[1] && l.startsQuoted(on); on++ {
		if e := l.speakerIn(on); e >= 0 {
			return e
		}
	}
	for before := p - 1; before >= 0 && before >= p-2; before-- {
		span := l.d.Paragraphs[before].Sentences
		for back := span[1] - 1; back >= span[0]; back-- {
			if e := l.speakerIn(back); e >= 0 {
				return e
			}
		}
		if l.d.Paragraphs[before].Kind == document.Body && !l.startsQuoted(span[0]) {
			break
		}
	}
	return -1
}

func (l *linker) startsQuoted(s int) bool {
	for _, t := range l.d.Sentences[s].Tokens {
		if t.Text != `"` {
			return t.Quoted
		}
	}
	return false
}

// speakerIn returns who says something in a sentence that has a quotation: the
// mention outside of it that is nearest to the verb of saying.
func (l *linker) speakerIn(s int) int {
	tokens := l.d.Sentences[s].Tokens
	quote, verb := false, -1
	for i, t := range tokens {
		quote = quote || t.Quoted
		if !t.Quoted && speech[t.Lemma] && t.Tag[0] == 'V' && verb < 0 {
			verb = i
		}
	}
	if !quote || verb < 0 {
		return -1
	}
	best, distance := -1, 1<<20
	for _, k := range l.inSentence[s] {
		m := &l.mentions[k]
		if m.Entity < 0 || tokens[m.First].Quoted || m.Type == graph.Location || m.Place {
			continue
		}
		away := verb - m.Last
		if m.First > verb {
			away = m.First - verb + 1
			if tokens[verb].Lemma == "tell" {
				away += 100 // the one told stands after the verb
			}
		}
		if m.Type != graph.Person {
			away += 2
			if m.Form == graph.FormDemonym || m.Agent != "" {
				away += 3
			}
		}
		if away < distance {
			best, distance = m.Entity, away
		}
	}
	return best
}
