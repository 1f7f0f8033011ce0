package sema

import (
	"fmt"

	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
)

// with checks WITH and returns the scope after it.
func (c *checker) with(w *ast.With, s *scope) *scope {
	_, out, merged := c.project(&w.Projection, s)
	if w.Where != nil {
		if merged {
			c.repeats(newExprSet(w.Items...), w.Where, out)
		}
		c.predicate(w.Where, &scope{vars: out.vars, outer: s})
	}
	for _, i := range w.Items {
		v, same := i.Expr.(*ast.Variable)
		same = same && v.Name == i.Name()
		if i.Alias != nil && !same && s.outer.has(i.Alias.Name) {
			c.fail(i.Alias, cypher.VariableAlreadyBound, "The variable `"+i.Alias.Name+"` is shadowing a variable with the same name from the outer scope and needs to be renamed")
		}
		if _, variable := i.Expr.(*ast.Variable); !variable && i.Alias == nil {
			c.fail(i, cypher.NoExpressionAlias, "Expressions in WITH need a name: add AS and one")
		}
	}
	return out
}

// returns checks RETURN and returns its columns.
func (c *checker) returns(r *ast.Return, s *scope) []string {
	if !r.Star && len(r.Items) == 0 {
		c.use(Finish, r)
		return nil
	}
	if r.Star && len(s.names()) == 0 {
		c.fail(r, cypher.NoVariablesInScope, "RETURN * needs at least one variable, and none is known here")
	}
	columns, _, _ := c.project(&r.Projection, s)
	return columns
}

// project checks what WITH and RETURN share. It returns the columns, the scope
// of what is projected, and whether rows were merged, by aggregation or DISTINCT:
// then ORDER BY and WHERE may repeat what is projected but see nothing else of
// what was known before.
func (c *checker) project(p *ast.Projection, s *scope) (columns []string, out *scope, merged bool) {
	out = newScope(s.outer)
	if p.Star && c.err == nil {
		columns = s.names()
		c.analysis.Stars[p] = columns
		c.expand(len(columns))
		for _, name := range columns {
			out.vars[name] = s.vars[name]
		}
	}
	seen := map[string]bool{}
	for _, name := range columns {
		seen[name] = true
	}
	for _, i := range p.Items {
		c.agg = aggregation{mode: allowed}
		t := c.expr(i.Expr, s)
		c.agg = aggregation{}
		name := i.Name()
		if seen[name] {
			c.fail(i, cypher.ColumnNameConflict, fmt.Sprintf("Two columns are named `%s`", name))
		}
		seen[name] = true
		columns = append(columns, name)
		out.set(name, t)
	}
	grouped := c.grouping(p)
	c.orderBy(p, s, out, grouped)
	c.rowCount(p.Skip, "SKIP")
	c.rowCount(p.Limit, "LIMIT")
	return columns, out, grouped || p.Distinct
}

// maxExpanded is how many variables all * of a statement may stand for.
const maxExpanded = 200_000

func (c *checker) expand(variables int) {
	if c.expanded += variables; c.expanded > maxExpanded && c.err == nil {
		c.err = cypher.LimitError(fmt.Sprintf("All * together stand for more than %d variables", maxExpanded), 1, 1)
	}
}

// rowCount checks the number of SKIP and LIMIT: no variable, no negative.
func (c *checker) rowCount(e ast.Expr, clause string) {
	if e == nil {
		return
	}
	ast.Walk(e, func(n ast.Node) bool {
		if v, ok := n.(*ast.Variable); ok {
			c.fail(v, cypher.NonConstantExpression, clause+" cannot depend on variables")
		}
		return true
	})
	if l, ok := e.(*ast.Literal); ok {
		if n, isInteger := l.Value.(int64); isInteger && n < 0 {
			c.fail(e, cypher.NegativeIntegerArgument, clause+" needs a number that is not negative")
		}
	}
	c.want(e, newScope(nil), clause, Integer)
}
