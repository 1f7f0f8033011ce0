package packstream

import (
	"bytes"
	"encoding/hex"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// structure is what the tests make of one.
type structure struct {
	Tag    byte
	Fields []any
}

func keep(tag byte, fields []any) (any, error) { return structure{tag, fields}, nil }

var testLimits = Limits{Depth: 20, Memory: 1 << 20}

// appendValue appends any value, maps in the order of their keys.
func appendValue(b []byte, v any) []byte {
	switch v := v.(type) {
	case nil:
		return AppendNull(b)
	case bool:
		return AppendBool(b, v)
	case int64:
		return AppendInt(b, v)
	case float64:
		return AppendFloat(b, v)
	case string:
		return AppendString(b, v)
	case []byte:
		return AppendBytes(b, v)
	case []any:
		b = AppendList(b, len(v))
		for _, e := range v {
			b = appendValue(b, e)
		}
		return b
	case map[string]any:
		b = AppendMap(b, len(v))
		var keys []string
		for k := range v {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			b = appendValue(AppendString(b, k), v[k])
		}
		return b
	case structure:
		b = AppendStruct(b, v.Tag, len(v.Fields))
		for _, e := range v.Fields {
			b = appendValue(b, e)
		}
		return b
	}
	panic("no value")
}

// TestValues holds the bytes of values against those of the specification, and
// reads them back.
func TestValues(t *testing.T) {
	long := func(n int) string { return strings.Repeat("a", n) }
	for _, c := range []struct {
		value any
		hex   string // of all bytes, or with … at the end of the first ones
	}{
		{nil, "c0"}, {true, "c3"}, {false, "c2"},
		{int64(0), "00"}, {int64(127), "7f"}, {int64(-16), "f0"}, {int64(-1), "ff"},
		{int64(-17), "c8ef"}, {int64(-128), "c880"},
		{int64(128), "c90080"}, {int64(-129), "c9ff7f"}, {int64(32767), "c97fff"}, {int64(-32768), "c98000"},
		{int64(32768), "ca00008000"}, {int64(-32769), "caffff7fff"}, {int64(math.MinInt32), "ca80000000"},
		{int64(math.MaxInt32) + 1, "cb0000000080000000"}, {int64(math.MinInt64), "cb8000000000000000"},
		{int64(math.MaxInt64), "cb7fffffffffffffff"},
		{1.23, "c13ff3ae147ae147ae"}, {math.Inf(-1), "c1fff0000000000000"}, {math.NaN(), "c17ff8000000000001"},
		{"", "80"}, {"A", "8141"}, {"ë", "82c3ab"}, {long(15), "8f61…"}, {long(16), "d01061…"}, {long(255), "d0ff61…"},
		{long(256), "d1010061…"}, {long(65535), "d1ffff61…"}, {long(65536), "d20001000061…"},
		{[]byte{}, "cc00"}, {[]byte{1, 2}, "cc020102"}, {bytes.Repeat([]byte{7}, 256), "cd010007…"},
		{bytes.Repeat([]byte{7}, 65536), "ce0001000007…"},
		{[]any{}, "90"}, {[]any{int64(1), "a", nil}, "93018161c0"}, {slices.Repeat([]any{nil}, 16), "d410c0…"},
		{slices.Repeat([]any{true}, 300), "d5012cc3…"}, {slices.Repeat([]any{nil}, 40000), "d59c40c0…"},
		{map[string]any{}, "a0"}, {map[string]any{"a": int64(1), "": []any{map[string]any{"a": nil}}}, "a28091a18161c0816101"},
		{structure{'N', []any{int64(1), []any{}}}, "b24e0190"},
	} {
		got := appendValue(nil, c.value)
		want, whole := strings.CutSuffix(c.hex, "…")
		if text := hex.EncodeToString(got); !strings.HasPrefix(text, want) || !whole && text != want {
			t.Errorf("%.40v is %.60s, want %s", c.value, text, c.hex)
		}
		d := NewDecoder(got, testLimits, keep)
		back, err := d.Value()
		if err != nil || d.Rest() != 0 {
			t.Errorf("%.40v: %v, %d bytes are left", c.value, err, d.Rest())
		}
		if diff := cmp.Diff(c.value, back, cmpopts.EquateNaNs()); diff != "" {
			t.Errorf("%.40v came back differently: %.200s", c.value, diff)
		}
	}
}

// TestHostile reads bytes that claim more than there is, or are none at all.
func TestHostile(t *testing.T) {
	for _, c := range []struct {
		name string
		hex  string
		want error
	}{
		{"nothing", "", ErrMalformed},
		{"marker that is not known", "c4", ErrMalformed},
		{"reserved marker", "df", ErrMalformed},
		{"integer cut", "cb00", ErrMalformed},
		{"float cut", "c1000000", ErrMalformed},
		{"tiny string cut", "8241", ErrMalformed},
		{"string of 4 GB", "d2ffffffff41", ErrMalformed},
		{"bytes of 4 GB", "ceffffffff41", ErrMalformed},
		{"list of 4 G", "d6ffffffff41", ErrMalformed},
		{"map of 4 G", "daffffffff41", ErrMalformed},
		{"tiny list cut", "9201", ErrMalformed},
		{"map cut", "a28161", ErrMalformed},
		{"key no string", "a10101", ErrMalformed},
		{"key twice", "a2816101816102", ErrMalformed},
		{"string not UTF-8", "82c328", ErrMalformed},
		{"key not UTF-8", "a182c32801", ErrMalformed},
		{"structure without a tag", "b1", ErrMalformed},
		{"structure cut", "b24e01", ErrMalformed},
		{"deep lists", strings.Repeat("91", 30) + "c0", ErrTooDeep},
		{"deep maps", strings.Repeat("a180", 30) + "c0", ErrTooDeep},
		{"deep structures", strings.Repeat("b14e", 30) + "c0", ErrTooDeep},
		{"much memory in few bytes", "d600010000" + strings.Repeat("90", 1<<16), ErrTooBig},
		{"many maps", "d600010000" + strings.Repeat("a0", 1<<16), ErrTooBig},
	} {
		data, err := hex.DecodeString(c.hex)
		if err != nil {
			t.Fatal(err)
		}
		if v, err := NewDecoder(data, testLimits, keep).Value(); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, %v; want %v", c.name, v, err, c.want)
		}
	}
}

// TestAllocation reads claims of sizes that a short message makes, and counts
// what is allocated for them.
func TestAllocation(t *testing.T) {
	data := append([]byte{0xd6, 0, 0, 0xff, 0xf0}, bytes.Repeat([]byte{0xc0}, 0xfff0-5)...)
	allocated := testing.AllocsPerRun(10, func() {
		_, _ = NewDecoder(data, testLimits, keep).Value()
	})
	if allocated > 16 { // the race detector adds some; the claim is 65 000 elements
		t.Errorf("%v allocations for a list that is cut", allocated)
	}
}

// FuzzPackStream: what can be read can be written, and is the same when it is
// read again; nothing panics.
func FuzzPackStream(f *testing.F) {
	f.Add([]byte{0xb2, 0x4e, 0x01, 0x90})
	f.Add(appendValue(nil, map[string]any{"a": []any{int64(1), 1.5, "x", []byte{1}, nil, true}}))
	f.Add([]byte{0xd6, 0xff, 0xff, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, data []byte) {
		value, err := NewDecoder(data, testLimits, keep).Value()
		if err != nil {
			return
		}
		written := appendValue(nil, value)
		d := NewDecoder(written, Limits{Depth: 20, Memory: 2 << 20}, keep)
		again, err := d.Value()
		if err != nil || d.Rest() != 0 {
			t.Fatalf("%x: %v, %d bytes are left", written, err, d.Rest())
		}
		if !bytes.Equal(appendValue(nil, again), written) {
			t.Fatalf("%x and %x", written, appendValue(nil, again))
		}
	})
}
