package value

import (
	"math"

	"entente/graph"
)

// Widen turns a parameter as a Go program gives it into a Cypher value: all
// integers become int64, typed slices become lists, typed maps become maps. It
// copies lists and maps. It fails for a type that is none of these.
func Widen(v any) (any, error) {
	switch v := v.(type) {
	case nil, bool, int64, float64, string:
		return v, nil
	case []byte:
		return append([]byte{}, v...), nil
	case int:
		return int64(v), nil
	case int8:
		return int64(v), nil
	case int16:
		return int64(v), nil
	case int32:
		return int64(v), nil
	case uint8:
		return int64(v), nil
	case uint16:
		return int64(v), nil
	case uint32:
		return int64(v), nil
	case uint:
		return widenUint(uint64(v))
	case uint64:
		return widenUint(v)
	case float32:
		return float64(v), nil
	case []any:
		return widenList(v)
	case []string:
		return widenList(v)
	case []int:
		return widenList(v)
	case []int64:
		return widenList(v)
	case []float64:
		return widenList(v)
	case []bool:
		return widenList(v)
	case []map[string]any:
		return widenList(v)
	case map[string]any:
		return widenMap(v)
	case map[string]string:
		return widenMap(v)
	case map[string]int:
		return widenMap(v)
	}
	e := graph.Errorf(graph.Unsupported, "a parameter of type %T is not supported", v)
	e.Status = StatusType
	return nil, e
}

func widenUint(v uint64) (any, error) {
	if v > math.MaxInt64 {
		return nil, ArithmeticErrorf("the parameter %d does not fit a 64-bit integer", v)
	}
	return int64(v), nil
}

func widenList[T any](list []T) (any, error) {
	wide := make([]any, len(list))
	for i, e := range list {
		w, err := Widen(e)
		if err != nil {
			return nil, err
		}
		wide[i] = w
	}
	return wide, nil
}

func widenMap[T any](m map[string]T) (any, error) {
	wide := make(map[string]any, len(m))
	for k, e := range m {
		w, err := Widen(e)
		if err != nil {
			return nil, err
		}
		wide[k] = w
	}
	return wide, nil
}
