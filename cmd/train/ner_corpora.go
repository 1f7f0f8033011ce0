package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"entente/corpus"
	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/extractor/ner"
	"entente/extractor/tagger"
	"entente/graph"
)

// nameCorpus is a corpus of names and how it is read.
type nameCorpus struct {
	file     string
	read     func(io.Reader) ([]corpus.Sentence, error)
	types    map[string]ner.Type
	weight   int
	document int  // sentences a document where the corpus does not mark them; 0: it does
	silver   bool // what is wrong in the Groningen Meaning Bank is mended
}

func columns(separator string, word, tag int) func(io.Reader) ([]corpus.Sentence, error) {
	return func(r io.Reader) ([]corpus.Sentence, error) { return corpus.Columns(r, separator, word, tag) }
}

// typesOf reads "Person: per, PER; ...".
func typesOf(person, organization, location, other string) map[string]ner.Type {
	out := map[string]ner.Type{}
	for t, list := range []string{person, organization, location, other} {
		for name := range strings.FieldsSeq(list) {
			out[name] = ner.Type(t)
		}
	}
	return out
}

var (
	conllTypes = typesOf("PER per person", "ORG org corporation group", "LOC geo gpe location", "MISC OTH art eve nat creative-work product")
	crossTypes = typesOf("person politician writer researcher scientist musicalartist", "organisation politicalparty university band magazine", "location country",
		"event election misc award book poem album song academicjournal conference product programlang astronomicalobject discipline literarygenre musicgenre")
	re3dTypes = typesOf("Person", "Organisation", "Location", "Nationality MilitaryPlatform Weapon DocumentReference")
	gumTypes  = typesOf("person", "organization", "place", "event object abstract animal plant substance")
)

// nameCorpora are what the recogniser learns from. The test part of Universal
// NER's EWT is not among them.
var nameCorpora = []nameCorpus{
	{file: "ner/gmb-voa.txt", read: corpus.VOA, types: conllTypes, weight: 2, document: 12, silver: true},
	{file: "ner/wikigold.txt", read: columns(" ", 0, 1), types: conllTypes, weight: 1},
	{file: "ner/wnut17-train.txt", read: columns("\t", 0, 1), types: conllTypes, weight: 1, document: 1},
	{file: "ner/btc.txt", read: columns("\t", 0, 1), types: conllTypes, weight: 1, document: 1},
	{file: "ner/crossner-ai.txt", read: columns("\t", 0, 1), types: crossTypes, weight: 1, document: 1},
	{file: "ner/crossner-literature.txt", read: columns("\t", 0, 1), types: crossTypes, weight: 1, document: 1},
	{file: "ner/crossner-music.txt", read: columns("\t", 0, 1), types: crossTypes, weight: 1, document: 1},
	{file: "ner/crossner-politics.txt", read: columns("\t", 0, 1), types: crossTypes, weight: 1, document: 1},
	{file: "ner/crossner-science.txt", read: columns("\t", 0, 1), types: crossTypes, weight: 1, document: 1},
	{file: "ner/re3d.conll", read: columns("\t", 0, 1), types: re3dTypes, weight: 1, document: 8},
	{file: "ner/uner-ewt-dev.iob2", read: columns("\t", 1, 2), types: conllTypes, weight: 1},
	{file: "ner/uner-pud.iob2", read: columns("\t", 1, 2), types: conllTypes, weight: 1},
	{file: "ud/gum-train.conllu", read: corpus.GUMNames, types: gumTypes, weight: 1},
}

// converter turns corpora into examples in the conventions of package mention.
type converter struct {
	lex  *lexicon.Lexicon
	tags *tagger.Tagger
}

// read reads a corpus as documents.
func (c *converter) read(data string, nc nameCorpus) ([]ner.Example, error) {
	f, err := corpus.Open(data, nc.file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sentences, err := nc.read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", nc.file, err)
	}
	if nc.silver {
		mend(c.lex, sentences)
	}
	var out []ner.Example
	for first := 0; first < len(sentences); {
		last := first + 1
		for last < len(sentences) && (nc.document == 0 && sentences[last].Document == sentences[first].Document || nc.document > 1 && last-first < nc.document) {
			if nc.silver && last-first > 3 && !related(sentences[first:last], sentences[last]) {
				break
			}
			last++
		}
		e := ner.Example{Weight: nc.weight}
		for _, s := range sentences[first:last] {
			c.add(&e, s, nc.types)
		}
		out = append(out, e)
		first = last
	}
	return out, nil
}

// related reports whether a sentence shares a capitalised word with those before.
func related(before []corpus.Sentence, s corpus.Sentence) bool {
	for i, w := range s.Words {
		if i == 0 || !lexicon.Capitalised(w) || len(w) < 3 || strings.HasSuffix(w, "day") {
			continue
		}
		for _, b := range before[max(0, len(before)-3):] {
			if slices.Contains(b.Words, w) {
				return true
			}
		}
	}
	return false
}

// add appends a sentence to an example.
func (c *converter) add(e *ner.Example, s corpus.Sentence, types map[string]ner.Type) {
	words := make([]string, len(s.Words))
	for i, w := range s.Words {
		words[i] = plainWord(w)
	}
	sentence := c.sentence(words)
	e.Sentences = append(e.Sentences, sentence)
	var names []ner.Name
	for _, n := range s.Names {
		if t, ok := types[n.Type]; ok {
			if name, ok := c.convention(sentence.Tokens, ner.Name{First: n.First, Last: n.Last, Type: t}); ok {
				names = append(names, name)
			}
		}
	}
	e.Names = append(e.Names, names)
}

// sentence makes a sentence of words, with the tags that the program gives it.
func (c *converter) sentence(words []string) document.Sentence {
	tags := c.tags.Tag(nil, words)
	tagger.Correct(words, tags, false)
	s := document.Sentence{Tokens: make([]document.Token, len(words))}
	upper, lower := 0, 0
	for i, w := range words {
		s.Tokens[i] = document.Token{Text: w, Lower: strings.ToLower(w), Fold: lexicon.Fold(w), Tag: tags[i]}
		for _, r := range w {
			if unicode.IsUpper(r) {
				upper++
			} else if unicode.IsLower(r) {
				lower++
			}
		}
	}
	if upper >= 6 && lower*10 < upper {
		s.Case = document.AllCaps
	}
	return s
}

// plainWord writes a word as the document reader would.
func plainWord(w string) string {
	switch w {
	case "``", "''", "“", "”":
		return `"`
	case "´", "’", "‘", "`":
		return "'"
	case "-LRB-":
		return "("
	case "-RRB-":
		return ")"
	}
	w = strings.ReplaceAll(w, "’", "'")
	if strings.TrimSpace(w) == "" || strings.ContainsAny(w, " \u00a0\t") {
		return "_"
	}
	return w
}

// convention makes a span one of this program's: without "the", titles and
// possessives, with a type that the lexicon knows better.
func (c *converter) convention(tokens []document.Token, n ner.Name) (ner.Name, bool) {
	look := document.Words(tokens)
	for n.First < n.Last {
		t := tokens[n.First]
		if !lexicon.Capitalised(t.Text) && (t.Tag == "DT" || t.Tag == "PRP$" || t.Tag == "JJ" || t.Tag == "CD" && n.Type != ner.Other) || t.Lower == "the" || t.Text == `"` || t.Text == "'" || t.Text == "@" || t.Text == "#" {
			n.First++
			continue
		}
		break
	}
	for n.First < n.Last && (tokens[n.Last-1].Text == "'s" || tokens[n.Last-1].Text == "'" || tokens[n.Last-1].Text == "\"" || tokens[n.Last-1].Text == ",") {
		n.Last--
	}
	if n.First >= n.Last {
		return n, false
	}
	if n.Type == ner.Person {
		for n.First < n.Last-1 {
			if m, took := c.lex.Match(look[:n.Last], n.First); took > 0 && took < n.Last-n.First && m.Type == graph.Country && m.Form == graph.FormDemonym {
				n.First += took
				continue
			}
			_, took := c.lex.MatchTitle(look[:n.Last], n.First)
			if took == 0 || took >= n.Last-n.First {
				break
			}
			if _, given := c.lex.Given(tokens[n.First].Text); given && took == 1 && n.Last-n.First == 2 && tokens[n.First].Text != "Mr." {
				break
			}
			n.First += took
		}
		if _, took := c.lex.MatchTitle(look[:n.Last], n.First); took == n.Last-n.First && !given(c.lex, tokens[n.First].Text) {
			return n, false
		}
	}
	capital := false
	for k := n.First; k < n.Last; k++ {
		capital = capital || strings.ToLower(tokens[k].Text) != tokens[k].Text
	}
	if n.First >= n.Last || !capital {
		return n, n.First < n.Last && n.Type != ner.Other && allSmall(tokens)
	}
	if last := tokens[n.Last-1]; (n.Type == ner.Organization || n.Type == ner.Person) && last.Text == last.Lower && (last.Tag == "NN" || last.Tag == "NNS") {
		return n, false // "the Iraqi people": a nominal
	}
	if n.Type == ner.Location && n.Last-n.First == 1 && tokens[n.First].Tag == "JJ" {
		n.Type = ner.Other // "African"
	}
	if n.Type == ner.Location && n.Last-n.First > 1 && c.lex.Head("last", tokens[n.Last-1].Fold) == lexicon.HeadOrganization {
		n.Type = ner.Organization // a hospital or school
	}
	if m, took := c.lex.Match(look, n.First); took == n.Last-n.First && n.Type != ner.Person && m.Key != "" {
		switch {
		case m.Type == graph.Country && m.Form == graph.FormDemonym:
			n.Type = ner.Other
		case m.Type == graph.Country:
			n.Type = ner.Location
		case m.Type == graph.Organization:
			n.Type = ner.Organization
		}
	}
	return n, true
}

func given(lex *lexicon.Lexicon, word string) bool {
	_, ok := lex.Given(word)
	return ok
}

func allSmall(tokens []document.Token) bool {
	for _, t := range tokens {
		if t.Text != t.Lower {
			return false
		}
	}
	return true
}

// mend corrects what is systematically wrong in the silver names of the
// Groningen Meaning Bank.
func mend(lex *lexicon.Lexicon, sentences []corpus.Sentence) {
	counts := map[string]map[string]int{}
	for i := range sentences {
		s := &sentences[i]
		s.Names = split(lex, s)
		s.Names = joined(lex, s)
		for _, n := range s.Names {
			text := strings.Join(s.Words[n.First:n.Last], " ")
			if counts[text] == nil {
				counts[text] = map[string]int{}
			}
			counts[text][coarse(n.Type)]++
		}
	}
	for i := range sentences {
		s := &sentences[i]
		for k := range s.Names {
			n := &s.Names[k]
			c := counts[strings.Join(s.Words[n.First:n.Last], " ")]
			all := c["per"] + c["org"] + c["geo"]
			for _, t := range [...]string{"per", "org", "geo"} {
				if all >= 3 && c[t]*4 >= all*3 && (coarse(n.Type) != t) {
					n.Type = t
				}
			}
		}
	}
}

func coarse(kind string) string {
	if kind == "gpe" {
		return "geo"
	}
	return kind
}

// split takes apart "Mexico 's Institutional Revolutionary Party".
func split(lex *lexicon.Lexicon, s *corpus.Sentence) []corpus.Name {
	var out []corpus.Name
	for _, n := range s.Names {
		cut := slices.Index(s.Words[n.First:n.Last], "'s")
		if cut > 0 && n.First+cut+1 < n.Last {
			if _, took := lex.Match(look(s.Words[:n.First+cut]), n.First); took == cut {
				out = append(out, corpus.Name{First: n.First, Last: n.First + cut, Type: "geo"})
				n.First += cut + 1
			}
		}
		if cut := slices.Index(s.Words[n.First:n.Last], `"`); cut > 0 {
			n.Last = n.First + cut
		}
		out = append(out, n)
	}
	return out
}

func look(words []string) []lexicon.Word {
	out := make([]lexicon.Word, len(words))
	for i, w := range words {
		out[i] = lexicon.Word{Text: w, Fold: lexicon.Fold(w)}
	}
	return out
}

// joined joins a country with the organ of its state: "Iranian" and "Foreign
// Ministry" are one name.
func joined(lex *lexicon.Lexicon, s *corpus.Sentence) []corpus.Name {
	var out []corpus.Name
	for _, n := range s.Names {
		if k := len(out) - 1; k >= 0 && out[k].Last == n.First && n.Type == "org" && (out[k].Type == "gpe" || out[k].Type == "geo") {
			last := s.Words[n.Last-1]
			if _, took := lex.Match(look(s.Words), n.First); took == 0 && last != "Party" && lex.Head("last", last) == lexicon.HeadOrganization {
				out[k].Last, out[k].Type = n.Last, "org"
				continue
			}
		}
		out = append(out, n)
	}
	return out
}
