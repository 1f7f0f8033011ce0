package embedded_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

// TestSelectors holds path selectors to what a Neo4j 5.26 answers on the same graph.
func TestSelectors(t *testing.T) {
	e := open(t)
	write(t, e, small, nil)
	for _, c := range []struct{ query, want string }{
		{`MATCH p = SHORTEST 1 (a:A)-[r]->+(b) RETURN a.x, b.x, [q IN r | q.k], length(p)`,
			"[1 1 [4 5] 2] [1 2 [1] 1] [1 3 [4] 1] [1 4 [4 3] 2] [3 1 [5] 1] [3 2 [5 1] 2] [3 3 [5 4] 2] [3 4 [3] 1]"},
		{`MATCH SHORTEST 2 (a:A {x: 1})-[r]->+(b) RETURN b.x, [q IN r | q.k]`,
			"[1 [1 2 5]] [1 [4 5]] [2 [1]] [2 [4 5 1]] [3 [1 2]] [3 [4]] [4 [1 2 3]] [4 [4 3]]"},
		{`MATCH ALL SHORTEST (a:A {x: 1})-[r]->+(b) RETURN b.x, [q IN r | q.k]`, "[1 [4 5]] [2 [1]] [3 [4]] [4 [4 3]]"},
		{`MATCH SHORTEST 2 GROUPS (a:A {x: 1})-[r]->+(b) RETURN b.x, [q IN r | q.k]`,
			"[1 [1 2 5]] [1 [4 5]] [2 [1]] [2 [4 5 1]] [3 [1 2]] [3 [4]] [4 [1 2 3]] [4 [4 3]]"},
		{`MATCH SHORTEST GROUP (a:A {x: 1})-[r]->+(b) RETURN b.x, [q IN r | q.k]`, "[1 [4 5]] [2 [1]] [3 [4]] [4 [4 3]]"},
		{`MATCH p = SHORTEST 2 PATHS (a:A {x: 1})-[r]->+(b) RETURN count(*)`, "[8]"},
		{`MATCH p = SHORTEST 2 PATH GROUPS (a:A {x: 1})-[r]->+(b) RETURN count(*)`, "[8]"},
		{`MATCH p = ANY (a:A {x: 1})-[r]->+(b) RETURN count(*)`, "[4]"},
		{`MATCH p = ANY 3 (a:A {x: 1})-[r]->+(b) RETURN count(*)`, "[10]"},
		{`MATCH p = ALL PATHS (a:A {x: 1})-[r]->+(b) RETURN count(*)`, "[12]"},
		{`MATCH p = ANY SHORTEST (a:A {x: 1})-[r]->+(b) RETURN count(*)`, "[4]"},
		{`MATCH p = SHORTEST 1 (a:A {x: 1})-[r*]->(b) RETURN count(*)`, "[4]"},
		{`MATCH p = SHORTEST 1 (a:A {x: 1})-[r*2..3]->(b) RETURN count(*)`, "[4]"},
		{`MATCH p = SHORTEST 1 (a:A {x: 1})-[r]->+(b) WHERE b.x = 4 RETURN count(*)`, "[1]"},
		{`MATCH p = SHORTEST 1 (b)<-[r]-+(a:A {x: 1}) WHERE b.x = 4 RETURN [q IN r | q.k], [n IN nodes(p) | n.x]`, "[[3 4] [4 3 1]]"},
		{`MATCH p = SHORTEST 1 (b:B)((m)<-[r]-(n))+(a) WHERE a.x = 3 RETURN [q IN r | q.k], [q IN m | q.x], [q IN n | q.x]`, "[[1 5] [2 1] [1 3]]"},
		{`MATCH p = SHORTEST 1 ((a:A {x: 1})-[r]->+(b) WHERE size(r) > 2) RETURN b.x, size(r)`, "[1 3] [2 3] [3 4] [4 3]"},
		{`MATCH p = SHORTEST 1 (a:A {x: 1})-[r]->+(b) WHERE size(r) > 2 RETURN count(*)`, "[0]"},
		{`MATCH SHORTEST 1 (p = (a:A {x: 1})-[r]->+(b)) RETURN count(p)`, "[4]"},
		{`MATCH p = SHORTEST 1 (a:A {x: 1})-[r]->+(b)-[s]->(c) RETURN c.x, b.x, [q IN r | q.k], s.k`, "[1 3 [4] 5] [2 1 [4 5] 1] [3 2 [1] 2] [4 3 [4] 3]"},
		{`MATCH SHORTEST 1 (a:A {x: 1})((m)-[r]->(n) WHERE m.x < n.x)+(b)-[s]->*(c) RETURN c.x, b.x, [q IN r | q.k], [q IN s | q.k]`,
			"[1 3 [4] [5]] [2 2 [1] []] [3 3 [4] []] [4 3 [4] [3]]"},
		{`MATCH (b) MATCH p = SHORTEST 1 (a:A {x: 1})-[r]->+(b)-[s]->(c) RETURN count(*)`, "[5]"},
		{`MATCH (c) MATCH p = SHORTEST 1 (a:A {x: 1})-[r]->+(b)-[s]->(c) RETURN count(*)`, "[4]"},
		{`MATCH ()-[s]->() MATCH p = SHORTEST 1 (a:A {x: 1})-[r]->+(b)-[s]->(c) RETURN count(*)`, "[5]"},
		{`MATCH p = SHORTEST 1 (a)-[r]->+(a) RETURN count(*)`, "[3]"},
		{`MATCH p = SHORTEST 1 (a)-[r]->+(b)-->(b) RETURN count(*)`, "[0]"},
		{`MATCH p = SHORTEST 1 (a)-[r]-+(b) RETURN a.x, b.x, length(p)`,
			"[1 1 2] [1 2 1] [1 3 1] [1 4 2] [2 1 1] [2 2 3] [2 3 1] [2 4 2] [3 1 1] [3 2 1] [3 3 2] [3 4 1] [4 1 2] [4 2 2] [4 3 1]"},
		{`MATCH p = SHORTEST 1 (a)-[r]->(b) RETURN count(*)`, "[5]"},
		{`MATCH p = SHORTEST 1 (a)-[r]->*(b) RETURN count(*)`, "[13]"},
		{`MATCH p = SHORTEST 1 (a) RETURN count(*)`, "[4]"},
		{`MATCH (a) WHERE EXISTS { SHORTEST 1 (a)-->+(b) } RETURN count(*)`, "[3]"},
		{`MATCH p = SHORTEST 1 (a)((m)-[r]->(n))+(b)((m2)-[s:T]->(n2)){1,2} RETURN count(*)`, "[7]"},
		{`OPTIONAL MATCH p = SHORTEST 1 (a:Nope)-->+(b) RETURN p, a, b`, "[<nil> <nil> <nil>]"},
	} {
		t.Run(c.query, func(t *testing.T) {
			got, err := bag(t, e, c.query)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSelectorsRefused(t *testing.T) {
	checkRefused(t, open(t), []refused{
		{`MATCH p = SHORTEST PATH (a:A)-[r]->+(b) RETURN 1`, "expected 'GROUP' or 'GROUPS'", 1, 25},
		{`MATCH p = SHORTEST (a:A)-[r]->+(b) RETURN 1`, "'GROUP', 'GROUPS', 'PATH', 'PATHS' or an integer value", 1, 20},
		{`MATCH p = SHORTEST 0 (a:A)-[r]->+(b) RETURN 1`, "needs to be greater than 0", 1, 20},
		{`MATCH p = SHORTEST $n (a:A)-[r]->+(b) RETURN 1`, "an integer value", 1, 20},
		{`MATCH p = SHORTEST 1 (a:A)-[r]->+(b), (c) RETURN 1`, "Multiple path patterns", 1, 7},
		{`MATCH p = SHORTEST 1 ((a:A)-[r]->+(b) WHERE length(p) > 2) RETURN 1`, "already bound in a previous `MATCH` clause", 1, 52},
		{`MATCH p = SHORTEST 1 shortestPath((a)-[*]->(b)) RETURN 1`, "Mixing shortestPath/allShortestPaths", 1, 22},
		{`CREATE SHORTEST 1 (a)-[:T]->(b)`, "cannot be used in a CREATE clause", 1, 8},
		{`MERGE SHORTEST 1 (a)-[:T]->(b)`, "cannot be used in a MERGE clause", 1, 7},
	})
}

// TestSelectorsAgree compares selectors with a choice among all paths, on random
// graphs.
func TestSelectorsAgree(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for round := range 3 {
		e := open(t)
		var edges []any
		for range 11 {
			edges = append(edges, map[string]any{"a": rng.IntN(6), "b": rng.IntN(6), "w": rng.IntN(4)})
		}
		write(t, e, `UNWIND range(0, 5) AS i CREATE (:N {i: i}) WITH count(*) AS c
			UNWIND $edges AS e MATCH (a:N {i: e.a}), (b:N {i: e.b}) CREATE (a)-[:R {w: e.w}]->(b)`, map[string]any{"edges": edges})
		for _, pattern := range []string{
			`(a)-[r]->+(b)`, `(a)-[r]-{1,6}(b)`, `(a)-[r]->{2,5}(b)`, `(a)<-[r]-*(b)`,
			`(a)((x)-[r]-(y)-[s]-(z)){1,3}(b)`, `(a)-[r]-{1,3}(c)<-[s]-{0,2}(b)`, `(a)((x)-[r]->(y) WHERE x.i <> y.i)+(c)-[s]-(b)`,
			`(a)-[r WHERE r.w > 0]-{1,5}(b)`, `(a)-[r]-(c {i: 2})-[s]-{1,4}(b)`, `(a)-[r*1..4]-(b)`, `(a)-[r*0..3]->(c)-[s*1..2]-(b)`,
		} {
			for _, k := range []int{1, 2, 5} {
				for _, ends := range []string{"", "WHERE b.i = 3", "WHERE a.i < b.i", "WHERE a.i = 1 AND b.i = 1"} {
					name := fmt.Sprintf("%d %s %d %s", round, pattern, k, ends)
					all := lengths(t, e, fmt.Sprintf(`MATCH p = %s %s RETURN a.i, b.i, length(p)`, pattern, ends))
					some := lengths(t, e, fmt.Sprintf(`MATCH p = SHORTEST %d %s %s RETURN a.i, b.i, length(p)`, k, pattern, ends))
					if ends == "WHERE a.i < b.i" { // both ends are bound
						both := lengths(t, e, fmt.Sprintf(`MATCH (a:N), (b:N) WHERE a.i < b.i MATCH p = SHORTEST %d %s RETURN a.i, b.i, length(p)`, k, pattern))
						if diff := cmp.Diff(some, both); diff != "" {
							t.Fatalf("%s: bound ends: %s", name, diff)
						}
						both = lengths(t, e, fmt.Sprintf(`MATCH (a:N), (b:N) WHERE a.i < b.i MATCH p = SHORTEST %d GROUPS %s RETURN a.i, b.i, length(p)`, k, pattern))
						some = lengths(t, e, fmt.Sprintf(`MATCH p = SHORTEST %d GROUPS %s %s RETURN a.i, b.i, length(p)`, k, pattern, ends))
						if diff := cmp.Diff(some, both); diff != "" {
							t.Fatalf("%s: groups of bound ends: %s", name, diff)
						}
						some = lengths(t, e, fmt.Sprintf(`MATCH p = SHORTEST %d %s %s RETURN a.i, b.i, length(p)`, k, pattern, ends))
					}
					groups := lengths(t, e, fmt.Sprintf(`MATCH p = SHORTEST %d GROUPS %s %s RETURN a.i, b.i, length(p)`, k, pattern, ends))
					wantSome, wantGroups := map[string][]int64{}, map[string][]int64{}
					for pair, list := range all {
						wantSome[pair] = list[:min(k, len(list))]
						distinct := slices.Compact(slices.Clone(list))
						if len(distinct) > k {
							at := slices.Index(list, distinct[k])
							list = list[:at]
						}
						wantGroups[pair] = list
					}
					if diff := cmp.Diff(wantSome, some); diff != "" {
						t.Fatalf("%s: SHORTEST: %s", name, diff)
					}
					if diff := cmp.Diff(wantGroups, groups); diff != "" {
						t.Fatalf("%s: GROUPS: %s", name, diff)
					}
				}
			}
		}
	}
}

// lengths lists the lengths of the paths of each pair of ends, ascending.
func lengths(t *testing.T, e graph.Engine, query string) map[string][]int64 {
	t.Helper()
	result, err := e.Query(t.Context(), query, nil, graph.Limits{Rows: 1 << 20})
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	found := map[string][]int64{}
	for _, r := range result.Rows {
		pair := fmt.Sprint(r[0], r[1])
		found[pair] = append(found[pair], r[2].(int64))
	}
	for _, list := range found {
		slices.Sort(list)
	}
	return found
}
