package sema

import (
	"strings"

	"entente/graph/embedded/cypher"
)

// otherNames are what other languages call what Cypher has, by names in lower case.
var otherNames = [...]struct{ names, hint string }{
	{"len strlen", "size() counts the elements of a list and the characters of a text"},
	{"ifnull nvl isnull", "there is coalesce(), and IS NULL"},
	{"now getdate current_timestamp", "there are datetime(), date() and timestamp()"},
	{"concat concat_ws", "texts and lists are joined with +"},
	{"group_concat string_agg array_agg", "there is collect()"},
	{"join", "write reduce(text = '', x IN list | text + x)"},
	{"substr mid", "there is substring()"},
	{"instr charindex indexof", "there are CONTAINS and split()"},
	{"average mean", "there is avg()"},
	{"median", "there is percentileCont(x, 0.5)"},
	{"variance var", "there is stDev(), whose square it is"},
	{"stddev", "there is stDev()"},
	{"pow power", "write x ^ y"},
	{"mod", "write x % y"},
	{"ln", "there is log()"},
	{"random", "there is rand()"},
	{"cast int integer", "there are toInteger(), toFloat(), toString() and toBoolean()"},
	{"degree", "write COUNT { (n)--() }"},
}

// unknownFunction is the message for a function that there is not.
func unknownFunction(name string) string {
	message := "Unknown function " + name + "()"
	lower := strings.ToLower(name)
	for _, o := range otherNames {
		for _, n := range strings.Fields(o.names) {
			if n == lower {
				return message + "; " + o.hint
			}
		}
	}
	if strings.HasPrefix(lower, "apoc.") || strings.HasPrefix(lower, "gds.") {
		return message + "; the libraries APOC and GDS are not in the embedded graph"
	}
	var known []string
	for _, f := range Listed(Every()) {
		known = append(known, f.Name)
	}
	if near := cypher.Nearest(name, known); near != "" {
		message += "; did you mean " + near + "()?"
	}
	return message
}
