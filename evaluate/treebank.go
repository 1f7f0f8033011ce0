package evaluate

import (
	"strings"

	"entente/corpus"
	"entente/extractor/parser"
	"entente/extractor/tagger"
)

// TreeScore counts words whose tag, head, and head with relation are right, on
// gold tokens, punctuation included. Relations are compared without subtypes
// ("nsubj" for "nsubj:pass"), as the CoNLL shared tasks did.
type TreeScore struct {
	Words, Tags, Heads, Labelled int
}

// Accuracy is the share of words with the right tag.
func (s TreeScore) Accuracy() float64 { return ratio(s.Tags, s.Words) }

// UAS is the share of words with the right head.
func (s TreeScore) UAS() float64 { return ratio(s.Heads, s.Words) }

// LAS is the share of words with the right head and relation.
func (s TreeScore) LAS() float64 { return ratio(s.Labelled, s.Words) }

// Trees measures tagging and parsing on a treebank. The parser gets the tags
// that the tagger predicts, by the names of the treebank.
func Trees(sentences []corpus.Sentence, t *tagger.Tagger, p *parser.Parser) TreeScore {
	var score TreeScore
	var tags []string
	var arcs []parser.Arc
	for _, s := range sentences {
		words := make([]string, len(s.Words))
		for i, w := range s.Words {
			words[i] = straight.Replace(w)
		}
		tags = t.TagTreebank(tags[:0], words)
		arcs = p.Parse(arcs[:0], words, tags)
		score.Words += len(s.Words)
		for i := range s.Words {
			if tags[i] == s.Tags[i] {
				score.Tags++
			}
			if int(arcs[i].Head) != s.Heads[i] {
				continue
			}
			score.Heads++
			if universal(arcs[i].Label) == universal(s.Labels[i]) {
				score.Labelled++
			}
		}
	}
	return score
}

// straight writes quotation marks as documents have them.
var straight = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'")

func universal(label string) string {
	label, _, _ = strings.Cut(label, ":")
	return label
}
