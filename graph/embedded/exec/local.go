package exec

import (
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/plan"
	"entente/graph/embedded/value"
)

// Expressions that bind variables of their own: comprehensions, quantifiers,
// reduce, patterns and subqueries. Their variables have slots that nothing else
// uses, so they are set in the row at hand.

// listOf compiles the list that an expression goes over; null gives a nil list.
func (c *compiler) listOf(e ast.Expr, scope *plan.Scope, what string) (func(*run, row) ([]any, error), error) {
	f, err := c.eval(e, scope)
	return func(rt *run, r row) ([]any, error) {
		v, err := f(rt, r)
		if err != nil || v == nil {
			return nil, err
		}
		list, ok := v.([]any)
		if !ok {
			return nil, value.TypeErrorf("%s needs a List, not %s", what, value.Describe(v))
		}
		return list, nil
	}, err
}

func (c *compiler) listComprehension(e *ast.ListComprehension, scope *plan.Scope) (evaluator, error) {
	list, err := c.listOf(e.List, scope, "a list comprehension")
	if err != nil {
		return nil, err
	}
	slot := c.planner.NewSlot()
	inner := scope.With(e.Variable.Name, slot)
	where, err := c.evalOr(e.Where, inner, constant(true))
	if err != nil {
		return nil, err
	}
	project, err := c.evalOr(e.Project, inner, slotValue(slot))
	return func(rt *run, r row) (any, error) {
		elements, err := list(rt, r)
		if elements == nil || err != nil {
			return nil, err
		}
		result := make([]any, 0, len(elements))
		for _, v := range elements {
			if err := rt.tick(); err != nil {
				return nil, err
			}
			r[slot] = v
			ok, err := holds(rt, r, []evaluator{where})
			if err != nil {
				return nil, err
			}
			if !ok {
				continue
			}
			if v, err = project(rt, r); err != nil {
				return nil, err
			}
			result = append(result, v)
		}
		return result, rt.fits(result)
	}, err
}

func (c *compiler) quantifier(e *ast.Quantifier, scope *plan.Scope) (evaluator, error) {
	list, err := c.listOf(e.List, scope, "a quantifier")
	if err != nil {
		return nil, err
	}
	slot := c.planner.NewSlot()
	where, err := c.eval(e.Where, scope.With(e.Variable.Name, slot))
	return func(rt *run, r row) (any, error) {
		elements, err := list(rt, r)
		if elements == nil || err != nil {
			return nil, err
		}
		var count [3]int
		for _, v := range elements {
			if err := rt.tick(); err != nil {
				return nil, err
			}
			r[slot] = v
			if v, err = where(rt, r); err != nil {
				return nil, err
			}
			t, err := value.Truth(v)
			if err != nil {
				return nil, err
			}
			count[t]++
			switch {
			case t == value.False && e.Kind == ast.All:
				return false, nil
			case t == value.True && e.Kind == ast.Any:
				return true, nil
			case t == value.True && e.Kind == ast.None:
				return false, nil
			case count[value.True] > 1 && e.Kind == ast.Single:
				return false, nil
			}
		}
		if count[value.Null] > 0 {
			return nil, nil
		}
		switch e.Kind {
		case ast.Any:
			return false, nil
		case ast.Single:
			return count[value.True] == 1, nil
		}
		return true, nil
	}, err
}

func (c *compiler) reduce(e *ast.Reduce, scope *plan.Scope) (evaluator, error) {
	init, err := c.eval(e.Init, scope)
	if err != nil {
		return nil, err
	}
	list, err := c.listOf(e.List, scope, "reduce()")
	if err != nil {
		return nil, err
	}
	acc, slot := c.planner.NewSlot(), c.planner.NewSlot()
	step, err := c.eval(e.Step, scope.With(e.Accumulator.Name, acc).With(e.Variable.Name, slot))
	return func(rt *run, r row) (any, error) {
		v, err := init(rt, r)
		if err != nil {
			return nil, err
		}
		elements, err := list(rt, r)
		if elements == nil || err != nil {
			return nil, err
		}
		for _, el := range elements {
			if err := rt.tick(); err != nil {
				return nil, err
			}
			r[acc], r[slot] = v, el
			if v, err = step(rt, r); err != nil {
				return nil, err
			}
		}
		return v, rt.fits(v)
	}, err
}

func (c *compiler) patternComprehension(e *ast.PatternComprehension, scope *plan.Scope) (evaluator, error) {
	op, inner, err := c.planner.Pattern(e.Path, e.Where, scope)
	if err != nil {
		return nil, err
	}
	src, err := c.source(op)
	if err != nil {
		return nil, err
	}
	project, err := c.eval(e.Project, inner)
	return func(rt *run, r row) (any, error) {
		result := []any{}
		it := src(rt, r)
		for {
			m, err := it.next()
			if err != nil {
				return nil, err
			}
			if m == nil {
				return result, rt.fits(result)
			}
			v, err := project(rt, m)
			if err != nil {
				return nil, err
			}
			result = append(result, v)
			if err := rt.fitsList(int64(len(result))); err != nil {
				return nil, err
			}
		}
	}, err
}

// patternExpr is a pattern as a predicate, or shortestPath as a value.
func (c *compiler) patternExpr(e *ast.PatternExpr, scope *plan.Scope) (evaluator, error) {
	path := e.Path
	if path.Shortest != ast.AnyPath && path.Variable == nil {
		named := *path
		named.Variable = &ast.Variable{Pos: path.Pos, Name: "  shortest"}
		path = &named
	}
	op, inner, err := c.planner.Pattern(path, nil, scope)
	if err != nil {
		return nil, err
	}
	if path.Shortest == ast.AnyPath {
		plan.Prune(op)
	}
	src, err := c.source(op)
	if err != nil {
		return nil, err
	}
	if path.Shortest == ast.AnyPath {
		return func(rt *run, r row) (any, error) {
			m, err := src(rt, r).next()
			return m != nil, err
		}, nil
	}
	slot, _ := inner.Slot(path.Variable.Name)
	return func(rt *run, r row) (any, error) {
		paths := []any{}
		it := src(rt, r)
		for {
			m, err := it.next()
			if err != nil {
				return nil, err
			}
			if m == nil {
				break
			}
			if path.Shortest == ast.ShortestOne {
				return m[slot], nil
			}
			paths = append(paths, m[slot])
		}
		if path.Shortest == ast.ShortestOne {
			return nil, nil
		}
		return paths, rt.fits(paths)
	}, nil
}

// subquery is EXISTS { }, COUNT { } or COLLECT { }.
func (c *compiler) subquery(e *ast.SubqueryExpr, scope *plan.Scope) (evaluator, error) {
	p, err := c.planner.Subquery(e.Query, scope)
	if err != nil {
		return nil, err
	}
	if p.Updates {
		return nil, syntaxError(e, "a subquery expression cannot change the graph")
	}
	if e.Kind == ast.Exists {
		plan.Prune(p.Root)
	}
	if degree := c.degreeCall(e.Kind == ast.Count, p.Root); degree != nil {
		return degree, nil
	}
	src, err := c.source(p.Root)
	if err != nil {
		return nil, err
	}
	return func(rt *run, r row) (any, error) {
		it := src(rt, r)
		count := int64(0)
		list := []any{}
		for {
			if err := rt.tick(); err != nil {
				return nil, err
			}
			m, err := it.next()
			if err != nil {
				return nil, err
			}
			switch {
			case m == nil && e.Kind == ast.Exists:
				return false, nil
			case m == nil && e.Kind == ast.Count:
				return count, nil
			case m == nil:
				return list, rt.fits(list)
			case e.Kind == ast.Exists:
				return true, nil
			case e.Kind == ast.Collect:
				list = append(list, m[p.Slots[0]])
			}
			count++
		}
	}, nil
}
