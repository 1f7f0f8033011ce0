package exec

import (
	"math"
	"slices"

	"entente/graph/embedded/value"
)

type counter struct {
	n        int64
	skipNull bool
}

func (c *counter) add(_ *run, v any) error {
	if v != nil || !c.skipNull {
		c.n++
	}
	return nil
}

func (c *counter) result(*run) (any, error) { return c.n, nil }

type summed struct {
	sum  any
	some bool // it has taken in a value
}

func (s *summed) add(_ *run, v any) error {
	if v == nil {
		return nil
	}
	f, number := value.Float(v)
	_, duration := v.(value.Duration)
	_, durations := s.sum.(value.Duration)
	switch {
	case !number && !duration:
		return value.TypeErrorf("sum() needs numbers or Durations, not %s", value.Describe(v))
	case s.some && duration != durations:
		return value.TypeErrorf("sum() cannot mix numbers and Durations")
	case !s.some && duration:
		s.sum = value.Duration{}
	}
	s.some = true
	sum, err := value.Add(s.sum, v)
	if err != nil && number { // integers that overflow go on as a float
		old, _ := value.Float(s.sum)
		sum, err = old+f, nil
	}
	s.sum = sum
	return err
}

func (s *summed) result(*run) (any, error) { return s.sum, nil }

type average struct {
	sum   float64
	n     int64
	total *summed // of durations; nil: of numbers
}

func (a *average) add(rt *run, v any) error {
	if v == nil {
		return nil
	}
	_, duration := v.(value.Duration)
	f, ok := value.Float(v)
	switch {
	case !ok && !duration:
		return value.TypeErrorf("avg() needs numbers or Durations, not %s", value.Describe(v))
	case a.n > 0 && duration != (a.total != nil):
		return value.TypeErrorf("avg() cannot mix numbers and Durations")
	case duration:
		if a.total == nil {
			a.total = &summed{}
		}
		if err := a.total.add(rt, v); err != nil {
			return err
		}
	}
	a.sum += f
	a.n++
	return nil
}

func (a *average) result(*run) (any, error) {
	if a.n == 0 {
		return nil, nil
	}
	if a.total != nil {
		return value.Divide(a.total.sum, a.n)
	}
	return a.sum / float64(a.n), nil
}

// extreme keeps the largest value, or with sign -1 the smallest.
type extreme struct {
	best any
	sign int
}

func (e *extreme) add(_ *run, v any) error {
	if v != nil && (e.best == nil || value.Order(v, e.best)*e.sign > 0) {
		e.best = v
	}
	return nil
}

func (e *extreme) result(*run) (any, error) { return e.best, nil }

type collected struct{ list []any }

func (c *collected) add(rt *run, v any) error {
	if v == nil {
		return nil
	}
	c.list = append(c.list, v)
	return rt.hold(16 + rt.newBytes(v))
}

func (c *collected) result(*run) (any, error) { return c.list, nil }

// deviation computes the standard deviation in one pass (Welford's method).
type deviation struct {
	n, sample  int64
	mean, sums float64
}

func (d *deviation) add(_ *run, v any) error {
	if v == nil {
		return nil
	}
	f, ok := value.Float(v)
	if !ok {
		return value.TypeErrorf("stDev() needs numbers, not %s", value.Describe(v))
	}
	d.n++
	delta := f - d.mean
	d.mean += delta / float64(d.n)
	d.sums += delta * (f - d.mean)
	return nil
}

func (d *deviation) result(*run) (any, error) {
	if d.n <= d.sample {
		return 0.0, nil
	}
	return math.Sqrt(d.sums / float64(d.n-d.sample)), nil
}

type percentileOf struct {
	at         float64
	continuous bool
	list       []any
}

func (p *percentileOf) add(rt *run, v any) error {
	if v == nil {
		return nil
	}
	if _, ok := value.Float(v); !ok {
		return value.TypeErrorf("percentiles need numbers, not %s", value.Describe(v))
	}
	p.list = append(p.list, v)
	return rt.hold(16)
}

func (p *percentileOf) result(rt *run) (any, error) {
	if len(p.list) == 0 {
		return nil, nil
	}
	var stopped error
	slices.SortFunc(p.list, func(a, b any) int {
		if stopped == nil {
			stopped = rt.tick()
		}
		if stopped != nil {
			return 0
		}
		return value.Order(a, b)
	})
	if stopped != nil {
		return nil, stopped
	}
	last := len(p.list) - 1
	if !p.continuous {
		return p.list[max(0, int(math.Ceil(p.at*float64(len(p.list))))-1)], nil
	}
	position := p.at * float64(last)
	low := int(math.Floor(position))
	if position == float64(low) { // nothing to interpolate: the value as it is
		return p.list[low], nil
	}
	a, _ := value.Float(p.list[low])
	b, _ := value.Float(p.list[min(low+1, last)])
	return a + (b-a)*(position-float64(low)), nil
}
