package parser

import (
	"strings"

	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
)

// The precedences of operators, the loosest first. NOT stands between AND and
// the comparisons; a sign binds tighter than ^.
const (
	precOr = iota + 1
	precXor
	precAnd
	precNot
	precCompare
	precPredicate // IN, STARTS WITH, ENDS WITH, CONTAINS, =~, IS NULL
	precAdd
	precMultiply
	precPower
	precSign
)

// expr reads an expression.
func (p *parser) expr() ast.Expr {
	p.enter()
	defer p.leave()
	return p.binary(precOr)
}

// binary reads operands and the operators between them that bind at least as
// tightly as least, by precedence climbing. All are left-associative.
func (p *parser) binary(least int) ast.Expr {
	left := p.operand(least)
	for {
		switch o := p.operator(); {
		case o.prec < least:
			if p.isSymbol("!", "=") {
				p.failAt(p.pos(), cypher.UnexpectedSyntax, "Unknown operation '!=' (you probably meant to use '<>', which is the operator for inequality testing)")
			}
			return left
		case o.prec == precCompare:
			left = p.comparison(left)
		case o.isTest:
			left = p.test(left)
		default:
			p.link()
			pos := p.pos()
			p.at = min(p.at+o.words, len(p.tokens)-1)
			left = &ast.Binary{Pos: left.At(), OpPos: pos, Op: o.op, Left: left, Right: p.binary(o.prec + 1)}
		}
	}
}

// operand reads what stands before an operator: NOT where it may stand, or an
// expression with its sign.
func (p *parser) operand(least int) ast.Expr {
	if least > precNot || !p.is("NOT") {
		return p.signed()
	}
	p.enter()
	defer p.leave()
	pos := p.pos()
	p.next()
	return &ast.Unary{Pos: pos, Op: ast.Not, X: p.binary(precNot)}
}

// operator describes the operator that comes next; prec is 0 if there is none.
type operator struct {
	prec   int
	op     ast.BinaryOp
	words  int  // tokens that it is made of
	isTest bool // IS ... or :: ..., which has no right operand
}

func (p *parser) operator() operator {
	t := p.tok()
	switch {
	case p.is("OR"):
		return operator{precOr, ast.Or, 1, false}
	case p.is("XOR"):
		return operator{precXor, ast.Xor, 1, false}
	case p.is("AND"):
		return operator{precAnd, ast.And, 1, false}
	case p.is("IN"):
		return operator{precPredicate, ast.In, 1, false}
	case p.is("STARTS", "WITH"):
		return operator{precPredicate, ast.StartsWith, 2, false}
	case p.is("ENDS", "WITH"):
		return operator{precPredicate, ast.EndsWith, 2, false}
	case p.is("CONTAINS"):
		return operator{precPredicate, ast.Contains, 1, false}
	case p.is("IS"):
		return operator{prec: precPredicate, isTest: true}
	}
	if !p.isSymbol(t.Text) {
		return operator{}
	}
	return symbolOperator(t.Text)
}

func symbolOperator(symbol string) operator {
	switch symbol {
	case "=", "<>", "<", "<=", ">", ">=":
		return operator{prec: precCompare}
	case "::":
		return operator{prec: precPredicate, isTest: true}
	case "=~":
		return operator{precPredicate, ast.Regex, 1, false}
	case "+":
		return operator{precAdd, ast.Add, 1, false}
	case "-":
		return operator{precAdd, ast.Subtract, 1, false}
	case "||":
		return operator{precAdd, ast.Concatenate, 1, false}
	case "*":
		return operator{precMultiply, ast.Multiply, 1, false}
	case "/":
		return operator{precMultiply, ast.Divide, 1, false}
	case "%":
		return operator{precMultiply, ast.Modulo, 1, false}
	case "^":
		return operator{precPower, ast.Power, 1, false}
	default:
		return operator{}
	}
}

// comparison reads the links of a chain: a < b <= c.
func (p *parser) comparison(first ast.Expr) ast.Expr {
	c := &ast.Comparison{Pos: first.At(), First: first}
	for p.operator().prec == precCompare {
		p.link()
		l := ast.Link{Pos: p.pos(), Op: compareOp(p.next().Text)}
		l.X = p.binary(precCompare + 1)
		c.Links = append(c.Links, l)
	}
	return c
}

func compareOp(symbol string) ast.CompareOp {
	switch symbol {
	case "=":
		return ast.Equal
	case "<>":
		return ast.NotEqual
	case "<":
		return ast.Less
	case "<=":
		return ast.LessOrEqual
	case ">":
		return ast.Greater
	default:
		return ast.GreaterOrEqual
	}
}

// test reads what follows x: IS [NOT] NULL, IS [NOT] :: type, IS [NOT] NORMALIZED, or
// IS label.
func (p *parser) test(x ast.Expr) ast.Expr {
	p.link()
	if p.acceptSymbol("::") {
		return &ast.TypeTest{Pos: x.At(), X: x, Type: p.typeUnion()}
	}
	p.next()
	if !p.isOneOf("NOT", "NULL", "TYPED", "NORMALIZED", "NFC", "NFD", "NFKC", "NFKD") && !p.isSymbol("::") {
		return &ast.HasLabels{Pos: x.At(), X: x, Labels: p.labelOr(!p.barEnds)}
	}
	not := p.accept("NOT")
	switch {
	case p.accept("NULL"):
		return &ast.IsNull{Pos: x.At(), X: x, Not: not}
	case p.acceptSymbol("::"), p.accept("TYPED"):
		return &ast.TypeTest{Pos: x.At(), X: x, Type: p.typeUnion(), Not: not}
	}
	n := &ast.IsNormalized{Pos: x.At(), X: x, Form: "NFC", Not: not}
	if p.isOneOf("NFC", "NFD", "NFKC", "NFKD") {
		n.Form = strings.ToUpper(p.next().Text)
	}
	if !p.accept("NORMALIZED") {
		p.unexpected("'::', 'NFC', 'NFD', 'NFKC', 'NFKD', 'NORMALIZED', 'NULL' or 'TYPED'")
	}
	return n
}
