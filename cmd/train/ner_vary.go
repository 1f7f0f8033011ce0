package main

import (
	"bufio"
	"math/rand/v2"
	"strings"

	"entente/corpus"
	"entente/extractor/lexicon"
	"entente/extractor/ner"
)

// varier makes copies of examples in which persons and organizations have other
// names, so that the model learns what stands beside a name and not the name.
type varier struct {
	c         *converter
	random    *rand.Rand
	companies [][]string
	firsts    []string // first words of persons' names
	lasts     []string
}

// newVarier takes the names of persons from the examples and of firms from the
// list of listed companies.
func newVarier(c *converter, data string, examples []ner.Example) (*varier, error) {
	v := &varier{c: c, random: rand.New(rand.NewPCG(7, 7))}
	f, err := corpus.Open(data, "gazetteer/companies.tsv")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		words := strings.Fields(strings.NewReplacer(",", "", "(", "", ")", "").Replace(fields[0]))
		if len(words) == 0 || len(words) > 4 || len(fields) < 3 || fields[2] == "" || fields[2] == "Nano Cap" || !lexicon.Capitalised(words[0]) {
			continue
		}
		v.companies = append(v.companies, words)
	}
	for _, e := range examples {
		for s, names := range e.Names {
			for _, n := range names {
				first, last := e.Sentences[s].Tokens[n.First].Text, e.Sentences[s].Tokens[n.Last-1].Text
				if n.Type == ner.Person && n.Last-n.First > 1 && n.Last-n.First < 5 && lexicon.Capitalised(first) && lexicon.Capitalised(last) && len(last) > 2 && len(first) > 2 {
					v.firsts, v.lasts = append(v.firsts, first), append(v.lasts, last)
				}
			}
		}
	}
	return v, lines.Err()
}

var legal = " Inc. Inc Ltd Ltd. Limited Corporation Corp. Corp Company Co. Co PLC plc AG SA S.A. N.V. NV SE AB ASA Oyj A/S Bhd Berhad Tbk KGaA S.p.A. SpA Holdings Group "

// company returns the name of a firm, mostly as the news calls it.
func (v *varier) company() []string {
	words := v.companies[v.random.IntN(len(v.companies))]
	for len(words) > 1 && strings.Contains(legal, " "+words[len(words)-1]+" ") && v.random.IntN(4) > 0 {
		words = words[:len(words)-1]
	}
	if len(words) > 2 && v.random.IntN(3) == 0 {
		words = words[:2]
	}
	return words
}

// vary returns a copy of an example with other names.
func (v *varier) vary(e ner.Example) ner.Example {
	firms := map[string][]string{}
	persons := map[string]string{}
	out := ner.Example{Weight: 1}
	for s, names := range e.Names {
		tokens := e.Sentences[s].Tokens
		var words []string
		var moved []ner.Name
		at := 0
		for _, n := range names {
			for ; at < n.First; at++ {
				words = append(words, tokens[at].Text)
			}
			first := len(words)
			switch old := tokens[n.First].Text; {
			case n.Type == ner.Organization && v.c.lex.Head("last", tokens[n.Last-1].Fold) == lexicon.HeadNone && old != strings.ToUpper(old):
				key := strings.ToLower(old)
				if firms[key] == nil {
					firms[key] = v.company()
				}
				firm := firms[key]
				if n.Last-n.First == 1 && v.random.IntN(3) > 0 {
					firm = firm[:1]
				}
				words = append(words, firm...)
			case n.Type == ner.Person:
				for k := n.First; k < n.Last; k++ {
					w := tokens[k].Text
					if lexicon.Capitalised(w) && len(w) > 2 {
						if persons[w] == "" {
							pool := v.lasts
							if k == n.First && n.Last-n.First > 1 {
								pool = v.firsts
							}
							persons[w] = pool[v.random.IntN(len(pool))]
						}
						w = persons[w]
					}
					words = append(words, w)
				}
			default:
				for k := n.First; k < n.Last; k++ {
					words = append(words, tokens[k].Text)
				}
			}
			moved = append(moved, ner.Name{First: first, Last: len(words), Type: n.Type})
			at = n.Last
		}
		for ; at < len(tokens); at++ {
			words = append(words, tokens[at].Text)
		}
		sentence := v.c.sentence(words)
		out.Sentences = append(out.Sentences, sentence)
		out.Names = append(out.Names, moved)
	}
	return out
}

// shout returns a copy of some sentences of an example in capitals, or in small
// letters.
func (v *varier) shout(e ner.Example, change func(string) string) ner.Example {
	out := ner.Example{Weight: 1}
	for s := range e.Sentences {
		tokens := e.Sentences[s].Tokens
		words := make([]string, len(tokens))
		for i, t := range tokens {
			words[i] = change(t.Text)
		}
		out.Sentences = append(out.Sentences, v.c.sentence(words))
		out.Names = append(out.Names, e.Names[s])
	}
	return out
}
