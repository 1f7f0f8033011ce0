package extractor

import (
	"cmp"
	"slices"
	"time"

	"entente/extractor/claim"
	"entente/extractor/document"
	"entente/extractor/parser"
	"entente/graph"
)

// MaxExplained is the longest text that is explained by itself, in bytes.
const MaxExplained = 20_000

// Explanation is how sentences were read, stage by stage. All spans are UTF-8
// byte offsets into the article's text.
type Explanation struct {
	Extractor string
	Sentences []ExplainedSentence
	Mentions  []graph.Mention         // inside the sentences
	Claims    []graph.Claim           // made in the sentences
	Entities  map[string]graph.Entity // of the whole article, by id
}

// ExplainedSentence is one sentence with its words and the frames whose trigger stands in it.
type ExplainedSentence struct {
	graph.Span
	Silent string // why such a sentence makes no claim ("boilerplate", "cross-head", "credit"); empty for any other
	Tokens []ExplainedToken
	Frames []ExplainedFrame // those that fired first, then the others, the nearest to a claim first
}

// ExplainedToken is a word or punctuation mark with its place in the sentence's tree.
type ExplainedToken struct {
	graph.Span
	Text  string // normalised
	Tag   string // Penn Treebank part of speech
	Lemma string
	Head  int    // index in the sentence of the token that it depends on, -1 for the root
	Label string // relation of Universal Dependencies
}

// ExplainedFrame is a frame whose trigger stands in a sentence, and what became of it.
type ExplainedFrame = claim.Attempt

// Explain reads an article like [Extractor.Extract] and tells how it read the sentences that
// overlap within; the empty span means all of them. Its errors are those of Extract, and Limit for
// a span of more than [MaxExplained] bytes, Invalid for one outside the text and for a date that is none.
func (x *Extractor) Explain(a graph.Article, within graph.Span) (*Explanation, error) {
	if !isDate(a.Published) {
		return nil, graph.Errorf(graph.Invalid, "the date %q is not of the form 2022-09-07, 2022-09 or 2022", a.Published)
	}
	trees, err := parser.Default()
	if err != nil {
		return nil, err
	}
	if within == (graph.Span{}) {
		within.End = len(a.Text)
	}
	if within.Start < 0 || within.End < within.Start || within.End > len(a.Text) {
		return nil, graph.Errorf(graph.Invalid, "there are no bytes %d to %d in a text of %d", within.Start, within.End, len(a.Text))
	}
	if within.End-within.Start > MaxExplained {
		return nil, graph.Errorf(graph.Limit, "the text is %d bytes long; at most %d are explained at once", within.End-within.Start, MaxExplained)
	}
	r, err := x.Read(a)
	if err != nil {
		return nil, err
	}
	var trace claim.Trace
	all, err := x.extraction(a, r, &trace)
	if err != nil {
		return nil, err
	}
	out := &Explanation{Extractor: x.Version(), Entities: map[string]graph.Entity{}}
	for _, e := range all.Entities {
		out.Entities[e.ID] = e
	}
	inside := func(s graph.Span) bool {
		return slices.ContainsFunc(out.Sentences, func(e ExplainedSentence) bool { return e.Contains(s) })
	}
	for n, s := range r.Document.Sentences {
		if !s.Overlaps(within) {
			continue
		}
		e := ExplainedSentence{Span: s.Span, Silent: silent[r.Document.Paragraphs[s.Paragraph].Kind], Tokens: tokens(trees, s)}
		for _, t := range trace.Attempts {
			if t.Sentence == n {
				e.Frames = append(e.Frames, t)
			}
		}
		slices.SortStableFunc(e.Frames, func(a, b ExplainedFrame) int {
			return cmp.Or(cmp.Compare(a.Near(), b.Near()), cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Rule, b.Rule))
		})
		e.Frames = slices.Compact(e.Frames)
		out.Sentences = append(out.Sentences, e)
	}
	for _, m := range all.Mentions {
		if inside(m.Span) {
			out.Mentions = append(out.Mentions, m)
		}
	}
	for _, c := range all.Claims {
		if inside(c.CueSpan) {
			out.Claims = append(out.Claims, c)
		}
	}
	return out, nil
}

// silent names the kinds of paragraph that make no claims.
var silent = map[document.Kind]string{
	document.CrossHead: "cross-head", document.Boilerplate: "boilerplate", document.Credit: "credit",
}

// tokens lists a sentence's tokens with its tree.
func tokens(trees *parser.Parser, s document.Sentence) []ExplainedToken {
	words, tags := make([]string, len(s.Tokens)), make([]string, len(s.Tokens))
	for i, t := range s.Tokens {
		words[i], tags[i] = t.Text, t.Tag
	}
	arcs := trees.Parse(nil, words, tags)
	list := make([]ExplainedToken, len(s.Tokens))
	for i, t := range s.Tokens {
		list[i] = ExplainedToken{Span: t.Span, Text: t.Text, Tag: t.Tag, Lemma: t.Lemma, Head: int(arcs[i].Head), Label: arcs[i].Label}
	}
	return list
}

// isDate reports whether a text is an ISO 8601 date, possibly of reduced precision, or empty.
func isDate(text string) bool {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(layout, text); err == nil {
			return true
		}
	}
	return text == ""
}
