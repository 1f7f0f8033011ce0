package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"entente/evaluate"
	"entente/extractor"
	"entente/extractor/lexicon"
	"entente/graph"
)

// measured is what one half of the relation sets gives.
type measured struct {
	part                string
	sentences, articles *evaluate.RelationScore
	all                 *evaluate.RelationScore
}

// measure measures claims on one half of the relation sets.
func (c *evalCmd) measure(x *extractor.Extractor, part string) (measured, error) {
	m := measured{part: part, all: evaluate.NewRelationScore()}
	dir := filepath.Join(c.Relations, part)
	sets, err := evaluate.ReadRelations(os.DirFS(dir))
	if err != nil {
		return m, graph.Errorf(graph.Invalid, "%s: %v", dir, err)
	}
	if m.sentences, err = evaluate.Relations(x, sets, false); err != nil {
		return m, err
	}
	if m.articles, err = evaluate.Relations(x, sets, true); err != nil {
		return m, err
	}
	m.all.Add(m.sentences)
	m.all.Add(m.articles)
	return m, nil
}

// relations measures and prints claims on one half of the relation sets.
func (c *evalCmd) relations(s *session, out io.Writer, x *extractor.Extractor, half string) error {
	m, err := c.measure(x, half)
	if err != nil {
		return err
	}
	c.printRelations(out, "claims, sentences, "+half, m.sentences)
	c.printRelations(out, "claims, articles, "+half, m.articles)
	if m.sentences.Texts > 0 && m.articles.Texts > 0 {
		heading(out, "claims, sentences and articles, "+half)
		printTotals(out, m.all)
	}
	printReliability(out, m)
	if c.Causes {
		if err := c.printCauses(out, x, half); err != nil {
			return err
		}
	}
	if c.Rules {
		printRules(out, "rules, "+half, m.all.Rules())
	}
	if half != "tune" {
		return s.ctx.Err()
	}
	if c.Frames {
		rules, err := frameRules()
		if err != nil {
			return err
		}
		list := m.all.Rules(rules...)
		evaluate.BySentences(list)
		printRules(out, "frames by how seldom they fire, "+half, list)
	}
	for _, score := range []*evaluate.RelationScore{m.sentences, m.articles} {
		for _, e := range score.Errors[:min(c.Errors, len(score.Errors))] {
			fmt.Fprintln(out, e)
		}
	}
	return s.ctx.Err()
}

// frameRules lists the rules of all frames of the lexicon.
func frameRules() ([]string, error) {
	frames, err := lexicon.LoadFrames()
	if err != nil {
		return nil, err
	}
	var rules []string
	for _, f := range frames.List {
		rules = append(rules, f.Rule)
	}
	return rules, nil
}

func (c *evalCmd) printRelations(out io.Writer, title string, score *evaluate.RelationScore) {
	if len(score.ByType) == 0 {
		return
	}
	heading(out, title)
	for _, kind := range graph.RelationKinds {
		if n, ok := score.ByType[kind.Type]; ok {
			printCount(out, string(kind.Type), n)
		}
	}
	printTotals(out, score)
}

func printTotals(out io.Writer, score *evaluate.RelationScore) {
	printCount(out, "the core three", score.Total(evaluate.CoreRelations...))
	printCount(out, "all", score.Total())
	printCount(out, "all, edges alone", score.Edges)
	fmt.Fprintf(out, "asserted though not actual %d; traps hit %d of %d; distractors with a claim %d of %d; dates right %d of %d; speakers right %d of %d\n\n",
		score.Unreal, score.TrapsHit, score.Traps, score.Distracted, score.Distractors,
		score.Dates.Right, score.Dates.Right+score.Dates.Wrong, score.Speakers.Right, score.Speakers.Right+score.Speakers.Wrong)
}

// printReliability prints how many claims of each tenth of confidence are right.
func printReliability(out io.Writer, m measured) {
	if len(m.all.Judged) == 0 {
		return
	}
	fmt.Fprintf(out, "confidence, %s\tclaims\tright\tshare\n", m.part)
	for tenth, n := range m.all.Reliability() {
		if found := n.Right + n.Wrong; found > 0 {
			fmt.Fprintf(out, "%.1f to %.1f\t%d\t%d\t%.3f\n", float64(tenth)/10, float64(tenth+1)/10, found, n.Right, n.Precision())
		}
	}
	fmt.Fprintln(out)
}

// printRules prints how each rule does.
func printRules(out io.Writer, title string, list []evaluate.RuleScore) {
	fmt.Fprintf(out, "%s\tprecision\tright\twrong\tsentences\n", title)
	for _, r := range list {
		precision := "-"
		if n := (evaluate.Count{Right: r.Right, Wrong: r.Wrong}); r.Right+r.Wrong > 0 {
			precision = fmt.Sprintf("%.3f", n.Precision())
		}
		fmt.Fprintf(out, "%s\t%s\t%d\t%d\t%d\n", r.Rule, precision, r.Right, r.Wrong, r.Sentences)
	}
	fmt.Fprintln(out)
}

// printCauses prints why claims were missed, the most frequent cause first.
func (c *evalCmd) printCauses(out io.Writer, x *extractor.Extractor, half string) error {
	sets, err := evaluate.ReadRelations(os.DirFS(filepath.Join(c.Relations, half)))
	if err != nil {
		return graph.Errorf(graph.Invalid, "%s: %v", filepath.Join(c.Relations, half), err)
	}
	for i, what := range []string{"sentences", "articles"} {
		counts, err := evaluate.Causes(x, sets, i == 1)
		if err != nil {
			return err
		}
		if len(counts) == 0 {
			continue
		}
		causes := slices.SortedFunc(maps.Keys(counts), func(a, b evaluate.Cause) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
		fmt.Fprintf(out, "why claims of %s are missed, %s\tclaims\n", what, half)
		for _, cause := range causes {
			fmt.Fprintf(out, "%s\t%d\n", cause, counts[cause])
		}
		fmt.Fprintln(out)
	}
	return nil
}
