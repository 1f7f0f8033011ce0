package parser

import "entente/graph/embedded/cypher/ast"

// createClause reads CREATE pattern.
func (p *parser) createClause() ast.Clause {
	c := &ast.Create{Pos: p.pos()}
	p.expect("CREATE")
	if p.is("UNIQUE") {
		p.unsupported(c.Pos, "CREATE UNIQUE")
	}
	p.creating = true
	c.Pattern = p.pattern()
	p.creating = false
	return c
}
