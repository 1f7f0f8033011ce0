package embedded_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

// runAll runs statements in transactions of their own.
func runAll(t *testing.T, e graph.Engine, statements ...string) {
	t.Helper()
	for _, s := range statements {
		if _, err := run(t, e, graph.Write, s, nil); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

func run(t *testing.T, e graph.Engine, access graph.Access, statement string, params map[string]any) (*graph.Result, error) {
	t.Helper()
	var result *graph.Result
	err := e.Transact(t.Context(), access, func(tx graph.Tx) (err error) {
		result, err = tx.Run(t.Context(), statement, params)
		return err
	})
	return result, err
}

// table writes a result on lines: its columns, then its rows.
func table(r *graph.Result) []string {
	lines := []string{strings.Join(r.Fields, " ")}
	for _, row := range r.Rows {
		var cells []string
		for _, v := range row {
			cells = append(cells, tckText(v, false))
		}
		lines = append(lines, strings.Join(cells, " "))
	}
	return lines
}

const smallGraph = `CREATE (a:P {name: 'Ada', age: 3, tags: ['x', 'y']})-[:KNOWS {since: 1}]->(b:P:Q {name: 'Bob', age: 2.5}), (c:Q)-[:LIKES]->(a)`

func TestProcedures(t *testing.T) {
	e := open(t)
	runAll(t, e, smallGraph)
	tests := []struct {
		statement string
		params    map[string]any
		want      []string
	}{
		{"CALL db.labels", nil, []string{"label", `"P"`, `"Q"`}},
		{"CALL db.labels() YIELD *", nil, []string{"label", `"P"`, `"Q"`}},
		{"CALL db.labels() YIELD label AS x", nil, []string{"x", `"P"`, `"Q"`}},
		{"CALL db.labels YIELD label", nil, []string{"label", `"P"`, `"Q"`}},
		{"CALL db.labels() YIELD label, label AS l", nil, []string{"label l", `"P" "P"`, `"Q" "Q"`}},
		{"CALL db.labels() YIELD label WHERE label > 'P' RETURN label", nil, []string{"label", `"Q"`}},
		{"CALL db.relationshipTypes()", nil, []string{"relationshipType", `"KNOWS"`, `"LIKES"`}},
		{"CALL db.propertyKeys()", nil, []string{"propertyKey", `"age"`, `"name"`, `"since"`, `"tags"`}},
		{"MATCH (n:Q) CALL db.labels() YIELD label WHERE label = 'P' RETURN n.name, label", nil, []string{"n.name label", `"Bob" "P"`, `null "P"`}},
		{"MATCH (n:Q) OPTIONAL CALL db.labels() YIELD label WHERE label = 'zzz' RETURN n.name, label", nil, []string{"n.name label", `"Bob" null`, `null null`}},
		{"MATCH (n:P) CALL db.awaitIndexes(1) RETURN n.name", nil, []string{"n.name", `"Ada"`, `"Bob"`}},
		{"MATCH (n:P) CALL { CALL db.labels() YIELD label RETURN max(label) AS m } RETURN n.name, m", nil, []string{"n.name m", `"Ada" "Q"`, `"Bob" "Q"`}},
		{"CALL db.awaitIndexes", nil, []string{""}},
		{"CALL db.awaitIndexes", map[string]any{"timeOutSeconds": 1}, []string{""}},
		{"CALL db.awaitIndexes($x)", map[string]any{"x": 1}, []string{""}},
		{"CALL db.ping()", nil, []string{"success", "true"}},
		{"CALL db.info() YIELD name", nil, []string{"name", `"neo4j"`}},
		{"CALL dbms.components() YIELD versions, edition", nil, []string{"versions edition", `["5.26.0"] "community"`}},
		{"CALL dbms.showCurrentUser()", nil, []string{"username roles flags", `"" null []`}},
		{"CALL dbms.clientConfig() YIELD name, value", nil, []string{"name value", `"client.allow_telemetry" "false"`}},
		{"CALL db.schema.nodeTypeProperties()", nil, []string{
			"nodeType nodeLabels propertyName propertyTypes mandatory",
			"\":`P`\" [\"P\"] \"age\" [\"Long\"] true",
			"\":`P`\" [\"P\"] \"name\" [\"String\"] true",
			"\":`P`\" [\"P\"] \"tags\" [\"StringArray\"] true",
			"\":`P`:`Q`\" [\"P\", \"Q\"] \"age\" [\"Double\"] true",
			"\":`P`:`Q`\" [\"P\", \"Q\"] \"name\" [\"String\"] true",
			"\":`Q`\" [\"Q\"] null null false",
		}},
		{"CALL db.schema.relTypeProperties()", nil, []string{
			"relType propertyName propertyTypes mandatory",
			"\":`KNOWS`\" \"since\" [\"Long\"] true",
			"\":`LIKES`\" null null false",
		}},
		{"CALL db.schema.visualization() YIELD nodes UNWIND nodes AS n RETURN labels(n), id(n), elementId(n), n.name, n:P", nil, []string{
			"labels(n) id(n) elementId(n) n.name n:P", `["P"] -100 "-100" "P" true`, `["Q"] -101 "-101" "Q" false`,
		}},
		{"CALL db.schema.visualization() YIELD relationships UNWIND relationships AS r RETURN type(r), id(startNode(r)), id(endNode(r)), properties(r)", nil, []string{
			"type(r) id(startNode(r)) id(endNode(r)) properties(r)",
			`"KNOWS" -100 -100 {name: "KNOWS"}`, `"KNOWS" -100 -101 {name: "KNOWS"}`, `"LIKES" -101 -100 {name: "LIKES"}`,
		}},
	}
	for _, test := range tests {
		t.Run(test.statement, func(t *testing.T) {
			result, err := run(t, e, graph.Read, test.statement, test.params)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, table(result)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// TestVirtual asks for what a visualization returns as it is.
func TestVirtual(t *testing.T) {
	e := open(t)
	runAll(t, e, smallGraph)
	result, err := run(t, e, graph.Read, "CALL db.schema.visualization()", nil)
	if err != nil {
		t.Fatal(err)
	}
	node := func(id, name string) graph.Node {
		return graph.Node{ElementID: id, Labels: []string{name}, Properties: map[string]any{"name": name, "indexes": []any{}, "constraints": []any{}}}
	}
	rel := func(id, start, end, name string) graph.Relationship {
		return graph.Relationship{ElementID: id, StartElementID: start, EndElementID: end, Type: name, Properties: map[string]any{"name": name}}
	}
	want := [][]any{{
		[]any{node("-100", "P"), node("-101", "Q")},
		[]any{rel("-100", "-100", "-100", "KNOWS"), rel("-101", "-100", "-101", "KNOWS"), rel("-102", "-101", "-100", "LIKES")},
	}}
	if diff := cmp.Diff(want, result.Rows); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// failure is what an error must be: "status line:column part of the message".
func failure(err error) string {
	var e *graph.Error
	if !errors.As(err, &e) {
		return fmt.Sprint(err)
	}
	return fmt.Sprintf("%s %d:%d %s", strings.TrimPrefix(e.Status, "Neo."), e.Line, e.Column, e.Message)
}

func TestProcedureErrors(t *testing.T) {
	e := open(t)
	tests := []struct {
		statement string
		params    map[string]any
		want      string // prefix
	}{
		{"RETURN 1 AS x UNION\n CALL nope.nope() YIELD x RETURN x", nil, "ClientError.Procedure.ProcedureNotFound 2:2 There is no procedure with the name `nope.nope`"},
		{"CALL DB.LABELS()", nil, "ClientError.Procedure.ProcedureNotFound 1:1"},
		{"CALL db.indexes()", nil, "ClientError.Procedure.ProcedureNotFound 1:1"},
		{"CALL dbms.listConfig('x')", nil, "ClientError.Procedure.ProcedureNotFound 1:1"},
		{"CALL dbms.functions()", nil, "ClientError.Procedure.ProcedureNotFound 1:1"},
		{"CALL apoc.load.json($url)", nil, "ClientError.Procedure.ProcedureNotFound 1:1"},
		{"CALL db.labels(1)", nil, "ClientError.Statement.SyntaxError 1:1 The procedure takes 0 arguments, not 1; its signature is db.labels() :: (label :: STRING)"},
		{"CALL db.awaitIndex()", nil, "ClientError.Statement.SyntaxError 1:1 The procedure takes 1 to 2 arguments, not 0"},
		{"CALL db.awaitIndex", nil, "ClientError.Statement.ParameterMissing"},
		{"CALL db.awaitIndexes('x')", nil, "ClientError.Statement.SyntaxError 1:22 Type mismatch"},
		{"CALL db.awaitIndexes(1.5)", nil, "ClientError.Statement.SyntaxError 1:22 Type mismatch"},
		{"CALL db.awaitIndexes($x)", map[string]any{"x": "a"}, "ClientError.Statement.TypeError 1:22 Type mismatch"},
		{"CALL db.awaitIndexes", map[string]any{"timeOutSeconds": "a"}, "ClientError.Statement.TypeError 0:0 Type mismatch"},
		{"CALL db.awaitIndexes(null)", nil, "ClientError.Procedure.ProcedureCallFailed"},
		{"CALL db.awaitIndex('nope')", nil, "ClientError.Schema.IndexNotFound"},
		{"CALL db.labels() YIELD nope", nil, "ClientError.Statement.SyntaxError 1:24 Unknown procedure output: `nope`"},
		{"CALL db.labels() YIELD label WHERE label = 'P'", nil, "ClientError.Statement.SyntaxError 1:36 Cannot use standalone call with WHERE"},
		{"MATCH (n) CALL db.labels() RETURN n", nil, "ClientError.Statement.SyntaxError 1:11 Procedure call inside a query"},
		{"MATCH (n) CALL db.labels()", nil, "ClientError.Statement.SyntaxError 1:11 Procedure call inside a query"},
		{"MATCH (n) CALL db.labels() YIELD label", nil, "ClientError.Statement.SyntaxError 1:11 The query must end with RETURN"},
		{"MATCH (n) CALL db.labels() YIELD * RETURN n", nil, "ClientError.Statement.SyntaxError 1:11 Cannot use `YIELD *` outside standalone call"},
	}
	for _, test := range tests {
		t.Run(test.statement, func(t *testing.T) {
			_, err := run(t, e, graph.Write, test.statement, test.params)
			if got := failure(err); !strings.HasPrefix(got, test.want) {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}
