// Package ner recognises names by a learned model: a linear sequence model over
// the words of a sentence, with what the whole document says of each word.
//
// What flows in: the tagged sentences of a document. What flows out: spans of
// tokens with a [Type] and a margin that says how sure the model is. The
// conventions of the spans are those of package mention. The model knows
// nothing of who is meant; countries are locations here.
//
// README.md says what the model was trained on and how well it does. Method:
// Collins 2002 (structured perceptron), Ratinov and Roth 2009 (BILOU labels,
// evidence of the document, clusters and gazetteers).
package ner

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"sync"

	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/extractor/perceptron"
)

// Type is what a name stands for.
type Type uint8

// The types. Other is what is a name and none of the rest: nationalities and
// languages, events, works, laws, products.
const (
	Person Type = iota
	Organization
	Location
	Other
	types = 4
)

func (t Type) String() string {
	return [types + 1]string{"Person", "Organization", "Location", "Other", "?"}[min(t, types)]
}

// Name is a name in a sentence.
type Name struct {
	First, Last int // half-open range of tokens
	Type        Type
	// Margin is how much worse, in units of training, the best reading is that
	// does not have this name: the smallest over its words.
	Margin float32
}

//go:embed model.bin
var model []byte

var defaultRecognizer = sync.OnceValues(func() (*Recognizer, error) {
	lex, err := lexicon.Default()
	if err != nil {
		return nil, err
	}
	return Load(lex)
})

// Load reads the embedded model.
func Load(lex *lexicon.Lexicon) (*Recognizer, error) {
	packed, err := gzip.NewReader(bytes.NewReader(model))
	if err != nil {
		return nil, fmt.Errorf("the model of names: %w", err)
	}
	data, err := io.ReadAll(packed)
	if err != nil {
		return nil, fmt.Errorf("the model of names: %w", err)
	}
	return Read(lex, data)
}

// Default returns the recogniser over the embedded model and lexicon, which are
// read once.
func Default() (*Recognizer, error) { return defaultRecognizer() }

// Recognizer finds names. It is safe for concurrent use.
type Recognizer struct {
	lex     *lexicon.Lexicon
	weights *perceptron.Weights
	moves   [labels][labels]int32 // by label before and label
	pool    sync.Pool
}

// Read makes a recogniser of a packed model, as [Learned.Pack] writes it.
func Read(lex *lexicon.Lexicon, data []byte) (*Recognizer, error) {
	weights, err := perceptron.Read(data)
	if err != nil {
		return nil, fmt.Errorf("the model of names: %w", err)
	}
	if got := len(weights.Classes()); got != labels {
		return nil, fmt.Errorf("the model of names has %d labels, not %d", got, labels)
	}
	r := &Recognizer{lex: lex, weights: weights}
	for before := range labels {
		weights.Add(r.moves[before][:], moveFeature(before))
	}
	r.pool.New = func() any { return &reading{} }
	return r, nil
}

// Names returns the names of each sentence, in the order of the text and
// without overlap. skip says which sentences to leave alone; it may be nil.
func (r *Recognizer) Names(sentences []document.Sentence, skip func(int) bool) [][]Name {
	d := r.pool.Get().(*reading)
	defer r.pool.Put(d)
	d.read(r.lex, sentences)
	d.stretches(skip)
	r.first(d)
	d.vote()
	names := make([]Name, 0, len(d.open))
	ends := make([]int, len(sentences))
	for _, o := range d.open {
		for n := o.first; n < o.last; n++ {
			d.support(n, r.weights.Scale())
		}
		names = d.path(&r.moves, o, float32(r.weights.Scale()), names)
		ends[o.sentence] = len(names)
	}
	out, start := make([][]Name, len(sentences)), 0
	for s := range sentences {
		if ends[s] > start {
			out[s] = names[start:ends[s]:ends[s]]
			start = ends[s]
		}
	}
	return out
}

// first scores all open words of a document and guesses their labels.
func (r *Recognizer) first(d *reading) {
	d.grow(len(d.words))
	for i := range d.words {
		d.guess[i] = outside
	}
	for _, o := range d.open {
		d.score(r, o)
		d.mark(&r.moves, o.first, o.last)
	}
}
