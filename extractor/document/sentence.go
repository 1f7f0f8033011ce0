package document

import (
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
	"as if when while after before for since although though many most some several both critics officials still yet last now " +
	"earlier later asked what who how why so no not one two according despite during until with by from to under "

// starter reports whether a word with a capital begins a sentence.
func starter(word string) bool {
	if len(word) == 0 || len(word) > 12 || !upper(word[0]) {
		return false
	}
	return listed(starters, word)
}

// listed reports whether a word of at most 12 ASCII bytes stands, in lower case,
// between two spaces of a list.
func listed(list, word string) bool {
	var key [14]byte
	if len(word) > 12 {
		return false
	}
	key[0] = ' '
	for i := 0; i < len(word); i++ {
		c := word[i]
		if upper(c) {
			c |= 0x20
		}
		key[i+1] = c
	}
	key[len(word)+1] = ' '
	return strings.Contains(list, string(key[:len(word)+2]))
}

// segmenter finds the sentences of a paragraph: Punkt says where it would end
// one, and the rules correct it.
type segmenter struct {
	lib    *library
	lex    *lexicon.Lexicon
	text   string // normalised
	to     int    // end of the paragraph in text
	tokens []piece
}

func (g *segmenter) word(i int) string { return g.text[g.tokens[i].start:g.tokens[i].end] }

// touches reports whether token i follows the one before it without a space.
func (g *segmenter) touches(i int) bool { return g.tokens[i].start == g.tokens[i-1].end }

// breaks appends the indexes of the tokens that start a sentence, counted from
// base; the first is left out.
func (g *segmenter) breaks(out []int, base int) []int {
	start := 0
	for i := 0; i+1 < len(g.tokens); i++ {
		if i+1-start >= maxTokens {
			out = append(out, base+i+1)
			start = i + 1
			continue
		}
		if !terminal(g.word(i)) {
			continue
		}
		end := g.closing(i + 1)
		if end >= len(g.tokens) {
			break
		}
		if g.ends(i, end) {
			out = append(out, base+end)
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

// closing returns the end of the marks from token i on that belong to the
// sentence before: closing quotes and brackets that touch it, and the numbers of
// notes, "[6] [7]".
func (g *segmenter) closing(i int) int {
	for i < len(g.tokens) && (g.touches(i) && closes(g.word(i)) || g.word(i) == ")" || emoticon(g.word(i))) {
		i++
	}
	for i+2 < len(g.tokens) && g.word(i) == "[" && digit(g.word(i + 1)[0]) && g.word(i+2) == "]" {
		i += 3
	}
	return i
}

func closes(word string) bool {
	switch word[0] {
	case '"', '\'', ')', ']':
		return len(word) == 1
	case '.', '!', '?':
		return true
	}
	return false
}

func opens(word string) bool { return word == `"` || word == "'" || word == "(" || word == "[" }

// ends decides whether a sentence ends after the terminal token i, with the next
// one starting at token end.
func (g *segmenter) ends(i, end int) bool {
	word, next := g.word(i), g.word(end)
	dots := word[0] == '.' && len(word) > 1
	first := end // the first word of what may be the next sentence
	for first < end+3 && opens(g.word(first)) {
		if first++; first == len(g.tokens) {
			return !dots
		}
	}
	switch next {
	case ",", ";", ":", "—", "--", ".", "/":
		return false
	}
	if g.touches(end) && len(word) > 1 && word[0] != '!' && word[0] != '?' {
		return false
	}
	start := g.word(first)
	r, _ := utf8.DecodeRuneInString(start)
	if unicode.IsLower(r) && !strings.HasPrefix(start, "al-") && (len(start) < 2 || !upper(start[1])) {
		if strings.Contains(start, "://") || strings.HasPrefix(start, "www.") {
			return !g.touches(end)
		}
		return g.endsBeforeSmall(i, end, first)
	}
	switch {
	case digit(word[0]):
		return false // "1. Ann Lee; 2. Bo Ray"
	case dots:
		return start != "I" && start != "I'm"
	case word == ".":
		return end > i+1 || !g.afterWord(i) || g.punkt(i, end)
	case word[0] == '!' || word[0] == '?':
		return end == i+1 || !g.saidSoon(end)
	case word == "Yahoo!" || word == "Jeopardy!":
		return starter(start)
	}
	return g.endsAfterAbbreviation(i, end, first)
}

// afterWord reports whether the full stop at token i follows a word of letters.
// After numbers, initials, addresses and "no" Punkt is not asked: it would go on.
func (g *segmenter) afterWord(i int) bool {
	if i == 0 || !g.touches(i) {
		return false
	}
	word := g.word(i - 1)
	for k := 0; k < len(word); k++ {
		if c := word[k] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return len(word) > 1 && !strings.EqualFold(word, "no")
}

// endsBeforeSmall decides where the next word has a small letter, as careless
// writers begin sentences: after a word that Punkt knows as no abbreviation, and
// only with a word that begins sentences.
func (g *segmenter) endsBeforeSmall(i, end, first int) bool {
	word := g.word(i)
	if end > i+1 || g.touches(end) || first > end || word != "." && word[0] != '?' && word[0] != '!' || !listed(smallStarters, g.word(first)) {
		return false
	}
	return !g.saidSoon(end) && g.punkt(i, end)
}

// smallStarters begin sentences without a capital; none follows a name that ends
// in a mark ("Yahoo! and").
const smallStarters = " i im i'm he she it they we you this there these those what who how why where when can do does did is are if my your thanks please also but so just "

// punkt asks Punkt whether a sentence ends between two fields.
func (g *segmenter) punkt(i, end int) bool {
	from, to := g.tokens[i].start, g.tokens[end].end
	for from > 0 && g.text[from-1] != ' ' && g.text[from-1] != '\n' && g.tokens[i].end-from < maxShape {
		from--
	}
	for to < g.to && g.text[to] != ' ' && to-g.tokens[end].start < maxShape {
		to++
	}
	return g.lib.ends(g.text[from:g.tokens[end-1].end], g.text[g.tokens[end].start:to])
}

// endsAfterAbbreviation decides where the full stop is part of the word.
func (g *segmenter) endsAfterAbbreviation(i, end, first int) bool {
	word, start := g.word(i), g.word(first)
	body := word[:len(word)-1]
	switch body {
	case "e.g", "i.e", "E.g", "I.e", "c", "b", "d", "p":
		return false
	case "a.m", "p.m", "A.M", "P.M":
		return !g.timeZone(first)
	}
	class := kind(g.lex, body)
	short := utf8.RuneCountInString(body) == 1
	switch {
	case starter(start):
		return !(class == "before" && (start == "A" || start == "I") || short && len(start) == 1)
	case class == "before", class == "month", short:
		return false
	case listed(weekdays, body):
		return false
	case body == "U.S" || body == "U.K" || body == "U.N":
		// "the U.S. Fish and Wildlife Service"; "in the U.S. President Bell left."
		return first == end && g.placeBefore(i) && (g.person(first) || g.punkt(i, end))
	}
	return lexicon.Capitalised(start) && g.punkt(i, end)
}

// timeZone reports whether the word after "5 p.m." belongs to the time: "EDT",
// "Eastern", "Sunday", "Beijing time".
func (g *segmenter) timeZone(i int) bool {
	word := g.word(i)
	if !unicode.IsLetter(rune(word[0])) || len(word) <= 4 && word[len(word)-1] == 'T' || strings.HasSuffix(word, "day") || strings.HasSuffix(word, "days") ||
		kind(g.lex, strings.TrimSuffix(word, ".")) == "month" {
		return true
	}
	if listed(" eastern pacific central mountain local greenwich standard british utc ", word) || listed(months, word) {
		return true
	}
	return i+1 < len(g.tokens) && (g.word(i+1) == "time" || g.word(i+1) == "Time")
}

const months = " january february march april may june july august september october november december "

// placeBefore reports whether token i ends a phrase of place: "in the U.S.".
func (g *segmenter) placeBefore(i int) bool {
	return i > 1 && (g.word(i-1) == "the" && listed(" in across throughout inside outside within around ", g.word(i-2)))
}

// person reports whether a title and a name follow: "President Biden".
func (g *segmenter) person(i int) bool {
	return i+1 < len(g.tokens) && lexicon.Capitalised(g.word(i+1)) &&
		listed(" president prime secretary sen. rep. gov. gen. mr. mrs. ms. dr. judge chancellor senator king queen pope foreign defense justice ", g.word(i))
}

// saidSoon reports whether the words after a quotation name its speaker:
// "Why now?" Rama said.
func (g *segmenter) saidSoon(from int) bool {
	for k := from; k < len(g.tokens) && k < from+5; k++ {
		switch g.word(k) {
		case "said", "says", "asked", "wrote", "told", "added", "tweeted", "shouted":
			return true
		case ".", ",", "!", "?", `"`:
			return false
		}
	}
	return false
}
