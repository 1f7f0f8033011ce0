package neo4j

import (
	"math"
	"reflect"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"entente/graph"
)

// maxDepth is how deep lists and maps may nest in a parameter.
const maxDepth = 100

// parameters widens parameters to the types that the driver sends: integers of
// all widths, typed lists and maps, and the temporal and spatial values of
// package graph.
func parameters(in map[string]any) (map[string]any, error) {
	out := make(map[string]any, len(in))
	for name, v := range in {
		widened, err := widen(v, 0)
		if err != nil {
			return nil, graph.Errorf(graph.Invalid, "the parameter $%s cannot be sent: %w", name, err)
		}
		out[name] = widened
	}
	return out, nil
}

func widen(v any, depth int) (any, error) {
	if depth > maxDepth {
		return nil, graph.Errorf(graph.Invalid, "it nests deeper than %d", maxDepth)
	}
	switch v := v.(type) {
	case nil, bool, int64, float64, string, []byte:
		return v, nil
	case int:
		return int64(v), nil
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
	case graph.Node, graph.Relationship, graph.Path:
		return nil, graph.Errorf(graph.Invalid, "a node, a relationship or a path is no parameter; send its properties")
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			var err error
			if out[i], err = widen(e, depth+1); err != nil {
				return nil, err
			}
		}
		return out, nil
	case map[string]any:
		out := make(map[string]any, len(v))
		for k, e := range v {
			var err error
			if out[k], err = widen(e, depth+1); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	return widenReflected(reflect.ValueOf(v), depth)
}

// widenReflected widens types that are made of the basic ones, such as
// graph.RelationType, []string and map[string]int.
func widenReflected(v reflect.Value, depth int) (any, error) {
	switch v.Kind() {
	case reflect.Bool:
		return v.Bool(), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return v.Int(), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		if v.Uint() > math.MaxInt64 {
			return nil, graph.Errorf(graph.Invalid, "%d is greater than the greatest integer of Cypher", v.Uint())
		}
		return int64(v.Uint()), nil
	case reflect.Float32, reflect.Float64:
		return v.Float(), nil
	case reflect.String:
		return v.String(), nil
	case reflect.Slice, reflect.Array:
		out := make([]any, v.Len())
		for i := range out {
			var err error
			if out[i], err = widen(v.Index(i).Interface(), depth+1); err != nil {
				return nil, err
			}
		}
		return out, nil
	case reflect.Map:
		if v.Type().Key().Kind() != reflect.String {
			break
		}
		out := make(map[string]any, v.Len())
		for entries := v.MapRange(); entries.Next(); {
			e, err := widen(entries.Value().Interface(), depth+1)
			if err != nil {
				return nil, err
			}
			out[entries.Key().String()] = e
		}
		return out, nil
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return nil, nil
		}
		return widen(v.Elem().Interface(), depth+1)
	}
	return nil, graph.Errorf(graph.Invalid, "a %s is no Cypher value", v.Type())
}
