package ast

import "strings"

// Command is a statement that is no query: schema, administration,
// transactions of a session. Of those that change the schema the parser reads
// all, of others the name only.
type Command struct {
	Pos
	Name   string // "CREATE INDEX", "SHOW USERS", in capitals
	Schema SchemaCommand
}

// SchemaCommand is a command that changes the schema: [*CreateIndex],
// [*CreateConstraint] or [*DropRule].
type SchemaCommand interface {
	Node
	schemaCommand()
}

// CreateIndex is CREATE INDEX of any kind.
type CreateIndex struct {
	Pos
	Kind          string // "RANGE", "FULLTEXT", "TEXT", "POINT", "LOOKUP" or "VECTOR"
	Name          Expr   // a string literal or a parameter; nil if there is none
	IfNotExists   bool
	Relationships bool
	Labels        []Name // or types; empty for a lookup index
	Keys          []Name // empty for a lookup index
	Options       Expr   // nil if there are none
}

// CreateConstraint is CREATE CONSTRAINT.
type CreateConstraint struct {
	Pos
	Kind          string // "UNIQUE", "KEY", "NOT NULL" or "TYPE"
	Name          Expr   // a string literal or a parameter; nil if there is none
	IfNotExists   bool
	Relationships bool
	Label         Name // or type
	Keys          []Name
	Types         []string // of TYPE: "INTEGER", "LIST<STRING NOT NULL>"
	Options       Expr     // nil if there are none
}

// DropRule is DROP INDEX or DROP CONSTRAINT.
type DropRule struct {
	Pos
	Constraint bool
	Name       Expr // a string literal or a parameter
	IfExists   bool
}

func (*CreateIndex) schemaCommand()      {}
func (*CreateConstraint) schemaCommand() {}
func (*DropRule) schemaCommand()         {}

// Show is SHOW INDEXES and the like. It stands first in its query, and only a
// RETURN may follow.
type Show struct {
	Pos
	What   string      // "INDEXES", "CONSTRAINTS", "PROCEDURES", "FUNCTIONS" or "DATABASES"
	Filter string      // what stands before or behind it, in capitals: "RANGE", "DEFAULT"; a database's name as it is
	Yield  *Projection // YIELD with its ORDER BY, SKIP and LIMIT; nil if there is none
	Where  Expr        // nil if there is none
}

func (*Show) clause() {}

func schemaChildren(c SchemaCommand, each func(Node)) {
	switch c := c.(type) {
	case *CreateIndex:
		eachExpr(each, c.Name, c.Options)
	case *CreateConstraint:
		eachExpr(each, c.Name, c.Options)
	case *DropRule:
		eachExpr(each, c.Name)
	}
}

func (f *formatter) show(s *Show) {
	f.put("SHOW ")
	name, isName := strings.CutPrefix(s.Filter, "=")
	switch {
	case isName:
		f.put("DATABASE ", quoteName(name))
	case s.Filter != "":
		f.put(s.Filter, " ", s.What)
	default:
		f.put(s.What)
	}
	if s.Yield != nil {
		f.put(" YIELD ")
		f.projection(s.Yield)
	}
	f.where(s.Where)
}
