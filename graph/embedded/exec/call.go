package exec

import (
	"entente/graph"
	"entente/graph/embedded/plan"
	"entente/graph/embedded/procedure"
	"entente/graph/embedded/value"
)

// argument computes an argument of a procedure.
type argument func(rt *run, r row) (any, error)

// call runs a procedure for each row.
func (c *compiler) call(in source, op *plan.Call) (source, error) {
	proc := op.Procedure
	args := make([]argument, len(proc.Params))
	for i, param := range proc.Params {
		switch {
		case i < len(op.Args):
			e, err := c.expr(op.Args[i])
			if err != nil {
				return nil, err
			}
			args[i] = argument(e)
		case op.Implicit:
			args[i] = func(rt *run, _ row) (any, error) {
				if v, given := rt.params[param.Name]; given {
					return v, nil
				}
				return param.Default, nil
			}
		default:
			args[i] = func(*run, row) (any, error) { return param.Default, nil }
		}
	}
	return func(rt *run, arg row) iterator {
		return &called{rt: rt, in: in(rt, arg), op: op, args: args}
	}, nil
}

// called makes a row of each row of a procedure.
type called struct {
	rt   *run
	in   iterator
	op   *plan.Call
	args []argument
	row  row
	rows procedure.Rows // nil: the next row is to be taken from in
}

func (c *called) next() (row, error) {
	for {
		if err := c.rt.tick(); err != nil {
			return nil, err
		}
		if c.rows == nil {
			r, err := c.in.next()
			if r == nil || err != nil {
				return nil, err
			}
			c.row = r
			if c.rows, err = c.start(r); err != nil {
				return nil, err
			}
		}
		values, err := c.rows()
		if err != nil {
			return nil, err
		}
		if values == nil {
			c.rows = nil
			if len(c.op.Procedure.Columns) == 0 {
				return c.row, nil
			}
			continue
		}
		for _, y := range c.op.Yields {
			c.row[y.Slot] = values[y.Column]
		}
		return c.row, nil
	}
}

func (c *called) start(r row) (procedure.Rows, error) {
	proc := c.op.Procedure
	if proc.Changes() && !c.rt.tx.Writable() {
		return nil, readOnly()
	}
	args := make([]any, len(c.args))
	for i, a := range c.args {
		v, err := a(c.rt, r)
		if err != nil {
			return nil, err
		}
		ok := false
		if args[i], ok = procedure.Cast(proc.Params[i].Type, v); !ok {
			return nil, c.wrongType(i, v)
		}
	}
	return proc.Run(&procedure.Call{
		Tx: c.rt.tx, Registry: c.rt.program.procedures, Now: c.rt.now, Dir: c.rt.tx.Dir(), Tick: c.rt.tick, Hold: c.rt.hold, Make: c.rt,
	}, args)
}

func (c *called) wrongType(i int, v any) error {
	param := c.op.Procedure.Params[i]
	e := value.TypeErrorf("Type mismatch: the argument `%s` of %s expects %s but was %s", param.Name, c.op.Procedure.Name, param.Type, value.Describe(v))
	if i < len(c.op.Args) {
		at := c.op.Args[i].At()
		e.Code, e.Line, e.Column = graph.Invalid, at.Line, at.Column
	}
	return e
}
