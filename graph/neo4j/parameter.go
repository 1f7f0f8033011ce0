package neo4j

import (
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"entente/graph"
)

// parameters widens parameters to the types that the driver sends.
func parameters(in map[string]any) (map[string]any, error) {
	out := make(map[string]any, len(in))
	for name, v := range in {
		widened, err := graph.Widen(v, native)
		if err != nil {
			return nil, graph.Errorf(graph.Invalid, "the parameter $%s cannot be sent: %w", name, err)
		}
		out[name] = widened
	}
	return out, nil
}

// native makes the driver's temporal and spatial values.
func native(v any) (any, error) {
	switch v := v.(type) {
	case graph.Temporal:
		return parseTemporal(v)
	case graph.Point:
		if v.Is3D {
			return dbtype.Point3D{SpatialRefId: uint32(v.SRID), X: v.X, Y: v.Y, Z: v.Z}, nil
		}
		return dbtype.Point2D{SpatialRefId: uint32(v.SRID), X: v.X, Y: v.Y}, nil
	case time.Time:
		// A zone that is named UTC is not equal to an offset of zero in Cypher; the offset is what is meant.
		_, offset := v.Zone()
		return v.In(time.FixedZone("Offset", offset)), nil
	}
	return nil, graph.Errorf(graph.Invalid, "a %T is no Cypher value", v)
}
