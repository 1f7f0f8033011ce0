package exec

import (
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
