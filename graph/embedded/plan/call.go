package plan

import (
	"strings"

	"entente/graph"
	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/procedure"
)

// call plans CALL of a procedure. A row of the procedure becomes a row of the
// statement; of a procedure without columns, each row goes on once.
func (p *Planner) call(b *build, c *ast.Call, alone bool) error {
	proc, ok := p.procedures.Find(c.Procedure)
	if !ok {
		return noProcedure(c)
	}
	op := &Call{Procedure: proc, Implicit: !c.Explicit}
	for _, a := range c.Args {
		op.Args = append(op.Args, Expr{a, b.scope})
	}
	scope := b.scope
	bind := func(column int, name string) {
		slot := p.NewSlot()
		op.Yields = append(op.Yields, Yield{Column: column, Slot: slot, Name: name})
		scope = scope.With(name, slot)
		if alone {
			b.columns, b.slots = append(b.columns, name), append(b.slots, slot)
		}
	}
	if alone && (!c.HasYield || c.YieldStar) {
		for i, column := range proc.Columns {
			bind(i, column.Name)
		}
	}
	for _, y := range c.Yield {
		column := proc.Column(y.Column)
		if column < 0 {
			e := graph.Errorf(graph.Syntax, "Unknown procedure output: `%s`", y.Column)
			e.Status, e.Line, e.Column = cypher.SyntaxStatus, y.Line, y.Pos.Column
			return e
		}
		bind(column, y.Variable.Name)
	}
	b.updates = b.updates || proc.Changes()
	b.scope, op.In = scope, b.op
	if c.Optional {
		op.In = &Argument{}
	}
	var inner Op = op
	if c.Where != nil {
		inner = &Filter{from{inner}, exprs(conjuncts(c.Where, nil), scope)}
	}
	if c.Optional {
		var slots []int
		for _, y := range op.Yields {
			slots = append(slots, y.Slot)
		}
		inner = &Optional{from{b.op}, inner, slots}
	}
	b.op = inner
	return nil
}

func noProcedure(c *ast.Call) error {
	e := graph.Errorf(graph.Invalid, "There is no procedure with the name `%s` in the embedded engine", c.Procedure)
	e.Status, e.Line, e.Column = procedure.StatusNotFound, c.Line, c.Column
	return e
}

func describeCall(op *Call) (name, details string, binds []string) {
	var args, yields []string
	for _, a := range op.Args {
		args = append(args, format(a.Expr))
	}
	for _, y := range op.Yields {
		column := op.Procedure.Columns[y.Column]
		yields = append(yields, quote(y.Name)+" :: "+string(column.Type))
		binds = append(binds, y.Name)
	}
	if strings.HasPrefix(op.Procedure.Name, "SHOW ") {
		what := strings.ToLower(strings.TrimPrefix(op.Procedure.Name, "SHOW "))
		return "Show" + strings.ToUpper(what[:1]) + what[1:], strings.Trim(args[0], "'"), bound(binds...)
	}
	details = op.Procedure.Name + "(" + strings.Join(args, ", ") + ")"
	if len(yields) > 0 {
		details += " :: (" + strings.Join(yields, ", ") + ")"
	}
	return "ProcedureCall", details, bound(binds...)
}
