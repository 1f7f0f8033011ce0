// Package claim finds what a document's entities do to each other: it matches
// the lexicon's relation frames over tagged sentences, and reads polarity,
// modality, attribution and date off the words around them.
package claim
