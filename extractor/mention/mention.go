// Package mention finds the spans of a document that refer to somebody or
// something: names, acronyms, demonyms, metonyms, nominals, pronouns.
//
// Conventions of the spans: a person's name is without title or role; a
// country's mention is its name, demonym or capital alone ("Iranian" in "Iranian
// diplomats", "U.S." in "U.S. officials"), and Agent says what it modifies; an
// organization's name takes the country in that qualifies it ("Iranian Foreign
// Ministry"); "the" belongs to a nominal and to nothing else; a possessive
// pronoun with "country" is one mention ("his country").
package mention

import (
	"entente/extractor/lexicon"
	"entente/graph"
)

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
	// "NATO"; empty where only the document can tell (a surname, "he"). A
	// capital that stands as a place has the type Location and the country's key.
	Key string

	// Entity is an index into the document's entities, -1 for a location or
	// for a mention that could not be linked.
	Entity int

	// Place is set where a country or its capital stands as a place and not as
	// an actor: "in Tehran", "to Albania".
	Place bool

	Name    string         // the words of a name joined by single spaces; the canonical name where the lexicon knows it; the head noun of a nominal
	Title   string         // of a person: the title beside the name in lower case, "prime minister"
	Kind    string         // of a person with a title: its kind in titles.tsv, "head"; of a country's nominal: the epithet in epithets.tsv, "west african"; "settled" where its own place explains a name of one word
	Gender  lexicon.Gender // of a person, by title or first name; of a pronoun
	Country string         // key of the country that qualifies an organization or a nominal: "country:IR"
	Agent   string         // of a country: the noun in lower case that it modifies, "diplomats"
	State   bool           // the noun acts for the state: government, officials, troops; false for dissidents, websites
	Plural  bool           // "they", "the Iranians"
}
