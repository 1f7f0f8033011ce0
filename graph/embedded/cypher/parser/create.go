package parser

import (
	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
)

// createClause reads CREATE pattern, and INSERT pattern, which takes no a:b.
func (p *parser) createClause() ast.Clause {
	c := &ast.Create{Pos: p.pos()}
	if p.accept("INSERT") {
		start := p.at
		c.Pattern = p.pattern()
		p.insertLabels(start)
		return c
	}
	p.expect("CREATE")
	if p.is("UNIQUE") {
		p.unsupported(c.Pos, "CREATE UNIQUE")
	}
	p.creating = true
	c.Pattern = p.pattern()
	p.creating = false
	return c
}

// insertLabels refuses a:b between labels in the pattern that begins at a token.
func (p *parser) insertLabels(start int) {
	for i := start + 2; i < p.at; i++ {
		t := p.tokens[i]
		if t.IsSymbol("{") { // properties
			i = max(i, int(p.match[i]))
			continue
		}
		if t.IsSymbol(":") && isName(p.tokens[i-1]) && (p.tokens[i-2].IsSymbol(":") || p.tokens[i-2].IsSymbol("&")) {
			p.failAt(t.Pos(), cypher.UnexpectedSyntax, "Colon `:` conjunction is not allowed in INSERT. Use `CREATE` or conjunction with ampersand `&` instead.")
		}
	}
}
