package document

import (
	"strings"

	"entente/extractor/lexicon"
)

// lemma is the base form of a word, with forms that are no part of it kept.
func (r *Reader) lemma(word, tag string) string {
	switch tag {
	case "VBP", "VBZ", "VBD", "VBN", "VBG", "NNS", "NNPS", "JJR", "JJS", "RBR", "RBS", "VB", "MD":
		return r.bases.get(word, tag, func(word, tag string) string { return lemma(r.lex, word, tag) })
	}
	return word
}

// lemma returns the base form of a word in lower case, given its tag: "cut" for
// "cutting", "tie" for "ties". Irregular forms come from the lexicon, the rest
// from the rules of English spelling.
func lemma(lex *lexicon.Lexicon, word, tag string) string {
	if word == "" {
		return word
	}
	switch tag {
	case "VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "MD":
		if base, ok := lex.Irregular("v", word); ok {
			return base
		}
		switch {
		case tag == "VBZ":
			return dropS(word)
		case strings.HasSuffix(word, "ing") && len(word) > 4 && vowelIn(word[:len(word)-3]):
			return verbStem(lex, word[:len(word)-3])
		case strings.HasSuffix(word, "ied") && len(word) > 4:
			return word[:len(word)-3] + "y"
		case strings.HasSuffix(word, "ed") && len(word) > 3 && (tag != "VB" && tag != "VBP"):
			return verbStem(lex, word[:len(word)-2])
		}
	case "NNS", "NNPS":
		if base, ok := lex.Irregular("n", word); ok {
			return base
		}
		return dropS(word)
	case "JJR", "JJS", "RBR", "RBS":
		if base, ok := lex.Irregular("a", word); ok {
			return base
		}
	}
	return word
}

// dropS takes the ending of a plural or of the third person off.
func dropS(w string) string {
	switch {
	case len(w) < 4 || !strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is"):
		return w
	case w == "ties" || w == "dies" || w == "lies" || w == "vies" || w == "pies":
		return w[:len(w)-1]
	case strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "tches"), strings.HasSuffix(w, "rches"),
		strings.HasSuffix(w, "nches"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "zzes"), strings.HasSuffix(w, "oaches"), strings.HasSuffix(w, "eaches"):
		return w[:len(w)-2]
	case w == "goes" || w == "does" || w == "heroes" || w == "vetoes" || w == "embargoes" || w == "echoes" || w == "potatoes":
		return w[:len(w)-2]
	}
	return w[:len(w)-1]
}

func vowelIn(s string) bool { return strings.ContainsAny(s, "aeiouy") }

// verbStem turns what is left of a verb without -ed or -ing into its base:
// "cutt" into "cut", "condemn" stays, "hop" of "hoping" gets its e back.
func verbStem(lex *lexicon.Lexicon, s string) string {
	if base, ok := lex.Irregular("stem", s); ok {
		return base
	}
	n := len(s)
	if n < 3 {
		return s + "e"
	}
	last, before := s[n-1], s[n-2]
	if last == before {
		switch last {
		case 'l':
			// "expell" is "expel", "kill" stays: a double l after one vowel in a longer word is made by the ending.
			if n > 5 && !strings.HasSuffix(s, "fill") && !strings.HasSuffix(s, "stall") && !strings.HasSuffix(s, "roll") && !strings.HasSuffix(s, "call") {
				return s[:n-1]
			}
			return s
		case 's', 'f', 'z':
			return s
		case 'e', 'o':
			return s
		}
		return s[:n-1]
	}
	switch last {
	case 'v', 'c', 'u', 'z':
		return s + "e"
	case 'g':
		if before == 'n' || before == 'r' || before == 'd' || vowel(before) {
			if strings.HasSuffix(s, "ng") && !strings.HasSuffix(s, "eng") && !strings.HasSuffix(s, "ang") && !strings.HasSuffix(s, "ung") {
				return s
			}
			return s + "e"
		}
	case 's':
		if vowel(before) || before == 'r' || before == 'n' || before == 'p' || before == 'l' {
			return s + "e"
		}
	case 'l':
		if !vowel(before) && before != 'r' && before != 'w' {
			return s + "e"
		}
	case 't':
		for _, end := range []string{"reat", "heat", "eat", "oat", "ebat"} {
			if strings.HasSuffix(s, end) {
				if end == "ebat" {
					return s + "e"
				}
				if !strings.HasSuffix(s, "create") && !strings.HasSuffix(s, "creat") {
					return s
				}
			}
		}
		if strings.HasSuffix(s, "at") && n > 3 || strings.HasSuffix(s, "ut") && n > 4 && !strings.HasSuffix(s, "out") {
			return s + "e"
		}
	case 'r':
		if strings.HasSuffix(s, "ur") && !strings.HasSuffix(s, "our") && !strings.HasSuffix(s, "cur") || strings.HasSuffix(s, "ir") && !strings.HasSuffix(s, "air") ||
			strings.HasSuffix(s, "ar") && n > 3 && !strings.HasSuffix(s, "ear") {
			return s + "e"
		}
	case 'd':
		if strings.HasSuffix(s, "ud") && n > 3 && !strings.HasSuffix(s, "oud") || strings.HasSuffix(s, "id") && n > 3 && !strings.HasSuffix(s, "aid") && !strings.HasSuffix(s, "oid") ||
			strings.HasSuffix(s, "ad") && n > 4 && !strings.HasSuffix(s, "ead") && !strings.HasSuffix(s, "oad") {
			return s + "e"
		}
	case 'n':
		if strings.HasSuffix(s, "fin") && n > 4 || strings.HasSuffix(s, "bin") && n > 4 || strings.HasSuffix(s, "min") && n > 4 || strings.HasSuffix(s, "lin") && n > 5 && !strings.HasSuffix(s, "plin") {
			return s + "e"
		}
	}
	return s
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
