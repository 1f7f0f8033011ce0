package exec

import (
	"slices"

	"entente/graph"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/plan"
	"entente/graph/embedded/storage"
	"entente/graph/embedded/value"
)

// hasLabels is n:Label, with any label expression; on a relationship it asks for
// the type.
func (c *compiler) hasLabels(e *ast.HasLabels, scope *plan.Scope) (evaluator, error) {
	x, err := c.eval(e.X, scope)
	if err != nil {
		return nil, err
	}
	test, err := c.labelTest(e.Labels, scope)
	return func(rt *run, r row) (any, error) {
		v, err := x(rt, r)
		if err != nil {
			return nil, err
		}
		switch v.(type) {
		case nil:
			return nil, nil
		case value.Node, value.Relationship:
			return test(rt, r, v)
		}
		return nil, value.TypeErrorf("only a Node has labels, not %s", value.Describe(v))
	}, err
}

type labelTest func(rt *run, r row, v any) (bool, error)

func (c *compiler) labelTest(e ast.LabelExpr, scope *plan.Scope) (labelTest, error) {
	pair := func(a, b ast.LabelExpr) (labelTest, labelTest, error) {
		l, err := c.labelTest(a, scope)
		if err != nil {
			return nil, nil, err
		}
		r, err := c.labelTest(b, scope)
		return l, r, err
	}
	switch e := e.(type) {
	case *ast.LabelName:
		label := c.token(storage.Label, e.Text)
		return func(rt *run, r row, v any) (bool, error) {
			if rel, ok := v.(value.Relationship); ok {
				return rel.Type == e.Text, nil
			}
			if id := v.(value.Node).ID; isVirtual(id) {
				return slices.Contains(rt.virtual.nodes[id].Labels, e.Text), nil
			}
			return rt.tx.HasLabel(v.(value.Node).ID, rt.token(label))
		}, nil
	case *ast.LabelNot:
		x, err := c.labelTest(e.X, scope)
		return func(rt *run, r row, v any) (bool, error) {
			ok, err := x(rt, r, v)
			return !ok, err
		}, err
	case *ast.LabelAnd:
		a, b, err := pair(e.Left, e.Right)
		return func(rt *run, r row, v any) (bool, error) {
			if ok, err := a(rt, r, v); !ok || err != nil {
				return false, err
			}
			return b(rt, r, v)
		}, err
	case *ast.LabelOr:
		a, b, err := pair(e.Left, e.Right)
		return func(rt *run, r row, v any) (bool, error) {
			if ok, err := a(rt, r, v); ok || err != nil {
				return ok, err
			}
			return b(rt, r, v)
		}, err
	case *ast.LabelDynamic:
		return c.dynamicTest(e, scope)
	case *ast.LabelAny:
		return func(rt *run, r row, v any) (bool, error) {
			n, ok := v.(value.Node)
			if !ok {
				return true, nil
			}
			labels, err := rt.tx.NodeLabels(n.ID)
			return len(labels) > 0, err
		}, nil
	}
	return nil, graph.Errorf(graph.Internal, "no label expression %T", e)
}
