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
		w.Any = append(w.Any, p.when(c.Subject != nil))
		for c.Subject != nil && p.acceptSymbol(",") {
			w.Any = append(w.Any, p.when(true))
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

// when reads what follows WHEN: a condition, or in the simple form a value or a
// test such as > 3.
func (p *parser) when(simple bool) ast.Expr {
	pos := p.pos()
	o := p.operator()
	test := o.prec == precCompare || o.op == ast.Regex && o.prec > 0 || o.op == ast.StartsWith || o.op == ast.EndsWith || p.isSymbol("::") ||
		o.isTest && (p.ahead(1).Is("NULL") || p.ahead(1).Is("NOT") || p.ahead(1).Is("TYPED") || p.ahead(1).Is("NORMALIZED") || p.ahead(1).Is("NFC") ||
			p.ahead(1).Is("NFD") || p.ahead(1).Is("NFKC") || p.ahead(1).Is("NFKD"))
	if !simple || !test {
		return p.expr()
	}
	subject := &ast.Variable{Pos: pos, Name: ast.CaseSubject}
	switch {
	case o.prec == precCompare:
		p.link()
		l := ast.Link{Pos: pos, Op: compareOp(p.next().Text), X: p.binary(precCompare + 1)}
		return &ast.CaseTest{Pos: pos, X: &ast.Comparison{Pos: pos, First: subject, Links: []ast.Link{l}}}
	case o.isTest:
		return &ast.CaseTest{Pos: pos, X: p.test(subject)}
	}
	p.link()
	p.at = min(p.at+o.words, len(p.tokens)-1)
	return &ast.CaseTest{Pos: pos, X: &ast.Binary{Pos: pos, OpPos: pos, Op: o.op, Left: subject, Right: p.binary(o.prec + 1)}}
}
