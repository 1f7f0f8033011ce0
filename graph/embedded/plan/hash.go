package plan

import (
	"fmt"

	"entente/graph/embedded/cypher/ast"
)

// HashSeek binds each node, with a label if one is given, whose property equals
// a value that differs from row to row. No index has them: what is asked for more
// than once is laid out by its values.
type HashSeek struct {
	from
	Slot  int
	Name  string
	Label string // empty: all nodes
	Key   string
	Value Expr
}

// matched finds a condition that says what a property of a node equals, by what a
// row has. With a value that is the same in all rows nothing is gained.
func (m *matcher) matched(name string) (w *predicate, key string, val ast.Expr) {
	for _, w := range m.where {
		if w.done {
			continue
		}
		key, val, many, ok := m.equality(w.expr, name)
		if !ok || many {
			continue
		}
		needs := map[string]bool{}
		names(val, needs)
		for n := range needs {
			if _, visible := m.scope.Slot(n); visible {
				return w, key, val
			}
		}
	}
	return nil, "", nil
}

func describeHashSeek(op *HashSeek) (name, details string, binds []string) {
	of := show(op.Name)
	if op.Label != "" {
		of += ":" + quote(op.Label)
	}
	return "NodeHashSeek", fmt.Sprintf("%s WHERE %s.%s = %s", of, show(op.Name), quote(op.Key), format(op.Value.Expr)), bound(op.Name)
}
