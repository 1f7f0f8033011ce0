package sema

import (
	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
)

// orderBy checks ORDER BY. It sees what is projected and, as long as each row
// stays itself, what was known before. After aggregation or DISTINCT it may
// only repeat what is projected.
func (c *checker) orderBy(p *ast.Projection, s, out *scope, grouped bool) {
	both := &scope{vars: out.vars, outer: s}
	projected := newExprSet(p.Items...)
	for _, item := range p.OrderBy {
		if grouped || p.Distinct {
			c.repeats(projected, item.Expr, out)
		}
		if grouped {
			c.agg = aggregation{mode: allowed}
		}
		c.expr(item.Expr, both)
		c.agg = aggregation{}
	}
}

// repeats checks that a sort key or condition is made of projected expressions, projected
// variables and constants.
func (c *checker) repeats(projected *exprSet, key ast.Expr, out *scope) {
	measured := measure(key)
	if projected.has(key, measured) {
		return
	}
	mixed := Aggregates(key, c.options.Functions)
	c.walkFree(key, nil, func(e ast.Expr, locals map[string]bool) bool {
		if v, ok := e.(*ast.Variable); ok {
			if !locals[v.Name] && !out.has(v.Name) {
				c.fail(v, cypher.UndefinedVariable, "The variable `"+v.Name+"` is not known here: it is not projected")
			}
			return true
		}
		return !c.repeated(e, projected.has(e, measured), mixed, out)
	})
}

// repeated reports whether nothing below e needs to be looked at.
func (c *checker) repeated(e ast.Expr, projected, mixed bool, out *scope) bool {
	aggregate := isAggregate(e, c.options.Functions)
	switch _, literal := e.(*ast.Literal); {
	case projected && (aggregate || literal || isSimple(e) || !mixed):
		return true
	case projected:
		c.fail(e, cypher.AmbiguousAggregationExpression, "This expression stands beside an aggregation; give it a name where it is projected and use that")
		return true
	case aggregate:
		c.unprojected(e, out)
	}
	return false
}

// unprojected refuses an aggregate that is not projected.
func (c *checker) unprojected(e ast.Expr, out *scope) {
	c.walkFree(e, nil, func(e ast.Expr, locals map[string]bool) bool {
		if v, ok := e.(*ast.Variable); ok && !locals[v.Name] && !out.has(v.Name) {
			c.fail(v, cypher.UndefinedVariable, "The variable `"+v.Name+"` is not known here: it is not projected")
		}
		return true
	})
	if pos := e.At(); c.err == nil {
		c.err = cypher.UnsupportedError("An aggregation in ORDER BY or WHERE that is not projected", pos.Line, pos.Column)
	}
}
