package parser

import (
	"fmt"
	"io"
)

// Example is a sentence with its tree, to learn from. Tags are predicted ones,
// by a tagger that has not seen the sentence.
type Example struct {
	Words, Tags []string
	Heads       []int // -1: the root
	Labels      []string
	Altered     bool // written as a headline, in capitals and the like
}

// Options are the settings of training.
type Options struct {
	Epochs   int
	Beam     int
	Greedy   int // epochs of greedy training before those with the beam
	MinCount int // features seen in fewer states than that get no weight
	Log      io.Writer
}

// weightPair is what a feature says for left and right.
type weightPair struct{ s, l, r, _ int16 }

// MoveTrainer learns which move to make. It is for one goroutine.
type MoveTrainer struct {
	search  search
	now     []weightPair
	sum     [][3]float32 // of the updates, each times the step it was made at
	updates []uint8
	allowed []uint64 // bitmap of the features that may have weights; nil: all
	step    float32
	rand    *random
}

func (t *MoveTrainer) score(features []uint32) (sh, l, r int32) {
	for _, f := range features {
		p := &t.now[f]
		sh += int32(p.s)
		l += int32(p.l)
		r += int32(p.r)
	}
	return sh, l, r
}

func (t *MoveTrainer) update(features []uint32, move uint8, by int16) {
	for _, f := range features {
		if t.allowed != nil && t.allowed[f>>6]>>(f&63)&1 == 0 {
			continue
		}
		p, u := &t.now[f], &t.sum[f]
		if t.updates[f] < 255 {
			t.updates[f]++
		}
		d := float32(by) * t.step
		switch move {
		case shift:
			p.s += by
			u[0] += d
		case left:
			p.l += by
			u[1] += d
		case right:
			p.r += by
			u[2] += d
		}
	}
}

// Restrict forgets the weights, and allows from now on only the strongest
// features. Learning again makes up for most of what the others knew.
func (t *MoveTrainer) Restrict(limit int, unit float64) {
	allowed := make([]uint64, 1<<featureBits/64)
	for _, f := range t.strongest(limit, unit) {
		allowed[f>>6] |= 1 << (f & 63)
	}
	t.allowed = allowed
	clear(t.now)
	clear(t.sum)
	clear(t.updates)
	t.step = 0
}

type prepared struct {
	words, tags []string
	gold        gold
}

// NewMoveTrainer makes a trainer.
func NewMoveTrainer(seed uint64) (*MoveTrainer, error) {
	tt, err := templates(moveTemplates, placeNames[:], map[string]string{"x": numNames})
	if err != nil {
		return nil, err
	}
	t := &MoveTrainer{
		now: make([]weightPair, 1<<featureBits), sum: make([][3]float32, 1<<featureBits), updates: make([]uint8, 1<<featureBits),
		rand: newRandom(seed, 2),
	}
	t.search.moves = tt
	t.search.scorer = t
	return t, nil
}

// Train learns from examples.
func (t *MoveTrainer) Train(examples []Example, o Options) {
	list := make([]prepared, len(examples))
	for i, e := range examples {
		heads := make([]int32, len(e.Heads))
		for k, h := range e.Heads {
			heads[k] = int32(h)
		}
		heads, _ = projective(heads)
		list[i] = prepared{e.Words, e.Tags, newGold(heads)}
	}
	if o.MinCount > 1 && t.allowed == nil {
		t.frequent(list, o.MinCount)
	}
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	swap := func(i, j int) { order[i], order[j] = order[j], order[i] }
	t.rand.shuffle(len(order), swap)
	for epoch := range o.Epochs {
		t.rand.shuffle(len(order), swap)
		wrong, all := 0, 0
		for _, k := range order {
			e := &list[k]
			t.search.sentence.read(e.words, e.tags)
			if epoch < o.Greedy || o.Beam == 1 {
				w, a := t.greedy(&e.gold, epoch)
				wrong += w
				all += a
			} else {
				all++
				if t.beam(&e.gold, o.Beam) {
					wrong++
				}
			}
		}
		if o.Log != nil {
			fmt.Fprintf(o.Log, "epoch %d: %d of %d wrong\n", epoch+1, wrong, all)
		}
	}
}

// greedy learns from one sentence with a dynamic oracle.
func (t *MoveTrainer) greedy(g *gold, epoch int) (wrong, all int) {
	s := &t.search
	s.states = append(s.states[:0], s.begin())
	for at := int32(0); ; at++ {
		st := s.states[at]
		sh, le, ri := s.valid(&st)
		if !sh && !ri {
			return wrong, all
		}
		move := uint8(shift)
		switch {
		case !sh:
			move = right
		case le:
			s.gather(&st)
			n := s.features(s.moves, places, &s.buffer)
			h, l, r := t.score(s.buffer[:n])
			scores := [moves]int32{h, l, r}
			ok := [moves]bool{sh, le, ri}
			least := 1 << 30
			var costs [moves]int
			for m := range uint8(moves) {
				if ok[m] {
					costs[m] = s.cost(&st, m, g)
					least = min(least, costs[m])
				}
			}
			best, good := -1, -1
			for m := range moves {
				if !ok[m] {
					continue
				}
				if best < 0 || scores[m] > scores[best] {
					best = m
				}
				if costs[m] == least && (good < 0 || scores[m] > scores[good]) {
					good = m
				}
			}
			all++
			t.step++
			move = uint8(best)
			if costs[best] != least {
				wrong++
				t.update(s.buffer[:n], uint8(good), 1)
				t.update(s.buffer[:n], uint8(best), -1)
				if epoch < 1 || t.rand.below(10) == 0 {
					move = uint8(good)
				}
			}
		}
		s.states = append(s.states, s.after(at, move))
	}
}

// frequent allows only features that are seen often enough on the way to the
// gold trees, which keeps the rare ones from being learned by heart.
func (t *MoveTrainer) frequent(list []prepared, least int) {
	counts := make([]uint8, 1<<featureBits)
	s := &t.search
	for i := range list {
		e := &list[i]
		s.sentence.read(e.words, e.tags)
		s.states = append(s.states[:0], s.begin())
		for at := int32(0); ; at++ {
			st := s.states[at]
			sh, le, ri := s.valid(&st)
			if !sh && !ri {
				break
			}
			move := uint8(shift)
			if !sh {
				move = right
			} else if le {
				s.gather(&st)
				n := s.features(s.moves, places, &s.buffer)
				for _, f := range s.buffer[:n] {
					if counts[f] < 255 {
						counts[f]++
					}
				}
				switch {
				case s.cost(&st, left, &e.gold) == 0:
					move = left
				case ri && s.cost(&st, right, &e.gold) == 0:
					move = right
				}
			}
			s.states = append(s.states, s.after(at, move))
		}
	}
	t.allowed = make([]uint64, 1<<featureBits/64)
	for f, c := range counts {
		if int(c) >= least {
			t.allowed[f>>6] |= 1 << (f & 63)
		}
	}
}
