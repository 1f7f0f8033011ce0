package parser

import "entente/graph/embedded/cypher/ast"

// foreachClause reads FOREACH (variable IN list | updates).
func (p *parser) foreachClause() ast.Clause {
	p.enter()
	defer p.leave()
	f := &ast.Foreach{Pos: p.pos()}
	p.expect("FOREACH")
	p.expectSymbol("(")
	f.Variable = p.variable()
	p.expect("IN")
	f.List = p.expr()
	p.expectSymbol("|")
	for p.startsClause() {
		f.Updates = append(f.Updates, p.clause())
	}
	if len(f.Updates) == 0 {
		p.unexpected("a clause that changes the graph")
	}
	p.expectSymbol(")")
	return f
}
