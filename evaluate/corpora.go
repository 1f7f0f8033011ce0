package evaluate

import (
	"cmp"
	"strings"

	"entente/corpus"
	"entente/graph"
)

// Text puts the sentences of a corpus together again, a document each as one
// paragraph, and lays its names over the bytes. types gives the source's types
// in ours; names of other types count for nothing. Countries are locations, as
// the open corpora know no better.
func Text(sentences []corpus.Sentence, types map[string]graph.EntityType) []Document {
	var out []Document
	var text strings.Builder
	var d Document
	end := func() {
		if text.Len() > 0 {
			d.Article.Text = text.String()
			out = append(out, d)
		}
		text.Reset()
	}
	for i, s := range sentences {
		if i == 0 || s.Document != sentences[i-1].Document {
			end()
			d = Document{Article: graph.Article{ID: s.Document}, Types: []graph.EntityType{graph.Person, graph.Organization, graph.Location}, Merged: true}
		}
		if text.Len() > 0 {
			text.WriteByte(' ')
		}
		written := cmp.Or(s.Text, strings.Join(s.Words, " "))
		starts, ends := places(written, s.Words)
		for _, n := range s.Names {
			if t, ok := types[n.Type]; ok {
				d.Names = append(d.Names, Name{graph.Span{Start: text.Len() + starts[n.First], End: text.Len() + ends[n.Last-1]}, t})
			}
		}
		text.WriteString(written)
	}
	end()
	return out
}

// places finds the words of a sentence in its text.
func places(text string, words []string) (starts, ends []int) {
	at := 0
	for _, w := range words {
		if k := strings.Index(text[at:], w); k >= 0 {
			at += k
			starts, ends = append(starts, at), append(ends, at+len(w))
			at += len(w)
			continue
		}
		starts, ends = append(starts, at), append(ends, at)
	}
	return starts, ends
}
