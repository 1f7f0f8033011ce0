package parser

import "entente/graph/embedded/cypher/ast"

// createClause reads CREATE pattern.
func (p *parser) createClause() ast.Clause {
	c := &ast.Create{Pos: p.pos()}
	p.expect("CREATE")
	if p.is("UNIQUE") {
		p.unsupported(c.Pos, "CREATE UNIQUE")
	}
	c.Pattern = p.pattern()
	return c
}
