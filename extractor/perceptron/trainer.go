package perceptron

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
)

// Trainer learns weights. It is for one goroutine.
type Trainer struct {
	classes []string
	rows    map[uint32]*[]cell
	step    int64 // updates so far
}

// cell is the weight of a feature for a class, with what averaging needs.
type cell struct {
	class  uint8
	weight int32
	total  int64 // sum of the weight over all steps before since
	since  int64
}

// NewTrainer starts a model with the given classes, at most 256.
func NewTrainer(classes []string) *Trainer {
	return &Trainer{classes: slices.Clone(classes), rows: map[uint32]*[]cell{}}
}

// Add adds what a feature says now, not averaged, to scores.
func (t *Trainer) Add(scores []int32, feature uint32) {
	row := t.rows[feature]
	if row == nil {
		return
	}
	for _, c := range *row {
		scores[c.class] += c.weight
	}
}

// Step counts one decision, right or wrong: averages are over decisions.
func (t *Trainer) Step() { t.step++ }

// Update adds by to the weight of a feature for a class.
func (t *Trainer) Update(feature uint32, class int, by int32) {
	row := t.rows[feature]
	if row == nil {
		row = new([]cell)
		t.rows[feature] = row
	}
	for i := range *row {
		c := &(*row)[i]
		if int(c.class) == class {
			c.total += int64(c.weight) * (t.step - c.since)
			c.since = t.step
			c.weight += by
			return
		}
	}
	*row = append(*row, cell{class: uint8(class), weight: by, since: t.step})
}

// Pack writes the averaged weights. Weights below the threshold (in units of
// an update; 0 keeps all that survive rounding) are left out. unit is what one
// step of the packed weights is worth in those units, such as 0.05; a weight
// beyond 127 steps takes several entries, as clipping it would cost much.
func (t *Trainer) Pack(threshold, unit float64) ([]byte, error) {
	features := make([]uint32, 0, len(t.rows))
	for f := range t.rows {
		features = append(features, f)
	}
	slices.Sort(features)
	var body []byte
	var kept, entries, before uint64
	for _, f := range features {
		var row []byte
		cells := slices.Clone(*t.rows[f])
		slices.SortFunc(cells, func(a, b cell) int { return cmp.Compare(a.class, b.class) })
		for _, c := range cells {
			average := t.average(c)
			steps := int(math.Round(average / unit))
			if math.Abs(average) < threshold {
				continue
			}
			for steps != 0 {
				part := max(-127, min(127, steps))
				row = append(row, c.class, byte(int8(part)))
				steps -= part
			}
		}
		if len(row) == 0 {
			continue
		}
		if len(row)/2 > maxRow {
			return nil, fmt.Errorf("feature %#x has %d weights, more than %d: take a larger unit", f, len(row)/2, maxRow)
		}
		body = binary.AppendUvarint(body, uint64(f)-before)
		body = binary.AppendUvarint(body, uint64(len(row)/2))
		body = append(body, row...)
		before = uint64(f)
		kept++
		entries += uint64(len(row) / 2)
	}
	if entries >= maxEntries {
		return nil, fmt.Errorf("%d weights are more than the format holds", entries)
	}
	out := []byte(magic)
	out = binary.AppendUvarint(out, uint64(math.Round(unit*1e6)))
	out = binary.AppendUvarint(out, uint64(len(t.classes)))
	for _, c := range t.classes {
		out = binary.AppendUvarint(out, uint64(len(c)))
		out = append(out, c...)
	}
	out = binary.AppendUvarint(out, kept)
	out = binary.AppendUvarint(out, entries)
	return append(out, body...), nil
}

// Join takes in what another trainer of the same classes has learned: the
// averages then are those over the decisions of both. Models that saw the same
// samples in different orders err in different places. Nothing can be learned
// afterwards.
func (t *Trainer) Join(other *Trainer) {
	for _, row := range t.rows {
		for i := range *row {
			c := &(*row)[i]
			c.total += int64(c.weight) * (t.step - c.since)
			c.weight = 0
		}
	}
	for f, from := range other.rows {
		row := t.rows[f]
		if row == nil {
			row = new([]cell)
			t.rows[f] = row
		}
		for _, c := range *from {
			c.total += int64(c.weight) * (other.step - c.since)
			c.weight = 0
			k := slices.IndexFunc(*row, func(x cell) bool { return x.class == c.class })
			if k < 0 {
				*row = append(*row, c)
				continue
			}
			(*row)[k].total += c.total
		}
	}
	t.step += other.step
}

// Strong returns the features that have an averaged weight of at least so many
// updates: a model that learns anew with these alone is small and as good.
func (t *Trainer) Strong(threshold float64) map[uint32]bool {
	out := map[uint32]bool{}
	for f, row := range t.rows {
		for _, c := range *row {
			if math.Abs(t.average(c)) >= threshold {
				out[f] = true
				break
			}
		}
	}
	return out
}

func (t *Trainer) average(c cell) float64 {
	return float64(c.total+int64(c.weight)*(t.step-c.since)) / float64(max(t.step, 1))
}
