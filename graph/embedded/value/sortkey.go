package value

import (
	"encoding/binary"
	"math"
	"strings"
)

// The tags of the sorting encoding: one for each type that sorts, in no
// particular order, and one for all that only compare as equal.
const (
	sortFalse  byte = 0x10
	sortTrue   byte = 0x11
	sortNumber byte = 0x20
	sortString byte = 0x30
	sortOther  byte = 0xf0
)

// AppendSortKey appends an encoding of v that is the same for two values exactly
// if they are equivalent, as that of [AppendKey], and that sorts, as bytes, as
// the values do, for two numbers, two strings or two booleans. It says where it
// ends.
func AppendSortKey(dst []byte, v any) []byte {
	switch v := v.(type) {
	case bool:
		if v {
			return append(dst, sortTrue)
		}
		return append(dst, sortFalse)
	case int64:
		return appendSortNumber(dst, float64(v), offset(v))
	case float64:
		return appendSortNumber(dst, v, 0)
	case string:
		return append(appendSortText(append(dst, sortString), v), 0, 0)
	}
	return AppendKey(append(dst, sortOther), v)
}

// AppendSortPrefix appends what the encodings of all strings with a prefix begin with.
func AppendSortPrefix(dst []byte, prefix string) []byte {
	return appendSortText(append(dst, sortString), prefix)
}

// Sorts reports whether the encoding of v sorts among those of its type, and
// returns what the encodings of that type, and of no other, begin with.
func Sorts(v any) (prefix string, ok bool) {
	switch v.(type) {
	case int64, float64:
		return string([]byte{sortNumber}), true
	case string:
		return string([]byte{sortString}), true
	case Date, LocalTime, Time, LocalDateTime, DateTime: // whose keys sort as they are
		var room [64]byte
		return string(AppendSortKey(room[:0], v)[:2]), true
	}
	return "", false
}

// appendSortNumber writes a float so that its bits sort, and how far an integer
// lies from the float that is nearest to it.
func appendSortNumber(dst []byte, f float64, offset int16) []byte {
	bits := uint64(math.MaxUint64) // NaN is the largest number
	switch {
	case f == 0: // of both signs
		bits = 1 << 63
	case f == f:
		if bits = math.Float64bits(f); bits>>63 == 1 {
			bits = ^bits
		} else {
			bits |= 1 << 63
		}
	}
	dst = binary.BigEndian.AppendUint64(append(dst, sortNumber), bits)
	return binary.BigEndian.AppendUint16(dst, uint16(offset)^0x8000)
}

// offset is how much larger an integer is than the float nearest to it: floats
// of this size are at most 1024 apart.
func offset(n int64) int16 {
	f := float64(n)
	if f >= math.MaxInt64 { // 2^63, which no int64 is
		return int16(n - math.MaxInt64 - 1)
	}
	return int16(n - int64(f))
}

// appendSortText writes a string so that its end can be told: a zero byte in it
// is followed by 0xff.
func appendSortText(dst []byte, s string) []byte {
	for {
		i := strings.IndexByte(s, 0)
		if i < 0 {
			return append(dst, s...)
		}
		dst = append(append(dst, s[:i]...), 0, 0xff)
		s = s[i+1:]
	}
}
