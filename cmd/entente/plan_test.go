package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

func TestPrintPlan(t *testing.T) {
	leaf := func(details string) *graph.Plan {
		return &graph.Plan{Operator: "NodeByLabelScan", Details: details, EstimatedRows: 3, Profile: &graph.Profile{Rows: 3, DBHits: 4}}
	}
	plan := &graph.Plan{Operator: "ProduceResults", Details: "a", EstimatedRows: 1234567, Profile: &graph.Profile{Rows: 9}, Children: []*graph.Plan{
		{Operator: "CartesianProduct", EstimatedRows: 9, Profile: &graph.Profile{Rows: 9}, Children: []*graph.Plan{leaf("a:A"), leaf("b:`x\ny`")}},
	}}
	var out strings.Builder
	if err := printPlan(&out, plan); err != nil {
		t.Fatal(err)
	}
	want := strings.Join([]string{
		"Operator            Details  Expected rows  Rows  DB hits",
		"--------            -------  -------------  ----  -------",
		"+ProduceResults     a        1.235e+06      9     0",
		"+CartesianProduct            9              9     0",
		"| +NodeByLabelScan  b:`x y`  3              3     4",
		"+NodeByLabelScan    a:A      3              3     4",
		"",
	}, "\n")
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
	out.Reset()
	if err := printPlan(&out, &graph.Plan{Operator: "Argument", EstimatedRows: 0.25}); err != nil || !strings.HasSuffix(out.String(), "+Argument           0.25\n") || strings.Contains(out.String(), "DB hits") {
		t.Errorf("%v\n%s", err, out.String())
	}
}

func TestQueryPrefix(t *testing.T) {
	for _, row := range []struct {
		cmd  queryCmd
		want string
	}{
		{queryCmd{}, "RETURN 1"},
		{queryCmd{Explain: true}, "EXPLAIN RETURN 1"},
		{queryCmd{Profile: true}, "PROFILE RETURN 1"},
	} {
		if got := row.cmd.prefixed("RETURN 1"); got != row.want {
			t.Errorf("%q, want %q", got, row.want)
		}
	}
}
