package parser

import (
	"strings"

	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/cypher/lexer"
)

// functionAhead reports whether a name, dots and names after it, and a
// parenthesis come next.
func (p *parser) functionAhead() bool {
	n := 1
	for p.ahead(n).IsSymbol(".") && isName(p.ahead(n+1)) {
		n += 2
	}
	return p.ahead(n).IsSymbol("(") && (n > 1 || !isReserved(p.tok()))
}

// function reads name(arguments), and count(*).
func (p *parser) function() ast.Expr {
	pos := p.pos()
	star := p.is("COUNT")
	f := &ast.Function{Pos: pos, Name: p.dottedName("a function")}
	p.expectSymbol("(")
	if star && p.acceptSymbol("*", ")") {
		return &ast.CountStar{Pos: pos}
	}
	f.Distinct = p.accept("DISTINCT")
	f.Args = p.exprsUntil(")")
	if strings.EqualFold(f.Name, "normalize") && len(f.Args) == 2 {
		f.Args[1] = p.normalForm(f.Args[1])
	}
	return f
}

// normalForm reads the second argument of normalize(), a keyword, as a text.
func (p *parser) normalForm(e ast.Expr) ast.Expr {
	form := ""
	switch e := e.(type) {
	case *ast.Variable:
		form = strings.ToUpper(e.Name)
	case *ast.Literal: // as the formatter writes it
		form, _ = e.Value.(string)
	}
	switch form {
	case "NFC", "NFD", "NFKC", "NFKD":
		return &ast.Literal{Pos: e.At(), Value: form}
	}
	p.failAt(e.At(), cypher.UnexpectedSyntax, "Invalid normal form, expected NFC, NFD, NFKC, NFKD")
	return e
}

// quantifier reads all(variable IN list WHERE ...) and its kin; nil where none
// comes next.
func (p *parser) quantifier() ast.Expr {
	kind, ok := quantifierKind(p.tok())
	if !ok || !p.ahead(1).IsSymbol("(") || !p.ahead(3).Is("IN") || !isVariable(p.ahead(2)) {
		return nil
	}
	defer p.bar(false)()
	q := &ast.Quantifier{Pos: p.pos(), Kind: kind}
	p.next()
	p.next()
	q.Variable = p.variable()
	p.expect("IN")
	q.List = p.expr()
	if !p.is("WHERE") {
		p.unexpected("WHERE")
	}
	q.Where = p.where()
	p.expectSymbol(")")
	return q
}

func quantifierKind(t lexer.Token) (ast.QuantifierKind, bool) {
	switch {
	case t.Is("ALL"):
		return ast.All, true
	case t.Is("ANY"):
		return ast.Any, true
	case t.Is("NONE"):
		return ast.None, true
	case t.Is("SINGLE"):
		return ast.Single, true
	default:
		return 0, false
	}
}

// reduce reads reduce(accumulator = init, variable IN list | step).
func (p *parser) reduce() ast.Expr {
	defer p.bar(true)()
	r := &ast.Reduce{Pos: p.pos()}
	p.next()
	p.expectSymbol("(")
	r.Accumulator = p.variable()
	p.expectSymbol("=")
	r.Init = p.expr()
	p.expectSymbol(",")
	r.Variable = p.variable()
	p.expect("IN")
	r.List = p.expr()
	p.expectSymbol("|")
	r.Step = p.expr()
	p.expectSymbol(")")
	return r
}
