package parser

import "entente/graph/embedded/cypher/ast"

// mapLiteral reads {key: value}.
func (p *parser) mapLiteral() *ast.Map {
	defer p.bar(false)()
	m := &ast.Map{Pos: p.pos()}
	p.expectSymbol("{")
	if p.acceptSymbol("}") {
		return m
	}
	m.Entries = append(m.Entries, p.entry())
	for p.acceptSymbol(",") {
		m.Entries = append(m.Entries, p.entry())
	}
	if !p.acceptSymbol("}") {
		p.unexpected("',' or '}'")
	}
	return m
}

func (p *parser) entry() ast.Entry {
	e := ast.Entry{Key: p.name("a key")}
	p.expectSymbol(":")
	e.Value = p.expr()
	return e
}

// mapProjection reads what follows the variable: {.key, .*, other, key: value}.
func (p *parser) mapProjection(v *ast.Variable) ast.Expr {
	defer p.bar(false)()
	m := &ast.MapProjection{Pos: v.Pos, Variable: v}
	p.expectSymbol("{")
	if p.acceptSymbol("}") {
		return m
	}
	m.Items = append(m.Items, p.mapProjectionItem(v))
	for p.acceptSymbol(",") {
		m.Items = append(m.Items, p.mapProjectionItem(v))
	}
	if !p.acceptSymbol("}") {
		p.unexpected("',' or '}'")
	}
	return m
}

func (p *parser) mapProjectionItem(v *ast.Variable) ast.MapProjectionItem {
	i := ast.MapProjectionItem{Pos: p.pos()}
	switch {
	case p.acceptSymbol(".", "*"):
		i.All = true
	case p.acceptSymbol("."):
		key := p.name("a property key or * after '.'")
		i.Key, i.Short = key.Text, true
		i.Value = &ast.Property{Pos: i.Pos, Subject: v, Key: key}
	case p.ahead(1).IsSymbol(":"):
		e := p.entry()
		i.Key, i.Value = e.Key.Text, e.Value
	default:
		other := p.variable()
		i.Key, i.Value, i.Short = other.Name, other, true
	}
	return i
}
