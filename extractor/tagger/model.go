package tagger

import (
	"bytes"
	"compress/flate"
	_ "embed" // the model
	"encoding/binary"
	"errors"
	"io"
	"sync"

	"entente/extractor/perceptron"
	"entente/graph"
)

//go:embed model.bin
var packed []byte

var defaultTagger = sync.OnceValues(func() (*Tagger, error) {
	data, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
	if err == nil {
		var t *Tagger
		if t, err = Read(data); err == nil {
			return t, nil
		}
	}
	return nil, graph.Errorf(graph.Internal, "the part-of-speech model could not be loaded: %w", err)
})

// Default returns the tagger over the model of this program, which is loaded
// once.
func Default() (*Tagger, error) { return defaultTagger() }

// Deflate packs a model as [Default] expects it in model.bin.
func Deflate(model []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(model); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// join puts the parts of a model together: the weights with their length
// before them, then the dictionary.
func join(weights, words []byte) []byte {
	out := binary.AppendUvarint(nil, uint64(len(weights)))
	out = append(out, weights...)
	return append(out, words...)
}

func readParts(data []byte) (*perceptron.Weights, []byte, error) {
	n, size := binary.Uvarint(data)
	if size <= 0 || n > uint64(len(data)-size) {
		return nil, nil, errors.New("the tagger's model is cut off")
	}
	data = data[size:]
	weights, err := perceptron.Read(data[:n])
	return weights, data[n:], err
}
