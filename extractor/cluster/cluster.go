// Package cluster knows which words are used alike and which are written in
// lower case. A word goes in as it stands in the text; out come the number of
// its Brown cluster, whose leading bits name ever coarser classes, and how the
// word is usually written.
//
// The table is packed from spacy-lookups-data by `go run ./cmd/train cluster`;
// README.md says what it holds. It is read once, at first use. Method: Brown et
// al. 1992, "Class-based n-gram models of natural language".
package cluster

import (
	_ "embed"
	"sync"
	"unicode"
	"unicode/utf8"

	"entente/extractor/lookup"
)

//go:embed words.bin
var packed []byte

// A value of the table: the cluster in the lower ten bits, the [Case] above.
const (
	clusterBits = 10
	clusterMask = 1<<clusterBits - 1
)

// maxWord is the length in bytes of the longest word that is looked up. Longer
// ones are unknown; this keeps folding on the stack.
const maxWord = 32

type words struct {
	table lookup.Table
	paths []uint16 // by cluster, its path from the root, highest bit first
}

var load = sync.OnceValues(func() (*words, error) { return read(packed) })

// Load reads the table, if that was not done yet. An error means that the
// program was built with a damaged file; all words are unknown then.
func Load() error {
	_, err := load()
	return err
}

func loaded() *words {
	w, err := load()
	if err != nil {
		return &words{}
	}
	return w
}

// Of returns the number of a word's cluster, 1 to 1000, or 0 if the word is
// unknown. Numbers are in the order of the tree: close numbers are mostly close
// clusters. A form that is not listed counts as its title-case or lower-case form,
// whichever is usual; a final full stop is left out if need be.
func Of(word string) uint16 {
	if len(word) == 0 || len(word) > maxWord {
		return 0
	}
	w := loaded()
	if c := w.table.Get(word) & clusterMask; c != 0 {
		return c
	}
	if c := w.folded(word); c != 0 {
		return c
	}
	if n := len(word) - 1; n > 0 && word[n] == '.' {
		return Of(word[:n])
	}
	return 0
}

// folded looks up the other forms of a word that is not listed. A word in
// capitals is first what it usually is.
func (w *words) folded(word string) uint16 {
	var titleBuf, lowerBuf [2 * maxWord]byte
	title, _ := fold(titleBuf[:0], word, true)
	lower, _ := fold(lowerBuf[:0], word, false)
	first := w.table.Get(string(title)) & clusterMask
	second := w.table.Get(string(lower))
	if c := Case(second >> clusterBits); first == 0 || second&clusterMask != 0 && (c == LowerAlways || c == LowerMostly) {
		return second & clusterMask
	}
	return first
}

// Prefix returns the coarser class of a cluster: the first so many bits, 1 to
// 15, of its path from the root of the tree, with a one before them, so that
// classes of different depths are different numbers. The usual depths are 4, 6
// and 10. It is 0 for cluster 0.
func Prefix(id uint16, bits int) uint16 {
	paths := loaded().paths
	if id == 0 || int(id) >= len(paths) || bits < 1 || bits > 15 {
		return 0
	}
	return 1<<bits | paths[id]>>(16-bits)
}

// fold appends a word's lower-case or title-case form to buf and says whether
// it differs from the word. Source of the forms: Unicode's simple case mapping.
func fold(buf []byte, word string, title bool) ([]byte, bool) {
	changed := false
	for i, r := range word {
		f := unicode.ToLower(r)
		if title && i == 0 {
			f = unicode.ToTitle(r)
		}
		changed = changed || f != r
		buf = utf8.AppendRune(buf, f)
	}
	return buf, changed
}
