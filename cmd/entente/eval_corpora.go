package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"

	"entente/corpus"
	"entente/evaluate"
	"entente/extractor"
	"entente/extractor/parser"
	"entente/extractor/tagger"
	"entente/graph"
)

// corpora measures on the public corpora that are there. What is not there is
// said and left out.
func (c *evalCmd) corpora(s *session, out io.Writer, x *extractor.Extractor) error {
	for _, step := range []func(*session, io.Writer, *extractor.Extractor) error{c.universalNames, c.trees, c.coreference} {
		err := step(s, out, x)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			fmt.Fprintf(out, "left out: %v\n\n", err)
		case err != nil:
			return err
		}
		if err := s.ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// universalNames measures names on the test part of Universal NER's English web
// treebank, which nothing was trained or tuned on.
func (c *evalCmd) universalNames(_ *session, out io.Writer, x *extractor.Extractor) error {
	f, err := corpus.Open(c.Corpus, "ner/uner-ewt-test.iob2")
	if err != nil {
		return err
	}
	defer f.Close()
	sentences, err := corpus.Columns(f, "\t", 1, 2)
	if err != nil {
		return err
	}
	score, err := evaluate.Names(x, evaluate.Text(sentences, map[string]graph.EntityType{
		"PER": graph.Person, "ORG": graph.Organization, "LOC": graph.Location,
	}))
	if err != nil {
		return err
	}
	printNames(out, "Universal NER, EWT test (web text; countries are locations)", score)
	fmt.Fprintln(out)
	return nil
}

// trees measures the tagger and the parser on Universal Dependencies.
func (c *evalCmd) trees(s *session, out io.Writer, _ *extractor.Extractor) error {
	t, err := tagger.Default()
	if err != nil {
		return err
	}
	p, err := parser.Default()
	if err != nil {
		return err
	}
	fmt.Fprintln(out, "Universal Dependencies, gold tokens, predicted tags\tXPOS\tUAS\tLAS\twords")
	for _, name := range []string{"ewt-dev", "gum-dev", "ewt-test", "gum-test"} {
		f, err := corpus.Open(c.Corpus, "ud/"+name+".conllu")
		if err != nil {
			return err
		}
		sentences, err := corpus.CoNLLU(f)
		f.Close()
		if err != nil {
			return err
		}
		score := evaluate.Trees(sentences, t, p)
		fmt.Fprintf(out, "%s\t%.2f\t%.2f\t%.2f\t%d\n", name, 100*score.Accuracy(), 100*score.UAS(), 100*score.LAS(), score.Words)
		if err := s.ctx.Err(); err != nil {
			return err
		}
	}
	fmt.Fprintln(out)
	return nil
}

// coreference measures pronouns and nouns on GUM.
func (c *evalCmd) coreference(_ *session, out io.Writer, x *extractor.Extractor) error {
	for _, name := range []string{"gum-dev", "gum-test"} {
		f, err := corpus.Open(c.Corpus, "ud/"+name+".conllu")
		if err != nil {
			return err
		}
		documents, err := corpus.ReadCoref(f)
		f.Close()
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "Who is meant, %s (%d documents)\n%s\n", name, len(documents), evaluate.Coreference(x, documents))
	}
	return nil
}
