package sema

import (
	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
)

// create checks CREATE, path by path, so that a path may use what the ones
// before it made.
func (c *checker) create(clause *ast.Create, s *scope) {
	for _, p := range clause.Pattern {
		c.newPath(p, s, "CREATE")
	}
}

// merge checks MERGE and its actions.
func (c *checker) merge(m *ast.Merge, s *scope) {
	c.newPath(m.Path, s, "MERGE")
	for _, a := range m.Actions {
		c.setItems(a.Items, s)
	}
}

// newPath checks a path that CREATE or MERGE makes.
func (c *checker) newPath(p *ast.Path, s *scope, verb string) {
	if p.Shortest != ast.AnyPath {
		c.fail(p, cypher.UnexpectedSyntax, "shortestPath() cannot be used in "+verb)
	}
	if p.Selector != nil {
		c.fail(p.Selector, cypher.UnexpectedSyntax, "Path selectors such as `SHORTEST 1 PATHS` cannot be used in a "+verb+" clause, but only in a MATCH clause.")
	}
	if p.Where != nil {
		c.fail(p.Where, cypher.UnexpectedSyntax, "WHERE cannot be used in "+verb)
	}
	for i, n := range p.Nodes {
		if i > 0 && p.Rels[i-1].Repeat != nil {
			c.fail(p.Rels[i-1], cypher.UnexpectedSyntax, "Quantified path patterns cannot be used in a "+verb+" clause, but only in a MATCH clause.")
			return
		}
		if i > 0 {
			c.newRel(p.Rels[i-1], s, verb)
		}
		c.newNode(n, s, verb, len(p.Rels) == 0)
	}
	if p.Variable != nil {
		c.declare(p.Variable, of(Path), s)
	}
}

// newNode checks a node. One that is known already may only stand at the end of
// a relationship, and bare.
func (c *checker) newNode(n *ast.NodePattern, s *scope, verb string, alone bool) {
	c.newProperties(n.Properties, n.Where, s, verb)
	_, dynamic, plain := ast.MadeLabels(n.Labels)
	if !plain {
		c.fail(n.Labels, cypher.UnexpectedSyntax, "Label expressions in patterns are not allowed in a "+verb+" clause, but only in a MATCH clause and in expressions")
	}
	c.tokenNames(dynamic, s)
	if n.Variable == nil {
		return
	}
	if s.has(n.Variable.Name) && (alone || n.Labels != nil || n.Properties != nil) {
		c.fail(n.Variable, cypher.VariableAlreadyBound, "The variable `"+n.Variable.Name+"` is already declared; "+verb+" cannot make it again")
	}
	c.bindNode(n, s)
}

// newRel checks a relationship: one type, one direction, new.
func (c *checker) newRel(r *ast.RelPattern, s *scope, verb string) {
	if r.Variable != nil {
		defer s.set(r.Variable.Name, of(Relationship))
		c.isNew(r.Variable, s)
	}
	c.newProperties(r.Properties, r.Where, s, verb)
	if r.Length != nil {
		c.fail(r.Length, cypher.CreatingVarLength, verb+" cannot make relationships of variable length")
	}
	names, dynamic, plain := ast.MadeLabels(r.Types)
	c.tokenNames(dynamic, s)
	if d, ok := r.Types.(*ast.LabelDynamic); ok && d.Any {
		c.fail(d, cypher.UnexpectedSyntax, "Dynamic types using `$any()` are not allowed in CREATE or MERGE.")
	}
	if !plain || len(names)+len(dynamic) != 1 || severalTypes(dynamic) {
		c.fail(r, cypher.NoSingleRelationshipType, verb+" needs exactly one relationship type, as in -[:KNOWS]->")
	}
	if r.Direction == ast.Both && verb == "CREATE" {
		c.fail(r, cypher.RequiresDirectedRelationship, "CREATE needs a direction: --> or <--")
	}
}

// severalTypes reports whether a dynamic type is a list that has not one element.
func severalTypes(dynamic []ast.Expr) bool {
	if len(dynamic) != 1 {
		return false
	}
	list, ok := dynamic[0].(*ast.List)
	return ok && len(list.Items) != 1
}

func (c *checker) newProperties(e, where ast.Expr, s *scope, verb string) {
	if where != nil {
		c.fail(where, cypher.UnexpectedSyntax, "WHERE cannot be used in "+verb)
	}
	switch {
	case e == nil:
	case verb == "MERGE":
		c.matchProperties(e, s)
	default:
		c.expr(e, s)
	}
}
