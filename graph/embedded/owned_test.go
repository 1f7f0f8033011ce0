package embedded_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

// TestRowsAreOwned changes what a query gave, which must not change the graph
// that is kept in memory.
func TestRowsAreOwned(t *testing.T) {
	e := open(t)
	err := e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
		_, err := tx.Run(t.Context(), `CREATE (:N {list: ['a', 'b'], bytes: $bytes})-[:R {list: [1, 2]}]->(:N)`, map[string]any{"bytes": []byte{1, 2}})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	read := func() []any {
		got, err := e.Query(t.Context(), `MATCH (n:N)-[r]->() RETURN n, r, n.list, n.bytes, properties(n)`, nil, graph.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		return got.Rows[0]
	}
	want, first := read(), read()
	first[0].(graph.Node).Properties["list"].([]any)[0] = "changed"
	first[0].(graph.Node).Properties["bytes"].([]byte)[0] = 9
	first[1].(graph.Relationship).Properties["list"].([]any)[0] = int64(9)
	first[2].([]any)[1] = "changed"
	first[3].([]byte)[1] = 9
	first[4].(map[string]any)["list"].([]any)[0] = "changed"
	if d := cmp.Diff(want, read()); d != "" {
		t.Error(d)
	}
}
