package parser

import (
	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/cypher/lexer"
)

// statement reads the prefixes, a query or command, and the end of the text.
func (p *parser) statement() *ast.Statement {
	s := &ast.Statement{Pos: p.pos(), Text: p.text}
	p.prefixes(s)
	if s.Query = p.show(); s.Query == nil {
		s.Command = p.command()
	}
	if s.Query == nil && s.Command == nil {
		s.Query = p.query(false)
	}
	p.acceptSymbol(";")
	if p.tok().Kind != lexer.End {
		p.afterStatement()
	}
	return s
}

// prefixes reads EXPLAIN, PROFILE and CYPHER with its options.
func (p *parser) prefixes(s *ast.Statement) {
	for {
		switch {
		case p.is("EXPLAIN"), p.is("PROFILE"):
			if s.Mode != ast.Run {
				p.unexpected("a query; EXPLAIN and PROFILE stand once")
				return
			}
			s.Mode = ast.Explain
			if p.next().Is("PROFILE") {
				s.Mode = ast.Profile
			}
		case p.is("CYPHER"):
			p.next()
			p.options(s)
		default:
			return
		}
	}
}

// options reads the version and the key=value pairs of CYPHER.
func (p *parser) options(s *ast.Statement) {
	if t := p.tok(); t.Kind == lexer.Integer || t.Kind == lexer.Float {
		p.next()
		s.Options = append(s.Options, ast.Option{Pos: t.Pos(), Value: t.Text})
	}
	for p.tok().Kind == lexer.Name && p.ahead(1).IsSymbol("=") {
		key := p.next()
		p.next()
		if t := p.tok(); t.Kind != lexer.Name && t.Kind != lexer.Integer && t.Kind != lexer.Float && t.Kind != lexer.String {
			p.unexpected("a value of the option " + key.Text)
			return
		}
		s.Options = append(s.Options, ast.Option{Pos: key.Pos(), Key: key.Text, Value: p.next().Text})
	}
}

// afterStatement says why the text does not end here.
func (p *parser) afterStatement() {
	if p.at > 0 && p.tokens[p.at-1].IsSymbol(";") {
		p.failAt(p.pos(), cypher.UnexpectedSyntax, "Expected exactly one statement per query but another follows after the semicolon")
		return
	}
	p.unexpected("a clause, an operator or the end of the query")
}

// query reads single queries joined by UNION. The short form, which is a
// pattern without MATCH, is allowed in subquery expressions.
func (p *parser) query(short bool) *ast.Query {
	p.enter()
	defer p.leave()
	q := &ast.Query{Pos: p.pos()}
	q.Parts = append(q.Parts, p.singleQuery(short))
	for p.is("UNION") {
		u := ast.Union{Pos: p.pos()}
		p.next()
		u.All = p.accept("ALL")
		if !u.All {
			p.accept("DISTINCT")
		}
		q.Unions = append(q.Unions, u)
		q.Parts = append(q.Parts, p.singleQuery(false))
	}
	return q
}

func (p *parser) singleQuery(short bool) *ast.SingleQuery {
	s := &ast.SingleQuery{Pos: p.pos()}
	if short && !p.startsClause() {
		s.Clauses = append(s.Clauses, p.shortMatch())
		return s
	}
	for p.startsClause() {
		s.Clauses = append(s.Clauses, p.clause())
	}
	if len(s.Clauses) == 0 {
		p.unexpected("a clause such as MATCH, CREATE or RETURN")
	}
	return s
}
