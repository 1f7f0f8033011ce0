package parser_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"entente/graph"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/cypher/parser"
)

// FuzzParse: an error stands within the text; what is accepted and written out
// again means the same.
func FuzzParse(f *testing.F) {
	for _, q := range queries(f) {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := parser.Parse(text)
		if err != nil {
			var e *graph.Error
			if !errors.As(err, &e) {
				t.Fatalf("%T is no *graph.Error", err)
			}
			lines := strings.Split(text, "\n")
			if e.Line < 1 || e.Line > len(lines) || e.Column < 1 || e.Column > utf8.RuneCountInString(lines[e.Line-1])+1 {
				t.Fatalf("%v stands outside of %q", e, text)
			}
			return
		}
		if s.Command != nil || len(text) >= 2000 || written(s) {
			return
		}
		// Written out it has more parentheses, and may nest deeper than is allowed.
		if _, err := parser.Parse(ast.Format(s)); graph.CodeOf(err) == graph.Limit {
			return
		}
		roundTrip(t, s)
	})
}

// written reports whether the tree keeps some of the text as it was, or less
// than all of it, so that it need not come back the same.
func written(s *ast.Statement) bool {
	found := len(s.Options) > 0
	ast.Walk(s, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Match:
			found = found || len(n.Hints) > 0
		case *ast.Subquery:
			found = found || n.InTransactions
		}
		return !found
	})
	return found
}
