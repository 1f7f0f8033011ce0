package sema

import (
	"fmt"
	"slices"

	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
)

// call checks CALL of a procedure and returns what it yields.
func (c *checker) call(call *ast.Call, s *scope, where place) []string {
	c.useAs(ProcedureCalls, "The procedure "+call.Procedure, call)
	if call.Optional {
		c.use(OptionalCall, call)
	}
	if c.options.Procedures == nil {
		c.noProcedure(call)
		return nil
	}
	procedure, ok := c.options.Procedures.Procedure(call.Procedure)
	if !ok {
		c.noProcedure(call)
		return nil
	}
	c.analysis.Writes = c.analysis.Writes || procedure.Writes
	c.arguments(call, procedure, s, where)
	return c.yields(call, procedure, s, where)
}

func (c *checker) noProcedure(call *ast.Call) {
	if c.err == nil {
		err := cypher.UnsupportedError("The procedure "+call.Procedure, call.Line, call.Column)
		err.Status, err.Err = "Neo.ClientError.Procedure.ProcedureNotFound", cypher.ProcedureNotFound
		c.err = err
	}
}

func (c *checker) arguments(call *ast.Call, procedure Procedure, s *scope, where place) {
	if !call.Explicit {
		if where != standAlone && len(procedure.Params) > 0 {
			c.fail(call, cypher.InvalidArgumentPassingMode, "The arguments of "+call.Procedure+" must be written in parentheses")
		}
		return
	}
	if len(call.Args) != len(procedure.Params) {
		c.fail(call, cypher.InvalidNumberOfArguments, fmt.Sprintf("The procedure %s takes %d arguments, not %d", call.Procedure, len(procedure.Params), len(call.Args)))
	}
	for _, a := range call.Args {
		c.expr(a, s)
	}
}

// yields makes known what YIELD names, and returns the names.
func (c *checker) yields(call *ast.Call, procedure Procedure, s *scope, where place) []string {
	if call.YieldStar && where != standAlone {
		c.fail(call, cypher.UnexpectedSyntax, "YIELD * is for a CALL that stands alone; name the columns")
	}
	if where == standAlone && (!call.HasYield || call.YieldStar) {
		return procedure.Columns
	}
	var names []string
	for _, y := range call.Yield {
		if !slices.Contains(procedure.Columns, y.Column) {
			c.fail(y, cypher.UndefinedVariable, "The procedure "+call.Procedure+" yields no `"+y.Column+"`")
		}
		c.declare(y.Variable, of(Any), s)
		names = append(names, y.Variable.Name)
	}
	if call.Where != nil {
		c.predicate(call.Where, s)
	}
	return names
}

// subquery checks CALL { ... } and makes known what it returns.
func (c *checker) subquery(q *ast.Subquery, s *scope) {
	c.use(Subqueries, q)
	if q.Optional {
		c.use(OptionalCall, q)
	}
	if q.InTransactions {
		c.use(InTransactions, q)
	}
	outer, where := s, inCall
	if q.Scoped {
		outer, where = c.imports(q, s), inScopedCall
	}
	for _, name := range c.query(q.Query, outer, where) {
		c.declare(&ast.Variable{Pos: q.Pos, Name: name}, of(Any), s)
	}
}

// imports is the scope that CALL (a, b) { ... } gives to its query.
func (c *checker) imports(q *ast.Subquery, s *scope) *scope {
	if q.ImportAll {
		return s.flat()
	}
	inner := newScope(nil)
	for _, v := range q.Imports {
		inner.set(v.Name, c.expr(v, s))
	}
	return inner
}

// importing is the scope in which a part of CALL { ... } begins: of the query
// around it only a WITH that stands first sees anything, and takes it over.
func (c *checker) importing(part *ast.SingleQuery, outer *scope) *scope {
	w, ok := part.Clauses[0].(*ast.With)
	if !ok {
		return newScope(nil)
	}
	plain := w.Where == nil && !w.Distinct && w.OrderBy == nil && w.Skip == nil && w.Limit == nil
	for _, i := range w.Items {
		v, ok := i.Expr.(*ast.Variable)
		plain = plain && ok && i.Name() == v.Name
	}
	if !plain {
		c.fail(w, cypher.InvalidClauseComposition, "The WITH that begins CALL { ... } may only name variables to import")
	}
	return outer.flat()
}
