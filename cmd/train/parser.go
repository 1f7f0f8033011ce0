package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"entente/extractor/parser"
)

// parserLimits keep the model under 1.8 MB.
var parserLimits = parser.Limits{
	Beam: 4, Moves: 365_000, MoveUnit: 0.4, Labels: 122_000, LabelUnit: 0.4, LabelLeast: 0.8,
}

// trainParser learns the parser and prints its scores on the development sets.
func trainParser(data, out string) error {
	examples, err := parserExamples(data)
	if err != nil {
		return err
	}
	packed, err := learnParser(examples, parserLimits)
	if err != nil {
		return err
	}
	p, err := parser.Read(packed)
	if err != nil {
		return err
	}
	if err := scoreParser(p, data, "ewt-dev", "gum-dev"); err != nil {
		return err
	}
	fmt.Printf("%d bytes packed\n", len(packed))
	return os.WriteFile(filepath.Join(out, "extractor", "parser", "model.bin"), packed, 0o644)
}

// learnParser learns twice: from all features that are frequent enough, then
// again with only those that turned out strongest.
func learnParser(examples []parser.Example, limits parser.Limits) ([]byte, error) {
	const seed = 1
	labels, err := parser.NewLabelTrainer(examples)
	if err != nil {
		return nil, err
	}
	labels.Train(examples, 4, seed, 2, os.Stdout)
	labels.Restrict(limits)
	labels.Train(examples, 5, seed, 2, os.Stdout)
	moves, err := parser.NewMoveTrainer(seed)
	if err != nil {
		return nil, err
	}
	options := parser.Options{Epochs: 5, Beam: limits.Beam, MinCount: 2, Log: os.Stdout}
	moves.Train(examples, options)
	moves.Restrict(limits.Moves, limits.MoveUnit)
	options.Epochs = 8
	moves.Train(examples, options)
	return parser.Pack(moves, labels, limits)
}

// reportParser prints the scores of the committed parser on the test sets,
// which are for this alone.
func reportParser(data, _ string) error {
	p, err := parser.Default()
	if err != nil {
		return err
	}
	return scoreParser(p, data, "ewt-dev", "gum-dev", "ewt-test", "gum-test")
}

// scoreParser prints the share of words that have the right head (UAS), and the
// right head and universal relation (LAS), of all tokens as the CoNLL-18 shared
// task counts, and without punctuation.
func scoreParser(p *parser.Parser, data string, sets ...string) error {
	for _, set := range sets {
		examples, err := parserTest(data, set)
		if err != nil {
			return err
		}
		var all, words arcScore
		var arcs []parser.Arc
		for _, e := range examples {
			arcs = p.Parse(arcs[:0], e.Words, e.Tags)
			for i, a := range arcs {
				head := int(a.Head) == e.Heads[i]
				label := head && universal(a.Label) == universal(e.Labels[i])
				all.add(head, label)
				if universal(e.Labels[i]) != "punct" {
					words.add(head, label)
				}
			}
		}
		fmt.Printf("%s: UAS %.2f LAS %.2f of %d tokens; without punctuation UAS %.2f LAS %.2f\n", set,
			all.share(all.heads), all.share(all.labels), all.n, words.share(words.heads), words.share(words.labels))
	}
	return nil
}

// arcScore counts tokens, and those of them with the right head and label.
type arcScore struct{ n, heads, labels int }

func (s *arcScore) add(head, label bool) {
	s.n++
	if head {
		s.heads++
	}
	if label {
		s.labels++
	}
}

func (s *arcScore) share(n int) float64 { return 100 * float64(n) / float64(max(s.n, 1)) }

// universal is a relation without its subtype.
func universal(label string) string {
	u, _, _ := strings.Cut(label, ":")
	return u
}
