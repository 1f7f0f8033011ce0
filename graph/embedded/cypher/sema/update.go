package sema

import (
	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
)

// setItems checks the items of SET.
func (c *checker) setItems(items []ast.SetItem, s *scope) {
	for _, item := range items {
		switch item := item.(type) {
		case *ast.SetProperty:
			c.expr(item.Target, s)
			c.expr(item.Value, s)
		case *ast.SetProperties:
			c.want(item.Variable, s, "SET", Node, Relationship)
			c.want(item.Value, s, "SET of all properties", Map, Node, Relationship)
		case *ast.SetLabels:
			c.want(item.Variable, s, "SET of a label", Node)
			c.tokenNames(item.Dynamic, s)
		case *ast.SetDynamic:
			c.dynamicKey(item.Target, s)
			c.expr(item.Value, s)
		}
	}
}

// remove checks REMOVE.
func (c *checker) remove(r *ast.Remove, s *scope) {
	for _, item := range r.Items {
		switch item := item.(type) {
		case *ast.RemoveProperty:
			c.expr(item.Target, s)
		case *ast.RemoveLabels:
			c.want(item.Variable, s, "REMOVE of a label", Node)
			c.tokenNames(item.Dynamic, s)
		case *ast.RemoveDynamic:
			c.dynamicKey(item.Target, s)
		}
	}
}

// dynamicKey checks a[key] as what is set or removed.
func (c *checker) dynamicKey(i *ast.Index, s *scope) {
	c.want(i.Subject, s, "SET or REMOVE of a property", Node, Relationship)
	if t := c.expr(i.Index, s); !t.is(String) {
		c.fail(i.Index, cypher.InvalidArgumentType, "Type mismatch: node or relationship property key must be given as String, but was "+t.Kind.String())
	}
	if l, ok := i.Index.(*ast.Literal); ok && l.Value == nil {
		c.fail(i.Index, cypher.InvalidArgumentType, "Null is not a valid token name. Token names cannot be empty or contain any null-bytes.")
	}
}

// want checks an expression whose kind must be one of those given.
func (c *checker) want(e ast.Expr, s *scope, what string, kinds ...Kind) Type {
	t := c.expr(e, s)
	if !t.is(kinds...) {
		c.fail(e, cypher.InvalidArgumentType, what+" needs "+oneOf(kinds)+", not "+t.Kind.String())
	}
	return t
}

func oneOf(kinds []Kind) string {
	text := ""
	for i, k := range kinds {
		switch {
		case i == 0:
		case i == len(kinds)-1:
			text += " or "
		default:
			text += ", "
		}
		text += k.String()
	}
	return text
}

// delete checks DELETE: of nodes, relationships, paths, and what may be one.
func (c *checker) delete(d *ast.Delete, s *scope) {
	for _, e := range d.Exprs {
		if _, ok := e.(*ast.HasLabels); ok {
			c.fail(e, cypher.InvalidDelete, "DELETE cannot take a label or type away; REMOVE can take a label")
		}
		c.want(e, s, "DELETE", Node, Relationship, Path)
	}
}

// foreach checks FOREACH; what it declares is known inside only.
func (c *checker) foreach(f *ast.Foreach, s *scope) {
	c.use(Foreach, f)
	t := c.expr(f.List, s)
	inner := newScope(s)
	inner.set(f.Variable.Name, of(Any))
	if t.Kind == List {
		inner.set(f.Variable.Name, of(t.Elem))
	}
	for _, u := range f.Updates {
		if !updates(u) {
			c.fail(u, cypher.InvalidClauseComposition, "FOREACH may hold only clauses that change the graph")
		}
		c.clause(u, inner)
	}
}
