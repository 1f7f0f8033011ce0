package parser

import (
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/cypher/lexer"
)

// atom reads an expression without operators.
func (p *parser) atom() ast.Expr {
	t := p.tok()
	switch t.Kind {
	case lexer.Integer, lexer.Float:
		return p.number(t.Pos(), false)
	case lexer.String:
		p.next()
		return &ast.Literal{Pos: t.Pos(), Value: t.Text}
	case lexer.Parameter:
		return p.parameter()
	case lexer.Name, lexer.Quoted:
		return p.word()
	}
	switch {
	case p.isSymbol("("):
		if p.patternAhead(0) {
			return &ast.PatternExpr{Pos: t.Pos(), Path: p.unnamedPath()}
		}
		return p.parentheses()
	case p.isSymbol("["):
		return p.bracket()
	case p.isSymbol("{"):
		return p.mapLiteral()
	}
	p.unexpected("an expression")
	return &ast.Literal{Pos: t.Pos()}
}

func (p *parser) parameter() *ast.Parameter {
	t := p.next()
	return &ast.Parameter{Pos: t.Pos(), Name: t.Text}
}

// parentheses reads (expression).
func (p *parser) parentheses() ast.Expr {
	defer p.bar(false)()
	p.expectSymbol("(")
	e := p.expr()
	p.expectSymbol(")")
	return e
}

// word reads what begins with a name or keyword.
func (p *parser) word() ast.Expr {
	t := p.tok()
	switch {
	case p.is("NULL"):
		p.next()
		return &ast.Literal{Pos: t.Pos()}
	case p.is("TRUE"), p.is("FALSE"):
		return &ast.Literal{Pos: t.Pos(), Value: p.next().Is("TRUE")}
	case p.is("CASE"):
		return p.caseExpr()
	case p.shortest() != ast.AnyPath:
		return &ast.PatternExpr{Pos: t.Pos(), Path: p.unnamedPath()}
	}
	if e := p.subqueryExpr(); e != nil {
		return e
	}
	if e := p.quantifier(); e != nil {
		return e
	}
	if e := p.trim(); e != nil {
		return e
	}
	if e := p.namedNumber(); e != nil {
		return e
	}
	if p.is("REDUCE") && p.ahead(1).IsSymbol("(") && p.ahead(3).IsSymbol("=") {
		return p.reduce()
	}
	if p.functionAhead() {
		return p.function()
	}
	if !isVariable(t) {
		p.unexpected("an expression")
		return &ast.Literal{Pos: t.Pos()}
	}
	v := p.variable()
	if p.isSymbol("{") {
		return p.mapProjection(v)
	}
	return v
}
