package parser

import "entente/graph/embedded/cypher/ast"

// useClause reads USE graph.
func (p *parser) useClause() ast.Clause {
	u := &ast.Use{Pos: p.pos()}
	p.expect("USE")
	p.accept("GRAPH")
	u.Graph = p.expr()
	return u
}
