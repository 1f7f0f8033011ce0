package parser

import (
	"strings"

	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/cypher/lexer"
)

// matchClause reads [OPTIONAL] MATCH pattern [hints] [WHERE].
func (p *parser) matchClause() ast.Clause {
	m := &ast.Match{Pos: p.pos()}
	m.Optional = p.accept("OPTIONAL")
	p.expect("MATCH")
	p.matchMode()
	m.Pattern = p.pattern()
	for p.is("USING") {
		m.Hints = append(m.Hints, p.hint())
	}
	m.Where = p.where()
	return m
}

// shortMatch reads pattern [WHERE], the short form of a subquery expression.
func (p *parser) shortMatch() *ast.Match {
	m := &ast.Match{Pos: p.pos(), Pattern: p.pattern()}
	m.Where = p.where()
	return m
}

// matchMode refuses the words that change how a pattern matches, as Neo4j 5 does.
func (p *parser) matchMode() {
	for _, word := range [...]string{"DIFFERENT", "REPEATABLE"} {
		if p.is(word) && isName(p.ahead(1)) {
			p.failAt(p.pos(), cypher.UnexpectedSyntax, "Match modes such as `%s %s` are not supported yet.", word, strings.ToUpper(p.ahead(1).Text))
		}
	}
}

// hint reads USING up to the next hint, WHERE or clause.
func (p *parser) hint() ast.Hint {
	h := ast.Hint{Pos: p.pos()}
	p.next()
	if !p.isOneOf("INDEX", "RANGE", "TEXT", "POINT", "BTREE", "SCAN", "JOIN") {
		p.unexpected("'INDEX', 'BTREE INDEX', 'POINT INDEX', 'RANGE INDEX', 'TEXT INDEX', 'JOIN ON' or 'SCAN'")
	}
	for p.tok().Kind != lexer.End && !p.is("USING") && !p.is("WHERE") && !p.startsClause() && !p.isSymbol(";") && !p.isSymbol("}") {
		p.next()
	}
	h.Text = p.textFrom(h.Offset)
	return h
}
