package entity

import (
	"slices"
	"strings"

	"entente/extractor/mention"
	"entente/graph"
)

// describe reads what the document calls an organization in apposition:
// "Barclays, the British bank," and "the French group PSA".
func (l *linker) describe() {
	for i := range l.mentions {
		m := &l.mentions[i]
		if m.Entity < 0 || m.Type != graph.Organization || m.Form == graph.FormNominal || m.Form == graph.FormPronoun {
			continue
		}
		tokens := l.d.Sentences[m.Sentence].Tokens
		if k := m.First - 1; k >= 0 && tokens[k].Tag == "NN" {
			l.note(m.Entity, tokens[k].Lower)
		}
		k := m.Last
		if k+2 >= len(tokens) || tokens[k].Text != "," {
			continue
		}
		switch tokens[k+1].Lower {
		case "a", "an", "the", "one":
		default:
			continue
		}
		head := ""
		for k += 2; k < len(tokens) && k < m.Last+9; k++ {
			t := &tokens[k]
			if t.Tag == "NN" {
				head = t.Lower
				continue
			}
			if t.Tag != "JJ" && t.Tag != "NNP" && t.Tag != "JJS" && t.Tag != "VBN" && t.Tag != "CD" && t.Tag != "POS" && t.Tag != "HYPH" && t.Tag != "VBG" || head != "" && t.Tag != "POS" {
				break
			}
		}
		if head != "" {
			l.note(m.Entity, head)
		}
	}
}

// note remembers a noun for an organization.
func (l *linker) note(e int, noun string) {
	d := description{e, noun}
	if len(l.described) < 200 && !slices.Contains(l.described, d) {
		l.described = append(l.described, d)
	}
}

// description is a noun that the document has for an organization.
type description struct {
	entity int
	noun   string
}

// businesses are nouns of which one may stand for another.
func business(noun string) bool {
	switch noun {
	case "company", "firm", "corporation", "manufacturer", "carrier", "airline", "retailer", "automaker", "maker", "start-up", "startup", "giant", "lender", "insurer", "group",
		"conglomerate", "chain", "producer", "bank", "house", "business", "supplier", "developer", "operator", "carmaker", "publisher", "utility":
		return true
	}
	return false
}

// fit tells how well a noun fits an organization: 3 where the name or the
// document says so, 2 where its kind is known to, 1 where nothing speaks
// against it, 0 where it does not.
func (l *linker) fit(noun string, e int) int {
	o := &l.entities[e]
	words := l.folded(e)
	if slices.Contains(words, noun) {
		return 3
	}
	if noun == "bank" || noun == "lender" {
		for _, w := range words {
			if strings.HasPrefix(w, "bank") || strings.HasSuffix(w, "bank") || strings.HasSuffix(w, "banki") {
				return 3
			}
			if w == "fund" || w == "exchange" {
				return 0
			}
		}
	}
	firm := noun == "company" || noun == "firm"
	for _, d := range l.described {
		if d.entity == e && (d.noun == noun || firm && business(d.noun) && d.noun != "group") {
			return 3
		}
	}
	class := "named:" + noun
	for _, w := range words {
		if l.lex.Nominal(class, w) {
			return 2
		}
	}
	if o.Kind != "" && l.lex.Nominal("kind:"+o.Kind, noun) {
		return 2
	}
	official := slices.ContainsFunc(words, ofState)
	if firm && o.Kind == "" && len(words) > 1 && corporate(words[len(words)-1]) {
		return 2
	}
	switch {
	case noun == "group" && (o.Kind == "" && !official || o.Kind == "company"), firm && o.Kind == "" && !official:
		return 1
	case o.Kind == "company" && business(noun) && noun != "bank" && noun != "lender" && noun != "insurer":
		return 1
	case o.Kind == "" && !official && (noun == "organization" || noun == "organisation" || noun == "movement"):
		return 1
	}
	return 0
}

// chosen returns the organization that "the company" or "the bank" means: of
// those that fit, the only one; the one spoken of last, if none is spoken of
// more; the only one that is called so; or the one spoken of much more. Else nobody.
func (l *linker) chosen(i int, noun string) int {
	m := &l.mentions[i]
	if tokens := l.d.Sentences[m.Sentence].Tokens; m.Last-m.First > 2 && another(tokens[m.First+1].Lower) || tokens[m.First].Lower == "this" {
		return -1 // "this court" is the one that is spoken to
	}
	var fits, sure []int
	best := 0
	for k := i - 1; k >= 0 && l.mentions[k].Sentence >= m.Sentence-10*reach && len(fits) < maxCandidates; k-- {
		n := &l.mentions[k]
		e := n.Entity
		if e < 0 || l.entities[e].Type != graph.Organization || slices.Contains(fits, e) {
			continue
		}
		f := l.fit(noun, e)
		if f < 3 && n.Sentence < m.Sentence-2*reach || f < 2 && n.Sentence < m.Sentence-reach || f == 0 || f == 1 && best > 1 {
			continue
		}
		if l.entities[e].Kind == "media" && f < 3 && l.reports(k) {
			continue
		}
		if f > 1 && best == 1 {
			fits = fits[:0]
		}
		best = max(best, f)
		fits = append(fits, e)
		if f == 3 {
			sure = append(sure, e)
		}
	}
	switch len(fits) {
	case 0:
		return -1
	case 1:
		return fits[0]
	}
	if e := l.onlyNamed(sure, noun); e >= 0 {
		return e
	}
	most, second := fits[0], 0
	for _, e := range fits[1:] {
		if l.count[e] > l.count[most] {
			most = e
		}
	}
	for _, e := range fits {
		if e != most {
			second = max(second, l.count[e])
		}
	}
	switch {
	case len(sure) == 1 && (most == sure[0] || most != fits[0]):
		return sure[0]
	case most == fits[0] || l.count[most] >= 2*second && l.count[most] > 2:
		return most
	case len(sure) == 1:
		return sure[0]
	}
	return -1
}

// onlyNamed returns the only organization of a list whose name ends in a noun: "the union" is
// the African Union, whoever else is called so or spoken of; -1 if there are several or none.
func (l *linker) onlyNamed(list []int, noun string) int {
	found := -1
	for _, e := range list {
		words := l.folded(e)
		if len(words) < 2 || words[len(words)-1] != noun {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}

// another reports whether an adjective tells that a noun means another than the
// one spoken of.
func another(word string) bool {
	switch word {
	case "new", "other", "next", "rival", "parent", "combined", "merged", "winning", "losing", "second", "first", "third", "last", "future", "opposing", "whole", "entire", "smaller", "larger", "sister":
		return true
	}
	return false
}

// reports reports whether a mention is the source of news: "told the newspaper X".
func (l *linker) reports(k int) bool {
	m := &l.mentions[k]
	tokens := l.d.Sentences[m.Sentence].Tokens
	for i := m.First - 1; i >= 0 && i >= m.First-4; i-- {
		if speech[tokens[i].Lemma] {
			return true
		}
	}
	return false
}

// setting returns the country that "the country" means where no subject is one:
// the only one of the sentences just before, as a place or owner; or the one that
// the document speaks of most by far.
func (l *linker) setting(i int) int {
	m := &l.mentions[i]
	only := -1
	for k := i - 1; k >= 0 && l.mentions[k].Sentence >= m.Sentence-2; k-- {
		n := &l.mentions[k]
		if n.Type != graph.Country || n.Entity < 0 || n.Form == graph.FormDemonym && !n.State {
			continue
		}
		if only >= 0 && only != n.Entity {
			only = -2
			break
		}
		only = n.Entity
	}
	if only >= 0 {
		return only
	}
	return l.dominant()
}

// dominant returns the country that the document names at least thrice, and twice
// as often as any other; -1 if there is none.
func (l *linker) dominant() int {
	most, second := -1, 0
	for e, n := range l.total {
		switch {
		case l.entities[e].Type != graph.Country:
		case most < 0 || n > l.total[most]:
			if most >= 0 {
				second = max(second, l.total[most])
			}
			most = e
		default:
			second = max(second, n)
		}
	}
	if most >= 0 && l.total[most] > 2 && l.total[most] >= 2*second {
		return most
	}
	return -1
}

// leaderOf returns the country that a person led as the lexicon has it.
func (l *linker) leaderOf(e int) string {
	k, _ := l.knownLeader(e)
	return k.Country
}

// labelled returns the speaker of a paragraph of a transcript, -1 if it has no
// label: "MR. PRICE: Thank you."
func (l *linker) labelled(m *mention.Mention) int {
	first := l.d.Paragraphs[l.d.Sentences[m.Sentence].Paragraph].Sentences[0]
	tokens := l.d.Sentences[first].Tokens
	for _, k := range l.inSentence[first] {
		n := &l.mentions[k]
		if n.Last >= len(tokens) || n.Last > 7 {
			return -1
		}
		if tokens[n.Last].Text == ":" && n.Type == graph.Person && n.Entity >= 0 {
			return n.Entity
		}
	}
	return -1
}
