package embedded_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"entente/graph"
)

// TestHashSeek compares nodes that are joined by a property without an index with
// what is found where the planner cannot see that they are.
func TestHashSeek(t *testing.T) {
	e := open(t)
	values := []any{int64(1), 1.0, int64(2), 2.5, "1", "x", "", true, []any{int64(1)}, []any{1.0}, []any{}, math.NaN(), math.Inf(1), int64(math.MaxInt64), float64(math.MaxInt64), nil}
	for _, s := range []string{
		`UNWIND range(0, 59) AS i CREATE (:A {i: i, v: $values[i % 16]})`,
		`UNWIND range(0, 39) AS i CREATE (:B {i: i, v: $values[i % 13], d: date('2022-01-01') + duration({days: i % 3})})`,
		`MATCH (a:A), (b:B) WHERE a.i = b.i CREATE (a)-[:R]->(b)`,
	} {
		err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
			_, err := tx.Run(t.Context(), s, map[string]any{"values": values})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		query string
		seeks bool
	}{
		{`MATCH (a:A), (b:B) WHERE b.v = a.v RETURN a.i, b.i`, true},
		{`MATCH (a:A), (b) WHERE b.v = a.v RETURN a.i, b.i`, true},
		{`MATCH (a:A) MATCH (b:B) WHERE b.v = a.v AND b.i > a.i RETURN a.i, b.i`, true},
		{`MATCH (a:A) OPTIONAL MATCH (b:B) WHERE b.v = a.v RETURN a.i, b.i`, true},
		{`MATCH (a:A)-->(c:B) MATCH (b:B) WHERE b.d = c.d RETURN a.i, b.i, c.i`, true},
		{`UNWIND $values AS x MATCH (b:B) WHERE b.v = x RETURN b.i`, true},
		{`UNWIND [1, 2, 1] AS x MATCH (b:B) WHERE b.v = x + 0.0 RETURN b.i LIMIT 3`, true},
		{`MATCH (a:A) MATCH (b:None) WHERE b.v = a.v RETURN a.i, b.i`, true},
		{`MATCH (a:A) MATCH (b:B) WHERE b.none = a.v RETURN a.i, b.i`, true},
		{`MATCH (b:B) WHERE b.v = 1 RETURN b.i`, false},
		{`MATCH (a:A) CALL (a) { MATCH (b:B) WHERE b.v = a.v RETURN count(b) AS n } RETURN a.i, n`, true},
	} {
		var found [2][]string
		slow := strings.NewReplacer("WHERE b.v =", "WHERE head([b.v]) =", "WHERE b.d =", "WHERE head([b.d]) =", "WHERE b.none =", "WHERE head([b.none]) =").Replace(c.query)
		for i, query := range []string{c.query, slow} {
			result, err := e.Query(t.Context(), query, map[string]any{"values": values}, graph.Limits{})
			if err != nil {
				t.Fatalf("%s: %v", query, err)
			}
			for _, row := range result.Rows {
				found[i] = append(found[i], fmt.Sprint(row))
			}
			slices.Sort(found[i])
		}
		if !slices.Equal(found[0], found[1]) {
			t.Errorf("%s\ngives %v\na scan %v", c.query, found[0], found[1])
		}
		if got := plansWith(t, e, c.query, "NodeHashSeek"); got != c.seeks {
			t.Errorf("%s: NodeHashSeek in its plan is %v", c.query, got)
		}
	}
}

// TestHashSeekWrites: a statement that changes the graph sees its own changes.
func TestHashSeekWrites(t *testing.T) {
	e := open(t)
	err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
		result, err := tx.Run(t.Context(), `UNWIND [1, 2, 1, 2] AS x MERGE (b:B {v: x}) WITH x MATCH (c:B {v: x}) RETURN count(c) AS n`, nil)
		if err == nil && result.Rows[0][0] != int64(4) {
			t.Errorf("%v, want 4", result.Rows)
		}
		if result.Counters.NodesCreated != 2 {
			t.Errorf("%d nodes made, want 2", result.Counters.NodesCreated)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestUnionScan: nodes with one of several labels are found once, by the labels.
func TestUnionScan(t *testing.T) {
	e := open(t)
	runAll(t, e, `UNWIND range(1, 20) AS i CREATE (n:N {i: i}) FOREACH (_ IN CASE WHEN i % 2 = 0 THEN [1] ELSE [] END | SET n:A)
		FOREACH (_ IN CASE WHEN i % 3 = 0 THEN [1] ELSE [] END | SET n:B) FOREACH (_ IN CASE WHEN i % 5 = 0 THEN [1] ELSE [] END | SET n:C)`)
	for _, c := range []struct {
		query, want string
		scans       bool
	}{
		{`MATCH (n:A|B) RETURN count(*) AS c, count(DISTINCT n) AS d`, "[13 13]", true},
		{`MATCH (n:A|B|C) RETURN count(*) AS c, count(DISTINCT n) AS d`, "[14 14]", true},
		{`MATCH (n:A|A|None) RETURN count(*) AS c, sum(n.i) AS d`, "[10 110]", true},
		{`MATCH (n:None|Never) RETURN count(*) AS c, sum(n.i) AS d`, "[0 0]", true},
		{`MATCH (n:A|B) WHERE n:C RETURN count(*) AS c, sum(n.i) AS d`, "[3 45]", false},
		{`MATCH (n) WHERE n:A OR n:B RETURN count(*) AS c, count(DISTINCT n) AS d`, "[13 13]", true},
		{`MATCH (n) WHERE n:A OR n:B|C RETURN count(*) AS c, count(DISTINCT n) AS d`, "[14 14]", true},
		{`MATCH (n) WHERE n:A OR n.i = 3 RETURN count(*) AS c, count(DISTINCT n) AS d`, "[11 11]", false},
		{`MATCH (n) WHERE n:A OR n:B&C RETURN count(*) AS c, count(DISTINCT n) AS d`, "[11 11]", false},
		{`MATCH (n:!A) RETURN count(*) AS c, count(DISTINCT n) AS d`, "[10 10]", false},
		{`MATCH (m:C) MATCH (n:A|B) WHERE n.i = m.i RETURN count(*) AS c, sum(n.i) AS d`, "[3 45]", true},
	} {
		result, err := e.Query(t.Context(), c.query, nil, graph.Limits{})
		if err != nil {
			t.Fatalf("%s: %v", c.query, err)
		}
		if got := fmt.Sprint(result.Rows[0]); got != c.want {
			t.Errorf("%s: %s, want %s", c.query, got, c.want)
		}
		if got := plansWith(t, e, c.query, "UnionNodeByLabelsScan"); got != c.scans {
			t.Errorf("%s: UnionNodeByLabelsScan in its plan is %v", c.query, got)
		}
	}
}

// plansWith reports whether the plan of a statement has an operator.
func plansWith(t *testing.T, e graph.Engine, query, operator string) bool {
	t.Helper()
	result, err := e.Query(t.Context(), "EXPLAIN "+query, nil, graph.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var has func(*graph.Plan) bool
	has = func(p *graph.Plan) bool { return p.Operator == operator || slices.ContainsFunc(p.Children, has) }
	return has(result.Plan)
}
