package gazetteer

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"entente/extractor/lookup"
	"entente/extractor/perceptron"
)

//go:embed towns.bin
var packedTowns []byte

const townsMagic = "entente towns 1\n"

// Homes are the countries in which a town or region of one name lies.
type Homes struct {
	Codes []string // ISO 3166 codes of two letters, the largest place first
	Clear bool     // the first is far larger than the others, or there is no other
}

// farLarger is how many times larger than its namesakes abroad a town must be
// to be meant where no country is named; clearly smaller ones are left out.
const (
	farLarger = 5
	tooSmall  = 40
)

// TownBuilder gathers towns and regions. Its zero value is ready; it is for one
// goroutine.
type TownBuilder struct {
	sizes map[string]map[string]int // by folded name and country
}

// Add lists a place with its inhabitants.
func (b *TownBuilder) Add(name, country string, size int) {
	words := Words(name)
	if len(words) == 0 || len(words) > MaxWords || len(country) != 2 {
		return
	}
	if b.sizes == nil {
		b.sizes = map[string]map[string]int{}
	}
	key := strings.Join(words, " ")
	if b.sizes[key] == nil {
		b.sizes[key] = map[string]int{}
	}
	b.sizes[key][country] = max(b.sizes[key][country], size)
}

// Remove takes a name off the list.
func (b *TownBuilder) Remove(name string) { delete(b.sizes, strings.Join(Words(name), " ")) }

// homes orders the countries of one name.
func homes(sizes map[string]int) Homes {
	codes := slices.Collect(maps.Keys(sizes))
	slices.SortFunc(codes, func(a, b string) int {
		if sizes[a] != sizes[b] {
			return sizes[b] - sizes[a]
		}
		return strings.Compare(a, b)
	})
	largest := sizes[codes[0]]
	codes = slices.DeleteFunc(codes, func(c string) bool { return sizes[c]*tooSmall < largest })
	return Homes{Codes: codes, Clear: len(codes) == 1 || sizes[codes[1]]*farLarger <= largest}
}

// Pack writes the table of all names with a place of at least the given size. The
// same places give the same bytes.
func (b *TownBuilder) Pack(least int) ([]byte, error) {
	sets := map[string]int{}
	found := map[string]string{}
	for name, sizes := range b.sizes {
		h := homes(sizes)
		if sizes[h.Codes[0]] < least {
			continue
		}
		set := strings.Join(h.Codes, "")
		if !h.Clear {
			set = "?" + set
		}
		sets[set]++
		found[name] = set
	}
	order := slices.Sorted(maps.Keys(sets))
	if len(order) >= 1<<16 {
		return nil, fmt.Errorf("%d sets of countries are more than the format holds", len(order))
	}
	number := map[string]uint16{}
	for i, set := range order {
		number[set] = uint16(i + 1)
	}
	var table lookup.Builder
	for _, name := range slices.Sorted(maps.Keys(found)) {
		table.SetAt(townKey(strings.Fields(name)), number[found[name]])
	}
	list := strings.Join(order, ",")
	out := binary.AppendUvarint([]byte(townsMagic), uint64(len(list)))
	out = append(out, list...)
	packed, err := table.Pack()
	if err != nil {
		return nil, err
	}
	return append(out, packed...), nil
}

func townKey(words []string) uint32 {
	var h perceptron.Hash
	for i, w := range words {
		if i == 0 {
			h = perceptron.Text(w)
		} else {
			h = h.And(perceptron.Text(w))
		}
	}
	return uint32(h >> 32)
}

type towns struct {
	table lookup.Table
	sets  []Homes // what the numbers of the table stand for
}

var loadTowns = sync.OnceValues(func() (*towns, error) { return readTowns(packedTowns) })

// readTowns reads what [TownBuilder.Pack] wrote.
func readTowns(data []byte) (*towns, error) {
	rest, ok := strings.CutPrefix(string(data), townsMagic)
	if !ok {
		return nil, errors.New("not a table of towns")
	}
	length, size := binary.Uvarint([]byte(rest))
	if size <= 0 || length > uint64(len(rest)-size) {
		return nil, errors.New("the table of towns is damaged")
	}
	t := &towns{sets: []Homes{{}}}
	for set := range strings.SplitSeq(rest[size:size+int(length)], ",") {
		codes, open := strings.CutPrefix(set, "?")
		h := Homes{Clear: !open}
		for ; len(codes) >= 2; codes = codes[2:] {
			h.Codes = append(h.Codes, codes[:2])
		}
		t.sets = append(t.sets, h)
	}
	table, err := lookup.Read([]byte(rest[size+int(length):]))
	if err != nil {
		return nil, fmt.Errorf("the table of towns: %w", err)
	}
	t.table = *table
	return t, nil
}

// Town returns the countries in which a larger town or a region of this name
// lies; none if it is not known. Callers must not change them.
func Town(name string) Homes {
	t, err := loadTowns()
	if err != nil {
		return Homes{}
	}
	words := Words(name)
	if len(words) == 0 || len(words) > MaxWords {
		return Homes{}
	}
	if i := t.table.At(townKey(words)); int(i) < len(t.sets) {
		return t.sets[i]
	}
	return Homes{}
}
