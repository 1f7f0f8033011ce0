package neo4j_test

import (
	"testing"

	"entente/graph"
	"entente/graph/neo4j/neo4jtest"
)

func TestSmoke(t *testing.T) {
	e := neo4jtest.Open(t)
	for range 3 {
		r, err := e.Query(t.Context(), "UNWIND [1,2,3] AS x RETURN x, duration({hours:x})", nil, graph.Limits{})
		t.Logf("%+v %v", r, err)
		r, err = e.Query(t.Context(), "RETURN '😀',\n foo", nil, graph.Limits{})
		t.Logf("%+v %v", r, err)
	}
}
