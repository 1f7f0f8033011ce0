package exec

import (
	"entente/graph/embedded/plan"
	"entente/graph/embedded/value"
)

// single gives one row.
type single struct{ row row }

func (s *single) next() (row, error) {
	r := s.row
	s.row = nil
	return r, nil
}

// mapped changes each row in place.
type mapped struct {
	rt     *run
	in     iterator
	change func(*run, row) error
}

func (m *mapped) next() (row, error) {
	r, err := m.in.next()
	if r == nil || err != nil {
		return nil, err
	}
	if err := m.change(m.rt, r); err != nil {
		return nil, err
	}
	return r, nil
}

func mapRows(in source, change func(*run, row) error) source {
	return func(rt *run, arg row) iterator { return &mapped{rt, in(rt, arg), change} }
}

// drain runs an operator for what it does, not for its rows.
func drain(rt *run, it iterator) error {
	for {
		if err := rt.tick(); err != nil {
			return err
		}
		if r, err := it.next(); r == nil || err != nil {
			return err
		}
	}
}

type empty struct {
	rt *run
	in iterator
}

func (e *empty) next() (row, error) { return nil, drain(e.rt, e.in) }

// filter keeps rows for which every condition is true.
type filter struct {
	rt    *run
	in    iterator
	where []evaluator
}

func (f *filter) next() (row, error) {
	for {
		if err := f.rt.tick(); err != nil {
			return nil, err
		}
		r, err := f.in.next()
		if r == nil || err != nil {
			return nil, err
		}
		ok, err := holds(f.rt, r, f.where)
		if err != nil {
			return nil, err
		}
		if ok {
			return r, nil
		}
	}
}

func holds(rt *run, r row, where []evaluator) (bool, error) {
	for _, w := range where {
		v, err := w(rt, r)
		if err != nil {
			return false, err
		}
		t, err := value.Truth(v)
		if err != nil || t != value.True {
			return false, err
		}
	}
	return true, nil
}

func (c *compiler) filter(in source, op *plan.Filter) (source, error) {
	where, err := c.exprs(op.Where)
	return func(rt *run, arg row) iterator { return &filter{rt, in(rt, arg), where} }, err
}

// nested runs an inner operator for each row.
type nested struct {
	rt       *run
	in       iterator
	inner    source
	optional bool
	nulls    []int
	outer    row
	current  iterator
	any      bool
}

func (n *nested) next() (row, error) {
	for {
		if err := n.rt.tick(); err != nil {
			return nil, err
		}
		if n.current == nil {
			r, err := n.in.next()
			if r == nil || err != nil {
				return nil, err
			}
			n.outer, n.current, n.any = r, n.inner(n.rt, r), false
		}
		r, err := n.current.next()
		if err != nil {
			return nil, err
		}
		if r != nil {
			n.any = true
			return r, nil
		}
		n.current = nil
		if n.optional && !n.any {
			for _, slot := range n.nulls {
				n.outer[slot] = nil
			}
			return n.outer, nil
		}
	}
}

// unwound makes a row for each element of a list.
type unwound struct {
	rt   *run
	in   iterator
	list evaluator
	slot int
	row  row
	rest []any
}

func (u *unwound) next() (row, error) {
	for len(u.rest) == 0 {
		if err := u.rt.tick(); err != nil {
			return nil, err
		}
		r, err := u.in.next()
		if r == nil || err != nil {
			return nil, err
		}
		v, err := u.list(u.rt, r)
		if err != nil {
			return nil, err
		}
		u.row = r
		switch v := v.(type) {
		case nil:
		case []any:
			u.rest = v
		default:
			u.rest = []any{v}
		}
	}
	u.row[u.slot] = u.rest[0]
	u.rest = u.rest[1:]
	return u.row, nil
}

func (c *compiler) unwind(in source, op *plan.Unwind) (source, error) {
	list, err := c.expr(op.List)
	return func(rt *run, arg row) iterator {
		return &unwound{rt: rt, in: in(rt, arg), list: list, slot: op.Slot}
	}, err
}

type item struct {
	value evaluator
	slot  int
}

func (c *compiler) items(list []plan.Item) ([]item, error) {
	var items []item
	for _, it := range list {
		f, err := c.expr(it.Expr)
		if err != nil {
			return nil, err
		}
		items = append(items, item{f, it.Slot})
	}
	return items, nil
}

func (c *compiler) project(in source, op *plan.Project) (source, error) {
	items, err := c.items(op.Items)
	return mapRows(in, func(rt *run, r row) error {
		if err := rt.tick(); err != nil {
			return err
		}
		for _, it := range items {
			v, err := it.value(rt, r)
			if err != nil {
				return err
			}
			r[it.slot] = v
		}
		return nil
	}), err
}

// distinct drops rows that were seen before.
type distinct struct {
	rt    *run
	in    iterator
	slots []int
	seen  keySet
	key   []any // scratch
}

func (d *distinct) next() (row, error) {
	for {
		if err := d.rt.tick(); err != nil {
			return nil, err
		}
		r, err := d.in.next()
		if r == nil || err != nil {
			return nil, err
		}
		d.key = d.key[:0]
		for _, slot := range d.slots {
			d.key = append(d.key, r[slot])
		}
		fresh, err := d.seen.add(d.rt, d.key...)
		if err != nil {
			return nil, err
		}
		if fresh {
			return r, nil
		}
	}
}

// union gives the rows of its parts one after the other.
type union struct {
	rt    *run
	arg   row
	parts []source
	from  [][]int
	to    []int
	index int
	it    iterator
}

func (u *union) next() (row, error) {
	for u.index < len(u.parts) {
		if u.it == nil {
			u.it = u.parts[u.index](u.rt, u.arg)
		}
		r, err := u.it.next()
		if err != nil {
			return nil, err
		}
		if r == nil {
			u.it = nil
			u.index++
			continue
		}
		for i, slot := range u.from[u.index] {
			r[u.to[i]] = r[slot]
		}
		return r, nil
	}
	return nil, nil
}

func (c *compiler) union(op *plan.Union) (source, error) {
	var parts []source
	var slots [][]int
	for _, p := range op.Parts {
		s, err := c.source(p.Root)
		if err != nil {
			return nil, err
		}
		parts, slots = append(parts, s), append(slots, p.Slots)
	}
	return func(rt *run, arg row) iterator {
		return &union{rt: rt, arg: arg, parts: parts, from: slots, to: op.Slots}
	}, nil
}

// buffered takes in all rows, does something for each, and then gives them on.
type buffered struct {
	rt   *run
	in   iterator
	each func(*run, row, func(row) error) error
	rows []row
	done bool
}

func (b *buffered) next() (row, error) {
	if !b.done {
		b.done = true
		if err := b.fill(); err != nil {
			return nil, err
		}
	}
	if len(b.rows) == 0 {
		return nil, nil
	}
	r := b.rows[0]
	b.rows[0] = nil
	b.rows = b.rows[1:]
	return r, nil
}

// fill first reads all rows and only then changes anything: a clause sees the
// graph as the clause before it left it.
func (b *buffered) fill() error {
	var in []row
	for {
		if err := b.rt.tick(); err != nil {
			return err
		}
		r, err := b.in.next()
		if err != nil {
			return err
		}
		if r == nil {
			break
		}
		if err := b.rt.holdRow(r); err != nil {
			return err
		}
		in = append(in, clone(r))
	}
	b.rows = make([]row, 0, len(in))
	for _, r := range in {
		if err := b.rt.tick(); err != nil {
			return err
		}
		err := b.each(b.rt, r, func(out row) error {
			b.rows = append(b.rows, out)
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func update(in source, each func(*run, row, func(row) error) error) source {
	return func(rt *run, arg row) iterator { return &buffered{rt: rt, in: in(rt, arg), each: each} }
}

// updateRow is update for a clause that gives on each row once.
func updateRow(in source, change func(*run, row) error) source {
	return update(in, func(rt *run, r row, emit func(row) error) error {
		if err := change(rt, r); err != nil {
			return err
		}
		return emit(r)
	})
}
