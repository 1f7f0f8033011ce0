package graph_test

import (
	"math"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

func TestWiden(t *testing.T) {
	native := func(any) (any, error) { return "native", nil }
	deep := any("end")
	for range 200 {
		deep = []any{deep}
	}
	number := uint16(7)
	for _, test := range []struct {
		name string
		in   any
		want any
		code graph.Code
	}{
		{"null", nil, nil, ""},
		{"a small integer", int8(-3), int64(-3), ""},
		{"an unsigned integer", uint32(3), int64(3), ""},
		{"one that does not fit", uint64(math.MaxUint64), nil, graph.Invalid},
		{"a float", float32(0.5), 0.5, ""},
		{"a named text", graph.CutTiesWith, "CUT_TIES_WITH", ""},
		{"a list of texts", []string{"a"}, []any{"a"}, ""},
		{"a list of maps", []map[string]int{{"a": 1}}, []any{map[string]any{"a": int64(1)}}, ""},
		{"a pointer", &number, int64(7), ""},
		{"a pointer to nothing", (*int)(nil), nil, ""},
		{"a time", time.Time{}, "native", ""},
		{"a point in a list", []any{graph.Point{}}, []any{"native"}, ""},
		{"a node", graph.Node{}, nil, graph.Invalid},
		{"a channel", make(chan int), nil, graph.Invalid},
		{"keys that are no text", map[int]int{1: 1}, nil, graph.Invalid},
		{"bottomless", deep, nil, graph.Invalid},
	} {
		got, err := graph.Widen(test.in, native)
		if diff := cmp.Diff(test.want, got); diff != "" || graph.CodeOf(err) != test.code {
			t.Errorf("%s (-want +got):\n%s%v", test.name, diff, err)
		}
	}
}

func TestPlain(t *testing.T) {
	node := graph.Node{ElementID: "1", Labels: []string{"A"}, Properties: map[string]any{"p": math.NaN()}}
	other := graph.Node{ElementID: "2"}
	step := graph.Relationship{ElementID: "3", StartElementID: "1", EndElementID: "2", Type: "T"}
	plainNode := map[string]any{"elementId": "1", "labels": []string{"A"}, "properties": map[string]any{"p": "NaN"}}
	plainOther := map[string]any{"elementId": "2", "labels": []string{}, "properties": map[string]any{}}
	plainStep := map[string]any{
		"elementId": "3", "startNodeElementId": "1", "endNodeElementId": "2", "type": "T", "properties": map[string]any{},
	}
	for _, test := range []struct{ in, want any }{
		{int64(1) << 60, int64(1) << 60},
		{math.Inf(-1), "-Infinity"},
		{[]byte{1, 2}, "AQI="},
		{graph.Temporal{Kind: graph.Date, Text: "2020-01-02"}, "2020-01-02"},
		{graph.Point{SRID: 7203, X: 1, Y: 2.5}, "SRID=7203;POINT (1 2.5)"},
		{node, plainNode},
		{graph.Path{Nodes: []graph.Node{node, other, node}, Relationships: []graph.Relationship{step, step}},
			[]any{plainNode, plainStep, plainOther, plainStep, plainNode}},
	} {
		if diff := cmp.Diff(test.want, graph.Plain(test.in)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}
