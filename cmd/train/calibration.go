package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"entente/evaluate"
	"entente/extractor"
	"entente/extractor/lexicon"
)

// leastJudged is the fewest claims that a point of the calibration stands for.
const leastJudged = 60

// calibrate measures how often claims of each strength are right, on the half of
// the relation sets that nothing was tuned to: on the other claims look surer than they
// are. Only whether a claim is right is used, never its text.
func calibrate(_, out string) error {
	lex, err := lexicon.Default()
	if err != nil {
		return err
	}
	x, err := extractor.New(lex)
	if err != nil {
		return err
	}
	x = x.Uncalibrated()
	var judged []evaluate.Judged
	sets, err := evaluate.ReadRelations(os.DirFS(filepath.Join(out, "extractor", "testdata", "relations", "report")))
	if err != nil {
		return err
	}
	for _, articles := range []bool{false, true} {
		score, err := evaluate.Relations(x, sets, articles)
		if err != nil {
			return err
		}
		judged = append(judged, score.Judged...)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# What share of the claims of a strength is right: strength, share. Measured on %d claims by `go run ./cmd/train calibration`.\n", len(judged))
	for _, p := range evaluate.Calibrate(judged, leastJudged) {
		fmt.Fprintf(&b, "%.4f\t%.4f\n", p.Strength, p.Share)
	}
	return os.WriteFile(filepath.Join(out, "extractor", "lexicon", "data", "calibration.tsv"), []byte(b.String()), 0o644)
}
