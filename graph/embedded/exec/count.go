package exec

import (
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/plan"
	"entente/graph/embedded/storage"
)

// countStore reads a count of the store into each row of its input.
func (c *compiler) countStore(in source, op *plan.CountStore) source {
	if op.Each {
		return c.countEach(in, op)
	}
	if !op.Relationships {
		labels := c.tokenList(storage.Label, op.Of)
		return mapRows(in, func(rt *run, r row) error {
			n := rt.tx.NodeCount()
			if len(labels) > 0 {
				n = rt.tx.LabelCount(rt.token(labels[0]))
			}
			r[op.Slot] = n
			return nil
		})
	}
	types := c.tokenList(storage.Type, op.Of)
	return mapRows(in, func(rt *run, r row) error {
		n := int64(0)
		if len(types) == 0 {
			n = rt.tx.RelationshipCount()
		}
		for _, t := range types {
			n += rt.tx.TypeCount(rt.token(t))
		}
		r[op.Slot] = n
		return nil
	})
}

// counts gives a row for each type that there is.
type counts struct {
	*plan.CountStore
	rt    *run
	in    iterator
	row   row
	names []string
}

func (c *compiler) countEach(in source, op *plan.CountStore) source {
	return func(rt *run, arg row) iterator { return &counts{CountStore: op, rt: rt, in: in(rt, arg)} }
}

func (c *counts) next() (row, error) {
	for {
		if err := c.rt.tick(); err != nil {
			return nil, err
		}
		if len(c.names) == 0 {
			r, err := c.in.next()
			if r == nil || err != nil {
				return nil, err
			}
			if c.row, c.names = r, c.Of; len(c.Of) == 0 {
				c.names = c.rt.tx.Names(storage.Type)
			}
			if len(c.names) == 0 {
				continue
			}
		}
		name := c.names[0]
		c.names = c.names[1:]
		if n := c.rt.tx.TypeCount(c.rt.tx.Token(storage.Type, name)); n > 0 {
			c.row[c.Key], c.row[c.Slot] = name, n
			return c.row, nil
		}
	}
}

// degrees counts the relationships of the node in each row.
type degrees struct {
	*plan.Degree
	rt    *run
	in    iterator
	types typeSet
	dir   storage.Direction
}

func (c *compiler) degree(in source, op *plan.Degree) source {
	types, dir := c.tokenList(storage.Type, op.Types), storageDirection(op.Direction)
	return func(rt *run, arg row) iterator { return &degrees{op, rt, in(rt, arg), typeSet{names: types}, dir} }
}

func (d *degrees) next() (row, error) {
	for {
		if err := d.rt.tick(); err != nil {
			return nil, err
		}
		r, err := d.in.next()
		if r == nil || err != nil {
			return nil, err
		}
		n, err := degreeOf(d.rt, r[d.Of], d.dir, &d.types)
		if err != nil {
			return nil, err
		}
		if n, ok := n.(int64); ok && n > 0 {
			r[d.Slot] = n
			return r, nil
		}
	}
}

// degreeOf counts the relationships of a node, 0 for null.
func degreeOf(rt *run, v any, dir storage.Direction, types *typeSet) (any, error) {
	node, ok, err := asNode(v)
	if err != nil {
		return nil, err
	}
	if !ok || isVirtual(node.ID) {
		return int64(0), nil
	}
	tokens, ok := types.tokens(rt)
	if !ok {
		return int64(0), nil
	}
	return rt.tx.Degree(node.ID, dir, tokens), nil
}

// degreeCall compiles COUNT { (n)-->() } without making rows; nil if op, what
// the pattern was planned as, asks for more than that.
func (c *compiler) degreeCall(counts bool, op plan.Op) evaluator {
	e, ok := op.(*plan.Expand)
	if !ok || !counts || e.Into || len(e.Different) > 0 {
		return nil
	}
	if _, ok := e.Input().(*plan.Argument); !ok {
		return nil
	}
	types, dir := c.tokenList(storage.Type, e.Types), storageDirection(e.Direction)
	return func(rt *run, r row) (any, error) {
		if err := rt.tick(); err != nil {
			return nil, err
		}
		return degreeOf(rt, r[e.From], dir, &typeSet{names: types})
	}
}

// sizeOfPattern compiles size([(n)--() | 1]) as degreeCall does; nil if the list
// must be made.
func (c *compiler) sizeOfPattern(function string, args []ast.Expr, scope *plan.Scope) evaluator {
	if function != "size" || len(args) != 1 {
		return nil
	}
	list, ok := args[0].(*ast.PatternComprehension)
	if !ok || list.Where != nil {
		return nil
	}
	switch list.Project.(type) {
	case *ast.Literal, *ast.Variable: // nothing that could fail
	default:
		return nil
	}
	op, inner, err := c.planner.Pattern(list.Path, nil, scope)
	if err != nil {
		return nil
	}
	if _, err := c.eval(list.Project, inner); err != nil {
		return nil
	}
	return c.degreeCall(true, op)
}
