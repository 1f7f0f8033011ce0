package tagger

import (
	"cmp"
	"slices"

	"entente/extractor/perceptron"
)

// lesson is a sample made ready for learning.
type lesson struct {
	words []word
	gold  []uint8
	still [][]uint32 // by word, the features that are frequent enough; nil if the dictionary is sure of the word
}

// lessons are all that is learned from.
type lessons struct {
	lessons  []lesson
	counts   []uint8 // of features, by their upper 24 bits
	minCount uint8
	strong   map[uint32]bool // if not nil, the features that are learned
	features []uint32
	verbs    []uint8 // by class: what verbOf says
}

func newLessons(samples []Sample, classes []string, index map[string]uint8, words *dictionary, minCount int) *lessons {
	l := &lessons{counts: make([]uint8, 1<<24), minCount: uint8(min(minCount, 255))}
	for _, tag := range classes {
		l.verbs = append(l.verbs, verbOf(tag))
	}
	for _, s := range samples {
		x := lesson{words: words.look(nil, s.Words), still: make([][]uint32, len(s.Words))}
		for _, tag := range s.Tags {
			x.gold = append(x.gold, index[tag])
		}
		manner, inQuotes := style(x.words), false
		var tag, tag2, verb uint8 = 1, 1, 0
		for i := range x.words {
			if c := words.choices[x.words[i].known]; !c.sure || !x.words[i].listed {
				x.still[i] = still(nil, x.words, i, manner, inQuotes)
				l.count(x.still[i])
				l.features = moving(l.features[:0], x.words, i, tag, tag2, verb)
				l.count(l.features)
			}
			if x.words[i].letter == letterQuote {
				inQuotes = !inQuotes
			}
			tag, tag2, verb = x.gold[i]+2, tag, x.words[i].after(verb, l.verbs[x.gold[i]])
		}
		l.lessons = append(l.lessons, x)
	}
	for _, x := range l.lessons {
		for i := range x.still {
			x.still[i] = slices.Clip(slices.DeleteFunc(x.still[i], l.rare))
		}
	}
	return l
}

func (l *lessons) count(features []uint32) {
	for _, f := range features {
		if l.counts[f>>8] < 255 {
			l.counts[f>>8]++
		}
	}
}

// rare says that nothing is learned of a feature.
func (l *lessons) rare(feature uint32) bool {
	if l.strong != nil {
		return !l.strong[feature]
	}
	return l.counts[feature>>8] < l.minCount
}

// keep makes features the only ones that are learned.
func (l *lessons) keep(features map[uint32]bool) {
	l.strong = features
	for _, x := range l.lessons {
		for i := range x.still {
			x.still[i] = slices.DeleteFunc(x.still[i], l.rare)
		}
	}
}

// learn tags a sentence as it would be tagged now, mends the weights and returns
// the number of wrong tags.
func (l *lessons) learn(trainer *perceptron.Trainer, k int, scores []int32) int {
	x := &l.lessons[k]
	wrong := 0
	var tag, tag2, verb uint8 = 1, 1, 0
	for i := range x.words {
		guess := x.gold[i]
		if x.still[i] != nil {
			l.features = moving(append(l.features[:0], x.still[i]...), x.words, i, tag, tag2, verb)
			clear(scores)
			for _, f := range l.features {
				trainer.Add(scores, f)
			}
			guess = best(scores)
			trainer.Step()
			if guess != x.gold[i] {
				wrong++
				for _, f := range l.features {
					if !l.rare(f) {
						trainer.Update(f, int(x.gold[i]), 1)
						trainer.Update(f, int(guess), -1)
					}
				}
			}
		}
		tag, tag2, verb = guess+2, tag, x.words[i].after(verb, l.verbs[guess])
	}
	return wrong
}

// sureShare is how much of a word's occurrences must have one tag for the word
// to be taken as having it everywhere, and sureCount how many there must be.
const (
	sureShare = 0.998
	sureCount = 30
	fewShare  = 0.02 // tags that are rarer are no choice
)

// learnWords makes the dictionary of the words that occur often enough.
func learnWords(samples []Sample, index map[string]uint8, minWord int) *dictionary {
	counts := map[uint32]map[uint8]int{}
	for _, s := range samples {
		if s.Altered {
			continue
		}
		for i, text := range s.Words {
			h := listedHash(look(text).exact)
			if counts[h] == nil {
				counts[h] = map[uint8]int{}
			}
			counts[h][index[s.Tags[i]]]++
		}
	}
	type group struct {
		choice choice
		words  []uint32
	}
	groups := map[string]*group{}
	for h, tags := range counts {
		total := 0
		for _, n := range tags {
			total += n
		}
		if total < minWord {
			continue
		}
		var classes []uint8
		most := 0
		for c, n := range tags {
			most = max(most, n)
			if float64(n) >= fewShare*float64(total) {
				classes = append(classes, c)
			}
		}
		slices.SortFunc(classes, func(a, b uint8) int {
			return cmp.Or(cmp.Compare(tags[b], tags[a]), cmp.Compare(a, b))
		})
		sure := total >= sureCount && float64(most) >= sureShare*float64(total)
		// The order of the less frequent tags is left out.
		slices.Sort(classes[1:])
		key := string(classes)
		if sure {
			classes = classes[:1]
			key = string(classes) + "\xff" // no class has this number
		}
		if groups[key] == nil {
			groups[key] = &group{choice: choice{classes, sure}}
		}
		groups[key].words = append(groups[key].words, h)
	}
	keys := make([]string, 0, len(groups))
	for key := range groups {
		keys = append(keys, key)
	}
	// The entry is a byte: the choices of most words are kept.
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(groups[b].words), len(groups[a].words)), cmp.Compare(a, b))
	})
	d := &dictionary{choices: []choice{{}}}
	var words []listed
	for _, key := range keys[:min(len(keys), 250)] {
		for _, h := range groups[key].words {
			words = append(words, listed{h, uint8(len(d.choices))})
		}
		d.choices = append(d.choices, groups[key].choice)
	}
	slices.SortFunc(words, func(a, b listed) int { return cmp.Compare(a.word, b.word) })
	d.fill(words)
	return d
}
