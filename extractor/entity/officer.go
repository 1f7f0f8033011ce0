package entity

import (
	"strings"

	"entente/graph"
)

// officer links "the prime minister", "the general", "the former leader" to the
// person whom the document gives that office or title. Where two have it, both
// spoken of lately, it stays alone.
func (l *linker) officer(i int) int {
	m := &l.mentions[i]
	if tokens := l.d.Sentences[m.Sentence].Tokens; m.First+1 < len(tokens) {
		switch tokens[m.First+1].Lower {
		case "new", "next", "first", "last", "other", "future", "previous", "current":
			return -1 // another than the one of whom the text spoke
		}
	}
	found, other := -1, -1
	take := func(e, sentence int) {
		switch {
		case found < 0 || found == e:
			found = e
		case sentence >= m.Sentence-reach && other < 0:
			other = e
		}
	}
	// The nearest first: by an office that the text told, or by the title beside the name.
	for k := i - 1; k >= 0 && l.mentions[k].Sentence >= m.Sentence-12*reach; k-- {
		n := &l.mentions[k]
		if n.Type != graph.Person || n.Entity < 0 || n.Form == graph.FormPronoun || conflict(m.Gender, l.entities[n.Entity].Gender) {
			continue
		}
		if n.Title != "" && titleFits(m.Name, n.Title, n.Kind) || l.holds(n.Entity, m.Name, k) {
			take(n.Entity, n.Sentence)
		}
	}
	switch {
	case other >= 0:
		return -1
	case found >= 0:
		return found
	}
	if e := l.calledBy(i, m.Name); e >= 0 {
		return e
	}
	if e := l.inPower(i, m.Name); e >= 0 {
		return e
	}
	if tokens := l.d.Sentences[m.Sentence].Tokens; l.lex.Nominal("role", m.Name) || m.Last-m.First > 2 && past(tokens[m.First+1].Lower) || strings.HasSuffix(m.Name, "-year-old") {
		return l.hero(i)
	}
	return -1
}

// holds reports whether a person was given an office of that name up to mention k.
func (l *linker) holds(e int, name string, k int) bool {
	for _, h := range l.heldBy[e] {
		if o := &l.held[h]; o.Mention <= k && titleFits(name, o.Title, o.Kind) {
			return true
		}
	}
	return false
}

// titleFits reports whether a noun speaks of somebody with a title.
func titleFits(noun, title, kind string) bool {
	if title == noun {
		return true
	}
	if strings.HasSuffix(title, " "+noun) {
		return !strings.HasPrefix(title, "vice ") && !strings.HasPrefix(title, "deputy ") && !strings.HasPrefix(title, "assistant ") && title != "prime minister"
	}
	switch noun {
	case "leader":
		return kind == "head" || title == "supreme leader"
	case "premier":
		return title == "prime minister"
	case "general":
		return title == "gen." || title == "lt. gen." || title == "maj. gen." || title == "brig. gen."
	case "colonel":
		return title == "col." || title == "lt. col."
	case "captain":
		return title == "capt."
	case "senator":
		return title == "sen."
	case "governor":
		return title == "gov."
	case "monarch":
		return title == "king" || title == "queen" || title == "emperor"
	case "professor":
		return title == "prof."
	}
	return false
}
