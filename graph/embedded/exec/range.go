package exec

import (
	"entente/graph/embedded/plan"
	"entente/graph/embedded/storage"
)

// indexRange finds the nodes whose property lies between two values or begins
// with a text. Where the index cannot tell, it gives all nodes with the label.
func (c *compiler) indexRange(in source, op *plan.IndexRange) (source, error) {
	label, key := c.token(storage.Label, op.Label), c.token(storage.Key, op.Key)
	var bounds [3]evaluator
	for i, e := range [3]*plan.Expr{op.Low, op.High, op.Prefix} {
		var err error
		if bounds[i], err = c.optionalExpr(e); err != nil {
			return nil, err
		}
	}
	return scanSource(in, op.Slot, func(rt *run, r row) (nodes, error) {
		var values [3]any
		for i, bound := range bounds {
			if bound == nil {
				continue
			}
			v, err := bound(rt, r)
			if err != nil || v == nil { // nothing compares with null
				return nil, err
			}
			values[i] = v
		}
		l := rt.token(label)
		if l == storage.NoToken {
			return nil, nil
		}
		index, ok := rt.tx.FindIndex(l, rt.token(key))
		if !ok { // the plan is older than the store's schema
			return rt.tx.NodesWithLabel(l), nil
		}
		if bounds[2] != nil {
			prefix, ok := values[2].(string)
			if !ok { // only texts begin with something
				return nil, nil
			}
			return rt.tx.NodesWithPrefix(index, prefix), nil
		}
		if found, ok := rt.tx.NodesInRange(index, values[0], values[1]); ok {
			return found, nil
		}
		return rt.tx.NodesWithLabel(l), nil
	}), nil
}
