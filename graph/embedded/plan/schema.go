package plan

import (
	"strings"

	"entente/graph/embedded/cypher/ast"
)

// ChangeSchema runs a command that changes the schema. It gives no rows.
type ChangeSchema struct {
	from
	Command *ast.Command
}

// Command plans a command that changes the schema.
func (p *Planner) Command(c *ast.Command) (*Plan, error) {
	if c.Schema == nil {
		return nil, unsupportedAt(c, c.Name)
	}
	return &Plan{Root: &ChangeSchema{from{&Argument{}}, c}, Updates: true}, nil
}

// show plans SHOW with its YIELD and WHERE.
func (p *Planner) show(b *build, c *ast.Show) (err error) {
	listing, ok := p.procedures.Shows(c.What)
	if !ok {
		return unsupportedAt(c, "SHOW "+c.What)
	}
	op := &Call{from: from{b.op}, Procedure: &listing.Procedure, Args: []Expr{{&ast.Literal{Pos: c.Pos, Value: c.Filter}, b.scope}}}
	columns := listing.Columns
	if c.Yield == nil {
		columns = columns[:listing.Brief]
	}
	var star []*ast.Item
	for i, column := range columns {
		slot := p.NewSlot()
		op.Yields = append(op.Yields, Yield{Column: i, Slot: slot, Name: column.Name})
		b.scope = b.scope.With(column.Name, slot)
		b.columns, b.slots = append(b.columns, column.Name), append(b.slots, slot)
		star = append(star, &ast.Item{Pos: c.Pos, Expr: &ast.Variable{Pos: c.Pos, Name: column.Name}, Text: column.Name})
	}
	b.op = op
	if c.Yield == nil {
		if c.Where != nil {
			b.op = &Filter{from{b.op}, exprs(conjuncts(c.Where, nil), b.scope)}
		}
		return nil
	}
	yield := *c.Yield
	if yield.Star { // in the order of the listing, not of the alphabet
		yield.Star, yield.Items = false, star
	}
	b.columns, b.slots, err = p.projection(b, &yield, c.Where)
	return err
}

// describeSchema names a command as Neo4j names its operators.
func describeSchema(op *ChangeSchema) (name, details string) {
	text := func(e ast.Expr) string {
		if e == nil {
			return ""
		}
		return ast.Format(e)
	}
	switch c := op.Command.Schema.(type) {
	case *ast.CreateIndex:
		return "CreateIndex", strings.TrimSpace(c.Kind + " INDEX " + text(c.Name))
	case *ast.CreateConstraint:
		return "CreateConstraint", strings.TrimSpace("CONSTRAINT " + text(c.Name) + " IS " + c.Kind)
	case *ast.DropRule:
		if c.Constraint {
			return "DropConstraint", "CONSTRAINT " + text(c.Name)
		}
		return "DropIndex", "INDEX " + text(c.Name)
	}
	return op.Command.Name, ""
}
