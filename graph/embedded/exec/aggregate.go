package exec

import (
	"math"
	"slices"
	"strings"

	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/plan"
	"entente/graph/embedded/value"
)

// aggregator takes in the values of a group.
type aggregator interface {
	add(rt *run, v any) error
	result(rt *run) (any, error)
}

type aggregateCall struct {
	slot     int
	arg      evaluator // nil for count(*)
	second   evaluator // the percentile
	distinct bool
	make     func(second any) (aggregator, error)
}

type group struct {
	row   row
	state []aggregator
	seen  []keySet // of DISTINCT calls; nil if there are none
}

type aggregated struct {
	rt    *run
	in    iterator
	arg   row
	keys  []item
	calls []aggregateCall
	list  []*group
	done  bool
}

func (c *compiler) aggregate(in source, op *plan.Aggregate) (source, error) {
	keys, err := c.items(op.Keys)
	if err != nil {
		return nil, err
	}
	var calls []aggregateCall
	for _, a := range op.Aggregates {
		call := aggregateCall{slot: a.Slot, make: func(any) (aggregator, error) { return &counter{}, nil }}
		if f, ok := a.Call.(*ast.Function); ok {
			if call, err = c.aggregateCall(f, a); err != nil {
				return nil, err
			}
		}
		calls = append(calls, call)
	}
	return func(rt *run, arg row) iterator {
		return &aggregated{rt: rt, in: in(rt, arg), arg: arg, keys: keys, calls: calls}
	}, nil
}

func (c *compiler) aggregateCall(f *ast.Function, a plan.AggregateItem) (call aggregateCall, err error) {
	name := strings.ToLower(f.Name)
	percentile := strings.HasPrefix(name, "percentile")
	if want := 1 + map[bool]int{true: 1}[percentile]; len(f.Args) != want {
		return call, syntaxError(f, "%s takes %d arguments, not %d", f.Name, want, len(f.Args))
	}
	call = aggregateCall{slot: a.Slot, distinct: f.Distinct}
	if call.arg, err = c.eval(f.Args[0], a.Scope); err != nil {
		return call, err
	}
	if percentile {
		if call.second, err = c.eval(f.Args[1], a.Scope); err != nil {
			return call, err
		}
	}
	call.make = func(second any) (aggregator, error) {
		switch name {
		case "count":
			return &counter{skipNull: true}, nil
		case "sum":
			return &summed{sum: int64(0)}, nil
		case "avg":
			return &average{}, nil
		case "min":
			return &extreme{sign: -1}, nil
		case "max":
			return &extreme{sign: 1}, nil
		case "collect":
			return &collected{list: []any{}}, nil
		case "stdev":
			return &deviation{sample: 1}, nil
		case "stdevp":
			return &deviation{}, nil
		}
		p, ok := value.Float(second)
		if !ok || p < 0 || p > 1 {
			return nil, value.ArgumentErrorf("%s needs a number from 0.0 to 1.0, not %s", f.Name, value.Describe(second))
		}
		return &percentileOf{at: p, continuous: name == "percentilecont"}, nil
	}
	return call, nil
}

func (a *aggregated) next() (row, error) {
	if !a.done {
		a.done = true
		if err := a.fill(); err != nil {
			return nil, err
		}
	}
	if len(a.list) == 0 {
		return nil, nil
	}
	g := a.list[0]
	a.list[0] = nil
	a.list = a.list[1:]
	for i, call := range a.calls {
		v, err := g.state[i].result(a.rt)
		if err != nil {
			return nil, err
		}
		g.row[call.slot] = v
	}
	return g.row, nil
}

func (a *aggregated) fill() error {
	var groups groupSet
	for {
		if err := a.rt.tick(); err != nil {
			return err
		}
		r, err := a.in.next()
		if err != nil {
			return err
		}
		if r == nil {
			break
		}
		for _, k := range a.keys {
			v, err := k.value(a.rt, r)
			if err != nil {
				return err
			}
			r[k.slot] = v
			if err := a.rt.weigh(v); err != nil {
				return err
			}
		}
		g := groups.find(r, a.keys)
		if g == nil {
			if g, err = a.newGroup(clone(r)); err != nil {
				return err
			}
			if err := a.rt.holdRow(r); err != nil {
				return err
			}
			groups.put(g)
		}
		if err := a.feed(g, r); err != nil {
			return err
		}
	}
	if len(a.keys) == 0 && len(a.list) == 0 {
		if _, err := a.newGroup(clone(a.arg)); err != nil {
			return err
		}
	}
	return nil
}

func (a *aggregated) newGroup(r row) (*group, error) {
	g := &group{row: r, state: make([]aggregator, len(a.calls))}
	for i, call := range a.calls {
		var second any
		var err error
		if call.second != nil {
			if second, err = call.second(a.rt, r); err != nil {
				return nil, err
			}
		}
		if g.state[i], err = call.make(second); err != nil {
			return nil, err
		}
		if call.distinct && g.seen == nil {
			g.seen = make([]keySet, len(a.calls))
		}
	}
	a.list = append(a.list, g)
	return g, nil
}

func (a *aggregated) feed(g *group, r row) error {
	for i, call := range a.calls {
		var v any
		if call.arg != nil {
			var err error
			if v, err = call.arg(a.rt, r); err != nil {
				return err
			}
		}
		if call.distinct && v != nil {
			fresh, err := g.seen[i].add(a.rt, v)
			if err != nil {
				return err
			}
			if !fresh {
				continue
			}
		}
		if err := g.state[i].add(a.rt, v); err != nil {
			return err
		}
	}
	return nil
}

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
