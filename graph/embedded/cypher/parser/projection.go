package parser

import "entente/graph/embedded/cypher/ast"

// projection reads what follows WITH or RETURN.
func (p *parser) projection(out *ast.Projection) {
	out.Distinct = p.accept("DISTINCT")
	if p.acceptSymbol("*") {
		out.Star = true
		if p.acceptSymbol(",") {
			out.Items = p.items()
		}
	} else {
		out.Items = p.items()
	}
	p.orderSkipLimit(out)
}

// orderSkipLimit reads ORDER BY, SKIP and LIMIT, as far as they come next.
func (p *parser) orderSkipLimit(out *ast.Projection) {
	out.OrderBy = p.orderBy()
	if p.accept("SKIP") || p.accept("OFFSET") {
		out.Skip = p.expr()
	}
	if p.accept("LIMIT") {
		out.Limit = p.expr()
	}
}

func (p *parser) items() []*ast.Item {
	items := []*ast.Item{p.item()}
	for p.acceptSymbol(",") {
		items = append(items, p.item())
	}
	return items
}

// item reads expression [AS alias].
func (p *parser) item() *ast.Item {
	i := &ast.Item{Pos: p.pos()}
	if p.isSymbol("*") {
		p.unexpected("an expression; * stands first and once")
	}
	i.Expr = p.expr()
	i.Text = p.textFrom(i.Offset)
	if m, ok := i.Expr.(*ast.MapProjection); ok {
		i.Text = m.Variable.Name // as Neo4j names the column
	}
	if p.accept("AS") {
		i.Alias = p.variable()
	}
	return i
}

// orderBy reads ORDER BY, if it comes next.
func (p *parser) orderBy() []*ast.SortItem {
	if !p.accept("ORDER", "BY") {
		return nil
	}
	items := []*ast.SortItem{p.sortItem()}
	for p.acceptSymbol(",") {
		items = append(items, p.sortItem())
	}
	return items
}

func (p *parser) sortItem() *ast.SortItem {
	i := &ast.SortItem{Pos: p.pos(), Expr: p.expr()}
	switch {
	case p.accept("DESC"), p.accept("DESCENDING"):
		i.Descending = true
	case p.accept("ASC"), p.accept("ASCENDING"):
	}
	return i
}
