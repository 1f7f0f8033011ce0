package embedded_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/graph"
)

// TestIDSeek compares what is found by an id with what a scan finds: head([…]) around the
// id keeps the planner from seeing it.
func TestIDSeek(t *testing.T) {
	e := planGraph(t)
	params := map[string]any{"node": "n7", "ids": []any{int64(7), 7.0, nil, "7", int64(-1), int64(8), int64(99999), 8.5}, "rel": int64(5), "null": nil}
	for _, c := range []struct {
		query string
		rows  int
	}{
		{`MATCH (n) WHERE elementId(n) = $node RETURN n.id AS x`, 1},
		{`MATCH (n) WHERE $node = elementId(n) RETURN n.id AS x`, 1},
		{`MATCH (n) WHERE elementId(n) = 'n07' RETURN n.id AS x`, 0},
		{`MATCH (n) WHERE elementId(n) = 'r7' RETURN n.id AS x`, 0},
		{`MATCH (n) WHERE elementId(n) = '' RETURN n.id AS x`, 0},
		{`MATCH (n) WHERE elementId(n) IN ['n7', 'n8', 'n7', 'x'] RETURN n.id AS x`, 2},
		{`MATCH (n) WHERE id(n) IN $ids RETURN n.id AS x`, 2},
		{`MATCH (n) WHERE id(n) = $null RETURN n.id AS x`, 0},
		{`MATCH (n) WHERE id(n) IN $null RETURN n.id AS x`, 0},
		{`MATCH (n:City) WHERE id(n) = 7 RETURN n.id AS x`, 0},
		{`UNWIND [7, 8, 7] AS i MATCH (n) WHERE id(n) = i RETURN n.id AS x`, 3},
		{`MATCH (m:Person {id: 3}) MATCH (n) WHERE elementId(n) = elementId(m) RETURN n.id AS x`, 1},
		{`MATCH (n)-[r]->(m) WHERE id(r) = $rel RETURN [n.id, m.id] AS x`, 1},
		{`MATCH (n)-[r]-(m) WHERE id(r) = $rel RETURN [n.id, m.id] AS x`, 2},
		{`MATCH (n)-[r:LIKES]->(m:Person) WHERE id(r) = $rel RETURN n.id AS x`, 0},
		{`MATCH (n)-[r]-(m) WHERE id(r) IN $ids AND n.id > m.id RETURN [n.id, m.id] AS x`, -1},
		{`MATCH (n)-[r]->(m)-[s]->(o) WHERE elementId(s) = 'r5' RETURN [n.id, o.id] AS x`, -1},
		{`MATCH (n)-[r]->(m), (n)-[s]->(o) WHERE id(r) = 5 AND id(s) = 5 RETURN n.id AS x`, 0},
		{`MATCH p = (n)-[r]->(m) WHERE id(r) = 5 RETURN length(p) AS x`, 1},
		{`MATCH (n)-[r]->(m) WHERE id(r) = 5 MATCH (m)<-[r]-(o) RETURN o.id AS x`, 1},
		{`OPTIONAL MATCH (n) WHERE elementId(n) = 'n99999' RETURN n AS x`, 1},
		{`MATCH (n) WHERE id(n) = 7 RETURN COUNT { (n)-[:KNOWS]->() } AS x`, 1},
		{`MATCH (n) WHERE id(n) IN [7, 7] MATCH (n)-->(m) RETURN count(*) AS x`, 1},
	} {
		var found [2][]string
		slow := strings.NewReplacer("elementId(n)", "head([elementId(n)])", "elementId(s)", "head([elementId(s)])", "WHERE id(", "WHERE 0 + id(", "AND id(", "AND 0 + id(").Replace(c.query)
		for i, query := range []string{c.query, slow} {
			result, err := e.Query(t.Context(), query, params, graph.Limits{})
			if err != nil {
				t.Fatalf("%s: %v", query, err)
			}
			for _, row := range result.Rows {
				found[i] = append(found[i], fmt.Sprint(row))
			}
			slices.Sort(found[i])
		}
		if !slices.Equal(found[0], found[1]) {
			t.Errorf("%s\ngives %v\na scan %v", c.query, found[0], found[1])
		}
		if c.rows >= 0 && len(found[0]) != c.rows {
			t.Errorf("%s gives %d rows, want %d", c.query, len(found[0]), c.rows)
		}
	}
	_, err := e.Query(t.Context(), `MATCH (n) WHERE id(n) IN $rel RETURN n`, params, graph.Limits{})
	if graph.CodeOf(err) != graph.Invalid {
		t.Errorf("IN a number: %v", err)
	}
}
