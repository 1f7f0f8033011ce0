package parser

import "entente/graph/embedded/cypher/ast"

// withClause reads WITH and its WHERE.
func (p *parser) withClause() ast.Clause {
	w := &ast.With{Pos: p.pos()}
	p.expect("WITH")
	p.projection(&w.Projection)
	w.Where = p.where()
	return w
}
