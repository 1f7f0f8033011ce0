package main

import (
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/corpus"
	"entente/extractor/tagger"
)

// trainTagger learns the part-of-speech tagger and prints its accuracy on the
// development sets.
func trainTagger(data, out string) error {
	samples, err := taggerSamples(data)
	if err != nil {
		return err
	}
	log := func(format string, args ...any) { fmt.Printf(format+"\n", args...) }
	first, err := tagger.Train(samples, tagger.Options{Epochs: 5, Log: log})
	if err != nil {
		return err
	}
	base, err := first.Tagger()
	if err != nil {
		return err
	}
	news, err := newsSamples(data, base)
	if err != nil {
		return err
	}
	model, err := tagger.Train(append(samples, news...), tagger.Options{Epochs: 6, Runs: 3, Strong: 1.8, Log: log})
	if err != nil {
		return err
	}
	plain, err := model.Pack(tagger.Threshold, tagger.Unit)
	if err != nil {
		return err
	}
	packed, err := tagger.Deflate(plain)
	if err != nil {
		return err
	}
	t, err := tagger.Read(plain)
	if err != nil {
		return err
	}
	if err := tagAccuracy(t, data, "ewt-dev", "gum-dev"); err != nil {
		return err
	}
	fmt.Printf("%d bytes packed\n", len(packed))
	return os.WriteFile(filepath.Join(out, "extractor", "tagger", "model.bin"), packed, 0o644)
}

// reportTagger prints the accuracy of the committed tagger on the test sets,
// which are for this alone.
func reportTagger(data, _ string) error {
	t, err := tagger.Default()
	if err != nil {
		return err
	}
	return tagAccuracy(t, data, "ewt-dev", "gum-dev", "ewt-test", "gum-test")
}

// tagAccuracy prints the share of right XPOS on the words of the treebank as
// they are cut there (the figure that is published of taggers), and on the words
// as our documents have them, with Penn's tags.
func tagAccuracy(t *tagger.Tagger, data string, sets ...string) error {
	for _, set := range sets {
		sentences, err := treebank(data, "ud/"+set+".conllu")
		if err != nil {
			return err
		}
		var right, all, ownRight, ownAll int
		for _, s := range sentences {
			for i, tag := range t.TagTreebank(nil, straight(s.Words)) {
				all++
				if tag == s.Tags[i] {
					right++
				}
			}
			s = joinHyphens(s)
			for i, tag := range t.Tag(nil, straight(s.Words)) {
				ownAll++
				if tag == tagger.Penn(s.Tags[i]) {
					ownRight++
				}
			}
		}
		fmt.Printf("%s: %.2f%% of %d words as the treebank cuts them, %.2f%% of %d as documents do\n",
			set, 100*float64(right)/float64(all), all, 100*float64(ownRight)/float64(ownAll), ownAll)
	}
	return nil
}

// treebank reads a file of Universal Dependencies.
func treebank(data, name string) ([]corpus.Sentence, error) {
	f, err := corpus.Open(data, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sentences, err := corpus.CoNLLU(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return sentences, nil
}

// taggerSamples are the training sentences of EWT and GUM, as the treebanks cut
// them and as our documents do, with some written as headlines and the like.
func taggerSamples(data string) ([]tagger.Sample, error) {
	var out []tagger.Sample
	for _, name := range []string{"ud/ewt-train.conllu", "ud/gum-train.conllu"} {
		sentences, err := treebank(data, name)
		if err != nil {
			return nil, err
		}
		for _, s := range sentences {
			sample := tagger.Sample{Words: straight(s.Words), Tags: s.Tags}
			out = append(out, sample)
			if whole := joinHyphens(s); len(whole.Words) < len(s.Words) {
				sample = tagger.Sample{Words: straight(whole.Words), Tags: whole.Tags}
				out = append(out, sample)
			}
			if altered, ok := alter(sample); ok {
				out = append(out, altered)
			}
		}
	}
	return out, nil
}

// straight writes quotation marks and dots as documents do.
func straight(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = straighten.Replace(w)
		if out[i] == "''" || out[i] == "``" {
			out[i] = `"`
		}
	}
	return out
}

var straighten = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "‘", "'", "’", "'", "‛", "'", "…", "...", "\u00a0", " ", "\u00ad", "")

// joinHyphens puts words that the treebank cuts at a hyphen together again, as
// documents have them: "U.S.-led". The joined word takes the head and the tag of
// the part that the others depend on; as an adjective's tag where it modifies.
func joinHyphens(s corpus.Sentence) corpus.Sentence {
	if !slices.Contains(s.Tags, "HYPH") {
		return s
	}
	after := spaces(s)
	first := make([]int, len(s.Words)) // by word, the first of its group
	for i := range s.Words {
		first[i] = i
		if i == 0 || after[i-1] {
			continue
		}
		if s.Tags[i] == "HYPH" && wordy(s.Words[i-1]) && i+1 < len(s.Words) && !after[i] && wordy(s.Words[i+1]) || s.Tags[i-1] == "HYPH" && first[i-1] != i-1 {
			first[i] = first[i-1]
		}
	}
	out := corpus.Sentence{Document: s.Document, Text: s.Text}
	place := make([]int, len(s.Words)) // by word, the joined word it is part of
	var heads []int
	for i := 0; i < len(s.Words); {
		j := i + 1
		for j < len(s.Words) && first[j] == i {
			j++
		}
		head := i
		for k := i; k < j; k++ {
			place[k] = len(out.Words)
			if s.Heads[k] < i || s.Heads[k] >= j {
				head = k
			}
		}
		out.Words = append(out.Words, strings.Join(s.Words[i:j], ""))
		out.Tags = append(out.Tags, joinedTag(s, i, j, head))
		out.Labels = append(out.Labels, s.Labels[head])
		heads = append(heads, s.Heads[head])
		i = j
	}
	for _, h := range heads {
		if h >= 0 {
			h = place[h]
		}
		out.Heads = append(out.Heads, h)
	}
	return out
}

// joinedTag is the tag of words i to j joined, of which head governs.
func joinedTag(s corpus.Sentence, i, j, head int) string {
	tag := s.Tags[head]
	if j == i+1 {
		return tag
	}
	switch s.Labels[head] {
	case "amod":
		if !strings.HasPrefix(tag, "NNP") {
			return "JJ"
		}
	case "compound", "nmod", "nummod":
		if s.Tags[i] == "CD" && (tag == "NN" || tag == "NNS") && s.Heads[head] >= j {
			return "JJ" // "a two-year plan"
		}
	}
	if tag == "HYPH" {
		return s.Tags[j-1]
	}
	return tag
}

func wordy(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(first) || unicode.IsDigit(first) || unicode.IsLetter(r)
}

// spaces says after which words the text has a space.
func spaces(s corpus.Sentence) []bool {
	out := make([]bool, len(s.Words))
	at := 0
	for i, w := range s.Words {
		found := strings.Index(s.Text[at:], w)
		if found < 0 {
			out[i] = true
			continue
		}
		if i > 0 && found > 0 {
			out[i-1] = true
		}
		at += found + len(w)
	}
	out[len(out)-1] = true
	return out
}

// alter writes a share of the sentences in other ways that articles know:
// without the full stop, in small letters, in capitals, as a headline.
func alter(s tagger.Sample) (tagger.Sample, bool) {
	h := fnv.New32a()
	for _, w := range s.Words {
		h.Write([]byte(w))
	}
	draw := h.Sum32() % 100
	if len(s.Words) < 3 || draw >= 36 {
		return s, false
	}
	out := tagger.Sample{Words: slices.Clone(s.Words), Tags: slices.Clone(s.Tags), Altered: true}
	if last := len(out.Words) - 1; out.Words[last] == "." && draw%4 != 0 {
		out.Words, out.Tags = out.Words[:last], out.Tags[:last]
	}
	switch {
	case draw < 10: // the full stop alone
	case draw < 18:
		for i, w := range out.Words {
			out.Words[i] = strings.ToLower(w)
		}
	case draw < 26:
		for i, w := range out.Words {
			out.Words[i] = strings.ToUpper(w)
		}
	default:
		out.Words = titled(out.Words)
	}
	return out, true
}

// titled writes words with a capital each, but for the small ones.
func titled(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w
		if _, minor := smallWords[w]; !minor || i == 0 {
			out[i] = capital(w)
		}
	}
	return out
}

func capital(word string) string {
	r, n := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[n:]
}

// smallWords keep their small letters in a headline.
var smallWords = map[string]struct{}{
	"a": {}, "an": {}, "the": {}, "and": {}, "or": {}, "but": {}, "of": {}, "in": {}, "on": {}, "at": {}, "to": {}, "for": {}, "by": {}, "from": {}, "as": {},
	"'s": {}, "n't": {}, "'re": {}, "'ve": {}, "'ll": {}, "'d": {}, "'m": {},
}
