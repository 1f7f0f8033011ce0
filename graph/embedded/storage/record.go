package storage

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math"
	"slices"
)

// Property is a property of a node or relationship.
type Property struct {
	Key   Token
	Value any
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

var errRecord = errors.New("a record does not match its checksum")

const checksumSize = 4

// seal puts the checksum in front of a record whose first four bytes were left
// free for it.
func seal(rec []byte) []byte {
	binary.BigEndian.PutUint32(rec, crc32.Checksum(rec[checksumSize:], castagnoli))
	return rec
}

// open checks a record and returns what follows its checksum.
func open(rec []byte) ([]byte, error) {
	if len(rec) < checksumSize || binary.BigEndian.Uint32(rec) != crc32.Checksum(rec[checksumSize:], castagnoli) {
		return nil, errRecord
	}
	return rec[checksumSize:], nil
}

// encodeNode makes the record of a node: checksum, number of labels, labels
// ascending, properties.
func encodeNode(labels []Token, properties []Property) []byte {
	rec := make([]byte, checksumSize, 64)
	rec = binary.AppendUvarint(rec, uint64(len(labels)))
	for _, l := range labels {
		rec = binary.AppendUvarint(rec, uint64(l))
	}
	return seal(appendProperties(rec, properties))
}

// encodeRelationship makes the record of a relationship: checksum, type, start,
// end, properties.
func encodeRelationship(t Token, start, end uint64, properties []Property) []byte {
	rec := make([]byte, checksumSize, 64)
	rec = binary.AppendUvarint(rec, uint64(t))
	rec = binary.AppendUvarint(rec, start)
	rec = binary.AppendUvarint(rec, end)
	return seal(appendProperties(rec, properties))
}

// appendProperties appends, for each property, its key, the length of its value
// and the value, so that a reader can step over values it does not want.
func appendProperties(rec []byte, properties []Property) []byte {
	rec = binary.AppendUvarint(rec, uint64(len(properties)))
	var scratch []byte
	for _, p := range properties {
		scratch = appendValue(scratch[:0], p.Value)
		rec = binary.AppendUvarint(rec, uint64(p.Key))
		rec = binary.AppendUvarint(rec, uint64(len(scratch)))
		rec = append(rec, scratch...)
	}
	return rec
}

// reader walks over an encoded record. After the first mistake it returns
// zeroes, and bad is set.
type reader struct {
	rest []byte
	bad  bool
}

func (r *reader) uvarint() uint64 {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 {
		r.bad, r.rest = true, nil
		return 0
	}
	r.rest = r.rest[size:]
	return n
}

func (r *reader) bytes(n uint64) []byte {
	if n > uint64(len(r.rest)) {
		r.bad, r.rest = true, nil
		return nil
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

// count reads how many things follow, each at least one byte long.
func (r *reader) count() int {
	n := r.uvarint()
	if n > uint64(len(r.rest)) {
		r.bad, r.rest = true, nil
		return 0
	}
	return int(n)
}

func (r *reader) labels() []Token {
	labels := make([]Token, 0, r.count())
	for range cap(labels) {
		labels = append(labels, Token(r.uvarint()))
	}
	return labels
}

func (r *reader) hasLabel(l Token) bool {
	found := false
	for range r.count() {
		if Token(r.uvarint()) == l {
			found = true
		}
	}
	return found
}

func (r *reader) properties() []Property {
	properties := make([]Property, 0, r.count())
	for range cap(properties) {
		key := Token(r.uvarint())
		v := reader{rest: r.bytes(r.uvarint())}
		properties = append(properties, Property{key, v.value()})
		r.bad = r.bad || v.bad || len(v.rest) > 0
	}
	return properties
}

func (r *reader) property(key Token) any {
	for range r.count() {
		k := Token(r.uvarint())
		raw := r.bytes(r.uvarint())
		if k == key {
			v := reader{rest: raw}
			found := v.value()
			r.bad = r.bad || v.bad
			return found
		}
	}
	return nil
}

// The tags of encoded values.
const (
	tagFalse byte = iota + 1
	tagTrue
	tagInt
	tagFloat
	tagString
	tagBytes
	tagList
	tagDate
	tagLocalTime
	tagTime
	tagLocalDateTime
	tagDateTime
	tagDuration
	tagPoint
)

// appendValue encodes a value that value.CheckProperty accepts.
func appendValue(dst []byte, v any) []byte {
	switch v := v.(type) {
	case bool:
		if v {
			return append(dst, tagTrue)
		}
		return append(dst, tagFalse)
	case int64:
		return binary.AppendVarint(append(dst, tagInt), v)
	case float64:
		return binary.BigEndian.AppendUint64(append(dst, tagFloat), math.Float64bits(v))
	case string:
		return append(binary.AppendUvarint(append(dst, tagString), uint64(len(v))), v...)
	case []byte:
		return append(binary.AppendUvarint(append(dst, tagBytes), uint64(len(v))), v...)
	case []any:
		dst = binary.AppendUvarint(append(dst, tagList), uint64(len(v)))
		for _, e := range v {
			dst = appendValue(dst, e)
		}
	default:
		return appendTemporal(dst, v)
	}
	return dst
}

func (r *reader) value() any {
	tag := r.bytes(1)
	if r.bad {
		return nil
	}
	switch tag[0] {
	case tagFalse:
		return false
	case tagTrue:
		return true
	case tagInt:
		n, size := binary.Varint(r.rest)
		if size > 0 {
			r.rest = r.rest[size:]
			return n
		}
	case tagFloat:
		if b := r.bytes(8); b != nil {
			return math.Float64frombits(binary.BigEndian.Uint64(b))
		}
	case tagString:
		return string(r.bytes(r.uvarint()))
	case tagBytes:
		return append([]byte{}, r.bytes(r.uvarint())...)
	case tagList:
		list := make([]any, 0, r.count())
		for range cap(list) {
			list = append(list, r.value())
			if r.bad {
				return nil
			}
		}
		return list
	default:
		return r.temporal(tag[0])
	}
	r.bad = true
	return nil
}

// setProperty returns properties with one of them changed, added or, for a nil
// value, removed; sorted by key.
func setProperty(properties []Property, key Token, v any) []Property {
	i, found := slices.BinarySearchFunc(properties, key, func(p Property, k Token) int { return int(p.Key) - int(k) })
	switch {
	case found && v == nil:
		return slices.Delete(properties, i, i+1)
	case found:
		properties[i].Value = v
	case v != nil:
		return slices.Insert(properties, i, Property{key, v})
	}
	return properties
}
