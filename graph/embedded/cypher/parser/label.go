package parser

import (
	"strings"

	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/cypher/lexer"
)

// labels reads the labels of a node or the types of a relationship, if a colon
// (or IS) comes next.
func (p *parser) labels() ast.LabelExpr {
	if !p.acceptSymbol(":") && !p.accept("IS") {
		return nil
	}
	return p.labelOr(true)
}

// labelOr reads a|b, and the older :a|:b of types. Where a bar means something
// else, as in a comprehension, it is left alone.
func (p *parser) labelOr(bar bool) ast.LabelExpr {
	p.enter()
	defer p.leave()
	start := p.at
	left := p.labelAnd()
	for bar && p.acceptSymbol("|") {
		p.link()
		p.acceptSymbol(":")
		left = &ast.LabelOr{Pos: left.At(), Left: left, Right: p.labelAnd()}
	}
	p.oneNotation(start)
	return left
}

// oneNotation refuses a label expression, read from the token at start on, that
// mixes a:b with the newer symbols.
func (p *parser) oneNotation(start int) {
	var colon *lexer.Token
	newer := false
	for i := start; i < p.at; i++ {
		switch t := p.tokens[i]; {
		case t.IsSymbol("(") && p.match[i] > 0:
			before := p.tokens[i-1]
			newer = newer || !before.IsSymbol("$") && before.Kind != lexer.Parameter
			i = int(p.match[i])
		case t.IsSymbol("&"), t.IsSymbol("!"), t.IsSymbol("%"), t.IsSymbol("|") && !p.tokens[i+1].IsSymbol(":"):
			newer = true
		case t.IsSymbol(":") && (i == start || !p.tokens[i-1].IsSymbol("|")):
			colon = &p.tokens[i]
		}
	}
	if newer && colon != nil {
		p.failAt(colon.Pos(), cypher.UnexpectedSyntax, "Mixing label expression symbols ('|', '&', '!', and '%%') with colon (':') between labels is not allowed. Please only use one set of symbols.")
	}
}

// labelAnd reads a&b, and the older a:b.
func (p *parser) labelAnd() ast.LabelExpr {
	left := p.labelNot()
	for p.acceptSymbol("&") || p.acceptSymbol(":") {
		p.link()
		left = &ast.LabelAnd{Pos: left.At(), Left: left, Right: p.labelNot()}
	}
	return left
}

// labelNot reads !a, (a), % or a name.
func (p *parser) labelNot() ast.LabelExpr {
	p.enter()
	defer p.leave()
	pos := p.pos()
	switch {
	case p.acceptSymbol("!"):
		return &ast.LabelNot{Pos: pos, X: p.labelNot()}
	case p.acceptSymbol("%"):
		return &ast.LabelAny{Pos: pos}
	case p.acceptSymbol("("):
		inner := p.labelOr(true)
		p.expectSymbol(")")
		return inner
	}
	p.countLabel()
	if l := p.dynamicLabel(); l != nil {
		return l
	}
	n := p.label()
	return &ast.LabelName{Pos: n.Pos, Text: n.Text}
}

// dynamicLabel reads $(expression), $all(expression) or $any(expression); nil where
// none comes next.
func (p *parser) dynamicLabel() *ast.LabelDynamic {
	t := p.tok()
	l := &ast.LabelDynamic{Pos: t.Pos()}
	switch {
	case t.IsSymbol("$"):
	case t.Kind == lexer.Parameter && p.ahead(1).IsSymbol("(") && strings.EqualFold(t.Text, "all"):
	case t.Kind == lexer.Parameter && p.ahead(1).IsSymbol("(") && strings.EqualFold(t.Text, "any"):
		l.Any = true
	default:
		return nil
	}
	p.next()
	defer p.bar(false)()
	p.expectSymbol("(")
	l.X = p.expr()
	p.expectSymbol(")")
	return l
}
