package claim

import (
	"strings"

	"entente/graph"
)

// longestFollow is how many words after a verb the words may begin that its frame asks for.
const longestFollow = 16

// followed returns the token after the first of the phrases that stands right of verb chunk v in
// its clause, as in "declared the envoy persona non grata", -1 if none does.
func (s *syntax) followed(v int, phrases []string) int {
	from := s.chunks[v].last
	for i := from; i < len(s.tokens) && i < from+longestFollow; i++ {
		if w := s.lower(i); w == ";" || w == "." || i > from && (s.opensNew(i) || s.opensParticiple(i)) {
			return -1
		}
		if i > from && s.tag(i-1) == "IN" && s.lower(i-1) != "as" {
			continue // "named a man in a terrorist plot"
		}
		for _, phrase := range phrases {
			if end := s.phraseAt(i, phrase); end > 0 {
				return end
			}
		}
	}
	return -1
}

// opensNew reports whether token i begins a coordinated or a subordinate clause.
func (s *syntax) opensNew(i int) bool {
	switch s.lower(i) {
	case "because", "although", "though", "while", "when", "if", "unless", "but":
		return true
	}
	return false
}

// opensParticiple reports whether token i is an -ing form after a comma, which tells another act: ", saying it is".
func (s *syntax) opensParticiple(i int) bool {
	return s.lower(i-1) == "," && s.tag(i) == "VBG"
}

// phraseAt returns the token after the phrase if it stands at token i, else 0. A word of the
// phrase may be one of several ("on|onto"), or "*": up to slotWords words of one noun phrase.
func (s *syntax) phraseAt(i int, phrase string) int {
	word, rest, more := strings.Cut(phrase, " ")
	if word == "*" {
		for j := i; j <= i+slotWords && j <= len(s.tokens); j++ {
			if end := s.phraseAt(j, rest); end > 0 {
				return end
			}
			if !s.fillsSlot(j) {
				return 0
			}
		}
		return 0
	}
	if i >= len(s.tokens) || !oneOf(s.lower(i), word) {
		return 0
	}
	if !more {
		return i + 1
	}
	return s.phraseAt(i+1, rest)
}

// slotWords is how many words of a noun phrase "*" may stand for: "from *the State Department's* list".
const slotWords = 6

// fillsSlot reports whether token i may stand inside a noun phrase, with "of" as its only preposition.
func (s *syntax) fillsSlot(i int) bool {
	if i >= len(s.tokens) {
		return false
	}
	switch tag := s.tag(i); {
	case s.lower(i) == "of", s.mention[i] >= 0:
		return true
	case tag == "IN", tag == "TO", tag == "MD", tag == "VBZ", tag == "VBP", strings.HasPrefix(tag, "W"), !strings.ContainsAny(s.lower(i), "abcdefghijklmnopqrstuvwxyz0123456789"):
		return false
	}
	return true
}

// oneOf reports whether word is among the alternatives, divided by "|".
func oneOf(word, alternatives string) bool {
	for {
		first, rest, more := strings.Cut(alternatives, "|")
		if first == word {
			return true
		}
		if !more {
			return false
		}
		alternatives = rest
	}
}

// opensFixed returns the token after a phrase of nouns or adjectives at token i that frames
// ask for, such as "persona non grata": no part of a noun phrase before it. It returns 0 if there is none.
func (s *syntax) opensFixed(i int) int {
	phrases := s.grammar.fixed[s.lower(i)]
	if len(phrases) == 0 || s.mention[i] >= 0 || !strings.HasPrefix(s.tag(i), "NN") && !strings.HasPrefix(s.tag(i), "JJ") && s.tag(i) != "FW" {
		return 0
	}
	longest := 0
	person := i > 0 && s.endsMention(i-1) && s.mentions[s.mention[i-1]].Type == graph.Person && s.mentions[s.mention[i-1]].Form != graph.FormPronoun
	for _, phrase := range phrases {
		if !person && !strings.Contains(phrase, " ") {
			continue // "took Terry Anderson hostage", but "held a hostage"
		}
		longest = max(longest, s.phraseAt(i, phrase))
	}
	return longest
}

// measure reports whether the number at token j begins a noun phrase of its own after the one
// whose head is at token head: "gave Iranian diplomats 24 hours".
func (s *syntax) measure(j, head int) bool {
	if head == j-1 && s.tag(j) == "$" && j+1 < len(s.tokens) && s.tag(j+1) == "CD" {
		return s.endsMention(head) && s.mentions[s.mention[head]].Form != graph.FormDemonym // "granted Cambodia $600 million"
	}
	if head != j-1 || s.tag(j) != "CD" || s.mention[j] >= 0 || j+1 >= len(s.tokens) || s.tag(j+1) != "NNS" && s.tag(j+1) != "CD" {
		return false
	}
	return s.tag(head) == "NNS" || s.endsMention(head) && s.mentions[s.mention[head]].Form != graph.FormDemonym
}
