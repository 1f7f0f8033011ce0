package sema

import (
	"entente/graph/embedded/cypher"
	"entente/graph/embedded/cypher/ast"
)

// command refuses what the engine does not make: kinds of index that would do
// nothing here.
func (c *checker) command(command *ast.Command) {
	switch s := command.Schema.(type) {
	case nil:
		c.unsupported(command, command.Name)
	case *ast.CreateIndex:
		c.createIndex(s)
	case *ast.CreateConstraint:
		c.ruleOptions(s.Options)
	}
}

func (c *checker) unsupported(at ast.Node, what string) {
	if pos := at.At(); c.err == nil {
		c.err = cypher.UnsupportedError(what, pos.Line, pos.Column)
	}
}

func (c *checker) createIndex(s *ast.CreateIndex) {
	c.ruleOptions(s.Options)
	switch s.Kind {
	case "RANGE":
		if len(s.Keys) > 1 {
			c.unsupported(s, "An index on more than one property")
		}
		if s.Relationships {
			c.unsupported(s, "An index on relationships")
		}
	case "TEXT", "POINT":
		if len(s.Keys) > 1 {
			c.fail(s.Keys[1], cypher.UnexpectedSyntax, "Only single property indexes of this kind are supported")
		}
		c.unsupported(s, "A "+s.Kind+" index")
	case "FULLTEXT":
		if len(s.Keys) > 256 {
			c.unsupported(s.Keys[256], "A full-text index on more than 256 properties")
		}
	case "LOOKUP":
		if s.Relationships {
			c.unsupported(s, "A LOOKUP index on relationships")
		}
	default:
		c.unsupported(s, "A "+s.Kind+" index")
	}
}

// ruleOptions checks OPTIONS: they may depend on parameters only.
func (c *checker) ruleOptions(e ast.Expr) {
	if e != nil {
		c.want(e, newScope(nil), "OPTIONS", Map)
	}
}

// show checks SHOW, and returns its columns and what is known after it.
func (c *checker) show(s *ast.Show) ([]string, *scope) {
	all := newScope(nil)
	if c.options.Procedures == nil {
		c.unsupported(s, "SHOW "+s.What)
		return nil, all
	}
	listing, brief, ok := c.options.Procedures.Listing(s.What)
	if !ok {
		c.unsupported(s, "SHOW "+s.What)
		return nil, all
	}
	columns := listing.Columns
	if s.Yield == nil {
		columns = columns[:brief]
	}
	var names []string
	for _, column := range columns {
		names = append(names, column.Name)
		all.set(column.Name, of(kindOf(column.Type)))
	}
	if s.Yield == nil {
		if s.Where != nil {
			c.predicate(s.Where, all)
		}
		return names, all
	}
	for _, i := range s.Yield.Items {
		if v := i.Expr.(*ast.Variable); !all.has(v.Name) {
			c.fail(v, cypher.UndefinedVariable, "Trying to YIELD non-existing column: `"+v.Name+"`")
		}
	}
	yielded, out, _ := c.project(s.Yield, all)
	if s.Where != nil {
		c.predicate(s.Where, &scope{vars: out.vars})
	}
	if s.Yield.Star {
		yielded = names
	}
	return yielded, out
}
