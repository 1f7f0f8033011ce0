package packstream

import (
	"encoding/binary"
	"math"
)

// AppendNull appends null.
func AppendNull(b []byte) []byte { return append(b, null) }

// AppendBool appends a boolean.
func AppendBool(b []byte, v bool) []byte {
	if v {
		return append(b, true_)
	}
	return append(b, false_)
}

// AppendInt appends an integer in the fewest bytes that hold it.
func AppendInt(b []byte, v int64) []byte {
	switch {
	case v >= -16 && v <= math.MaxInt8:
		return append(b, byte(v))
	case v >= math.MinInt8 && v < -16:
		return append(b, int8_, byte(v))
	case v >= math.MinInt16 && v <= math.MaxInt16:
		return binary.BigEndian.AppendUint16(append(b, int16_), uint16(v))
	case v >= math.MinInt32 && v <= math.MaxInt32:
		return binary.BigEndian.AppendUint32(append(b, int32_), uint32(v))
	default:
		return binary.BigEndian.AppendUint64(append(b, int64_), uint64(v))
	}
}

// AppendFloat appends a float.
func AppendFloat(b []byte, v float64) []byte {
	return binary.BigEndian.AppendUint64(append(b, float64_), math.Float64bits(v))
}

// AppendString appends a string, which must be UTF-8 and shorter than 4 GB.
func AppendString(b []byte, s string) []byte {
	return append(header(b, len(s), tinyString, string8), s...)
}

// AppendBytes appends bytes, fewer than 4 GB.
func AppendBytes(b, v []byte) []byte {
	return append(sized(b, len(v), bytes8), v...)
}

// AppendList appends the header of a list; its n elements follow.
func AppendList(b []byte, n int) []byte { return header(b, n, tinyList, list8) }

// AppendMap appends the header of a map; n times a string and a value follow.
func AppendMap(b []byte, n int) []byte { return header(b, n, tinyMap, map8) }

// AppendStruct appends the header of a structure; its n fields, at most 15, follow.
func AppendStruct(b []byte, tag byte, n int) []byte { return append(b, tinyStruct|byte(n), tag) }

// header appends a marker with a size, in the marker itself if it is below 16.
// The markers for sizes of 8, 16 and 32 bits follow each other.
func header(b []byte, n int, tiny, marker8 byte) []byte {
	if n < 16 {
		return append(b, tiny|byte(n))
	}
	return sized(b, n, marker8)
}

func sized(b []byte, n int, marker8 byte) []byte {
	switch {
	case n <= math.MaxUint8:
		return append(b, marker8, byte(n))
	case n <= math.MaxUint16:
		return binary.BigEndian.AppendUint16(append(b, marker8+1), uint16(n))
	default:
		return binary.BigEndian.AppendUint32(append(b, marker8+2), uint32(n))
	}
}
