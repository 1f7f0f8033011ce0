package mention

import (
	"slices"
	"strings"

	"entente/extractor/gazetteer"
	"entente/extractor/lexicon"
	"entente/extractor/ner"
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

// inWord emits the name inside a word such as "Iran-backed" at i, or in words
// such as "New York-based", and returns the token after it; i if there is none.
func (c *scan) inWord(i int) int {
	end := i
	for end < len(c.tokens) && end < i+4 && !derived(c.tokens[end].Text) {
		if !lexicon.Capitalised(c.tokens[end].Text) {
			return i
		}
		end++
	}
	if end == len(c.tokens) || end == i+4 {
		return i
	}
	t := c.tokens[end]
	if t.End-t.Start != len(t.Text) {
		return i
	}
	k := strings.LastIndexByte(t.Text, '-')
	head, tail := t.Text[:k], t.Text[k+1:]
	if end > i && (tail != "based" && tail != "headquartered" || !lexicon.Capitalised(head)) {
		return i
	}
	if i > 0 && c.tokens[i-1].Lower == "the" && tail == "based" && !c.nameSoon(end+1) {
		return i // "the Paris-based airline": a nominal as a whole
	}
	words := slices.Clone(c.words[i:end])
	words = append(words, lexicon.Word{Text: head, Fold: lexicon.Fold(head)})
	name := join(c.tokens[i:end]) + " " + head
	if end == i {
		name = head
	}
	before := len(c.out)
	switch n, took := c.lex.Match(words, 0); {
	case took == len(words) && n.Type != "":
		c.known(n, i, end+1)
	case end > i && c.tokens[i].Lower == "the":
		if next := c.inWord(i + 1); next > i+1 {
			return next
		}
		return i
	case took > 0 || tail != "based" && tail != "headquartered" || len(gazetteer.Town(name).Codes) == 0:
		return i
	default:
		m := at(c.d, c.s, i, end+1)
		m.Type, m.Form = graph.Location, graph.FormName
		c.emit(m)
	}
	for at := range c.out[before:] {
		m := &c.out[before+at]
		m.End = t.Start + k
		if m.Form == graph.FormMetonym && (tail == "based" || tail == "born") {
			m.Type = graph.Location
		}
		if m.Type == graph.Location {
			m.Name = name
		}
	}
	return end + 1
}

// pastSeat cuts "New York-based" off the front of a name of the model.
func (c *scan) pastSeat(n ner.Name) ner.Name {
	if c.tight {
		return n
	}
	for k := n.First; k+1 < n.Last; k++ {
		if derived(c.tokens[k].Text) {
			n.First = k + 1
		}
	}
	return n
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
