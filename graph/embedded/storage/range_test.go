package storage

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/graph/embedded/value"
)

// TestRange compares ranges of an index with what comparing every value gives.
// The index may give more only where values are too long to be held.
func TestRange(t *testing.T) {
	db, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	tx, err := db.Begin(t.Context(), true)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Rollback() }()
	property := graph.Property{Label: "A", Key: "v"}
	if err := tx.EnsureIndex(property, false); err != nil {
		t.Fatal(err)
	}
	label, _ := tx.MakeToken(Label, "A")
	key, _ := tx.MakeToken(Key, "v")
	index, ok := tx.FindIndex(label, key)
	if !ok {
		t.Fatal("no index")
	}
	long := strings.Repeat("long ", 80)
	values := []any{int64(0), 0.0, 1.5, int64(2), int64(-3), -2.5, math.Inf(1), math.NaN(), int64(math.MaxInt64), 9.3e18, true, false,
		"", "a", "ab", "abc", "b", "a\x00", "ä", long, long + "x", long + "y", "m" + long, []any{int64(1)}, []byte("a"),
		value.Date{Days: 1}, value.Date{Days: 5}, value.Date{Days: -5}, value.LocalDateTime{Seconds: 3}, value.LocalDateTime{Seconds: 3, Nanos: 1}, value.DateTime{Seconds: 3}}
	rng := rand.New(rand.NewPCG(3, 4))
	for range 40 {
		values = append(values, int64(rng.IntN(20)-10), rng.Float64()*20-10, string([]byte{byte('a' + rng.IntN(4)), byte('a' + rng.IntN(4))}))
	}
	for _, v := range values {
		if _, err := tx.CreateNode([]Token{label}, []Property{{key, v}}); err != nil {
			t.Fatal(err)
		}
	}
	get := func(nodes *Nodes, keep func(any) bool) (kept []string, other int) {
		var last any
		for n, ok := nodes.Next(); ok; n, ok = nodes.Next() {
			v, err := tx.NodeProperty(n.ID, key)
			if err != nil {
				t.Fatal(err)
			}
			if text, ok := v.(string); last != nil && value.Order(last, v) > 0 && (!ok || len(text) < 200) {
				t.Errorf("%v comes before %v", last, v)
			}
			last = v
			if keep(v) {
				kept = append(kept, fmt.Sprintf("%T %v %d", v, v, n.ID))
			} else if text, ok := v.(string); !ok || len(text) < 200 {
				other++
			}
		}
		return kept, other
	}
	all := func(keep func(any) bool) []string {
		var kept []string
		for n, nodes := tx.NodesWithLabel(label), 0; ; nodes++ {
			node, ok := n.Next()
			if !ok {
				return kept
			}
			v, _ := tx.NodeProperty(node.ID, key)
			if keep(v) {
				kept = append(kept, fmt.Sprintf("%T %v %d", v, v, node.ID))
			}
		}
	}
	sorted := cmp.Transformer("sorted", func(s []string) map[string]bool {
		m := map[string]bool{}
		for _, x := range s {
			m[x] = true
		}
		return m
	})
	bounds := append(slices.Clone(values[:24]), value.Date{Days: 1}, value.LocalDateTime{Seconds: 3, Nanos: 1}, value.DateTime{Seconds: 2})
	for _, low := range append(bounds, nil) {
		for _, high := range append(bounds, nil) {
			nodes, ok := tx.NodesInRange(index, low, high)
			if !ok {
				continue
			}
			in := func(v any) bool {
				return (low == nil || value.LessEqual(low, v) == value.True) && (high == nil || value.LessEqual(v, high) == value.True)
			}
			got, other := get(nodes, in)
			if diff := cmp.Diff(all(in), got, sorted); diff != "" {
				t.Errorf("from %v to %v (-want +got):\n%s", low, high, diff)
			}
			if other > 1 { // NaN sorts behind all numbers and compares with none
				t.Errorf("from %v to %v: %d nodes too many", low, high, other)
			}
		}
	}
	for _, prefix := range []string{"", "a", "ab", "a\x00", "ä", long, long + "x", "zz"} {
		begins := func(v any) bool { s, ok := v.(string); return ok && strings.HasPrefix(s, prefix) }
		got, other := get(tx.NodesWithPrefix(index, prefix), begins)
		if diff := cmp.Diff(all(begins), got, sorted); diff != "" || other > 0 {
			t.Errorf("prefix %q: %d too many (-want +got):\n%s", prefix, other, diff)
		}
	}
	if _, ok := tx.NodesInRange(index, []any{int64(1)}, nil); ok {
		t.Error("lists are said to be in order")
	}
}
