package value

import (
	"bytes"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestSortKey compares the encoding with Order, for all pairs of awkward values
// and random ones.
func TestSortKey(t *testing.T) {
	values := []any{
		false, true, int64(0), int64(1), int64(-1), 0.0, math.Copysign(0, -1), 1.0, -1.0, 1.5, -1.5, math.Pi, math.SmallestNonzeroFloat64, -math.SmallestNonzeroFloat64,
		math.MaxFloat64, -math.MaxFloat64, math.Inf(1), math.Inf(-1), math.NaN(), int64(math.MaxInt64), int64(math.MaxInt64 - 1), int64(math.MaxInt64 - 512), int64(math.MaxInt64 - 513),
		int64(math.MinInt64), int64(math.MinInt64 + 1), int64(math.MinInt64 + 511), int64(math.MinInt64 + 513), float64(math.MaxInt64), float64(math.MinInt64),
		int64(1 << 53), int64(1<<53 + 1), int64(1<<53 + 2), float64(1 << 53), float64(1<<53 + 2), int64(-(1<<53 + 1)), int64(1<<62 + 255), int64(1<<62 + 256), int64(1<<62 + 257),
		"", "a", "a\x00", "a\x00b", "a\x00\xff", "a\x01", "ab", "b", "ä", "a\xff", "\x00", "\x00\x00", "日本", strings.Repeat("x", 300),
		Date{0}, Date{-1}, Date{20000}, LocalTime{0}, LocalTime{1}, Time{Nanos: 5}, Time{Nanos: 5, Offset: 3600}, Time{Nanos: 7e12, Offset: -3600},
		LocalDateTime{Seconds: -5, Nanos: 3}, LocalDateTime{Seconds: -5, Nanos: 4}, LocalDateTime{Seconds: 9}, DateTime{Seconds: 9}, DateTime{Seconds: 9, Offset: -60},
		DateTime{Seconds: 9, Offset: 3600, Zone: "Europe/Berlin"}, DateTime{Seconds: 9, Offset: 3600, Zone: "Europe"}, DateTime{Seconds: 9, Offset: 3600}, DateTime{Seconds: -1, Nanos: 1},
		Duration{Days: 1}, Duration{Days: 2}, Point{X: 1}, Point{X: 2},
		[]byte("a"), []any{int64(1)}, []any{1.0}, []any{"a"}, []any{},
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		n := int64(rng.Uint64())
		values = append(values, n, n>>rng.IntN(64), float64(n), math.Float64frombits(rng.Uint64()), string([]byte{byte(rng.IntN(3)), byte(rng.IntN(256))}))
	}
	keys := make([][]byte, len(values))
	for i, v := range values {
		keys[i] = AppendSortKey(nil, v)
	}
	for i, a := range values {
		for j, b := range values {
			order := Order(a, b)
			if (order == 0) != bytes.Equal(keys[i], keys[j]) {
				t.Fatalf("%#v and %#v: order %d, keys %x %x", a, b, order, keys[i], keys[j])
			}
			if i != j && order != 0 && bytes.HasPrefix(keys[j], keys[i]) {
				t.Fatalf("the key %x of %#v begins that of %#v", keys[i], a, b)
			}
			pa, sortsA := Sorts(a)
			pb, sortsB := Sorts(b)
			if _, ok := a.(bool); ok {
				_, sortsB = b.(bool)
				sortsA, pa, pb = true, "", ""
			}
			if sortsA && sortsB && pa == pb && bytes.Compare(keys[i], keys[j]) != order {
				t.Fatalf("%#v and %#v: order %d, keys %x %x", a, b, order, keys[i], keys[j])
			}
			if s, ok := a.(string); ok {
				if text, ok := b.(string); ok && strings.HasPrefix(text, s) != bytes.HasPrefix(keys[j], AppendSortPrefix(nil, s)) {
					t.Fatalf("prefix %q of %q", s, text)
				}
			}
		}
	}
}
