package parser

import (
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/cypher/lexer"
)

// subqueryExpr reads EXISTS { ... }, COUNT { ... } or COLLECT { ... }; nil where
// none comes next. A variable of that name may be projected: count {.key}.
func (p *parser) subqueryExpr() ast.Expr {
	kind, ok := subqueryKind(p.tok())
	if !ok || !p.ahead(1).IsSymbol("{") || p.ahead(2).IsSymbol(".") {
		return nil
	}
	defer p.bar(false)()
	s := &ast.SubqueryExpr{Pos: p.pos(), Kind: kind}
	p.next()
	p.next()
	s.Query = p.query(kind != ast.Collect)
	p.expectSymbol("}")
	return s
}

func subqueryKind(t lexer.Token) (ast.SubqueryKind, bool) {
	switch {
	case t.Is("EXISTS"):
		return ast.Exists, true
	case t.Is("COUNT"):
		return ast.Count, true
	case t.Is("COLLECT"):
		return ast.Collect, true
	default:
		return 0, false
	}
}
