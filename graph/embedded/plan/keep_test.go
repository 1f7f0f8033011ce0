package plan_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph/embedded/cypher/parser"
	"entente/graph/embedded/plan"
	"entente/graph/embedded/procedure"
)

// TestKeep looks at what is kept of each relationship that is followed, the last
// one first.
func TestKeep(t *testing.T) {
	for query, want := range map[string][]plan.Keep{
		`MATCH (a)-[r]->(b) RETURN a, type(r), count(*)`:                              {plan.KeepAll},
		`MATCH (a)-[r]->(b) RETURN r`:                                                 {plan.KeepAll},
		`MATCH (a)-[r]->(b:Country) RETURN DISTINCT a.x`:                              {plan.KeepNone},
		`MATCH (a)-[r]->(b) RETURN a, count(r), COUNT(r) + 1`:                         {plan.KeepMark},
		`MATCH (a)-[r]->(b) RETURN a, count(DISTINCT r)`:                              {plan.KeepAll},
		`MATCH (a)-[r]->(b) WITH *, 1 AS x RETURN a`:                                  {plan.KeepAll},
		`MATCH (a)-[:X]->(b)<-[s:X]-(c) RETURN count(s)`:                              {plan.KeepMark, plan.KeepID},
		`MATCH (a)-[r]->(b) MATCH (c)-[r]->(d) RETURN a`:                              {plan.KeepAll},
		`MATCH (a)-[r]->(b) WHERE r.x = 1 RETURN a`:                                   {plan.KeepAll},
		`MATCH (a)-[r]->(b) RETURN EXISTS { (a)-[r]->() }`:                            {plan.KeepAll},
		`MATCH (a)-[r]->(b) RETURN a.x, COUNT { (a)-[r]->() }, count(r)`:              {plan.KeepAll},
		`MATCH (a:Country)-[r*1..2]->(b) RETURN count(r)`:                             {plan.KeepAll},
		`MATCH (a)-->(b) RETURN a`:                                                    {plan.KeepNone},
		`MATCH (a)-->(b) RETURN *`:                                                    {plan.KeepNone},
		`MATCH p = (a)-->(b) RETURN p`:                                                {plan.KeepAll},
		`MATCH (a)-[{x: 1}]->(b) RETURN a`:                                            {plan.KeepAll},
		`MATCH (a)-->(b)-->(c) RETURN a`:                                              {plan.KeepNone, plan.KeepID},
		`MATCH (a)-[:X]->(b)-[:Y]->(c) RETURN a`:                                      {plan.KeepNone, plan.KeepNone},
		`MATCH (a)-->(b) MATCH (b)-->(c) RETURN a`:                                    {plan.KeepNone, plan.KeepNone},
		`MATCH (a)-->(b)-->(a) RETURN a`:                                              {plan.KeepNone, plan.KeepID},
		`MATCH (a:Country)-[*1..2]->(b) RETURN b`:                                     {plan.KeepNone},
		`MATCH (a:Country)-[*1..2]->(b)-[r]->(c) RETURN r`:                            {plan.KeepAll, plan.KeepAll},
		`MATCH (a:Country)-[:X*1..2 {x: 1}]->(b)-[r:Y]->(c) RETURN b, r`:              {plan.KeepAll, plan.KeepNone},
		`MATCH (a:Country)-->(b) MATCH (a)-[r]->(b) MATCH (x)-[r]-()-[]-(b) RETURN b`: {plan.KeepNone, plan.KeepAll, plan.KeepNone},
	} {
		tree, err := parser.Parse(query)
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		p, err := plan.New(catalog{}, procedure.NewRegistry(procedure.Standard()...)).Statement(tree.Query)
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		var got []plan.Keep
		for op := p.Root; op != nil; op = op.Input() {
			switch op := op.(type) {
			case *plan.Expand:
				got = append(got, op.Keep)
			case *plan.VarExpand:
				got = append(got, op.Keep)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s\n%s", query, diff, p)
		}
	}
}
