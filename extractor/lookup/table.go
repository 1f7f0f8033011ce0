// Package lookup holds large word lists in little space: a table maps the
// 32-bit hash of a word to a small number, and the words themselves are gone. A
// [Builder] takes words and numbers and packs them; a [Table] is what is read
// back, never changes, and is shared by all goroutines.
//
// A word that is not in a list of n words is taken for one of them with
// probability n / 2^32, one in 20 000 for 200 000 words.
package lookup

import (
	"entente/extractor/perceptron"
)

// Table is a packed list of words. Its zero value is an empty list.
type Table struct {
	first  []uint32 // by the upper 16 bits of a hash, where its entries begin; one more than buckets
	low    []uint16 // the lower 16 bits of each hash, in order
	values []uint16
}

// Key is what a word is known by.
func Key(word string) uint32 { return uint32(perceptron.Text(word) >> 32) }

// Get returns the number of a word, 0 if the word is not listed. Upper and
// lower case are different.
func (t *Table) Get(word string) uint16 { return t.At(Key(word)) }

// At is Get for a word whose key is known.
func (t *Table) At(key uint32) uint16 {
	if len(t.first) == 0 {
		return 0
	}
	low := uint16(key)
	for i := t.first[key>>16]; i < t.first[key>>16+1]; i++ {
		if t.low[i] == low {
			return t.values[i]
		}
	}
	return 0
}

// Len returns the number of words.
func (t *Table) Len() int { return len(t.values) }
