package exec

import (
	"cmp"
	"container/heap"
	"slices"

	"entente/graph/embedded/cypher"
	"entente/graph/embedded/plan"
	"entente/graph/embedded/value"
)

type sortKey struct {
	value      evaluator
	descending bool
}

type sorted struct {
	rt      *run
	in      iterator
	keys    []sortKey
	most    int // rows to hold; negative: all
	rows    []sortRow
	done    bool
	bytes   int64 // of the rows, where they are few
	counted int64 // they are counted exactly again from this many on
}

type sortRow struct {
	row   row
	keys  []any
	place int // of the row in the input
}

func (c *compiler) sort(in source, op *plan.Sort) (source, error) {
	var keys []sortKey
	for _, k := range op.Keys {
		f, err := c.expr(k.Expr)
		if err != nil {
			return nil, err
		}
		keys = append(keys, sortKey{f, k.Descending})
	}
	skip, err := c.optionalExpr(op.Skip)
	if err != nil {
		return nil, err
	}
	limit, err := c.optionalExpr(op.Limit)
	if err != nil {
		return nil, err
	}
	return func(rt *run, arg row) iterator {
		s := &sorted{rt: rt, in: in(rt, arg), keys: keys, most: -1}
		if limit == nil {
			return s
		}
		n, err := rowCount(rt, arg, limit, "LIMIT")
		if err != nil {
			return failed{err}
		}
		if skip != nil {
			m, err := rowCount(rt, arg, skip, "SKIP")
			if err != nil {
				return failed{err}
			}
			n += m
		}
		if n >= 0 && n < 1<<30 { // n is negative if the sum overflowed
			s.most = int(n)
		}
		return s
	}, nil
}

// failed reports an error that was met before the first row.
type failed struct{ err error }

func (f failed) next() (row, error) { return nil, f.err }

func (s *sorted) next() (row, error) {
	if !s.done {
		s.done = true
		if err := s.fill(); err != nil {
			return nil, err
		}
	}
	if len(s.rows) == 0 {
		return nil, nil
	}
	r := s.rows[0].row
	s.rows = s.rows[1:]
	return r, nil
}

func (s *sorted) fill() error {
	keys := make([]any, len(s.keys))
	for place := 0; ; place++ {
		if err := s.rt.tick(); err != nil {
			return err
		}
		r, err := s.in.next()
		if err != nil {
			return err
		}
		if r == nil {
			break
		}
		for i, k := range s.keys {
			if keys[i], err = k.value(s.rt, r); err != nil {
				return err
			}
			if err := s.rt.weigh(keys[i]); err != nil {
				return err
			}
		}
		if s.most >= 0 && len(s.rows) == s.most { // full: the last of them makes room, or the row is not wanted
			if s.most > 0 && s.compare(keys, s.rows[0].keys) < 0 {
				if s.most > fewRows {
					if err := s.rt.holdRow(r); err != nil {
						return err
					}
				}
				last := &s.rows[0]
				s.bytes -= last.bytes()
				copy(last.row, r)
				copy(last.keys, keys)
				last.place = place
				heap.Fix((*lastFirst)(s), 0)
				if err := s.grow(last.bytes()); err != nil {
					return err
				}
			}
			continue
		}
		if s.most < 0 || s.most > fewRows {
			if err := s.rt.holdRow(r); err != nil {
				return err
			}
			if err := s.rt.holdRow(keys); err != nil {
				return err
			}
		}
		s.rows = append(s.rows, sortRow{clone(r), slices.Clone(keys), place})
		if s.most >= 0 && s.most <= fewRows {
			if err := s.grow(s.rows[len(s.rows)-1].bytes()); err != nil {
				return err
			}
		}
		if len(s.rows) == s.most {
			heap.Init((*lastFirst)(s))
		}
	}
	var stopped error
	slices.SortFunc(s.rows, func(a, b sortRow) int {
		if stopped != nil {
			return 0
		}
		stopped = s.rt.tick()
		for i := range a.keys {
			if stopped == nil {
				stopped = s.rt.weigh(a.keys[i])
			}
		}
		if c := s.compare(a.keys, b.keys); c != 0 {
			return c
		}
		return cmp.Compare(a.place, b.place)
	})
	return stopped
}

// fewRows is how many rows a limit may ask for without their being counted.
const fewRows = 1000

// grow counts bytes of the few rows that are kept. When they look like too much,
// what they share is counted once.
func (s *sorted) grow(bytes int64) error {
	s.bytes += bytes
	if s.rt.memory <= 0 || s.bytes <= max(s.rt.memory/4, s.counted) {
		return nil
	}
	exact := &run{}
	n := int64(0)
	for _, r := range s.rows {
		for _, list := range [2][]any{r.row, r.keys} {
			for _, v := range list {
				n += exact.newBytes(v)
			}
		}
	}
	if n > s.rt.memory {
		return s.rt.tooBig()
	}
	s.counted = 2 * s.bytes
	return nil
}

// bytes estimates what a row holds, without lists in lists.
func (r sortRow) bytes() int64 {
	n := int64(0)
	for _, list := range [2][]any{r.row, r.keys} {
		for _, v := range list {
			n += shallowSize(v)
		}
	}
	return n
}

func (s *sorted) compare(a, b []any) int {
	for i, k := range s.keys {
		if c := value.Order(a[i], b[i]); c != 0 {
			if k.descending {
				return -c
			}
			return c
		}
	}
	return 0
}

// lastFirst is the rows that a limit lets through so far as a heap, the one that
// sorts last on top.
type lastFirst sorted

func (l *lastFirst) Len() int      { return len(l.rows) }
func (l *lastFirst) Swap(i, j int) { l.rows[i], l.rows[j] = l.rows[j], l.rows[i] }
func (l *lastFirst) Push(any)      {} // the heap never changes its size
func (l *lastFirst) Pop() any      { return nil }

func (l *lastFirst) Less(i, j int) bool {
	a, b := l.rows[i], l.rows[j]
	if c := (*sorted)(l).compare(a.keys, b.keys); c != 0 {
		return c > 0
	}
	return a.place > b.place
}

// rowCount evaluates the number behind SKIP or LIMIT.
func rowCount(rt *run, r row, f evaluator, clause string) (int64, error) {
	v, err := f(rt, r)
	if err != nil {
		return 0, err
	}
	n, ok := v.(int64)
	if !ok {
		e := value.ArgumentErrorf("%s needs a non-negative integer, not %s", clause, value.Describe(v))
		e.Status = "Neo.ClientError.Statement.SyntaxError"
		e.Err = cypher.InvalidArgumentType
		return 0, e
	}
	if n < 0 {
		e := value.ArgumentErrorf("%s needs a non-negative integer, not %d", clause, n)
		e.Status = "Neo.ClientError.Statement.SyntaxError"
		e.Err = cypher.NegativeIntegerArgument
		return 0, e
	}
	return n, nil
}

type skipped struct {
	rt    *run
	in    iterator
	arg   row
	count evaluator
	done  bool
}

func (c *compiler) skip(in source, op *plan.Skip) (source, error) {
	count, err := c.expr(op.Count)
	return func(rt *run, arg row) iterator {
		return &skipped{rt: rt, in: in(rt, arg), arg: arg, count: count}
	}, err
}

func (s *skipped) next() (row, error) {
	if !s.done {
		s.done = true
		n, err := rowCount(s.rt, s.arg, s.count, "SKIP")
		if err != nil {
			return nil, err
		}
		for range n {
			if r, err := s.in.next(); r == nil || err != nil {
				return nil, err
			}
		}
	}
	return s.in.next()
}

type limited struct {
	rt      *run
	in      iterator
	arg     row
	count   evaluator
	updates bool
	begun   bool
	left    int64
}

func (c *compiler) limit(in source, op *plan.Limit) (source, error) {
	count, err := c.expr(op.Count)
	return func(rt *run, arg row) iterator {
		return &limited{rt: rt, in: in(rt, arg), arg: arg, count: count, updates: op.Updates}
	}, err
}

func (l *limited) next() (row, error) {
	if !l.begun {
		l.begun = true
		n, err := rowCount(l.rt, l.arg, l.count, "LIMIT")
		if err != nil {
			return nil, err
		}
		l.left = n
		if n == 0 && l.updates { // an updating clause changes all on its first row
			_, err := l.in.next()
			return nil, err
		}
	}
	if l.left <= 0 {
		return nil, nil
	}
	l.left--
	return l.in.next()
}
