package sema

import (
	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
)

// quantified checks the quantified path patterns of a pattern before its variables
// are made known: what they hold, and that their variables stand nowhere else. It
// returns the kinds of their variables, which are lists outside of them.
func (c *checker) quantified(paths []*ast.Path, s *scope) map[string]Kind {
	outside, groups := map[string]bool{}, map[string]Kind{}
	var repeats, lengths []*ast.RelPattern
	for _, p := range paths {
		if p.Variable != nil {
			outside[p.Variable.Name] = true
		}
		for _, v := range patternVariables(p) {
			outside[v.Name] = true
		}
		for _, r := range p.Rels {
			switch {
			case r.Repeat != nil:
				repeats = append(repeats, r)
			case r.Length != nil:
				lengths = append(lengths, r)
			}
		}
	}
	if len(repeats) > 0 && len(lengths) > 0 {
		c.fail(lengths[0], cypher.UnexpectedSyntax, "Mixing variable-length relationships ('-[*]-') with quantified relationships ('()-->*()') or quantified path patterns ('(()-->())*') is not allowed.")
	}
	for _, r := range repeats {
		c.repeat(r.Repeat, s, outside, groups)
	}
	return groups
}

// repeat checks one quantified path pattern and adds its variables to groups.
func (c *checker) repeat(r *ast.Repeat, s *scope, outside map[string]bool, groups map[string]Kind) {
	if len(r.Path.Rels) == 0 {
		c.fail(r, cypher.UnexpectedSyntax, "A quantified path pattern needs to have at least one relationship.")
	}
	own := map[string]Kind{}
	for i, n := range r.Path.Nodes {
		c.groupVariable(r, n.Variable, Node, own, s, outside, groups)
		if i == 0 {
			continue
		}
		rel := r.Path.Rels[i-1]
		switch {
		case rel.Repeat != nil:
			c.fail(rel, cypher.UnexpectedSyntax, "Quantified path patterns are not allowed to be nested.")
		case rel.Length != nil:
			c.fail(rel, cypher.UnexpectedSyntax, "Variable length relationships cannot be part of a quantified path pattern.")
		}
		if rel.Variable != nil && own[rel.Variable.Name] == Relationship {
			c.fail(rel.Variable, cypher.RelationshipUniqueness, "The relationship `"+rel.Variable.Name+"` stands twice in one pattern")
		}
		c.groupVariable(r, rel.Variable, Relationship, own, s, outside, groups)
	}
	for name, kind := range own {
		groups[name] = kind
	}
}

// groupVariable checks a variable inside a quantified path pattern and adds it to
// the pattern's own.
func (c *checker) groupVariable(r *ast.Repeat, v *ast.Variable, kind Kind, own map[string]Kind, s *scope, outside map[string]bool, groups map[string]Kind) {
	if v == nil {
		return
	}
	_, twice := groups[v.Name]
	switch have, known := own[v.Name]; {
	case known && have != kind:
		c.fail(v, cypher.VariableTypeConflict, "The variable `"+v.Name+"` is "+have.String()+" and cannot be "+kind.String()+" here")
	case outside[v.Name]:
		c.fail(r, cypher.VariableAlreadyBound, "The variable `"+v.Name+"` occurs both inside and outside a quantified path pattern and needs to be renamed.")
	case twice:
		c.fail(r, cypher.VariableAlreadyBound, "The variable `"+v.Name+"` occurs in multiple quantified path patterns and needs to be renamed.")
	case s.has(v.Name):
		c.fail(v, cypher.VariableAlreadyBound, "The variable `"+v.Name+"` is already defined in a previous clause, it cannot be referenced as a node or as a relationship variable inside of a quantified path pattern.")
	}
	own[v.Name] = kind
}

// repeatExprs checks the expressions inside a quantified path pattern, where its
// variables are single nodes and relationships.
func (c *checker) repeatExprs(r *ast.Repeat, s *scope) {
	inner := newScope(s)
	for i, n := range r.Path.Nodes {
		if n.Variable != nil {
			inner.set(n.Variable.Name, of(Node))
		}
		if i > 0 && r.Path.Rels[i-1].Variable != nil {
			inner.set(r.Path.Rels[i-1].Variable.Name, of(Relationship))
		}
	}
	c.patternExprs([]*ast.Path{r.Path}, inner)
}

// selectors checks SHORTEST and its kin in a pattern.
func (c *checker) selectors(paths []*ast.Path) {
	for _, p := range paths {
		if p.Selector == nil {
			continue
		}
		if len(paths) > 1 {
			c.fail(p, cypher.UnexpectedSyntax, "Multiple path patterns cannot be used in the same clause in combination with a selective path selector.")
		}
		if p.Where == nil || p.Variable == nil {
			continue
		}
		ast.Walk(p.Where, func(n ast.Node) bool {
			if v, ok := n.(*ast.Variable); ok && v.Name == p.Variable.Name {
				c.fail(v, cypher.UndefinedVariable, "From within a parenthesized path pattern, one may only reference variables, that are already bound in a previous `MATCH` clause.")
			}
			return true
		})
	}
}
