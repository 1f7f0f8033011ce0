package value

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// Less is Cypher's "<": null for values that cannot be compared (null, or
// values of different types other than numbers).
func Less(a, b any) Ternary { return relate(a, b, func(c int) bool { return c < 0 }) }

// LessEqual is Cypher's "<=".
func LessEqual(a, b any) Ternary { return relate(a, b, func(c int) bool { return c <= 0 }) }

func relate(a, b any, holds func(int) bool) Ternary {
	if isNaN(a) || isNaN(b) {
		if KindOf(a) == KindNumber && KindOf(b) == KindNumber {
			return False
		}
		return Null
	}
	c, ok := comparable3(a, b)
	if !ok {
		return Null
	}
	return Of(holds(c))
}

func isNaN(v any) bool {
	f, ok := v.(float64)
	return ok && f != f
}

// comparable3 returns how a stands to b, and false if that is not defined.
func comparable3(a, b any) (int, bool) {
	kind := KindOf(a)
	if a == nil || kind != KindOf(b) {
		return 0, false
	}
	switch kind {
	case KindNumber, KindString, KindBoolean, KindBytes, KindDate, KindLocalTime, KindTime, KindLocalDateTime, KindDateTime:
		return Order(a, b), true
	case KindDuration, KindPoint: // only as far as they are equal
		return 0, a == b
	case KindList:
		x, y := a.([]any), b.([]any)
		for i := range min(len(x), len(y)) {
			c, ok := comparable3(x[i], y[i])
			if !ok {
				return 0, false
			}
			if c != 0 {
				return c, true
			}
		}
		return cmp.Compare(len(x), len(y)), true
	}
	return 0, false
}

// Order sorts any two values as ORDER BY does: first by type, in the order of
// the kinds, then by value; null is the largest of all and NaN the largest
// number. It is a total order, and 0 says that the values are equivalent.
func Order(a, b any) int {
	ka, kb := KindOf(a), KindOf(b)
	if ka != kb {
		return cmp.Compare(ka, kb)
	}
	switch x := a.(type) {
	case bool:
		return compareBool(x, b.(bool))
	case string:
		return strings.Compare(x, b.(string))
	case int64:
		if y, ok := b.(int64); ok {
			return cmp.Compare(x, y)
		}
		return compareIntFloat(x, b.(float64))
	case float64:
		if y, ok := b.(int64); ok {
			return -compareIntFloat(y, x)
		}
		return compareFloat(x, b.(float64))
	case []byte:
		return bytes.Compare(x, b.([]byte))
	case []any:
		return slices.CompareFunc(x, b.([]any), Order)
	case map[string]any:
		return orderMaps(x, b.(map[string]any))
	case Date, LocalTime, Time, LocalDateTime, DateTime, Duration, Point:
		return orderTemporal(a, b)
	case Node:
		return cmp.Compare(x.ID, b.(Node).ID)
	case Relationship:
		return cmp.Compare(x.ID, b.(Relationship).ID)
	case Path:
		return orderPaths(x, b.(Path))
	}
	return 0
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func compareFloat(a, b float64) int {
	switch {
	case a != a && b != b:
		return 0
	case a != a:
		return 1
	case b != b:
		return -1
	}
	return cmp.Compare(a, b)
}

func orderMaps(a, b map[string]any) int {
	if c := cmp.Compare(len(a), len(b)); c != 0 {
		return c
	}
	ka, kb := SortedKeys(a), SortedKeys(b)
	if c := slices.Compare(ka, kb); c != 0 {
		return c
	}
	for _, k := range ka {
		if c := Order(a[k], b[k]); c != 0 {
			return c
		}
	}
	return 0
}

func orderPaths(a, b Path) int {
	c := slices.CompareFunc(a.Nodes, b.Nodes, func(x, y Node) int { return cmp.Compare(x.ID, y.ID) })
	if c != 0 {
		return c
	}
	return slices.CompareFunc(a.Relationships, b.Relationships, func(x, y Relationship) int { return cmp.Compare(x.ID, y.ID) })
}

// SortedKeys returns the keys of m in ascending order.
func SortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
