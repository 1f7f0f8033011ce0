package tagger

import (
	"encoding/binary"
	"errors"
	"slices"

	"entente/extractor/perceptron"
)

// dictionary says which tags the words of the training text had. Words with
// the same choice of tags share an entry.
type dictionary struct {
	choices []choice // by entry; 0 stands for a word that is not listed
	slots   []listed // open addressing, a power of two
	shift   uint
}

// choice is the tags of some words.
type choice struct {
	classes []uint8 // the most frequent first
	sure    bool    // the words have the first tag wherever they stand
}

type listed struct {
	word  uint32 // hash of its letters, never 0
	entry uint8
}

func listedHash(h perceptron.Hash) uint32 { return h.Feature(0) }

// entry returns the entry of a word by the hash of its letters, 0 if none.
func (d *dictionary) entry(h perceptron.Hash) uint8 {
	if len(d.slots) == 0 {
		return 0
	}
	key := listedHash(h)
	mask := uint32(len(d.slots) - 1)
	for i := key >> d.shift; ; i++ {
		switch s := d.slots[i&mask]; s.word {
		case key:
			return s.entry
		case 0:
			return 0
		}
	}
}

// fill makes the table of words, which are sorted and differ.
func (d *dictionary) fill(words []listed) {
	d.shift = 31
	n := 2
	for n < len(words)*3/2+1 {
		n *= 2
		d.shift--
	}
	d.slots = make([]listed, n)
	mask := uint32(n - 1)
	for _, w := range words {
		i := w.word >> d.shift
		for d.slots[i&mask].word != 0 {
			i++
		}
		d.slots[i&mask] = w
	}
}

// pack writes the dictionary.
func (d *dictionary) pack() []byte {
	var out []byte
	out = binary.AppendUvarint(out, uint64(len(d.choices)))
	for _, c := range d.choices {
		out = binary.AppendUvarint(out, uint64(len(c.classes)))
		out = append(out, c.classes...)
		if c.sure {
			out = append(out, 1)
		} else {
			out = append(out, 0)
		}
	}
	var words []listed
	for _, s := range d.slots {
		if s.word != 0 {
			words = append(words, s)
		}
	}
	slices.SortFunc(words, func(a, b listed) int {
		if a.word < b.word {
			return -1
		}
		return 1
	})
	out = binary.AppendUvarint(out, uint64(len(words)))
	before := uint32(0)
	for _, w := range words {
		out = binary.AppendUvarint(out, uint64(w.word-before))
		out = append(out, w.entry)
		before = w.word
	}
	return out
}

var errDictionary = errors.New("the dictionary of the model is damaged")

// readDictionary reads what pack wrote and returns what follows it. classes is
// the number of tags of the model.
func readDictionary(data []byte, classes int) (*dictionary, []byte, error) {
	failed := false
	number := func() uint64 {
		v, n := binary.Uvarint(data)
		if n <= 0 {
			failed = true
			return 0
		}
		data = data[n:]
		return v
	}
	d := &dictionary{}
	choices := number()
	if failed || choices > 256 {
		return nil, nil, errDictionary
	}
	for range choices {
		n := number()
		if failed || n > uint64(classes) || uint64(len(data)) < n+1 {
			return nil, nil, errDictionary
		}
		c := choice{classes: slices.Clone(data[:n]), sure: data[n] == 1 && n > 0}
		for _, class := range c.classes {
			if int(class) >= classes {
				return nil, nil, errDictionary
			}
		}
		d.choices = append(d.choices, c)
		data = data[n+1:]
	}
	n := number()
	if failed || n > uint64(len(data)) {
		return nil, nil, errDictionary
	}
	words := make([]listed, 0, n)
	at := uint64(0)
	for range n {
		step := number()
		at += step
		if failed || len(data) == 0 || step == 0 || at > 1<<32-1 || uint64(data[0]) >= choices {
			return nil, nil, errDictionary
		}
		words = append(words, listed{uint32(at), data[0]})
		data = data[1:]
	}
	d.fill(words)
	return d, data, nil
}
