package embedded_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

// TestPlanOfWrites tells explaining and profiling a write apart: the one changes
// nothing and may be done by whoever reads, the other is a write.
func TestPlanOfWrites(t *testing.T) {
	e := open(t)
	stream := func(options graph.TxOptions, cypher string) (graph.Summary, int, error) {
		tx, err := e.(graph.Opener).Begin(t.Context(), options)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = tx.Rollback(t.Context()) }()
		rows, err := tx.Stream(t.Context(), cypher, nil)
		if err != nil {
			return graph.Summary{}, 0, err
		}
		n := 0
		for {
			row, err := rows.Next()
			if err != nil {
				return graph.Summary{}, n, err
			}
			if row == nil {
				return rows.Summary(), n, tx.Commit(t.Context())
			}
			n++
		}
	}
	const create = "UNWIND [1, 2] AS i CREATE (n:A {i: i}) RETURN n.i"
	for _, options := range []graph.TxOptions{{}, {Hostile: true}, {Access: graph.Write}} {
		summary, n, err := stream(options, "EXPLAIN "+create)
		if err != nil || n != 0 || summary.Plan == nil || summary.Plan.Profile != nil || summary.Kind != graph.ReadsAndWrites || summary.Counters.Any() {
			t.Errorf("%+v: %d rows, %+v, %v", options, n, summary, err)
		}
	}
	if _, _, err := stream(graph.TxOptions{}, "PROFILE "+create); graph.CodeOf(err) != graph.ReadOnly {
		t.Errorf("PROFILE of a write that may only read: %v", err)
	}
	if _, err := e.Query(t.Context(), "EXPLAIN "+create, nil, graph.Limits{}); graph.CodeOf(err) != graph.ReadOnly {
		t.Errorf("a query that explains a write: %v", err)
	}
	summary, n, err := stream(graph.TxOptions{Access: graph.Write}, "PROFILE "+create)
	if err != nil || n != 2 || summary.Counters.NodesCreated != 2 {
		t.Fatalf("%d rows, %+v, %v", n, summary, err)
	}
	type line struct {
		Operator string
		Rows     int64
	}
	var got []line
	for p := summary.Plan; p != nil; {
		got = append(got, line{p.Operator, p.Profile.Rows})
		if len(p.Children) == 0 {
			break
		}
		p = p.Children[0]
	}
	want := []line{{"ProduceResults", 2}, {"Projection", 2}, {"Create", 2}, {"Unwind", 2}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the profile (-want +got):\n%s", diff)
	}
	if _, n, _ := stream(graph.TxOptions{}, "MATCH (n:A) RETURN n"); n != 2 {
		t.Errorf("%d nodes", n)
	}
}
