package parser

import (
	"math"
	"strconv"

	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/cypher/lexer"
)

// number reads a number, negated where a minus stood before it, at pos.
func (p *parser) number(pos ast.Pos, negative bool) ast.Expr {
	t := p.next()
	if t.Kind == lexer.Integer {
		return &ast.Literal{Pos: pos, Value: p.integer(t, negative)}
	}
	f, err := strconv.ParseFloat(t.Text, 64)
	if err != nil {
		p.failAt(t.Pos(), cypher.FloatingPointOverflow, "The number %s is too large for a float", t.Text)
	}
	if negative {
		f = -f
	}
	return &ast.Literal{Pos: pos, Value: f}
}

// integer is the value of an integer token, negated if asked.
func (p *parser) integer(t lexer.Token, negative bool) int64 {
	digits, base := t.Text, 10
	if len(digits) > 1 && digits[0] == '0' {
		switch digits[1] {
		case 'x', 'X':
			digits, base = digits[2:], 16
		case 'o', 'O':
			digits, base = digits[2:], 8
		default:
			p.failAt(t.Pos(), cypher.InvalidNumberLiteral, "Invalid number %s: an octal number is written 0o17, a decimal one without zeros before it", t.Text)
			return 0
		}
	}
	n, err := strconv.ParseUint(digits, base, 64)
	limit := uint64(math.MaxInt64)
	if negative {
		limit++
	}
	if err != nil || n > limit {
		p.failAt(t.Pos(), cypher.IntegerOverflow, "The number %s is too large for an integer of 64 bits", t.Text)
		return 0
	}
	if negative {
		return -int64(n)
	}
	return int64(n)
}

// namedNumber reads INF, INFINITY or NAN; nil where it names something else, as
// before a dot or a parenthesis.
func (p *parser) namedNumber() ast.Expr {
	if next := p.ahead(1); next.IsSymbol("(") || next.IsSymbol(".") || next.IsSymbol("{") {
		return nil
	}
	pos := p.pos()
	switch {
	case p.accept("INF"), p.accept("INFINITY"):
		return &ast.Literal{Pos: pos, Value: math.Inf(1)}
	case p.accept("NAN"):
		return &ast.Literal{Pos: pos, Value: math.NaN()}
	}
	return nil
}
