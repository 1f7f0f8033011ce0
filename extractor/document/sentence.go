package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/extractor/lexicon"
)

// maxTokens bounds a sentence: text without full stops is cut, so that no
// stage after this one meets a sentence without end.
const maxTokens = 250

// starters are words that begin a sentence after "U.S." or "p.m.", where a
// capital alone proves nothing.
const starters = " the he she it they we i you but and in on at a an this that these those there however meanwhile also its his her their our " +
	"as if when while after before for since although though since many most some several both critics officials still yet last now " +
	"earlier later asked what who how why so no not one two according despite during until with by from to under "

// breaks returns the indexes of the tokens that start a sentence, the first
// excluded. punkt holds the offsets at which the Punkt model would cut.
func breaks(text string, tokens []piece, punkt []int, lex *lexicon.Lexicon) []int {
	var out []int
	start := 0
	for i := 0; i+1 < len(tokens); i++ {
		if i+1-start >= maxTokens {
			out = append(out, i+1)
			start = i + 1
			continue
		}
		word := text[tokens[i].start:tokens[i].end]
		if !terminal(word) {
			continue
		}
		// Closing quotes and brackets that touch the full stop belong to its sentence.
		end := i + 1
		for end < len(tokens) && tokens[end].start == tokens[end-1].end && closes(text[tokens[end].start:tokens[end].end]) {
			end++
		}
		if end >= len(tokens) {
			break
		}
		if endsSentence(text, tokens, i, end, punkt, lex) {
			out = append(out, end)
			start = end
		}
		i = end - 1
	}
	return out
}

func terminal(word string) bool {
	switch word[len(word)-1] {
	case '.', '?', '!':
		return true
	}
	return false
}

func closes(word string) bool {
	return word == `"` || word == "'" || word == ")" || word == "]" || word == "." || word == "!" || word == "?"
}

// endsSentence decides whether a sentence ends after the terminal token i, with
// the next one starting at token end.
func endsSentence(text string, tokens []piece, i, end int, punkt []int, lex *lexicon.Lexicon) bool {
	word := text[tokens[i].start:tokens[i].end]
	next := text[tokens[end].start:tokens[end].end]
	first := next
	for k := end; k < len(tokens) && k < end+3 && opensWord(first); k++ {
		if k+1 == len(tokens) {
			return word != "..."
		}
		first = text[tokens[k+1].start:tokens[k+1].end]
	}
	r, _ := utf8.DecodeRuneInString(first)
	if unicode.IsLower(r) && !strings.HasPrefix(first, "al-") || next == "," || next == ";" || next == ":" || next == "—" || next == "--" {
		return false
	}
	touching := tokens[end].start == tokens[end-1].end
	if touching && (word == "..." || len(word) > 1) {
		return false
	}
	switch {
	case word == "." || word == "...":
		return true
	case word == "?" || word == "!":
		return !(end > i+1 && saidSoon(text, tokens, end))
	}
	// An abbreviation: the full stop is part of the word.
	body := word[:len(word)-1]
	kind := lex.Abbreviation(body)
	if kind == "before" || utf8.RuneCountInString(body) == 1 {
		return false
	}
	if kind == "month" {
		return false
	}
	if strings.Contains(starters, " "+strings.ToLower(first)+" ") && lexicon.Capitalised(first) {
		return true
	}
	// Punkt knows which words like to follow an abbreviation inside a sentence.
	_, cut := slices.BinarySearch(punkt, tokens[end].start)
	return cut && kind == "unit" && !lexicon.Capitalised(first)
}

func opensWord(word string) bool { return word == `"` || word == "'" || word == "(" || word == "[" }

// saidSoon reports whether the words after a quotation name its speaker:
// "Why now?" Rama said.
func saidSoon(text string, tokens []piece, from int) bool {
	for k := from; k < len(tokens) && k < from+5; k++ {
		switch text[tokens[k].start:tokens[k].end] {
		case "said", "says", "asked", "wrote", "told", "added", "tweeted", "shouted":
			return true
		case ".", ",", "!", "?", `"`:
			return false
		}
	}
	return false
}
