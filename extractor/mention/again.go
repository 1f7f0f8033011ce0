package mention

import (
	"slices"
	"strings"

	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/graph"
)

// names is what the whole document knows by name; with it a surname alone and
// the words of a headline are recognised.
type names struct {
	lex      *lexicon.Lexicon
	surnames map[string]Mention  // folded last word -> the person
	firsts   map[string]Mention  // folded first word -> the person
	full     map[[2]string]int32 // folded first two words of longer names -> the longest in long, one up
	long     []longer
	words    []lexicon.Word     // of the sentence under way
	acronyms map[string]Mention // exact
	lower    map[string]bool    // folded words that the document also writes small
}

// longer is a name of several words, and the next shorter one that starts with
// the same two: an index one up, 0 at the end.
type longer struct {
	Mention
	next int32
}

// index reads the names that the first pass found.
func index(lex *lexicon.Lexicon, d *document.Document, found [][]Mention) *names {
	total := 0
	for s := range found {
		total += len(found[s])
	}
	n := &names{lex: lex, surnames: make(map[string]Mention, total/2), firsts: make(map[string]Mention, total/2), full: make(map[[2]string]int32, total/2),
		long: make([]longer, 0, total/2), acronyms: map[string]Mention{}, lower: make(map[string]bool, len(d.Text)/16)}
	for s := range d.Sentences {
		if d.Sentences[s].Case == document.AllCaps {
			continue
		}
		for _, t := range d.Sentences[s].Tokens {
			if t.Text == t.Lower && len(t.Text) > 2 {
				n.lower[t.Fold] = true
			}
		}
	}
	for s, ms := range found {
		for _, m := range ms {
			tokens := d.Sentences[s].Tokens[m.First:m.Last]
			switch {
			case m.Type == graph.Person:
				last := lastName(tokens)
				if _, taken := n.surnames[last]; !taken && len(last) > 1 && !n.lower[last] {
					n.surnames[last] = m
				}
				if len(tokens) > 1 {
					n.keep(tokens, m)
					// "Kim" for Kim Jong Un: where the family name stands first.
					if first := tokens[0].Fold; !n.lower[first] && !strings.HasSuffix(first, ".") {
						if _, taken := n.firsts[first]; !taken {
							n.firsts[first] = m
						}
					}
				}
			case m.Type == graph.Organization && m.Form == graph.FormAcronym && m.Key == "":
				if _, taken := n.acronyms[m.Name]; !taken {
					n.acronyms[m.Name] = m
				}
			case m.Type == graph.Organization && m.Key == "" && len(tokens) > 1, m.Type == graph.Location && len(tokens) > 1:
				n.keep(tokens, m)
			}
		}
	}
	return n
}

// keep remembers a name once in each spelling, and at most 50 that start with
// the same two words.
func (n *names) keep(tokens []document.Token, m Mention) {
	key := [2]string{tokens[0].Fold, tokens[1].Fold}
	var before int32
	count := 0
	for at := n.full[key]; at > 0; at = n.long[at-1].next {
		k := &n.long[at-1]
		if count++; k.Name == m.Name || count == 50 {
			return
		}
		if k.Last-k.First >= m.Last-m.First {
			before = at
		}
	}
	n.long = append(n.long, longer{Mention: m})
	added := int32(len(n.long))
	if before == 0 {
		n.long[added-1].next, n.full[key] = n.full[key], added
	} else {
		n.long[added-1].next, n.long[before-1].next = n.long[before-1].next, added
	}
}

// lastName is the folded surname: the last word that is not Jr. or a number.
func lastName(tokens []document.Token) string {
	for i := len(tokens) - 1; i >= 0; i-- {
		switch tokens[i].Lower {
		case "jr.", "jr", "sr.", "sr", "ii", "iii", "iv", ",":
			continue
		}
		return tokens[i].Fold
	}
	return ""
}

// again finds further mentions of known names in a sentence, beside those found
// before, which win.
func (n *names) again(d *document.Document, s int, words []lexicon.Word, found []Mention) []Mention {
	tokens := d.Sentences[s].Tokens
	n.words = words
	tight := d.Sentences[s].Case != document.SentenceCase
	out := slices.Clone(found)
	for i := 0; i < len(tokens); i++ {
		if !lexicon.Capitalised(tokens[i].Text) && !arabicName(tokens[i].Text) {
			continue
		}
		if m, last := n.longest(d, s, i, found); last > i {
			out = drop(out, i, last)
			out = append(out, again(d, s, i, last, m, graph.FormName))
			i = last - 1
			continue
		}
		if !replaceable(out, i) && !n.surnamed(out, tokens, i) {
			continue
		}
		if m, ok := n.acronyms[tokens[i].Text]; ok && !(tight && len(tokens[i].Text) > 5) {
			out = drop(out, i, i+1)
			out = append(out, again(d, s, i, i+1, m, graph.FormAcronym))
			continue
		}
		m, ok := n.surnames[tokens[i].Fold]
		if !ok && !tight {
			if m, ok = n.firsts[tokens[i].Fold]; ok {
				if _, took := n.lex.Match(n.words, i); took > 0 {
					ok = false // "Georgia", though a Georgia Powell is in the text
				}
			}
		}
		if ok && n.alone(tokens, i, tight) {
			out = drop(out, i, i+1)
			p := again(d, s, i, i+1, m, graph.FormAlias)
			p.Name = join(tokens[i : i+1])
			if tight {
				p.Name = lastWord(m.Name)
			}
			out = append(out, p)
		}
	}
	return out
}

func lastWord(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

// longest returns the longest known name of two words and more at token i that
// does not cut a name found before.
func (n *names) longest(d *document.Document, s, i int, found []Mention) (Mention, int) {
	tokens := d.Sentences[s].Tokens
	if i+1 >= len(tokens) {
		return Mention{}, 0
	}
next:
	for at := n.full[[2]string{tokens[i].Fold, tokens[i+1].Fold}]; at > 0; at = n.long[at-1].next {
		m := &n.long[at-1]
		want := d.Sentences[m.Sentence].Tokens[m.First:m.Last]
		last := i + len(want)
		if last > len(tokens) {
			continue
		}
		for k, w := range want {
			if tokens[i+k].Fold != w.Fold || lexicon.Capitalised(w.Text) && !lexicon.Capitalised(tokens[i+k].Text) {
				continue next
			}
		}
		for _, f := range found {
			if f.First < last && i < f.Last && (f.First < i || f.Last > last || f.Last-f.First == last-i) {
				continue next
			}
		}
		return m.Mention, last
	}
	return Mention{}, 0
}

// alone reports whether a known surname stands for the person here: it is no
// part of a longer run of capitals that nothing explains.
func (n *names) alone(tokens []document.Token, i int, tight bool) bool {
	if tight {
		return !n.lower[tokens[i].Fold]
	}
	if i+1 < len(tokens) && lexicon.Capitalised(tokens[i+1].Text) && (tokens[i+1].Tag == "NNP" || tokens[i+1].Tag == "NNPS") {
		if _, took := n.lex.MatchTitle(n.words, i+1); took == 0 {
			if _, took := n.lex.Match(n.words, i+1); took == 0 {
				return false
			}
		}
	}
	return true
}

// replaceable reports whether token i is free, or held only by a guess that a
// known name may replace: a lone unknown place.
func replaceable(found []Mention, i int) bool {
	for _, m := range found {
		if m.First <= i && i < m.Last {
			return m.Last-m.First == 1 && m.Key == "" && m.Type == graph.Location && m.Kind != settled
		}
	}
	return true
}

// surnamed reports whether token i is held by a company's name of one word that
// is the surname of somebody whom the document names in full.
func (n *names) surnamed(found []Mention, tokens []document.Token, i int) bool {
	m, ok := n.surnames[tokens[i].Fold]
	if !ok || m.Last-m.First < 2 {
		return false
	}
	for _, f := range found {
		if f.First == i && f.Last == i+1 {
			return f.Type == graph.Organization && f.Form != graph.FormAcronym && f.Kind != settled
		}
	}
	return false
}

// drop removes the mentions inside [first,last).
func drop(found []Mention, first, last int) []Mention {
	return slices.DeleteFunc(found, func(m Mention) bool { return m.First >= first && m.Last <= last })
}

func again(d *document.Document, s, first, last int, like Mention, form graph.MentionForm) Mention {
	m := at(d, s, first, last)
	m.Type, m.Form, m.Key, m.Name, m.Country, m.Gender = like.Type, form, like.Key, like.Name, like.Country, like.Gender
	return m
}
