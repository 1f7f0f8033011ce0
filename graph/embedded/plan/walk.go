package plan

import (
	"strings"

	"entente/graph/embedded/cypher/ast"
)

// children calls visit for each expression directly below e. Patterns and
// subqueries below e are handed to inner.
func children(e ast.Expr, visit func(ast.Expr), inner func(*ast.Path), query func(*ast.Query)) {
	each := func(list ...ast.Expr) {
		for _, x := range list {
			if x != nil {
				visit(x)
			}
		}
	}
	variable := func(v *ast.Variable) {
		if v != nil {
			visit(v)
		}
	}
	switch e := e.(type) {
	case *ast.Property:
		each(e.Subject)
	case *ast.Index:
		each(e.Subject, e.Index)
	case *ast.Slice:
		each(e.Subject, e.From, e.To)
	case *ast.List:
		each(e.Items...)
	case *ast.Map:
		for _, entry := range e.Entries {
			each(entry.Value)
		}
	case *ast.MapProjection:
		variable(e.Variable)
		for _, item := range e.Items {
			each(item.Value)
		}
	case *ast.ListComprehension:
		variable(e.Variable)
		each(e.List, e.Where, e.Project)
	case *ast.PatternComprehension:
		inner(e.Path)
		each(e.Where, e.Project)
	case *ast.PatternExpr:
		inner(e.Path)
	case *ast.Case:
		each(e.Subject, e.Else)
		for _, w := range e.Whens {
			each(w.Any...)
			each(w.Then)
		}
	case *ast.Function:
		each(e.Args...)
	case *ast.Quantifier:
		variable(e.Variable)
		each(e.List, e.Where)
	case *ast.Reduce:
		variable(e.Accumulator)
		variable(e.Variable)
		each(e.Init, e.List, e.Step)
	case *ast.SubqueryExpr:
		query(e.Query)
	case *ast.Unary:
		each(e.X)
	case *ast.Binary:
		each(e.Left, e.Right)
	case *ast.Comparison:
		each(e.First)
		for _, l := range e.Links {
			each(l.X)
		}
	case *ast.IsNull:
		each(e.X)
	case *ast.HasLabels:
		each(e.X)
		each(ast.DynamicLabels(e.Labels)...)
	case *ast.TypeTest:
		each(e.X)
	case *ast.IsNormalized:
		each(e.X)
	case *ast.CaseTest:
		each(e.X)
	}
}

// pathExprs calls visit for each expression of a pattern.
func pathExprs(p *ast.Path, visit func(ast.Expr)) {
	each := func(list ...ast.Expr) {
		for _, x := range list {
			if x != nil {
				visit(x)
			}
		}
	}
	if p.Variable != nil {
		visit(p.Variable)
	}
	for _, n := range p.Nodes {
		if n.Variable != nil {
			visit(n.Variable)
		}
		each(ast.DynamicLabels(n.Labels)...)
		each(n.Properties, n.Where)
	}
	for _, r := range p.Rels {
		if r.Variable != nil {
			visit(r.Variable)
		}
		each(ast.DynamicLabels(r.Types)...)
		each(r.Properties, r.Where)
		if r.Repeat != nil {
			pathExprs(r.Repeat.Path, visit)
		}
	}
	each(p.Where)
}

// names adds every variable that e mentions to found, those that e itself
// declares included: more than e depends on, never less.
func names(e ast.Expr, found map[string]bool) {
	if e == nil {
		return
	}
	if v, ok := e.(*ast.Variable); ok {
		found[v.Name] = true
		return
	}
	visit := func(x ast.Expr) { names(x, found) }
	children(e, visit,
		func(p *ast.Path) { pathExprs(p, visit) },
		func(q *ast.Query) { queryExprs(q, visit) })
}

// queryExprs calls visit for each expression of a subquery that reads.
func queryExprs(q *ast.Query, visit func(ast.Expr)) {
	each := func(list ...ast.Expr) {
		for _, x := range list {
			if x != nil {
				visit(x)
			}
		}
	}
	projection := func(p ast.Projection) {
		for _, i := range p.Items {
			each(i.Expr)
		}
		for _, s := range p.OrderBy {
			each(s.Expr)
		}
		each(p.Skip, p.Limit)
	}
	for _, part := range q.Parts {
		for _, c := range part.Clauses {
			switch c := c.(type) {
			case *ast.Match:
				for _, p := range c.Pattern {
					pathExprs(p, visit)
				}
				each(c.Where)
			case *ast.Unwind:
				each(c.List)
			case *ast.With:
				projection(c.Projection)
				each(c.Where)
			case *ast.Return:
				projection(c.Projection)
			case *ast.Subquery:
				for _, v := range c.Imports {
					visit(v)
				}
				queryExprs(c.Query, visit)
			case *ast.Call:
				each(c.Args...)
				each(c.Where)
			}
		}
	}
}

// aggregating are the functions that take in many rows.
func aggregating(name string) bool {
	switch strings.ToLower(name) {
	case "count", "sum", "avg", "min", "max", "collect", "stdev", "stdevp", "percentilecont", "percentiledisc":
		return true
	}
	return false
}

// onceEach reports whether an aggregating call takes each different value once.
func onceEach(e ast.Expr) bool {
	f, ok := e.(*ast.Function)
	if !ok {
		return false
	}
	name := strings.ToLower(f.Name)
	return f.Distinct || name == "min" || name == "max"
}

// aggregates appends the aggregating calls in e, outermost first.
func aggregates(e ast.Expr, calls []ast.Expr) []ast.Expr {
	switch e := e.(type) {
	case nil:
		return calls
	case *ast.CountStar:
		return append(calls, e)
	case *ast.Function:
		if aggregating(e.Name) {
			return append(calls, e)
		}
	}
	children(e, func(x ast.Expr) { calls = aggregates(x, calls) }, func(*ast.Path) {}, func(*ast.Query) {})
	return calls
}

// conjuncts splits a predicate at its ANDs.
func conjuncts(e ast.Expr, list []ast.Expr) []ast.Expr {
	if e == nil {
		return list
	}
	if b, ok := e.(*ast.Binary); ok && b.Op == ast.And {
		return conjuncts(b.Right, conjuncts(b.Left, list))
	}
	return append(list, e)
}
