package storage

import (
	"bytes"
	"encoding/binary"

	"entente/graph/embedded/value"
)

// NodesInRange iterates over the nodes whose indexed value lies between low and
// high, both included, in the order of the values; nil leaves a side open. It
// gives more than that where values are very long: the caller compares. It
// returns false if the index does not hold the values of that type in their order.
func (tx *Tx) NodesInRange(index Index, low, high any) (*Nodes, bool) {
	var types [2]string
	known := 0
	for _, bound := range [2]any{low, high} {
		if bound == nil {
			continue
		}
		prefix, ok := value.Sorts(bound)
		if !ok {
			return nil, false
		}
		if f, ok := bound.(float64); ok && f != f { // nothing compares with NaN
			return &Nodes{none: true}, true
		}
		types[known] = prefix
		known++
	}
	if known == 2 && types[0] != types[1] { // nothing lies between a number and a text
		return &Nodes{none: true}, true
	}
	n := &Nodes{scan: tx.scan(bucketEntries, append(indexPrefix(index.ID), types[0]...))}
	if low != nil {
		n.scan.first = rangeKey(index.ID, low)
	}
	if high != nil {
		n.scan.end = rangeKey(index.ID, high)
	}
	return n, known > 0
}

// NodesWithPrefix iterates over the nodes whose indexed value is a text that
// begins with a prefix, in the order of the texts; over more than these where
// they are very long.
func (tx *Tx) NodesWithPrefix(index Index, prefix string) *Nodes {
	key := value.AppendSortPrefix(indexPrefix(index.ID), prefix)
	return &Nodes{scan: tx.scan(bucketEntries, key[:min(len(key), longestKey)])}
}

func indexPrefix(index uint32) []byte {
	return binary.BigEndian.AppendUint32(make([]byte, 0, 64), index)
}

// rangeKey is what the entries of a value begin with, as far as it is not hashed.
func rangeKey(index uint32, v any) []byte {
	key := value.AppendSortKey(indexPrefix(index), v)
	return key[:min(len(key), longestKey)]
}

// beyond reports whether a key stands behind the last one of a scan.
func (s *scan) beyond(key []byte) bool {
	return !bytes.HasPrefix(key, s.prefix) || s.end != nil && bytes.Compare(key, s.end) > 0 && !bytes.HasPrefix(key, s.end)
}
