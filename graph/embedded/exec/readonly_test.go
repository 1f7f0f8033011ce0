package exec

import (
	"testing"

	"entente/graph"
	"entente/graph/embedded/cypher/parser"
	"entente/graph/embedded/cypher/sema"
	"entente/graph/embedded/plan"
	"entente/graph/embedded/procedure"
	"entente/graph/embedded/storage"
)

// nothing is a catalog of an empty graph.
type nothing struct{}

func (nothing) NodeCount() int64                  { return 0 }
func (nothing) LabelCount(string) int64           { return 0 }
func (nothing) TypeCount(string) int64            { return 0 }
func (nothing) RelationshipCount() int64          { return 0 }
func (nothing) Index(string, string) (bool, bool) { return false, false }

func compileFor(t *testing.T, text string) *Program {
	t.Helper()
	tree, err := parser.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	registry := procedure.NewRegistry(procedure.Standard()...)
	if _, err := sema.Analyze(tree, sema.Options{Features: sema.Every(), Procedures: registry}); err != nil {
		t.Fatal(err)
	}
	planner := plan.New(nothing{}, registry)
	p, err := planner.Statement(tree.Query)
	if err != nil {
		t.Fatal(err)
	}
	program, err := Compile(p, planner)
	if err != nil {
		t.Fatal(err)
	}
	return program
}

// runAll runs a program to its end.
func runAll(t *testing.T, db *storage.DB, program *Program, writable bool) (rows [][]any, err error) {
	t.Helper()
	tx, err := db.Begin(t.Context(), writable)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if !writable || err != nil {
			_ = tx.Rollback()
			return
		}
		err = tx.Commit()
	}()
	running, err := program.Start(t.Context(), tx, nil, Bounds{})
	if err != nil {
		return nil, err
	}
	for {
		row, err := running.Next()
		if row == nil || err != nil {
			return rows, err
		}
		rows = append(rows, row)
	}
}

// TestReadTransactionCannotWrite runs what writes in a transaction that reads:
// the program refuses to start, and when it is told that it only reads the store
// refuses each change.
func TestReadTransactionCannotWrite(t *testing.T) {
	db, err := storage.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := runAll(t, db, compileFor(t, `CREATE (a:A {i: 1})-[:R {w: 1}]->(b:B {i: 2}), (:C)`), true); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		`CREATE (:A)`,
		`CREATE ()`,
		`CREATE ({new: 1})`,
		`MATCH (a:A), (b:B) CREATE (a)-[:R]->(b)`,
		`MATCH (a:A), (b:B) CREATE (a)-[:NEW]->(b)`,
		`MERGE (:A {i: 3})`,
		`MATCH (a:A), (b:B) MERGE (b)-[:R]->(a)`,
		`MATCH (n) SET n.i = 5`,
		`MATCH (n) SET n.new = 5`,
		`MATCH (n) SET n += {i: 6}`,
		`MATCH (n) SET n = {}`,
		`MATCH (n) SET n:C`,
		`MATCH (n) SET n:New`,
		`MATCH ()-[r]->() SET r.w = 2`,
		`MATCH (n:A) REMOVE n:A`,
		`MATCH (n:A) REMOVE n.i`,
		`MATCH ()-[r]->() DELETE r`,
		`MATCH (n:C) DELETE n`,
		`MATCH (n) DETACH DELETE n`,
		`FOREACH (x IN [1] | CREATE (:A))`,
		`MATCH (a:A) CALL (a) { CREATE (:B) }`,
	} {
		t.Run(text, func(t *testing.T) {
			program := compileFor(t, text)
			if _, err := runAll(t, db, program, false); graph.CodeOf(err) != graph.ReadOnly {
				t.Errorf("it starts: %v", err)
			}
			program.updates = false // as if nobody had seen that it writes
			if _, err := runAll(t, db, program, false); graph.CodeOf(err) != graph.ReadOnly {
				t.Errorf("the store lets it write: %v", err)
			}
			count := compileFor(t, `MATCH (n) RETURN count(n), sum(n.i), sum(size(labels(n))), COUNT { ()-[{w: 1}]->() }`)
			got, err := runAll(t, db, count, false)
			if err != nil || got[0][0] != int64(3) || got[0][1] != int64(3) || got[0][2] != int64(3) || got[0][3] != int64(1) {
				t.Errorf("the graph has changed: %v, %v", got, err)
			}
		})
	}
}
