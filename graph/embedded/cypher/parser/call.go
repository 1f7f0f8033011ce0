package parser

import (
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/cypher/lexer"
)

// callClause reads [OPTIONAL] CALL, of a procedure or a subquery.
func (p *parser) callClause() ast.Clause {
	pos := p.pos()
	optional := p.accept("OPTIONAL")
	p.expect("CALL")
	if p.isSymbol("{") || p.isSymbol("(") {
		return p.subquery(pos, optional)
	}
	c := &ast.Call{Pos: pos, Optional: optional, Procedure: p.dottedName("a procedure or a subquery in { }")}
	if p.acceptSymbol("(") {
		c.Explicit = true
		c.Args = p.exprsUntil(")")
	}
	if p.accept("YIELD") {
		c.HasYield = true
		p.yield(c)
	}
	return c
}

// yield reads what follows YIELD.
func (p *parser) yield(c *ast.Call) {
	switch {
	case p.acceptSymbol("-"):
		return
	case p.acceptSymbol("*"):
		c.YieldStar = true
	default:
		c.Yield = append(c.Yield, p.yieldItem())
		for p.acceptSymbol(",") {
			c.Yield = append(c.Yield, p.yieldItem())
		}
	}
	c.Where = p.where()
}

func (p *parser) yieldItem() ast.YieldItem {
	v := p.variable()
	i := ast.YieldItem{Pos: v.Pos, Column: v.Name, Variable: v}
	if p.accept("AS") {
		i.Variable = p.variable()
	}
	return i
}

// subquery reads CALL [(scope)] { query } [IN TRANSACTIONS ...].
func (p *parser) subquery(pos ast.Pos, optional bool) *ast.Subquery {
	s := &ast.Subquery{Pos: pos, Optional: optional}
	if p.acceptSymbol("(") {
		s.Scoped = true
		switch {
		case p.acceptSymbol("*"):
			s.ImportAll = true
		case !p.isSymbol(")"):
			s.Imports = append(s.Imports, p.variable())
			for p.acceptSymbol(",") {
				s.Imports = append(s.Imports, p.variable())
			}
		}
		p.expectSymbol(")")
	}
	p.expectSymbol("{")
	s.Query = p.query(false)
	p.expectSymbol("}")
	if p.is("IN") {
		s.InTransactions = true
		p.inTransactions()
	}
	return s
}

// inTransactions reads IN [n] [CONCURRENT] TRANSACTIONS and its options, up to
// the next clause; none of it is run, so none of it is kept.
func (p *parser) inTransactions() {
	p.expect("IN")
	for p.tok().Kind != lexer.End && !p.is("TRANSACTIONS") && !p.is("TRANSACTION") && !p.startsClause() {
		p.next()
	}
	if !p.accept("TRANSACTIONS") && !p.accept("TRANSACTION") {
		p.unexpected("TRANSACTIONS after IN")
	}
	for p.tok().Kind != lexer.End && !p.startsClause() && !p.isSymbol(";") && !p.isSymbol("}") && !p.is("UNION") {
		p.next()
	}
}
