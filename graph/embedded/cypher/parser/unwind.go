package parser

import "entente/graph/embedded/cypher/ast"

// unwindClause reads UNWIND list AS variable.
func (p *parser) unwindClause() ast.Clause {
	u := &ast.Unwind{Pos: p.pos()}
	p.expect("UNWIND")
	u.List = p.expr()
	p.expect("AS")
	u.Variable = p.variable()
	return u
}
