package cluster

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"math"
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"entente/extractor/lookup"
)

const (
	magic       = "entente clusters 1\n"
	maxClusters = 1 << clusterBits
)

// Source is what a table is made from: for every form of a word its cluster as
// a path of bits, lowest bit first, 0 if it has none; and the natural logarithm
// of its probability.
type Source struct {
	Cluster     map[string]uint32
	Probability map[string]float64
}

// Limits say which words are worth their place.
type Limits struct {
	Cluster float64 // least log probability of a lower-case or mixed form with a cluster
	Name    float64 // the same for a form with a capital first
	Case    float64 // least log probability of all forms of a word together, to know its case
}

// Pack makes the table. The same source and limits give the same bytes.
func Pack(src Source, limits Limits) ([]byte, error) {
	paths, number, err := renumbered(src.Cluster)
	if err != nil {
		return nil, err
	}
	p := packer{src: src, limits: limits, number: number}
	p.cases()
	p.clusters()
	out := binary.AppendUvarint([]byte(magic), uint64(len(paths)))
	for _, path := range paths {
		out = binary.BigEndian.AppendUint16(out, path)
	}
	table, err := p.table.Pack()
	if err != nil {
		return nil, err
	}
	return append(out, table...), nil
}

// renumbered gives the clusters the numbers from 1 in the order of their paths.
// The paths are cut at 16 bits.
func renumbered(cluster map[string]uint32) (paths []uint16, number map[uint32]uint16, err error) {
	number = map[uint32]uint16{}
	var ids []uint32
	for _, id := range cluster {
		if _, ok := number[id]; !ok && id != 0 {
			number[id] = 0
			ids = append(ids, id)
		}
	}
	if len(ids) >= maxClusters {
		return nil, nil, fmt.Errorf("%d clusters are more than the format holds", len(ids))
	}
	slices.SortFunc(ids, func(a, b uint32) int { return cmp.Compare(bits.Reverse32(a), bits.Reverse32(b)) })
	paths = []uint16{0}
	for i, id := range ids {
		number[id] = uint16(i + 1)
		paths = append(paths, uint16(bits.Reverse32(id)>>16))
	}
	return paths, number, nil
}

type packer struct {
	src    Source
	limits Limits
	number map[uint32]uint16
	table  lookup.Builder
}

// clusters takes the forms whose cluster another form does not give away:
// lower case first, then title case, then the rest, as they fall back. Lower
// case and capitals that are rare for their word are left out: their cluster
// tells little.
func (p *packer) clusters() {
	var tiers [3][]string
	for word, id := range p.src.Cluster {
		if id == 0 || !packable(word) {
			continue
		}
		lower, title := strings.ToLower(word), titled(word)
		least := p.limits.Cluster
		if word == title && word != lower {
			least = p.limits.Name
		}
		if p.src.Probability[word] < least || word != title && p.rare(word, lower, title) {
			continue
		}
		tier := 2
		switch word {
		case lower:
			tier = 0
		case title:
			tier = 1
		}
		tiers[tier] = append(tiers[tier], word)
	}
	for _, tier := range tiers {
		slices.Sort(tier)
		for _, word := range tier {
			if c := p.number[p.src.Cluster[word]]; c != p.of(word) {
				p.table.Set(word, p.table.Get(word)|c)
			}
		}
	}
}

// rare says that another form with a cluster is eight times as usual as word.
func (p *packer) rare(word string, forms ...string) bool {
	for _, form := range forms {
		if p.src.Cluster[form] != 0 && p.src.Probability[form] > p.src.Probability[word]+math.Log(8) {
			return true
		}
	}
	return false
}

// of is [Of] over what was packed so far.
func (p *packer) of(word string) uint16 {
	if c := p.table.Get(word) & clusterMask; c != 0 {
		return c
	}
	title, lower := p.table.Get(titled(word))&clusterMask, p.table.Get(strings.ToLower(word))
	if c := Case(lower >> clusterBits); title == 0 || lower&clusterMask != 0 && (c == LowerAlways || c == LowerMostly) {
		title = lower & clusterMask
	}
	if short, ok := strings.CutSuffix(word, "."); title == 0 && ok && short != "" {
		return p.of(short)
	}
	return title
}

// cases adds how words are written to the entries of their lower-case forms.
func (p *packer) cases() {
	type forms struct{ lower, title, upper, other float64 }
	all := map[string]*forms{}
	for _, word := range slices.Sorted(maps.Keys(p.src.Probability)) {
		if !packable(word) || strings.HasSuffix(word, ".") || onlyOneForm(word) {
			continue
		}
		lower := strings.ToLower(word)
		f := all[lower]
		if f == nil {
			f = &forms{}
			all[lower] = f
		}
		switch share := math.Exp(p.src.Probability[word]); word {
		case lower:
			f.lower += share
		case titled(word):
			f.title += share
		case strings.ToUpper(word):
			f.upper += share
		default:
			f.other += share
		}
	}
	for _, word := range slices.Sorted(maps.Keys(all)) {
		f := all[word]
		sum := f.lower + f.title + f.upper + f.other
		if math.Log(sum) < p.limits.Case {
			continue
		}
		c := caseOf(f.lower/sum, f.upper/sum)
		p.table.Set(word, uint16(c)<<clusterBits)
	}
}

// caseOf judges by the shares of the lower-case form and of capitals.
func caseOf(lower, upper float64) Case {
	switch {
	case upper > 0.5:
		return UpperMostly
	case lower >= 0.98:
		return LowerAlways
	case lower >= 0.75:
		return LowerMostly
	case lower >= 0.25:
		return Both
	case lower >= 0.03:
		return TitleMostly
	}
	return TitleAlways
}

// packable leaves out numbers, links, faces and words that are never looked up.
func packable(word string) bool {
	if len(word) > maxWord || strings.Contains(word, "/") || strings.Contains(word, "@") {
		return false
	}
	letters, digits := 0, 0
	for _, r := range word {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		}
	}
	return letters > 0 && letters >= digits
}

// onlyOneForm tells a single letter: its capital is an initial, not the word.
func onlyOneForm(word string) bool { return len(word) < 2 }

func titled(word string) string {
	buf, _ := fold(nil, word, true)
	return string(buf)
}

// read reads what [Pack] wrote.
func read(data []byte) (*words, error) {
	rest, ok := strings.CutPrefix(string(data), magic)
	if !ok {
		return nil, errors.New("not a table of clusters")
	}
	data = []byte(rest)
	n, size := binary.Uvarint(data)
	if size <= 0 || n > maxClusters || uint64(len(data)-size) < 2*n {
		return nil, errors.New("the table of clusters is damaged")
	}
	w := &words{paths: make([]uint16, n)}
	data = data[size:]
	for i := range w.paths {
		w.paths[i] = binary.BigEndian.Uint16(data[2*i:])
	}
	table, err := lookup.Read(data[2*n:])
	if err != nil {
		return nil, fmt.Errorf("the table of clusters: %w", err)
	}
	w.table = *table
	return w, nil
}
