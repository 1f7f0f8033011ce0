package exec

import (
	"fmt"

	"entente/graph"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/plan"
	"entente/graph/embedded/storage"
)

// compiler turns operators and expressions into what runs.
type compiler struct {
	planner  *plan.Planner
	tokens   []tokenName
	lists    int             // see listSet
	measured map[plan.Op]int // the operators that a profile measures, and their place in it
}

func (c *compiler) token(kind storage.TokenKind, name string) int {
	for i, t := range c.tokens {
		if t.kind == kind && t.name == name {
			return i
		}
	}
	c.tokens = append(c.tokens, tokenName{kind, name})
	return len(c.tokens) - 1
}

func (c *compiler) tokenList(kind storage.TokenKind, names []string) []int {
	var list []int
	for _, n := range names {
		list = append(list, c.token(kind, n))
	}
	return list
}

func (c *compiler) expr(e plan.Expr) (evaluator, error) { return c.eval(e.Expr, e.Scope) }

func (c *compiler) exprs(list []plan.Expr) ([]evaluator, error) {
	var all []evaluator
	for _, e := range list {
		f, err := c.expr(e)
		if err != nil {
			return nil, err
		}
		all = append(all, f)
	}
	return all, nil
}

func (c *compiler) optionalExpr(e *plan.Expr) (evaluator, error) {
	if e == nil {
		return nil, nil
	}
	return c.expr(*e)
}

// source compiles an operator with all below it.
func (c *compiler) source(op plan.Op) (source, error) {
	src, err := c.operator(op)
	if i, ok := c.measured[op]; ok && err == nil {
		return measuredSource(i, src), nil
	}
	return src, err
}

func (c *compiler) operator(op plan.Op) (source, error) {
	switch op := op.(type) {
	case *plan.Argument:
		return func(_ *run, arg row) iterator { return &single{row: arg} }, nil
	case *plan.Union:
		return c.union(op)
	case *plan.ChangeSchema:
		return c.changeSchema(op)
	}
	in, err := c.source(op.Input())
	if err != nil {
		return nil, err
	}
	switch op := op.(type) {
	case *plan.AllNodes:
		return scanSource(in, op.Slot, func(rt *run, _ row) (nodes, error) { return rt.tx.AllNodes(), nil }), nil
	case *plan.LabelScan:
		label := c.token(storage.Label, op.Label)
		return scanSource(in, op.Slot, func(rt *run, _ row) (nodes, error) {
			if t := rt.token(label); t != storage.NoToken {
				return rt.tx.NodesWithLabel(t), nil
			}
			return nil, nil
		}), nil
	case *plan.IndexSeek:
		return c.indexSeek(in, op)
	case *plan.UnionScan:
		return c.unionScan(in, op), nil
	case *plan.HashSeek:
		return c.hashSeek(in, op)
	case *plan.IDSeek:
		return c.idSeek(in, op)
	case *plan.IndexRange:
		return c.indexRange(in, op)
	case *plan.Expand:
		return c.expand(in, op), nil
	case *plan.VarExpand:
		return c.varExpand(in, op)
	case *plan.Repeat:
		return c.repeat(in, op)
	case *plan.SelectPaths:
		return c.selectPaths(in, op)
	case *plan.BoundRel:
		return c.boundRel(in, op), nil
	case *plan.ShortestPath:
		return c.shortestPath(in, op)
	case *plan.BindPath:
		return mapRows(in, func(_ *run, r row) error {
			r[op.Slot] = makePath(r, op.Elements)
			return nil
		}), nil
	case *plan.Filter:
		return c.filter(in, op)
	case *plan.Optional:
		inner, err := c.source(op.Inner)
		return func(rt *run, arg row) iterator {
			return &nested{rt: rt, in: in(rt, arg), inner: inner, optional: true, nulls: op.Slots}
		}, err
	case *plan.Apply:
		inner, err := c.source(op.Inner)
		if op.Unit {
			return mapRows(in, func(rt *run, r row) error { return drain(rt, inner(rt, r)) }), err
		}
		return func(rt *run, arg row) iterator { return &nested{rt: rt, in: in(rt, arg), inner: inner} }, err
	case *plan.Unwind:
		return c.unwind(in, op)
	case *plan.Project:
		return c.project(in, op)
	case *plan.Aggregate:
		return c.aggregate(in, op)
	case *plan.CountStore:
		return c.countStore(in, op), nil
	case *plan.Degree:
		return c.degree(in, op), nil
	case *plan.Distinct:
		return func(rt *run, arg row) iterator {
			return &distinct{rt: rt, in: in(rt, arg), slots: op.Slots}
		}, nil
	case *plan.Sort:
		return c.sort(in, op)
	case *plan.Skip:
		return c.skip(in, op)
	case *plan.Limit:
		return c.limit(in, op)
	case *plan.Empty:
		return func(rt *run, arg row) iterator { return &empty{rt: rt, in: in(rt, arg)} }, nil
	case *plan.Create:
		return c.create(in, op)
	case *plan.Merge:
		return c.merge(in, op)
	case *plan.Set:
		return c.set(in, op)
	case *plan.Remove:
		return c.remove(in, op)
	case *plan.Delete:
		return c.delete(in, op)
	case *plan.Foreach:
		return c.foreach(in, op)
	case *plan.Call:
		return c.call(in, op)
	}
	return nil, graph.Errorf(graph.Internal, "no operator for %T", op)
}

func unsupported(n ast.Node, format string, args ...any) *graph.Error {
	e := graph.Errorf(graph.Unsupported, "the embedded engine does not run %s", fmt.Sprintf(format, args...))
	e.Line, e.Column = n.At().Line, n.At().Column
	return e
}

func syntaxError(n ast.Node, format string, args ...any) *graph.Error {
	e := graph.Errorf(graph.Syntax, format, args...)
	e.Status = "Neo.ClientError.Statement.SyntaxError"
	e.Line, e.Column = n.At().Line, n.At().Column
	return e
}
