package tagger

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"entente/extractor/perceptron"
)

// Sample is a sentence to learn from: words as [Tagger.Tag] takes them, and for
// each the tag, by the names of the treebank.
type Sample struct {
	Words []string
	Tags  []string

	// Altered says that the letters were changed to teach robustness: the words
	// are no evidence of which tags a word can have.
	Altered bool
}

// Options say how to learn. The zero value of a field stands for its default.
type Options struct {
	Epochs   int     // passes over the samples (8)
	Runs     int     // models learned in different orders, which are averaged (1)
	Seed     uint64  // of the order of the samples
	Strong   float64 // a feature must have such a weight, in updates, after a first run; all do if it is 0
	MinCount int     // a feature must occur so often to be learned (3)
	MinWord  int     // a word must, to be in the dictionary (4)
	Log      func(format string, args ...any)
}

func (o Options) filled() Options {
	o.Epochs = cmp.Or(o.Epochs, 8)
	o.Runs = cmp.Or(o.Runs, 1)
	o.Seed = cmp.Or(o.Seed, 1)
	o.MinCount = cmp.Or(o.MinCount, 3)
	o.MinWord = cmp.Or(o.MinWord, 4)
	if o.Log == nil {
		o.Log = func(string, ...any) {}
	}
	return o
}

// Model is a trained tagger that has not been packed.
type Model struct {
	trainer *perceptron.Trainer
	words   *dictionary
}

// Train learns a tagger. The same samples and options give the same model.
func Train(samples []Sample, options Options) (*Model, error) {
	o := options.filled()
	classes, err := tagsOf(samples)
	if err != nil {
		return nil, err
	}
	index := map[string]uint8{}
	for i, tag := range classes {
		index[tag] = uint8(i)
	}
	m := &Model{words: learnWords(samples, index, o.MinWord)}
	l := newLessons(samples, classes, index, m.words, o.MinCount)
	if o.Strong > 0 {
		l.keep(l.train(classes, o, perceptron.Hash(o.Seed)).Strong(o.Strong))
	}
	for run := range o.Runs {
		trainer := l.train(classes, o, perceptron.Hash(o.Seed).And(perceptron.Hash(run)))
		if m.trainer == nil {
			m.trainer = trainer
		} else {
			m.trainer.Join(trainer)
		}
	}
	return m, nil
}

// shuffle puts numbers in an order that depends on nothing but key.
func shuffle(numbers []int, key perceptron.Hash) {
	for i := len(numbers) - 1; i > 0; i-- {
		j := int(key.And(perceptron.Hash(i)).Feature(0)) % (i + 1)
		numbers[i], numbers[j] = numbers[j], numbers[i]
	}
}

// Weights below it are left out when packing, and a step of the packed weights
// is worth so much, in units of an update.
const (
	Threshold = 0.8
	Unit      = 0.2
)

// train goes over the lessons once for each epoch.
func (l *lessons) train(classes []string, o Options, key perceptron.Hash) *perceptron.Trainer {
	trainer := perceptron.NewTrainer(classes)
	order := make([]int, len(l.lessons))
	for i := range order {
		order[i] = i
	}
	scores := make([]int32, len(classes))
	for epoch := range o.Epochs {
		shuffle(order, key.And(perceptron.Hash(epoch)))
		wrong, all := 0, 0
		for _, k := range order {
			wrong += l.learn(trainer, k, scores)
			all += len(l.lessons[k].gold)
		}
		o.Log("epoch %d: %.2f%% wrong", epoch+1, 100*float64(wrong)/float64(all))
	}
	return trainer
}

// Pack writes the model for [Read]; see [perceptron.Trainer.Pack].
func (m *Model) Pack(threshold, unit float64) ([]byte, error) {
	weights, err := m.trainer.Pack(threshold, unit)
	if err != nil {
		return nil, err
	}
	return join(weights, m.words.pack()), nil
}

// Tagger returns a tagger over the model as it is packed by default.
func (m *Model) Tagger() (*Tagger, error) {
	data, err := m.Pack(Threshold, Unit)
	if err != nil {
		return nil, err
	}
	return Read(data)
}

// Jackknife tags each sentence of samples by a tagger that was trained on all
// but its tenth of them: tags with the errors that a user of the tagger meets in
// text it has not seen. It returns treebank tags in the order of the samples.
// group gives sentences of one document the same number, so that they stay in
// one tenth; nil deals them out one by one. more is learned from in each fold.
func Jackknife(samples, more []Sample, group []int, options Options) ([][]string, error) {
	const folds = 10
	if group != nil && len(group) != len(samples) {
		return nil, fmt.Errorf("%d groups for %d samples", len(group), len(samples))
	}
	fold := func(i int) int {
		if group != nil {
			i = group[i]
		}
		return i % folds
	}
	out := make([][]string, len(samples))
	for f := range folds {
		rest := slices.Clone(more)
		for i, s := range samples {
			if fold(i) != f {
				rest = append(rest, s)
			}
		}
		m, err := Train(rest, options)
		if err != nil {
			return nil, err
		}
		t, err := m.Tagger()
		if err != nil {
			return nil, err
		}
		for i, s := range samples {
			if fold(i) == f {
				out[i] = t.TagTreebank(nil, s.Words)
			}
		}
		options.filled().Log("fold %d of %d", f+1, folds)
	}
	return out, nil
}

func tagsOf(samples []Sample) ([]string, error) {
	var out []string
	seen := map[string]bool{}
	for _, s := range samples {
		if len(s.Words) != len(s.Tags) {
			return nil, fmt.Errorf("%d tags for %d words: %q", len(s.Tags), len(s.Words), s.Words)
		}
		for _, tag := range s.Tags {
			if !seen[tag] {
				seen[tag] = true
				out = append(out, tag)
			}
		}
	}
	if len(out) == 0 {
		return nil, errors.New("no samples to learn from")
	}
	if len(out) > 200 {
		return nil, fmt.Errorf("%d tags are too many", len(out))
	}
	slices.Sort(out)
	return out, nil
}
