package sema

import "entente/graph/embedded/cypher/ast"

// exprSet is a set of expressions, compared by how they are written. Keys are
// made only for expressions of a size that stands in the set, so that looking up
// every part of a long expression stays linear in its length.
type exprSet struct {
	keys  map[string]bool
	sizes map[int]bool
}

// newExprSet holds the expressions of items.
func newExprSet(items ...*ast.Item) *exprSet {
	s := &exprSet{keys: map[string]bool{}, sizes: map[int]bool{}}
	for _, i := range items {
		s.add(i.Expr)
	}
	return s
}

func (s *exprSet) add(e ast.Expr) {
	s.keys[ast.Key(e)] = true
	s.sizes[measure(e)[e]] = true
}

// has reports whether the set holds e, whose size is in measured.
func (s *exprSet) has(e ast.Expr, measured map[ast.Node]int) bool {
	return s.sizes[measured[e]] && s.keys[ast.Key(e)]
}

// measure counts the nodes of every part of an expression.
func measure(e ast.Expr) map[ast.Node]int {
	sizes := map[ast.Node]int{}
	var count func(ast.Node) int
	count = func(n ast.Node) int {
		size := 1
		ast.Children(n, func(child ast.Node) { size += count(child) })
		sizes[n] = size
		return size
	}
	count(e)
	return sizes
}
