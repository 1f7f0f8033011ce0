package neo4j_test

import (
	"testing"

	"entente/graph"
	"entente/graph/neo4j/neo4jtest"
	"entente/graph/storetest"
)

// TestEngine runs the suite that every engine passes on a real server.
func TestEngine(t *testing.T) {
	storetest.TestEngine(t, func(t *testing.T) graph.Engine { return neo4jtest.Open(t) })
}
