package value

import (
	"math"
	"reflect"
	"time"

	"entente/graph"
)

// maxDepth is how deep lists and maps may nest in a parameter.
const maxDepth = 100

// Widen turns a parameter as a Go program gives it into a Cypher value: integers
// of all widths become int64, typed lists and maps become plain ones, a pointer
// becomes what it points to. Lists and maps are copied. It fails with
// graph.Invalid for what is no Cypher value and with graph.Unsupported for the
// temporal and spatial values.
func Widen(v any) (any, error) { return widen(v, 0) }

func widen(v any, depth int) (any, error) {
	if depth > maxDepth {
		return nil, ArgumentErrorf("a parameter nests deeper than %d", maxDepth)
	}
	switch v := v.(type) {
	case nil, bool, int64, float64, string:
		return v, nil
	case int:
		return int64(v), nil
	case []byte:
		return append([]byte{}, v...), nil
	case graph.Node, graph.Relationship, graph.Path:
		return nil, TypeErrorf("a node, a relationship or a path is no parameter; send its properties")
	case graph.Temporal, graph.Point, time.Time:
		e := graph.Errorf(graph.Unsupported, "a parameter of type %T is not supported by the embedded engine", v)
		e.Status = StatusType
		return nil, e
	case []any:
		list := make([]any, len(v))
		for i, e := range v {
			var err error
			if list[i], err = widen(e, depth+1); err != nil {
				return nil, err
			}
		}
		return list, nil
	case map[string]any:
		m := make(map[string]any, len(v))
		for k, e := range v {
			var err error
			if m[k], err = widen(e, depth+1); err != nil {
				return nil, err
			}
		}
		return m, nil
	}
	return widenReflected(reflect.ValueOf(v), depth)
}

// widenReflected widens types that are made of the basic ones, such as []string
// and map[string]int.
func widenReflected(v reflect.Value, depth int) (any, error) {
	switch v.Kind() {
	case reflect.Bool:
		return v.Bool(), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return v.Int(), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		if v.Uint() > math.MaxInt64 {
			return nil, ArithmeticErrorf("the parameter %d does not fit a 64-bit integer", v.Uint())
		}
		return int64(v.Uint()), nil
	case reflect.Float32, reflect.Float64:
		return v.Float(), nil
	case reflect.String:
		return v.String(), nil
	case reflect.Slice, reflect.Array:
		list := make([]any, v.Len())
		for i := range list {
			var err error
			if list[i], err = widen(v.Index(i).Interface(), depth+1); err != nil {
				return nil, err
			}
		}
		return list, nil
	case reflect.Map:
		if v.Type().Key().Kind() != reflect.String {
			break
		}
		m := make(map[string]any, v.Len())
		for entries := v.MapRange(); entries.Next(); {
			e, err := widen(entries.Value().Interface(), depth+1)
			if err != nil {
				return nil, err
			}
			m[entries.Key().String()] = e
		}
		return m, nil
	case reflect.Pointer:
		if v.IsNil() {
			return nil, nil
		}
		return widen(v.Elem().Interface(), depth+1)
	}
	return nil, TypeErrorf("a %s is no Cypher value", v.Type())
}
