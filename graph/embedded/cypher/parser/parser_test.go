package parser_test

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"entente/graph"
	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/cypher/parser"
)

var update = flag.Bool("update", false, "rewrite golden files")

// alike compares trees without places and written texts.
var alike = cmp.Options{
	cmpopts.IgnoreTypes(ast.Pos{}),
	cmpopts.IgnoreFields(ast.Statement{}, "Text"),
	cmpopts.IgnoreFields(ast.Item{}, "Text"),
	cmpopts.EquateEmpty(),
	cmpopts.EquateNaNs(),
}

// queries reads the sample statements, one a line.
func queries(t testing.TB) []string {
	text, err := os.ReadFile(filepath.Join("testdata", "queries.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(text)), "\n")
}

// TestGolden writes each sample in canonical form, which shows its structure.
func TestGolden(t *testing.T) {
	var got strings.Builder
	for _, q := range queries(t) {
		s, err := parser.Parse(q)
		if err != nil {
			t.Errorf("%s: %v", q, err)
			continue
		}
		got.WriteString(ast.Format(s) + "\n")
	}
	golden := filepath.Join("testdata", "queries.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Error(diff)
	}
}

func TestRoundTrip(t *testing.T) {
	for _, q := range queries(t) {
		s, err := parser.Parse(q)
		if err != nil {
			t.Fatal(err)
		}
		roundTrip(t, s)
	}
}

// roundTrip checks that the canonical text of a statement means the same.
func roundTrip(t *testing.T, s *ast.Statement) {
	t.Helper()
	if s.Command != nil {
		return
	}
	text := ast.Format(s)
	again, err := parser.Parse(text)
	if err != nil {
		t.Fatalf("%s\n%s: %v", s.Text, text, err)
	}
	if diff := cmp.Diff(s, again, alike); diff != "" {
		t.Fatalf("%s\n%s: %s", s.Text, text, diff)
	}
}

func TestPositions(t *testing.T) {
	s, err := parser.Parse("MATCH (é)\nRETURN é.x  AS x, é.y + 1 ")
	if err != nil {
		t.Fatal(err)
	}
	r := s.Query.Parts[0].Clauses[1].(*ast.Return)
	if got, want := r.Items[1].At(), (ast.Pos{Offset: 30, Line: 2, Column: 19}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := r.Items[1].Name(); got != "é.y + 1" {
		t.Errorf("got %q as the name of the column", got)
	}
}

func TestRefuses(t *testing.T) {
	tests := []struct {
		text         string
		detail       cypher.Detail
		line, column int
		message      string // part of it
	}{
		{"", cypher.UnexpectedSyntax, 1, 1, "end of the query"},
		{"MATCH (n) RETURN", cypher.UnexpectedSyntax, 1, 17, "expected an expression"},
		{"RETURN 1; RETURN 2", cypher.UnexpectedSyntax, 1, 11, "exactly one statement"},
		{"RETURN 1;;", cypher.UnexpectedSyntax, 1, 10, "one statement"},
		{"MATCH (n\nRETURN n", cypher.UnexpectedSyntax, 2, 1, "')' at the end of the node"},
		{"MATCH (n) WHERE RETURN n", cypher.UnexpectedSyntax, 1, 17, "'RETURN'"},
		{"MATCH (match) RETURN 1", cypher.UnexpectedSyntax, 1, 8, "backticks"},
		{"MATCH (a)-[:R..]->() RETURN a", cypher.InvalidRelationshipPattern, 1, 14, "']'"},
		{"MATCH (a)-[*$n]->() RETURN a", cypher.InvalidParameterUse, 1, 13, "parameter"},
		{"RETURN 9223372036854775808", cypher.IntegerOverflow, 1, 8, "too large"},
		{"RETURN 1e999", cypher.FloatingPointOverflow, 1, 8, "too large"},
		{"RETURN 017", cypher.InvalidNumberLiteral, 1, 8, "0o17"},
		{"SELECT 1", cypher.UnexpectedSyntax, 1, 1, "'SELECT'"},
		{"EXPLAIN PROFILE RETURN 1", cypher.UnexpectedSyntax, 1, 9, "stand once"},
		{"MATCH (n:``) RETURN n", cypher.UnexpectedSyntax, 1, 10, "empty"},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			_, err := parser.Parse(test.text)
			var e *graph.Error
			if !errors.As(err, &e) {
				t.Fatalf("got %v, want a *graph.Error", err)
			}
			if e.Code != graph.Syntax || e.Status != cypher.SyntaxStatus {
				t.Errorf("got %s %s", e.Code, e.Status)
			}
			if cypher.DetailOf(err) != test.detail || e.Line != test.line || e.Column != test.column || !strings.Contains(e.Message, test.message) {
				t.Errorf("got %s: %v", cypher.DetailOf(err), err)
			}
		})
	}
}

func TestUnsupportedByName(t *testing.T) {
	for text, name := range map[string]string{
		"CREATE UNIQUE (a)": "CREATE UNIQUE",
	} {
		_, err := parser.Parse(text)
		if name == "" {
			if err == nil {
				t.Errorf("%s: accepted", text)
			}
			continue
		}
		if graph.CodeOf(err) != graph.Unsupported || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: got %v, want %s to be refused by name", text, err, name)
		}
	}
}

func TestCommands(t *testing.T) {
	for text, name := range map[string]string{
		"CREATE INDEX i FOR (n:A) ON (n.b)":                   "CREATE INDEX",
		"create range index FOR (n:A) ON (n.b)":               "CREATE RANGE INDEX",
		"CREATE CONSTRAINT c FOR (n:A) REQUIRE n.b IS UNIQUE": "CREATE CONSTRAINT",
		"DROP INDEX i":                "DROP INDEX",
		"SHOW USERS":                  "SHOW USERS",
		"USE system SHOW DATABASES":   "SHOW DATABASES",
		"EXPLAIN STOP DATABASE neo4j": "STOP DATABASE",
		"TERMINATE TRANSACTIONS 'a'":  "TERMINATE TRANSACTIONS",
		"/* x */ ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'":    "ALTER CURRENT",
		"CREATE OR REPLACE DATABASE x":                               "CREATE OR",
		"GRANT ROLE a TO b":                                          "GRANT ROLE",
		`\u0044ROP CONSTRAINT c`:                                     "DROP CONSTRAINT",
		"CYPHER 5 runtime=slotted CREATE USER u SET PASSWORD 'abcd'": "CREATE USER",
	} {
		s, err := parser.Parse(text)
		switch {
		case err != nil:
			t.Errorf("%s: %v", text, err)
		case s.Command == nil:
			t.Errorf("%s is no command", text)
		case s.Command.Name != name:
			t.Errorf("%s is called %s", text, s.Command.Name)
		}
	}
}

// TestBounds: what is too deep or too long is refused at once, and what is
// just within the bounds is read.
func TestBounds(t *testing.T) {
	nest := func(open, middle, shut string, n int) string {
		return "RETURN " + strings.Repeat(open, n) + middle + strings.Repeat(shut, n)
	}
	tests := []struct {
		name, text string
		limit      bool
	}{
		{"190 parentheses", nest("(", "1", ")", 190), false},
		{"300 parentheses", nest("(", "1", ")", 300), true},
		{"300 lists", nest("[", "1", "]", 300), true},
		{"300 maps", nest("{a:", "1", "}", 300), true},
		{"300 NOT", nest("NOT ", "true", "", 300), true},
		{"300 signs", nest("- ", "x", "", 300), true},
		{"300 subqueries", nest("EXISTS {RETURN ", "1", "}", 300), true},
		{"300 CASE", nest("CASE WHEN ", "1", " THEN 1 END", 300), true},
		{"100 000 parentheses", nest("(", "1", ")", 100_000), true},
		{"20 000 operators", "RETURN 1" + strings.Repeat("+1", 20_000), false},
		{"100 000 operators", "RETURN 1" + strings.Repeat("+1", 100_000), true},
		{"100 000 properties", "RETURN a" + strings.Repeat(".b", 100_000), true},
		{"100 000 elements", "RETURN [1" + strings.Repeat(",1", 100_000) + "]", false},
		{"300 labels in parentheses", "MATCH (n:" + strings.Repeat("(", 300) + "A" + strings.Repeat(")", 300) + ") RETURN n", true},
		{"300 !", "MATCH (n:" + strings.Repeat("!", 300) + "A) RETURN n", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			start := time.Now()
			_, err := parser.Parse(test.text)
			if took := time.Since(start); took > 30*time.Second { // what is quadratic takes minutes
				t.Errorf("took %v", took)
			}
			if test.limit != (graph.CodeOf(err) == graph.Limit) || !test.limit && err != nil {
				t.Errorf("got %v", err)
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	all := queries(b)
	bytes := 0
	for _, q := range all {
		bytes += len(q)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		for _, q := range all {
			if _, err := parser.Parse(q); err != nil {
				b.Fatal(err)
			}
		}
	}
}
