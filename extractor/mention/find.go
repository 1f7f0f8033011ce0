package mention

import (
	"cmp"
	"slices"
	"strings"

	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/graph"
)

// Find returns all mentions of a document. Boilerplate has none.
func Find(lex *lexicon.Lexicon, d *document.Document) []Mention {
	learned := modelNames(d)
	names := make([][]Mention, len(d.Sentences))
	words := sentenceWords(d)
	c := &scan{rules: rules{lex}, d: d}
	for s := range d.Sentences {
		if d.Paragraphs[d.Sentences[s].Paragraph].Kind != document.Boilerplate {
			names[s] = unspoken(d.Sentences[s].Tokens, c.find(s, words[s], learned[s]))
			if dateline := d.Paragraphs[d.Sentences[s].Paragraph].Dateline; dateline.Contains(d.Sentences[s].Span) {
				names[s] = agency(d, s, slices.DeleteFunc(names[s], func(m Mention) bool { return m.Type == graph.Person || m.Type == graph.Organization && m.Key == "" }))
			}
		}
	}
	agree(d, names)
	shortened(lex, d, names)
	known := index(lex, d, names)
	total := 0
	for s := range names {
		total += len(names[s])
	}
	out := make([]Mention, 0, 2*total+16)
	for s := range d.Sentences {
		if d.Paragraphs[d.Sentences[s].Paragraph].Kind == document.Boilerplate {
			continue
		}
		found := known.again(d, s, words[s], names[s])
		found = append(found, nominals(lex, d, s, found)...)
		slices.SortFunc(found, func(a, b Mention) int { return cmp.Or(a.First-b.First, a.Start-b.Start) })
		found = apart(found)
		for i := range found {
			found[i].Entity = -1
			qualify(lex, d, &found[i])
		}
		out = append(out, found...)
	}
	return out
}

// agency adds the news agency that a dateline has in brackets.
func agency(d *document.Document, s int, found []Mention) []Mention {
	tokens := d.Sentences[s].Tokens
	for i := range tokens {
		if tokens[i].Text != "(" {
			continue
		}
		last := i + 1
		for last < len(tokens) && lexicon.Capitalised(tokens[last].Text) {
			last++
		}
		if last == i+1 || last-i > 4 || last >= len(tokens) || tokens[last].Text != ")" || !free(found, i+1, last) {
			continue
		}
		m := at(d, s, i+1, last)
		m.Type, m.Form = graph.Organization, graph.FormName
		if last == i+2 && acronym(tokens[i+1].Text) {
			m.Form = graph.FormAcronym
		}
		found = append(found, m)
		slices.SortFunc(found, func(a, b Mention) int { return a.First - b.First })
	}
	return found
}

// apart drops what overlaps the mention before it.
func apart(found []Mention) []Mention {
	last, end := 0, 0
	return slices.DeleteFunc(found, func(m Mention) bool {
		if m.First < last && (m.First != last-1 || m.Last != last || m.Start < end) { // two in "Iranian-American" stay
			return true
		}
		last, end = m.Last, m.End
		return false
	})
}

// at makes a mention of the tokens [first,last) of a sentence.
func at(d *document.Document, sentence, first, last int) Mention {
	tokens := d.Sentences[sentence].Tokens
	return Mention{
		Span:     graph.Span{Start: tokens[first].Start, End: tokens[last-1].End},
		Sentence: sentence, First: first, Last: last, Entity: -1,
		Name: joined(d, tokens[first:last]),
	}
}

// sentenceWords are the words of each sentence as the lexicon looks at them.
func sentenceWords(d *document.Document) [][]lexicon.Word {
	n := 0
	for s := range d.Sentences {
		n += len(d.Sentences[s].Tokens)
	}
	all, out := make([]lexicon.Word, 0, n), make([][]lexicon.Word, len(d.Sentences))
	for s := range d.Sentences {
		first := len(all)
		for i := range d.Sentences[s].Tokens {
			t := &d.Sentences[s].Tokens[i]
			all = append(all, lexicon.Word{Text: t.Text, Fold: t.Fold})
		}
		out[s] = all[first:len(all):len(all)]
	}
	return out
}

// joined is join by the text's own words where they stand as it would write them.
func joined(d *document.Document, tokens []document.Token) string {
	for i := range tokens {
		t := &tokens[i]
		if len(t.Text) != t.End-t.Start {
			return join(tokens)
		}
		if i > 0 {
			gap := 1
			if t.Text[0] == '\'' || t.Text == "," || t.Text == "." {
				gap = 0
			}
			if before := tokens[i-1].End; t.Start-before != gap || gap == 1 && d.Text[before] != ' ' {
				return join(tokens)
			}
		}
	}
	return d.Text[tokens[0].Start:tokens[len(tokens)-1].End]
}

// join writes tokens as a name: single spaces, none before a possessive or
// punctuation.
func join(tokens []document.Token) string {
	if len(tokens) == 1 {
		return tokens[0].Text
	}
	var b strings.Builder
	for i, t := range tokens {
		if i > 0 && t.Text[0] != '\'' && t.Text != "," && t.Text != "." {
			b.WriteByte(' ')
		}
		b.WriteString(t.Text)
	}
	return b.String()
}

// free reports whether no mention of a sentence covers a token of [first,last).
func free(found []Mention, first, last int) bool {
	for _, m := range found {
		if m.First < last && first < m.Last {
			return false
		}
	}
	return true
}

func words(tokens []document.Token) []lexicon.Word { return document.Words(tokens) }
