package document

import (
	"fmt"
	"strings"
	"sync"

	"github.com/jdkato/prose/v2"
	"gopkg.in/neurosnap/sentences.v1"
	"gopkg.in/neurosnap/sentences.v1/data"
	"gopkg.in/neurosnap/sentences.v1/english"

	"entente/graph"
)

// library is what prose/v2 (MIT) knows of words and the Punkt segmenter under
// it, neurosnap/sentences (MIT), of sentences. Only this file imports them; what
// they say is corrected in token.go and sentence.go. No model of prose is
// loaded: splitting words needs none.
//
// Both are asked about as little as their answer depends on, the shape of a
// field or two neighbouring fields, and the answers are kept.
type library struct {
	punkt  *sentences.DefaultSentenceTokenizer
	pairs  map[string]bool // first words of Punkt's collocations
	fields memo[uint64]
	breaks memo[bool]
}

// sharedLibrary loads the library once per process.
var sharedLibrary = sync.OnceValues(loadLibrary)

// loadLibrary reads Punkt's English data, what it learned of 20 000 words.
func loadLibrary() (*library, error) {
	storage, err := loadPunkt()
	if err != nil {
		return nil, graph.Errorf(graph.Internal, "the sentence model could not be loaded: %w", err)
	}
	punkt, err := english.NewSentenceTokenizer(storage)
	if err != nil {
		return nil, graph.Errorf(graph.Internal, "the sentence model could not be loaded: %w", err)
	}
	l := &library{punkt: punkt, pairs: map[string]bool{}}
	for c := range punkt.Collocations {
		first, _, _ := strings.Cut(c, ",")
		l.pairs[first] = true
	}
	return l, nil
}

// loadPunkt unpacks and parses the data that comes with the segmenter, in about a
// third of the time of its own loader (16 ms).
func loadPunkt() (*sentences.Storage, error) {
	packed, err := data.Asset("data/english.json")
	if err != nil {
		return nil, err
	}
	s := sentences.NewStorage()
	err = parseCounts(packed, func(name string, size int) (map[string]int, error) {
		words := make(map[string]int, size)
		switch name {
		case "AbbrevTypes":
			s.AbbrevTypes = words
		case "Collocations":
			s.Collocations = words
		case "SentStarters":
			s.SentStarters = words
		case "OrthoContext":
			s.OrthoContext = words
		default:
			return nil, fmt.Errorf("the data has a part %q", name)
		}
		return words, nil
	})
	return s, err
}

// starts returns where prose lets a token start in a field of the given shape:
// bit k is set for byte k. It is 0 where prose has no answer.
func (l *library) starts(s *shape) uint64 {
	return l.fields.bytes(s.bytes[:s.size], proseStarts)
}

// proseStarts asks prose about one field of at most 64 bytes and lays its tokens
// over them. What prose drops, as it does "'s," of "it's,", is a piece as well.
func proseStarts(field string) (starts uint64) {
	defer func() {
		if recover() != nil {
			starts = 0 // prose panics on some text
		}
	}()
	doc, err := prose.NewDocument(field, prose.WithSegmentation(false), prose.WithTagging(false), prose.WithExtraction(false))
	if err != nil {
		return 0
	}
	at := 0
	for _, t := range doc.Tokens() {
		k := strings.Index(field[at:], t.Text)
		if k < 0 {
			continue
		}
		starts |= 1<<at | 1<<(at+k)
		if at += k + len(t.Text); at >= len(field) {
			return starts
		}
	}
	return starts | 1<<at
}

// ends reports whether Punkt ends a sentence after a field that is followed by
// another: "ties." before "She". Punkt looks no further than that.
func (l *library) ends(field, next string) bool {
	if len(field) > maxShape || len(next) > maxShape {
		return true
	}
	if word, ok := strings.CutSuffix(field, "."); ok && l.common(word) {
		return true
	}
	return l.breaks.get(field, next, l.punktEnds)
}

func (l *library) punktEnds(field, next string) (ends bool) {
	defer func() {
		if recover() != nil {
			ends = true
		}
	}()
	for _, at := range l.punkt.SentencePositions(field + " " + next) {
		if at == len(field) {
			return true
		}
	}
	return false
}

// common reports whether a word is two letters or more and none of Punkt's
// abbreviations, nor begins one of its pairs: it ends sentences before any word.
func (l *library) common(word string) bool {
	var small [maxShape]byte
	for i := 0; i < len(word); i++ {
		c := word[i] | 0x20
		if c < 'a' || c > 'z' {
			return false
		}
		small[i] = c
	}
	return len(word) > 1 && l.punkt.AbbrevTypes[string(small[:len(word)])] == 0 && !l.pairs[string(small[:len(word)])]
}
