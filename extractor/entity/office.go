package entity

import (
	"slices"
	"strings"

	"entente/extractor/document"
	"entente/extractor/mention"
	"entente/graph"
)

// offices reads who holds which office: "Albania's Prime Minister Edi Rama",
// "Edi Rama, the prime minister of Albania".
func (l *linker) offices() {
	for i := range l.mentions {
		m := &l.mentions[i]
		if m.Type != graph.Person || m.Entity < 0 || m.Form == graph.FormNominal {
			continue
		}
		if m.Title != "" && m.Kind != "honorific" {
			l.before(i)
		}
		l.after(i)
		l.inverted(i)
	}
}

// inverted reads an office that its holder's name follows after a comma: "the
// French president, Emmanuel Macron," and "the ambassador of Cuba, Ana Ruiz".
func (l *linker) inverted(i int) {
	m := &l.mentions[i]
	tokens := l.d.Sentences[m.Sentence].Tokens
	start := m.First
	if m.Kind == "honorific" {
		start -= titleLength(m)
	}
	if start < 2 || tokens[start-1].Text != "," || m.Last < len(tokens) && tokens[m.Last].Text != "," && tokens[m.Last].Text != "." {
		return
	}
	end := start - 1
	of := l.endingAt(m.Sentence, end)
	if of >= 0 {
		end = l.mentions[of].First
		for end > 0 && tokens[end-1].Lower == "the" {
			end--
		}
		if end == 0 || tokens[end-1].Lower != "of" {
			return
		}
		end--
	}
	words := document.Words(tokens[:end])
	for n := 4; n >= 1; n-- {
		if end-n < 0 {
			continue
		}
		title, took := l.lex.MatchTitle(words, end-n)
		if took != n || title.Kind == "honorific" || title.Kind == "work" || title.Kind == "military" {
			continue
		}
		first := end - n
		former := false
		for first > 0 && l.lex.BeforeTitle(tokens[first-1].Lower) {
			first--
			former = former || past(tokens[first].Lower)
		}
		if of < 0 {
			if of = l.endingAt(m.Sentence, first); of < 0 && first > 0 && tokens[first-1].Tag == "POS" {
				of = l.endingAt(m.Sentence, first-1)
			}
		}
		if of >= 0 || first > 0 && tokens[first-1].Lower == "the" && (title.Kind == "head" || title.Kind == "minister") {
			l.hold(i, of, surface(lowered(tokens[end-n:end])), title.Kind, former)
			if of < 0 && l.countryBefore(m.Sentence, first) && len(l.held) > 0 {
				l.held[len(l.held)-1].foreign = true
			}
		}
		return
	}
}

// countryBefore reports whether a sentence names a country before token first.
func (l *linker) countryBefore(sentence, first int) bool {
	return slices.ContainsFunc(l.inSentence[sentence], func(k int) bool {
		m := &l.mentions[k]
		return m.Last <= first && m.Type == graph.Country && m.Form != graph.FormPronoun
	})
}

// before reads the title in front of a name and whose title it is.
func (l *linker) before(i int) {
	m := &l.mentions[i]
	tokens := l.d.Sentences[m.Sentence].Tokens
	start := m.First - titleLength(m)
	if start < 0 {
		return
	}
	former := strings.HasPrefix(tokens[start].Lower, "then-") || strings.HasPrefix(tokens[start].Lower, "ex-")
	for start > 0 && l.lex.BeforeTitle(tokens[start-1].Lower) {
		start--
		former = former || past(tokens[start].Lower)
	}
	of := l.endingAt(m.Sentence, start)
	if of < 0 && start > 0 && (tokens[start-1].Tag == "POS" || tokens[start-1].Text == "'s") {
		of = l.endingAt(m.Sentence, start-1)
	}
	if of >= 0 {
		for k := l.mentions[of].First - 1; k >= 0 && l.lex.BeforeTitle(tokens[k].Lower); k-- {
			former = former || past(tokens[k].Lower)
		}
	}
	if of < 0 && m.Last < len(tokens) && tokens[m.Last].Lower == "of" { // "President Havel of Czechoslovakia"
		if k := l.startingAt(m.Sentence, m.Last+1); k >= 0 && l.mentions[k].Type == graph.Country {
			of = k
		}
	}
	l.hold(i, of, m.Title, m.Kind, former)
}

// titleLength counts the words of the title before a person's name.
func titleLength(m *mention.Mention) int {
	if m.Title == "" {
		return 0
	}
	return 1 + strings.Count(m.Title, " ")
}

func past(word string) bool {
	return word == "former" || word == "then" || word == "ex" || word == "ousted" || word == "late" || word == "retired"
}

// endingAt returns the mention of a country or organization that ends before
// token first of a sentence, -1 if there is none.
func (l *linker) endingAt(sentence, first int) int {
	for _, k := range l.inSentence[sentence] {
		m := &l.mentions[k]
		if m.Last == first && m.Entity >= 0 && m.Type != graph.Person && m.Form != graph.FormPronoun {
			return k
		}
	}
	return -1
}

// startingAt returns the mention of a country or organization that starts at a
// token of a sentence.
func (l *linker) startingAt(sentence, first int) int {
	for _, k := range l.inSentence[sentence] {
		m := &l.mentions[k]
		if m.First == first && m.Entity >= 0 && m.Type != graph.Person && m.Form != graph.FormPronoun {
			return k
		}
	}
	return -1
}

// after reads an apposition: ", the foreign minister of Iran,".
func (l *linker) after(i int) {
	m := &l.mentions[i]
	tokens := l.d.Sentences[m.Sentence].Tokens
	k := m.Last
	if k >= len(tokens) || tokens[k].Text != "," {
		return
	}
	k++
	former := false
	of := -1
	words := document.Words(tokens)
	for end := min(len(tokens), k+7); k < end; k++ {
		t := tokens[k]
		if at := l.startingAt(m.Sentence, k); at >= 0 && of < 0 {
			of = at
			k = l.mentions[at].Last - 1
			continue
		}
		if title, took := l.lex.MatchTitle(words, k); took > 0 && title.Kind != "honorific" && title.Kind != "military" {
			if at, ok := l.owner(m.Sentence, k+took); ok {
				of = at
			}
			if of >= 0 || title.Kind != "work" {
				l.hold(i, of, surface(lowered(tokens[k:k+took])), title.Kind, former)
				l.date(i, k+took)
			}
			return
		}
		switch {
		case k == m.Last+1 && t.Lower == "who":
			end = min(len(tokens), k+10)
		case words[k].Fold == "was" && k == m.Last+2:
			former = true
		case k > m.Last+1 && tokens[m.Last+1].Lower == "who" && inOffice(t.Lower):
		case t.Lower == "the" || t.Lower == "a" || t.Lower == "an" || t.Lower == "'s" || t.Tag == "POS" || t.Tag == "JJ":
		case l.lex.BeforeTitle(t.Lower):
			former = former || past(t.Lower)
		case t.Tag == "NN" || t.Tag == "NNP":
		default:
			return
		}
	}
}

// inOffice reports whether a word leads from "who" to an office: "who became
// prime minister", "who has been president".
func inOffice(word string) bool {
	switch word {
	case "became", "has", "had", "been", "served", "serves", "as", "is", "was":
		return true
	}
	return false
}

// date reads the years of the office that was told last: "since 2014", "in
// 2013" after "became", "from 1997 to 2005", "until 2005", from token k on.
func (l *linker) date(person, k int) {
	m := &l.mentions[person]
	tokens := l.d.Sentences[m.Sentence].Tokens
	e := m.Entity
	if len(l.heldBy[e]) == 0 {
		return
	}
	o := &l.held[l.heldBy[e][len(l.heldBy[e])-1]]
	if o.Mention != person {
		return
	}
	became := false
	for i := m.Last; i < k; i++ {
		became = became || tokens[i].Lower == "became"
	}
	for end := min(len(tokens)-1, k+9); k < end; k++ {
		next := tokens[k+1].Text
		switch tokens[k].Lower {
		case "since", "from", "between":
			if year(next) {
				o.From = next
			}
		case "in":
			if year(next) && became {
				o.From = next
			}
		case "until", "till", "to", "and":
			if year(next) && (o.From != "" || tokens[k].Lower == "until" || tokens[k].Lower == "till") {
				o.Until = next
			}
		case ".", ";":
			return
		}
		if tokens[k].Text == "," && !(k+1 < len(tokens) && year(next)) {
			break
		}
	}
	if o.Until != "" {
		o.Former, o.AsOf = true, ""
	}
	if o.Former && o.From != "" && o.Until == "" {
		o.Former, o.AsOf = false, l.d.Published
	}
}

// year reports whether a word is a year of the last centuries or the next.
func year(word string) bool {
	return len(word) == 4 && (word[0] == '1' && word[1] >= '7' || word[0] == '2' && word[1] == '0') && word[2] >= '0' && word[2] <= '9' && word[3] >= '0' && word[3] <= '9'
}

func lowered(tokens []document.Token) []document.Token {
	out := slices.Clone(tokens)
	for i := range out {
		out[i].Text = out[i].Lower
	}
	return out
}

// owner reads "of Iran", "for the ministry" after a title.
func (l *linker) owner(sentence, k int) (int, bool) {
	tokens := l.d.Sentences[sentence].Tokens
	if k >= len(tokens) || tokens[k].Lower != "of" && tokens[k].Lower != "for" && tokens[k].Lower != "at" {
		return -1, false
	}
	k++
	for k < len(tokens) && (tokens[k].Lower == "the" || tokens[k].Tag == "JJ" && l.startingAt(sentence, k) < 0) {
		k++
	}
	at := l.startingAt(sentence, k)
	return at, at >= 0
}

func (l *linker) hold(person, of int, title, kind string, former bool) {
	e := l.mentions[person].Entity
	for _, k := range l.heldBy[e] {
		if of < 0 && l.held[k].Title == title {
			return
		}
	}
	if len(l.heldBy[e]) == 50 {
		return
	}
	l.heldBy[e] = append(l.heldBy[e], len(l.held))
	o := Office{Person: l.mentions[person].Entity, Of: -1, Title: title, Kind: kind, Former: former, Mention: person, OfMention: of}
	if of >= 0 {
		o.Of = l.mentions[of].Entity
	}
	if !former {
		o.AsOf = l.d.Published
	}
	l.held = append(l.held, o)
}
