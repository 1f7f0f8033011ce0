package sema

import (
	"fmt"
	"slices"

	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
)

// place says where a query stands, which decides how it may end.
type place int

const (
	topLevel     place = iota // RETURN, an update or a procedure ends it
	inCall                    // CALL { ... }: the same
	inScopedCall              // CALL (a, b) { ... }: the same
	inExists                  // EXISTS and COUNT { ... }: anything that only reads
	inCollect                 // COLLECT { ... }: RETURN of one column
	standAlone                // a statement that is one CALL
)

// query checks single queries and what joins them, and returns the columns.
func (c *checker) query(q *ast.Query, outer *scope, where place) []string {
	saved := c.agg
	c.agg = aggregation{}
	defer func() { c.agg = saved }()
	var columns []string
	for i, part := range q.Parts {
		s := newScope(outer)
		if where == inCall {
			s = c.importing(part, outer)
		}
		these := c.singleQuery(part, s, where)
		switch {
		case i == 0:
			columns = these
		case q.Unions[i-1].All != q.Unions[0].All:
			c.fail(q.Unions[i-1], cypher.InvalidClauseComposition, "UNION and UNION ALL cannot be mixed in one query")
		case !slices.Equal(columns, these):
			c.fail(q.Unions[i-1], cypher.DifferentColumnsInUnion, fmt.Sprintf("All parts of a UNION must return the same columns: %v here, %v in the first", these, columns))
		}
	}
	c.analysis.QueryColumns[q] = columns
	return columns
}

// singleQuery checks clauses in order, each in the scope that the one before
// leaves, and returns the columns.
func (c *checker) singleQuery(q *ast.SingleQuery, s *scope, where place) []string {
	if _, ok := q.Clauses[0].(*ast.Call); ok && where == topLevel && len(q.Clauses) == 1 {
		where = standAlone
	}
	var columns []string
	updated := false
	for i, clause := range q.Clauses {
		c.order(q, i, updated)
		if updates(clause) && (where == inExists || where == inCollect) {
			c.fail(clause, cypher.InvalidClauseComposition, "A subquery in an expression cannot change the graph")
		}
		switch clause := clause.(type) {
		case *ast.Return:
			columns = c.returns(clause, s)
		case *ast.With:
			s = c.with(clause, s)
			updated = false
		case *ast.Call:
			if yields := c.call(clause, s, where); where == standAlone {
				columns = yields
			}
		case *ast.Show:
			columns, s = c.show(clause)
		default:
			updated = updated || updates(clause)
			c.clause(clause, s)
		}
	}
	c.ending(q, where)
	return columns
}

// clause checks a clause that adds to the scope, or leaves it as it is.
func (c *checker) clause(clause ast.Clause, s *scope) {
	switch clause := clause.(type) {
	case *ast.Match:
		c.match(clause, s)
	case *ast.Unwind:
		c.unwind(clause, s)
	case *ast.Create:
		c.create(clause, s)
	case *ast.Merge:
		c.merge(clause, s)
	case *ast.Set:
		c.setItems(clause.Items, s)
	case *ast.Remove:
		c.remove(clause, s)
	case *ast.Delete:
		c.delete(clause, s)
	case *ast.Foreach:
		c.foreach(clause, s)
	case *ast.Subquery:
		c.subquery(clause, s)
	case *ast.LoadCSV:
		c.use(LoadCSV, clause)
		c.expr(clause.From, s)
		c.declare(clause.Variable, of(Any), s)
	case *ast.Use:
		c.use(UseGraph, clause)
	}
}

// order checks that a clause may follow those before it.
func (c *checker) order(q *ast.SingleQuery, i int, updated bool) {
	clause := q.Clauses[i]
	if _, ok := clause.(*ast.Use); ok && i > 0 {
		c.fail(clause, cypher.InvalidClauseComposition, "USE must stand first")
	}
	if i == 0 {
		return
	}
	if before, ok := q.Clauses[i-1].(*ast.Return); ok {
		if isFinish(before) {
			c.fail(before, cypher.InvalidClauseComposition, "FINISH can only be used at the end of the query.")
		}
		c.fail(clause, cypher.InvalidClauseComposition, "RETURN must be the last clause")
	}
	switch clause.(type) {
	case *ast.Match, *ast.Unwind, *ast.Call, *ast.Subquery, *ast.LoadCSV:
		if updated {
			c.fail(clause, cypher.InvalidClauseComposition, "WITH is required between a clause that changes the graph and one that reads it")
		}
	}
}

func isFinish(clause ast.Clause) bool {
	r, ok := clause.(*ast.Return)
	return ok && !r.Star && len(r.Items) == 0
}

// ending checks that the last clause may be one.
func (c *checker) ending(q *ast.SingleQuery, where place) {
	last := q.Clauses[len(q.Clauses)-1]
	_, returns := last.(*ast.Return)
	switch where {
	case inExists:
		return
	case inCollect:
		if !returns {
			c.fail(last, cypher.InvalidClauseComposition, "COLLECT { ... } must end with RETURN")
		}
		return
	}
	switch last := last.(type) {
	case *ast.Match, *ast.Unwind, *ast.With, *ast.LoadCSV, *ast.Use:
		c.fail(last, cypher.InvalidClauseComposition, "The query must end with RETURN, a clause that changes the graph or CALL")
	case *ast.Call:
		if last.HasYield && where != standAlone {
			c.fail(last, cypher.InvalidClauseComposition, "The query must end with RETURN after YIELD")
		}
	}
}

// unwind checks UNWIND.
func (c *checker) unwind(u *ast.Unwind, s *scope) {
	t := c.expr(u.List, s)
	elem := of(Any)
	if t.Kind == List {
		elem = of(t.Elem)
	}
	c.declare(u.Variable, elem, s)
}

// declare makes a new variable known; it must not be known already.
func (c *checker) declare(v *ast.Variable, t Type, s *scope) {
	c.isNew(v, s)
	s.set(v.Name, t)
}

func (c *checker) isNew(v *ast.Variable, s *scope) {
	if s.has(v.Name) {
		c.fail(v, cypher.VariableAlreadyBound, "The variable `"+v.Name+"` is already declared")
	}
}
