package sema

import (
	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
)

// expr checks an expression whose value is wanted, and returns its type.
func (c *checker) expr(e ast.Expr, s *scope) Type { return c.typed(e, s, false) }

// predicate checks an expression that must be true or false; a pattern may stand for one.
func (c *checker) predicate(e ast.Expr, s *scope) {
	if t := c.typed(e, s, true); !t.is(Boolean) {
		c.fail(e, cypher.InvalidArgumentType, "A condition needs a boolean, not "+t.Kind.String())
	}
}

// typed is expr, and predicate where a pattern may stand for a boolean.
func (c *checker) typed(e ast.Expr, s *scope, patterns bool) Type {
	switch e := e.(type) {
	case *ast.Literal:
		return literalType(e.Value)
	case *ast.Parameter:
		return of(Any)
	case *ast.Variable:
		return c.variable(e, s)
	case *ast.Function:
		return c.function(e, s)
	case *ast.CountStar:
		c.enterAggregate(e, func() {})
		return of(Integer)
	case *ast.Case:
		return c.caseExpr(e, s)
	case *ast.Map:
		for _, entry := range e.Entries {
			c.expr(entry.Value, s)
		}
		return of(Map)
	case *ast.MapProjection:
		return c.mapProjection(e, s)
	case *ast.List:
		return c.list(e, s)
	case *ast.PatternExpr:
		return c.patternExpr(e, s, patterns)
	case *ast.SubqueryExpr:
		return c.subqueryExpr(e, s)
	case *ast.Property, *ast.Index, *ast.Slice, *ast.HasLabels:
		return c.access(e, s)
	case *ast.Unary, *ast.Binary, *ast.Comparison, *ast.IsNull, *ast.TypeTest, *ast.IsNormalized:
		return c.operation(e, s)
	case *ast.CaseTest:
		return c.expr(e.X, s)
	default:
		return c.iteration(e, s)
	}
}

func literalType(v any) Type {
	switch v.(type) {
	case bool:
		return of(Boolean)
	case int64:
		return of(Integer)
	case float64:
		return of(Float)
	case string:
		return of(String)
	default:
		return of(Any)
	}
}

func (c *checker) variable(v *ast.Variable, s *scope) Type {
	t, ok := s.find(v.Name)
	if !ok {
		c.fail(v, cypher.UndefinedVariable, "The variable `"+v.Name+"` is not defined")
	}
	return t
}

func (c *checker) caseExpr(e *ast.Case, s *scope) Type {
	inner := s
	if e.Subject != nil {
		inner = newScope(s)
		inner.set(ast.CaseSubject, of(c.expr(e.Subject, s).Kind))
	}
	for _, w := range e.Whens {
		for _, when := range w.Any {
			if e.Subject == nil {
				c.predicate(when, s)
			} else {
				c.expr(when, inner)
			}
		}
		c.expr(w.Then, s)
	}
	if e.Else != nil {
		c.expr(e.Else, s)
	}
	return of(Any)
}

func (c *checker) mapProjection(e *ast.MapProjection, s *scope) Type {
	c.use(MapProjection, e)
	c.want(e.Variable, s, "A map projection", Node, Relationship, Map, Temporal, Duration, Point)
	for _, i := range e.Items {
		if i.Value != nil {
			c.expr(i.Value, s)
		}
	}
	return of(Map)
}

// list is typed by its elements where they are all of one kind.
func (c *checker) list(e *ast.List, s *scope) Type {
	t := of(List)
	for i, item := range e.Items {
		kind := c.expr(item, s).Kind
		if i > 0 && kind != t.Elem {
			kind = Any
		}
		if i == 0 || t.Elem != Any {
			t.Elem = kind
		}
	}
	return t
}

// access checks properties, elements, slices and label predicates.
func (c *checker) access(e ast.Expr, s *scope) Type {
	switch e := e.(type) {
	case *ast.Property:
		c.want(e.Subject, s, "A property", Node, Relationship, Map, Temporal, Duration, Point)
	case *ast.Index:
		t := c.want(e.Subject, s, "[ ]", List, Map, Node, Relationship, Temporal, Duration)
		switch index := c.expr(e.Index, s); {
		case t.Kind == List && !index.is(Integer):
			c.fail(e.Index, cypher.InvalidArgumentType, "A list is indexed by an integer, not by "+index.Kind.String())
		case t.Kind == Map && !index.is(String):
			c.fail(e.Index, cypher.InvalidArgumentType, "A map is indexed by a string, not by "+index.Kind.String())
		case t.Kind == List:
			return of(t.Elem)
		}
	case *ast.Slice:
		t := c.want(e.Subject, s, "A slice", List)
		for _, bound := range [...]ast.Expr{e.From, e.To} {
			if bound != nil {
				c.expr(bound, s)
			}
		}
		return t
	case *ast.HasLabels:
		c.want(e.X, s, "A label", Node, Relationship)
		c.labels(e.Labels)
		if len(ast.DynamicLabels(e.Labels)) > 0 {
			c.fail(e, cypher.UnexpectedSyntax, "Dynamic Label and Types are only allowed in MATCH, CREATE, MERGE, SET and REMOVE clauses.")
		}
		return of(Boolean)
	}
	return of(Any)
}
