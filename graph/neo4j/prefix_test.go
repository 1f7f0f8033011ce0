package neo4j

import "testing"

func TestSplitPrefix(t *testing.T) {
	for _, row := range []struct {
		text string
		asks asked
		rest string
	}{
		{"MATCH (n) RETURN n", "", "MATCH (n) RETURN n"},
		{"EXPLAIN RETURN 1", explained, "        RETURN 1"},
		{"profile\nRETURN 1", profiled, "       \nRETURN 1"},
		{" /* PROFILE */ // EXPLAIN\n Profile RETURN 1", profiled, " /* PROFILE */ // EXPLAIN\n         RETURN 1"},
		{"CYPHER 5 PROFILE RETURN 1", profiled, "CYPHER 5         RETURN 1"},
		{"CYPHER runtime = slotted planner=cost EXPLAIN RETURN 1", explained, "CYPHER runtime = slotted planner=cost         RETURN 1"},
		{"EXPLAIN CYPHER 5 CREATE (n)", explained, "        CYPHER 5 CREATE (n)"},
		{"EXPLAIN PROFILE RETURN 1", explained, "        PROFILE RETURN 1"},
		{"EXPLAINRETURN 1", "", "EXPLAINRETURN 1"},
		{"RETURN 'EXPLAIN'", "", "RETURN 'EXPLAIN'"},
		{"CYPHER EXPLAIN", explained, "CYPHER        "},
		{"CYPHER 5 CYPHER x=PROFILE RETURN 1", "", "CYPHER 5 CYPHER x=PROFILE RETURN 1"},
		{"/* EXPLAIN", "", "/* EXPLAIN"},
		{"// EXPLAIN", "", "// EXPLAIN"},
		{"EXPLAIN", explained, "       "},
		{"", "", ""},
	} {
		if asks, rest := splitPrefix(row.text); asks != row.asks || rest != row.rest {
			t.Errorf("%q: %q %q, want %q %q", row.text, asks, rest, row.asks, row.rest)
		}
	}
}
