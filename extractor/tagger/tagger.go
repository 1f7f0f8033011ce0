// Package tagger gives each word of a sentence its part of speech in the Penn
// Treebank tag set. What flows in: the words of one sentence as the document
// tokenised them. What flows out: one tag a word.
//
// The tags come from an averaged perceptron (Collins 2002) that goes from left
// to right; words that have one tag only are looked up. [Train] learns it, and
// README.md beside this file says from what.
package tagger

import (
	"fmt"
	"sync"

	"entente/extractor/perceptron"
)

// Tagger tags sentences. It never changes and is safe for concurrent use.
type Tagger struct {
	weights *perceptron.Weights
	words   *dictionary
	tags    []string // by class: as the treebanks have them
	penn    []string // by class: as Penn has them
	verbs   []uint8  // by class: what verbOf says
	scratch *sync.Pool
}

// state is what one call needs.
type state struct {
	words    []word
	features []uint32
	scores   []int32
}

func newTagger(weights *perceptron.Weights, words *dictionary) *Tagger {
	t := &Tagger{weights: weights, words: words, tags: weights.Classes()}
	for _, tag := range t.tags {
		t.penn = append(t.penn, Penn(tag))
		t.verbs = append(t.verbs, verbOf(tag))
	}
	n := len(t.tags)
	t.scratch = &sync.Pool{New: func() any {
		return &state{words: make([]word, 0, 64), features: make([]uint32, 0, maxFeatures), scores: make([]int32, n)}
	}}
	return t
}

// Penn gives a tag of the English treebanks of Universal Dependencies the name
// that it has, or would have, in the Penn Treebank.
func Penn(tag string) string {
	switch tag {
	case "-LRB-":
		return "("
	case "-RRB-":
		return ")"
	case "HYPH", "NFP":
		return ":"
	case "ADD", "GW":
		return "NN"
	case "AFX":
		return "JJ"
	case "XX":
		return "FW"
	}
	return tag
}

// Tag appends one tag for each word to dst. Words are as the document has them:
// straight quotation marks, clitics apart, words with hyphens whole. It allocates
// only where dst is too small.
func (t *Tagger) Tag(dst, words []string) []string { return t.tag(dst, words, t.penn) }

// TagTreebank is Tag with the tags as the treebanks of Universal Dependencies
// have them: HYPH, NFP, ADD, -LRB- and the like.
func (t *Tagger) TagTreebank(dst, words []string) []string { return t.tag(dst, words, t.tags) }

func (t *Tagger) tag(dst, words, names []string) []string {
	s := t.scratch.Get().(*state)
	defer t.scratch.Put(s)
	s.words = t.words.look(s.words[:0], words)
	manner := style(s.words)
	var tag, tag2, verb uint8 = 1, 1, 0
	inQuotes := false
	for i := range s.words {
		var class uint8
		if c := t.words.choices[s.words[i].known]; c.sure && s.words[i].listed {
			class = c.classes[0]
		} else {
			clear(s.scores)
			s.features = still(s.features[:0], s.words, i, manner, inQuotes)
			s.features = moving(s.features, s.words, i, tag, tag2, verb)
			for _, f := range s.features {
				t.weights.Add(s.scores, f)
			}
			class = best(s.scores)
		}
		if s.words[i].letter == letterQuote {
			inQuotes = !inQuotes
		}
		dst = append(dst, names[class])
		tag, tag2, verb = class+2, tag, s.words[i].after(verb, t.verbs[class])
	}
	return dst
}

func best(scores []int32) uint8 {
	b := 0
	for c, v := range scores {
		if v > scores[b] {
			b = c
		}
	}
	return uint8(b)
}

// look appends what the features see of each word.
func (d *dictionary) look(out []word, words []string) []word {
	for _, text := range words {
		w := look(text)
		w.known = d.entry(w.exact)
		w.listed = w.known != 0
		if w.known == 0 && w.exact != w.lower {
			w.known = d.entry(w.lower)
		}
		out = append(out, w)
	}
	return out
}

// Read reads a model that [Model.Pack] wrote.
func Read(data []byte) (*Tagger, error) {
	weights, rest, err := readParts(data)
	if err != nil {
		return nil, err
	}
	words, rest, err := readDictionary(rest, len(weights.Classes()))
	if err != nil {
		return nil, err
	}
	if len(rest) != 0 || len(words.choices) == 0 || len(weights.Classes()) == 0 {
		return nil, fmt.Errorf("the tagger's model has %d bytes too many, or is empty", len(rest))
	}
	return newTagger(weights, words), nil
}
