package exec

import (
	"entente/graph"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/plan"
	"entente/graph/embedded/storage"
	"entente/graph/embedded/temporal"
	"entente/graph/embedded/value"
)

// evaluator computes an expression in a row.
type evaluator func(rt *run, r row) (any, error)

func (c *compiler) evals(list []ast.Expr, scope *plan.Scope) ([]evaluator, error) {
	all := make([]evaluator, 0, len(list))
	for _, e := range list {
		f, err := c.eval(e, scope)
		if err != nil {
			return nil, err
		}
		all = append(all, f)
	}
	return all, nil
}

// evalOr compiles e, or gives otherwise where there is none.
func (c *compiler) evalOr(e ast.Expr, scope *plan.Scope, otherwise evaluator) (evaluator, error) {
	if e == nil {
		return otherwise, nil
	}
	return c.eval(e, scope)
}

func constant(v any) evaluator {
	return func(*run, row) (any, error) { return v, nil }
}

// eval compiles an expression.
func (c *compiler) eval(e ast.Expr, scope *plan.Scope) (evaluator, error) {
	if slot, ok := scope.Computed(e); ok {
		return slotValue(slot), nil
	}
	switch e := e.(type) {
	case *ast.Literal:
		return constant(e.Value), nil
	case *ast.Parameter:
		return parameter(e), nil
	case *ast.Variable:
		slot, ok := scope.Slot(e.Name)
		if !ok {
			return nil, syntaxError(e, "the variable %s is not defined", e.Name)
		}
		return slotValue(slot), nil
	case *ast.Property:
		return c.property(e, scope)
	case *ast.Index:
		return c.index(e, scope)
	case *ast.Slice:
		return c.slice(e, scope)
	case *ast.List:
		return c.list(e, scope)
	case *ast.Map:
		return c.mapLiteral(e, scope)
	case *ast.MapProjection:
		return c.mapProjection(e, scope)
	case *ast.ListComprehension:
		return c.listComprehension(e, scope)
	case *ast.PatternComprehension:
		return c.patternComprehension(e, scope)
	case *ast.PatternExpr:
		return c.patternExpr(e, scope)
	case *ast.Case:
		return c.caseExpr(e, scope)
	case *ast.Function:
		return c.function(e, scope)
	case *ast.Quantifier:
		return c.quantifier(e, scope)
	case *ast.Reduce:
		return c.reduce(e, scope)
	case *ast.SubqueryExpr:
		return c.subquery(e, scope)
	case *ast.Unary:
		return c.unary(e, scope)
	case *ast.Binary:
		return c.binary(e, scope)
	case *ast.Comparison:
		return c.comparison(e, scope)
	case *ast.IsNull:
		x, err := c.eval(e.X, scope)
		return func(rt *run, r row) (any, error) {
			v, err := x(rt, r)
			return (v == nil) != e.Not, err
		}, err
	case *ast.HasLabels:
		return c.hasLabels(e, scope)
	case *ast.TypeTest:
		return c.typeTest(e, scope)
	case *ast.IsNormalized:
		return c.isNormalized(e, scope)
	case *ast.CaseTest:
		return c.eval(e.X, scope)
	case *ast.CountStar:
		return nil, syntaxError(e, "count(*) cannot stand here")
	}
	return nil, unsupported(e, "%T", e)
}

func slotValue(slot int) evaluator {
	return func(_ *run, r row) (any, error) { return r[slot], nil }
}

func parameter(e *ast.Parameter) evaluator {
	return func(rt *run, _ row) (any, error) {
		v, ok := rt.params[e.Name]
		if !ok {
			return nil, missingParameter(e)
		}
		return v, nil
	}
}

func missingParameter(e *ast.Parameter) error {
	err := graph.Errorf(graph.Invalid, "the parameter $%s was not given", e.Name)
	err.Status = "Neo.ClientError.Statement.ParameterMissing"
	err.Line, err.Column = e.Line, e.Column
	return err
}

func (c *compiler) property(e *ast.Property, scope *plan.Scope) (evaluator, error) {
	subject, err := c.eval(e.Subject, scope)
	key, name := c.token(storage.Key, e.Key.Text), e.Key.Text
	return func(rt *run, r row) (any, error) {
		v, err := subject(rt, r)
		if err != nil {
			return nil, err
		}
		switch v := v.(type) {
		case nil:
			return nil, nil
		case value.Node:
			if isVirtual(v.ID) {
				return rt.virtual.nodes[v.ID].Properties[name], nil
			}
			return rt.tx.NodeProperty(v.ID, rt.token(key))
		case value.Relationship:
			if isVirtual(v.ID) {
				return rt.virtual.relationships[v.ID][name], nil
			}
			return rt.tx.RelationshipProperty(v.ID, rt.token(key))
		case map[string]any:
			return v[name], nil
		case value.Date, value.LocalTime, value.Time, value.LocalDateTime, value.DateTime, value.Duration, value.Point:
			return temporal.Component(v, name)
		}
		return nil, value.TypeErrorf("only nodes, relationships and maps have properties: %s has no .%s", value.Describe(v), name)
	}, err
}

func (c *compiler) index(e *ast.Index, scope *plan.Scope) (evaluator, error) {
	subject, err := c.eval(e.Subject, scope)
	if err != nil {
		return nil, err
	}
	index, err := c.eval(e.Index, scope)
	return func(rt *run, r row) (any, error) {
		v, err := subject(rt, r)
		if err != nil {
			return nil, err
		}
		i, err := index(rt, r)
		if err != nil {
			return nil, err
		}
		return element(rt, v, i)
	}, err
}

// element is v[i]: of a list by number, of anything with properties by name.
func element(rt *run, v, i any) (any, error) {
	if v == nil || i == nil {
		return nil, nil
	}
	if list, ok := v.([]any); ok {
		n, ok := i.(int64)
		if !ok {
			return nil, value.TypeErrorf("a list is indexed by an Integer, not by %s", value.Describe(i))
		}
		if n < 0 {
			n += int64(len(list))
		}
		if n < 0 || n >= int64(len(list)) {
			return nil, nil
		}
		return list[n], nil
	}
	name, isName := i.(string)
	switch v := v.(type) {
	case map[string]any:
		if isName {
			return v[name], nil
		}
	case value.Node:
		if isName {
			return rt.tx.NodeProperty(v.ID, rt.tx.Token(storage.Key, name))
		}
	case value.Relationship:
		if isName {
			return rt.tx.RelationshipProperty(v.ID, rt.tx.Token(storage.Key, name))
		}
	case value.Date, value.LocalTime, value.Time, value.LocalDateTime, value.DateTime, value.Duration, value.Point:
		if isName {
			return temporal.Component(v, name)
		}
	default:
		return nil, value.TypeErrorf("%s has no elements", value.Describe(v))
	}
	return nil, value.TypeErrorf("properties are looked up by a String, not by %s", value.Describe(i))
}

func (c *compiler) slice(e *ast.Slice, scope *plan.Scope) (evaluator, error) {
	subject, err := c.eval(e.Subject, scope)
	if err != nil {
		return nil, err
	}
	from, err := c.evalOr(e.From, scope, constant(int64(0)))
	if err != nil {
		return nil, err
	}
	to, err := c.evalOr(e.To, scope, nil)
	return func(rt *run, r row) (any, error) {
		v, err := subject(rt, r)
		if err != nil || v == nil {
			return nil, err
		}
		list, ok := v.([]any)
		if !ok {
			return nil, value.TypeErrorf("only a List can be sliced, not %s", value.Describe(v))
		}
		low, err := from(rt, r)
		if err != nil {
			return nil, err
		}
		var high any = int64(len(list))
		if to != nil {
			if high, err = to(rt, r); err != nil {
				return nil, err
			}
		}
		if low == nil || high == nil {
			return nil, nil
		}
		a, ok := low.(int64)
		b, ok2 := high.(int64)
		if !ok || !ok2 {
			return nil, value.TypeErrorf("the bounds of a slice must be Integers, not %s and %s", value.Describe(low), value.Describe(high))
		}
		a, b = bound(a, len(list)), bound(b, len(list))
		if a >= b {
			return []any{}, nil
		}
		return list[a:b:b], nil
	}, err
}

// bound turns an index that may count from the end into one between 0 and n.
func bound(i int64, n int) int64 {
	if i < 0 {
		i += int64(n)
	}
	return max(0, min(i, int64(n)))
}

func (c *compiler) list(e *ast.List, scope *plan.Scope) (evaluator, error) {
	if list, ok := literalList(e); ok {
		return func(rt *run, _ row) (any, error) { return list, rt.fitsList(int64(len(list))) }, nil
	}
	items, err := c.evals(e.Items, scope)
	return func(rt *run, r row) (any, error) {
		list := make([]any, len(items))
		for i, it := range items {
			v, err := it(rt, r)
			if err != nil {
				return nil, err
			}
			list[i] = v
		}
		return list, rt.fits(list)
	}, err
}

func (c *compiler) mapLiteral(e *ast.Map, scope *plan.Scope) (evaluator, error) {
	var values []evaluator
	for _, entry := range e.Entries {
		f, err := c.eval(entry.Value, scope)
		if err != nil {
			return nil, err
		}
		values = append(values, f)
	}
	return func(rt *run, r row) (any, error) {
		m := make(map[string]any, len(values))
		for i, f := range values {
			v, err := f(rt, r)
			if err != nil {
				return nil, err
			}
			m[e.Entries[i].Key.Text] = v
		}
		return m, rt.fits(m)
	}, nil
}

func (c *compiler) mapProjection(e *ast.MapProjection, scope *plan.Scope) (evaluator, error) {
	subject, err := c.eval(e.Variable, scope)
	if err != nil {
		return nil, err
	}
	values := make([]evaluator, len(e.Items))
	for i, it := range e.Items {
		if it.All {
			continue
		}
		if values[i], err = c.eval(it.Value, scope); err != nil {
			return nil, err
		}
	}
	return func(rt *run, r row) (any, error) {
		v, err := subject(rt, r)
		if err != nil || v == nil {
			return nil, err
		}
		m := map[string]any{}
		for i, it := range e.Items {
			if it.All {
				all, err := propertyMap(rt, v)
				if err != nil {
					return nil, err
				}
				if all == nil {
					return nil, value.TypeErrorf("%s has no properties", value.Describe(v))
				}
				for k, p := range all {
					m[k] = p
				}
				continue
			}
			if m[it.Key], err = values[i](rt, r); err != nil {
				return nil, err
			}
		}
		return m, rt.fits(m)
	}, nil
}
