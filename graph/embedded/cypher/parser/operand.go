package parser

import (
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/cypher/lexer"
)

// signed reads an expression with the signs before it. A minus before a number
// makes one literal, so that the smallest integer can be written.
func (p *parser) signed() ast.Expr {
	pos := p.pos()
	switch {
	case p.isSymbol("-") && isNumber(p.ahead(1)):
		p.next()
		return p.suffixes(p.number(pos, true))
	case p.isSymbol("-"), p.isSymbol("+"):
		p.enter()
		defer p.leave()
		op := ast.Negate
		if p.next().IsSymbol("+") {
			op = ast.Plus
		}
		return &ast.Unary{Pos: pos, Op: op, X: p.signed()}
	default:
		return p.postfix()
	}
}

func isNumber(t lexer.Token) bool { return t.Kind == lexer.Integer || t.Kind == lexer.Float }

// postfix reads an atom and what follows it: .key, [index], [from..to], :Label.
func (p *parser) postfix() ast.Expr { return p.suffixes(p.atom()) }

func (p *parser) suffixes(x ast.Expr) ast.Expr {
	for {
		switch {
		case p.isSymbol("."):
			p.next()
			x = &ast.Property{Pos: x.At(), Subject: x, Key: p.name("a property key after '.'")}
		case p.isSymbol("["):
			x = p.subscript(x)
		case p.isSymbol(":"):
			p.next()
			x = &ast.HasLabels{Pos: x.At(), X: x, Labels: p.labelOr(!p.barEnds)}
		default:
			return x
		}
		p.link()
	}
}

// subscript reads [index] or [from..to].
func (p *parser) subscript(x ast.Expr) ast.Expr {
	p.expectSymbol("[")
	defer p.bar(false)()
	var from, to ast.Expr
	if !p.isSymbol("..") {
		from = p.expr()
		if p.acceptSymbol("]") {
			return &ast.Index{Pos: x.At(), Subject: x, Index: from}
		}
	}
	if !p.acceptSymbol("..") {
		p.unexpected("']' or '..'")
	}
	if !p.isSymbol("]") {
		to = p.expr()
	}
	p.expectSymbol("]")
	return &ast.Slice{Pos: x.At(), Subject: x, From: from, To: to}
}

// bar says whether a bar ends the expression to come, as it does in a
// comprehension, and returns what takes that back.
func (p *parser) bar(ends bool) func() {
	saved := p.barEnds
	p.barEnds = ends
	return func() { p.barEnds = saved }
}

// exprsUntil reads expressions with commas between them, and the symbol that
// closes them.
func (p *parser) exprsUntil(end string) []ast.Expr {
	defer p.bar(false)()
	if p.acceptSymbol(end) {
		return nil
	}
	exprs := []ast.Expr{p.expr()}
	for p.acceptSymbol(",") {
		exprs = append(exprs, p.expr())
	}
	if !p.acceptSymbol(end) {
		p.unexpected("',' or '" + end + "'")
	}
	return exprs
}
