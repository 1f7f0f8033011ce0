package parser

import "entente/graph/embedded/cypher/ast"

// caseExpr reads CASE [subject] WHEN ... THEN ... [ELSE ...] END.
func (p *parser) caseExpr() ast.Expr {
	defer p.bar(false)()
	c := &ast.Case{Pos: p.pos()}
	p.expect("CASE")
	if !p.is("WHEN") {
		c.Subject = p.expr()
	}
	for p.is("WHEN") {
		w := ast.When{Pos: p.pos()}
		p.next()
		w.When = p.expr()
		if p.isSymbol(",") {
			p.unsupported(p.pos(), "WHEN with several values")
		}
		p.expect("THEN")
		w.Then = p.expr()
		c.Whens = append(c.Whens, w)
	}
	if len(c.Whens) == 0 {
		p.unexpected("WHEN")
	}
	if p.accept("ELSE") {
		c.Else = p.expr()
	}
	p.expect("END")
	return c
}
