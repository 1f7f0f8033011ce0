package ner

const never = -1 << 28

// stretch is a run of open words: all that a name can be within.
type stretch struct{ sentence, first, last int }

// stretches finds the open words of the sentences that are not skipped.
func (d *reading) stretches(skip func(int) bool) {
	d.open = d.open[:0]
	for s := 0; s+1 < len(d.starts); s++ {
		if skip != nil && skip(s) {
			continue
		}
		for i := d.starts[s]; i < d.starts[s+1]; {
			if !d.words[i].open {
				i++
				continue
			}
			k := i
			for k < d.starts[s+1] && d.words[k].open {
				k++
			}
			d.open = append(d.open, stretch{s, i, k})
			i = k
		}
	}
}

// score computes the scores of the words of a stretch.
func (d *reading) score(r *Recognizer, o stretch) {
	for n := o.first; n < o.last; n++ {
		d.features = d.of(o.sentence, n, d.features[:0])
		scores := &d.scores[n]
		*scores = [labels]int32{}
		for _, f := range d.features {
			r.weights.Add(scores[:], f)
		}
	}
}

// grow makes room for n words.
func (d *reading) grow(n int) {
	if n <= len(d.scores) {
		return
	}
	d.scores = make([][labels]int32, n)
	d.best = make([][labels]int32, n)
	d.rest = make([][labels]int32, n)
	d.from = make([][labels]uint8, n)
	d.guess = make([]uint8, n)
}

// forward fills best and from for the words [i,k), whose scores are set, and
// returns the last label of the best path, and its score. What stands before and
// after is outside.
func (d *reading) forward(moves *[labels][labels]int32, i, k int) (uint8, int32) {
	for l := range labels {
		d.best[i][l] = never
		if allowed(outside, l) {
			d.best[i][l] = d.scores[i][l] + moves[outside][l]
		}
	}
	for i++; i < k; i++ {
		before, best, from, scores := &d.best[i-1], &d.best[i], &d.from[i], &d.scores[i]
		for l := range labels {
			top, at := int32(never*2), uint8(0)
			for _, b := range follow[l] {
				if v := before[b] + moves[b][l]; v > top {
					top, at = v, b
				}
			}
			best[l], from[l] = top+scores[l], at
		}
	}
	top, end := int32(never*4), uint8(0)
	for l := range labels {
		if !opens(l) {
			if v := d.best[k-1][l] + moves[l][outside]; v > top {
				top, end = v, uint8(l)
			}
		}
	}
	return end, top
}

// backward fills rest: the best score of what follows a word with a label.
func (d *reading) backward(moves *[labels][labels]int32, i, k int) {
	for l := range labels {
		d.rest[k-1][l] = never
		if !opens(l) {
			d.rest[k-1][l] = moves[l][outside]
		}
	}
	for p := k - 2; p >= i; p-- {
		rest := &d.rest[p]
		for b := range labels {
			rest[b] = never * 2
		}
		for l := range labels {
			v := d.scores[p+1][l] + d.rest[p+1][l]
			for _, b := range follow[l] {
				if v := v + moves[b][l]; v > rest[b] {
					rest[b] = v
				}
			}
		}
	}
}

// mark sets the guesses of the words [i,k) to the best path.
func (d *reading) mark(moves *[labels][labels]int32, i, k int) {
	l, _ := d.forward(moves, i, k)
	for p := k - 1; p >= i; p-- {
		d.guess[p] = l
		l = d.from[p][l]
	}
}

// path appends the names of the best path through a stretch.
func (d *reading) path(moves *[labels][labels]int32, o stretch, scale float32, out []Name) []Name {
	l, top := d.forward(moves, o.first, o.last)
	start := d.starts[o.sentence]
	ready := false
	mark := len(out)
	for p := o.last - 1; p >= o.first; p-- {
		if l == outside {
			l = d.from[p][l]
			continue
		}
		if !ready {
			d.backward(moves, o.first, o.last)
			ready = true
		}
		margin := d.gap(p, int(l), top)
		t, end := typeOf(int(l)), p+1
		for placeOf(int(l)) == last || placeOf(int(l)) == inside {
			l = d.from[p][l]
			p--
			margin = min(margin, d.gap(p, int(l), top))
		}
		out = append(out, Name{First: p - start, Last: end - start, Type: t, Margin: float32(margin) * scale})
		l = d.from[p][l]
	}
	for a, b := mark, len(out)-1; a < b; a, b = a+1, b-1 {
		out[a], out[b] = out[b], out[a]
	}
	return out
}

// gap is how much worse the best path is in which word p has another label.
func (d *reading) gap(p, l int, top int32) int32 {
	second := int32(never * 4)
	for o := range labels {
		if o != l {
			second = max(second, d.best[p][o]+d.rest[p][o])
		}
	}
	return top - second
}
