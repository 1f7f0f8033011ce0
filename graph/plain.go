package graph

import (
	"encoding/base64"
	"fmt"
	"math"
)

// Plain turns a Cypher value into what encoding/json writes as the plain JSON
// of Neo4j's Query API: a node becomes {"elementId", "labels", "properties"}, a
// relationship {"elementId", "startNodeElementId", "endNodeElementId", "type",
// "properties"}, a path the list that alternates both, bytes base64, temporal
// values their ISO 8601 text, a point its well-known text; a float that JSON
// cannot write becomes "NaN", "Infinity" or "-Infinity".
func Plain(value any) any {
	switch v := value.(type) {
	case float64:
		switch {
		case math.IsNaN(v):
			return "NaN"
		case math.IsInf(v, 1):
			return "Infinity"
		case math.IsInf(v, -1):
			return "-Infinity"
		}
		return v
	case []byte:
		return base64.StdEncoding.EncodeToString(v)
	case []any:
		list := make([]any, len(v))
		for i, item := range v {
			list[i] = Plain(item)
		}
		return list
	case map[string]any:
		return plainMap(v)
	case Node:
		labels := v.Labels
		if labels == nil {
			labels = []string{}
		}
		return map[string]any{"elementId": v.ElementID, "labels": labels, "properties": plainMap(v.Properties)}
	case Relationship:
		return map[string]any{
			"elementId": v.ElementID, "startNodeElementId": v.StartElementID, "endNodeElementId": v.EndElementID,
			"type": v.Type, "properties": plainMap(v.Properties),
		}
	case Path:
		list := make([]any, 0, len(v.Nodes)+len(v.Relationships))
		for i, node := range v.Nodes {
			list = append(list, Plain(node))
			if i < len(v.Relationships) {
				list = append(list, Plain(v.Relationships[i]))
			}
		}
		return list
	case Temporal:
		return v.Text
	case Point:
		return v.String()
	}
	return value
}

func plainMap(m map[string]any) map[string]any {
	out := make(map[string]any, len(m))
	for key, value := range m {
		out[key] = Plain(value)
	}
	return out
}

// String is the point's well-known text with its reference system: "SRID=4326;POINT (2.35 48.85)".
func (p Point) String() string {
	if p.Is3D {
		return fmt.Sprintf("SRID=%d;POINT Z (%v %v %v)", p.SRID, p.X, p.Y, p.Z)
	}
	return fmt.Sprintf("SRID=%d;POINT (%v %v)", p.SRID, p.X, p.Y)
}
