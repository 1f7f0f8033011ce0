package sema_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/parser"
	"entente/graph/embedded/cypher/sema"
	"entente/graph/embedded/procedure"
)

// analyze parses a statement, which must work, and checks it.
func analyze(t *testing.T, text string, features sema.Features) (*sema.Analysis, error) {
	t.Helper()
	s, err := parser.Parse(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return sema.Analyze(s, sema.Options{Features: features, Procedures: procedures{
		"db.labels": signature("", "label :: STRING"), "one.arg": signature("a :: ANY?", "x :: ANY?, y :: ANY?"),
		"db.write": {Mode: procedure.Write},
	}})
}

func TestColumns(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"RETURN 1 AS a, 2 AS b", []string{"a", "b"}},
		{"MATCH (n) RETURN n.name, n . age,  count( * ), n", []string{"n.name", "n . age", "count( * )", "n"}},
		{"MATCH (b)-[a]->(c) RETURN *", []string{"a", "b", "c"}},
		{"MATCH (b)-[a]->(c) WITH *, 1 AS x RETURN *, b.y AS y", []string{"a", "b", "c", "x", "y"}},
		{"RETURN 1 AS a UNION RETURN 2 AS a", []string{"a"}},
		{"CREATE (n)", nil},
		{"CALL db.labels", []string{"label"}},
		{"CALL db.labels() YIELD label AS l RETURN l", []string{"l"}},
		{"CALL { RETURN 1 AS x } RETURN x", []string{"x"}},
		{"MATCH (n) CALL { WITH n RETURN n.x AS x } RETURN x, n.y AS y", []string{"x", "y"}},
		{"MATCH (n) CALL (n) { MATCH (n)-->(m) RETURN m } RETURN m", []string{"m"}},
		{"RETURN [x IN [1] | x] AS a, reduce(s = 0, x IN [1] | s + x) AS b", []string{"a", "b"}},
		{"MATCH (n) WHERE EXISTS { (n)-->(m) WHERE m.x = n.x } RETURN COUNT { (n)-->(k) } AS c", []string{"c"}},
		{"MATCH (n) RETURN n.a AS a, count(*) AS c ORDER BY n.a, c, count(*) + 1", []string{"a", "c"}},
		{"MATCH (n) WITH DISTINCT n.a AS a WHERE n.a > 1 RETURN a", []string{"a"}},
		{"MATCH (n) RETURN n.a AS a ORDER BY n.b", []string{"a"}},
		{"UNWIND [1, 2] AS x FOREACH (y IN [x] | CREATE (:A {v: y})) RETURN x", []string{"x"}},
		{"MATCH (n) RETURN n {.a, b: 1} AS m", []string{"m"}},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			a, err := analyze(t, test.text, sema.Every())
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, a.Columns); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestParameters(t *testing.T) {
	a, err := analyze(t, "MATCH (n {x: $b}) WHERE EXISTS { (n)-->({y: $c}) } RETURN $a, $b LIMIT $d", sema.Every())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"a", "b", "c", "d"}, a.Parameters); diff != "" {
		t.Error(diff)
	}
}

func TestWrites(t *testing.T) {
	tests := []struct {
		text string
		want bool
	}{
		{"MATCH (n) RETURN n", false},
		{"RETURN 'CREATE (n)' AS `DELETE`", false},
		{"CREATE (n)", true},
		{"EXPLAIN CREATE (n)", true},
		{"MERGE (n:A)", true},
		{"MATCH (n) SET n.x = 1", true},
		{"MATCH (n) REMOVE n.x", true},
		{"MATCH (n) DETACH DELETE n", true},
		{"FOREACH (x IN [] | CREATE (n))", true},
		{"CALL { CALL { CREATE (n) } RETURN 1 AS x } RETURN x", true},
		{"MATCH (n) WHERE EXISTS { MATCH (n) SET n.x = 1 } RETURN n", true},
		{"RETURN 1 AS x UNION MATCH (n) DELETE n RETURN 2 AS x", true},
		{"DROP INDEX i", true},
		{`MATCH (n) \u0053ET n.x = 1 RETURN n`, true},
		{"CALL db.labels()", false},
	}
	for _, test := range tests {
		s, err := parser.Parse(test.text)
		if err != nil {
			t.Fatalf("%s: %v", test.text, err)
		}
		if got := sema.Writes(s); got != test.want {
			t.Errorf("%s: got %v", test.text, got)
		}
	}
	if a, err := analyze(t, "CALL db.write()", sema.Every()); err != nil || !a.Writes {
		t.Errorf("a procedure that writes: got %v, %v", a, err)
	}
}

func TestRefuses(t *testing.T) {
	tests := []struct {
		text         string
		detail       cypher.Detail
		line, column int
	}{
		{"RETURN x", cypher.UndefinedVariable, 1, 8},
		{"MATCH (n) WITH n.x AS x\nRETURN n", cypher.UndefinedVariable, 2, 8},
		{"CALL { MATCH (n) RETURN n.x AS x } RETURN n", cypher.UndefinedVariable, 1, 43},
		{"MATCH (n) CALL { RETURN n.x AS x } RETURN x", cypher.UndefinedVariable, 1, 25},
		{"MATCH (n) CALL { WITH n WITH 1 AS y RETURN n.x AS x } RETURN x", cypher.UndefinedVariable, 1, 44},
		{"MATCH (n), (m) CALL (m) { RETURN n.x AS x } RETURN x", cypher.UndefinedVariable, 1, 34},
		{"MATCH (n) CALL { WITH n.x AS x RETURN x AS y } RETURN y", cypher.InvalidClauseComposition, 1, 18},
		{"RETURN [x IN [1] | x] + x", cypher.UndefinedVariable, 1, 25},
		{"MATCH (n) WHERE (n)-->(m) RETURN n", cypher.UndefinedVariable, 1, 24},
		{"MATCH (n)-[n]->() RETURN n", cypher.VariableTypeConflict, 1, 12},
		{"WITH 1 AS n MATCH (n) RETURN n", cypher.VariableTypeConflict, 1, 20},
		{"MATCH (n) UNWIND [1] AS n RETURN n", cypher.VariableAlreadyBound, 1, 25},
		{"MATCH (n) CALL { RETURN 1 AS n } RETURN n", cypher.VariableAlreadyBound, 1, 30},
		{"MATCH (n) CREATE (n)", cypher.VariableAlreadyBound, 1, 19},
		{"MATCH ()-[r]->()-[r]->() RETURN r", cypher.RelationshipUniqueness, 1, 19},
		{"RETURN count(count(*))", cypher.NestedAggregation, 1, 14},
		{"MATCH (n) WHERE count(n) > 1 RETURN n", cypher.InvalidAggregation, 1, 17},
		{"MATCH (n) SET n.x = count(*)", cypher.InvalidAggregation, 1, 21},
		{"MATCH (n) RETURN n.x ORDER BY count(*)", cypher.InvalidAggregation, 1, 31},
		{"RETURN [x IN [1] | count(*)]", cypher.InvalidAggregation, 1, 20},
		{"MATCH (n) RETURN n.x + count(*)", cypher.AmbiguousAggregationExpression, 1, 18},
		{"MATCH (n) RETURN n.x + 1, n.x + 1 + count(*)", cypher.AmbiguousAggregationExpression, 1, 27},
		{"MATCH (n) RETURN DISTINCT n.x ORDER BY n.y", cypher.UndefinedVariable, 1, 40},
		{"MATCH (n) WITH n.x RETURN 1", cypher.NoExpressionAlias, 1, 16},
		{"RETURN 1 AS a, 2 AS a", cypher.ColumnNameConflict, 1, 16},
		{"MATCH () RETURN *", cypher.NoVariablesInScope, 1, 10},
		{"CREATE ()-[:A|B]->()", cypher.NoSingleRelationshipType, 1, 10},
		{"CREATE ()-[:A]-()", cypher.RequiresDirectedRelationship, 1, 10},
		{"CREATE ()-[:A*2]->()", cypher.CreatingVarLength, 1, 14},
		{"MATCH (n $p) RETURN n", cypher.InvalidParameterUse, 1, 10},
		{"RETURN 1 AS a UNION RETURN 1 AS b", cypher.DifferentColumnsInUnion, 1, 15},
		{"RETURN 1 AS a UNION RETURN 1 AS a UNION ALL RETURN 1 AS a", cypher.InvalidClauseComposition, 1, 35},
		{"MATCH (n) RETURN n LIMIT n.x", cypher.NonConstantExpression, 1, 26},
		{"MATCH (n) RETURN n SKIP -1", cypher.NegativeIntegerArgument, 1, 25},
		{"MATCH (n) RETURN n LIMIT 1.5", cypher.InvalidArgumentType, 1, 26},
		{"RETURN nope(1)", cypher.UnknownFunction, 1, 8},
		{"RETURN toUpper('a', 'b')", cypher.InvalidNumberOfArguments, 1, 8},
		{"MATCH (n) RETURN type(n)", cypher.InvalidArgumentType, 1, 23},
		{"RETURN 1 AND true", cypher.InvalidArgumentType, 1, 8},
		{"MATCH (n) RETURN (n)-->()", cypher.UnexpectedSyntax, 1, 18},
		{"MATCH (n) WHERE EXISTS { MATCH (n) DELETE n } RETURN n", cypher.InvalidClauseComposition, 1, 17},
		{"MATCH (n)", cypher.InvalidClauseComposition, 1, 1},
		{"RETURN 1 MATCH (n) RETURN n", cypher.InvalidClauseComposition, 1, 10},
		{"CREATE (n) MATCH (m) RETURN m", cypher.InvalidClauseComposition, 1, 12},
		{"MATCH (n) DELETE n:A", cypher.InvalidDelete, 1, 18},
		{"RETURN count(rand())", cypher.NonConstantExpression, 1, 14},
		{"FOREACH (x IN [1] | MATCH (n))", cypher.InvalidClauseComposition, 1, 21},
		{"RETURN COLLECT { MATCH (n) RETURN n, 1 AS x }", cypher.InvalidClauseComposition, 1, 8},
		{"CALL one.arg(1, 2)", cypher.InvalidNumberOfArguments, 1, 1},
		{"CALL one.arg(1) YIELD z RETURN z", cypher.UndefinedVariable, 1, 23},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			_, err := analyze(t, test.text, sema.Every())
			var e *graph.Error
			if !errors.As(err, &e) {
				t.Fatalf("got %v, want %s", err, test.detail)
			}
			if e.Code != graph.Syntax || e.Status != cypher.SyntaxStatus {
				t.Errorf("got %s %s", e.Code, e.Status)
			}
			if got := cypher.DetailOf(err); got != test.detail || e.Line != test.line || e.Column != test.column {
				t.Errorf("got %s: %v; want %s at %d:%d", got, err, test.detail, test.line, test.column)
			}
		})
	}
}

// TestFeatures: each feature is refused by name where it is missing, and only then.
func TestFeatures(t *testing.T) {
	tests := []struct {
		feature sema.Feature
		text    string
		name    string // in the message
	}{
		{sema.Command, "CREATE INDEX i FOR (n:A) ON (n.x)", "CREATE INDEX"},
		{sema.ExplainPrefix, "EXPLAIN RETURN 1", "EXPLAIN"},
		{sema.ProfilePrefix, "PROFILE RETURN 1", "PROFILE"},
		{sema.LoadCSV, "LOAD CSV FROM 'x' AS row RETURN row", "LOAD CSV"},
		{sema.UseGraph, "USE other RETURN 1", "USE"},
		{sema.ProcedureCalls, "CALL db.labels()", "db.labels"},
		{sema.Subqueries, "CALL { RETURN 1 AS x } RETURN x", "CALL {"},
		{sema.OptionalCall, "OPTIONAL CALL { RETURN 1 AS x } RETURN x", "OPTIONAL CALL"},
		{sema.InTransactions, "CALL { CREATE (n) } IN TRANSACTIONS", "IN TRANSACTIONS"},
		{sema.Foreach, "FOREACH (x IN [] | CREATE (n))", "FOREACH"},
		{sema.Finish, "CREATE (n) FINISH", "FINISH"},
		{sema.ShortestPath, "MATCH p = shortestPath((a)-[*]-(b)) RETURN p", "shortestPath()"},
		{sema.AllShortestPaths, "MATCH p = allShortestPaths((a)-[*]-(b)) RETURN p", "allShortestPaths()"},
		{sema.LabelExpressions, "MATCH (n:A|B) RETURN n", "label expression"},
		{sema.InlineWhere, "MATCH (n WHERE n.x) RETURN n", "WHERE inside"},
		{sema.PatternExpressions, "MATCH (n) WHERE (n)-->() RETURN n", "pattern used"},
		{sema.PatternComprehension, "MATCH (n) RETURN [(n)-->(m) | m] AS x", "pattern comprehension"},
		{sema.MapProjection, "MATCH (n) RETURN n {.x} AS x", "map projection"},
		{sema.ExistsSubquery, "MATCH (n) WHERE EXISTS { (n)-->() } RETURN n", "EXISTS"},
		{sema.CountSubquery, "MATCH (n) RETURN COUNT { (n)-->() } AS x", "COUNT"},
		{sema.CollectSubquery, "RETURN COLLECT { MATCH (n) RETURN n } AS x", "COLLECT"},
		{sema.Quantifiers, "RETURN all(x IN [] WHERE x) AS x", "quantifier"},
		{sema.Reduce, "RETURN reduce(a = 0, x IN [] | a) AS x", "reduce"},
		{sema.TemporalFunctions, "RETURN date() AS x", "date()"},
		{sema.SpatialFunctions, "RETURN point({x: 1, y: 2}) AS x", "point()"},
	}
	if len(tests) != len(sema.Every()) {
		t.Errorf("%d features are tested, there are %d", len(tests), len(sema.Every()))
	}
	for _, test := range tests {
		t.Run(string(test.feature), func(t *testing.T) {
			features := sema.Every()
			if _, err := analyze(t, test.text, features); err != nil {
				t.Fatal(err)
			}
			delete(features, test.feature)
			_, err := analyze(t, test.text, features)
			var e *graph.Error
			if !errors.As(err, &e) || e.Code != graph.Unsupported || e.Line != 1 || e.Column < 1 || !strings.Contains(e.Message, test.name) {
				t.Errorf("got %v, want %s to be refused by name", err, test.name)
			}
		})
	}
}

func TestUnknownProcedure(t *testing.T) {
	_, err := analyze(t, "CALL apoc.load.json('x')", sema.Every())
	if cypher.DetailOf(err) != cypher.ProcedureNotFound || !strings.Contains(err.Error(), "apoc.load.json") {
		t.Errorf("got %v", err)
	}
}
