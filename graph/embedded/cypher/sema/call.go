package sema

import (
	"fmt"
	"slices"

	"entente/graph"
	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/procedure"
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
	signature, ok := c.options.Procedures.Signature(call.Procedure)
	if !ok {
		c.noProcedure(call)
		return nil
	}
	c.analysis.Writes = c.analysis.Writes || signature.Changes()
	c.arguments(call, signature, s, where)
	return c.yields(call, signature, s, where)
}

func (c *checker) noProcedure(call *ast.Call) {
	if c.err != nil {
		return
	}
	err := graph.Errorf(graph.Invalid, "There is no procedure with the name `%s` in this graph; SHOW PROCEDURES lists those that there are", call.Procedure)
	err.Status, err.Err = procedure.StatusNotFound, cypher.ProcedureNotFound
	err.Line, err.Column = call.Line, call.Column
	c.err = err
}

// arguments checks how many there are, and their types as far as they are known.
func (c *checker) arguments(call *ast.Call, signature *procedure.Signature, s *scope, where place) {
	if !call.Explicit {
		if where != standAlone && len(signature.Params) > 0 {
			c.fail(call, cypher.InvalidArgumentPassingMode, "The arguments of "+call.Procedure+" must be written in parentheses")
		}
		c.implicit(signature)
		return
	}
	least, most := signature.Least(), len(signature.Params)
	if n := len(call.Args); n < least || n > most {
		takes := fmt.Sprint(least)
		if least < most {
			takes = fmt.Sprintf("%d to %d", least, most)
		}
		c.fail(call, cypher.InvalidNumberOfArguments, fmt.Sprintf("The procedure takes %s arguments, not %d; its signature is %s", takes, n, signature))
	}
	for i, a := range call.Args {
		t := c.expr(a, s)
		if i >= most {
			continue
		}
		if want := signature.Params[i].Type; !t.is(accepted(want)...) {
			c.fail(a, cypher.InvalidArgumentType, fmt.Sprintf("Type mismatch: the argument `%s` of %s expects %s, not %s", signature.Params[i].Name, call.Procedure, want, t.Kind))
		}
	}
}

// implicit asks for the parameters that stand for arguments.
func (c *checker) implicit(signature *procedure.Signature) {
	for _, p := range signature.Params {
		if p.Optional {
			c.analysis.Optional = append(c.analysis.Optional, p.Name)
		} else if !slices.Contains(c.analysis.Parameters, p.Name) {
			c.analysis.Parameters = append(c.analysis.Parameters, p.Name)
		}
	}
	slices.Sort(c.analysis.Parameters)
}

// accepted lists the kinds of value that an argument of a type takes.
func accepted(t procedure.Type) []Kind {
	switch {
	case t == procedure.Boolean:
		return []Kind{Boolean}
	case t == procedure.Integer:
		return []Kind{Integer}
	case t == procedure.Float, t == procedure.Number:
		return []Kind{Integer, Float}
	case t == procedure.String:
		return []Kind{String}
	case t == procedure.Map:
		return []Kind{Map}
	case t == procedure.Node:
		return []Kind{Node}
	case t == procedure.Relationship:
		return []Kind{Relationship}
	case t == procedure.Path:
		return []Kind{Path}
	case t.IsList():
		return []Kind{List}
	}
	return []Kind{Boolean, Integer, Float, String, Map, List, Node, Relationship, Path}
}

// yields makes known what YIELD names, and returns the names.
func (c *checker) yields(call *ast.Call, signature *procedure.Signature, s *scope, where place) []string {
	if call.YieldStar && where != standAlone {
		c.fail(call, cypher.UnexpectedSyntax, "Cannot use `YIELD *` outside standalone call; name the columns")
	}
	if where == standAlone && call.Where != nil {
		c.fail(call.Where, cypher.UnexpectedSyntax, "Cannot use standalone call with WHERE (instead use: `CALL ... WITH * WHERE ... RETURN *`)")
	}
	if where == standAlone && (!call.HasYield || call.YieldStar) {
		names := []string{}
		for _, column := range signature.Columns {
			names = append(names, column.Name)
		}
		return names
	}
	if !call.HasYield && len(signature.Columns) > 0 {
		c.fail(call, cypher.UndefinedVariable, "Procedure call inside a query does not support naming results implicitly (name explicitly using `YIELD` instead)")
	}
	var names []string
	for _, y := range call.Yield {
		column := signature.Column(y.Column)
		if column < 0 {
			c.fail(y, cypher.UndefinedVariable, "Unknown procedure output: `"+y.Column+"`")
			return names
		}
		c.declare(y.Variable, of(kindOf(signature.Columns[column].Type)), s)
		names = append(names, y.Variable.Name)
	}
	if call.Where != nil {
		c.predicate(call.Where, s)
	}
	return names
}

// kindOf is what is known of a value of a type.
func kindOf(t procedure.Type) Kind {
	if kinds := accepted(t); len(kinds) == 1 {
		return kinds[0]
	}
	return Any
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
		if s.has(name) {
			c.fail(columnOf(q.Query, name), cypher.VariableAlreadyBound, "Variable `"+name+"` already declared in outer scope")
		}
		c.declare(&ast.Variable{Pos: q.Pos, Name: name}, of(Any), s)
	}
}

// columnOf finds what a query returns under a name, to say where it stands.
func columnOf(q *ast.Query, name string) ast.Node {
	clauses := q.Parts[0].Clauses
	if r, ok := clauses[len(clauses)-1].(*ast.Return); ok {
		for _, i := range r.Items {
			if i.Alias != nil && i.Alias.Name == name {
				return i.Alias
			}
			if i.Name() == name {
				return i
			}
		}
	}
	return clauses[len(clauses)-1]
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
