package embedded_test

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

// TestAnswers runs the statements of testdata/answers.txt in order and holds each to
// what a Neo4j 5.26 answered to it: the rows in any order, or the status code with
// line and column where Neo4j gives them. A statement stands on a line that begins
// with ">", its answer below it.
func TestAnswers(t *testing.T) {
	text, err := os.ReadFile("testdata/answers.txt")
	if err != nil {
		t.Fatal(err)
	}
	e := open(t)
	params := map[string]any{"p": "x", "n": 2, "l": []any{"A", "B"}, "m": map[string]any{"a": 1}}
	for block := range strings.SplitSeq("\n"+string(text), "\n> ") {
		query, want, ok := strings.Cut(strings.TrimSpace(block), "\n")
		if !ok {
			continue
		}
		t.Run(query, func(t *testing.T) {
			var result *graph.Result
			err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
				var err error
				result, err = tx.Run(t.Context(), query, params)
				return err
			})
			if diff := cmp.Diff(want, answer(result, err)); diff != "" {
				t.Errorf("%s\n%v", diff, err)
			}
		})
	}
}

func answer(result *graph.Result, err error) string {
	var ge *graph.Error
	switch {
	case errors.As(err, &ge) && ge.Line > 0:
		return fmt.Sprintf("! %s %d:%d", ge.Status, ge.Line, ge.Column)
	case errors.As(err, &ge):
		return "! " + ge.Status
	case err != nil:
		return "! " + err.Error()
	}
	var rows []string
	for _, r := range result.Rows {
		rows = append(rows, written(r))
	}
	slices.Sort(rows)
	return strings.TrimSpace("= " + strings.Join(rows, " "))
}

// written writes a value on one line.
func written(v any) string {
	switch v := v.(type) {
	case []any:
		var parts []string
		for _, e := range v {
			parts = append(parts, written(e))
		}
		return "[" + strings.Join(parts, " ") + "]"
	case string:
		return fmt.Sprintf("%q", v)
	case float64:
		return fmt.Sprintf("%#v", v)
	}
	return fmt.Sprint(v)
}
