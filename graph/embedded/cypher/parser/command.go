package parser

import (
	"strings"

	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/cypher/lexer"
)

// commands are the words that begin a schema or administration command.
var commands = [...]string{
	"DROP", "SHOW", "ALTER", "GRANT", "DENY", "REVOKE", "RENAME", "START", "STOP", "TERMINATE", "DEALLOCATE", "REALLOCATE",
	"ENABLE", "DRYRUN", "BEGIN", "COMMIT", "ROLLBACK",
}

// createCommands are the words that make a command of CREATE, which is a clause otherwise.
var createCommands = [...]string{
	"OR", "INDEX", "CONSTRAINT", "RANGE", "TEXT", "POINT", "FULLTEXT", "VECTOR", "LOOKUP", "BTREE", "USER", "ROLE", "IMMUTABLE",
	"DATABASE", "COMPOSITE", "ALIAS", "PRIVILEGE", "ADMINISTRATION", "SERVER", "PROPERTY",
}

// command reads a schema or administration command: all of one that changes the
// schema, of others, which are not run, the name only. It returns nil where a
// query begins. USE may stand before it.
func (p *parser) command() *ast.Command {
	start := p.at
	if p.accept("USE") {
		for isName(p.tok()) && !p.startsClause() && !p.startsCommand() || p.isSymbol(".") {
			p.next()
		}
	}
	if !p.startsCommand() {
		p.at = start
		return nil
	}
	begin := p.at
	c := &ast.Command{Pos: p.pos(), Name: p.commandName()}
	if p.at = begin; start == begin {
		c.Schema = p.schemaCommand()
	}
	if c.Schema == nil {
		p.at = len(p.tokens) - 1
	}
	return c
}

func (p *parser) startsCommand() bool {
	if p.is("CREATE") {
		return p.aheadIsOneOf(1, createCommands[:])
	}
	return p.aheadIsOneOf(0, commands[:]) && !p.startsClause()
}

func (p *parser) aheadIsOneOf(n int, words []string) bool {
	for _, w := range words {
		if p.ahead(n).Is(w) {
			return true
		}
	}
	return false
}

// commandName takes the first words, at most three, up to a name in the text
// that is no word of the language: "CREATE RANGE INDEX", "SHOW USERS".
func (p *parser) commandName() string {
	var words []string
	for len(words) < 2 && p.tok().Kind == lexer.Name {
		words = append(words, strings.ToUpper(p.next().Text))
	}
	if p.is("INDEX") || p.is("CONSTRAINT") || p.is("DATABASE") {
		words = append(words, strings.ToUpper(p.next().Text))
	}
	return strings.Join(words, " ")
}
