package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"entente/graph"
)

// printPlan writes a plan as a table: the operator that gives the rows first,
// those that feed it below, branches behind a bar. After PROFILE there are the
// rows and db hits of each.
func printPlan(w io.Writer, plan *graph.Plan) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	if plan.Profile == nil {
		fmt.Fprintln(out, "Operator\tDetails\tExpected rows")
		fmt.Fprintln(out, "--------\t-------\t-------------")
	} else {
		fmt.Fprintln(out, "Operator\tDetails\tExpected rows\tRows\tDB hits")
		fmt.Fprintln(out, "--------\t-------\t-------------\t----\t-------")
	}
	printOperator(out, plan, 0)
	return out.Flush()
}

func printOperator(w io.Writer, plan *graph.Plan, branch int) {
	flat := strings.NewReplacer("\n", " ", "\t", " ", "\r", " ")
	fmt.Fprintf(w, "%s+%s\t%s\t%.4g", strings.Repeat("| ", branch), plan.Operator, flat.Replace(plan.Details), plan.EstimatedRows)
	if plan.Profile != nil {
		fmt.Fprintf(w, "\t%d\t%d", plan.Profile.Rows, plan.Profile.DBHits)
	}
	fmt.Fprintln(w)
	for i := len(plan.Children) - 1; i >= 0; i-- {
		printOperator(w, plan.Children[i], branch+min(i, 1))
	}
}
