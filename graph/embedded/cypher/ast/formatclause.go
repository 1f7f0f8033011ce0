package ast

import "strings"

func (f *formatter) clause(c Clause) {
	switch c := c.(type) {
	case *Match:
		f.match(c)
	case *Unwind:
		f.put("UNWIND ", c.List, " AS ", c.Variable)
	case *With:
		f.put("WITH ")
		f.projection(&c.Projection)
		f.where(c.Where)
	case *Return:
		if !c.Star && len(c.Items) == 0 {
			f.put("FINISH")
			return
		}
		f.put("RETURN ")
		f.projection(&c.Projection)
	case *Create:
		f.put("CREATE ")
		f.paths(c.Pattern)
	case *Merge:
		f.put("MERGE ", c.Path)
		for _, a := range c.Actions {
			f.put(" ON ", [...]string{"CREATE", "MATCH"}[btoi(a.OnMatch)], " SET ")
			f.setItems(a.Items)
		}
	case *Set:
		f.put("SET ")
		f.setItems(c.Items)
	case *Remove:
		f.put("REMOVE ")
		f.removeItems(c.Items)
	case *Delete:
		f.when(c.Detach, "DETACH ")
		f.put("DELETE ")
		f.exprs(c.Exprs)
	case *Foreach:
		f.put("FOREACH (", c.Variable, " IN ", c.List, " |")
		for _, u := range c.Updates {
			f.put(" ", u)
		}
		f.put(")")
	default:
		f.call(c)
	}
}

func (f *formatter) call(c Clause) {
	switch c := c.(type) {
	case *Call:
		f.procedure(c)
	case *Subquery:
		f.when(c.Optional, "OPTIONAL ")
		f.put("CALL ")
		if c.Scoped {
			f.put("(")
			f.when(c.ImportAll, "*")
			f.list(len(c.Imports), func(i int) { f.put(c.Imports[i]) })
			f.put(") ")
		}
		f.put("{ ", c.Query, " }")
		f.when(c.InTransactions, " IN TRANSACTIONS")
	case *LoadCSV:
		f.put("LOAD CSV ")
		f.when(c.WithHeaders, "WITH HEADERS ")
		f.put("FROM ", c.From, " AS ", c.Variable)
		if c.FieldTerminator != nil {
			f.put(" FIELDTERMINATOR ", c.FieldTerminator)
		}
	case *Use:
		f.put("USE ", c.Graph)
	case *Show:
		f.show(c)
	}
}

func (f *formatter) match(m *Match) {
	f.when(m.Optional, "OPTIONAL ")
	f.put("MATCH ")
	f.paths(m.Pattern)
	for _, h := range m.Hints {
		f.put(" ", h.Text)
	}
	f.where(m.Where)
}

func (f *formatter) projection(p *Projection) {
	f.when(p.Distinct, "DISTINCT ")
	f.when(p.Star, "*")
	f.when(p.Star && len(p.Items) > 0, ", ")
	f.list(len(p.Items), func(i int) {
		f.put(p.Items[i].Expr)
		if p.Items[i].Alias != nil {
			f.put(" AS ", p.Items[i].Alias)
		}
	})
	f.when(len(p.OrderBy) > 0, " ORDER BY ")
	f.list(len(p.OrderBy), func(i int) {
		f.put(p.OrderBy[i].Expr)
		f.when(p.OrderBy[i].Descending, " DESC")
	})
	if p.Skip != nil {
		f.put(" SKIP ", p.Skip)
	}
	if p.Limit != nil {
		f.put(" LIMIT ", p.Limit)
	}
}

func (f *formatter) setItems(items []SetItem) {
	f.list(len(items), func(i int) {
		switch s := items[i].(type) {
		case *SetProperty:
			f.put(s.Target, " = ", s.Value)
		case *SetProperties:
			f.put(s.Variable, [...]string{" = ", " += "}[btoi(s.Add)], s.Value)
		case *SetLabels:
			f.put(s.Variable)
			f.names(s.Labels)
			f.dynamic(s.Dynamic)
		case *SetDynamic:
			f.put(s.Target, " = ", s.Value)
		}
	})
}

func (f *formatter) dynamic(labels []Expr) {
	for _, x := range labels {
		f.put(":$(", x, ")")
	}
}

func (f *formatter) removeItems(items []RemoveItem) {
	f.list(len(items), func(i int) {
		switch r := items[i].(type) {
		case *RemoveProperty:
			f.put(r.Target)
		case *RemoveLabels:
			f.put(r.Variable)
			f.names(r.Labels)
			f.dynamic(r.Dynamic)
		case *RemoveDynamic:
			f.put(r.Target)
		}
	})
}

func (f *formatter) names(names []Name) {
	for _, n := range names {
		f.put(":", quoteName(n.Text))
	}
}

func (f *formatter) procedure(c *Call) {
	f.when(c.Optional, "OPTIONAL ")
	f.put("CALL ", quoteDotted(c.Procedure))
	if c.Explicit {
		f.put("(")
		f.exprs(c.Args)
		f.put(")")
	}
	f.when(c.HasYield, " YIELD ")
	f.when(c.YieldStar, "*")
	f.when(c.HasYield && !c.YieldStar && len(c.Yield) == 0, "-")
	f.list(len(c.Yield), func(i int) {
		f.put(quoteName(c.Yield[i].Column), " AS ", c.Yield[i].Variable)
	})
	f.where(c.Where)
}

// quoteDotted writes each part of a dotted name in backticks.
func quoteDotted(name string) string {
	parts := strings.Split(name, ".")
	for i, part := range parts {
		parts[i] = quoteName(part)
	}
	return strings.Join(parts, ".")
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
