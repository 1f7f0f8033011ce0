package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"entente/corpus"
	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/extractor/ner"
	"entente/extractor/tagger"
	"entente/graph"
)

// varied is how many of a hundred documents are learned with other names too.
const varied = 50

// trainRecogniser learns extractor/ner/model.bin from all there is.
func trainRecogniser(data, out string) error { return recogniser(data, out, false) }

// reportRecogniser measures a model of its own on what it did not learn: the last
// tenth of the documents of gmb-voa and every fifth document of Wikigold and of
// the development articles.
func reportRecogniser(data, out string) error { return recogniser(data, out, true) }

func recogniser(data, out string, report bool) error {
	lex, err := lexicon.Default()
	if err != nil {
		return err
	}
	tags, err := tagger.Default()
	if err != nil {
		return err
	}
	c := &converter{lex, tags}
	var train []ner.Example
	held := map[string][]ner.Example{}
	var sets []string
	for _, nc := range nameCorpora {
		examples, err := c.read(data, nc)
		if err != nil {
			return err
		}
		name := strings.TrimSuffix(filepath.Base(nc.file), filepath.Ext(nc.file))
		for i, e := range examples {
			if report && (nc.silver && i >= len(examples)*9/10 || name == "wikigold" && i%5 == 4) {
				if held[name] == nil {
					sets = append(sets, name)
				}
				held[name] = append(held[name], e)
			} else {
				train = append(train, e)
			}
		}
	}
	articles, err := corpus.ReadMarked(os.DirFS(filepath.Join(out, "extractor/testdata/reading/tune")))
	if err != nil {
		return err
	}
	sets = append(sets, "tune")
	for i, a := range articles {
		e, err := c.article(a)
		if err != nil {
			return err
		}
		if report && i%5 == 4 {
			held["tune"] = append(held["tune"], e)
		} else {
			e.Weight = 3
			train = append(train, e)
		}
	}
	v, err := newVarier(c, data, train)
	if err != nil {
		return err
	}
	for i, e := range train[:len(train):len(train)] {
		if i%100 < varied {
			train = append(train, v.vary(e))
		}
		switch {
		case i%20 == 3:
			train = append(train, v.shout(e, strings.ToUpper))
		case i%20 == 8:
			train = append(train, v.shout(e, strings.ToLower))
		}
	}
	learned := ner.Train(lex, train, ner.Training{Epochs: 12, Seen: 3, Cost: 40, Seed: 1, Progress: func(epoch, wrong, words int) {
		fmt.Printf("epoch %d: %d of %d words wrong\n", epoch, wrong, words)
	}})
	model, err := learned.Pack(3, 0.5)
	if err != nil {
		return err
	}
	r, err := ner.Read(lex, model)
	if err != nil {
		return err
	}
	if report {
		for _, name := range sets {
			fmt.Printf("%s: %s\n", name, measure(r, held[name]))
		}
		return nil
	}
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := w.Write(model); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	fmt.Printf("%d bytes, %d packed\n", len(model), packed.Len())
	return os.WriteFile(filepath.Join(out, "extractor/ner/model.bin"), packed.Bytes(), 0o644)
}

// article reads a development article as an example.
func (c *converter) article(a corpus.Article) (ner.Example, error) {
	r, err := document.NewReader(c.lex, c.tags, tagger.Correct)
	if err != nil {
		return ner.Example{}, err
	}
	d, err := r.Read(graph.Article{Title: a.Title, Text: a.Text, Published: a.Published})
	if err != nil {
		return ner.Example{}, err
	}
	e := ner.Example{Sentences: d.Sentences}
	k := 0
	for _, s := range d.Sentences {
		look := document.Words(s.Tokens)
		var names []ner.Name
		for ; k < len(a.Mentions) && a.Mentions[k].Start < s.End; k++ {
			m := a.Mentions[k]
			first, last := -1, -1
			for i, t := range s.Tokens {
				if t.Start == m.Start {
					first = i
				}
				if t.End == m.End {
					last = i + 1
				}
			}
			if m.Form == "n" || first < 0 || last <= first || pronouns[s.Tokens[first].Lower] && last == first+1 && s.Tokens[first].Text != strings.ToUpper(s.Tokens[first].Text) {
				continue
			}
			n := ner.Name{First: first, Last: last}
			switch {
			case m.Person():
				n.Type = ner.Person
			case m.Organization():
				n.Type = ner.Organization
			default:
				n.Type = ner.Location
				if name, took := c.lex.Match(look, first); took == last-first && name.Form == graph.FormDemonym {
					n.Type = ner.Other
				}
			}
			names = append(names, n)
		}
		e.Names = append(e.Names, names)
	}
	return e, nil
}

var pronouns = map[string]bool{"i": true, "me": true, "my": true, "mine": true, "we": true, "us": true, "our": true, "ours": true, "you": true, "your": true, "he": true, "him": true,
	"his": true, "she": true, "her": true, "hers": true, "it": true, "its": true, "they": true, "them": true, "their": true, "theirs": true, "himself": true, "herself": true, "itself": true,
	"themselves": true, "who": true, "whose": true, "whom": true, "myself": true, "ourselves": true, "yours": true, "yourself": true, "which": true, "that": true, "one": true, "both": true, "each": true}

// score counts names.
type score struct{ right, found, gold int }

func (s score) String() string {
	p, r := float64(s.right)/float64(max(s.found, 1)), float64(s.right)/float64(max(s.gold, 1))
	return fmt.Sprintf("%.3f (%.3f/%.3f of %d)", 2*p*r/max(p+r, 1e-9), p, r, s.gold)
}

// measure compares the names found with those of the examples.
func measure(r *ner.Recognizer, examples []ner.Example) string {
	var by [4]score
	var all score
	for _, e := range examples {
		found := r.Names(e.Sentences, nil)
		for s := range e.Sentences {
			for _, n := range e.Names[s] {
				by[n.Type].gold++
			}
			for _, n := range found[s] {
				by[n.Type].found++
				for _, g := range e.Names[s] {
					if g.First == n.First && g.Last == n.Last && g.Type == n.Type {
						by[n.Type].right++
					}
				}
			}
		}
	}
	var b strings.Builder
	for t, s := range by {
		if ner.Type(t) != ner.Other {
			all.right, all.found, all.gold = all.right+s.right, all.found+s.found, all.gold+s.gold
		}
		fmt.Fprintf(&b, "%s %v  ", ner.Type(t).String()[:3], s)
	}
	return fmt.Sprintf("all %v  %s", all, b.String())
}
