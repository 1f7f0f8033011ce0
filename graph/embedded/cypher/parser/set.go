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
			l := &ast.SetLabels{Pos: pos, Variable: p.variable()}
			l.Labels, l.Dynamic = p.labelNames()
			return l
		}
	}
	property, element := p.target("=, += or : after the variable, or the property to set")
	p.expectSymbol("=")
	if element != nil {
		return &ast.SetDynamic{Pos: pos, Target: element, Value: p.expr()}
	}
	return &ast.SetProperty{Pos: pos, Target: property, Value: p.expr()}
}

// target reads a property that is to be changed, a.key or a[key].
func (p *parser) target(expected string) (*ast.Property, *ast.Index) {
	pos := p.pos()
	e := p.postfix()
	if i, ok := e.(*ast.Index); ok {
		return nil, i
	}
	property, ok := e.(*ast.Property)
	if !ok && p.err == nil {
		if _, isVariable := e.(*ast.Variable); isVariable {
			p.unexpected(expected)
		} else {
			p.failAt(pos, cypher.UnexpectedSyntax, "Expected a property, as in n.key")
		}
	}
	return property, nil
}

// labelNames reads :A:B, or IS A, and the expressions of :$(x) among them.
func (p *parser) labelNames() (names []ast.Name, dynamic []ast.Expr) {
	for p.acceptSymbol(":") || len(names)+len(dynamic) == 0 && p.accept("IS") {
		l := p.dynamicLabel()
		switch {
		case l == nil:
			names = append(names, p.label())
		case l.Any:
			p.failAt(l.Pos, cypher.UnexpectedSyntax, "Dynamic labels using `$any()` are not allowed in SET or REMOVE.")
		default:
			dynamic = append(dynamic, l.X)
		}
	}
	return names, dynamic
}
