package tagger

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Correct gives the words that the treebanks of Universal Dependencies tag in a
// manner of their own the tags of Penn, and mends what headlines, which leave out
// words and speak in the present tense, lead the model into. tags is changed in
// place.
func Correct(words, tags []string, headline bool) {
	for i, w := range words {
		switch w {
		case "...", "--", "—", "–", ";", ":":
			tags[i] = ":"
		case "both", "either", "neither", "Both", "Either", "Neither":
			if tags[i] == "CC" || tags[i] == "IN" {
				tags[i] = "DT" // "condemned both Russia and Belarus"
			}
		}
	}
	if headline {
		presentTense(words, tags)
	}
}

// presentTense makes the first plural noun that follows a name and precedes
// more words the verb of a headline that has none: "Albania cuts ties".
func presentTense(words, tags []string) {
	for i, tag := range tags {
		switch tag {
		case "VBZ", "VBD", "VBP", "MD":
			if words[i] != "'s" {
				return
			}
		}
	}
	for i := 1; i+1 < len(words); i++ {
		r, _ := utf8.DecodeRuneInString(words[i])
		if tags[i] != "NNS" || !unicode.IsLower(r) || !strings.HasPrefix(tags[i-1], "NN") {
			continue
		}
		switch tags[i+1] {
		case "NNP", "NNPS", "NNS", "NN", "JJ", "DT", "IN", "TO", "PRP$", "CD", "VBN", "RB":
			tags[i] = "VBZ"
			return
		}
	}
}
