package parser

import (
	"strings"

	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/lexer"
)

// advices say what Cypher 5 has for words of other languages and versions.
var advices = [...]struct{ word, text string }{
	{"SELECT", "Cypher reads with MATCH ... RETURN"},
	{"FROM", "Cypher reads with MATCH ... RETURN"},
	{"JOIN", "patterns that share a variable are joined"},
	{"LIKE", "for parts of a text there are CONTAINS, STARTS WITH, ENDS WITH and =~"},
	{"ILIKE", "for parts of a text there are CONTAINS, STARTS WITH, ENDS WITH and =~"},
	{"BETWEEN", "write low <= value <= high"},
	{"GROUP", "WITH and RETURN group by all that is not aggregated"},
	{"HAVING", "write WITH ... WHERE ... before RETURN"},
	{"TOP", "write LIMIT at the end"},
	{"NULLS", "null comes last, with DESC first"},
	{"LET", "this is Cypher 25; in Cypher 5 write WITH *, value AS name"},
	{"FILTER", "this is Cypher 25; in Cypher 5 write WITH * WHERE ..."},
	{"NEXT", "this is Cypher 25; in Cypher 5 write WITH"},
	{"FOR", "this is Cypher 25; in Cypher 5 write UNWIND list AS name"},
}

// clauses are the words that a query goes on with.
var clauses = []string{"MATCH", "OPTIONAL", "WHERE", "RETURN", "WITH", "UNWIND", "CREATE", "MERGE", "DELETE", "DETACH", "REMOVE", "FOREACH",
	"UNION", "ORDER", "LIMIT", "SKIP", "CALL", "YIELD", "EXPLAIN", "PROFILE"}

// advice says, after what was expected, what to write instead of the next token; it
// is empty where nothing can be guessed. A clause may be a slip only where one
// was expected.
func (p *parser) advice(expected string) string {
	t := p.tok()
	switch {
	case t.IsSymbol("=") && p.at > 0 && p.tokens[p.at-1].IsSymbol("="):
		return "; equality is written ="
	case t.IsSymbol(":") && p.at == 0:
		return "; commands that begin with a colon are those of Neo4j Browser and cypher-shell"
	case t.Kind != lexer.Name:
		return ""
	}
	for _, a := range advices {
		if t.Is(a.word) {
			return "; " + a.text
		}
	}
	if strings.Contains(expected, "clause") {
		if word := cypher.Nearest(t.Text, clauses); word != "" && !t.Is(word) {
			return "; did you mean " + word + "?"
		}
	}
	return ""
}
