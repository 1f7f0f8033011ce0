package document

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/neurosnap/sentences.v1"
	"gopkg.in/neurosnap/sentences.v1/english"

	"entente/extractor/lexicon"
	"entente/graph"
)

// MaxText is the longest article that is read, in bytes, and MaxTokens the most
// words and marks that it may have: some 100 pages. They keep the worst article
// that is accepted under two seconds.
const (
	MaxText   = 1 << 20
	MaxTokens = 60_000
)

// maxParagraph bounds what is analysed as one paragraph, in bytes; a longer one
// is cut at a space.
const maxParagraph = 20_000

// maxWord bounds a word, in bytes. What is longer is cut: no word that means
// something to the extractor is.
const maxWord = 256

// Tagger gives each word of a sentence its part of speech. tagger.Tagger is one.
type Tagger interface {
	// Tag appends one tag for each word to dst.
	Tag(dst, words []string) []string
}

// Reader turns articles into documents. It is safe for concurrent use.
type Reader struct {
	lex     *lexicon.Lexicon
	tagger  Tagger
	correct func(words, tags []string, headline bool)
	punkt   *sentences.DefaultSentenceTokenizer
}

// NewReader makes a reader; it loads the Punkt model for English sentences
// (10 ms). correct mends the tags of a sentence in place and may be nil.
func NewReader(lex *lexicon.Lexicon, tagger Tagger, correct func(words, tags []string, headline bool)) (*Reader, error) {
	punkt, err := english.NewSentenceTokenizer(nil)
	if err != nil {
		return nil, graph.Errorf(graph.Internal, "the sentence model could not be loaded: %w", err)
	}
	if correct == nil {
		correct = func([]string, []string, bool) {}
	}
	return &Reader{lex: lex, tagger: tagger, correct: correct, punkt: punkt}, nil
}

// Read analyses an article. Its errors are [*graph.Error]: Invalid for text that
// is not UTF-8, Limit for text longer than [MaxText] or [MaxTokens].
func (r *Reader) Read(a graph.Article) (*Document, error) {
	if len(a.Text) > MaxText {
		return nil, graph.Errorf(graph.Limit, "the article is %d bytes long; at most %d are read. Split it into several articles", len(a.Text), MaxText)
	}
	if !utf8.ValidString(a.Text) {
		return nil, graph.Errorf(graph.Invalid, "the article is not valid UTF-8 text (byte %d)", firstInvalid(a.Text))
	}
	d := &Document{Text: a.Text, Title: a.Title, Published: a.Published}
	spans := cut(a.Text, paragraphs(a.Text))
	count, seen := 0, 0
	for i, s := range spans {
		r.paragraph(d, s, i == 0, len(spans) == 1)
		for ; seen < len(d.Sentences); seen++ {
			count += len(d.Sentences[seen].Tokens)
		}
		if count > MaxTokens {
			return nil, graph.Errorf(graph.Limit, "the article has more than %d words and punctuation marks. Split it into several articles", MaxTokens)
		}
	}
	markQuotes(d)
	return d, nil
}

func firstInvalid(s string) int {
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") {
			return i
		}
	}
	return len(s)
}

// cut splits paragraphs that are longer than maxParagraph at a space, or at a
// character where there is none.
func cut(text string, spans []graph.Span) []graph.Span {
	out := make([]graph.Span, 0, len(spans))
	for _, s := range spans {
		for s.End-s.Start > maxParagraph {
			at := s.Start + maxParagraph
			if k := strings.LastIndexAny(text[s.Start:at], " \t"); k > maxParagraph/2 {
				at = s.Start + k
			}
			for at > s.Start && !utf8.RuneStart(text[at]) {
				at--
			}
			out = append(out, graph.Span{Start: s.Start, End: at})
			s.Start = at
		}
		out = append(out, s)
	}
	return out
}

func (r *Reader) paragraph(d *Document, span graph.Span, first, alone bool) {
	n := normalise(d.Text[span.Start:span.End], span.Start)
	if strings.TrimSpace(n.text) == "" {
		return
	}
	p := Paragraph{Span: span, Kind: kindOf(strings.TrimSpace(n.text), first, alone, d.Title, r.lex)}
	from := 0
	p.Sentences[0] = len(d.Sentences)
	if p.Kind == Body || p.Kind == Headline {
		if end := datelineEnd(n.text); end > 0 && end < len(n.text) {
			p.Kind = Body
			p.Dateline = n.span(0, end)
			from = end
			r.sentences(d, n, 0, end, p.Kind)
		}
	}
	r.sentences(d, n, from, len(n.text), p.Kind)
	p.Sentences[1] = len(d.Sentences)
	if p.Sentences[0] < p.Sentences[1] {
		d.Paragraphs = append(d.Paragraphs, p)
	}
}

// sentences appends the sentences of n.text[from:to] to the document.
func (r *Reader) sentences(d *Document, n normal, from, to int, kind Kind) {
	text := n.text[from:to]
	tokens := boundWords(text, tokenise(text, r.lex))
	if len(tokens) == 0 {
		return
	}
	var cuts []int
	if kind == Body && strings.Contains(text, ". ") {
		cuts = r.punkt.SentencePositions(text)
	}
	start := 0
	for _, end := range append(breaks(text, tokens, cuts, r.lex), len(tokens)) {
		s := Sentence{Paragraph: len(d.Paragraphs), Tokens: make([]Token, 0, end-start)}
		for _, t := range tokens[start:end] {
			word := text[t.start:t.end]
			s.Tokens = append(s.Tokens, Token{Span: n.span(from+t.start, from+t.end), Text: word, Lower: strings.ToLower(word), Fold: lexicon.Fold(word)})
		}
		s.Span = graph.Span{Start: s.Tokens[0].Start, End: s.Tokens[len(s.Tokens)-1].End}
		s.Case = caseOf(s.Tokens, kind)
		r.tag(s.Tokens, s.Case, kind)
		d.Sentences = append(d.Sentences, s)
		start = end
	}
}

// boundWords cuts words that are longer than maxWord.
func boundWords(text string, tokens []piece) []piece {
	long := false
	for _, t := range tokens {
		long = long || t.end-t.start > maxWord
	}
	if !long {
		return tokens
	}
	out := make([]piece, 0, len(tokens))
	for _, t := range tokens {
		for t.end-t.start > maxWord {
			at := t.start + maxWord
			for !utf8.RuneStart(text[at]) {
				at--
			}
			out = append(out, piece{t.start, at})
			t.start = at
		}
		out = append(out, t)
	}
	return out
}

// tag sets Tag and Lemma. A line in capitals, or with a capital on each word,
// is tagged as if it were written as a sentence.
func (r *Reader) tag(tokens []Token, letters Case, kind Kind) {
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = t.Text
	}
	if letters != SentenceCase {
		r.lowerWords(tokens, words)
	}
	tags := r.tagger.Tag(make([]string, 0, len(words)), words)
	r.correct(words, tags, kind == Headline || kind == CrossHead)
	open := false
	for i := range tokens {
		tokens[i].Tag = tags[i]
		if tokens[i].Text == `"` {
			tokens[i].Tag = "``"
			if open {
				tokens[i].Tag = "''"
			}
			open = !open
		}
		tokens[i].Lemma = lemma(r.lex, strings.ToLower(words[i]), tags[i])
	}
}
