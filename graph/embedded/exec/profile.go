package exec

import (
	"entente/graph"
	"entente/graph/embedded/plan"
	"entente/graph/embedded/storage"
)

// CompileProfile is [Compile] for a program whose runs measure the operators
// given; [Rows.Profile] tells what they did. Operators within expressions are not
// measured: their work is that of the operator that asks the expression.
func CompileProfile(p *plan.Plan, planner *plan.Planner, operators []plan.Op) (*Program, error) {
	measured := make(map[plan.Op]int, len(operators))
	for _, op := range operators {
		measured[op] = len(measured) + 1 // 0 is the result
	}
	return compile(p, planner, measured)
}

// profile counts what each operator of a run does. At any time one operator is
// at work, and what the store was asked for meanwhile is its doing.
type profile struct {
	tx      *storage.Tx
	done    []graph.Profile // the result first
	working int
	hits    uint64 // of the store when the operator took over
}

func newProfile(tx *storage.Tx, operators int) *profile {
	return &profile{tx: tx, done: make([]graph.Profile, operators+1), hits: tx.Hits()}
}

// work makes an operator the one at work and returns the one that was before.
func (p *profile) work(operator int) int {
	hits, before := p.tx.Hits(), p.working
	p.done[before].DBHits += int64(hits - p.hits)
	p.working, p.hits = operator, hits
	return before
}

// measured counts the rows of an operator.
type measured struct {
	rt       *run
	in       iterator
	operator int
}

func measuredSource(operator int, src source) source {
	return func(rt *run, arg row) iterator {
		before := rt.profile.work(operator)
		it := src(rt, arg)
		rt.profile.work(before)
		return &measured{rt, it, operator}
	}
}

func (m *measured) next() (row, error) {
	p := m.rt.profile
	before := p.work(m.operator)
	r, err := m.in.next()
	p.work(before)
	if r != nil {
		p.done[m.operator].Rows++
	}
	return r, err
}

// Profile tells what an operator has done so far; nil asks for the result. It is
// zero for operators that are not measured.
func (r *Rows) Profile(op plan.Op) graph.Profile {
	if r.rt.profile == nil {
		return graph.Profile{}
	}
	r.rt.profile.work(r.rt.profile.working)
	if op == nil {
		p := r.rt.profile.done[0]
		p.Rows = r.given
		return p
	}
	i, ok := r.rt.program.profile[op]
	if !ok {
		return graph.Profile{}
	}
	return r.rt.profile.done[i]
}
