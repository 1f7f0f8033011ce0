package sema_test

import (
	"errors"
	"flag"
	"strings"
	"testing"
	"unicode/utf8"

	"entente/graph"
	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/cypher/parser"
	"entente/graph/embedded/cypher/sema"
)

// FuzzAnalyze: whatever is parsed can be checked; an error stands within the
// text; and a statement that is written out again is judged as it was.
func FuzzAnalyze(f *testing.F) {
	for _, seed := range []string{
		"MATCH (n)-[r*]->(m {x: n.y}) WHERE NOT (n)--() WITH n, count(*) AS c ORDER BY n.x, c RETURN *",
		"CALL { WITH a MATCH (a) RETURN a } RETURN [x IN [1] WHERE x | x.y], reduce(s = 0, x IN a | s + x)",
		"MERGE (a)-[:R]->(b) ON CREATE SET a.x = 1 FOREACH (x IN [] | DELETE x)",
		"RETURN EXISTS { (a) }, COLLECT { RETURN 1 }, n {.*, a: 1} UNION ALL RETURN DISTINCT 1 SKIP $a LIMIT 2",
		"CALL db.labels() YIELD label WHERE label = 'a' REMOVE n.x, n:A RETURN label",
	} {
		f.Add(seed)
	}
	fuzzing := flag.Lookup("test.fuzz").Value.String() != ""
	for i, s := range readTCK(f, tckDir()) {
		for _, q := range s.queries {
			if fuzzing || i%10 == 0 {
				f.Add(q)
			}
		}
	}
	options := sema.Options{Features: sema.Every(), Procedures: procedures{"db.labels": signature("", "label :: STRING")}}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := parser.Parse(text)
		if err != nil {
			return
		}
		analysis, err := sema.Analyze(s, options)
		if again, parsed := parser.Parse(ast.Format(s)); parsed == nil && len(s.Options) == 0 {
			second, failed := sema.Analyze(again, options)
			if cypher.DetailOf(failed) != cypher.DetailOf(err) {
				t.Fatalf("it fails with %v, and written out with %v: %s", err, failed, ast.Format(s))
			}
			if err == nil && second.Writes != analysis.Writes {
				t.Fatalf("it writes: %v, and written out: %v: %s", analysis.Writes, second.Writes, ast.Format(s))
			}
		}
		if err == nil {
			return
		}
		var e *graph.Error
		if !errors.As(err, &e) {
			t.Fatalf("%T is no *graph.Error", err)
		}
		lines := strings.Split(text, "\n")
		if e.Line < 1 || e.Line > len(lines) || e.Column < 1 || e.Column > utf8.RuneCountInString(lines[e.Line-1])+1 {
			t.Fatalf("%v stands outside of %q", e, text)
		}
	})
}
