package embedded_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

// TestPrune compares searches that give each node at the end once with those
// that go over all trails, on small random graphs with loops and relationships
// side by side.
func TestPrune(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	e := open(t)
	rows := func(query string, params map[string]any) []string {
		got, err := e.Query(t.Context(), query, params, graph.Limits{})
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		var list []string
		for _, r := range got.Rows {
			list = append(list, fmt.Sprint(r))
		}
		slices.Sort(list)
		return list
	}
	for round := range 10 {
		nodes := 2 + rng.IntN(6)
		var edges []any
		for range 1 + rng.IntN(2*nodes) {
			edges = append(edges, []any{rng.IntN(nodes), rng.IntN(nodes), rng.IntN(3)})
		}
		make := `UNWIND range(0, $n - 1) AS i CREATE (:N {g: $g, i: i}) WITH count(*) AS c UNWIND $edges AS e
			MATCH (a:N {g: $g, i: e[0]}), (b:N {g: $g, i: e[1]}) CREATE (a)-[:R {w: e[2]}]->(b)`
		err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
			_, err := tx.Run(t.Context(), make, map[string]any{"n": nodes, "g": round, "edges": edges})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		params := map[string]any{"g": round}
		for _, length := range []string{"*", "*..2", "*..3", "*1..4", "*0..", "*0..2", "*0..0", "*2..4"} {
			for _, arrow := range []string{"-[%s:R" + length + "%s]->", "<-[%s:R" + length + "%s]-", "-[%s:R" + length + "%s]-"} {
				for _, filter := range []string{"", " {w: 1}"} {
					fast, slow := fmt.Sprintf(arrow, "", filter), fmt.Sprintf(arrow, "r", filter)
					for _, c := range [][2]string{
						{"MATCH (a:N {g: $g})" + fast + "(b) RETURN DISTINCT a.i, b.i", "MATCH (a:N {g: $g})" + slow + "(b) WITH a, b, size(r) AS x RETURN DISTINCT a.i, b.i"},
						{"MATCH (a:N {g: $g})" + fast + "(a) RETURN DISTINCT a.i", "MATCH (a:N {g: $g})" + slow + "(a) WITH a, size(r) AS x RETURN DISTINCT a.i"},
						{"MATCH (a:N {g: $g})" + fast + "(b) WHERE b.i > a.i RETURN a.i, count(DISTINCT b), max(b.i)", "MATCH (a:N {g: $g})" + slow + "(b) WHERE b.i > a.i WITH a, b, size(r) AS x RETURN a.i, count(DISTINCT b), max(b.i)"},
						{"MATCH (a:N {g: $g}) RETURN a.i, EXISTS { (a)" + fast + "(b) WHERE b.i = 1 }", "MATCH (a:N {g: $g}) OPTIONAL MATCH (a)" + slow + "(b {i: 1}) WITH a, count(r) AS c RETURN a.i, c > 0"},
					} {
						if diff := cmp.Diff(rows(c[1], params), rows(c[0], params)); diff != "" {
							t.Fatalf("%s\n%v\n(-want +got):\n%s", c[0], edges, diff)
						}
					}
				}
			}
		}
	}
	for query, want := range map[string]bool{
		"MATCH (a:N)-[:R*]->(b) RETURN DISTINCT b":              true,
		"MATCH (a:N)-[:R*]->(b) RETURN count(DISTINCT b)":       true,
		"MATCH (a:N)-[:R*]->(b) RETURN count(b)":                false,
		"MATCH (a:N)-[:R*2..]->(b) RETURN DISTINCT b":           false,
		"MATCH (a:N)-[r:R*]->(b) RETURN DISTINCT b, r":          false,
		"MATCH (a:N)-[:R*]->(b) WITH b LIMIT 3 RETURN count(b)": false,
		"MATCH p = (a:N)-[:R*]->(b) RETURN DISTINCT b":          false,
	} {
		got, err := e.Query(t.Context(), "EXPLAIN "+query, nil, graph.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for p := got.Plan; ; p = p.Children[0] {
			b.WriteString(p.Operator + " ")
			if len(p.Children) == 0 {
				break
			}
		}
		if strings.Contains(b.String(), "Pruning") != want {
			t.Errorf("%s: %s", query, b.String())
		}
	}
}
