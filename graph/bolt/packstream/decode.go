package packstream

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"unicode/utf8"
)

// Limits bound what is made of a message. A size that a message claims is held
// against what is left of the message and of Memory before anything is allocated.
type Limits struct {
	Depth  int // how deep lists, maps and structures may nest
	Memory int // bytes that the values may take, about
}

// The errors. What [Decoder] returns wraps one of them, or is what the function
// for structures returned.
var (
	ErrMalformed = errors.New("malformed PackStream")
	ErrTooBig    = errors.New("the values take too much memory")
	ErrTooDeep   = errors.New("the values nest too deep")
)

// What values take in memory, about, in bytes.
const (
	slotSize  = 16 // an element of a list
	sliceSize = 24
	mapSize   = 48
	entrySize = 64 // of a map, beside the text of the key
)

// keptKeys is how many keys of maps are kept to be shared by later maps, and
// longestKey how many bytes such a key has at most.
const (
	keptKeys   = 64
	longestKey = 64
)

// Decoder reads the values of one message.
type Decoder struct {
	data      []byte
	at        int
	depth     int
	memory    int
	structure func(tag byte, fields []any) (any, error)
	keys      map[string]string
}

// NewDecoder makes a decoder for a message. What it returns shares no memory
// with data. Structures are turned into values by the function; its errors are
// handed on.
func NewDecoder(data []byte, limits Limits, structure func(tag byte, fields []any) (any, error)) *Decoder {
	return &Decoder{data: data, depth: limits.Depth, memory: limits.Memory, structure: structure}
}

// Rest returns how many bytes have not been read.
func (d *Decoder) Rest() int { return len(d.data) - d.at }

// Struct reads the header of a structure, whose fields are read one by one.
func (d *Decoder) Struct() (tag byte, fields int, err error) {
	marker, err := d.byte()
	if err != nil {
		return 0, 0, err
	}
	if marker&0xF0 != tinyStruct {
		return 0, 0, d.malformed("the marker %#x stands where a structure should be", marker)
	}
	tag, err = d.byte()
	return tag, int(marker & 0x0F), err
}

// Value reads a value.
func (d *Decoder) Value() (any, error) {
	marker, err := d.byte()
	if err != nil {
		return nil, err
	}
	switch low := int(marker & 0x0F); {
	case int8(marker) >= -16: // 0x00..0x7F and 0xF0..0xFF
		return int64(int8(marker)), nil
	case marker&0xF0 == tinyString:
		return d.string(low)
	case marker&0xF0 == tinyList:
		return d.list(low)
	case marker&0xF0 == tinyMap:
		return d.mapOf(low)
	case marker&0xF0 == tinyStruct:
		return d.structOf(low)
	}
	switch marker {
	case null:
		return nil, nil
	case true_:
		return true, nil
	case false_:
		return false, nil
	case float64_:
		bits, err := d.number(8)
		return math.Float64frombits(bits), err
	case int8_:
		n, err := d.number(1)
		return int64(int8(n)), err
	case int16_:
		n, err := d.number(2)
		return int64(int16(n)), err
	case int32_:
		n, err := d.number(4)
		return int64(int32(n)), err
	case int64_:
		n, err := d.number(8)
		return int64(n), err
	case bytes8, bytes16, bytes32:
		return d.bytes(marker)
	case string8, string16, string32:
		return sizedValue(d, marker-string8, d.string)
	case list8, list16, list32:
		return sizedValue(d, marker-list8, d.list)
	case map8, map16, map32:
		return sizedValue(d, marker-map8, d.mapOf)
	}
	return nil, d.malformed("the marker %#x is not known", marker)
}

// sizedValue reads a size of 1, 2 or 4 bytes and then the value.
func sizedValue[T any](d *Decoder, width byte, read func(int) (T, error)) (any, error) {
	n, err := d.size(width)
	if err != nil {
		return nil, err
	}
	return read(n)
}

// size reads the number of bytes or elements that follow, each of which takes a
// byte or more. The width is the binary logarithm of how many bytes it takes.
func (d *Decoder) size(width byte) (int, error) {
	n, err := d.number(1 << width)
	if err != nil {
		return 0, err
	}
	if n > uint64(d.Rest()) {
		return 0, d.malformed("a size of %d where %d bytes are left", n, d.Rest())
	}
	return int(n), nil
}

func (d *Decoder) bytes(marker byte) (any, error) {
	n, err := d.size(marker - bytes8)
	if err != nil {
		return nil, err
	}
	if err := d.hold(sliceSize + n); err != nil {
		return nil, err
	}
	d.at += n
	return append(make([]byte, 0, n), d.data[d.at-n:d.at]...), nil
}

// text returns the bytes of a string, which must be UTF-8.
func (d *Decoder) text(n int) ([]byte, error) {
	if n > d.Rest() {
		return nil, d.malformed("a string of %d bytes where %d are left", n, d.Rest())
	}
	text := d.data[d.at : d.at+n]
	if !utf8.Valid(text) {
		return nil, d.malformed("a string is not UTF-8")
	}
	d.at += n
	return text, nil
}

func (d *Decoder) string(n int) (any, error) {
	text, err := d.text(n)
	if err != nil {
		return nil, err
	}
	if err := d.hold(slotSize + n); err != nil {
		return nil, err
	}
	return string(text), nil
}

func (d *Decoder) list(n int) (any, error) {
	list, err := d.elements(n)
	if err != nil {
		return nil, err
	}
	return list, nil
}

func (d *Decoder) elements(n int) ([]any, error) {
	if n > d.Rest() {
		return nil, d.malformed("a list of %d where %d bytes are left", n, d.Rest())
	}
	if err := d.enter(sliceSize + n*slotSize); err != nil {
		return nil, err
	}
	list := make([]any, n)
	for i := range list {
		var err error
		if list[i], err = d.Value(); err != nil {
			return nil, err
		}
	}
	d.depth++
	return list, nil
}

func (d *Decoder) mapOf(n int) (any, error) {
	if n > d.Rest()/2 {
		return nil, d.malformed("a map of %d where %d bytes are left", n, d.Rest())
	}
	if err := d.enter(mapSize + n*entrySize); err != nil {
		return nil, err
	}
	m := make(map[string]any, n)
	for range n {
		key, err := d.key()
		if err != nil {
			return nil, err
		}
		if m[key], err = d.Value(); err != nil {
			return nil, err
		}
	}
	if len(m) != n {
		return nil, d.malformed("a map has a key twice")
	}
	d.depth++
	return m, nil
}

// key reads the key of a map. Lists of maps with the same keys are common, so a
// few keys are kept and shared.
func (d *Decoder) key() (string, error) {
	marker, err := d.byte()
	if err != nil {
		return "", err
	}
	n := int(marker & 0x0F)
	switch {
	case marker&0xF0 == tinyString:
	case marker >= string8 && marker <= string32:
		if n, err = d.size(marker - string8); err != nil {
			return "", err
		}
	default:
		return "", d.malformed("the key of a map is no string")
	}
	text, err := d.text(n)
	if err != nil {
		return "", err
	}
	if key, ok := d.keys[string(text)]; ok {
		return key, nil
	}
	if err := d.hold(n); err != nil {
		return "", err
	}
	key := string(text)
	if len(d.keys) < keptKeys && n <= longestKey {
		if d.keys == nil {
			d.keys = map[string]string{}
		}
		d.keys[key] = key
	}
	return key, nil
}

func (d *Decoder) structOf(n int) (any, error) {
	tag, err := d.byte()
	if err != nil {
		return nil, err
	}
	fields, err := d.elements(n)
	if err != nil {
		return nil, err
	}
	return d.structure(tag, fields)
}

// enter goes one deeper, to values that take so much memory.
func (d *Decoder) enter(memory int) error {
	if d.depth--; d.depth < 0 {
		return ErrTooDeep
	}
	return d.hold(memory)
}

func (d *Decoder) hold(memory int) error {
	if d.memory -= memory; d.memory < 0 {
		return ErrTooBig
	}
	return nil
}

func (d *Decoder) byte() (byte, error) {
	if d.at == len(d.data) {
		return 0, d.malformed("it ends too early")
	}
	d.at++
	return d.data[d.at-1], nil
}

// number reads an unsigned number of 1, 2, 4 or 8 bytes.
func (d *Decoder) number(width int) (uint64, error) {
	if d.Rest() < width {
		return 0, d.malformed("it ends too early")
	}
	b := d.data[d.at : d.at+width]
	d.at += width
	switch width {
	case 1:
		return uint64(b[0]), nil
	case 2:
		return uint64(binary.BigEndian.Uint16(b)), nil
	case 4:
		return uint64(binary.BigEndian.Uint32(b)), nil
	default:
		return binary.BigEndian.Uint64(b), nil
	}
}

func (d *Decoder) malformed(format string, args ...any) error {
	return fmt.Errorf("%w at byte %d: %s", ErrMalformed, d.at, fmt.Sprintf(format, args...))
}
