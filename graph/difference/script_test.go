package difference

import (
	"testing"

	"entente/graph"
	"entente/graph/neo4j"
	"entente/graph/neo4j/neo4jtest"
)

// scripts runs those of testdata/schema.txt, which an empty line divides: each
// statement in a transaction that commits, on engines that are empty at first.
func scripts(t *testing.T, server *neo4j.Engine, ours graph.Engine, known known) {
	fresh := true
	for _, q := range append(readQueries(t, "schema.txt"), query{}) {
		switch {
		case q.text == "":
			fresh = true
			continue
		case fresh:
			neo4jtest.Empty(t, server)
			ours = openOurs(t)
			fresh = false
		}
		want := run(t, server, q, nil)
		if want.err == nil && want.result.Kind == graph.ChangesSchema {
			must(t, server, `CALL db.awaitIndexes(60)`)
		}
		if difference := compare(q, want, run(t, ours, q, nil)); difference != "" && !known.match(q, difference) {
			t.Errorf("script: %s\n%s", q.text, difference)
		}
	}
}
