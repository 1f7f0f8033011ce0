package document

import (
	"strings"
	"unicode/utf8"

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
	lib     *library
	forms   memo[wordForms]
	bases   memo[string]
}

// NewReader makes a reader; the first one loads the Punkt model for English
// sentences (some 6 ms). correct mends the tags of a sentence in place and may be nil.
func NewReader(lex *lexicon.Lexicon, tagger Tagger, correct func(words, tags []string, headline bool)) (*Reader, error) {
	lib, err := sharedLibrary()
	if err != nil {
		return nil, err
	}
	if correct == nil {
		correct = func([]string, []string, bool) {}
	}
	return &Reader{lex: lex, tagger: tagger, correct: correct, lib: lib}, nil
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
	l := layout{reader: r, doc: d}
	if !l.read(cut(a.Text, paragraphs(a.Text))) {
		return nil, graph.Errorf(graph.Limit, "the article has more than %d words and punctuation marks. Split it into several articles", MaxTokens)
	}
	l.fill()
	room := rooms{words: make([]string, 0, maxTokens+8), tags: make([]string, 0, maxTokens+8)}
	for i := range d.Sentences {
		s := &d.Sentences[i]
		r.tag(s.Tokens, &room, s.Case, d.Paragraphs[s.Paragraph].Kind)
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
	long := false
	for _, s := range spans {
		long = long || s.End-s.Start > maxParagraph
	}
	if !long {
		return spans
	}
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

// rooms holds the words and the tags of one sentence after the other.
type rooms struct{ words, tags []string }

// tag sets Tag and Lemma. A line in capitals, or with a capital on each word,
// is tagged as if it were written as a sentence.
func (r *Reader) tag(tokens []Token, room *rooms, letters Case, kind Kind) {
	words := room.words[:0]
	for i := range tokens {
		words = append(words, tokens[i].Text)
	}
	if letters != SentenceCase {
		r.lowerWords(tokens, words)
	}
	tags := r.tagger.Tag(room.tags[:0], words)
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
		tokens[i].Lemma = r.lemma(tokens[i].Lower, tags[i])
	}
}
