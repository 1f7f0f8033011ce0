package graph

import (
	"math"
	"reflect"
	"time"
)

// maxParameterDepth is how deep lists and maps may nest in a parameter.
const maxParameterDepth = 100

// Widen turns a parameter as a Go program gives it into a Cypher value: integers
// of all widths become int64, typed lists and maps become plain ones, a pointer
// becomes what it points to. Lists, maps and bytes are copied. A [Temporal], a
// [Point] and a [time.Time] are handed to native, which knows what the engine
// makes of them. It fails with Invalid for what is no Cypher value.
func Widen(v any, native func(any) (any, error)) (any, error) {
	return widening{native}.widen(v, 0)
}

type widening struct{ native func(any) (any, error) }

func (w widening) widen(v any, depth int) (any, error) {
	if depth > maxParameterDepth {
		return nil, notAValue("it nests deeper than %d", maxParameterDepth)
	}
	switch v := v.(type) {
	case nil, bool, int64, float64, string:
		return v, nil
	case int:
		return int64(v), nil
	case []byte:
		return append([]byte{}, v...), nil
	case Temporal, Point, time.Time:
		return w.native(v)
	case Node, Relationship, Path:
		return nil, notAValue("a node, a relationship or a path is no parameter; send its properties")
	}
	return w.reflected(reflect.ValueOf(v), depth)
}

// reflected widens types that are made of the basic ones, such as
// [RelationType], []string and map[string]int.
func (w widening) reflected(v reflect.Value, depth int) (any, error) {
	switch v.Kind() {
	case reflect.Bool:
		return v.Bool(), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return v.Int(), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		if v.Uint() > math.MaxInt64 {
			return nil, notAValue("%d is greater than the greatest integer of Cypher", v.Uint())
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
			if out[i], err = w.widen(v.Index(i).Interface(), depth+1); err != nil {
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
			e, err := w.widen(entries.Value().Interface(), depth+1)
			if err != nil {
				return nil, err
			}
			out[entries.Key().String()] = e
		}
		return out, nil
	case reflect.Pointer:
		if v.IsNil() {
			return nil, nil
		}
		return w.widen(v.Elem().Interface(), depth+1)
	}
	return nil, notAValue("a %s is no Cypher value", v.Type())
}

// notAValue is the error for a parameter that no engine takes.
func notAValue(format string, args ...any) error {
	e := Errorf(Invalid, format, args...)
	e.Status = "Neo.ClientError.Statement.TypeError"
	return e
}
