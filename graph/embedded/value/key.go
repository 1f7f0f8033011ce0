package value

import (
	"encoding/binary"
	"math"
)

// The tags of the key encoding.
const (
	tagNull byte = iota
	tagFalse
	tagTrue
	tagInt
	tagFloat
	tagString
	tagBytes
	tagList
	tagMap
	tagNode
	tagRelationship
	tagPath
	tagDate
	tagLocalTime
	tagTime
	tagLocalDateTime
	tagDateTime
	tagDuration
	tagPoint
)

// AppendKey appends an encoding of v that is the same for two values exactly if
// they are equivalent: what DISTINCT, grouping and an index treat as one. An
// integer and a float of the same number are equivalent, as are two nulls and
// two NaNs. The encoding says where it ends, so keys can be strung together.
func AppendKey(dst []byte, v any) []byte {
	switch v := v.(type) {
	case bool:
		if v {
			return append(dst, tagTrue)
		}
		return append(dst, tagFalse)
	case int64:
		return binary.BigEndian.AppendUint64(append(dst, tagInt), uint64(v))
	case float64:
		return appendFloatKey(dst, v)
	case string:
		return appendString(append(dst, tagString), v)
	case []byte:
		return appendString(append(dst, tagBytes), string(v))
	case []any:
		dst = binary.AppendUvarint(append(dst, tagList), uint64(len(v)))
		for _, e := range v {
			dst = AppendKey(dst, e)
		}
		return dst
	case map[string]any:
		dst = binary.AppendUvarint(append(dst, tagMap), uint64(len(v)))
		for _, k := range SortedKeys(v) {
			dst = AppendKey(appendString(dst, k), v[k])
		}
		return dst
	case Node:
		return binary.BigEndian.AppendUint64(append(dst, tagNode), v.ID)
	case Relationship:
		return binary.BigEndian.AppendUint64(append(dst, tagRelationship), v.ID)
	case Date, LocalTime, Time, LocalDateTime, DateTime, Duration, Point:
		return appendTemporalKey(dst, v)
	case Path:
		dst = binary.AppendUvarint(append(dst, tagPath), uint64(len(v.Relationships)))
		for _, n := range v.Nodes {
			dst = binary.BigEndian.AppendUint64(dst, n.ID)
		}
		for _, r := range v.Relationships {
			dst = binary.BigEndian.AppendUint64(dst, r.ID)
		}
		return dst
	}
	return append(dst, tagNull)
}

// appendTemporalKey appends the key of a temporal value or a point. Keys of dates
// and times of one type sort as the values do.
func appendTemporalKey(dst []byte, v any) []byte {
	ascending := func(dst []byte, n int64) []byte {
		return binary.BigEndian.AppendUint64(dst, uint64(n)^1<<63)
	}
	switch v := v.(type) {
	case Date:
		return ascending(append(dst, tagDate), v.Days)
	case LocalTime:
		return ascending(append(dst, tagLocalTime), v.Nanos)
	case Time:
		return ascending(ascending(append(dst, tagTime), v.utcNanos()), int64(v.Offset))
	case LocalDateTime:
		return binary.BigEndian.AppendUint32(ascending(append(dst, tagLocalDateTime), v.Seconds), uint32(v.Nanos))
	case DateTime:
		dst = binary.BigEndian.AppendUint32(ascending(append(dst, tagDateTime), v.Seconds), uint32(v.Nanos))
		return append(append(ascending(dst, int64(v.Offset)), v.Zone...), 0)
	case Duration:
		dst = ascending(ascending(append(dst, tagDuration), v.Months), v.Days)
		return binary.BigEndian.AppendUint32(ascending(dst, v.Seconds), uint32(v.Nanos))
	case Point:
		dst = binary.BigEndian.AppendUint32(append(dst, tagPoint), uint32(v.SRID))
		for _, c := range [...]float64{v.X, v.Y, v.Z} {
			dst = appendFloatKey(dst, c)
		}
	}
	return dst
}

func appendFloatKey(dst []byte, f float64) []byte {
	if f == math.Trunc(f) && f >= math.MinInt64 && f < math.MaxInt64 {
		return binary.BigEndian.AppendUint64(append(dst, tagInt), uint64(int64(f)))
	}
	if f != f {
		f = math.NaN() // one NaN for all
	}
	return binary.BigEndian.AppendUint64(append(dst, tagFloat), math.Float64bits(f))
}

func appendString(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}
