package mention

import (
	"strings"

	"entente/extractor/lexicon"
	"entente/graph"
)

// derived reports whether a word is made of a name and is none itself:
// "U.S.-led", "Iran-backed"; not "Ki-moon".
func derived(word string) bool {
	k := strings.LastIndexByte(word, '-')
	if k <= 0 || len(word)-k < 4 {
		return false
	}
	switch tail := word[k+1:]; tail {
	case "born", "era", "run", "made", "held", "style", "wide", "friendly", "like", "wing", "time", "bound", "built", "level", "leaning", "owned":
		return true
	default:
		return tail == strings.ToLower(tail) && (strings.HasSuffix(tail, "ed") || strings.HasSuffix(tail, "ing"))
	}
}

// inWord emits the name inside a word such as "Iran-backed" at i, and reports
// whether there is one.
func (c *scan) inWord(i int) bool {
	t := c.tokens[i]
	k := strings.LastIndexByte(t.Text, '-')
	if !derived(t.Text) || t.End-t.Start != len(t.Text) {
		return false
	}
	head, tail := t.Text[:k], t.Text[k+1:]
	if i > 0 && c.tokens[i-1].Lower == "the" && tail == "based" && !c.nameSoon(i+1) {
		return false // "the Paris-based airline": a nominal as a whole
	}
	n, took := c.lex.Match([]lexicon.Word{{Text: head, Fold: lexicon.Fold(head)}}, 0)
	if took == 0 || n.Type == "" {
		return false
	}
	before := len(c.out)
	c.known(n, i, i+1)
	for at := range c.out[before:] {
		m := &c.out[before+at]
		m.End = m.Start + k
		if m.Form == graph.FormMetonym && (tail == "based" || tail == "born") {
			m.Type = graph.Location
		}
		if m.Type == graph.Location {
			m.Name = head
		}
	}
	return true
}

// nameSoon reports whether a word with a capital letter stands at token i or after a
// few words that may belong to its phrase: "the Paris-based group NCRI".
func (c *scan) nameSoon(i int) bool {
	for end := i + 4; i < len(c.tokens) && i < end; i++ {
		if lexicon.Capitalised(c.tokens[i].Text) {
			return true
		}
		if c.tokens[i].Tag != "NN" && c.tokens[i].Tag != "JJ" {
			return false
		}
	}
	return false
}
