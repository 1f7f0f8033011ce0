package perceptron

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// Weights is a trained model. It is read-only and safe for concurrent use.
type Weights struct {
	classes []string
	scale   float64
	shift   uint   // of a feature to its first slot
	slots   []slot // open addressing, a power of two
	entries []entry
}

// slot says where the entries of a feature are.
type slot struct {
	feature uint32 // 0: empty
	entries uint32 // first << 8 | count
}

type entry struct {
	class  uint8
	weight int8
}

const (
	magic      = "entente perceptron 1\n"
	maxEntries = 1 << 24
	maxRow     = 255
)

// Classes returns the names of the classes; scores are in their order. The
// caller must not change them.
func (w *Weights) Classes() []string { return w.classes }

// Scale is what a score of one is worth in the units of training.
func (w *Weights) Scale() float64 { return w.scale }

// Len returns the number of features.
func (w *Weights) Len() int {
	n := 0
	for i := range w.slots {
		if w.slots[i].feature != 0 {
			n++
		}
	}
	return n
}

// Add adds what a feature says of each class to scores, which holds a number
// for each class. A feature that was never learned adds nothing.
func (w *Weights) Add(scores []int32, feature uint32) {
	mask := uint32(len(w.slots) - 1)
	for i := feature >> w.shift; ; i = (i + 1) & mask {
		s := &w.slots[i&mask]
		if s.feature == feature {
			first, n := s.entries>>8, s.entries&maxRow
			for _, e := range w.entries[first : first+n] {
				scores[e.class] += int32(e.weight)
			}
			return
		}
		if s.feature == 0 {
			return
		}
	}
}

// Read reads what [Trainer.Pack] wrote.
func Read(data []byte) (*Weights, error) {
	r := &reader{data: data}
	if string(r.bytes(len(magic))) != magic {
		return nil, errors.New("not a model of this program's format")
	}
	w := &Weights{scale: float64(r.uvarint()) / 1e6}
	classes := r.uvarint()
	if classes > 256 {
		return nil, errors.New("a model with more than 256 classes")
	}
	for range classes {
		w.classes = append(w.classes, string(r.bytes(int(r.uvarint()))))
	}
	features, entries := r.uvarint(), r.uvarint()
	if r.failed || features > uint64(len(data)) || entries > uint64(len(data)) || entries >= maxEntries {
		return nil, errors.New("the model's header is damaged")
	}
	w.shift = 32
	for n := 1; ; n *= 2 {
		if uint64(n) >= features*3/2+1 {
			w.slots = make([]slot, n)
			break
		}
		w.shift--
	}
	w.entries = make([]entry, 0, entries)
	var feature uint64
	mask := uint32(len(w.slots) - 1)
	for range features {
		feature += r.uvarint()
		n := r.uvarint()
		row := r.bytes(2 * int(n))
		if r.failed || feature == 0 || feature > 1<<32-1 || n > maxRow {
			return nil, fmt.Errorf("the model is damaged at byte %d", r.at)
		}
		s := slot{uint32(feature), uint32(len(w.entries))<<8 | uint32(n)}
		for k := 0; k < len(row); k += 2 {
			if uint64(row[k]) >= classes {
				return nil, fmt.Errorf("the model is damaged at byte %d", r.at)
			}
			w.entries = append(w.entries, entry{row[k], int8(row[k+1])})
		}
		i := s.feature >> w.shift
		for w.slots[i&mask].feature != 0 {
			i++
		}
		w.slots[i&mask] = s
	}
	if r.at != len(data) || uint64(len(w.entries)) != entries {
		return nil, errors.New("the model is cut off or has something after its end")
	}
	return w, nil
}

// reader reads numbers and bytes; after a failure it gives zeros.
type reader struct {
	data   []byte
	at     int
	failed bool
}

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.data[r.at:])
	if n <= 0 {
		r.failed = true
		return 0
	}
	r.at += n
	return v
}

func (r *reader) bytes(n int) []byte {
	if n < 0 || n > len(r.data)-r.at {
		r.failed = true
		return nil
	}
	r.at += n
	return r.data[r.at-n : r.at]
}
