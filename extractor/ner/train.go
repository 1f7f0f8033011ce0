package ner

import (
	"entente/extractor/document"
	"entente/extractor/lexicon"
	"entente/extractor/perceptron"
)

// Example is a document to learn from. Names are by sentence, in the order of
// the text, without overlap.
type Example struct {
	Sentences []document.Sentence
	Names     [][]Name
	Weight    int // of an update, 1 and more
}

// Training says how to learn.
type Training struct {
	Epochs   int
	Seen     int   // a feature must stand that often in the examples to count
	Cost     int32 // what a wrong label gains while learning, so that right ones win by a margin
	Seed     uint64
	Progress func(epoch, wrong, words int) // may be nil
}

// Learned is a trained model before it is packed.
type Learned struct{ trainer *perceptron.Trainer }

// Pack writes the model for [Read]: see [perceptron.Trainer.Pack].
func (l *Learned) Pack(threshold, unit float64) ([]byte, error) {
	return l.trainer.Pack(threshold, unit)
}

// lesson is a stretch of open words.
type lesson struct {
	features [][]uint32
	gold     []uint8
	weight   int32
}

// Train learns a model. The same examples give the same model.
func Train(lex *lexicon.Lexicon, examples []Example, o Training) *Learned {
	return o.learn(o.lessons(lex, examples))
}

func (o Training) learn(lessons []lesson) *Learned {
	t := perceptron.NewTrainer(classes())
	order := random(o.Seed)
	var d reading
	var moves [labels][labels]int32
	for epoch := range o.Epochs {
		order.shuffle(len(lessons), func(i, k int) { lessons[i], lessons[k] = lessons[k], lessons[i] })
		wrong, words := 0, 0
		for _, s := range lessons {
			n := len(s.gold)
			words += n
			d.grow(n)
			for i := range n {
				scores := &d.scores[i]
				for l := range labels {
					scores[l] = o.Cost
				}
				scores[s.gold[i]] = 0
				for _, f := range s.features[i] {
					t.Add(scores[:], f)
				}
			}
			t.Step()
			wrong += d.correct(t, &moves, s)
		}
		if o.Progress != nil {
			o.Progress(epoch+1, wrong, words)
		}
	}
	return &Learned{t}
}

// correct decodes a lesson and corrects the weights where it is wrong.
func (d *reading) correct(t *perceptron.Trainer, moves *[labels][labels]int32, s lesson) (wrong int) {
	n := len(s.gold)
	l, _ := d.forward(moves, 0, n)
	after, goldAfter := uint8(outside), uint8(outside)
	move := func(before, l uint8, by int32) {
		t.Update(moveFeature(int(before)), int(l), by)
		moves[before][l] += by
	}
	for i := n - 1; i >= -1; i-- {
		gold := uint8(outside)
		if i >= 0 {
			gold = s.gold[i]
		} else {
			l = outside
		}
		if l != gold || after != goldAfter {
			move(gold, goldAfter, s.weight)
			move(l, after, -s.weight)
		}
		if i < 0 {
			break
		}
		if l != gold {
			wrong++
			for _, f := range s.features[i] {
				t.Update(f, int(gold), s.weight)
				t.Update(f, int(l), -s.weight)
			}
		}
		after, goldAfter = l, gold
		l = d.from[i][l]
	}
	return wrong
}

// lessons makes the lessons of all examples, with the features that stand often
// enough.
func (o Training) lessons(lex *lexicon.Lexicon, examples []Example) []lesson {
	var out []lesson
	seen := map[uint32]int32{}
	var d reading
	for _, e := range examples {
		d.read(lex, e.Sentences)
		d.stretches(nil)
		var gold []uint8
		of := -1
		for _, st := range d.open {
			start := d.starts[st.sentence]
			if st.sentence != of {
				of = st.sentence
				gold = encode(d.reachable(e.Names[of], start), d.starts[of+1]-start)
			}
			l := lesson{weight: int32(max(e.Weight, 1)), gold: append([]uint8(nil), gold[st.first-start:st.last-start]...)}
			for i := st.first; i < st.last; i++ {
				features := d.of(st.sentence, i, nil)
				l.features = append(l.features, features)
				for _, f := range features {
					seen[f]++
				}
			}
			out = append(out, l)
		}
	}
	for i := range out {
		for k, features := range out[i].features {
			kept := features[:0]
			for _, f := range features {
				if int(seen[f]) >= o.Seen {
					kept = append(kept, f)
				}
			}
			out[i].features[k] = kept
		}
	}
	return out
}

// reachable returns the names whose words are all open.
func (d *reading) reachable(names []Name, base int) []Name {
	var out []Name
next:
	for _, n := range names {
		for i := n.First; i < n.Last; i++ {
			if !d.words[base+i].open {
				continue next
			}
		}
		out = append(out, n)
	}
	return out
}
