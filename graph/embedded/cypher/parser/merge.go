package parser

import "entente/graph/embedded/cypher/ast"

// mergeClause reads MERGE path and its actions.
func (p *parser) mergeClause() ast.Clause {
	m := &ast.Merge{Pos: p.pos()}
	p.expect("MERGE")
	m.Path = p.path()
	for p.is("ON") {
		m.Actions = append(m.Actions, p.mergeAction())
	}
	return m
}

// mergeAction reads ON CREATE SET or ON MATCH SET.
func (p *parser) mergeAction() ast.MergeAction {
	a := ast.MergeAction{Pos: p.pos()}
	p.next()
	switch {
	case p.accept("MATCH"):
		a.OnMatch = true
	case !p.accept("CREATE"):
		p.unexpected("CREATE or MATCH after ON")
	}
	p.expect("SET")
	a.Items = p.setItems()
	return a
}
