package sema

import (
	"fmt"

	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
)

// function checks a call of a function: that it exists, and its arguments.
func (c *checker) function(e *ast.Function, s *scope) Type {
	f, ok := c.options.Functions.Function(e.Name)
	if !ok {
		c.fail(e, cypher.UnknownFunction, "Unknown function "+e.Name+"()")
		return of(Any)
	}
	if f.Needs != "" {
		c.useAs(f.Needs, "The function "+e.Name+"()", e)
	}
	if len(e.Args) < f.Min || f.Max >= 0 && len(e.Args) > f.Max {
		c.fail(e, cypher.InvalidNumberOfArguments, fmt.Sprintf("The function %s() takes %s, not %d", f.Name, arity(f), len(e.Args)))
		return of(f.Result)
	}
	if e.Distinct && !f.Aggregate {
		c.fail(e, cypher.UnexpectedSyntax, "DISTINCT is for aggregating functions; "+f.Name+"() is none")
	}
	if f.Random && c.agg.mode == inside {
		c.fail(e, cypher.NonConstantExpression, "The function "+f.Name+"() cannot be used inside an aggregation")
	}
	if f.Aggregate {
		c.enterAggregate(e, func() { c.functionArgs(f, e, s) })
	} else {
		c.functionArgs(f, e, s)
	}
	return of(f.Result)
}

func (c *checker) functionArgs(f Function, e *ast.Function, s *scope) {
	for i, a := range e.Args {
		switch {
		case i == 0 && f.Name == "exists":
			c.typed(a, s, true)
		case i == 0 && len(f.First) > 0:
			c.want(a, s, "The function "+f.Name+"()", f.First...)
		default:
			c.expr(a, s)
		}
	}
}

func arity(f Function) string {
	switch {
	case f.Max < 0:
		return fmt.Sprintf("at least %d arguments", f.Min)
	case f.Min == f.Max && f.Min == 1:
		return "1 argument"
	case f.Min == f.Max:
		return fmt.Sprintf("%d arguments", f.Min)
	default:
		return fmt.Sprintf("%d to %d arguments", f.Min, f.Max)
	}
}
