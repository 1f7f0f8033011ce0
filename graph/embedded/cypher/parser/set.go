package parser

import (
	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
)

// setClause reads SET.
func (p *parser) setClause() ast.Clause {
	s := &ast.Set{Pos: p.pos()}
	p.expect("SET")
	s.Items = p.setItems()
	return s
}

func (p *parser) setItems() []ast.SetItem {
	items := []ast.SetItem{p.setItem()}
	for p.acceptSymbol(",") {
		items = append(items, p.setItem())
	}
	return items
}

// setItem reads one of a.key = x, a = x, a += x, a:Label.
func (p *parser) setItem() ast.SetItem {
	pos := p.pos()
	if isVariable(p.tok()) {
		switch next := p.ahead(1); {
		case next.IsSymbol("="), next.IsSymbol("+="):
			s := &ast.SetProperties{Pos: pos, Variable: p.variable()}
			s.Add = p.next().IsSymbol("+=")
			s.Value = p.expr()
			return s
		case next.IsSymbol(":"), next.Is("IS"):
			return &ast.SetLabels{Pos: pos, Variable: p.variable(), Labels: p.labelNames()}
		}
	}
	target := p.target("=, += or : after the variable, or the property to set")
	p.expectSymbol("=")
	return &ast.SetProperty{Pos: pos, Target: target, Value: p.expr()}
}

// target reads a property that is to be changed.
func (p *parser) target(expected string) *ast.Property {
	pos := p.pos()
	e := p.postfix()
	if i, ok := e.(*ast.Index); ok && p.err == nil {
		p.unsupported(i.At(), "A property key that is computed, a[key], in SET or REMOVE")
	}
	property, ok := e.(*ast.Property)
	if !ok && p.err == nil {
		if _, isVariable := e.(*ast.Variable); isVariable {
			p.unexpected(expected)
		} else {
			p.failAt(pos, cypher.UnexpectedSyntax, "Expected a property, as in n.key")
		}
	}
	return property
}

// labelNames reads :A:B, or IS A.
func (p *parser) labelNames() []ast.Name {
	var names []ast.Name
	for p.acceptSymbol(":") || len(names) == 0 && p.accept("IS") {
		names = append(names, p.label())
	}
	return names
}
