package parser

import (
	"cmp"
	"math"
	"slices"
)

// Limits say how much of the trained weights is kept: the moves' and the labels'
// strongest features, and what a step of the packed weights is worth in updates.
type Limits struct {
	Beam                int // states that the search keeps
	Moves, Labels       int // features
	MoveUnit, LabelUnit float64
	LabelLeast          float64 // smaller weights are left out
}

// Pack writes a model.
func Pack(m *MoveTrainer, l *LabelTrainer, limits Limits) ([]byte, error) {
	w := &writer{}
	m.pack(w, limits)
	l.pack(w, limits)
	return w.packed()
}

func (t *MoveTrainer) weights(f int) [3]float64 {
	n, u := &t.now[f], &t.sum[f]
	return [3]float64{
		float64(n.s) - float64(u[0]/t.step), float64(n.l) - float64(u[1]/t.step), float64(n.r) - float64(u[2]/t.step),
	}
}

// strongest lists the features whose weights differ most between moves, at
// most so many, in ascending order.
func (t *MoveTrainer) strongest(limit int, unit float64) []uint32 {
	type strength struct {
		f uint32
		v float32
	}
	var all []strength
	for f := range t.now {
		if t.updates[f] == 0 {
			continue
		}
		w := t.weights(f)
		v := max(math.Abs(w[0]), math.Abs(w[1]), math.Abs(w[2]))
		if v >= unit/2 {
			all = append(all, strength{uint32(f), float32(v)})
		}
	}
	slices.SortFunc(all, func(a, b strength) int { return cmp.Or(cmp.Compare(b.v, a.v), cmp.Compare(a.f, b.f)) })
	all = all[:min(limit, len(all))]
	out := make([]uint32, len(all))
	for i, s := range all {
		out[i] = s.f
	}
	slices.Sort(out)
	return out
}

func (t *MoveTrainer) pack(w *writer, limits Limits) {
	list := t.strongest(limits.Moves, limits.MoveUnit)
	w.uint(uint64(limits.Beam))
	w.features(list)
	for move := range moves {
		for _, f := range list {
			w.int(int64(math.Round(t.weights(int(f))[move] / limits.MoveUnit)))
		}
	}
}

// labelRow is a feature with what it says of the labels.
type labelRow struct {
	f       uint32
	v       float64 // its largest weight
	entries []entry
}

// strongest lists the rows to be packed in ascending order of features.
func (t *LabelTrainer) strongest(limits Limits) []labelRow {
	var all []labelRow
	for f, place := range t.place {
		if place == 0 {
			continue
		}
		r := labelRow{f: uint32(f)}
		cells := slices.Clone(t.rows[place])
		slices.SortFunc(cells, func(a, b cell) int { return cmp.Compare(a.class, b.class) })
		for _, c := range cells {
			v := float64(c.now) - c.sum/t.step
			if math.Abs(v) < limits.LabelLeast {
				continue
			}
			r.v = max(r.v, math.Abs(v))
			for steps := int(math.Round(v / limits.LabelUnit)); steps != 0; {
				part := max(-127, min(127, steps))
				r.entries = append(r.entries, entry{c.class, int8(part)})
				steps -= part
			}
		}
		if len(r.entries) > 0 && len(r.entries) < 256 {
			all = append(all, r)
		}
	}
	slices.SortFunc(all, func(a, b labelRow) int { return cmp.Or(cmp.Compare(b.v, a.v), cmp.Compare(a.f, b.f)) })
	all = all[:min(limits.Labels, len(all))]
	slices.SortFunc(all, func(a, b labelRow) int { return cmp.Compare(a.f, b.f) })
	return all
}

func (t *LabelTrainer) pack(w *writer, limits Limits) {
	all := t.strongest(limits)
	w.uint(uint64(len(t.classes)))
	for _, c := range t.classes {
		w.uint(uint64(len(c)))
		w.data = append(w.data, c...)
	}
	list := make([]uint32, len(all))
	for i, r := range all {
		list[i] = r.f
	}
	w.features(list)
	for _, r := range all {
		w.data = append(w.data, byte(len(r.entries)))
	}
	for _, r := range all {
		for _, e := range r.entries {
			w.data = append(w.data, e.class)
		}
	}
	for _, r := range all {
		for _, e := range r.entries {
			w.data = append(w.data, byte(e.weight))
		}
	}
}
