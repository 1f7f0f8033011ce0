package parser

import (
	"slices"
	"strings"

	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/cypher/lexer"
)

// indexKinds are the words that may stand before INDEX.
var indexKinds = [...]string{"RANGE", "TEXT", "POINT", "LOOKUP", "FULLTEXT", "VECTOR"}

// schemaCommand reads a command that changes the schema; nil where none begins.
func (p *parser) schemaCommand() ast.SchemaCommand {
	pos := p.pos()
	switch {
	case p.accept("CREATE", "INDEX"):
		return p.createIndex(pos, "RANGE")
	case p.accept("CREATE", "CONSTRAINT"):
		return p.createConstraint(pos)
	case p.accept("DROP", "INDEX"):
		return p.dropRule(pos, false)
	case p.accept("DROP", "CONSTRAINT"):
		return p.dropRule(pos, true)
	}
	for _, kind := range indexKinds {
		if p.accept("CREATE", kind, "INDEX") {
			return p.createIndex(pos, kind)
		}
	}
	return nil
}

func (p *parser) createIndex(pos ast.Pos, kind string) *ast.CreateIndex {
	c := &ast.CreateIndex{Pos: pos, Kind: kind}
	if p.is("ON") {
		p.failAt(p.pos(), cypher.UnexpectedSyntax, "Invalid create index syntax, use `CREATE INDEX FOR ...` instead")
	}
	c.Name, c.IfNotExists = p.ruleName("FOR"), p.accept("IF", "NOT", "EXISTS")
	p.expect("FOR")
	variable := p.subject(&c.Relationships, func() {
		if kind == "LOOKUP" {
			return
		}
		p.expectSymbol(":")
		c.Labels = append(c.Labels, p.label())
		for kind == "FULLTEXT" && p.acceptSymbol("|") {
			c.Labels = append(c.Labels, p.label())
		}
	})
	p.expect("ON")
	switch kind {
	case "LOOKUP":
		p.expect("EACH")
		function := p.name("labels(n) or type(r)")
		if want := [...]string{"labels", "type"}[btoi(c.Relationships)]; !strings.EqualFold(function.Text, want) {
			p.failAt(function.Pos, cypher.UnexpectedSyntax, "A lookup index is on %s(), not %s()", want, function.Text)
		}
		p.expectSymbol("(")
		p.sameVariable(variable)
		p.expectSymbol(")")
	case "FULLTEXT":
		p.expect("EACH")
		p.expectSymbol("[")
		c.Keys = p.keys(variable)
		p.expectSymbol("]")
	default:
		c.Keys = p.keysInParentheses(variable)
	}
	c.Options = p.ruleOptions()
	return c
}

func (p *parser) createConstraint(pos ast.Pos) *ast.CreateConstraint {
	c := &ast.CreateConstraint{Pos: pos}
	if p.is("ON") {
		p.failAt(p.pos(), cypher.UnexpectedSyntax, "Invalid constraint syntax, ON and ASSERT should not be used. Replace ON with FOR and ASSERT with REQUIRE")
	}
	c.Name, c.IfNotExists = p.ruleName("FOR"), p.accept("IF", "NOT", "EXISTS")
	p.expect("FOR")
	variable := p.subject(&c.Relationships, func() {
		p.expectSymbol(":")
		c.Label = p.label()
	})
	if p.is("ASSERT") {
		p.failAt(p.pos(), cypher.UnexpectedSyntax, "Invalid constraint syntax, FOR should not be used in combination with ASSERT. Replace ASSERT with REQUIRE")
	}
	p.expect("REQUIRE")
	c.Keys = p.keysInParentheses(variable)
	p.expect("IS")
	entity := p.pos()
	prefixed, relationship := true, false
	switch {
	case p.accept("NODE"):
	case p.accept("RELATIONSHIP"), p.accept("REL"):
		relationship = true
	default:
		prefixed = false
	}
	if prefixed && relationship != c.Relationships {
		p.failAt(entity, cypher.UnexpectedSyntax, "The constraint is for nodes where the pattern is of relationships, or the other way round")
	}
	switch {
	case p.accept("UNIQUE"):
		c.Kind = "UNIQUE"
	case p.accept("KEY"):
		c.Kind = "KEY"
	case !prefixed && p.accept("NOT", "NULL"):
		c.Kind = "NOT NULL"
	case !prefixed && (p.acceptSymbol(":", ":") || p.acceptSymbol("::") || p.accept("TYPED")):
		c.Kind = "TYPE"
		c.Types = append(c.Types, p.propertyType())
		for p.acceptSymbol("|") {
			c.Types = append(c.Types, p.propertyType())
		}
		slices.Sort(c.Types)
		c.Types = slices.Compact(c.Types)
	default:
		p.unexpected("UNIQUE, KEY, NOT NULL or :: with a type")
	}
	if len(c.Keys) > 1 && (c.Kind == "NOT NULL" || c.Kind == "TYPE") {
		p.failAt(c.Keys[1].Pos, cypher.UnexpectedSyntax, "Constraint type '%s' does not allow multiple properties", c.Kind)
	}
	c.Options = p.ruleOptions()
	return c
}

// typeNames are the ways to write the type of a property, and its name.
var typeNames = [...][2]string{
	{"BOOLEAN", "BOOLEAN"}, {"BOOL", "BOOLEAN"}, {"STRING", "STRING"}, {"VARCHAR", "STRING"}, {"INTEGER", "INTEGER"}, {"INT", "INTEGER"},
	{"SIGNED INTEGER", "INTEGER"}, {"FLOAT", "FLOAT"}, {"DATE", "DATE"}, {"LOCAL TIME", "LOCAL TIME"}, {"ZONED TIME", "ZONED TIME"},
	{"LOCAL DATETIME", "LOCAL DATETIME"}, {"ZONED DATETIME", "ZONED DATETIME"}, {"DURATION", "DURATION"}, {"POINT", "POINT"},
}

// propertyType reads the type of a property.
func (p *parser) propertyType() string {
	if p.accept("LIST") {
		p.expectSymbol("<")
		elem := p.propertyType()
		p.expect("NOT")
		p.expect("NULL")
		p.expectSymbol(">")
		return "LIST<" + elem + " NOT NULL>"
	}
	for _, t := range typeNames {
		if p.accept(strings.Split(t[0], " ")...) {
			return t[1]
		}
	}
	p.unexpected("a type of a property, such as STRING or LIST<INTEGER NOT NULL>")
	return ""
}

// ruleName reads the name of an index or constraint, if it does not begin with
// what follows a name.
func (p *parser) ruleName(follows string) ast.Expr {
	t := p.tok()
	switch {
	case t.Kind == lexer.Parameter:
		return p.parameter()
	case p.is("IF", "NOT"), p.is("IF", "EXISTS"), p.is(follows), !isName(t):
		return nil
	}
	p.notEmpty(p.next())
	return &ast.Literal{Pos: t.Pos(), Value: t.Text}
}

// subject reads (n:Label) or ()-[r:TYPE]-(), the label by read, and returns the
// variable.
func (p *parser) subject(relationships *bool, read func()) *ast.Variable {
	p.expectSymbol("(")
	if *relationships = p.acceptSymbol(")"); !*relationships {
		v := p.variable()
		read()
		p.expectSymbol(")")
		return v
	}
	p.acceptSymbol("<")
	p.expectSymbol("-")
	p.expectSymbol("[")
	v := p.variable()
	read()
	p.expectSymbol("]")
	p.expectSymbol("-")
	p.acceptSymbol(">")
	p.expectSymbol("(")
	p.expectSymbol(")")
	return v
}

func (p *parser) keysInParentheses(variable *ast.Variable) []ast.Name {
	if !p.acceptSymbol("(") {
		return []ast.Name{p.key(variable)}
	}
	keys := p.keys(variable)
	p.expectSymbol(")")
	return keys
}

func (p *parser) keys(variable *ast.Variable) []ast.Name {
	keys := []ast.Name{p.key(variable)}
	for p.acceptSymbol(",") {
		keys = append(keys, p.key(variable))
	}
	return keys
}

// key reads n.key.
func (p *parser) key(variable *ast.Variable) ast.Name {
	p.sameVariable(variable)
	p.expectSymbol(".")
	t := p.tok()
	n := p.name("a property key")
	if p.err == nil {
		p.notEmpty(t)
	}
	return n
}

func (p *parser) sameVariable(variable *ast.Variable) {
	if v := p.variable(); p.err == nil && v.Name != variable.Name {
		p.failAt(v.Pos, cypher.UndefinedVariable, "Variable `%s` not defined", v.Name)
	}
}

func (p *parser) ruleOptions() ast.Expr {
	if !p.accept("OPTIONS") {
		return nil
	}
	e := p.properties()
	if e == nil {
		p.unexpected("a map or a parameter")
	}
	return e
}

func (p *parser) dropRule(pos ast.Pos, constraint bool) *ast.DropRule {
	d := &ast.DropRule{Pos: pos, Constraint: constraint}
	if p.is("ON") {
		what := [...]string{"Indexes cannot be dropped by schema, please drop by name instead: DROP INDEX index_name", "Constraints cannot be dropped by schema, please drop by name instead: DROP CONSTRAINT constraint_name"}
		p.failAt(p.pos(), cypher.UnexpectedSyntax, "%s", what[btoi(constraint)])
	}
	if d.Name = p.ruleName("IF"); d.Name == nil {
		p.unexpected("the name of an index or constraint")
	}
	d.IfExists = p.accept("IF", "EXISTS")
	return d
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
