package exec

import (
	"strings"

	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/plan"
	"entente/graph/embedded/value"
)

func (c *compiler) unary(e *ast.Unary, scope *plan.Scope) (evaluator, error) {
	x, err := c.eval(e.X, scope)
	if err != nil {
		return nil, err
	}
	return func(rt *run, r row) (any, error) {
		v, err := x(rt, r)
		if err != nil {
			return nil, err
		}
		switch e.Op {
		case ast.Not:
			t, err := value.Truth(v)
			return t.Not().Value(), err
		case ast.Negate:
			return value.Negate(v)
		}
		if _, ok := value.Float(v); !ok && v != nil {
			return nil, value.TypeErrorf("cannot apply + to %s", value.Describe(v))
		}
		return v, nil
	}, nil
}

func (c *compiler) binary(e *ast.Binary, scope *plan.Scope) (evaluator, error) {
	left, err := c.eval(e.Left, scope)
	if err != nil {
		return nil, err
	}
	right, err := c.eval(e.Right, scope)
	if err != nil {
		return nil, err
	}
	switch e.Op {
	case ast.And, ast.Or, ast.Xor:
		return logic(e.Op, left, right), nil
	case ast.In:
		return c.in(left, right), nil
	}
	if err := literalOperands(e); err != nil {
		return nil, err
	}
	apply, err := operation(e)
	return func(rt *run, r row) (any, error) {
		a, err := left(rt, r)
		if err != nil {
			return nil, err
		}
		b, err := right(rt, r)
		if err != nil {
			return nil, err
		}
		if err := rt.weigh(a); err != nil {
			return nil, err
		}
		if err := rt.weigh(b); err != nil {
			return nil, err
		}
		return apply(rt, a, b)
	}, err
}

// literalOperands refuses arithmetic on what is written as true or false, before
// anything runs.
func literalOperands(e *ast.Binary) error {
	switch e.Op {
	case ast.Add, ast.Subtract, ast.Multiply, ast.Divide, ast.Modulo, ast.Power:
	default:
		return nil
	}
	if _, ok := e.Left.(*ast.List); ok { // + takes an element in
		return nil
	}
	for _, side := range [2]ast.Expr{e.Left, e.Right} {
		lit, ok := side.(*ast.Literal)
		if !ok {
			continue
		}
		if b, ok := lit.Value.(bool); ok {
			other := e.Left
			if side == e.Left {
				other = e.Right
			}
			if _, number := other.(*ast.Literal); number {
				return syntaxError(lit, "type mismatch: arithmetic needs numbers, not Boolean %t", b)
			}
		}
	}
	return nil
}

// logic stops at the left side where that decides.
func logic(op ast.BinaryOp, left, right evaluator) evaluator {
	return func(rt *run, r row) (any, error) {
		v, err := left(rt, r)
		if err != nil {
			return nil, err
		}
		a, err := value.Truth(v)
		if err != nil {
			return nil, err
		}
		if (op == ast.And && a == value.False) || (op == ast.Or && a == value.True) {
			return v, nil
		}
		if v, err = right(rt, r); err != nil {
			return nil, err
		}
		b, err := value.Truth(v)
		if err != nil {
			return nil, err
		}
		switch op {
		case ast.And:
			return a.And(b).Value(), nil
		case ast.Or:
			return a.Or(b).Value(), nil
		}
		return a.Xor(b).Value(), nil
	}
}

type binaryFunc func(rt *run, a, b any) (any, error)

func operation(e *ast.Binary) (binaryFunc, error) {
	pure := func(f func(a, b any) (any, error)) binaryFunc {
		return func(_ *run, a, b any) (any, error) { return f(a, b) }
	}
	switch e.Op {
	case ast.Add:
		return add, nil
	case ast.Subtract:
		return pure(value.Subtract), nil
	case ast.Multiply:
		return pure(value.Multiply), nil
	case ast.Divide:
		return pure(value.Divide), nil
	case ast.Modulo:
		return pure(value.Modulo), nil
	case ast.Power:
		return pure(value.Power), nil
	case ast.StartsWith:
		return pure(textTest(strings.HasPrefix)), nil
	case ast.EndsWith:
		return pure(textTest(strings.HasSuffix)), nil
	case ast.Contains:
		return pure(textTest(strings.Contains)), nil
	case ast.Regex:
		return regex(e)
	case ast.Concatenate:
		return concatenate, nil
	}
	return nil, unsupported(e, "this operator")
}

func add(rt *run, a, b any) (any, error) {
	if n := shallowSize(a) + shallowSize(b); n > 1<<10 {
		if err := rt.fitsJoined(a, b); err != nil {
			return nil, err
		}
		rt.ticks += uint(n >> 14) // a long copy is a long piece of work
		if err := rt.tick(); err != nil {
			return nil, err
		}
	}
	return value.Add(a, b)
}

// fitsJoined is fits for what joining two values would make.
func (rt *run) fitsJoined(a, b any) error {
	x, isList := a.([]any)
	y, isOtherList := b.([]any)
	if isList || isOtherList {
		return rt.fitsList(int64(len(x) + len(y) + 1))
	}
	return rt.fitsText(shallowSize(a) + shallowSize(b))
}

func concatenate(rt *run, a, b any) (any, error) {
	if a == nil || b == nil {
		return nil, nil
	}
	if ka, kb := value.KindOf(a), value.KindOf(b); ka != kb || (ka != value.KindString && ka != value.KindList) {
		return nil, value.TypeErrorf("cannot apply || to %s and %s", value.TypeName(a), value.TypeName(b))
	}
	return add(rt, a, b)
}

func textTest(test func(s, part string) bool) func(a, b any) (any, error) {
	return func(a, b any) (any, error) {
		s, ok := a.(string)
		part, ok2 := b.(string)
		if !ok || !ok2 {
			return nil, nil
		}
		return test(s, part), nil
	}
}

// contains is v IN list.
func contains(rt *run, v, in any) (any, error) {
	if in == nil {
		return nil, nil
	}
	list, ok := in.([]any)
	if !ok {
		return nil, value.TypeErrorf("IN needs a List, not %s", value.Describe(in))
	}
	result := value.False
	for _, e := range list {
		if err := rt.tick(); err != nil {
			return nil, err
		}
		if result = result.Or(value.Equal(v, e)); result == value.True {
			break
		}
	}
	return result.Value(), nil
}

// comparison is a chain a < b = c: each neighbouring pair must hold.
func (c *compiler) comparison(e *ast.Comparison, scope *plan.Scope) (evaluator, error) {
	first, err := c.eval(e.First, scope)
	if err != nil {
		return nil, err
	}
	rest := make([]evaluator, len(e.Links))
	for i, l := range e.Links {
		if rest[i], err = c.eval(l.X, scope); err != nil {
			return nil, err
		}
	}
	return func(rt *run, r row) (any, error) {
		a, err := first(rt, r)
		if err != nil {
			return nil, err
		}
		result := value.True
		for i, l := range e.Links {
			b, err := rest[i](rt, r)
			if err != nil {
				return nil, err
			}
			if err := rt.weigh(b); err != nil {
				return nil, err
			}
			if result = result.And(compare(l.Op, a, b)); result == value.False {
				return false, nil
			}
			a = b
		}
		return result.Value(), nil
	}, nil
}

func compare(op ast.CompareOp, a, b any) value.Ternary {
	switch op {
	case ast.Equal:
		return value.Equal(a, b)
	case ast.NotEqual:
		return value.Equal(a, b).Not()
	case ast.Less:
		return value.Less(a, b)
	case ast.LessOrEqual:
		return value.LessEqual(a, b)
	case ast.Greater:
		return value.Less(b, a)
	}
	return value.LessEqual(b, a)
}
