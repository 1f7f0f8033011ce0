package storetest

import (
	"math"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"entente/graph"
)

// storedValues come back from the graph as they were put into it.
var storedValues = []struct {
	name  string
	value any
}{
	{"true", true},
	{"false", false},
	{"zero", int64(0)},
	{"negative", int64(-1)},
	{"beyond 2^53", int64(1<<53 + 1)},
	{"greatest integer", int64(math.MaxInt64)},
	{"least integer", int64(math.MinInt64)},
	{"float", 1.5},
	{"float that is whole", 2.0},
	{"least float", math.SmallestNonzeroFloat64},
	{"greatest float", math.MaxFloat64},
	{"infinity", math.Inf(-1)},
	{"not a number", math.NaN()},
	{"empty string", ""},
	{"string", "Tirana cut ties"},
	{"accents", "Tiranë, Besançon, São Tomé"},
	{"decomposed accents stay decomposed", "e\u0301"},
	{"other scripts", "Тегеран طهران 德黑兰 तेहरान"},
	{"beyond the basic plane", "😀 𝔸 👩‍👩‍👧"},
	{"right-to-left marks", "a\u202eb\u200f"},
	{"NUL and controls", "a\x00b\x01\x1f\x7f"},
	{"quotes and backslashes", `'"\` + "`$x"},
	{"line ends", "a\nb\r\nc\u2028d"},
	{"Cypher is text", "'}) DETACH DELETE n //"},
	{"long string", strings.Repeat("évidence ", 20_000)},
	{"empty list", []any{}},
	{"list of strings", []any{"a", "", "ç"}},
	{"list of integers", []any{int64(1), int64(math.MaxInt64)}},
	{"list of booleans", []any{true, false}},
	{"list of floats", []any{0.5, -1.0}},
}

// passedValues can be parameters and results but not properties.
var passedValues = []struct {
	name  string
	value any
}{
	{"null", nil},
	{"list with null", []any{int64(1), nil}},
	{"list of lists", []any{[]any{int64(1), []any{"x"}}, []any{}}},
	{"list of all", []any{int64(1), "a", true, 1.5, nil, map[string]any{"k": "v"}}},
	{"empty map", map[string]any{}},
	{"nested map", map[string]any{"a": map[string]any{"b": []any{map[string]any{"c": nil}}}, "": int64(1), "with space": "x"}},
}

func testValues(t *testing.T, open Open) {
	e := open(t)
	same := func(t *testing.T, got *graph.Result, err error, want any) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff([][]any{{want}}, got.Rows, cmpopts.EquateNaNs()); diff != "" {
			t.Errorf("the value differs (-want +got):\n%.2000s", diff)
		}
	}
	for _, v := range storedValues {
		t.Run("stored "+v.name, func(t *testing.T) {
			params := map[string]any{"name": v.name, "value": v.value}
			got, err := rows(t, e, graph.Write, `CREATE (n:V {name: $name, value: $value}) RETURN n.value`, params)
			same(t, got, err, v.value)
			got, err = rows(t, e, graph.Read, `MATCH (n:V {name: $name}) RETURN n.value`, params)
			same(t, got, err, v.value)
			got, err = e.Query(t.Context(), `MATCH (n:V {name: $name}) RETURN properties(n).value`, params, graph.Limits{})
			same(t, got, err, v.value)
		})
	}
	for _, v := range passedValues {
		t.Run("passed "+v.name, func(t *testing.T) {
			params := map[string]any{"value": v.value}
			got, err := rows(t, e, graph.Read, `RETURN $value`, params)
			same(t, got, err, v.value)
			got, err = e.Query(t.Context(), `WITH $value AS x RETURN x`, params, graph.Limits{})
			same(t, got, err, v.value)
		})
	}
	t.Run("a path that comes back to a node", func(t *testing.T) { testPathBack(t, open) })
	t.Run("element ids", func(t *testing.T) { testElementIDs(t, open) })
}

// testPathBack walks a, b, a, c: the path meets a twice and must say so.
func testPathBack(t *testing.T, open Open) {
	e := open(t)
	must(t, e, `CREATE (a:N {n: 'a'})-[:R {i: 1}]->(b:N {n: 'b'}), (b)-[:R {i: 2}]->(a), (a)-[:R {i: 3}]->(:N {n: 'c'})`)
	got, err := rows(t, e, graph.Read, `MATCH p = (:N {n: 'a'})-[{i: 1}]->()-[{i: 2}]->()-[{i: 3}]->() RETURN p`, nil)
	if err != nil || len(got.Rows) != 1 {
		t.Fatalf("%v, %v", got, err)
	}
	path, ok := got.Rows[0][0].(graph.Path)
	if !ok || len(path.Nodes) != 4 || len(path.Relationships) != 3 {
		t.Fatalf("got %#v, want 4 nodes and 3 relationships", got.Rows[0][0])
	}
	names := ""
	for _, n := range path.Nodes {
		names += n.Properties["n"].(string)
	}
	if names != "abac" {
		t.Errorf("the nodes of the path are %s, want abac", names)
	}
	for i, r := range path.Relationships {
		from, to := path.Nodes[i].ElementID, path.Nodes[i+1].ElementID
		if r.StartElementID != from || r.EndElementID != to || r.Properties["i"] != int64(i+1) {
			t.Errorf("relationship %d is %+v, want it from %s to %s", i, r, from, to)
		}
	}
}

// testElementIDs checks that ids tell things apart and tie them together.
func testElementIDs(t *testing.T, open Open) {
	e := open(t)
	must(t, e, `CREATE (:A)-[:R]->(:B)`)
	got, err := rows(t, e, graph.Read, `MATCH (a:A)-[r]->(b) RETURN a, r, b, elementId(a)`, nil)
	if err != nil || len(got.Rows) != 1 {
		t.Fatalf("%v, %v", got, err)
	}
	a, r, b := got.Rows[0][0].(graph.Node), got.Rows[0][1].(graph.Relationship), got.Rows[0][2].(graph.Node)
	if a.ElementID == "" || a.ElementID == b.ElementID || r.ElementID == "" {
		t.Errorf("element ids %q, %q and %q do not tell things apart", a.ElementID, r.ElementID, b.ElementID)
	}
	if r.StartElementID != a.ElementID || r.EndElementID != b.ElementID {
		t.Errorf("the relationship goes from %q to %q, want %q to %q", r.StartElementID, r.EndElementID, a.ElementID, b.ElementID)
	}
	if got.Rows[0][3] != a.ElementID {
		t.Errorf("elementId() is %v, want %q", got.Rows[0][3], a.ElementID)
	}
}

type word string

// testParameters checks that Go's own types are widened, and that what is no
// Cypher value is refused.
func testParameters(t *testing.T, open Open) {
	e := open(t)
	number := 7
	for _, c := range []struct {
		name string
		give any
		want any
	}{
		{"int", 1, int64(1)},
		{"int32", int32(-1), int64(-1)},
		{"uint8", uint8(255), int64(255)},
		{"float32", float32(0.5), 0.5},
		{"strings", []string{"a", "b"}, []any{"a", "b"}},
		{"no strings", []string{}, []any{}},
		{"ints", []int{1, 2}, []any{int64(1), int64(2)}},
		{"maps", []map[string]any{{"a": 1}, {}}, []any{map[string]any{"a": int64(1)}, map[string]any{}}},
		{"map of strings", map[string]string{"a": "b"}, map[string]any{"a": "b"}},
		{"a named string", word("x"), "x"},
		{"a pointer", &number, int64(7)},
		{"a nil pointer", (*int)(nil), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := rows(t, e, graph.Read, `RETURN $x`, map[string]any{"x": c.give})
			if err != nil {
				t.Fatal(err)
			}
			wantRows(t, "parameter", got, [][]any{{c.want}}, true)
		})
	}
	for _, c := range []struct {
		name string
		give any
	}{
		{"a channel", make(chan int)},
		{"a structure", struct{ A int }{1}},
		{"too great an integer", uint64(math.MaxUint64)},
		{"a node", graph.Node{}},
	} {
		t.Run("refused "+c.name, func(t *testing.T) {
			_, err := rows(t, e, graph.Read, `RETURN $x`, map[string]any{"x": c.give})
			wantCode(t, "parameter", err, graph.Invalid)
		})
	}
}
