package storetest

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

// testPlans asks for plans. Engines plan differently: what they must agree on is
// the root, the columns, the rows, and the operators that there is no choice of.
func testPlans(t *testing.T, open Open) {
	e := open(t)
	must(t, e, ties...)
	for _, c := range []struct {
		query     string
		fields    []string
		rows      int64 // of the root, when it runs
		operators []string
	}{
		{"MATCH (n) RETURN n.name AS name", []string{"name"}, 5, []string{"AllNodesScan"}},
		{"MATCH (c:Country) RETURN c.name", []string{"c.name"}, 3, []string{"NodeByLabelScan"}},
		{"MATCH (c:Country) WHERE c.name STARTS WITH 'I' RETURN c", []string{"c"}, 1, []string{"NodeByLabelScan", "Filter"}},
		{"MATCH (c:Country) RETURN DISTINCT c.name AS n ORDER BY n LIMIT 2", []string{"n"}, 2, []string{"Top"}},
		{"UNWIND [1, 2, 3] AS x RETURN x, x * 2 AS y", []string{"x", "y"}, 3, []string{"Unwind", "Projection"}},
		{"MATCH (c:Country) RETURN c.x AS x, count(c.name) AS n", []string{"x", "n"}, 1, []string{"EagerAggregation"}},
		{"RETURN $missing AS x", []string{"x"}, -1, nil},
	} {
		explained, err := e.Query(t.Context(), "EXPLAIN "+c.query, nil, graph.Limits{})
		if err != nil {
			t.Errorf("EXPLAIN %s: %v", c.query, err)
			continue
		}
		checkPlan(t, c.query, explained, c.fields, c.operators)
		if len(explained.Rows) > 0 {
			t.Errorf("EXPLAIN %s gives %d rows", c.query, len(explained.Rows))
		}
		if c.rows < 0 {
			continue
		}
		profiled, err := e.Query(t.Context(), "/* why */ profile\n"+c.query, nil, graph.Limits{})
		if err != nil {
			t.Errorf("PROFILE %s: %v", c.query, err)
			continue
		}
		checkPlan(t, c.query, profiled, c.fields, c.operators)
		if profile := profiled.Plan.Profile; profile == nil || profile.Rows != c.rows || int64(len(profiled.Rows)) != c.rows {
			t.Errorf("PROFILE %s: %d rows, the root has %+v, want %d", c.query, len(profiled.Rows), profile, c.rows)
		}
		hits := int64(0)
		walkPlan(profiled.Plan, func(p *graph.Plan) {
			if p.Profile == nil {
				t.Errorf("PROFILE %s: %s has no profile", c.query, p.Operator)
				return
			}
			hits += p.Profile.DBHits
		})
		if reads := strings.Contains(c.query, "MATCH"); reads != (hits > 0) {
			t.Errorf("PROFILE %s: %d db hits", c.query, hits)
		}
	}
	for _, wrong := range []string{"EXPLAIN MATCH (n) RETURN m", "PROFILE\nMATCH (n)\nRETURN m"} {
		_, err := e.Query(t.Context(), wrong, nil, graph.Limits{})
		if graph.CodeOf(err) != graph.Syntax {
			t.Errorf("%s: %v", wrong, err)
		}
	}
}

func checkPlan(t *testing.T, query string, got *graph.Result, fields, operators []string) {
	t.Helper()
	if diff := cmp.Diff(fields, got.Fields); diff != "" {
		t.Errorf("%s: fields (-want +got)\n%s", query, diff)
	}
	if got.Plan == nil || got.Plan.Operator != "ProduceResults" || got.Kind != graph.Reads {
		t.Fatalf("%s: kind %q, plan %+v", query, got.Kind, got.Plan)
	}
	var names []string
	walkPlan(got.Plan, func(p *graph.Plan) { names = append(names, p.Operator) })
	for _, want := range operators {
		if !slices.Contains(names, want) {
			t.Errorf("%s: no %s among %v", query, want, names)
		}
	}
}

func walkPlan(p *graph.Plan, visit func(*graph.Plan)) {
	visit(p)
	for _, child := range p.Children {
		walkPlan(child, visit)
	}
}
