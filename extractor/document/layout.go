package document

import (
	"strings"
	"unicode/utf8"

	"entente/extractor/lexicon"
	"entente/graph"
)

// layout divides an article: first into pieces of its normalised text, so that
// all is counted before the document is made, each slice of it at once.
type layout struct {
	reader *Reader
	doc    *Document
	normal normal
	splitter
	sections []section
	starts   []int // indexes of the pieces that start a sentence
}

// section is a paragraph before it is one.
type section struct {
	graph.Span
	kind      Kind
	dateline  graph.Span
	sentences [2]int // half-open range of layout.starts
}

// read divides the paragraphs of the article; false if it has too many words.
func (l *layout) read(spans []graph.Span) bool {
	normal, ranges := normalise(l.doc.Text, spans)
	l.normal = normal
	l.splitter = splitter{lib: l.reader.lib, lex: l.reader.lex, text: normal.text, out: make([]piece, 0, len(normal.text)/5+8)}
	l.sections = make([]section, 0, len(spans))
	l.starts = make([]int, 0, len(normal.text)/80+len(spans)+8)
	k := kinds{lex: l.reader.lex, title: titleLine(l.doc.Title), alone: len(spans) == 1}
	for i, p := range ranges {
		from, to := trim(normal.text, p.Start, p.End)
		if from == to {
			continue
		}
		s := section{Span: spans[i], kind: k.of(normal.text[from:to], normal.lower[from:to], i == 0)}
		s.sentences[0] = len(l.starts)
		if s.kind == Body || s.kind == Headline {
			if end := k.datelineEnd(normal.text[from:to]); end > 0 && end < to-from {
				s.kind = Body
				s.dateline = normal.span(from, from+end)
				l.sentences(from, from+end)
				from += end
			}
		}
		l.sentences(from, to)
		if s.sentences[1] = len(l.starts); s.sentences[0] < s.sentences[1] {
			l.sections = append(l.sections, s)
		}
		if len(l.out) > MaxTokens {
			return false
		}
	}
	return true
}

// titleLine is a title in the form in which paragraphs are compared.
func titleLine(title string) string {
	n, _ := normalise(title, []graph.Span{{Start: 0, End: len(title)}})
	return strings.TrimSpace(n.text)
}

func trim(text string, from, to int) (int, int) {
	for from < to && text[from] == ' ' {
		from++
	}
	for from < to && text[to-1] == ' ' {
		to--
	}
	return from, to
}

// sentences divides text[from:to] into tokens and sentences.
func (l *layout) sentences(from, to int) {
	first := len(l.out)
	l.paragraph(from, to)
	l.boundWords(first)
	l.joinCharacters(first)
	if first == len(l.out) {
		return
	}
	l.starts = append(l.starts, first)
	g := segmenter{lib: l.lib, lex: l.lex, text: l.text, to: to, tokens: l.out[first:]}
	l.starts = g.breaks(l.starts, first)
}

// boundWords cuts words from l.out[first] on that are longer than maxWord.
func (l *layout) boundWords(first int) {
	long := false
	for _, p := range l.out[first:] {
		long = long || p.end-p.start > maxWord
	}
	if !long {
		return
	}
	pieces := append([]piece(nil), l.out[first:]...)
	l.out = l.out[:first]
	for _, p := range pieces {
		for p.end-p.start > maxWord {
			at := p.start + maxWord
			for !utf8.RuneStart(l.text[at]) {
				at--
			}
			l.out = append(l.out, piece{p.start, at})
			p.start = at
		}
		l.out = append(l.out, p)
	}
}

// joinCharacters joins pieces from l.out[first] on that were cut within what is
// one character of the article, as in the dots of many an "…".
func (l *layout) joinCharacters(first int) {
	if l.normal.start == nil {
		return
	}
	kept := l.out[:first]
	for _, p := range l.out[first:] {
		if n := len(kept); n > first && l.normal.start[p.start] == l.normal.start[kept[n-1].end-1] {
			kept[n-1].end = p.end
			continue
		}
		kept = append(kept, p)
	}
	l.out = kept
}

// fill makes the document's paragraphs, sentences and tokens.
func (l *layout) fill() {
	d := l.doc
	d.Paragraphs = make([]Paragraph, len(l.sections))
	d.Sentences = make([]Sentence, len(l.starts))
	tokens := make([]Token, len(l.out))
	for i, p := range l.out {
		l.token(&tokens[i], p)
	}
	for i, s := range l.sections {
		d.Paragraphs[i] = Paragraph{Span: s.Span, Kind: s.kind, Dateline: s.dateline, Sentences: s.sentences}
		for k := s.sentences[0]; k < s.sentences[1]; k++ {
			end := len(tokens)
			if k+1 < len(l.starts) {
				end = l.starts[k+1]
			}
			words := tokens[l.starts[k]:end:end]
			d.Sentences[k] = Sentence{Span: graph.Span{Start: words[0].Start, End: words[len(words)-1].End}, Paragraph: i, Case: caseOf(words, s.kind), Tokens: words}
		}
	}
}

// wordForms are the forms of a word that is not plain ASCII.
type wordForms struct{ lower, fold string }

func (l *layout) token(t *Token, p piece) {
	t.Span = l.normal.span(p.start, p.end)
	t.Text = l.text[p.start:p.end]
	for i := 0; i < len(t.Text); i++ {
		if t.Text[i] >= utf8.RuneSelf {
			forms := l.reader.forms.get(t.Text, "", func(word, _ string) wordForms {
				return wordForms{strings.ToLower(word), lexicon.Fold(word)}
			})
			t.Lower, t.Fold = forms.lower, forms.fold
			return
		}
	}
	t.Lower = l.normal.lower[p.start:p.end]
	t.Fold = t.Lower
}
