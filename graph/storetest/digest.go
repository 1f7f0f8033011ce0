package storetest

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"entente/graph"
)

// Digest writes the whole graph as text, one line for each node and
// relationship, sorted; "" for an empty graph. Equal graphs give equal digests
// on every engine. Nodes are told apart by their labels and properties.
func Digest(t testing.TB, engine graph.Engine) string {
	t.Helper()
	var lines []string
	err := engine.Transact(t.Context(), graph.Read, func(tx graph.Tx) error {
		lines = nil
		nodes, err := tx.Run(t.Context(), "MATCH (n) RETURN n", nil)
		if err != nil {
			return err
		}
		for _, row := range nodes.Rows {
			lines = append(lines, line(t, row...))
		}
		relationships, err := tx.Run(t.Context(), "MATCH (a)-[r]->(b) RETURN a, r, b", nil)
		if err != nil {
			return err
		}
		for _, row := range relationships.Rows {
			lines = append(lines, line(t, row...))
		}
		return nil
	})
	if err != nil {
		t.Fatalf("digest: %v", err)
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// line writes nodes by their labels and id, or all properties where they have
// none, and relationships by their type and properties.
func line(t testing.TB, values ...any) string {
	t.Helper()
	var b strings.Builder
	for _, value := range values {
		var properties map[string]any
		switch v := value.(type) {
		case graph.Node:
			labels := slices.Sorted(slices.Values(v.Labels))
			b.WriteString("(:" + strings.Join(labels, ":") + " ")
			properties = v.Properties
			if id, ok := properties["id"]; ok && len(values) > 1 {
				properties = map[string]any{"id": id}
			}
		case graph.Relationship:
			b.WriteString("[:" + v.Type + " ")
			properties = v.Properties
		default:
			t.Fatalf("digest: unexpected value %T", value)
		}
		text, err := json.Marshal(graph.Plain(properties)) // keys come sorted
		if err != nil {
			t.Fatalf("digest: %v", err)
		}
		b.Write(text)
		b.WriteString(") ")
	}
	return strings.TrimSpace(b.String())
}
