package exec

import (
	"math"
	"strconv"

	"entente/graph"
	"entente/graph/embedded/value"
)

// virtual holds the nodes and relationships that procedures made up for this
// run: they are in no graph. Their ids count down from -100, as those of Neo4j do.
type virtual struct {
	nodes         map[uint64]graph.Node
	relationships map[uint64]map[string]any // their properties
}

const firstVirtual = -100

// isVirtual reports whether an id is one of a procedure's making.
func isVirtual(id uint64) bool { return id > math.MaxInt64 }

// VirtualNode implements [procedure.Maker].
func (rt *run) VirtualNode(labels []string, properties map[string]any) value.Node {
	if rt.virtual.nodes == nil {
		rt.virtual.nodes = map[uint64]graph.Node{}
	}
	n := firstVirtual - int64(len(rt.virtual.nodes))
	rt.virtual.nodes[uint64(n)] = graph.Node{ElementID: strconv.FormatInt(n, 10), Labels: labels, Properties: properties}
	return value.Node{ID: uint64(n)}
}

// VirtualRelationship implements [procedure.Maker].
func (rt *run) VirtualRelationship(relationshipType string, start, end value.Node, properties map[string]any) value.Relationship {
	if rt.virtual.relationships == nil {
		rt.virtual.relationships = map[uint64]map[string]any{}
	}
	n := firstVirtual - int64(len(rt.virtual.relationships))
	rt.virtual.relationships[uint64(n)] = properties
	return value.Relationship{ID: uint64(n), Start: start.ID, End: end.ID, Type: relationshipType}
}

// virtualProperties returns the properties of a virtual node or relationship.
func (rt *run) virtualProperties(v any) (map[string]any, bool) {
	switch v := v.(type) {
	case value.Node:
		n, ok := rt.virtual.nodes[v.ID]
		return n.Properties, ok
	case value.Relationship:
		m, ok := rt.virtual.relationships[v.ID]
		return m, ok
	}
	return nil, false
}
