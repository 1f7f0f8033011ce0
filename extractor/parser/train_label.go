package parser

import (
	"fmt"
	"io"
	"slices"
)

// LabelTrainer learns the relation of a word to its head.
type LabelTrainer struct {
	search  search
	tree    tree
	list    []template
	classes []string
	index   map[string]uint8
	core    []uint8
	place   []uint32 // by feature, its row, 0 for none
	rows    [][]cell
	step    float64
	allowed []uint8 // by feature, how often it was seen; 0 for those that are not wanted
	scores  []int32
}

// cell is the weight of a feature for a class.
type cell struct {
	class uint8
	now   int32
	sum   float64 // of the updates, each times the step it was made at
}

func (t *LabelTrainer) update(f uint32, class int, by int32) {
	if t.place[f] == 0 {
		t.place[f] = uint32(len(t.rows))
		t.rows = append(t.rows, nil)
	}
	row := &t.rows[t.place[f]]
	for i := range *row {
		if c := &(*row)[i]; int(c.class) == class {
			c.now += by
			c.sum += float64(by) * t.step
			return
		}
	}
	*row = append(*row, cell{uint8(class), by, float64(by) * t.step})
}

// NewLabelTrainer makes a trainer for the labels of examples.
func NewLabelTrainer(examples []Example) (*LabelTrainer, error) {
	list, err := templates(labelTemplates, labelPlaceNames[:], map[string]string{"x": labelNames})
	if err != nil {
		return nil, err
	}
	t := &LabelTrainer{list: list, index: map[string]uint8{}}
	for _, e := range examples {
		for _, l := range e.Labels {
			if _, ok := t.index[l]; !ok {
				t.index[l] = 0
				t.classes = append(t.classes, l)
			}
		}
	}
	slices.Sort(t.classes)
	for i, l := range t.classes {
		t.index[l] = uint8(i)
	}
	t.core = coreBits(t.classes)
	t.place = make([]uint32, 1<<featureBits)
	t.rows = make([][]cell, 1)
	t.scores = make([]int32, len(t.classes))
	return t, nil
}

// labelLesson is a sentence to learn labels from: an example and the heads that
// the labels are learned with, gold or a parser's.
type labelLesson struct {
	e     *Example
	heads []int32
}

// Train learns from the gold trees of examples.
func (t *LabelTrainer) Train(examples []Example, epochs int, seed uint64, minCount int, log io.Writer) {
	lessons := make([]labelLesson, len(examples))
	for i := range examples {
		heads := make([]int32, len(examples[i].Heads))
		for k, h := range examples[i].Heads {
			heads[k] = int32(h)
		}
		lessons[i] = labelLesson{&examples[i], heads}
	}
	order := newRandom(seed, 3)
	s := &t.search
	if t.allowed == nil {
		t.allowed = make([]uint8, 1<<featureBits)
		t.count(lessons)
	}
	allowed := t.allowed
	for epoch := range epochs {
		order.shuffle(len(lessons), func(i, j int) { lessons[i], lessons[j] = lessons[j], lessons[i] })
		wrong, all := 0, 0
		for i := range lessons {
			t.start(&lessons[i])
			for _, d := range t.tree.order {
				s.lookAt(&t.tree, d)
				n := s.features(t.list, labelPlaces, &s.buffer)
				clear(t.scores)
				for _, f := range s.buffer[:n] {
					for _, c := range t.rows[t.place[f]] {
						t.scores[c.class] += c.now
					}
				}
				got := top(t.scores)
				want := int(t.index[lessons[i].e.Labels[d]])
				all++
				if int(lessons[i].heads[d]) == lessons[i].e.Heads[d] {
					t.step++
					if got != want {
						wrong++
						for _, f := range s.buffer[:n] {
							if int(allowed[f]) < minCount {
								continue
							}
							t.update(f, want, 1)
							t.update(f, got, -1)
						}
					}
				}
				t.tree.note(d, uint8(got), t.core[got], s.sentence.n)
			}
		}
		if log != nil {
			fmt.Fprintf(log, "labels, epoch %d: %d of %d wrong\n", epoch+1, wrong, all)
		}
	}
}

// count counts how often each feature is seen.
func (t *LabelTrainer) count(lessons []labelLesson) {
	s := &t.search
	for i := range lessons {
		t.start(&lessons[i])
		for _, d := range t.tree.order {
			s.lookAt(&t.tree, d)
			n := s.features(t.list, labelPlaces, &s.buffer)
			for _, f := range s.buffer[:n] {
				if t.allowed[f] < 255 {
					t.allowed[f]++
				}
			}
			l := t.index[lessons[i].e.Labels[d]]
			t.tree.note(d, l, t.core[l], s.sentence.n)
		}
	}
}

// Restrict forgets the weights, and allows from now on only the features that
// would be packed.
func (t *LabelTrainer) Restrict(limits Limits) {
	kept := make([]uint8, 1<<featureBits)
	for _, r := range t.strongest(limits) {
		kept[r.f] = 255
	}
	t.allowed = kept
	clear(t.place)
	t.rows = make([][]cell, 1)
	t.step = 0
}

func (t *LabelTrainer) start(l *labelLesson) {
	t.search.sentence.read(l.e.Words, l.e.Tags)
	n := t.search.sentence.n
	t.tree.heads = l.heads
	t.tree.labels = append(t.tree.labels[:0], make([]uint8, n)...)
	t.tree.build(n)
	t.tree.inOrder(n)
}

func top(scores []int32) int {
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	return best
}
