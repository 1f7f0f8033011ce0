package storetest

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"entente/graph"
)

// syntaxCases are wrong, and the error says where: lines and columns count from
// one, columns in characters.
var syntaxCases = []struct {
	name         string
	query        string
	line, column int
}{
	{"empty", "", 1, 1},
	{"only spaces", "  \n ", 0, 0},
	{"unknown variable", "RETURN foo", 1, 8},
	{"unknown variable on a later line", "MATCH (n)\nWHERE n.x = 1\nRETURN m.name", 3, 8},
	{"after a character of two units", "RETURN '😀', foo", 1, 13},
	{"after an accent", "RETURN 'é', foo", 1, 13},
	{"misspelled keyword", "MATCH (n) RETRUN n", 1, 11},
	{"unclosed node", "MATCH (n RETURN n", 1, 10},
	{"no such clause", "FOO", 1, 1},
	{"ends too early", "MATCH (n) RETURN", 0, 0},
	{"unclosed string", "RETURN 'abc", 0, 0},
	{"unclosed comment", "RETURN 1 /* abc", 0, 0},
	{"two statements", "RETURN 1; RETURN 2", 0, 0},
	{"aggregation in where", "MATCH (n) WHERE count(n) > 1 RETURN n", 0, 0},
	{"match needs a return", "MATCH (n)", 0, 0},
}

func testSyntax(t *testing.T, open Open) {
	e := open(t)
	for _, c := range syntaxCases {
		t.Run(c.name, func(t *testing.T) {
			_, err := e.Query(t.Context(), c.query, nil, graph.Limits{})
			if !wantCode(t, "query", err, graph.Syntax) {
				return
			}
			var known *graph.Error
			errors.As(err, &known)
			if known.Line == 0 || known.Column == 0 {
				t.Errorf("the error does not say where it is: %v", err)
			}
			if c.line > 0 && (known.Line != c.line || known.Column != c.column) {
				t.Errorf("the error is at %d:%d, want %d:%d: %v", known.Line, known.Column, c.line, c.column, err)
			}
			if strings.Contains(known.Message, "\n") {
				t.Errorf("the message has more than one line: %q", known.Message)
			}
		})
	}
}

// bombs take forever if nobody stops them.
var bombs = []struct{ name, query string }{
	{"cartesian product", `MATCH (a), (b), (c), (d), (e), (f), (g), (h) WHERE a.i + b.i + c.i + d.i + e.i + f.i + g.i + h.i < 0 RETURN count(*)`},
	{"long range", `UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN count(*)`},
	{"all paths", `MATCH p = ()-[*]-() RETURN count(p)`},
	{"nested reduce", `RETURN reduce(a = 0, x IN range(1, 100000) | a + reduce(b = 0, y IN range(1, 100000) | b + y))`},
	{"filter that never passes", `UNWIND range(1, 2000000000) AS x WITH x WHERE x < 0 RETURN x`},
}

// burdens are heavy in other ways than time: whatever becomes of them, it
// happens soon, is told as a limit or as a mistake of the statement, and the
// engine lives.
var burdens = []struct {
	name  string
	query string
	grow  func() string // makes the query, where it is too long to write
}{
	{name: "collects a lot", query: `UNWIND range(1, 100000000) AS x WITH collect(x) AS c RETURN size(c)`},
	{name: "orders a lot", query: `UNWIND range(1, 100000000) AS x RETURN x ORDER BY -x LIMIT 1`},
	{name: "groups a lot", query: `UNWIND range(1, 100000000) AS x RETURN x % 50000000 AS g, count(*) ORDER BY g LIMIT 1`},
	{name: "distinct of a lot", query: `UNWIND range(1, 100000000) AS x WITH DISTINCT x RETURN count(*)`},
	{name: "a list of a lot", query: `RETURN size([x IN range(1, 1000000000) | x])`},
	{name: "doubles a list", query: `RETURN size(reduce(l = [1], x IN range(1, 60) | l + l))`},
	{name: "parentheses", grow: func() string { return "RETURN " + strings.Repeat("(", 20_000) + "1" + strings.Repeat(")", 20_000) }},
	{name: "lists in lists", grow: func() string { return "RETURN " + strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000) }},
	{name: "nots", grow: func() string { return "RETURN " + strings.Repeat("NOT ", 50_000) + "true" }},
	{name: "sums", grow: func() string { return "RETURN 1" + strings.Repeat(" + 1", 50_000) }},
	{name: "a megabyte of text", grow: func() string { return "RETURN '" + strings.Repeat("x", 1<<20) + "'" }},
	{name: "a megabyte of nonsense", grow: func() string { return strings.Repeat("(:;'`\"/*", 1<<17) }},
	{name: "subqueries in subqueries", grow: func() string {
		return strings.Repeat("CALL { ", 500) + "RETURN 1 AS x " + strings.Repeat("} RETURN x ", 500)
	}},
}

func testLimits(t *testing.T, open Open) {
	e := open(t)
	// A dense graph: 12 nodes, each joined to each.
	must(t, e, `UNWIND range(1, 12) AS i CREATE (:D {i: i})`, `MATCH (a:D), (b:D) WHERE a.i < b.i CREATE (a)-[:R]->(b)`)
	t.Run("rows", func(t *testing.T) {
		got, err := e.Query(t.Context(), `UNWIND range(1, 1000000) AS x RETURN x`, nil, graph.Limits{Rows: 10})
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Rows) != 10 || !got.Truncated {
			t.Errorf("%d rows, truncated %t; want 10 and true", len(got.Rows), got.Truncated)
		}
	})
	t.Run("as many rows as are allowed are not cut", func(t *testing.T) {
		got, err := e.Query(t.Context(), `UNWIND range(1, 10) AS x RETURN x`, nil, graph.Limits{Rows: 10})
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Rows) != 10 || got.Truncated {
			t.Errorf("%d rows, truncated %t; want 10 and false", len(got.Rows), got.Truncated)
		}
	})
	t.Run("bytes", func(t *testing.T) {
		got, err := e.Query(t.Context(), `UNWIND range(1, 1000) AS x RETURN $text + x`, map[string]any{"text": strings.Repeat("x", 1000)},
			graph.Limits{Bytes: 10_000})
		if err != nil {
			t.Fatal(err)
		}
		if n := len(got.Rows); n < 1 || n > 10 || !got.Truncated {
			t.Errorf("%d rows of 1 kB, truncated %t; want at most 10 and true", n, got.Truncated)
		}
	})
	for _, b := range bombs {
		t.Run("time: "+b.name, func(t *testing.T) {
			const timeout = time.Second
			start := time.Now()
			_, err := e.Query(t.Context(), b.query, nil, graph.Limits{Timeout: timeout})
			wantCode(t, b.query, err, graph.Limit)
			if took := time.Since(start); took > timeout+Overtime {
				t.Errorf("ended after %s, want at most %s", took, timeout+Overtime)
			}
		})
	}
	for _, b := range burdens {
		t.Run("burden: "+b.name, func(t *testing.T) {
			const timeout = time.Second
			query := b.query
			if b.grow != nil {
				query = b.grow()
			}
			start := time.Now()
			_, err := e.Query(t.Context(), query, nil, graph.Limits{Timeout: timeout})
			took := time.Since(start)
			switch code := graph.CodeOf(err); code {
			case "", graph.Limit, graph.Syntax, graph.Invalid, graph.Unsupported:
			default:
				t.Errorf("error %s: %v", code, err)
			}
			if took > timeout+Overtime {
				t.Errorf("ended after %s, want at most %s", took, timeout+Overtime)
			}
			t.Logf("%v after %s", err, took.Round(time.Millisecond))
		})
	}
	t.Run("a caller who goes away", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(300*time.Millisecond, cancel)
		start := time.Now()
		_, err := e.Query(ctx, bombs[0].query, nil, graph.Limits{Timeout: 30 * time.Second})
		wantCode(t, "query", err, graph.Canceled)
		if took := time.Since(start); took > 300*time.Millisecond+Overtime {
			t.Errorf("ended %s after the start", took)
		}
	})
	t.Run("afterwards it still answers", func(t *testing.T) {
		got, err := e.Query(t.Context(), `MATCH (n:D) RETURN count(n)`, nil, graph.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		wantRows(t, "nodes", got, [][]any{{int64(12)}}, true)
	})
}
