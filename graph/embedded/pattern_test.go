package embedded_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

// small is the graph of the pattern tests: a triangle of T with two U beside it.
const small = `CREATE (a:A {x: 1})-[:T {k: 1}]->(b:B {x: 2})-[:T {k: 2}]->(c:A:C {x: 3})-[:U {k: 3}]->(d {x: 4}),
	(a)-[:U {k: 4}]->(c), (c)-[:T {k: 5}]->(a)`

// write runs a statement that changes the graph.
func write(t *testing.T, e graph.Engine, statement string, params map[string]any) {
	t.Helper()
	err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
		_, err := tx.Run(t.Context(), statement, params)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// bag runs a query and writes its rows in an order that does not depend on the plan.
func bag(t *testing.T, e graph.Engine, query string) (string, error) {
	t.Helper()
	result, err := e.Query(t.Context(), query, map[string]any{"p": "x", "n": 2, "l": []any{"A", "B"}}, graph.Limits{})
	if err != nil {
		return "", err
	}
	var rows []string
	for _, r := range result.Rows {
		rows = append(rows, fmt.Sprint(r))
	}
	slices.Sort(rows)
	return strings.Join(rows, " "), nil
}

// TestPatterns holds patterns to what a Neo4j 5.26 answers on the same graph.
func TestPatterns(t *testing.T) {
	e := open(t)
	write(t, e, small, nil)
	for _, c := range []struct{ query, want string }{
		{`MATCH (a)-[r:T|!U]->(b) RETURN count(*)`, "[3]"},
		{`MATCH (a)-[r:!T]->(b) RETURN a.x, r.k`, "[1 4] [3 3]"},
		{`MATCH (a)-[r:T&!U]->(b) RETURN count(*)`, "[3]"},
		{`MATCH (a)-[r:T&U]->(b) RETURN count(*)`, "[0]"},
		{`MATCH (a)-[r:%]->(b) RETURN count(*)`, "[5]"},
		{`MATCH (a)-[r:!%]->(b) RETURN count(*)`, "[0]"},
		{`MATCH (a)-[r IS T|U]->(b IS A|B) RETURN count(*)`, "[4]"},
		{`MATCH (a)-[:!T]->(b)-[:!U]->(c) RETURN a.x, c.x`, "[1 1]"},
		{`MATCH ()-[r]->() WHERE r:T|U RETURN count(*)`, "[5]"},
		{`MATCH ()-[r]->() WHERE r:!T RETURN count(*)`, "[2]"},
		{`MATCH (a) RETURN a.x, a:A|B, a:!A, a:%, a IS A`, "[1 true false true true] [2 true true true false] [3 true false true true] [4 false true false false]"},
		{`MATCH (a:(A&C)|B) RETURN a.x`, "[2] [3]"},
		{`MATCH (a)-[r:T*1..2 {k: 1}]->(b) RETURN count(*)`, "[1]"},
		{`MATCH shortestPath((a {x: 1})-[:!T]->(b {x: 3})) RETURN b.x`, "[3]"},

		{`MATCH ((a)-[r:T]->(b) WHERE a.x < b.x){1,3} RETURN [n IN a | n.x], [n IN b | n.x], [x IN r | x.k]`, "[[1 2] [2 3] [1 2]] [[1] [2] [1]] [[2] [3] [2]]"},
		{`MATCH (x:A)((a)-[r]->(b))+(y:B) RETURN x.x, y.x, [n IN a | n.x]`, "[1 2 [1 3 1]] [1 2 [1]] [3 2 [3 1]]"},
		{`MATCH p = (x:A)((a)-[r]->(b))*(y) RETURN count(*), max(length(p))`, "[21 5]"},
		{`MATCH (x:A)((a)-[r]->(b)){,2}(y) RETURN count(*)`, "[11]"},
		{`MATCH (x:A)((a)-[r]->(b)){,}(y) RETURN count(*)`, "[21]"},
		{`MATCH (x)((a)-[:T]->(a)){1,2}(y) RETURN count(*)`, "[0]"},
		{`MATCH (x)((a)-[:T]->(b) WHERE a.x = x.x){1,2}(y) RETURN count(*)`, "[3]"},
		{`MATCH (x) MATCH (z)((a)-[:T]->(b) WHERE a.x >= x.x){1,2}(y) RETURN count(*)`, "[10]"},
		{`MATCH ((a)-[:T]->(b))+ RETURN count(*)`, "[9]"},
		{`MATCH ((a)-[:T]->(b))+((c)-[:U]->(d))+ RETURN [n IN a | n.x], [n IN d | n.x]`,
			"[[1 2 3] [3 4]] [[1 2 3] [3]] [[1 2] [4]] [[2 3] [3 4]] [[2 3] [3]] [[2] [4]] [[3 1 2] [4]] [[3] [3 4]] [[3] [3]]"},
		{`MATCH ((a)-[:T]->(b)) RETURN count(*)`, "[3]"},
		{`MATCH ((a)-[:T]->(b) WHERE a.x < b.x) RETURN count(*)`, "[2]"},
		{`MATCH (x)-[r:T]->+(y) RETURN [q IN r | q.k]`, "[[1 2 5]] [[1 2]] [[1]] [[2 5 1]] [[2 5]] [[2]] [[5 1 2]] [[5 1]] [[5]]"},
		{`MATCH (y)<-[r:T]-+(x) WHERE x.x = 1 RETURN [q IN r | q.k]`, "[[1]] [[2 1]] [[5 2 1]]"},
		{`MATCH (x)-[r:T WHERE r.k < 5]->{1,3}(y) RETURN [q IN r | q.k]`, "[[1 2]] [[1]] [[2]]"},
		{`MATCH (x)-[r:T {k: 1}]->*(y) RETURN [q IN r | q.k]`, "[[1]] [[]] [[]] [[]] [[]]"},
		{`MATCH (x)-[r:!T]-+(y) RETURN count(*)`, "[6]"},
		{`MATCH (x)-->+(y), (y)-->+(z) RETURN count(*)`, "[41]"},
		{`MATCH (x) WHERE EXISTS { (x)-[:T]->{2}() } RETURN count(*)`, "[3]"},
		{`MATCH (x)-[r:T]->{1_0}(y) RETURN count(*)`, "[0]"},
		{`MATCH (x)((a)-[r:T]->(b)){1,2}(y)((c)-[s]->(d)){1}(z) RETURN count(*)`, "[10]"},
		{`MATCH (x)(()-[r:T]->()-[s:T]->()){1,2}(y) RETURN [q IN r | q.k], [q IN s | q.k]`, "[[1] [2]] [[2] [5]] [[5] [1]]"},
		{`MATCH p = (x)(()-[r:T]->()-[s]->()){2}(y) RETURN [q IN relationships(p) | q.k]`, "[[1 2 5 4]] [[5 1 2 3]]"},
		{`MATCH p = (x {x: 2})<--()((b)<--(a))+(y) RETURN [n IN nodes(p) | n.x], [n IN a | n.x]`, "[[2 1 3 1] [3 1]] [[2 1 3 2] [3 2]] [[2 1 3] [3]]"},
		{`OPTIONAL MATCH (x:Nope)((a)-[r:T]->(b)){1,2}(y) RETURN a, r, b, x, y`, "[<nil> <nil> <nil> <nil> <nil>]"},
		{`MATCH (x {x: 1})((a)-[r:T]->(b)){0,1}(y) RETURN size(a), size(r), size(b), y.x`, "[0 0 0 1] [1 1 1 2]"},
		{`MATCH (x {x: 1}), (y {x: 4}) MATCH (x)((a)-->(b)){2,3}(y) RETURN [n IN a | n.x]`, "[[1 2 3]] [[1 3]]"},
		{`MATCH (y {x: 4}) MATCH (x {x: 1})((a)-->(b)){2,3}(y) RETURN [n IN a | n.x], [n IN b | n.x]`, "[[1 2 3] [2 3 4]] [[1 3] [3 4]]"},
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

// refused is a statement that Neo4j refuses before it runs, with the place that it
// names.
type refused struct {
	query, message string
	line, column   int
}

func checkRefused(t *testing.T, e graph.Engine, list []refused) {
	t.Helper()
	for _, c := range list {
		t.Run(c.query, func(t *testing.T) {
			err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
				_, err := tx.Run(t.Context(), c.query, map[string]any{"n": 1})
				return err
			})
			var ge *graph.Error
			if !errors.As(err, &ge) {
				t.Fatalf("got %v, want a refusal", err)
			}
			if ge.Status != "Neo.ClientError.Statement.SyntaxError" || ge.Line != c.line || ge.Column != c.column || !strings.Contains(ge.Message, c.message) {
				t.Errorf("got %s: %v\nwant %d:%d %s", ge.Status, err, c.line, c.column, c.message)
			}
		})
	}
}

func TestPatternsRefused(t *testing.T) {
	checkRefused(t, open(t), []refused{
		{`MATCH (a:A)-[r:!T*1..2]->(b) RETURN count(*)`, "must not use relationship type expressions", 1, 16},
		{`MATCH (a)-[r:T*1..2 WHERE r.k = 1]->(b) RETURN count(*)`, "not supported for variable-length", 1, 27},
		{`MATCH (a:A:B|C) RETURN count(*)`, "Mixing label expression symbols", 1, 11},
		{`MATCH (a:A:B&C) RETURN count(*)`, "Mixing label expression symbols", 1, 11},
		{`MATCH (a)-[r:A:B]->() RETURN count(*)`, "may not be combined using ':'", 1, 15},
		{`MATCH shortestPath((a)-[:T]->+(b)) RETURN 1`, "", 1, 30},
		{`CREATE (a:A|B)`, "", 1, 11},
		{`CREATE ()-[:A|B]->()`, "", 1, 10},
		{`MATCH (x:A)((a)-[r]->(b)){0}(y) RETURN 1`, "must not be limited by 0", 1, 26},
		{`MATCH (x:A)((a)-[r]->(b)){3,1}(y) RETURN 1`, "lower bound which exceeds", 1, 26},
		{`MATCH (x:A)((a)-[r]->(b)){}(y) RETURN 1`, "an integer value", 1, 27},
		{`MATCH (x:A)((a)){1,2}(y) RETURN 1`, "at least one relationship", 1, 12},
		{`MATCH (x:A)((a)-->(d)((b)-->(c))+){1,2}(y) RETURN 1`, "not allowed to be nested", 1, 22},
		{`MATCH (x:A)((a)-[:T*]->(c)){1,2}(y) RETURN 1`, "cannot be part of a quantified path pattern", 1, 16},
		{`MATCH (x:A)-[:T*]->(y)-[:T]->+(z) RETURN 1`, "Mixing variable-length relationships", 1, 12},
		{`MATCH (x)((x)-[:T]->(c)){1,2}(y) RETURN 1`, "occurs both inside and outside", 1, 10},
		{`MATCH (x)((a)-[:T]->(b)){1,2}(b) RETURN 1`, "occurs both inside and outside", 1, 10},
		{`MATCH (x) MATCH (z)((x)-[:T]->(b)){1,2}(y) RETURN 1`, "already defined in a previous clause", 1, 22},
		{`MATCH (x)((a)-[:T]->(b)){1,2}((b)-[:U]->(c))+ RETURN 1`, "occurs in multiple quantified", 1, 30},
		{`MATCH ((a)-[:T]->(b)){0,2} RETURN 1`, "at least one node pattern", 1, 7},
		{`MATCH ((a)-[:T]->(b))* RETURN 1`, "at least one node pattern", 1, 7},
		{`MATCH (x)((a)-[:T]->(b)) RETURN 1`, "Juxtaposition", 1, 10},
		{`MATCH (x)(y) RETURN 1`, "Juxtaposition", 1, 10},
		{`MATCH (p = (a)-[:T]->(b)){1,2} RETURN 1`, "Assigning a path", 1, 8},
		{`MATCH (x) WHERE (x)-->()-[:T]->+() RETURN 1`, "", 1, 32},
		{`CREATE (x)-[:T]->+(y)`, "cannot be used in a CREATE clause", 1, 11},
		{`MERGE (x)((a)-[:T]->(b))+(y)`, "cannot be used in a MERGE clause", 1, 10},
		{`MATCH (x)-[r:T]->{2.5}(y) RETURN 1`, "an integer value", 1, 19},
		{`MATCH (x)-[r:T]->{$n}(y) RETURN 1`, "an integer value", 1, 19},
		{`MATCH (x)((a)-[r:T]->(b)){1,2}(y) RETURN a.x`, "", 1, 42},
		{`MATCH (x)((a)-[r:T]->(b)){1,2}-->(z) RETURN 1`, "", 1, 31},
		{`MATCH (x)-->((a)-[r:T]->(b)){1,2} RETURN 1`, "", 1, 14},
		{`MATCH DIFFERENT RELATIONSHIPS (a)-->(b) RETURN 1`, "`DIFFERENT RELATIONSHIPS` are not supported yet", 1, 7},
		{`MATCH REPEATABLE ELEMENTS (a)-->(b) RETURN 1`, "`REPEATABLE ELEMENTS` are not supported yet", 1, 7},
	})
}
