// Package document turns an article's text into a [Document]: paragraphs,
// sentences and tokens, each with its place in the text as given.
//
// All offsets are UTF-8 byte offsets into [Document.Text], which is the
// article's own text, unchanged. Normalisation (curly quotes, no-break spaces,
// soft hyphens, zero-width characters) shows in [Token.Text] only.
package document

import "entente/graph"

// Document is an analysed article.
type Document struct {
	Text       string
	Title      string // the article's title, if it was given beside the text
	Published  string // ISO 8601 date or ""
	Paragraphs []Paragraph
	Sentences  []Sentence
}

// Kind says what a paragraph is, which decides how far its words are trusted.
type Kind int

// The kinds of paragraph.
const (
	Body        Kind = iota
	Headline         // the first line, when it is set as a title: no full stop, present tense
	CrossHead        // a line in capitals between paragraphs, often a link to another story
	Caption          // photo caption or credit
	Boilerplate      // "Share this article", data credits, terms: never a claim
	Credit           // "By Jane Doe", "Reporting by ...; editing by ...": names, but no claims
)

// Paragraph is a run of text between line breaks.
type Paragraph struct {
	graph.Span
	Kind      Kind
	Dateline  graph.Span // "TIRANA, Albania (AP) -" at the paragraph's start; empty if none
	Sentences [2]int     // half-open range of indexes into Document.Sentences
}

// Sentence is a sentence of a paragraph.
type Sentence struct {
	graph.Span
	Paragraph int  // index into Document.Paragraphs
	Case      Case // how it uses capitals
	Tokens    []Token
}

// Token is a word or punctuation mark.
type Token struct {
	graph.Span
	Text   string // normalised: straight quotes, no soft hyphens; never empty
	Lower  string // Text in lower case
	Fold   string // Lower without diacritics, as lexicon.Fold makes it
	Tag    string // Penn Treebank part of speech: "NNP", "VBD", "-LRB-"
	Lemma  string // base form in lower case: "cut" for "cutting", "tie" for "ties"
	Quoted bool   // inside quotation marks, those of a paragraph before it included
}
