package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"entente/evaluate"
	"entente/extractor"
	"entente/graph"
)

// relations measures claims on one half of the relation sets.
func (c *evalCmd) relations(s *session, out io.Writer, x *extractor.Extractor, half string) error {
	dir := filepath.Join(c.Relations, half)
	sets, err := evaluate.ReadRelations(os.DirFS(dir))
	if err != nil {
		return graph.Errorf(graph.Invalid, "%s: %v", dir, err)
	}
	for _, articles := range []bool{false, true} {
		score, err := evaluate.Relations(x, sets, articles)
		if err != nil {
			return err
		}
		if len(score.ByType) == 0 {
			continue
		}
		title := "claims, sentences, " + half
		if articles {
			title = "claims, articles, " + half
		}
		heading(out, title)
		for _, kind := range graph.RelationKinds {
			if n, ok := score.ByType[kind.Type]; ok {
				printCount(out, string(kind.Type), n)
			}
		}
		printCount(out, "the core three", score.Total(evaluate.CoreRelations...))
		printCount(out, "all", score.Total())
		printCount(out, "all, edges alone", score.Edges)
		fmt.Fprintf(out, "asserted though not actual %d; traps hit %d of %d; distractors with a claim %d of %d; dates right %d of %d; speakers right %d of %d\n\n",
			score.Unreal, score.TrapsHit, score.Traps, score.Distracted, score.Distractors,
			score.Dates.Right, score.Dates.Right+score.Dates.Wrong, score.Speakers.Right, score.Speakers.Right+score.Speakers.Wrong)
		if half == "tune" {
			for _, e := range score.Errors[:min(c.Errors, len(score.Errors))] {
				fmt.Fprintln(out, e)
			}
		}
	}
	return s.ctx.Err()
}
