package sema

import (
	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
)

// match checks MATCH: the whole pattern makes its variables known before any
// expression in it is looked at.
func (c *checker) match(m *ast.Match, s *scope) {
	c.bindPattern(m.Pattern, s)
	c.patternExprs(m.Pattern, s)
	if m.Where != nil {
		c.predicate(m.Where, s)
	}
}

// bindPattern makes the variables of a pattern known that is to be matched.
func (c *checker) bindPattern(paths []*ast.Path, s *scope) {
	used := map[string]bool{}
	groups := c.quantified(paths, s)
	c.selectors(paths)
	for name, kind := range groups {
		s.set(name, Type{Kind: List, Elem: kind})
	}
	for _, p := range paths {
		c.shortest(p)
		for i, n := range p.Nodes {
			if i > 0 && p.Rels[i-1].Repeat == nil {
				c.bindRel(p.Rels[i-1], s, used)
			}
			c.bindNode(n, s)
		}
		if p.Variable != nil {
			c.declare(p.Variable, of(Path), s)
		}
	}
}

func (c *checker) bindNode(n *ast.NodePattern, s *scope) {
	if n.Variable != nil {
		c.bind(n.Variable, of(Node), s)
	}
}

// bindRel makes a relationship's variable known; used holds those of the same
// pattern, in which no relationship stands twice.
func (c *checker) bindRel(r *ast.RelPattern, s *scope, used map[string]bool) {
	if r.Variable == nil {
		return
	}
	t := of(Relationship)
	if r.Length != nil {
		t = Type{Kind: List, Elem: Relationship}
	}
	c.bind(r.Variable, t, s)
	if used[r.Variable.Name] {
		c.fail(r.Variable, cypher.RelationshipUniqueness, "The relationship `"+r.Variable.Name+"` stands twice in one pattern")
	}
	used[r.Variable.Name] = true
}

// bind makes a variable known, or checks that it is of the type already.
func (c *checker) bind(v *ast.Variable, want Type, s *scope) {
	have, known := s.find(v.Name)
	if known && !(have.is(want.Kind) && (want.Kind != List || of(have.Elem).is(want.Elem))) {
		c.fail(v, cypher.VariableTypeConflict, "The variable `"+v.Name+"` is "+have.Kind.String()+" and cannot be "+want.Kind.String()+" here")
	}
	if !known || have.Kind == Any {
		s.set(v.Name, want)
	}
}

// patternExprs checks labels, properties and WHERE of a pattern to be matched.
func (c *checker) patternExprs(paths []*ast.Path, s *scope) {
	for _, p := range paths {
		for _, n := range p.Nodes {
			c.labels(n.Labels)
			c.tokenNames(ast.DynamicLabels(n.Labels), s)
			c.matchProperties(n.Properties, s)
			c.inlineWhere(n.Where, s)
		}
		for _, r := range p.Rels {
			if r.Repeat != nil {
				c.repeatExprs(r.Repeat, s)
				continue
			}
			c.types(r)
			if r.Where != nil && r.Length != nil {
				c.fail(r.Where, cypher.UnexpectedSyntax, "Relationship pattern predicates are not supported for variable-length relationships.")
			}
			c.tokenNames(ast.DynamicLabels(r.Types), s)
			c.matchProperties(r.Properties, s)
			c.inlineWhere(r.Where, s)
		}
		c.inlineWhere(p.Where, s)
	}
}

func (c *checker) matchProperties(e ast.Expr, s *scope) {
	if p, ok := e.(*ast.Parameter); ok {
		c.fail(p, cypher.InvalidParameterUse, "The parameter $"+p.Name+" cannot stand for all properties here; name each, as in {key: $"+p.Name+".key}")
		return
	}
	if e != nil {
		c.expr(e, s)
	}
}

func (c *checker) inlineWhere(e ast.Expr, s *scope) {
	if e != nil {
		c.use(InlineWhere, e)
		c.predicate(e, s)
	}
}

// labels checks a label expression of a node.
func (c *checker) labels(e ast.LabelExpr) {
	if _, plain := ast.AllOf(e); !plain {
		c.use(LabelExpressions, e)
	}
}

// tokenNames checks the expressions of dynamic labels and types.
func (c *checker) tokenNames(list []ast.Expr, s *scope) {
	for _, e := range list {
		c.want(e, s, "A dynamic label or type", String, List)
		if l, ok := e.(*ast.Literal); ok && (l.Value == nil || l.Value == "") {
			name := "Null"
			if l.Value != nil {
				name = "''"
			}
			c.fail(e, cypher.InvalidArgumentType, name+" is not a valid token name. Token names cannot be empty or contain any null-bytes.")
		}
	}
}

// types checks the type expression of a relationship.
func (c *checker) types(r *ast.RelPattern) {
	if _, plain := ast.OneOf(r.Types); plain {
		return
	}
	c.use(LabelExpressions, r.Types)
	if r.Length != nil {
		c.fail(r.Types, cypher.UnexpectedSyntax, "Variable length relationships must not use relationship type expressions.")
	}
}

// shortest checks shortestPath() and its kin: one relationship between two nodes.
func (c *checker) shortest(p *ast.Path) {
	switch p.Shortest {
	case ast.AnyPath:
		return
	case ast.ShortestOne:
		c.use(ShortestPath, p)
	case ast.ShortestAll:
		c.use(AllShortestPaths, p)
	}
	if len(p.Rels) != 1 {
		c.fail(p, cypher.UnexpectedSyntax, "A shortest path must have exactly one relationship")
	}
}
