package ingest

import (
	"context"
	"iter"

	"entente/graph"
)

// Extracted is what an article says, or why it cannot be read.
type Extracted struct {
	Name       string // of the input
	Extraction graph.Extraction
	Err        error
}

// Extractions extracts the articles of the inputs on several workers and yields
// the results in input order. It stores nothing. It ends early when ctx ends.
func Extractions(ctx context.Context, x Extractor, inputs []Input, workers int) iter.Seq[Extracted] {
	return func(yield func(Extracted) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		ordered := make(chan chan Extracted, workers)
		slots := make(chan struct{}, workers)
		go func() {
			defer close(ordered)
			for _, in := range inputs {
				for article, err := range Decode(in) {
					result := make(chan Extracted, 1)
					select {
					case slots <- struct{}{}:
					case <-ctx.Done():
						return
					}
					go func() {
						defer func() { <-slots }()
						extracted := Extracted{Name: in.label(), Err: err}
						if err == nil {
							extracted.Extraction, extracted.Err = extract(x, article)
						}
						result <- extracted
					}()
					select {
					case ordered <- result:
					case <-ctx.Done():
						return
					}
				}
			}
		}()
		for result := range ordered {
			if !yield(<-result) {
				return
			}
		}
	}
}

// extract runs the extractor, and turns a panic into the failure of this one
// article.
func extract(x Extractor, a graph.Article) (result graph.Extraction, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = graph.Errorf(graph.Internal, "the extractor failed on this article: %v", cause)
		}
	}()
	return x.Extract(a)
}
