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
		l := &ast.RemoveLabels{Pos: pos, Variable: p.variable()}
		l.Labels, l.Dynamic = p.labelNames()
		return l
	}
	property, element := p.target("a label or a property to remove")
	if element != nil {
		return &ast.RemoveDynamic{Pos: pos, Target: element}
	}
	return &ast.RemoveProperty{Pos: pos, Target: property}
}
