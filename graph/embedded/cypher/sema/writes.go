package sema

import (
	"sort"

	"entente/graph/embedded/cypher/ast"
)

// Writes reports whether a statement may change the graph or the database: it
// holds a clause that does, at any depth, or is a command. Whether the statement
// makes sense does not matter. Procedures are not looked up here.
func Writes(s *ast.Statement) bool {
	if s.Command != nil {
		return true
	}
	found := false
	ast.Walk(s, func(n ast.Node) bool {
		if c, ok := n.(ast.Clause); ok && updates(c) {
			found = true
		}
		return !found
	})
	return found
}

// updates reports whether a clause is one that changes the graph.
func updates(c ast.Clause) bool {
	switch c.(type) {
	case *ast.Create, *ast.Merge, *ast.Set, *ast.Remove, *ast.Delete, *ast.Foreach:
		return true
	default:
		return false
	}
}

// parameters lists the parameters of a statement, sorted.
func parameters(s *ast.Statement) []string {
	seen := map[string]bool{}
	ast.Walk(s, func(n ast.Node) bool {
		if p, ok := n.(*ast.Parameter); ok {
			seen[p.Name] = true
		}
		return true
	})
	names := make([]string, 0, len(seen))
	for name := range seen {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
