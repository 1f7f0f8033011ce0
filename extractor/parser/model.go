package parser

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/bits"
)

// table finds the row of a feature: a bitmap of the features that have one, with
// the number of those before each word of it.
type table []block

type block struct {
	bits uint64
	rank uint32
}

// row is the number of a feature's row, from 1; 0 says that it has none.
func (t table) row(feature uint32) uint32 {
	b := &t[feature>>6&uint32(len(t)-1)]
	bit := uint64(1) << (feature & 63)
	if b.bits&bit == 0 {
		return 0
	}
	return b.rank + uint32(bits.OnesCount64(b.bits&(bit-1))) + 1
}

// moveModel scores moves. A row holds the weights of the three moves in lanes of
// one number, so that one addition adds all.
type moveModel struct {
	beam  int // states that the search keeps
	table table
	rows  []int64
}

const lane = 21

func (m *moveModel) score(features []uint32) (sh, le, ri int32) {
	var sum int64
	for _, f := range features {
		sum += m.rows[m.table.row(f)]
	}
	const up = 64 - lane
	a := sum << up >> up
	sum = (sum - a) >> lane
	b := sum << up >> up
	return int32(a), int32(b), int32((sum - b) >> lane)
}

// labelModel scores labels.
type labelModel struct {
	classes []string
	core    []uint8
	table   table
	first   []uint32 // by row, where its entries begin
	entries []entry
}

type entry struct {
	class  uint8
	weight int8
}

func (m *labelModel) add(scores []int32, feature uint32) {
	r := m.table.row(feature)
	if r == 0 {
		return
	}
	for _, e := range m.entries[m.first[r]:m.first[r+1]] {
		scores[e.class] += int32(e.weight)
	}
}

// The model in a file: the magic line, then deflated: the templates are part of
// the program. All numbers are varints; signed ones are zigzag. Each table is the
// number of its features and the gaps between them in Rice code.
const magic = "entente parser 1\n"

// reader reads what a writer wrote; after a failure it gives zeros.
type reader struct {
	data   []byte
	failed bool
}

func (r *reader) uint() uint64 {
	v, n := binary.Uvarint(r.data)
	if n <= 0 {
		r.failed = true
		return 0
	}
	r.data = r.data[n:]
	return v
}

func (r *reader) int() int64 {
	if len(r.data) > 0 && r.data[0] < 0x80 {
		v := int64(r.data[0])
		r.data = r.data[1:]
		return v>>1 ^ -(v & 1)
	}
	v, n := binary.Varint(r.data)
	if n <= 0 {
		r.failed = true
		return 0
	}
	r.data = r.data[n:]
	return v
}

func (r *reader) bytes(n uint64) []byte {
	if n > uint64(len(r.data)) {
		r.failed = true
		return nil
	}
	b := r.data[:n]
	r.data = r.data[n:]
	return b
}

var errDamaged = errors.New("the parser's model is damaged")

// table reads a table and the number of its features.
func (r *reader) table() (table, int, error) {
	n, k := r.uint(), r.uint()
	code := r.bytes(r.uint())
	if r.failed || n > 1<<featureBits || k > featureBits {
		return nil, 0, errDamaged
	}
	t := make(table, 1<<featureBits/64)
	var acc uint64
	var have uint
	fill := func() {
		for have <= 56 && len(code) > 0 {
			acc |= uint64(code[0]) << have
			have += 8
			code = code[1:]
		}
	}
	f := uint64(0)
	for i := range n {
		gap := uint64(0)
		for {
			fill()
			ones := uint(bits.TrailingZeros64(^acc))
			if ones < have {
				gap += uint64(ones)
				acc >>= ones + 1
				have -= ones + 1
				break
			}
			if len(code) == 0 {
				return nil, 0, errDamaged
			}
			gap += uint64(have)
			acc, have = 0, 0
		}
		fill()
		if have < uint(k) {
			return nil, 0, errDamaged
		}
		gap = gap<<k | acc&(1<<k-1)
		acc >>= k
		have -= uint(k)
		f += gap
		if i > 0 {
			f++
		}
		if f >= 1<<featureBits {
			return nil, 0, errDamaged
		}
		t[f>>6].bits |= 1 << (f & 63)
	}
	rank := uint32(0)
	for i := range t {
		t[i].rank = rank
		rank += uint32(bits.OnesCount64(t[i].bits))
	}
	return t, int(n), nil
}

// read reads a packed model.
func read(packed []byte) (*moveModel, *labelModel, error) {
	if !bytes.HasPrefix(packed, []byte(magic)) {
		return nil, nil, errors.New("not a parser's model")
	}
	data, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed[len(magic):])))
	if err != nil {
		return nil, nil, fmt.Errorf("the parser's model: %w", err)
	}
	r := &reader{data: data}
	m, err := r.moves()
	if err != nil {
		return nil, nil, err
	}
	l, err := r.labels()
	if err != nil {
		return nil, nil, err
	}
	if r.failed || len(r.data) > 0 {
		return nil, nil, errDamaged
	}
	return m, l, nil
}

func (r *reader) moves() (*moveModel, error) {
	beam := int(min(r.uint(), 64))
	t, n, err := r.table()
	if err != nil {
		return nil, err
	}
	m := &moveModel{max(beam, 1), t, make([]int64, n+1)}
	for move := range moves {
		for i := 1; i <= n; i++ {
			m.rows[i] += r.int() << (lane * move)
		}
	}
	return m, nil
}

func (r *reader) labels() (*labelModel, error) {
	m := &labelModel{}
	for range min(r.uint(), 255) {
		m.classes = append(m.classes, string(r.bytes(r.uint())))
	}
	m.core = coreBits(m.classes)
	t, n, err := r.table()
	if err != nil {
		return nil, err
	}
	m.table = t
	m.first = make([]uint32, n+2)
	total := uint32(0)
	counts := r.bytes(uint64(n))
	if r.failed {
		return nil, errDamaged
	}
	for i, c := range counts {
		m.first[i+1] = total
		total += uint32(c)
	}
	m.first[n+1] = total
	classes, weights := r.bytes(uint64(total)), r.bytes(uint64(total))
	if r.failed {
		return nil, errDamaged
	}
	m.entries = make([]entry, total)
	for i := range m.entries {
		if int(classes[i]) >= len(m.classes) {
			return nil, errDamaged
		}
		m.entries[i] = entry{classes[i], int8(weights[i])}
	}
	return m, nil
}
