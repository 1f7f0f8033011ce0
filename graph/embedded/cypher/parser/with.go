package parser

import "entente/graph/embedded/cypher/ast"

// orderClause reads ORDER BY, SKIP and LIMIT as a clause of their own, which is
// WITH * with them.
func (p *parser) orderClause() ast.Clause {
	w := &ast.With{Pos: p.pos()}
	w.Star = true
	p.orderSkipLimit(&w.Projection)
	return w
}

// withClause reads WITH and its WHERE.
func (p *parser) withClause() ast.Clause {
	w := &ast.With{Pos: p.pos()}
	p.expect("WITH")
	p.projection(&w.Projection)
	w.Where = p.where()
	return w
}
