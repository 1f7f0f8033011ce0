package parser

import "entente/graph/embedded/cypher/ast"

// deleteClause reads [DETACH] DELETE.
func (p *parser) deleteClause() ast.Clause {
	d := &ast.Delete{Pos: p.pos()}
	d.Detach = p.accept("DETACH")
	p.accept("NODETACH")
	p.expect("DELETE")
	d.Exprs = append(d.Exprs, p.expr())
	for p.acceptSymbol(",") {
		d.Exprs = append(d.Exprs, p.expr())
	}
	return d
}
