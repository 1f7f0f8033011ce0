package storage

import (
	"encoding/binary"
	"math"

	"entente/graph/embedded/value"
)

// appendTemporal encodes a temporal value or a point: its tag and its numbers,
// the ones that are small for usual values as varints.
func appendTemporal(dst []byte, v any) []byte {
	switch v := v.(type) {
	case value.Date:
		return binary.AppendVarint(append(dst, tagDate), v.Days)
	case value.LocalTime:
		return binary.AppendVarint(append(dst, tagLocalTime), v.Nanos)
	case value.Time:
		return binary.AppendVarint(binary.AppendVarint(append(dst, tagTime), v.Nanos), int64(v.Offset))
	case value.LocalDateTime:
		return binary.AppendVarint(binary.AppendVarint(append(dst, tagLocalDateTime), v.Seconds), int64(v.Nanos))
	case value.DateTime:
		dst = binary.AppendVarint(binary.AppendVarint(append(dst, tagDateTime), v.Seconds), int64(v.Nanos))
		dst = binary.AppendVarint(dst, int64(v.Offset))
		return append(binary.AppendUvarint(dst, uint64(len(v.Zone))), v.Zone...)
	case value.Duration:
		dst = binary.AppendVarint(binary.AppendVarint(append(dst, tagDuration), v.Months), v.Days)
		return binary.AppendVarint(binary.AppendVarint(dst, v.Seconds), int64(v.Nanos))
	case value.Point:
		dst = binary.AppendUvarint(append(dst, tagPoint), uint64(v.SRID))
		dst = binary.BigEndian.AppendUint64(dst, math.Float64bits(v.X))
		dst = binary.BigEndian.AppendUint64(dst, math.Float64bits(v.Y))
		if v.Is3D() {
			dst = binary.BigEndian.AppendUint64(dst, math.Float64bits(v.Z))
		}
	}
	return dst
}

// temporal reads what appendTemporal wrote behind the tag.
func (r *reader) temporal(tag byte) any {
	switch tag {
	case tagDate:
		return value.Date{Days: r.varint()}
	case tagLocalTime:
		return value.LocalTime{Nanos: r.varint()}
	case tagTime:
		return value.Time{Nanos: r.varint(), Offset: int32(r.varint())}
	case tagLocalDateTime:
		return value.LocalDateTime{Seconds: r.varint(), Nanos: int32(r.varint())}
	case tagDateTime:
		return value.DateTime{Seconds: r.varint(), Nanos: int32(r.varint()), Offset: int32(r.varint()), Zone: string(r.bytes(r.uvarint()))}
	case tagDuration:
		return value.Duration{Months: r.varint(), Days: r.varint(), Seconds: r.varint(), Nanos: int32(r.varint())}
	case tagPoint:
		p := value.Point{SRID: int32(r.uvarint()), X: r.float(), Y: r.float()}
		if p.Is3D() {
			p.Z = r.float()
		}
		return p
	}
	r.bad = true
	return nil
}

func (r *reader) varint() int64 {
	n, size := binary.Varint(r.rest)
	if size <= 0 {
		r.bad, r.rest = true, nil
		return 0
	}
	r.rest = r.rest[size:]
	return n
}

func (r *reader) float() float64 {
	b := r.bytes(8)
	if b == nil {
		return 0
	}
	return math.Float64frombits(binary.BigEndian.Uint64(b))
}
