package parser

import (
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/cypher/lexer"
)

// bracket reads a list, a list comprehension or a pattern comprehension.
func (p *parser) bracket() ast.Expr {
	if isVariable(p.ahead(1)) && p.ahead(2).Is("IN") && !p.separatorAhead(",") {
		return p.listComprehension()
	}
	named := isVariable(p.ahead(1)) && p.ahead(2).IsSymbol("=")
	if (p.patternAhead(1) || named && p.patternAhead(3)) && p.separatorAhead("|") {
		return p.patternComprehension()
	}
	l := &ast.List{Pos: p.pos()}
	p.expectSymbol("[")
	l.Items = p.exprsUntil("]")
	return l
}

// separatorAhead reports whether the bracket that comes next holds the symbol,
// outside brackets of its own.
func (p *parser) separatorAhead(symbol string) bool {
	end := int(p.match[p.at])
	for i := p.at + 1; i < end; i++ {
		if t := p.tokens[i]; t.Kind == lexer.Symbol {
			if t.Text == symbol {
				return true
			}
			i = max(i, int(p.match[i]))
		}
	}
	return false
}

// listComprehension reads [variable IN list WHERE where | project].
func (p *parser) listComprehension() ast.Expr {
	defer p.bar(true)()
	c := &ast.ListComprehension{Pos: p.pos()}
	p.expectSymbol("[")
	c.Variable = p.variable()
	p.expect("IN")
	c.List = p.expr()
	c.Where = p.where()
	if p.acceptSymbol("|") {
		c.Project = p.expr()
	}
	p.expectSymbol("]")
	return c
}

// patternComprehension reads [path WHERE where | project].
func (p *parser) patternComprehension() ast.Expr {
	defer p.bar(true)()
	c := &ast.PatternComprehension{Pos: p.pos()}
	p.expectSymbol("[")
	c.Path = p.path()
	c.Where = p.where()
	p.expectSymbol("|")
	c.Project = p.expr()
	p.expectSymbol("]")
	return c
}
