package parser

import (
	"strings"

	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/cypher/lexer"
)

// reserved are the keywords that must stand in backticks to name a variable:
// those that begin or join clauses and expressions. The others, such as end or
// order, may name one.
var reserved = [...]string{
	"MATCH", "WHERE", "RETURN", "WITH", "UNWIND", "CREATE", "MERGE", "SET", "REMOVE", "DELETE", "DETACH", "UNION",
	"AND", "OR", "XOR", "NOT", "IN", "IS", "AS", "CASE", "WHEN", "THEN", "ELSE", "NULL", "TRUE", "FALSE", "DISTINCT", "CONTAINS",
}

func isReserved(t lexer.Token) bool {
	for _, word := range reserved {
		if t.Is(word) {
			return true
		}
	}
	return false
}

// isVariable reports whether the token can name a variable.
func isVariable(t lexer.Token) bool {
	return t.Kind == lexer.Quoted || t.Kind == lexer.Name && !isReserved(t)
}

// isName reports whether the token can name a label, a type or a property key:
// for those any word will do.
func isName(t lexer.Token) bool { return t.Kind == lexer.Quoted || t.Kind == lexer.Name }

func (p *parser) variable() *ast.Variable {
	t := p.tok()
	if !isVariable(t) {
		if t.Kind == lexer.Name {
			p.unexpected("a variable; '" + t.Text + "' is a keyword, which needs backticks to be one")
		} else {
			p.unexpected("a variable")
		}
		return &ast.Variable{}
	}
	p.notEmpty(p.next())
	return &ast.Variable{Pos: t.Pos(), Name: t.Text}
}

// name reads a label, a type or a property key; what says which in errors.
func (p *parser) name(what string) ast.Name {
	t := p.tok()
	if !isName(t) {
		p.unexpected(what)
		return ast.Name{}
	}
	p.next()
	return ast.Name{Pos: t.Pos(), Text: t.Text}
}

// notEmpty refuses an empty name, which only a key of a map may have.
func (p *parser) notEmpty(t lexer.Token) {
	if t.Text == "" {
		p.failAt(t.Pos(), cypher.UnexpectedSyntax, "A name in backticks must not be empty")
	}
}

// label reads a label or a relationship type.
func (p *parser) label() ast.Name {
	t := p.tok()
	n := p.name("a label or relationship type")
	if p.err == nil {
		p.notEmpty(t)
	}
	return n
}

// dottedName reads a.b.c, the name of a function or procedure.
func (p *parser) dottedName(what string) string {
	parts := []string{p.name(what).Text}
	for p.acceptSymbol(".") {
		parts = append(parts, p.name(what).Text)
	}
	return strings.Join(parts, ".")
}
