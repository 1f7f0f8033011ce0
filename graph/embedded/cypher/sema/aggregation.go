package sema

import (
	"maps"

	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
)

// aggregation says whether an aggregating function may stand here.
type aggregation struct {
	mode aggregationMode
}

type aggregationMode int

const (
	forbidden aggregationMode = iota
	allowed
	inside // the arguments of one
)

// without reads what must not aggregate, such as the body of a comprehension.
func (c *checker) without(read func()) {
	saved := c.agg
	c.agg = aggregation{}
	read()
	c.agg = saved
}

// enterAggregate checks that an aggregate may stand at e, and reads its arguments.
func (c *checker) enterAggregate(e ast.Expr, read func()) {
	switch c.agg.mode {
	case forbidden:
		c.fail(e, cypher.InvalidAggregation, "An aggregating function cannot be used here; aggregate in WITH or RETURN")
	case inside:
		c.fail(e, cypher.NestedAggregation, "An aggregating function cannot stand inside another; aggregate in a WITH before")
	}
	saved := c.agg
	c.agg = aggregation{mode: inside}
	read()
	c.agg = saved
}

// Aggregates reports whether an expression holds an aggregating function,
// subqueries apart.
func Aggregates(e ast.Expr, functions Functions) bool {
	found := false
	ast.Walk(e, func(n ast.Node) bool {
		if _, ok := n.(*ast.Query); ok || found {
			return false
		}
		found = isAggregate(n, functions)
		return !found
	})
	return found
}

func isAggregate(n ast.Node, functions Functions) bool {
	switch n := n.(type) {
	case *ast.CountStar:
		return true
	case *ast.Function:
		f, ok := functions.Function(n.Name)
		return ok && f.Aggregate
	default:
		return false
	}
}

// grouping checks that what stands beside an aggregate in one item is a
// grouping key, and reports whether the projection aggregates at all.
func (c *checker) grouping(p *ast.Projection) bool {
	keys := newExprSet()
	for _, name := range c.analysis.Stars[p] {
		keys.add(&ast.Variable{Name: name})
	}
	var mixed []*ast.Item
	for _, i := range p.Items {
		if Aggregates(i.Expr, c.options.Functions) {
			mixed = append(mixed, i)
		} else if isSimple(i.Expr) {
			keys.add(i.Expr)
		}
	}
	for _, i := range mixed {
		measured := measure(i.Expr)
		c.walkFree(i.Expr, nil, func(e ast.Expr, locals map[string]bool) bool {
			if isAggregate(e, c.options.Functions) || keys.has(e, measured) {
				return false
			}
			if v, ok := e.(*ast.Variable); ok && !locals[v.Name] {
				c.fail(v, cypher.AmbiguousAggregationExpression, "`"+v.Name+"` stands beside an aggregation but is not grouped by; project it in an item of its own")
			}
			return true
		})
	}
	return len(mixed) > 0
}

// isSimple reports whether an expression is a variable or a property of one:
// what may be written again beside an aggregate.
func isSimple(e ast.Expr) bool {
	for {
		switch x := e.(type) {
		case *ast.Variable:
			return true
		case *ast.Property:
			e = x.Subject
		default:
			return false
		}
	}
}

// walkFree visits an expression and what is below it; locals holds the
// variables that are declared in between.
func (c *checker) walkFree(n ast.Node, locals map[string]bool, visit func(ast.Expr, map[string]bool) bool) {
	if e, ok := n.(ast.Expr); ok {
		if !visit(e, locals) {
			return
		}
		locals = withLocals(e, locals)
	}
	ast.Children(n, func(child ast.Node) { c.walkFree(child, locals, visit) })
}

// withLocals adds the variables that an expression declares.
func withLocals(e ast.Expr, locals map[string]bool) map[string]bool {
	add := func(more ...string) map[string]bool {
		all := maps.Clone(locals)
		if all == nil {
			all = map[string]bool{}
		}
		for _, name := range more {
			all[name] = true
		}
		return all
	}
	switch e := e.(type) {
	case *ast.ListComprehension:
		return add(e.Variable.Name)
	case *ast.Quantifier:
		return add(e.Variable.Name)
	case *ast.Reduce:
		return add(e.Variable.Name, e.Accumulator.Name)
	case *ast.PatternComprehension:
		return add(declared(e.Path)...)
	case *ast.SubqueryExpr:
		return add(declared(e.Query)...)
	default:
		return locals
	}
}

// declared lists the variables that patterns and clauses below n declare.
func declared(n ast.Node) []string {
	var names []string
	add := func(v *ast.Variable) {
		if v != nil {
			names = append(names, v.Name)
		}
	}
	ast.Walk(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Path:
			add(n.Variable)
		case *ast.NodePattern:
			add(n.Variable)
		case *ast.RelPattern:
			add(n.Variable)
		case *ast.Item:
			add(n.Alias)
		case *ast.Unwind:
			add(n.Variable)
		}
		return true
	})
	return names
}
