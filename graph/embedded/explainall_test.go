package embedded_test

import (
	"os"
	"strings"
	"testing"

	"entente/graph"
)

// manyStatements are those of the parser's tests, those that a person might type
// to do harm and, where they are there, those of the TCK.
func manyStatements(t *testing.T) []string {
	var all []string
	for _, file := range []string{"cypher/parser/testdata/queries.txt", "../storetest/testdata/hostile.txt"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if _, statement, ok := strings.Cut(line, "\t"); ok {
				line = statement
			}
			if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
				all = append(all, line)
			}
		}
	}
	if _, err := os.Stat(tckDir()); err == nil {
		for _, s := range readTCK(t, tckDir()) {
			for _, step := range s.steps {
				if strings.Contains(step.text, "executing query") {
					all = append(all, step.doc)
				}
			}
		}
	}
	return all
}

// TestExplainEverything explains many statements: whatever else is wrong with
// one, the engine has no defect, and what can be planned can be described.
func TestExplainEverything(t *testing.T) {
	e := planGraph(t)
	explained := 0
	for _, query := range manyStatements(t) {
		var got *graph.Result
		err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) (err error) {
			got, err = tx.Run(t.Context(), "EXPLAIN "+query, nil)
			return err
		})
		switch {
		case graph.CodeOf(err) == graph.Internal:
			t.Errorf("%s: %v", query, err)
		case err == nil && (got.Plan == nil || got.Plan.Operator != "ProduceResults" || got.Kind == "" || len(got.Rows) > 0 || got.Counters.Any()):
			t.Errorf("%s: %+v", query, got)
		case err == nil:
			explained++
			walkPlan(got.Plan, func(p *graph.Plan) {
				if p.Operator == "" || strings.Contains(p.Operator, ".") || p.EstimatedRows < 0 || p.EstimatedRows != p.EstimatedRows {
					t.Errorf("%s: %+v", query, p)
				}
				if strings.Contains(p.Details, "`  ") {
					t.Errorf("%s: %s shows a name of the planner: %q", query, p.Operator, p.Details)
				}
			})
		}
	}
	t.Logf("%d plans", explained)
	if explained < 100 {
		t.Errorf("only %d plans: the test says little", explained)
	}
}

func walkPlan(p *graph.Plan, visit func(*graph.Plan)) {
	visit(p)
	for _, child := range p.Children {
		walkPlan(child, visit)
	}
}
