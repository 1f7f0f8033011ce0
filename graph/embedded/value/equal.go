package value

import (
	"bytes"
	"math"
)

// Equal is Cypher's "=": null if either side is null or if a null inside a list
// or map leaves the answer open, false for values of different types. NaN
// equals nothing.
func Equal(a, b any) Ternary {
	if a == nil || b == nil {
		return Null
	}
	switch x := a.(type) {
	case bool:
		y, ok := b.(bool)
		return Of(ok && x == y)
	case string:
		y, ok := b.(string)
		return Of(ok && x == y)
	case int64:
		switch y := b.(type) {
		case int64:
			return Of(x == y)
		case float64:
			return Of(compareIntFloat(x, y) == 0 && y == y)
		}
		return False
	case float64:
		switch y := b.(type) {
		case int64:
			return Of(x == x && compareIntFloat(y, x) == 0)
		case float64:
			return Of(x == y)
		}
		return False
	case []byte:
		y, ok := b.([]byte)
		return Of(ok && bytes.Equal(x, y))
	case Date, LocalTime, Time, LocalDateTime, DateTime, Duration, Point:
		return Of(a == b)
	case Node:
		y, ok := b.(Node)
		return Of(ok && x == y)
	case Relationship:
		y, ok := b.(Relationship)
		return Of(ok && x.ID == y.ID)
	case []any:
		if y, ok := b.([]any); ok {
			return equalLists(x, y)
		}
	case map[string]any:
		if y, ok := b.(map[string]any); ok {
			return equalMaps(x, y)
		}
	case Path:
		if y, ok := b.(Path); ok {
			return Of(equalPaths(x, y))
		}
	}
	return False
}

func equalLists(a, b []any) Ternary {
	if len(a) != len(b) {
		return False
	}
	result := True
	for i := range a {
		if result = result.And(Equal(a[i], b[i])); result == False {
			return False
		}
	}
	return result
}

func equalMaps(a, b map[string]any) Ternary {
	if len(a) != len(b) {
		return False
	}
	result := True
	for k, x := range a {
		y, ok := b[k]
		if !ok {
			return False
		}
		result = result.And(Equal(x, y))
	}
	return result
}

func equalPaths(a, b Path) bool {
	if len(a.Nodes) != len(b.Nodes) || len(a.Relationships) != len(b.Relationships) {
		return false
	}
	for i := range a.Nodes {
		if a.Nodes[i] != b.Nodes[i] {
			return false
		}
	}
	for i := range a.Relationships {
		if a.Relationships[i].ID != b.Relationships[i].ID {
			return false
		}
	}
	return true
}

// compareIntFloat compares without rounding the integer. NaN counts as the
// largest number.
func compareIntFloat(i int64, f float64) int {
	switch {
	case f != f:
		return -1
	case f >= math.MaxInt64: // 2^63 as a float, above every int64
		return -1
	case f < math.MinInt64:
		return 1
	}
	whole := math.Trunc(f)
	switch n := int64(whole); {
	case i < n:
		return -1
	case i > n:
		return 1
	}
	switch frac := f - whole; {
	case frac > 0:
		return -1
	case frac < 0:
		return 1
	}
	return 0
}
