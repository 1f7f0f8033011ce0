// Package corpus reads annotated text: the treebanks and name corpora that the
// models are trained and measured on, and the development articles with their
// marked mentions. What flows in: the formats of others, gzip or plain. What
// flows out: sentences with whatever layers the source has.
//
// It is for cmd/train and the eval command; extracting needs none of it.
package corpus

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Sentence is one sentence of a corpus. Layers that the source lacks are nil;
// the others have one element a word.
type Sentence struct {
	Document string // the source's id of the document, or ""
	Text     string // as it was before it was cut into words, or ""
	Words    []string
	Tags     []string // Penn Treebank parts of speech
	Heads    []int    // index of the word that each depends on, -1 for the root
	Labels   []string // dependency relation to that word, as the source has it: "nsubj:pass"
	Names    []Name   // in the order of the text, not overlapping
}

// Name is a marked span of words.
type Name struct {
	First, Last int    // half-open range of words
	Type        string // as the source has it: "gpe", "PER", "politicalparty"
}

// Open opens a file of a data folder by its name without ".gz", packed or not.
func Open(folder, name string) (io.ReadCloser, error) {
	path := filepath.Join(folder, filepath.FromSlash(name))
	if f, err := os.Open(path); err == nil {
		return f, nil
	}
	f, err := os.Open(path + ".gz")
	if err != nil {
		return nil, fmt.Errorf("%s: neither it nor %s.gz can be read: %w", path, filepath.Base(path), err)
	}
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%s.gz: %w", path, err)
	}
	return &packed{unpacked, f}, nil
}

// packed closes both the reader and the file under it.
type packed struct {
	*gzip.Reader
	file *os.File
}

func (p *packed) Close() error {
	err := p.Reader.Close()
	if other := p.file.Close(); err == nil {
		err = other
	}
	return err
}

// field returns the value of a "# key = value" comment line.
func field(line, key string) (string, bool) {
	rest, ok := strings.CutPrefix(line, "# "+key)
	if !ok {
		return "", false
	}
	rest, ok = strings.CutPrefix(strings.TrimSpace(rest), "=")
	return strings.TrimSpace(rest), ok
}
