package sema

import (
	"fmt"
	"strings"

	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
)

// function checks a call of a function: that it exists, and its arguments.
func (c *checker) function(e *ast.Function, s *scope) Type {
	f, ok := c.options.Functions.Function(e.Name)
	if !ok && strings.EqualFold(e.Name, "distance") {
		c.fail(e, cypher.UnknownFunction, "'distance' has been replaced by 'point.distance'")
	}
	if !ok {
		c.fail(e, cypher.UnknownFunction, unknownFunction(e.Name))
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
	if f.Name == "point" && c.err == nil {
		c.pointMap(e)
	}
	return of(f.Result)
}

// pointMap checks the keys of a map that is written down: it must tell two
// coordinates.
func (c *checker) pointMap(e *ast.Function) {
	m, ok := e.Args[0].(*ast.Map)
	if !ok {
		return
	}
	has := map[string]bool{}
	for _, entry := range m.Entries {
		has[entry.Key.Text] = true
	}
	if !(has["x"] && has["y"] || has["longitude"] && has["latitude"]) {
		c.fail(m, cypher.InvalidArgumentType, "A map with these keys is not describing a valid point, a point is described either by using cartesian coordinates e.g. {x: 2.3, y: 4.5, crs: 'cartesian'} or using geographic coordinates e.g. {latitude: 12.78, longitude: 56.7, crs: 'WGS-84'}")
	}
}

func (c *checker) functionArgs(f Function, e *ast.Function, s *scope) {
	for i, a := range e.Args {
		if _, property := a.(*ast.Property); property && f.Name == "exists" {
			c.fail(e, cypher.UnexpectedSyntax, "The property existence syntax `... exists(variable.property)` is no longer supported. Please use `variable.property IS NOT NULL` instead.")
		}
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
