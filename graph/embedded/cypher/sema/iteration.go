package sema

import (
	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
)

// iteration checks what goes over a list or a pattern with a variable of its own.
func (c *checker) iteration(e ast.Expr, s *scope) Type {
	switch e := e.(type) {
	case *ast.ListComprehension:
		return c.listComprehension(e, s)
	case *ast.PatternComprehension:
		return c.patternComprehension(e, s)
	case *ast.Quantifier:
		c.use(Quantifiers, e)
		inner := c.over(e.Variable, e.List, s)
		c.without(func() { c.predicate(e.Where, inner) })
		return of(Boolean)
	case *ast.Reduce:
		c.use(Reduce, e)
		inner := c.over(e.Variable, e.List, s)
		inner.set(e.Accumulator.Name, of(Any))
		c.expr(e.Init, s)
		c.without(func() { c.expr(e.Step, inner) })
	}
	return of(Any)
}

// over checks the list that a variable goes over, and returns a scope with it.
func (c *checker) over(v *ast.Variable, list ast.Expr, s *scope) *scope {
	t := c.expr(list, s)
	if !t.is(List) {
		c.fail(list, cypher.InvalidArgumentType, "Expected a list, not "+t.Kind.String())
	}
	inner := newScope(s)
	inner.set(v.Name, of(t.Elem))
	return inner
}

func (c *checker) listComprehension(e *ast.ListComprehension, s *scope) Type {
	inner := c.over(e.Variable, e.List, s)
	t := Type{Kind: List, Elem: inner.vars[e.Variable.Name].Kind}
	c.without(func() {
		if e.Where != nil {
			c.predicate(e.Where, inner)
		}
		if e.Project != nil {
			t.Elem = c.expr(e.Project, inner).Kind
		}
	})
	return t
}

func (c *checker) patternComprehension(e *ast.PatternComprehension, s *scope) Type {
	c.use(PatternComprehension, e)
	inner := newScope(s)
	t := of(List)
	c.without(func() {
		c.bindPattern([]*ast.Path{e.Path}, inner)
		c.patternExprs([]*ast.Path{e.Path}, inner)
		if e.Where != nil {
			c.predicate(e.Where, inner)
		}
		t.Elem = c.expr(e.Project, inner).Kind
	})
	return t
}

// patternExpr checks a pattern that stands for a boolean, or a shortest path.
// It may only use variables that are known.
func (c *checker) patternExpr(e *ast.PatternExpr, s *scope, allowed bool) Type {
	c.shortest(e.Path)
	if e.Path.Shortest == ast.AnyPath {
		if !allowed {
			c.fail(e, cypher.UnexpectedSyntax, "A pattern cannot be used as a value here; use EXISTS { } or a pattern comprehension")
		}
		c.use(PatternExpressions, e)
	}
	for _, v := range patternVariables(e.Path) {
		c.variable(v, s)
	}
	c.without(func() {
		c.bindPattern([]*ast.Path{e.Path}, newScope(s))
		c.patternExprs([]*ast.Path{e.Path}, s)
	})
	switch e.Path.Shortest {
	case ast.ShortestOne:
		return of(Path)
	case ast.ShortestAll:
		return Type{Kind: List, Elem: Path}
	default:
		return of(Boolean)
	}
}

func patternVariables(p *ast.Path) []*ast.Variable {
	var found []*ast.Variable
	for i, n := range p.Nodes {
		if i > 0 && p.Rels[i-1].Variable != nil {
			found = append(found, p.Rels[i-1].Variable)
		}
		if n.Variable != nil {
			found = append(found, n.Variable)
		}
	}
	return found
}

func (c *checker) subqueryExpr(e *ast.SubqueryExpr, s *scope) Type {
	kind := [...]string{ast.Exists: "An Exists Expression", ast.Count: "A Count Expression", ast.Collect: "A Collect Expression"}[e.Kind]
	for _, part := range e.Query.Parts {
		if isFinish(part.Clauses[len(part.Clauses)-1]) {
			c.fail(e, cypher.InvalidClauseComposition, kind+" cannot contain a query ending with FINISH.")
		}
	}
	ast.Walk(e.Query, func(n ast.Node) bool {
		if clause, ok := n.(ast.Clause); ok && updates(clause) {
			c.fail(e, cypher.InvalidClauseComposition, kind+" cannot contain any updates")
		}
		return c.err == nil
	})
	switch e.Kind {
	case ast.Exists:
		c.use(ExistsSubquery, e)
		c.query(e.Query, s, inExists)
		return of(Boolean)
	case ast.Count:
		c.use(CountSubquery, e)
		c.query(e.Query, s, inExists)
		return of(Integer)
	default:
		c.use(CollectSubquery, e)
		if columns := c.query(e.Query, s, inCollect); len(columns) != 1 {
			c.fail(e, cypher.InvalidClauseComposition, "COLLECT { ... } must return exactly one column")
		}
		return of(List)
	}
}
