// Package parser finds the grammatical structure of a sentence: which word each
// word depends on and in what relation. What flows in: the words of one sentence
// and their parts of speech. What flows out: for each word the index of its head
// and a relation of Universal Dependencies.
//
// A transition system (arc-hybrid) builds the tree with a small beam; then each
// arc gets its label, which sees the whole tree. Both choose by linear models
// that cmd/train learns; README.md beside this file says from what.
package parser

import (
	_ "embed"
	"sync"
)

//go:embed model.bin
var model []byte

// Parser parses sentences. It never changes and is safe for concurrent use.
type Parser struct {
	labels  *labelModel
	scratch *sync.Pool
}

// scratch is what one call needs.
type scratch struct {
	search search
	tree   tree
	scores []int32
	list   []template
}

var load = sync.OnceValues(func() (*Parser, error) { return Read(model) })

// Default returns the parser with the model that is part of the program. An
// error means that it was built with a damaged file.
func Default() (*Parser, error) { return load() }

// Read makes a parser of a packed model.
func Read(packed []byte) (*Parser, error) {
	m, l, err := read(packed)
	if err != nil {
		return nil, err
	}
	forMoves, err := templates(moveTemplates, placeNames[:], map[string]string{"x": numNames})
	if err != nil {
		return nil, err
	}
	forLabels, err := templates(labelTemplates, labelPlaceNames[:], map[string]string{"x": labelNames})
	if err != nil {
		return nil, err
	}
	p := &Parser{labels: l}
	p.scratch = &sync.Pool{New: func() any {
		return &scratch{
			search: search{scorer: m, moves: forMoves, beam: m.beam},
			scores: make([]int32, len(l.classes)),
			list:   forLabels,
		}
	}}
	return p, nil
}

// Arc ties a word to its head.
type Arc struct {
	Head  int32  // index of the head in the sentence, -1 for the root
	Label string // relation of Universal Dependencies with its subtype: "nsubj:pass"
}

// Parse appends one arc for each word of a sentence to dst, which makes a tree
// with one root. tags are Penn Treebank parts of speech, one a word; a missing
// one is taken for empty. It takes time linear in the number of words and
// allocates only where dst is too small.
func (p *Parser) Parse(dst []Arc, words, tags []string) []Arc {
	if len(words) == 0 {
		return dst
	}
	c := p.scratch.Get().(*scratch)
	s, t := &c.search, &c.tree
	s.sentence.read(words, tags)
	n := s.sentence.n
	t.heads, t.labels = t.heads[:0], t.labels[:0]
	for range n {
		t.heads, t.labels = append(t.heads, -1), append(t.labels, 0)
	}
	s.heads(s.run(), t.heads)
	p.label(c)
	for d, h := range t.heads {
		dst = append(dst, Arc{h, p.labels.classes[t.labels[d]]})
	}
	p.scratch.Put(c)
	return dst
}

// label fills the labels of the tree.
func (p *Parser) label(c *scratch) {
	s, t := &c.search, &c.tree
	n := s.sentence.n
	t.build(n)
	t.inOrder(n)
	for _, d := range t.order {
		s.lookAt(t, d)
		k := s.features(c.list, labelPlaces, &s.buffer)
		clear(c.scores)
		for _, f := range s.buffer[:k] {
			p.labels.add(c.scores, f)
		}
		best := top(c.scores)
		t.note(d, uint8(best), p.labels.core[best], n)
	}
}
