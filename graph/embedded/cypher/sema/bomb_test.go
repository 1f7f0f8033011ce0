package sema_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"entente/graph/embedded/cypher/parser"
	"entente/graph/embedded/cypher/sema"
)

// TestBombs: statements that are long in every way take linear time.
func TestBombs(t *testing.T) {
	many := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	sum := strings.Repeat("+1", 40_000)
	chain := strings.Repeat(".b", 40_000)
	bombs := map[string]string{
		"long sort key":         "MATCH (a) RETURN DISTINCT a.x ORDER BY 1" + sum,
		"long sort key, twice":  "MATCH (a) RETURN DISTINCT 1" + sum + " ORDER BY 1" + sum + "+2",
		"long mixed item":       "MATCH (a) RETURN a" + chain + ", a.x, count(*)" + sum,
		"long chain and count":  "MATCH (a) RETURN a, count(*) + a" + chain,
		"many WITH *":           "WITH 1 AS x" + many(40_000, " WITH *, 1 AS a%d") + " RETURN x",
		"many variables":        "MATCH " + many(40_000, "(a%d),") + "(b) RETURN *",
		"many parts":            "RETURN 1 AS a" + strings.Repeat(" UNION RETURN 1 AS a", 40_000),
		"many items":            "RETURN " + many(40_000, "%d AS a, ") + "1",
		"nested comprehensions": "RETURN " + strings.Repeat("[x IN [1] | ", 90) + "x" + strings.Repeat("]", 90),
		"many sort keys":        "MATCH (a) RETURN DISTINCT a.x ORDER BY a.x" + strings.Repeat(", a.x", 40_000),
		"many sort keys, items": "MATCH (a) RETURN DISTINCT " + many(5_000, "a.x%[1]d AS y%[1]d, ") + "a.x ORDER BY a.x" + strings.Repeat(", a.x", 20_000),
	}
	for name, text := range bombs {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			s, err := parser.Parse(text)
			if err == nil {
				_, err = sema.Analyze(s, sema.Options{Features: sema.Every()})
			}
			took := time.Since(start)
			t.Logf("%s: %d bytes in %v: %.80v", name, len(text), took, err)
			if took > 30*time.Second { // what is quadratic takes minutes
				t.Errorf("took %v", took)
			}
		})
	}
}
