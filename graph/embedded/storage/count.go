package storage

import (
	"encoding/binary"
	"slices"
)

// The kinds of count.
const (
	countNodes byte = iota
	countRelationships
	countLabel
	countType
)

func countKey(kind byte, t Token) []byte {
	return binary.BigEndian.AppendUint32([]byte{kind}, uint32(t))
}

func (tx *Tx) count(kind byte, t Token, change int64) {
	if tx.counts == nil {
		tx.counts = map[string]int64{}
	}
	tx.counts[string(countKey(kind, t))] += change
}

func (tx *Tx) readCount(kind byte, t Token) int64 {
	key := countKey(kind, t)
	n := tx.counts[string(key)]
	if raw := tx.bucket(bucketCounts).Get(key); len(raw) == 8 {
		n += int64(binary.BigEndian.Uint64(raw))
	}
	return n
}

// writeCounts stores the counts that changed.
func (tx *Tx) writeCounts() error {
	keys := make([]string, 0, len(tx.counts))
	for k := range tx.counts {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	b := tx.bucket(bucketCounts)
	for _, k := range keys {
		n := tx.readCount(k[0], Token(binary.BigEndian.Uint32([]byte(k[1:]))))
		if err := b.Put([]byte(k), binary.BigEndian.AppendUint64(nil, uint64(n))); err != nil {
			return tx.db.failure(err)
		}
	}
	tx.counts = nil
	return nil
}

// NodeCount returns how many nodes there are.
func (tx *Tx) NodeCount() int64 { return tx.readCount(countNodes, 0) }

// RelationshipCount returns how many relationships there are.
func (tx *Tx) RelationshipCount() int64 { return tx.readCount(countRelationships, 0) }

// LabelCount returns how many nodes have a label.
func (tx *Tx) LabelCount(l Token) int64 { return tx.readCount(countLabel, l) }

// TypeCount returns how many relationships have a type.
func (tx *Tx) TypeCount(t Token) int64 { return tx.readCount(countType, t) }

// UsedNames returns the labels or types that something in the graph has, sorted.
// For property keys it is [Tx.Names].
func (tx *Tx) UsedNames(kind TokenKind) []string {
	names := tx.Names(kind)
	if kind == Key {
		return names
	}
	return slices.DeleteFunc(names, func(name string) bool {
		t := tx.Token(kind, name)
		if kind == Label {
			return tx.LabelCount(t) == 0
		}
		return tx.TypeCount(t) == 0
	})
}
