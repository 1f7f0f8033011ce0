package value_test

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"entente/graph"
	"entente/graph/embedded/value"
)

var nan = math.NaN()

func list(v ...any) []any { return v }

func TestEqual(t *testing.T) {
	for _, c := range []struct {
		a, b any
		want value.Ternary
	}{
		{nil, nil, value.Null},
		{int64(1), nil, value.Null},
		{int64(1), 1.0, value.True},
		{1.0, int64(1), value.True},
		{int64(1<<53 + 1), float64(1 << 53), value.False},
		{int64(math.MaxInt64), float64(math.MaxInt64), value.False},
		{nan, nan, value.False},
		{int64(1), nan, value.False},
		{"1", int64(1), value.False},
		{true, "true", value.False},
		{list(int64(1), nil), list(int64(1), nil), value.Null},
		{list(int64(1), nil), list(int64(2), nil), value.False},
		{list(int64(1)), list(int64(1), nil), value.False},
		{map[string]any{"a": int64(1)}, map[string]any{"a": 1.0}, value.True},
		{map[string]any{"a": nil}, map[string]any{"a": nil}, value.Null},
		{map[string]any{"a": nil}, map[string]any{"b": nil}, value.False},
		{value.Node{ID: 1}, value.Node{ID: 1}, value.True},
		{value.Node{ID: 1}, value.Relationship{ID: 1}, value.False},
	} {
		if got := value.Equal(c.a, c.b); got != c.want {
			t.Errorf("%v = %v is %v, want %v", c.a, c.b, got, c.want)
		}
		if got := value.Equal(c.b, c.a); got != c.want {
			t.Errorf("%v = %v is %v, want %v", c.b, c.a, got, c.want)
		}
	}
}

func TestLess(t *testing.T) {
	for _, c := range []struct {
		a, b any
		want value.Ternary
	}{
		{int64(1), 1.5, value.True},
		{"a", "b", value.True},
		{false, true, value.True},
		{"a", int64(1), value.Null},
		{nil, int64(1), value.Null},
		{nan, int64(1), value.False},
		{nan, "a", value.Null},
		{list(int64(1)), list(int64(1), int64(0)), value.True},
		{list(int64(1), nil), list(int64(2), nil), value.True},
		{list(nil, int64(1)), list(nil, int64(2)), value.Null},
		{map[string]any{}, map[string]any{}, value.Null},
		{value.Date{}, value.Date{Days: 1}, value.True},
		{value.Date{}, value.DateTime{}, value.Null},
		{value.DateTime{}, value.DateTime{Offset: 60}, value.True},
		{value.Duration{}, value.Duration{Days: 1}, value.Null},
		{value.Duration{Days: 1}, value.Duration{Days: 1}, value.False},
		{value.Point{SRID: 7203}, value.Point{SRID: 7203, X: 1}, value.Null},
	} {
		if got := value.Less(c.a, c.b); got != c.want {
			t.Errorf("%v < %v is %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

// ascending is one value of each kind, and more, in the order of ORDER BY.
var ascending = []any{
	map[string]any{}, map[string]any{"a": int64(1)}, map[string]any{"b": int64(0)},
	value.Node{ID: 1}, value.Node{ID: 2}, value.Relationship{ID: 1},
	list(), list("a"), list("a", int64(1)), list(int64(1)), list(nil),
	value.Path{Nodes: []value.Node{{ID: 1}}},
	[]byte{1},
	value.Point{SRID: 4326, X: 1}, value.Point{SRID: 7203, X: -1}, value.Point{SRID: 7203, X: 1, Y: -1}, value.Point{SRID: 7203, X: 1}, value.Point{SRID: 9157},
	value.DateTime{Seconds: -1, Nanos: 999}, value.DateTime{Offset: -60}, value.DateTime{}, value.DateTime{Zone: "UTC"}, value.DateTime{Nanos: 1},
	value.LocalDateTime{Seconds: -1, Nanos: 5}, value.LocalDateTime{}, value.LocalDateTime{Nanos: 1},
	value.Date{Days: -1}, value.Date{}, value.Date{Days: 1},
	value.Time{Offset: 3600}, value.Time{}, value.Time{Nanos: 3600e9, Offset: 3600}, value.Time{Nanos: 1},
	value.LocalTime{}, value.LocalTime{Nanos: 1},
	value.Duration{Seconds: -1}, value.Duration{}, value.Duration{Seconds: 86400}, value.Duration{Days: 1}, value.Duration{Days: 30}, value.Duration{Months: 1},
	"", "A", "a", "é", false, true,
	math.Inf(-1), int64(math.MinInt64), -1.5, int64(0), 0.5, int64(1), float64(1 << 60), int64(math.MaxInt64), math.Inf(1), nan, nil,
}

func TestOrder(t *testing.T) {
	for i, a := range ascending {
		for j, b := range ascending {
			got := value.Order(a, b)
			if (i < j && got >= 0) || (i > j && got <= 0) || (i == j && got != 0) {
				t.Errorf("order of %v and %v is %d", a, b, got)
			}
			same := bytes.Equal(value.AppendKey(nil, a), value.AppendKey(nil, b))
			if same != (i == j) {
				t.Errorf("keys of %v and %v: same is %v", a, b, same)
			}
		}
	}
	if !bytes.Equal(value.AppendKey(nil, int64(2)), value.AppendKey(nil, 2.0)) || !bytes.Equal(value.AppendKey(nil, 0.0), value.AppendKey(nil, math.Copysign(0, -1))) {
		t.Error("equal numbers must have one key")
	}
}

func TestTernary(t *testing.T) {
	all := []value.Ternary{value.False, value.Null, value.True}
	and := [][]value.Ternary{{value.False, value.False, value.False}, {value.False, value.Null, value.Null}, {value.False, value.Null, value.True}}
	for i, a := range all {
		for j, b := range all {
			if got := a.And(b); got != and[i][j] {
				t.Errorf("%v AND %v is %v", a, b, got)
			}
			if got := a.Or(b); got != a.Not().And(b.Not()).Not() {
				t.Errorf("%v OR %v is %v", a, b, got)
			}
			if got := a.Xor(b); got != a.And(b.Not()).Or(a.Not().And(b)) {
				t.Errorf("%v XOR %v is %v", a, b, got)
			}
		}
	}
}

func TestArithmetic(t *testing.T) {
	type operation func(a, b any) (any, error)
	for _, c := range []struct {
		name   string
		f      operation
		a, b   any
		want   any
		status string
	}{
		{"add", value.Add, int64(1), int64(2), int64(3), ""},
		{"add a float", value.Add, int64(1), 0.5, 1.5, ""},
		{"add null", value.Add, int64(1), nil, nil, ""},
		{"overflow", value.Add, int64(math.MaxInt64), int64(1), nil, value.StatusArithmetic},
		{"underflow", value.Subtract, int64(math.MinInt64), int64(1), nil, value.StatusArithmetic},
		{"product too great", value.Multiply, int64(math.MinInt64), int64(-1), nil, value.StatusArithmetic},
		{"product", value.Multiply, int64(-4), int64(5), int64(-20), ""},
		{"quotient", value.Divide, int64(-7), int64(2), int64(-3), ""},
		{"quotient too great", value.Divide, int64(math.MinInt64), int64(-1), nil, value.StatusArithmetic},
		{"by zero", value.Divide, int64(1), int64(0), nil, value.StatusArithmetic},
		{"float by zero", value.Divide, 1.0, int64(0), math.Inf(1), ""},
		{"remainder", value.Modulo, int64(-7), int64(3), int64(-1), ""},
		{"power", value.Power, int64(2), int64(3), 8.0, ""},
		{"text", value.Add, "a", "b", "ab", ""},
		{"text and number", value.Add, "a", 1.0, "a1.0", ""},
		{"number and text", value.Add, int64(1), "a", "1a", ""},
		{"text and boolean", value.Add, "a", true, nil, value.StatusType},
		{"lists", value.Add, list(int64(1)), list(nil), list(int64(1), nil), ""},
		{"list and element", value.Add, list(int64(1)), "a", list(int64(1), "a"), ""},
		{"element and list", value.Add, "a", list(int64(1)), list("a", int64(1)), ""},
		{"maps", value.Add, map[string]any{}, int64(1), nil, value.StatusType},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.f(c.a, c.b)
			if c.status != "" {
				if e, ok := err.(*graph.Error); !ok || e.Status != c.status {
					t.Errorf("error %v, want %s", err, c.status)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got, cmpopts.EquateNaNs()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFloatText(t *testing.T) {
	for f, want := range map[float64]string{
		0: "0.0", 1: "1.0", -1.5: "-1.5", 0.001: "0.001", 0.0001: "1.0E-4", 1e7: "1.0E7", 9999999: "9999999.0",
		1.5e300: "1.5E300", math.Inf(1): "Infinity", 123456789.125: "1.23456789125E8",
	} {
		if got := value.FloatText(f); got != want {
			t.Errorf("%g is %s, want %s", f, got, want)
		}
	}
}

func TestCheckProperty(t *testing.T) {
	for _, v := range []any{nil, true, int64(1), 1.5, "", []byte{}, list(), list("a", "b"), list(int64(1), 2.0), value.Date{}, list(value.Time{}, value.Time{}), list(value.Point{SRID: 7203})} {
		if err := value.CheckProperty(v); err != nil {
			t.Errorf("%v: %v", v, err)
		}
	}
	for _, v := range []any{map[string]any{}, list(nil), list(list()), list("a", int64(1)), list(map[string]any{}), value.Node{}, list(value.Date{}, value.LocalTime{}), list(value.Date{}, nil), list(value.Point{SRID: 7203}, value.Point{SRID: 9157})} {
		if err := value.CheckProperty(v); graph.CodeOf(err) != graph.Invalid {
			t.Errorf("%v: %v, want invalid", v, err)
		}
	}
}

func TestDescribeIsShort(t *testing.T) {
	if got := value.Describe(strings.Repeat("é", 10_000)); len(got) > 200 {
		t.Errorf("%d bytes", len(got))
	}
}

// FuzzNumbers checks that equality, order and keys of numbers agree.
func FuzzNumbers(f *testing.F) {
	f.Add(int64(1), 1.0)
	f.Add(int64(math.MaxInt64), float64(math.MaxInt64))
	f.Add(int64(0), math.Copysign(0, -1))
	f.Add(int64(-1), nan)
	f.Fuzz(func(t *testing.T, i int64, x float64) {
		equal := value.Equal(i, x) == value.True
		if equal != (value.Order(i, x) == 0) || value.Order(i, x) != -value.Order(x, i) {
			t.Errorf("%d = %g is %v, order %d and %d", i, x, equal, value.Order(i, x), value.Order(x, i))
		}
		if same := bytes.Equal(value.AppendKey(nil, i), value.AppendKey(nil, x)); same != equal {
			t.Errorf("%d = %g is %v, one key is %v", i, x, equal, same)
		}
		if !math.IsNaN(x) && (value.Less(i, x) == value.True) != (value.Order(i, x) < 0) {
			t.Errorf("%d < %g is %v", i, x, value.Less(i, x))
		}
	})
}
