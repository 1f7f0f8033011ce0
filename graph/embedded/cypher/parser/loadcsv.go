package parser

import "entente/graph/embedded/cypher/ast"

// loadCSVClause reads LOAD CSV [WITH HEADERS] FROM address AS variable.
func (p *parser) loadCSVClause() ast.Clause {
	l := &ast.LoadCSV{Pos: p.pos()}
	p.expect("LOAD")
	p.expect("CSV")
	l.WithHeaders = p.accept("WITH", "HEADERS")
	p.expect("FROM")
	l.From = p.expr()
	p.expect("AS")
	l.Variable = p.variable()
	if p.accept("FIELDTERMINATOR") {
		l.FieldTerminator = p.expr()
	}
	return l
}
