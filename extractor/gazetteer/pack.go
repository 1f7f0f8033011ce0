package gazetteer

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"entente/extractor/cluster"
	"entente/extractor/lookup"
	"entente/extractor/perceptron"
)

const magic = "entente gazetteer 1\n"

// Builder gathers names. Its zero value is ready; it is for one goroutine.
type Builder struct {
	flags map[string]Flags // by folded words with one space between
}

// Add lists a name, or adds to what it is known as. Names of more than MaxWords
// words, and empty ones, are left out.
func (b *Builder) Add(name string, f Flags) {
	words := Words(name)
	if len(words) == 0 || len(words) > MaxWords {
		return
	}
	for _, w := range words {
		if _, ok := hash(w); !ok {
			return
		}
	}
	if b.flags == nil {
		b.flags = map[string]Flags{}
	}
	b.flags[strings.Join(words, " ")] |= f
}

// Remove takes back something that a name is known as.
func (b *Builder) Remove(name string, f Flags) {
	key := strings.Join(Words(name), " ")
	if left := b.flags[key] &^ f; left != 0 {
		b.flags[key] = left
	} else {
		delete(b.flags, key)
	}
}

// Get returns what a name is known as so far.
func (b *Builder) Get(name string) Flags { return b.flags[strings.Join(Words(name), " ")] }

// Each calls f for every name in order.
func (b *Builder) Each(f func(name string, flags Flags)) {
	for _, name := range slices.Sorted(maps.Keys(b.flags)) {
		f(name, b.flags[name])
	}
}

// Words cuts a name into the folded words of a text: at spaces, before "'s",
// and without commas.
func Words(name string) []string {
	folded := string(fold(nil, name))
	return strings.Fields(parting.Replace(folded + " "))
}

// parting sets apart what Words cuts off. It is safe for concurrent use.
var parting = strings.NewReplacer("'s ", " 's ", ",", " ")

// Pack writes the table. The same names give the same bytes.
func (b *Builder) Pack() ([]byte, error) {
	all := map[string]Flags{}
	for name, f := range b.flags {
		words := strings.Fields(name)
		if len(words) == 1 {
			if cluster.Common(name) {
				f |= Common
			}
		} else {
			all[words[0]] |= starts
		}
		all[name] |= f
	}
	count := map[Flags]int{}
	for _, f := range all {
		count[f]++
	}
	sets := slices.Collect(maps.Keys(count))
	slices.SortFunc(sets, func(a, b Flags) int { // the usual ones first: small numbers
		if count[a] != count[b] {
			return count[b] - count[a]
		}
		return int(a) - int(b)
	})
	number := map[Flags]uint16{}
	for i, f := range sets {
		number[f] = uint16(i + 1)
	}
	if len(sets) >= 1<<16 {
		return nil, fmt.Errorf("%d kinds of names are more than the format holds", len(sets))
	}
	var table lookup.Builder
	for _, name := range slices.Sorted(maps.Keys(all)) {
		var h perceptron.Hash
		for i, w := range strings.Fields(name) {
			if i == 0 {
				h = perceptron.Text(w)
			} else {
				h = h.And(perceptron.Text(w))
			}
		}
		table.SetAt(uint32(h>>32), number[all[name]])
	}
	out := binary.AppendUvarint([]byte(magic), uint64(len(sets)))
	for _, f := range sets {
		out = binary.AppendUvarint(out, uint64(f))
	}
	packed, err := table.Pack()
	if err != nil {
		return nil, err
	}
	return append(out, packed...), nil
}

// read reads what [Builder.Pack] wrote.
func read(data []byte) (*names, error) {
	if len(data) < len(magic) || string(data[:len(magic)]) != magic {
		return nil, errors.New("not a table of names")
	}
	data = data[len(magic):]
	count, size := binary.Uvarint(data)
	if size <= 0 || count >= 1<<16 {
		return nil, errors.New("the table of names is damaged")
	}
	data = data[size:]
	n := &names{sets: make([]Flags, count+1)}
	for i := range count {
		f, size := binary.Uvarint(data)
		if size <= 0 {
			return nil, errors.New("the table of names is damaged")
		}
		n.sets[i+1] = Flags(f)
		data = data[size:]
	}
	table, err := lookup.Read(data)
	if err != nil {
		return nil, fmt.Errorf("the table of names: %w", err)
	}
	n.table = *table
	return n, nil
}
