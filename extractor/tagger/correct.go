package tagger

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// shapeTag guesses a tag from the letters of a word alone.
func shapeTag(word string) string {
	switch word {
	case ",", "(", ")":
		return word
	case ".", "?", "!":
		return "."
	case "'s", "'":
		return "POS"
	case "n't":
		return "RB"
	}
	r, _ := utf8.DecodeRuneInString(word)
	switch {
	case unicode.IsUpper(r):
		return "NNP"
	case unicode.IsDigit(r):
		return "CD"
	case unicode.IsLetter(r):
		return "NN"
	}
	return ":"
}

// fixed are the tags of words and marks that never have another.
var fixed = map[string]string{
	",": ",", ".": ".", "?": ".", "!": ".", ";": ":", ":": ":", "...": ":", "--": ":", "—": ":", "–": ":",
	"(": "(", ")": ")", "[": "(", "]": ")", "n't": "RB", "'ve": "VBP", "'re": "VBP", "'ll": "MD", "'m": "VBP",
	"not": "RB", "he": "PRP", "she": "PRP", "they": "PRP", "it": "PRP", "we": "PRP", "them": "PRP",
	"his": "PRP$", "their": "PRP$", "its": "PRP$", "our": "PRP$", "my": "PRP$", "your": "PRP$",
	"and": "CC", "or": "CC", "but": "CC", "nor": "CC", "will": "MD", "would": "MD", "could": "MD", "should": "MD",
	"can": "MD", "must": "MD", "to": "TO", "the": "DT", "a": "DT", "an": "DT", "who": "WP", "whom": "WP", "of": "IN",
	"from": "IN", "with": "IN", "against": "IN", "between": "IN", "by": "IN", "for": "IN", "in": "IN", "at": "IN",
	"was": "VBD", "were": "VBD", "is": "VBZ", "has": "VBZ", "had": "VBD", "been": "VBN", "be": "VB", "being": "VBG",
	"are": "VBP", "said": "VBD", "says": "VBZ", "does": "VBZ", "did": "VBD",
}

// Correct mends tags that prose is known to get wrong; tags is changed in
// place. Headlines, which leave out words and speak in the present tense, get
// rules of their own.
func Correct(words, tags []string, headline bool) {
	for i, w := range words {
		if tag, ok := fixed[w]; ok && !(w == "said" && i > 0 && words[i-1] == "the") {
			tags[i] = tag
			continue
		}
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsLower(r) && tags[i] == "NNP":
			tags[i] = "NN"
		case unicode.IsLower(r) && tags[i] == "NNPS":
			tags[i] = "NNS"
		case w == "'s":
			tags[i] = possessive(words, tags, i)
		}
	}
	for i := range words {
		verbAfterTo(words, tags, i)
		verbBeforeThat(words, tags, i)
	}
	if headline {
		presentTense(words, tags)
	}
}

// possessive tells "Iran's regime" from "he's leaving".
func possessive(words, tags []string, i int) string {
	if i == 0 {
		return "POS"
	}
	switch strings.ToLower(words[i-1]) {
	case "he", "she", "it", "that", "there", "who", "what", "here", "where", "let":
		return "VBZ"
	}
	return "POS"
}

// verbAfterTo makes a noun in the base form a verb in "to cut ties": after "to",
// before a determiner, possessive or plural noun.
func verbAfterTo(words, tags []string, i int) {
	if i == 0 || i+1 >= len(words) || words[i-1] != "to" || tags[i] != "NN" && tags[i] != "VBP" && tags[i] != "VBN" && tags[i] != "VBD" {
		return
	}
	switch tags[i+1] {
	case "DT", "PRP$", "PRP", "NNS", "NNP":
		tags[i] = "VB"
	}
}

// verbBeforeThat makes a plural noun after a name a verb when a clause follows:
// "Iran shows that its promises", not "the Iran films that won". The clause's
// own subject tells: what follows "that" is no verb.
func verbBeforeThat(words, tags []string, i int) {
	if i == 0 || i+2 >= len(tags) || tags[i] != "NNS" || words[i+1] != "that" || tags[i-1] != "NNP" {
		return
	}
	if next := tags[i+2]; !strings.HasPrefix(next, "VB") && next != "MD" && next != "RB" {
		tags[i], tags[i+1] = "VBZ", "IN"
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
		before := tags[i-1]
		if tags[i] != "NNS" || !unicode.IsLower(r) || before != "NNP" && before != "NNPS" && before != "NNS" && before != "NN" {
			continue
		}
		switch tags[i+1] {
		case "NNP", "NNPS", "NNS", "NN", "JJ", "DT", "IN", "TO", "PRP$", "CD", "VBN", "RB":
			tags[i] = "VBZ"
			return
		}
	}
}
