package plan_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph/embedded/cypher/parser"
	"entente/graph/embedded/cypher/sema"
	"entente/graph/embedded/plan"
	"entente/graph/embedded/procedure"
)

var update = flag.Bool("update", false, "rewrite the golden file")

// catalog is a graph of 1000 entities, 20 of them countries, with a unique id and
// an indexed name.
type catalog struct{}

func (catalog) NodeCount() int64 { return 3000 }

func (catalog) LabelCount(label string) int64 {
	return map[string]int64{"Entity": 1000, "Country": 20, "Claim": 2000}[label]
}

func (catalog) RelationshipCount() int64 { return 4005 }

func (catalog) TypeCount(t string) int64 {
	return map[string]int64{"SUBJECT": 2000, "OBJECT": 2000, "CUT_TIES_WITH": 5}[t]
}

func (catalog) Index(label, key string) (unique, ok bool) {
	switch label + "." + key {
	case "Entity.id", "Claim.id":
		return true, true
	case "Entity.name":
		return false, true
	}
	return false, false
}

var statements = []string{
	`MATCH (n:Entity {id: $id}) RETURN n`,
	`MATCH (n:Entity) WHERE n.name = 'Iran' AND n.born > 1900 RETURN n.born`,
	`MATCH (n:Entity) WHERE n.id IN $ids RETURN n`,
	`MATCH (n:Entity:Country) RETURN n`,
	`MATCH (n) WHERE n:Country AND n.x = 1 RETURN n`,
	`MATCH (c:Claim)-[:SUBJECT]->(e:Entity {id: $id}) RETURN c`,
	`MATCH (a:Entity)<-[:SUBJECT]-(c:Claim)-[:OBJECT]->(b:Entity) WHERE b.id = $id RETURN a, b`,
	`MATCH (a:Entity {id: $a}), (b:Entity {id: $b}) MATCH (a)-[r:CUT_TIES_WITH]->(b) RETURN r`,
	`MATCH (a)-[:SUBJECT]-(b)-[:CUT_TIES_WITH]-(c:Country) RETURN a`,
	`MATCH (a)-->(b)-->(a) RETURN a`,
	`MATCH p = (a:Country)-[:CUT_TIES_WITH*1..3]->(b) WHERE b.x = 1 RETURN p`,
	`MATCH (a:Country) OPTIONAL MATCH (a)-[r]->(b {x: a.x}) WHERE r.y = 2 RETURN a, count(b) AS c ORDER BY c DESC SKIP 1 LIMIT 5`,
	`MATCH (a:Country) WITH a.x AS x, collect(a) AS all WHERE size(all) > 1 UNWIND all AS c RETURN DISTINCT c.name`,
	`UNWIND $rows AS row MERGE (n:Entity {id: row.id}) ON CREATE SET n.new = true SET n += row.props`,
	`UNWIND $rows AS row MATCH (a:Entity {id: row.a}), (b:Entity {id: row.b}) MERGE (a)-[r:CUT_TIES_WITH]->(b) RETURN count(r)`,
	`UNWIND $ids AS id MATCH (s:Entity {id: id})-[r]->(o:Entity) WHERE o.id IN $ids RETURN r`,
	`MATCH (c:Claim {id: $id}) DETACH DELETE c`,
	`MATCH (a:Country) RETURN a.x UNION MATCH (a:Claim) RETURN a.x`,
	`MATCH p = shortestPath((a:Entity {id: 1})-[*..4]-(b:Entity {id: 2})) WHERE length(p) > 1 RETURN p`,
	`MATCH (a)-[r]->(b) WITH r MATCH (x)-[r]-(y) RETURN x`,
	`CALL db.labels() YIELD label WHERE label STARTS WITH 'C' RETURN label`,
}

// TestPlans compares the plans of statements with testdata/plans.txt.
func TestPlans(t *testing.T) {
	registry := procedure.NewRegistry(procedure.Standard()...)
	var b strings.Builder
	for _, text := range statements {
		tree, err := parser.Parse(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if _, err := sema.Analyze(tree, sema.Options{Features: sema.Every(), Procedures: registry}); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		p, err := plan.New(catalog{}, registry).Statement(tree.Query)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		fmt.Fprintf(&b, "%s\n\n%s\n", text, p)
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
