package lookup

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/bits"
	"slices"
)

const magic = "entente lookup 1\n"

// maxWords keeps a damaged header from asking for much memory.
const maxWords = 1 << 22

// Builder gathers words. Its zero value is ready; it is for one goroutine.
type Builder struct {
	values map[uint32]uint16
}

// Set gives a word its number, which is not 0. Of two words with one key the
// later counts.
func (b *Builder) Set(word string, value uint16) { b.SetAt(Key(word), value) }

// SetAt is Set for what has a key of its own, such as a phrase.
func (b *Builder) SetAt(key uint32, value uint16) {
	if b.values == nil {
		b.values = map[uint32]uint16{}
	}
	b.values[key] = value
}

// Get returns the number of a word set before, else 0.
func (b *Builder) Get(word string) uint16 { return b.values[Key(word)] }

// Len returns the number of words.
func (b *Builder) Len() int { return len(b.values) }

// Pack writes the table: the steps between the sorted hashes in Rice code, the
// numbers as two planes of bytes, deflated. The same words give the same bytes.
func (b *Builder) Pack() ([]byte, error) {
	keys := slices.Sorted(maps.Keys(b.values))
	if len(keys) > maxWords {
		return nil, fmt.Errorf("%d words are more than the format holds", len(keys))
	}
	rice := riceBits(len(keys))
	var w bitWriter
	var before uint64
	for _, k := range keys {
		w.rice(uint64(k)-before, rice)
		before = uint64(k)
	}
	w.flush()
	planes := make([]byte, 0, 2*len(keys))
	for _, shift := range []int{8, 0} {
		for _, k := range keys {
			planes = append(planes, byte(b.values[k]>>shift))
		}
	}
	out := binary.AppendUvarint([]byte(magic), uint64(len(keys)))
	out = binary.AppendUvarint(out, uint64(len(w.out)))
	out = append(out, w.out...)
	var deflated bytes.Buffer
	fw, err := flate.NewWriter(&deflated, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := fw.Write(planes); err != nil {
		return nil, err
	}
	if err := fw.Close(); err != nil {
		return nil, err
	}
	return append(out, deflated.Bytes()...), nil
}

// Read reads what [Builder.Pack] wrote.
func Read(data []byte) (*Table, error) {
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok {
		return nil, errors.New("not a table of this program's format")
	}
	n, size := binary.Uvarint(rest)
	if size <= 0 || n > maxWords {
		return nil, errors.New("the table's header is damaged")
	}
	rest = rest[size:]
	length, size := binary.Uvarint(rest)
	if size <= 0 || length > uint64(len(rest)-size) {
		return nil, errors.New("the table's header is damaged")
	}
	coded, deflated := rest[size:size+int(length)], rest[size+int(length):]
	if n*uint64(riceBits(int(n))+1) > 8*length {
		return nil, errors.New("the table's header is damaged")
	}
	t := &Table{first: make([]uint32, 1<<16+1), low: make([]uint16, n), values: make([]uint16, n)}
	r := bitReader{data: coded}
	rice := riceBits(int(n))
	var key uint64
	bucket := 0
	for i := range t.low {
		step, ok := r.rice(rice)
		key += step
		if !ok || key > 1<<32-1 {
			return nil, errors.New("the table's words are damaged")
		}
		for ; bucket <= int(key>>16); bucket++ {
			t.first[bucket] = uint32(i)
		}
		t.low[i] = uint16(key)
	}
	for ; bucket < len(t.first); bucket++ {
		t.first[bucket] = uint32(n)
	}
	planes := make([]byte, 2*n)
	inflated := flate.NewReader(bytes.NewReader(deflated))
	if _, err := io.ReadFull(inflated, planes); err != nil {
		return nil, fmt.Errorf("the table's numbers: %w", err)
	}
	if _, err := inflated.Read(make([]byte, 1)); err != io.EOF {
		return nil, errors.New("the table's numbers do not end where they should")
	}
	for i := range t.values {
		t.values[i] = uint16(planes[i])<<8 | uint16(planes[int(n)+i])
	}
	return t, nil
}

// riceBits is the number of low bits that Rice code writes as they are: about
// the size of the mean step between n hashes.
func riceBits(n int) uint {
	return uint(max(0, bits.Len64((1<<32)/uint64(n+1))-1))
}
