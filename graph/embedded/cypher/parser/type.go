package parser

import (
	"strings"

	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
)

// typeWords are the types in the words that stand for them, the longer ones before
// those that they begin with.
var typeWords = [...]struct {
	words []string
	name  string
}{
	{[]string{"ANY", "PROPERTY", "VALUE"}, "PROPERTY VALUE"}, {[]string{"PROPERTY", "VALUE"}, "PROPERTY VALUE"},
	{[]string{"ANY", "NODE"}, "NODE"}, {[]string{"ANY", "VERTEX"}, "NODE"}, {[]string{"NODE"}, "NODE"}, {[]string{"VERTEX"}, "NODE"},
	{[]string{"ANY", "RELATIONSHIP"}, "RELATIONSHIP"}, {[]string{"ANY", "EDGE"}, "RELATIONSHIP"},
	{[]string{"RELATIONSHIP"}, "RELATIONSHIP"}, {[]string{"EDGE"}, "RELATIONSHIP"},
	{[]string{"ANY", "MAP"}, "MAP"}, {[]string{"MAP"}, "MAP"},
	{[]string{"ANY", "VALUE"}, "ANY"}, {[]string{"ANY"}, "ANY"}, {[]string{"NOTHING"}, "NOTHING"}, {[]string{"NULL"}, "NULL"},
	{[]string{"BOOLEAN"}, "BOOLEAN"}, {[]string{"BOOL"}, "BOOLEAN"}, {[]string{"STRING"}, "STRING"}, {[]string{"VARCHAR"}, "STRING"},
	{[]string{"SIGNED", "INTEGER"}, "INTEGER"}, {[]string{"INTEGER"}, "INTEGER"}, {[]string{"INT"}, "INTEGER"}, {[]string{"FLOAT"}, "FLOAT"},
	{[]string{"DATE"}, "DATE"}, {[]string{"DURATION"}, "DURATION"}, {[]string{"POINT"}, "POINT"}, {[]string{"PATHS"}, "PATH"}, {[]string{"PATH"}, "PATH"},
	{[]string{"LOCAL", "TIME"}, "LOCAL TIME"}, {[]string{"LOCAL", "DATETIME"}, "LOCAL DATETIME"},
	{[]string{"ZONED", "TIME"}, "ZONED TIME"}, {[]string{"ZONED", "DATETIME"}, "ZONED DATETIME"},
	{[]string{"TIMESTAMP", "WITHOUT", "TIMEZONE"}, "LOCAL DATETIME"}, {[]string{"TIMESTAMP", "WITHOUT", "TIME", "ZONE"}, "LOCAL DATETIME"},
	{[]string{"TIMESTAMP", "WITH", "TIMEZONE"}, "ZONED DATETIME"}, {[]string{"TIMESTAMP", "WITH", "TIME", "ZONE"}, "ZONED DATETIME"},
	{[]string{"TIME", "WITHOUT", "TIMEZONE"}, "LOCAL TIME"}, {[]string{"TIME", "WITHOUT", "TIME", "ZONE"}, "LOCAL TIME"},
	{[]string{"TIME", "WITH", "TIMEZONE"}, "ZONED TIME"}, {[]string{"TIME", "WITH", "TIME", "ZONE"}, "ZONED TIME"},
	{[]string{"ARRAY"}, "LIST"}, {[]string{"LIST"}, "LIST"},
}

// typeUnion reads types with bars between them.
func (p *parser) typeUnion() ast.TypeUnion {
	p.enter()
	defer p.leave()
	pos := p.pos()
	union := p.valueType()
	for !p.barEnds && p.acceptSymbol("|") {
		p.link()
		union = append(union, p.valueType()...)
	}
	for _, t := range union {
		if t.NotNull != union[0].NotNull && t.Name != "NULL" && t.Name != "NOTHING" {
			p.failAt(pos, cypher.UnexpectedSyntax, "All types in a Closed Dynamic Union must be nullable, or be appended with `NOT NULL`")
		}
	}
	return union
}

// valueType reads one type; ANY<A | B> gives those inside.
func (p *parser) valueType() ast.TypeUnion {
	t := ast.ValueType{Pos: p.pos()}
	for _, known := range typeWords {
		if p.accept(known.words...) {
			t.Name = known.name
			break
		}
	}
	union := ast.TypeUnion{t}
	switch {
	case t.Name == "":
		p.unexpected("a type such as INTEGER, STRING, LIST<ANY>, MAP, NODE or ZONED DATETIME")
	case t.Name == "LIST":
		union[0].Elem = p.typeArgument()
	case t.Name == "ANY" && p.isSymbol("<"):
		return p.typeArgument()
	}
	union[0].NotNull = p.notNull()
	for p.accept("LIST") || p.accept("ARRAY") {
		p.link()
		union = ast.TypeUnion{{Pos: t.Pos, Name: "LIST", Elem: union}}
		union[0].NotNull = p.notNull()
	}
	return union
}

// typeArgument reads <type>.
func (p *parser) typeArgument() ast.TypeUnion {
	defer p.bar(false)()
	p.expectSymbol("<")
	inner := p.typeUnion()
	p.expectSymbol(">")
	return inner
}

func (p *parser) notNull() bool { return p.accept("NOT", "NULL") || p.acceptSymbol("!") }

// trim reads what follows trim where it names a side, a character or FROM:
// trim([BOTH | LEADING | TRAILING] [character] FROM text). It returns nil for any
// other argument.
func (p *parser) trim() ast.Expr {
	if !p.is("TRIM") || !p.ahead(1).IsSymbol("(") || p.match[p.at+1] == 0 {
		return nil
	}
	end, from := int(p.match[p.at+1]), false
	for i := p.at + 2; i < end; i++ {
		from = from || p.tokens[i].Is("FROM")
		i = max(i, int(p.match[i]))
	}
	if !from {
		return nil
	}
	defer p.bar(false)()
	f := &ast.Function{Pos: p.pos(), Name: "btrim"}
	p.next()
	p.next()
	sided := p.isOneOf("BOTH", "LEADING", "TRAILING") && !p.ahead(1).IsSymbol(".")
	if sided {
		f.Name = map[string]string{"BOTH": "btrim", "LEADING": "ltrim", "TRAILING": "rtrim"}[strings.ToUpper(p.next().Text)]
	}
	var characters []ast.Expr
	if !p.is("FROM") {
		characters = append(characters, &ast.Function{Pos: p.pos(), Name: ast.OneCharacter, Args: []ast.Expr{p.expr()}})
	}
	p.expect("FROM")
	f.Args = append([]ast.Expr{p.expr()}, characters...)
	p.expectSymbol(")")
	return f
}
