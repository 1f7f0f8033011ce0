package parser_test

import (
	"strings"
	"testing"

	"entente/graph/embedded/cypher/parser"
)

// TestAdvice: what to write instead stands at the end of the message, and only there.
func TestAdvice(t *testing.T) {
	for text, want := range map[string]string{
		"MATCH (a) RETRUN a":                    "did you mean RETURN?",
		"MACTH (a) RETURN a":                    "did you mean MATCH?",
		"RETURN 1 AS x ORDR BY x":               "did you mean ORDER?",
		"SELECT * FROM a":                       "Cypher reads with MATCH ... RETURN",
		"MATCH (a) WHERE a.x LIKE 'b' RETURN a": "for parts of a text there are CONTAINS, STARTS WITH, ENDS WITH and =~",
		"RETURN 1 == 2":                         "equality is written =",
		":use neo4j":                            "commands that begin with a colon are those of Neo4j Browser and cypher-shell",
		"LET x = 1 RETURN x":                    "this is Cypher 25; in Cypher 5 write WITH *, value AS name",
		"RETURN (1":                             "",
		"MATCH (a) RETURN a name":               "",
		"MATCH (a RETURN":                       "",
		"RETURN `LIKE` `LIKE`":                  "",
	} {
		_, err := parser.Parse(text)
		if err == nil {
			t.Errorf("%s is read", text)
			continue
		}
		_, got, _ := strings.Cut(err.Error(), "; ")
		got, _, _ = strings.Cut(got, " (line")
		if got != want {
			t.Errorf("%s: %v; want %q", text, err, want)
		}
	}
}
