package parser

import "entente/graph/embedded/cypher/ast"

// removeClause reads REMOVE.
func (p *parser) removeClause() ast.Clause {
	r := &ast.Remove{Pos: p.pos()}
	p.expect("REMOVE")
	r.Items = append(r.Items, p.removeItem())
	for p.acceptSymbol(",") {
		r.Items = append(r.Items, p.removeItem())
	}
	return r
}

// removeItem reads a.key or a:Label.
func (p *parser) removeItem() ast.RemoveItem {
	pos := p.pos()
	if next := p.ahead(1); isVariable(p.tok()) && (next.IsSymbol(":") || next.Is("IS")) {
		return &ast.RemoveLabels{Pos: pos, Variable: p.variable(), Labels: p.labelNames()}
	}
	return &ast.RemoveProperty{Pos: pos, Target: p.target("a label or a property to remove")}
}
