package embedded_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"entente/graph"
)

// TestFunctions evaluates expressions; a graph.Code is the error that is wanted.
func TestFunctions(t *testing.T) {
	e := open(t)
	for _, c := range []struct {
		expr string
		want any
	}{
		{`coalesce(null, 2, 3)`, int64(2)},
		{`nullIf(1, 1)`, nil},
		{`nullIf(1, 2)`, int64(1)},
		{`head([1, 2])`, int64(1)},
		{`last([])`, nil},
		{`tail([1, 2, 3])`, []any{int64(2), int64(3)}},
		{`reverse('añb')`, "bña"},
		{`reverse([1, 'a'])`, []any{"a", int64(1)}},
		{`size('añb')`, int64(3)},
		{`size([1, null])`, int64(2)},
		{`isEmpty('')`, true},
		{`isEmpty({})`, true},
		{`isEmpty([1])`, false},
		{`keys({b: 1, a: 2})`, []any{"a", "b"}},
		{`properties({a: 1})`, map[string]any{"a": int64(1)}},
		{`range(1, 7, 3)`, []any{int64(1), int64(4), int64(7)}},
		{`range(3, 1, -1)`, []any{int64(3), int64(2), int64(1)}},
		{`range(3, 1)`, []any{}},
		{`range(1, 3, 0)`, graph.Invalid},
		{`range(9223372036854775806, 9223372036854775807)`, []any{int64(math.MaxInt64 - 1), int64(math.MaxInt64)}},
		{`toLower('ÀB')`, "àb"},
		{`toUpper('àb')`, "ÀB"},
		{`trim('  a ')`, "a"},
		{`ltrim('  a ')`, "a "},
		{`rtrim('  a ')`, "  a"},
		{`btrim('xxaxx', 'x')`, "a"},
		{`normalize('e\u0301')`, "é"},
		{`normalize('é', nope)`, graph.Syntax},
		{`left('añb', 2)`, "añ"},
		{`right('añb', 2)`, "ñb"},
		{`left('a', -1)`, graph.Invalid},
		{`substring('hello', 1, 3)`, "ell"},
		{`substring('hello', 9)`, ""},
		{`split('a,b,,c', ',')`, []any{"a", "b", "", "c"}},
		{`replace('aXbX', 'X', '-')`, "a-b-"},
		{`abs(-3)`, int64(3)},
		{`abs(-9223372036854775808)`, graph.Invalid},
		{`sign(-0.5)`, int64(-1)},
		{`ceil(1.2)`, 2.0},
		{`round(2.5)`, 3.0},
		{`round(-2.5)`, -2.0},
		{`round(3.14159, 2)`, 3.14},
		{`sqrt(-1)`, math.NaN()},
		{`isNaN(0.0 / 0.0)`, true},
		{`atan2(0, -1)`, math.Pi},
		{`degrees(pi())`, 180.0},
		{`log(e())`, 1.0},
		{`toInteger('42')`, int64(42)},
		{`toInteger('2.9')`, int64(2)},
		{`toInteger(' 2.9 ')`, nil},
		{`toInteger('x')`, nil},
		{`toInteger('0x1F')`, nil},
		{`toInteger(1e30)`, nil},
		{`toInteger([])`, graph.Invalid},
		{`toIntegerOrNull([])`, nil},
		{`toFloat('1e3')`, 1000.0},
		{`toFloat('inf')`, nil},
		{`toBoolean('TRUE')`, true},
		{`toBoolean('yes')`, nil},
		{`toString(1.0)`, "1.0"},
		{`toString(true)`, "true"},
		{`toStringOrNull({})`, nil},
		{`toIntegerList(['1', 'x', null, 2.5])`, []any{int64(1), nil, nil, int64(2)}},
		{`valueType(1)`, "INTEGER NOT NULL"},
		{`valueType(null)`, "NULL"},
		{`size(randomUUID())`, int64(36)},
		{`timestamp() > 0`, true},
		{`0 <= rand() AND rand() < 1`, true},
		{`'abc' =~ 'a.*'`, true},
		{`'abc' =~ 'b'`, false},
		{`'a' =~ '('`, graph.Invalid},
		{`'a' || 'b'`, "ab"},
		{`[1] || [2]`, []any{int64(1), int64(2)}},
		{`1 < 2 < 3`, true},
		{`1 < 3 < 2`, false},
		{`1 < null < 0`, nil},
		{`[1, 2, 3][-1]`, int64(3)},
		{`[1, 2, 3][1..]`, []any{int64(2), int64(3)}},
		{`[1, 2, 3][..-1]`, []any{int64(1), int64(2)}},
		{`{a: {b: 1}}.a.b`, int64(1)},
		{`{a: 1}['a']`, int64(1)},
		{`3 IN [1, null]`, nil},
		{`null IN []`, false},
		{`[x IN [1, 2, 3] WHERE x > 1 | x * 2]`, []any{int64(4), int64(6)}},
		{`reduce(s = 0, x IN [1, 2, 3] | s + x)`, int64(6)},
		{`any(x IN [1, null] WHERE x = 2)`, nil},
		{`all(x IN [] WHERE x = 2)`, true},
		{`single(x IN [1, 2, 1] WHERE x = 1)`, false},
		{`none(x IN [1, 2] WHERE x = 3)`, true},
		{`CASE 2 WHEN 1 THEN 'a' WHEN 2 THEN 'b' END`, "b"},
		{`CASE WHEN null THEN 1 ELSE 2 END`, int64(2)},
		{`date('2022-09-07').week`, int64(36)},
		{`nothing(1)`, graph.Syntax},
	} {
		t.Run(c.expr, func(t *testing.T) {
			got, err := e.Query(t.Context(), "RETURN "+c.expr, nil, graph.Limits{})
			if code, ok := c.want.(graph.Code); ok {
				if graph.CodeOf(err) != code {
					t.Fatalf("got %v and the error %v, want %s", got, err, code)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got.Rows[0][0], cmpopts.EquateNaNs()); diff != "" {
				t.Error(diff)
			}
		})
	}
}
