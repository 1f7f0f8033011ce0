package document

import "strings"

// markQuotes sets Token.Quoted. A quotation may run over several sentences; a
// paragraph that leaves it open is carried on by the next one, if that opens
// with a quotation mark of its own.
func markQuotes(d *Document) {
	open := false
	for _, p := range d.Paragraphs {
		first := true
		for s := p.Sentences[0]; s < p.Sentences[1]; s++ {
			tokens := d.Sentences[s].Tokens
			for i := range tokens {
				t := &tokens[i]
				if t.Text == `"` {
					switch written := d.Text[t.Start:t.End]; {
					case first, written == "“", written == "„", written == "``":
						open = true
					case written == "”":
						open = false
					default:
						open = !open && mayOpen(d, t)
					}
					first = false
					t.Tag = "''"
					if open {
						t.Tag = "``"
					}
					continue
				}
				if first {
					open = false // the paragraph does not carry the quotation on
				}
				first = false
				t.Quoted = open
			}
			markSingle(d, tokens)
		}
	}
}

// mayOpen reports whether a straight quotation mark may open a quotation: there
// is no word directly before it.
func mayOpen(d *Document, t *Token) bool {
	return t.Start == 0 || t.End < len(d.Text) && !strings.ContainsRune(" \n\t", rune(d.Text[t.End]))
}

// markSingle marks a quotation in single marks within one sentence: 'the regime
// must go,' she said.
func markSingle(d *Document, tokens []Token) {
	for i := 0; i < len(tokens); i++ {
		if tokens[i].Text != "'" || tokens[i].Tag == "POS" && i > 0 && tokens[i-1].End == tokens[i].Start {
			continue
		}
		for j := i + 2; j < len(tokens); j++ {
			if tokens[j].Text != "'" || tokens[j-1].End != tokens[j].Start {
				continue
			}
			if before := tokens[j-1].Text; strings.HasSuffix(before, "s") && j+1 < len(tokens) && tokens[j+1].Tag[0] == 'N' {
				continue // a plural's possessive: the ministers' meeting
			}
			for k := i + 1; k < j; k++ {
				tokens[k].Quoted = true
			}
			tokens[i].Tag, tokens[j].Tag = "``", "''"
			i = j
			break
		}
	}
}
