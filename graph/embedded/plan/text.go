package plan

import (
	"fmt"
	"strings"

	"entente/graph/embedded/cypher/ast"
)

// String writes the plan as an indented tree, the operator that gives the rows
// of the result first and what it reads from below it.
func (p *Plan) String() string {
	var b strings.Builder
	write(&b, p.Root, 0)
	return b.String()
}

func write(b *strings.Builder, op Op, depth int) {
	for ; op != nil; op = op.Input() {
		if _, ok := op.(*Argument); ok && depth == 0 {
			return
		}
		fmt.Fprintf(b, "%s%s\n", strings.Repeat("  ", depth), describe(op))
		switch op := op.(type) {
		case *Optional:
			write(b, op.Inner, depth+1)
		case *Apply:
			write(b, op.Inner, depth+1)
		case *Merge:
			write(b, op.Match, depth+1)
		case *Foreach:
			write(b, op.Inner, depth+1)
		case *Union:
			for _, part := range op.Parts {
				write(b, part.Root, depth+1)
			}
		}
	}
}

// describe writes an operator on one line.
func describe(op Op) string {
	switch op := op.(type) {
	case *Argument:
		return "Argument"
	case *AllNodes:
		return "AllNodes " + show(op.Name)
	case *LabelScan:
		return fmt.Sprintf("LabelScan %s:%s", show(op.Name), op.Label)
	case *IndexSeek:
		kind, is := "IndexSeek", "="
		if op.Unique {
			kind = "UniqueSeek"
		}
		if op.Many {
			is = "IN"
		}
		return fmt.Sprintf("%s %s:%s %s %s %s", kind, show(op.Name), op.Label, op.Key, is, ast.Format(op.Value.Expr))
	case *Expand:
		return fmt.Sprintf("Expand%s %s", into(op.Into), arrow(op.Names, op.Direction, op.Types, ""))
	case *VarExpand:
		length := fmt.Sprintf("*%d..", op.Min)
		if op.Max >= 0 {
			length += fmt.Sprint(op.Max)
		}
		return fmt.Sprintf("VarExpand%s %s", into(op.Into), arrow(op.Names, op.Direction, op.Types, length))
	case *BoundRel:
		return "BoundRel " + arrow(op.Names, op.Direction, op.Types, "")
	case *ShortestPath:
		return fmt.Sprintf("ShortestPath [:%s*%d..%d] with %d conditions", strings.Join(op.Types, "|"), op.Min, op.Max, len(op.Where))
	case *BindPath:
		return "BindPath " + show(op.Name)
	case *Filter:
		return "Filter " + list(op.Where)
	case *Optional:
		return "Optional"
	case *Apply:
		return "Apply"
	case *Unwind:
		return fmt.Sprintf("Unwind %s AS %s", ast.Format(op.List.Expr), op.Name)
	case *Project:
		return "Project " + items(op.Items)
	case *Aggregate:
		var calls []string
		for _, a := range op.Aggregates {
			calls = append(calls, ast.Format(a.Call))
		}
		return strings.TrimSpace(fmt.Sprintf("Aggregate %s by %s", strings.Join(calls, ", "), items(op.Keys)))
	case *Distinct:
		return "Distinct"
	case *Sort:
		return describeSort(op)
	case *Skip:
		return "Skip " + ast.Format(op.Count.Expr)
	case *Limit:
		return "Limit " + ast.Format(op.Count.Expr)
	case *Call:
		return "Call " + op.Procedure
	case *Delete:
		if op.Detach {
			return "DetachDelete " + list(op.Exprs)
		}
		return "Delete " + list(op.Exprs)
	}
	return strings.TrimPrefix(fmt.Sprintf("%T", op), "*plan.")
}

func describeSort(op *Sort) string {
	var keys []string
	for _, k := range op.Keys {
		key := ast.Format(k.Expr.Expr)
		if k.Descending {
			key += " DESC"
		}
		keys = append(keys, key)
	}
	name := "Sort "
	if op.Limit != nil {
		name = "Top " + ast.Format(op.Limit.Expr) + " "
	}
	return name + strings.Join(keys, ", ")
}

// show writes a name; those of the planner become a dot.
func show(name string) string {
	if hidden(name) {
		return "."
	}
	return name
}

func into(bound bool) string {
	if bound {
		return "Into"
	}
	return ""
}

func arrow(names [3]string, d Direction, types []string, length string) string {
	left, right := "-", "-"
	switch d {
	case Outgoing:
		right = "->"
	case Incoming:
		left = "<-"
	}
	rel := show(names[1])
	if len(types) > 0 {
		rel += ":" + strings.Join(types, "|")
	}
	return fmt.Sprintf("(%s)%s[%s%s]%s(%s)", show(names[0]), left, rel, length, right, show(names[2]))
}

func list(exprs []Expr) string {
	var parts []string
	for _, e := range exprs {
		parts = append(parts, strings.ReplaceAll(ast.Format(e.Expr), "`  ", "`"))
	}
	return strings.Join(parts, " AND ")
}

func items(list []Item) string {
	var parts []string
	for _, it := range list {
		parts = append(parts, it.Name)
	}
	return strings.Join(parts, ", ")
}
