package parser

import (
	"strings"

	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/cypher/lexer"
)

// shows lists what SHOW can show here, and what may stand before it.
var shows = [...]struct {
	words   [2]string // one and many
	what    string
	filters []string
}{
	{[2]string{"INDEX", "INDEXES"}, "INDEXES", []string{"", "ALL", "RANGE", "TEXT", "POINT", "LOOKUP", "FULLTEXT", "VECTOR"}},
	{[2]string{"CONSTRAINT", "CONSTRAINTS"}, "CONSTRAINTS", []string{
		"", "ALL", "UNIQUE", "UNIQUENESS", "NODE UNIQUE", "NODE UNIQUENESS", "REL UNIQUE", "REL UNIQUENESS", "RELATIONSHIP UNIQUE", "RELATIONSHIP UNIQUENESS",
		"KEY", "NODE KEY", "REL KEY", "RELATIONSHIP KEY",
		"EXIST", "EXISTENCE", "PROPERTY EXIST", "PROPERTY EXISTENCE", "NODE EXIST", "NODE EXISTENCE", "NODE PROPERTY EXIST", "NODE PROPERTY EXISTENCE",
		"REL EXIST", "REL EXISTENCE", "REL PROPERTY EXIST", "REL PROPERTY EXISTENCE", "RELATIONSHIP EXIST", "RELATIONSHIP EXISTENCE",
		"RELATIONSHIP PROPERTY EXIST", "RELATIONSHIP PROPERTY EXISTENCE",
		"PROPERTY TYPE", "NODE PROPERTY TYPE", "REL PROPERTY TYPE", "RELATIONSHIP PROPERTY TYPE",
	}},
	{[2]string{"PROCEDURE", "PROCEDURES"}, "PROCEDURES", []string{""}},
	{[2]string{"FUNCTION", "FUNCTIONS"}, "FUNCTIONS", []string{"", "ALL", "BUILT IN", "USER DEFINED"}},
	{[2]string{"DATABASE", "DATABASES"}, "DATABASES", []string{"", "DEFAULT", "HOME"}},
}

// show reads SHOW with YIELD, WHERE and RETURN as a query; nil where something
// else begins, among it all other commands that begin with SHOW.
func (p *parser) show() *ast.Query {
	if !p.is("SHOW") {
		return nil
	}
	// At most four words: SHOW RELATIONSHIP PROPERTY EXISTENCE CONSTRAINTS.
	var filter []string
	for n := 1; n <= 4 && p.ahead(n).Kind == lexer.Name; n++ {
		for _, s := range shows {
			if !p.ahead(n).Is(s.words[0]) && !p.ahead(n).Is(s.words[1]) {
				continue
			}
			for _, f := range s.filters {
				if f == strings.Join(filter, " ") {
					c := &ast.Show{Pos: p.pos(), What: s.what, Filter: f}
					p.at += n + 1
					return p.shown(c, p.tokens[p.at-1].Is(s.words[0]))
				}
			}
		}
		filter = append(filter, strings.ToUpper(p.ahead(n).Text))
	}
	return nil
}

// shown reads what follows the words. One says that they are in the singular.
func (p *parser) shown(c *ast.Show, one bool) *ast.Query {
	switch c.What {
	case "DATABASES":
		if t := p.tok(); c.Filter == "" && one && isName(t) && !p.is("YIELD") && !p.is("WHERE") {
			c.Filter = "=" + p.next().Text
		}
	case "PROCEDURES", "FUNCTIONS":
		if p.accept("EXECUTABLE") && p.accept("BY") && !p.accept("CURRENT", "USER") {
			p.unsupported(p.pos(), "EXECUTABLE BY a user other than the CURRENT USER")
		}
	}
	if p.is("VERBOSE") || p.is("BRIEF") {
		p.failAt(p.pos(), cypher.UnexpectedSyntax, "`SHOW %s` no longer allows the `BRIEF` and `VERBOSE` keywords, please omit `BRIEF` and use `YIELD *` instead of `VERBOSE`", c.What)
	}
	single := &ast.SingleQuery{Pos: c.Pos, Clauses: []ast.Clause{c}}
	if p.accept("YIELD") {
		c.Yield = p.showYield()
		c.Where = p.where()
		if p.is("RETURN") {
			single.Clauses = append(single.Clauses, p.returnClause())
		}
	} else {
		c.Where = p.where()
	}
	return &ast.Query{Pos: c.Pos, Parts: []*ast.SingleQuery{single}}
}

// showYield reads the columns of YIELD with what orders and cuts the rows.
func (p *parser) showYield() *ast.Projection {
	out := &ast.Projection{}
	if out.Star = p.acceptSymbol("*"); !out.Star {
		for ok := true; ok; ok = p.acceptSymbol(",") {
			y := p.yieldItem()
			out.Items = append(out.Items, &ast.Item{Pos: y.Pos, Expr: &ast.Variable{Pos: y.Pos, Name: y.Column}, Alias: y.Variable, Text: y.Column})
		}
	}
	out.OrderBy = p.orderBy()
	if p.accept("SKIP") || p.accept("OFFSET") {
		out.Skip = p.expr()
	}
	if p.accept("LIMIT") {
		out.Limit = p.expr()
	}
	return out
}
