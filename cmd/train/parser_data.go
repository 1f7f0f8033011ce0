package main

import (
	"fmt"
	"slices"

	"entente/corpus"
	"entente/extractor/parser"
	"entente/extractor/tagger"
)

// parserExamples are the training sentences of EWT and GUM with tags by taggers
// that have not seen their documents: as the treebanks cut them, as our documents
// do, and some written as headlines and the like.
func parserExamples(data string) ([]parser.Example, error) {
	var samples []tagger.Sample
	var trees []corpus.Sentence
	var groups []int
	documents := map[string]int{}
	for _, name := range []string{"ud/ewt-train.conllu", "ud/gum-train.conllu"} {
		sentences, err := treebank(data, name)
		if err != nil {
			return nil, err
		}
		for _, s := range sentences {
			group, ok := documents[s.Document]
			if !ok {
				group = len(documents)
				documents[s.Document] = group
			}
			add := func(sample tagger.Sample, tree corpus.Sentence) {
				samples, trees, groups = append(samples, sample), append(trees, tree), append(groups, group)
			}
			sample := tagger.Sample{Words: straight(s.Words), Tags: s.Tags}
			add(sample, s)
			whole := joinHyphens(s)
			if len(whole.Words) < len(s.Words) {
				sample = tagger.Sample{Words: straight(whole.Words), Tags: whole.Tags}
				add(sample, whole)
			}
			altered, ok := alter(sample)
			if n := len(altered.Words); ok && !slices.Contains(whole.Heads[:n], n) {
				add(altered, corpus.Sentence{Heads: whole.Heads[:n], Labels: whole.Labels[:n]})
			}
		}
	}
	tags, err := tagger.Jackknife(samples, nil, groups, tagger.Options{Epochs: 6, Log: func(format string, args ...any) { fmt.Printf(format+"\n", args...) }})
	if err != nil {
		return nil, err
	}
	out := make([]parser.Example, len(samples))
	for i, s := range samples {
		out[i] = parser.Example{Words: s.Words, Tags: tags[i], Heads: trees[i].Heads, Labels: trees[i].Labels, Altered: s.Altered}
	}
	return out, nil
}

// parserTest is a treebank to measure on, with tags by the committed tagger.
func parserTest(data, set string) ([]parser.Example, error) {
	sentences, err := treebank(data, "ud/"+set+".conllu")
	if err != nil {
		return nil, err
	}
	t, err := tagger.Default()
	if err != nil {
		return nil, err
	}
	out := make([]parser.Example, len(sentences))
	for i, s := range sentences {
		words := straight(s.Words)
		out[i] = parser.Example{Words: words, Tags: t.TagTreebank(nil, words), Heads: s.Heads, Labels: s.Labels}
	}
	return out, nil
}
