package parser

import "entente/graph/embedded/cypher/ast"

// returnClause reads RETURN.
func (p *parser) returnClause() ast.Clause {
	r := &ast.Return{Pos: p.pos()}
	p.expect("RETURN")
	p.projection(&r.Projection)
	return r
}

// finishClause reads FINISH.
func (p *parser) finishClause() ast.Clause {
	r := &ast.Return{Pos: p.pos()}
	p.expect("FINISH")
	return r
}
