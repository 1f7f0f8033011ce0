// Package mention finds the spans of a document that refer to somebody or
// something: names, acronyms, demonyms, metonyms, nominals, pronouns.
package mention

import "entente/graph"

// Mention is a span of one sentence. Mentions of a document are in the order of
// the text and do not overlap.
type Mention struct {
	graph.Span
	Sentence int // index into Document.Sentences
	First    int // index of its first token in the sentence
	Last     int // index after its last token
	Type     graph.EntityType
	Form     graph.MentionForm

	// Key is what the lexicon or the mention's own words say about identity
	// before linking: "country:IR" for "Iranian", "organization:nato" for
	// "NATO"; empty where only the document can tell (a surname, "he").
	Key string

	// Entity is an index into the document's entities, -1 for a location or
	// for a mention that could not be linked.
	Entity int

	// Place is set where a country or its capital stands as a place and not as
	// an actor: "in Tehran", "to Albania".
	Place bool
}
