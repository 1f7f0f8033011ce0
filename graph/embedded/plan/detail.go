package plan

import (
	"fmt"
	"strings"

	"entente/graph/embedded/cypher/ast"
)

// inner is the plan that an operator runs for each row; nil if there is none.
func inner(op Op) Op {
	switch op := op.(type) {
	case *Optional:
		return op.Inner
	case *Apply:
		return op.Inner
	case *Merge:
		return op.Match
	case *Repeat:
		return op.Round
	case *Foreach:
		return op.Inner
	}
	return nil
}

// isScan reports whether an operator finds nodes in the store.
func isScan(op Op) bool {
	switch op.(type) {
	case *AllNodes, *LabelScan, *IndexSeek, *IndexRange, *IDSeek, *HashSeek, *UnionScan:
		return true
	}
	return false
}

// dependent reports whether what a scan finds depends on the row.
func dependent(op Op) bool {
	switch op := op.(type) {
	case *IndexSeek:
		return op.Value.asks(op.Slot)
	case *IDSeek:
		return op.Value.asks(op.Slot)
	case *HashSeek:
		return op.Value.asks(op.Slot)
	case *IndexRange:
		for _, e := range [...]*Expr{op.Low, op.High, op.Prefix} {
			if e != nil && e.asks(op.Slot) {
				return true
			}
		}
	}
	return false
}

// asks reports whether an expression depends on a variable in another slot.
func (e Expr) asks(slot int) bool {
	needs := map[string]bool{}
	names(e.Expr, needs)
	for name := range needs {
		if s, visible := e.Scope.Slot(name); visible && s != slot {
			return true
		}
	}
	return false
}

// keeps returns the variables that an operator leaves of a row where it does not
// leave them all.
func keeps(op Op) ([]string, bool) {
	if d, ok := op.(*Degree); ok {
		return bound(d.Names[0], d.Name), !hidden(d.Name)
	}
	agg, ok := op.(*Aggregate)
	if !ok {
		return nil, false
	}
	var names []string
	for _, k := range agg.Keys {
		names = append(names, k.Name)
	}
	for _, a := range agg.Aggregates {
		if a.Name != "" {
			names = append(names, a.Name)
		}
	}
	return names, true
}

// operator returns the name of an operator, what it does as Cypher, and the
// variables that it binds.
func operator(op Op) (name, details string, binds []string) {
	switch op := op.(type) {
	case *AllNodes:
		return "AllNodesScan", show(op.Name), bound(op.Name)
	case *LabelScan:
		return "NodeByLabelScan", show(op.Name) + ":" + quote(op.Label), bound(op.Name)
	case *IndexSeek:
		name, details = describeSeek(op)
		return name, details, bound(op.Name)
	case *IndexRange:
		return describeRange(op)
	case *UnionScan:
		var labels []string
		for _, l := range op.Labels {
			labels = append(labels, quote(l))
		}
		return "UnionNodeByLabelsScan", show(op.Name) + ":" + strings.Join(labels, "|"), bound(op.Name)
	case *IDSeek:
		return describeIDSeek(op)
	case *HashSeek:
		return describeHashSeek(op)
	case *Expand:
		return "Expand" + variant(op.Into), arrow(op.Names, op.Direction, op.Types, ""), bound(op.Names[1:]...)
	case *VarExpand:
		name = "VarLengthExpand" + variant(op.Into)
		if op.Pruned {
			name = "VarLengthExpand(Pruning,BFS," + strings.Trim(variant(op.Into), "()") + ")"
		}
		return name, arrow(op.Names, op.Direction, op.Types, length(op.Min, op.Max)), bound(op.Names[1:]...)
	case *BoundRel:
		return "ProjectEndpoints", arrow(op.Names, op.Direction, op.Types, ""), bound(op.Names[0], op.Names[2])
	case *ShortestPath:
		return describeShortest(op)
	case *Repeat:
		return "Repeat(Trail)", fmt.Sprintf("(%s) (...){%s} (%s)", show(op.Names[0]), rounds(op.Min, op.Max), show(op.Names[2])), bound(append(op.Lists, op.Names[2])...)
	case *SelectPaths:
		return "StatefulShortestPath" + variant(op.Into), op.Text, bound(op.Names...)
	case *BindPath:
		return "Projection", show(op.Name), bound(op.Name)
	case *Filter:
		return "Filter", conjunction(op.Where), nil
	case *Optional:
		return "Optional", "", nil
	case *Apply:
		if op.Unit {
			return "SubqueryForeach", "", nil
		}
		return "Apply", "", nil
	case *Unwind:
		return "Unwind", format(op.List.Expr) + " AS " + quote(op.Name), bound(op.Name)
	case *Project:
		return "Projection", itemList(op.Items), itemNames(op.Items)
	case *Aggregate:
		return "EagerAggregation", describeAggregate(op), nil
	case *CountStore:
		name, details, binds = describeCount(op)
		return name, details, bound(binds...)
	case *Degree:
		return "GetDegree", "count(" + arrow(op.Names, op.Direction, op.Types, "") + ") AS " + show(op.Name), bound(op.Name)
	case *Distinct:
		return "Distinct", "", nil
	case *Sort:
		name, details = describeSort(op)
		return name, details, nil
	case *Skip:
		return "Skip", format(op.Count.Expr), nil
	case *Limit:
		return "Limit", format(op.Count.Expr), nil
	case *Call:
		return describeCall(op)
	case *ChangeSchema:
		name, details = describeSchema(op)
		return name, details, nil
	case *Empty:
		return "EmptyResult", "", nil
	}
	return describeUpdate(op)
}

// describeUpdate is operator for what changes the graph, and for what is known by
// the name of its type only.
func describeUpdate(op Op) (name, details string, binds []string) {
	switch op := op.(type) {
	case *Create:
		for _, e := range op.Elements {
			switch e := e.(type) {
			case CreateNode:
				binds = append(binds, e.Name)
			case CreateRel:
				binds = append(binds, e.Name)
			case *BindPath:
				binds = append(binds, e.Name)
			}
		}
		return "Create", makes(op.Elements), bound(binds...)
	case *Merge:
		return "Merge", "CREATE " + makes(op.Elements) + actions(" ON MATCH SET ", op.OnMatch) + actions(" ON CREATE SET ", op.OnCreate), nil
	case *Set:
		return setName(op.Items), plain(ast.Format(&ast.Set{Items: op.Items})[len("SET "):]), nil
	case *Remove:
		name = "RemoveLabels"
		for _, item := range op.Items {
			if _, ok := item.(*ast.RemoveProperty); ok {
				name = "SetProperty"
			}
		}
		return name, plain(ast.Format(&ast.Remove{Items: op.Items})[len("REMOVE "):]), nil
	case *Delete:
		var parts []string
		for _, e := range op.Exprs {
			parts = append(parts, format(e.Expr))
		}
		if op.Detach {
			return "DetachDelete", strings.Join(parts, ", "), nil
		}
		return "Delete", strings.Join(parts, ", "), nil
	case *Foreach:
		return "Foreach", quote(op.Name) + " IN " + format(op.List.Expr), nil
	}
	return strings.TrimPrefix(fmt.Sprintf("%T", op), "*plan."), "", nil
}

func describeSeek(op *IndexSeek) (name, details string) {
	name, kind, is := "NodeIndexSeek", "RANGE INDEX", "="
	if op.Unique {
		name, kind = "NodeUniqueIndexSeek", "UNIQUE"
	}
	if op.Many {
		is = "IN"
	}
	key := quote(op.Key)
	return name, fmt.Sprintf("%s %s:%s(%s) WHERE %s %s %s", kind, show(op.Name), quote(op.Label), key, key, is, format(op.Value.Expr))
}

func rounds(low, high int64) string {
	if high < 0 {
		return fmt.Sprintf("%d, *", low)
	}
	return fmt.Sprintf("%d, %d", low, high)
}

func describeCount(op *CountStore) (name, details string, binds []string) {
	of := "()"
	name = "NodeCountFromCountStore"
	switch {
	case op.Relationships:
		name = "RelationshipCountFromCountStore"
		of = "()-[]->()"
		if len(op.Of) > 0 {
			of = "()-[:" + strings.Join(quoteAll(op.Of), "|") + "]->()"
		}
	case len(op.Of) > 0:
		of = "(:" + quote(op.Of[0]) + ")"
	}
	details = aliased("count( "+of+" )", op.Name)
	if op.Each {
		return name, "type AS " + quote(op.KeyName) + ", " + details, []string{op.KeyName, op.Name}
	}
	return name, details, []string{op.Name}
}

func describeShortest(op *ShortestPath) (name, details string, binds []string) {
	function := "shortestPath"
	if op.All {
		function = "allShortestPaths"
	}
	details = function + "(" + arrow(op.Names, op.Direction, op.Types, length(op.Min, op.Max)) + ")"
	if len(op.Where) > 0 {
		details += " WHERE " + conjunction(op.Where)
	}
	binds = bound(op.Names[1])
	if op.PathName != "" {
		details = quote(op.PathName) + " = " + details
		binds = append(binds, op.PathName)
	}
	return "ShortestPath", details, binds
}

func describeAggregate(op *Aggregate) string {
	parts := []string{}
	if keys := itemList(op.Keys); keys != "" {
		parts = append(parts, keys)
	}
	for _, a := range op.Aggregates {
		parts = append(parts, aliased(format(a.Call), a.Name))
	}
	return strings.Join(parts, ", ")
}

func describeSort(op *Sort) (name, details string) {
	var keys []string
	for _, k := range op.Keys {
		order := " ASC"
		if k.Descending {
			order = " DESC"
		}
		keys = append(keys, format(k.Expr.Expr)+order)
	}
	name, details = "Sort", strings.Join(keys, ", ")
	if op.Limit == nil {
		return name, details
	}
	details += " LIMIT "
	if op.Skip != nil {
		details += format(op.Skip.Expr) + " + "
	}
	return "Top", details + format(op.Limit.Expr)
}

func setName(items []ast.SetItem) string {
	properties, labels, maps := 0, 0, 0
	for _, item := range items {
		switch item.(type) {
		case *ast.SetLabels:
			labels++
		case *ast.SetProperties:
			maps++
		default:
			properties++
		}
	}
	switch {
	case labels == len(items):
		return "SetLabels"
	case maps == len(items):
		return "SetPropertiesFromMap"
	case properties == 1 && len(items) == 1:
		return "SetProperty"
	}
	return "SetProperties"
}

func actions(words string, sets []Set) string {
	var parts []string
	for _, s := range sets {
		parts = append(parts, plain(ast.Format(&ast.Set{Items: s.Items})[len("SET "):]))
	}
	if len(parts) == 0 {
		return ""
	}
	return words + strings.Join(parts, ", ")
}

// makes writes the elements of a pattern that are made.
func makes(elements []any) string {
	var parts []string
	for _, e := range elements {
		switch e := e.(type) {
		case CreateNode:
			text := show(e.Name)
			for _, l := range e.Labels {
				text += ":" + quote(l)
			}
			parts = append(parts, "("+strings.TrimSpace(text+" "+optional(e.Properties))+")")
		case CreateRel:
			inside := strings.TrimSpace(show(e.Name) + ":" + quote(e.Type) + " " + optional(e.Properties))
			parts = append(parts, fmt.Sprintf("(%s)-[%s]->(%s)", show(e.Names[0]), inside, show(e.Names[1])))
		}
	}
	return strings.Join(parts, ", ")
}

func optional(e *Expr) string {
	if e == nil {
		return ""
	}
	return format(e.Expr)
}
