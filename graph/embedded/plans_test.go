package embedded_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"entente/graph"
)

// TestPlansAgree runs random patterns on graphs that are equal but for their
// indexes and for nodes that no pattern finds, so that the planner chooses
// differently: the rows must be the same.
func TestPlansAgree(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	values := []any{int64(1), 1.0, int64(2), 2.5, "1", "x", true, []any{int64(1)}, []any{"x"}, math.NaN(), nil}
	var nodes, edges []any
	for i := range 30 {
		nodes = append(nodes, map[string]any{"i": i, "v": values[rng.IntN(len(values))], "w": values[rng.IntN(len(values))]})
	}
	for range 60 {
		edges = append(edges, map[string]any{"a": rng.IntN(30), "b": rng.IntN(30), "v": values[rng.IntN(len(values))]})
	}
	build := func(ballast, indexed bool) graph.Engine {
		e := open(t)
		if indexed {
			schema := graph.Schema{
				Unique:  []graph.Property{{Label: "A", Key: "i"}},
				Indexed: []graph.Property{{Label: "A", Key: "v"}, {Label: "B", Key: "w"}, {Label: "B", Key: "v"}},
			}
			if err := e.Prepare(t.Context(), schema); err != nil {
				t.Fatal(err)
			}
		}
		statements := []string{
			`UNWIND $nodes AS n CREATE (x:A {i: n.i, v: n.v, w: n.w}) FOREACH (_ IN CASE WHEN n.i % 2 = 0 THEN [1] ELSE [] END | SET x:B)`,
			`UNWIND $edges AS e MATCH (a:A {i: e.a}), (b:A {i: e.b}) FOREACH (_ IN CASE WHEN e.a % 3 = 0 THEN [1] ELSE [] END | CREATE (a)-[:R {v: e.v}]->(b))
				FOREACH (_ IN CASE WHEN e.a % 3 > 0 THEN [1] ELSE [] END | CREATE (a)-[:S {v: e.v}]->(b))`,
		}
		if ballast {
			statements = append(statements, `UNWIND range(1, 500) AS i CREATE (:C)-[:T]->(:D)`)
		}
		for _, s := range statements {
			err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
				_, err := tx.Run(t.Context(), s, map[string]any{"nodes": nodes, "edges": edges})
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		return e
	}
	engines := []graph.Engine{build(false, false), build(false, true), build(true, true)}
	found := 0
	for range 400 {
		query := randomQuery(rng)
		params := map[string]any{"p": values[rng.IntN(len(values))], "list": []any{values[rng.IntN(len(values))], int64(1), nil, int64(1)}}
		var first []string
		for i, e := range engines {
			got, err := e.Query(t.Context(), query, params, graph.Limits{})
			if err != nil {
				t.Fatalf("%s\n%v", query, err)
			}
			var rows []string
			for _, r := range got.Rows {
				rows = append(rows, fmt.Sprint(r))
			}
			slices.Sort(rows)
			if i == 0 {
				first = rows
				found += min(1, len(rows))
			} else if !slices.Equal(rows, first) {
				t.Errorf("%s\n$p = %#v: engine %d gives %d rows, the first %d", query, params["p"], i, len(rows), len(first))
			}
		}
	}
	t.Logf("%d of 400 patterns found something", found)
	if found < 100 {
		t.Error("too few patterns found anything: the test says little")
	}
}

// randomQuery makes a MATCH of two or three nodes with some conditions.
func randomQuery(rng *rand.Rand) string {
	pick := func(options ...string) string { return options[rng.IntN(len(options))] }
	node := func(name string) string {
		return "(" + name + pick("", ":A", ":B", ":A:B") + pick("", "", "", "", "", "", "", "", " {v: 1}", " {v: $p}", " {i: 4}", " {w: 'x'}") + ")"
	}
	rel := func(name string) string {
		inner := "[" + name + pick(":R", ":S", ":R|S") + pick("", "", "", "", "*1..2", " {v: $p}") + "]"
		return pick("-"+inner+"->", "<-"+inner+"-", "-"+inner+"-")
	}
	var b strings.Builder
	b.WriteString("MATCH " + node("a") + rel("r") + node("b"))
	b.WriteString(pick("", rel("s")+node("c"), rel("s")+"(a)", ", "+strings.Replace(node("c"), "(c", "(c:A", 1), ", (a)"+rel("s")+node("c")))
	text := b.String()
	var where []string
	for range max(0, rng.IntN(4)-1) {
		where = append(where, pick("a.v = b.v", "b.v = $p", "a.i IN [1, 4, 9]", "b.v IN $list", "a.w <> b.w", "NOT b:B", "a.i < b.i", "b.i = a.i + 1", "a.v = 1 OR b.w = 'x'", "(a)-->(b)",
			"a.v = 1 OR a.v = $p", "a.i = 4 OR a.i IN [9, 4] OR 12 = a.i", "a.v > 1", "b.v <= $p", "$p < a.v", "a.w STARTS WITH 'x'", "1 < b.v <= 2.5", "b.w STARTS WITH $p", "a.v >= b.v", "a.i > 3 AND a.i <= 20"))
	}
	if len(where) > 0 {
		text += " WHERE " + strings.Join(where, " AND ")
	}
	c := "null"
	if strings.Contains(text, "(c") {
		c = "c.i"
	}
	return text + pick("", " OPTIONAL MATCH (b)-[:R]->(d:B {v: a.v}) WITH a, b, d"+map[bool]string{true: ", c"}[c == "c.i"]) + " RETURN a.i, b.i, " + c + ", count(*)"
}
