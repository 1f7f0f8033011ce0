package exec

import (
	"entente/graph"
)

// Rows are the rows of one run of a program.
type Rows struct {
	rt    *run
	in    iterator
	out   output
	done  bool
	given int64 // rows
}

// Next returns the next row as values of package graph, nil at the end.
func (r *Rows) Next() ([]any, error) {
	if r.done {
		return nil, nil
	}
	if err := r.rt.check(); err != nil {
		return nil, err
	}
	in, err := r.in.next()
	if err != nil {
		return nil, err
	}
	if in == nil {
		r.done = true
		if r.rt.program.updates {
			return nil, r.rt.tx.CheckDeleted()
		}
		return nil, nil
	}
	values := make([]any, len(r.rt.program.slots))
	for i, slot := range r.rt.program.slots {
		if values[i], err = r.out.value(in[slot], 0); err != nil {
			return nil, err
		}
	}
	r.given++
	return values, nil
}

// Counters say what the run has changed so far.
func (r *Rows) Counters() graph.Counters { return r.rt.counters }

// Full reports whether the bound on the bytes returned was met. The row that met
// it is incomplete.
func (r *Rows) Full() bool { return r.out.full }
