// Package extractor reads an article and returns what it says about people,
// countries and organizations. It is pure: no files, no network, no clock, no
// goroutines of its own. The same article gives the same bytes.
//
// The stages, each a package, each fed by the one before:
//
//	document  text -> paragraphs, sentences, tagged tokens
//	mention   tokens -> spans that refer to somebody
//	entity    mentions -> entities of the document
//	claim     entities and relation frames -> claims with evidence
//
// tagger holds the part-of-speech tagger, lexicon the data and its loader.
package extractor
