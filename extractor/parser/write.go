package parser

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"math/bits"
)

// writer gathers the parts of a model.
type writer struct{ data []byte }

func (w *writer) uint(v uint64) { w.data = binary.AppendUvarint(w.data, v) }
func (w *writer) int(v int64)   { w.data = binary.AppendVarint(w.data, v) }

// features writes ascending features in Rice code.
func (w *writer) features(list []uint32) {
	w.uint(uint64(len(list)))
	k := 0
	if len(list) > 0 {
		k = bits.Len(uint(max(1, (1<<featureBits)/len(list)*7/10))) - 1
	}
	w.uint(uint64(k))
	var acc uint64
	var n uint
	var out []byte
	put := func(v uint64, width uint) {
		acc |= v << n
		n += width
		for n >= 8 {
			out = append(out, byte(acc))
			acc >>= 8
			n -= 8
		}
	}
	last := uint32(0)
	for i, f := range list {
		gap := f - last
		if i > 0 {
			gap--
		}
		last = f
		for range gap >> k {
			put(1, 1)
		}
		put(0, 1)
		put(uint64(gap&(1<<k-1)), uint(k))
	}
	if n > 0 {
		out = append(out, byte(acc))
	}
	w.uint(uint64(len(out)))
	w.data = append(w.data, out...)
}

func (w *writer) packed() ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(magic)
	z, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(w.data); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
