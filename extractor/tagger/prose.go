// Package tagger gives each word of a sentence its part of speech in the Penn
// Treebank tag set. What flows in: the words of one sentence as the document
// tokenised them. What flows out: one tag a word.
//
// The tags come from prose/v2 (MIT), which only this file imports, and are
// corrected by the rules of correct.go.
package tagger

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"

	"entente/graph"
)

// Caps on what prose gets to see: it is superlinear in the length of a word and
// of a run of punctuation.
const (
	maxWord   = 48  // bytes; longer words are tagged by a stand-in of their shape
	maxWords  = 300 // words of one call; a longer sentence is tagged in pieces
	maxRepeat = 8   // further calls for words that repeat, see Tag
)

// Tagger tags sentences. It is safe for concurrent use.
type Tagger struct {
	model *prose.Model
}

var defaultTagger = sync.OnceValues(func() (*Tagger, error) { return load() })

// Default returns the tagger over prose's own model, which is loaded once.
func Default() (*Tagger, error) { return defaultTagger() }

// load asks for a document with tagging alone: prose then loads the tagger's
// weights (0.13 s) and leaves the larger entity model alone.
func load() (t *Tagger, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = graph.Errorf(graph.Internal, "the part-of-speech model of prose could not be loaded: %v", r)
		}
	}()
	doc, err := prose.NewDocument("", prose.WithSegmentation(false), prose.WithExtraction(false))
	if err != nil {
		return nil, graph.Errorf(graph.Internal, "the part-of-speech model of prose could not be loaded: %w", err)
	}
	return &Tagger{model: doc.Model}, nil
}

// Tag returns one tag for each word. Words must not be empty nor hold white
// space. It never fails: words that prose cannot tag get a tag by their shape.
//
// Within one call prose lets equal words share their last tag ("they support
// their support" would be two nouns), so an earlier one of two equal words is
// tagged again in the part of the sentence that ends two words after it.
func (t *Tagger) Tag(words []string) []string {
	tags := make([]string, 0, len(words))
	for start := 0; start < len(words); start += maxWords {
		tags = append(tags, t.tagPiece(words[start:min(start+maxWords, len(words))])...)
	}
	return tags
}

func (t *Tagger) tagPiece(words []string) []string {
	tags := t.run(words)
	last := make(map[string]int, len(words))
	calls, extra := 0, 0
	for i := len(words) - 1; i >= 0; i-- {
		next, repeats := last[words[i]]
		last[words[i]] = i
		if !repeats || !ambiguous(words[i], tags[i]) || next <= i+2 || calls == maxRepeat || extra+i > len(words)+40 {
			continue
		}
		calls++
		extra += i // words tagged again: never more than one further pass
		tags[i] = t.run(words[:min(i+3, len(words))])[i]
	}
	return tags
}

// ambiguous reports whether a repeated word may have another tag where it
// stands first: closed classes and names hardly do.
func ambiguous(word, tag string) bool {
	if word == "that" || word == "'s" {
		return true
	}
	switch tag {
	case "NN", "NNS", "VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "JJ", "RB":
		return utf8.RuneCountInString(word) > 2
	}
	return false
}

// run is the one call into prose. The tokens that come back are laid over the
// words by their bytes: a word that prose splits keeps its first part's tag.
func (t *Tagger) run(words []string) []string {
	tags := make([]string, len(words))
	for i, w := range words {
		tags[i] = shapeTag(w)
	}
	var text strings.Builder
	starts := make([]int, len(words))
	for i, w := range words {
		if i > 0 {
			text.WriteByte(' ')
		}
		starts[i] = text.Len()
		text.WriteString(standIn(w))
	}
	at, word := 0, 0
	for _, token := range t.call(text.String()) {
		found := strings.Index(text.String()[at:], token.Text)
		if found < 0 || found > maxWord {
			continue
		}
		start := at + found
		at = start + len(token.Text)
		for word+1 < len(starts) && starts[word+1] <= start {
			word++
		}
		if starts[word] == start && token.Tag != "" {
			tags[word] = token.Tag
		}
	}
	return tags
}

func (t *Tagger) call(text string) (tokens []prose.Token) {
	defer func() {
		if recover() != nil {
			tokens = nil // prose panics on some text; the shapes of the words remain
		}
	}()
	doc, err := prose.NewDocument(text, prose.WithSegmentation(false), prose.WithExtraction(false), prose.UsingModel(t.model))
	if err != nil {
		return nil
	}
	return doc.Tokens()
}

// standIn is what prose sees of a word: the word itself, or one of the same
// shape where the word would be slow or make it panic.
func standIn(word string) string {
	plain, digits := true, false
	for i := 0; i < len(word); i++ {
		plain = plain && word[i] < utf8.RuneSelf
		digits = digits || word[i] >= '0' && word[i] <= '9'
	}
	if len(word) <= maxWord && (plain || !digits) && (plain || len(strings.ToLower(word)) == len(word)) {
		return word
	}
	switch shapeTag(word) {
	case "NNP":
		return "Xaxa"
	case "CD":
		return "10"
	case ":":
		return "-"
	}
	return "xaxa"
}
