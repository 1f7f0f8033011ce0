package sema

import (
	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
)

// operation checks operators.
func (c *checker) operation(e ast.Expr, s *scope) Type {
	switch e := e.(type) {
	case *ast.Unary:
		if e.Op == ast.Not {
			c.predicate(e.X, s)
			return of(Boolean)
		}
		return c.number(e.X, c.expr(e.X, s))
	case *ast.Binary:
		return c.binary(e, s)
	case *ast.Comparison:
		c.expr(e.First, s)
		for _, l := range e.Links {
			c.expr(l.X, s)
		}
	case *ast.IsNull:
		c.expr(e.X, s)
	case *ast.TypeTest:
		c.expr(e.X, s)
	case *ast.IsNormalized:
		c.expr(e.X, s)
	}
	return of(Boolean)
}

func (c *checker) binary(e *ast.Binary, s *scope) Type {
	switch e.Op {
	case ast.And, ast.Or, ast.Xor:
		c.predicate(e.Left, s)
		c.predicate(e.Right, s)
		return of(Boolean)
	case ast.In:
		c.expr(e.Left, s)
		c.want(e.Right, s, "IN", List)
		return of(Boolean)
	case ast.StartsWith, ast.EndsWith, ast.Contains, ast.Regex:
		c.expr(e.Left, s)
		c.expr(e.Right, s)
		return of(Boolean)
	case ast.Add:
		left, right := c.expr(e.Left, s), c.expr(e.Right, s)
		if moving(left) || moving(right) {
			return c.move(e, left, right)
		}
		return sum(left, right)
	case ast.Concatenate:
		return c.concatenation(e, s)
	default:
		left, right := c.expr(e.Left, s), c.expr(e.Right, s)
		if moving(left) || moving(right) {
			return c.move(e, left, right)
		}
		c.number(e.Left, left)
		c.number(e.Right, right)
		if e.Op == ast.Power {
			return of(Float)
		}
		return sum(left, right)
	}
}

// concatenation checks ||, of two strings or two lists.
func (c *checker) concatenation(e *ast.Binary, s *scope) Type {
	left := c.want(e.Left, s, "||", String, List)
	right := c.want(e.Right, s, "||", String, List)
	if left.Kind != Any && right.Kind != Any && left.Kind != right.Kind {
		c.fail(e.Right, cypher.InvalidArgumentType, "|| needs two strings or two lists, not "+left.Kind.String()+" and "+right.Kind.String())
	}
	return sum(left, right)
}

// number checks an operand of arithmetic.
func (c *checker) number(e ast.Expr, t Type) Type {
	if !t.is(Integer, Float) {
		c.fail(e, cypher.InvalidArgumentType, "Arithmetic needs a number, not "+t.Kind.String())
	}
	return t
}

// sum is the type of left + right.
func sum(left, right Type) Type {
	switch {
	case left.Kind == List || right.Kind == List:
		if left == right {
			return left
		}
		return of(List)
	case left.Kind == right.Kind:
		return left
	case left.Kind == Any || right.Kind == Any:
		return of(Any)
	case left.is(Integer, Float) && right.is(Integer, Float):
		return of(Float)
	case left.Kind == String || right.Kind == String:
		return of(String)
	default:
		return of(Any)
	}
}

// moving reports whether the arithmetic of a type is that of dates and durations.
func moving(t Type) bool { return t.Kind == Temporal || t.Kind == Duration || t.Kind == Point }

// move checks arithmetic with a date, a duration or a point in it, and returns the
// type of its result.
func (c *checker) move(e *ast.Binary, left, right Type) Type {
	switch e.Op {
	case ast.Add, ast.Concatenate:
		switch {
		case left.Kind == List || right.Kind == List:
			return of(List)
		case left.Kind == Any || right.Kind == Any:
			return of(Any)
		case left.Kind == Duration && (right.Kind == Duration || right.Kind == Temporal):
			return right
		case left.Kind == Temporal && right.Kind == Duration:
			return left
		}
	case ast.Subtract:
		if right.is(Duration) && left.is(Temporal, Duration) {
			return left
		}
	case ast.Multiply:
		if left.is(Duration) && right.is(Integer, Float) || right.is(Duration) && left.is(Integer, Float) {
			return of(Duration)
		}
	case ast.Divide:
		if left.is(Duration) && right.is(Integer, Float) {
			return of(Duration)
		}
	}
	if e.Op == ast.Subtract && left.is(Temporal) && right.is(Temporal) {
		c.fail(e, cypher.InvalidArgumentType, "Type mismatch: dates and times are not subtracted; duration.between(from, to) is the time between them")
	}
	c.fail(e, cypher.InvalidArgumentType, "Type mismatch: "+left.Kind.String()+" and "+right.Kind.String()+" cannot be put together like this")
	return of(Any)
}
