package plan

import (
	"slices"
	"strings"

	"entente/graph"
)

// Description is a plan as people read it, in Neo4j's terms.
type Description struct {
	root *graph.Plan
	ops  map[*graph.Plan]Op // what each operator does the work of; none for those that only show the shape
}

// Describe describes a plan. The catalog gives the estimates.
func Describe(p *Plan, catalog Catalog) *Description {
	d := &describer{ops: map[*graph.Plan]Op{}, estimator: estimator{catalog}}
	below := d.statement(p)
	root := &graph.Plan{Operator: "ProduceResults", Details: strings.Join(quoteAll(p.Columns), ", "), Identifiers: below.Identifiers, EstimatedRows: below.EstimatedRows, Children: []*graph.Plan{below}}
	return &Description{root, d.ops}
}

// Plan returns the plan as EXPLAIN gives it. It is the caller's.
func (d *Description) Plan() *graph.Plan { return d.copy(d.root, nil) }

// Profiled returns the plan with what each operator did; measure is asked with
// nil for the root, which gives the rows of the result.
func (d *Description) Profiled(measure func(Op) graph.Profile) *graph.Plan {
	return d.copy(d.root, measure)
}

// Operators lists the operators that have a place of their own in the description.
func (d *Description) Operators() []Op {
	var all []Op
	for _, op := range d.ops {
		all = append(all, op)
	}
	return all
}

func (d *Description) copy(p *graph.Plan, measure func(Op) graph.Profile) *graph.Plan {
	c := *p
	c.Identifiers = slices.Clone(p.Identifiers)
	c.Children = nil
	for _, child := range p.Children {
		c.Children = append(c.Children, d.copy(child, measure))
	}
	if measure == nil {
		return &c
	}
	op, works := d.ops[p]
	switch {
	case works || p == d.root:
		profile := measure(op)
		c.Profile = &profile
	default: // its rows are those of what it runs last
		c.Profile = &graph.Profile{}
		if n := len(c.Children); n > 0 {
			c.Profile.Rows = c.Children[n-1].Profile.Rows
		}
	}
	return &c
}

// String writes the plan as an indented tree without figures, the operator that
// gives the rows of the result first.
func (p *Plan) String() string {
	d := &describer{ops: map[*graph.Plan]Op{}}
	var b strings.Builder
	writeTree(&b, d.statement(p), 0)
	return b.String()
}

func writeTree(b *strings.Builder, p *graph.Plan, depth int) {
	b.WriteString(strings.TrimRight(strings.Repeat("  ", depth)+p.Operator+" "+p.Details, " "))
	b.WriteByte('\n')
	for i := len(p.Children) - 1; i >= 0; i-- {
		// What only feeds an operator stands below it, side branches are indented.
		writeTree(b, p.Children[i], depth+min(i, 1))
	}
}

// describer builds a description from the leaves up.
type describer struct {
	estimator estimator
	ops       map[*graph.Plan]Op
}

func (d *describer) statement(p *Plan) *graph.Plan {
	return d.op(p.Root, &graph.Plan{EstimatedRows: 1})
}

// op describes an operator with all below it. given is what an [Argument] at the
// end gives.
func (d *describer) op(op Op, given *graph.Plan) *graph.Plan {
	switch op := op.(type) {
	case *Argument:
		p := &graph.Plan{Operator: "Argument", Identifiers: given.Identifiers, EstimatedRows: given.EstimatedRows}
		p.Details = strings.Join(p.Identifiers, ", ")
		d.ops[p] = op
		return p
	case *Union:
		p := d.add(op, "Union", "", nil, nil)
		for _, part := range op.Parts {
			child := d.op(part.Root, given)
			p.Children = append(p.Children, child)
			p.EstimatedRows += child.EstimatedRows
		}
		p.Identifiers = p.Children[0].Identifiers
		return p
	}
	if op.Input() == nil {
		return d.leaf(op, given)
	}
	in := d.op(op.Input(), given)
	switch {
	case isScan(op):
		return d.scan(op, in)
	case inner(op) != nil:
		return d.nested(op, in)
	}
	name, details, binds := operator(op)
	if kept, ok := keeps(op); ok {
		binds = kept
	}
	return d.add(op, name, details, in, binds)
}

// leaf describes an operator that nothing feeds.
func (d *describer) leaf(op Op, given *graph.Plan) *graph.Plan {
	name, details, binds := operator(op)
	p := d.add(op, name, details, nil, binds)
	p.EstimatedRows = d.estimator.rows(op, given.EstimatedRows)
	return p
}

// scan describes an operator that finds nodes: a leaf in Neo4j's plans, which a
// CartesianProduct or an Apply runs for each row of what stands before it.
func (d *describer) scan(op Op, in *graph.Plan) *graph.Plan {
	name, details, binds := operator(op)
	p := d.add(op, name, details, in, binds)
	if nothing(in) {
		return p
	}
	join := &graph.Plan{Operator: "CartesianProduct", Identifiers: p.Identifiers, EstimatedRows: p.EstimatedRows}
	p.Children = nil
	if dependent(op) {
		join.Operator = "Apply"
	} else {
		p.Identifiers = binds
	}
	p.EstimatedRows = d.estimator.rows(op, 1)
	join.Children = []*graph.Plan{in, p}
	return join
}

// nested describes an operator that runs a plan of its own for each row.
func (d *describer) nested(op Op, in *graph.Plan) *graph.Plan {
	name, details, binds := operator(op)
	inside := d.op(inner(op), &graph.Plan{Identifiers: in.Identifiers, EstimatedRows: 1})
	switch op := op.(type) {
	case *Apply, *Foreach, *Repeat:
		p := d.add(op, name, details, in, binds)
		p.EstimatedRows = in.EstimatedRows * max(1, inside.EstimatedRows)
		if a, ok := op.(*Apply); ok && !a.Unit {
			p.Identifiers = joined(in.Identifiers, inside.Identifiers)
		}
		p.Children = append(p.Children, inside)
		return p
	}
	p := d.add(op, name, details, inside, binds)
	p.EstimatedRows = max(1, inside.EstimatedRows)
	if nothing(in) {
		return p
	}
	return &graph.Plan{Operator: "Apply", Identifiers: p.Identifiers, EstimatedRows: in.EstimatedRows * p.EstimatedRows, Children: []*graph.Plan{in, p}}
}

// add makes the description of one operator. binds are the variables that it adds.
func (d *describer) add(op Op, name, details string, in *graph.Plan, binds []string) *graph.Plan {
	p := &graph.Plan{Operator: name, Details: details, Identifiers: joined(nil, binds)}
	if in != nil {
		if !nothing(in) {
			p.Children = []*graph.Plan{in}
		}
		p.EstimatedRows = d.estimator.rows(op, in.EstimatedRows)
		if _, own := keeps(op); !own {
			p.Identifiers = joined(in.Identifiers, binds)
		}
	}
	d.ops[p] = op
	return p
}

// nothing reports whether an operator gives one row without variables, which is
// not worth showing.
func nothing(p *graph.Plan) bool { return p.Operator == "Argument" && len(p.Identifiers) == 0 }

// joined returns the names of both lists, each once, in their order.
func joined(a, b []string) []string {
	all := slices.Clone(a)
	for _, name := range b {
		if !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}
