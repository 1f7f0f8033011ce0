package embedded_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

// planned are statements on the graph of [planGraph]. Hits is the most db hits
// that a run may cost; 0: it is not held to any.
var planned = []struct {
	query string
	hits  int64
}{
	{`MATCH (n) RETURN count(*)`, 1},
	{`MATCH (n:Person) RETURN count(n) AS c`, 1},
	{`MATCH ()-[r]->() RETURN count(r)`, 1},
	{`MATCH ()<-[:KNOWS|LIKES]-() RETURN count(*)`, 1},
	{`MATCH ()-[r]->() RETURN type(r) AS t, count(*) AS c`, 1},
	{`MATCH (n:Person)-[r:KNOWS]-() RETURN n, count(r) AS degree ORDER BY degree DESC LIMIT 3`, 10000},
	{`MATCH (:Person)-[r:KNOWS]->() RETURN count(r)`, 0},
	{`MATCH (n:Person)-->() WHERE n.id < 50 RETURN n.born % 2 AS odd, count(*) AS c`, 0},
	{`MATCH (n:Person {id: 7}) RETURN COUNT { (n)--() } AS c`, 60},
	{`MATCH (n:Person {id: 7}) RETURN n.name`, 8},
	{`MATCH (n:Person) WHERE n.id IN [1, 2, 3] RETURN n.name`, 24},
	{`MATCH (n) RETURN n LIMIT 10`, 60},
	{`MATCH (a:Person)-->(b) RETURN b.name LIMIT 10`, 100},
	{`MATCH (a:Person {id: 7})-[:KNOWS]->(b)-[:LIKES]->(c:City) RETURN b, c`, 600},
	{`MATCH (c:City)<-[:LIKES]-(p:Person {id: 9}) RETURN c`, 100},
	{`MATCH (a:Person {id: 1}), (b:Person {id: 2}) MATCH (a)-[r]->(b) RETURN r`, 100},
	{`MATCH (a:Person {id: 1}) RETURN EXISTS { (a)-[:KNOWS*]->(:City) } AS e`, 12000},
	{`MATCH (a:Person {id: 1})-[:KNOWS*..4]-(b) RETURN DISTINCT b.name LIMIT 5`, 60},
	{`MATCH (a:Person {id: 1})-[*..3]->(c:City) RETURN count(DISTINCT c) AS c`, 2000},
	{`MATCH (n:Person) WHERE n.id = 3 OR n.id = 5 OR n.id IN [7] RETURN n.name`, 30},
	{`MATCH (n:Person {id: 3}) RETURN size([(n)-[:KNOWS]->() | 1]) AS degree`, 20},
	{`MATCH (n:Person) WHERE n.born > 1996 RETURN n.name`, 80},
	{`MATCH (n:Person) WHERE 1950 <= n.born < 1952 AND n.id > 3 RETURN n.name`, 60},
	{`MATCH (n:Person) WHERE n.name STARTS WITH 'P39' RETURN n.name`, 50},
	{`MATCH (n:Person) WHERE n.name CONTAINS '39' RETURN n.name`, 0},
	{`MATCH (n:Person {id: 3}) MATCH (m:Person) WHERE m.born >= n.born AND m.born < n.born + 1 RETURN m.id`, 60},
	{`MATCH (n) WHERE elementId(n) = 'n7' RETURN n.name`, 4},
	{`MATCH (n)-[r]->(m) WHERE id(r) IN [5, 6] RETURN n.name, m.name`, 16},
	{`MATCH (a:City), (b:Person) WHERE b.id % 20 = a.id AND b.zip = a.name RETURN count(*)`, 1000},
}

// planGraph makes 400 people and 20 cities with random relationships, always the same.
func planGraph(t *testing.T) graph.Engine {
	t.Helper()
	rng := rand.New(rand.NewPCG(7, 8))
	var knows, likes []any
	for range 1200 {
		knows = append(knows, []any{rng.IntN(400), rng.IntN(400)})
		likes = append(likes, []any{rng.IntN(400), rng.IntN(20)})
	}
	e := open(t)
	schema := graph.Schema{
		Unique:  []graph.Property{{Label: "Person", Key: "id"}},
		Indexed: []graph.Property{{Label: "Person", Key: "born"}, {Label: "Person", Key: "name"}},
	}
	if err := e.Prepare(t.Context(), schema); err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{
		`UNWIND range(0, 399) AS i CREATE (:Person {id: i, name: 'P' + i, born: 1900 + i % 100})`,
		`UNWIND range(0, 19) AS i CREATE (:City {id: i, name: 'C' + i})`,
		`UNWIND $knows AS k MATCH (a:Person {id: k[0]}), (b:Person {id: k[1]}) CREATE (a)-[:KNOWS]->(b)`,
		`UNWIND $likes AS k MATCH (a:Person {id: k[0]}), (b:City {id: k[1]}) CREATE (a)-[:LIKES]->(b)`,
	} {
		err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
			_, err := tx.Run(t.Context(), s, map[string]any{"knows": knows, "likes": likes})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return e
}

// TestPlanOfQueries compares the profiles of statements with testdata/plans.txt:
// operators with the rows that they gave, the result first.
func TestPlanOfQueries(t *testing.T) {
	e := planGraph(t)
	var b strings.Builder
	for _, c := range planned {
		got, err := e.Query(t.Context(), "PROFILE "+c.query, nil, graph.Limits{})
		if err != nil {
			t.Errorf("%s: %v", c.query, err)
			continue
		}
		fmt.Fprintf(&b, "%s\n\n", c.query)
		if hits := writeProfile(&b, got.Plan, 0); c.hits > 0 && hits > c.hits {
			t.Errorf("%s: %d db hits, want at most %d", c.query, hits, c.hits)
		}
		b.WriteByte('\n')
	}
	golden := filepath.Join("testdata", "plans.txt")
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("plans differ (-want +got); -update rewrites them:\n%s", diff)
	}
}

// writeProfile writes a plan, side branches indented, and returns its db hits.
func writeProfile(b *strings.Builder, p *graph.Plan, depth int) int64 {
	fmt.Fprintf(b, "%s%s\n", strings.Repeat("  ", depth), strings.Join(strings.Fields(fmt.Sprintf("%s %s (%d)", p.Operator, p.Details, p.Profile.Rows)), " "))
	hits := p.Profile.DBHits
	for i := len(p.Children) - 1; i >= 0; i-- {
		hits += writeProfile(b, p.Children[i], depth+min(i, 1))
	}
	return hits
}

// TestPlanShortcuts runs statements that are answered without making rows and
// the same ones in a form that makes them all.
func TestPlanShortcuts(t *testing.T) {
	e := planGraph(t)
	add := `MATCH (a:Person {id: 3}) CREATE (a)-[:KNOWS]->(a), (a)-[:OWNS]->(:Thing), (:Thing:Odd)`
	if err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error { _, err := tx.Run(t.Context(), add, nil); return err }); err != nil {
		t.Fatal(err)
	}
	for _, c := range [][2]string{
		{`MATCH (n) RETURN count(*)`, `MATCH (n) WITH n, 0 AS x RETURN count(*)`},
		{`MATCH (n:Person) RETURN count(DISTINCT n)`, `MATCH (n:Person) WITH n, 0 AS x RETURN count(DISTINCT n)`},
		{`MATCH (n:Nowhere) RETURN count(n) + 1`, `MATCH (n:Nowhere) WITH n, 0 AS x RETURN count(n) + 1`},
		{`MATCH (n:Odd:Thing) RETURN count(n)`, `MATCH (n:Odd:Thing) WITH n, 0 AS x RETURN count(n)`},
		{`MATCH ()-[r]->() RETURN count(r)`, `MATCH ()-[r]->() WITH r, 0 AS x RETURN count(r)`},
		{`MATCH ()-[r]-() RETURN count(r)`, `MATCH ()-[r]-() WITH r, 0 AS x RETURN count(r)`},
		{`MATCH ()-[r]-() RETURN count(DISTINCT r)`, `MATCH ()-[r]-() WITH r, 0 AS x RETURN count(DISTINCT r)`},
		{`MATCH (a)-[r]->() RETURN count(DISTINCT a)`, `MATCH (a)-[r]->() WITH a, 0 AS x RETURN count(DISTINCT a)`},
		{`MATCH (a)-[r:KNOWS|OWNS|KNOWS|NONE]->() RETURN count(a)`, `MATCH (a)-[r:KNOWS|OWNS]->() WITH a, 0 AS x RETURN count(a)`},
		{`MATCH (a)-[r]->(a) RETURN count(*)`, `MATCH (a)-[r]->(a) WITH a, 0 AS x RETURN count(*)`},
		{`UNWIND [1, 2] AS i MATCH (n) RETURN count(*)`, `UNWIND [1, 2] AS i MATCH (n) WITH n, 0 AS x RETURN count(*)`},
		{`UNWIND [1, 2] AS i CALL { MATCH (n:City) RETURN count(*) AS c } RETURN i, c`, `UNWIND [1, 2] AS i CALL { MATCH (n:City) WITH n, 0 AS x RETURN count(*) AS c } RETURN i, c`},
		{`MATCH ()-[r]->() RETURN type(r), count(*)`, `MATCH ()-[r]->() WITH r, 0 AS x RETURN type(r), count(*)`},
		{`MATCH ()-[r:OWNS|NONE]->() RETURN type(r) AS t, count(r) AS c ORDER BY c`, `MATCH ()-[r:OWNS|NONE]->() WITH r, 0 AS x RETURN type(r) AS t, count(r) AS c ORDER BY c`},
		{`MATCH (n)-[r]-() RETURN n, count(r)`, `MATCH (n)-[r]-() WITH n, r, 0 AS x RETURN n, count(r)`},
		{`MATCH (n:City)<-[:LIKES]-(m) RETURN n, count(m)`, `MATCH (n:City)<-[:LIKES]-(m) WITH n, m, 0 AS x RETURN n, count(m)`},
		{`MATCH (n:Person)-->(m) WHERE n.id < 9 RETURN n, count(*) AS c ORDER BY c DESC, n.id LIMIT 4`, `MATCH (n:Person)-->(m) WHERE n.id < 9 WITH n, 0 AS x RETURN n, count(*) AS c ORDER BY c DESC, n.id LIMIT 4`},
		{`MATCH (:Person)-[r:KNOWS]-() RETURN count(r)`, `MATCH (:Person)-[r:KNOWS]-() WITH r, 0 AS x RETURN count(r)`},
		{`MATCH (n:Person)-[r]->() WHERE n.id > 9 RETURN n.born % 7 AS k, n.id % 3, count(r)`, `MATCH (n:Person)-[r]->() WHERE n.id > 9 WITH n, r, 0 AS x RETURN n.born % 7 AS k, n.id % 3, count(r)`},
		{`MATCH (n:Nowhere)-->() RETURN count(*)`, `RETURN 0`},
		{`UNWIND [3, 3, 999, 5] AS i MATCH (n:Person {id: i})-->(m) RETURN i, count(m) + 1`, `UNWIND [3, 3, 999, 5] AS i MATCH (n:Person {id: i})-->(m) WITH i, m, 0 AS x RETURN i, count(m) + 1`},
		{`MATCH (n:Person)-->(m) RETURN m, count(*)`, `MATCH (n:Person)-->(m) WITH m, 0 AS x RETURN m, count(*)`},
		{`MATCH (a:City)<--(b)-->(c:City) RETURN a.id, count(*)`, `MATCH (a:City)<--(b)-->(c:City) WITH a, 0 AS x RETURN a.id, count(*)`},
		{`MATCH (a:City)<-[:LIKES]-(b)-[:KNOWS]->(c) RETURN a.id, count(*)`, `MATCH (a:City)<-[:LIKES]-(b)-[:KNOWS]->(c) WITH a, 0 AS x RETURN a.id, count(*)`},
		{`MATCH (n:Person)-->(m:City) RETURN n, count(*)`, `MATCH (n:Person)-->(m:City) WITH n, 0 AS x RETURN n, count(*)`},
		{`MATCH (n:Person) RETURN n.id, COUNT { (n)-[:KNOWS]-() }`, `MATCH (n:Person) OPTIONAL MATCH (n)-[r:KNOWS]-() WITH n, r RETURN n.id, count(r)`},
		{`MATCH (n:Person) RETURN n.id, size([(n)--(m) | m])`, `MATCH (n:Person) OPTIONAL MATCH (n)-[r]-() WITH n, r RETURN n.id, count(r)`},
		{`MATCH (n:Person) WHERE n.id < 9 RETURN size([(n)-->(m:City) | m])`, `MATCH (n:Person) WHERE n.id < 9 RETURN COUNT { (n)-->(m) WHERE m:City }`},
		{`MATCH (n:Person) RETURN n.id, COUNT { (n)<-[:NONE]-() }`, `MATCH (n:Person) RETURN n.id, 0`},
		{`OPTIONAL MATCH (n:Nowhere) RETURN COUNT { (n)--() }`, `RETURN 0`},
	} {
		var rows [2][]string
		for i, query := range c {
			got, err := e.Query(t.Context(), query, nil, graph.Limits{})
			if err != nil {
				t.Fatalf("%s: %v", query, err)
			}
			for _, r := range got.Rows {
				rows[i] = append(rows[i], fmt.Sprint(r))
			}
			if !strings.Contains(query, "ORDER BY") {
				slices.Sort(rows[i])
			}
		}
		if diff := cmp.Diff(rows[1], rows[0]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c[0], diff)
		}
	}
}
