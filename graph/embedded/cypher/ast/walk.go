package ast

// Walk calls visit for n and, where it returns true, for all below it, in the
// order of the text as far as the tree keeps it. Names of labels and hints are not visited;
// variables are, where they are declared too.
func Walk(n Node, visit func(Node) bool) {
	if n != nil && visit(n) {
		Children(n, func(child Node) { Walk(child, visit) })
	}
}

// Children calls each for the nodes right below n. A nil field is passed over.
func Children(n Node, each func(Node)) {
	switch n := n.(type) {
	case *Statement:
		if n.Query != nil {
			each(n.Query)
		}
		if n.Command != nil && n.Command.Schema != nil {
			each(n.Command.Schema)
		}
	case SchemaCommand:
		schemaChildren(n, each)
	case *Query:
		for _, part := range n.Parts {
			each(part)
		}
	case *SingleQuery:
		for _, c := range n.Clauses {
			each(c)
		}
	case Clause:
		clauseChildren(n, each)
	case *Path:
		pathChildren(n, each)
	case *NodePattern:
		eachVariable(each, n.Variable)
		labelExprs(each, n.Labels)
		eachExpr(each, n.Properties, n.Where)
	case *RelPattern:
		eachVariable(each, n.Variable)
		labelExprs(each, n.Types)
		eachExpr(each, n.Properties, n.Where)
		if n.Repeat != nil {
			each(n.Repeat.Path)
		}
	case *Item:
		eachExpr(each, n.Expr)
		eachVariable(each, n.Alias)
	case *SortItem:
		eachExpr(each, n.Expr)
	case Expr:
		exprChildren(n, each)
	}
}

func clauseChildren(c Clause, each func(Node)) {
	switch c := c.(type) {
	case *Match:
		eachPath(each, c.Pattern)
		eachExpr(each, c.Where)
	case *Unwind:
		eachExpr(each, c.List)
		eachVariable(each, c.Variable)
	case *With:
		projectionChildren(&c.Projection, each)
		eachExpr(each, c.Where)
	case *Return:
		projectionChildren(&c.Projection, each)
	case *Create:
		eachPath(each, c.Pattern)
	case *Merge:
		each(c.Path)
		for _, a := range c.Actions {
			setItems(a.Items, each)
		}
	case *Set:
		setItems(c.Items, each)
	case *Remove:
		removeItems(c.Items, each)
	case *Delete:
		eachExpr(each, c.Exprs...)
	case *Foreach:
		eachVariable(each, c.Variable)
		eachExpr(each, c.List)
		for _, u := range c.Updates {
			each(u)
		}
	case *Call:
		eachExpr(each, c.Args...)
		for _, y := range c.Yield {
			eachVariable(each, y.Variable)
		}
		eachExpr(each, c.Where)
	case *Subquery:
		eachVariable(each, c.Imports...)
		each(c.Query)
	case *Show:
		if c.Yield != nil {
			projectionChildren(c.Yield, each)
		}
		eachExpr(each, c.Where)
	case *LoadCSV:
		eachExpr(each, c.From, c.FieldTerminator)
		eachVariable(each, c.Variable)
	case *Use:
		eachExpr(each, c.Graph)
	}
}

func projectionChildren(p *Projection, each func(Node)) {
	for _, i := range p.Items {
		each(i)
	}
	for _, i := range p.OrderBy {
		each(i)
	}
	eachExpr(each, p.Skip, p.Limit)
}

func setItems(items []SetItem, each func(Node)) {
	for _, i := range items {
		switch i := i.(type) {
		case *SetProperty:
			eachExpr(each, i.Target, i.Value)
		case *SetProperties:
			eachVariable(each, i.Variable)
			eachExpr(each, i.Value)
		case *SetLabels:
			eachVariable(each, i.Variable)
			eachExpr(each, i.Dynamic...)
		case *SetDynamic:
			eachExpr(each, i.Target, i.Value)
		}
	}
}

func removeItems(items []RemoveItem, each func(Node)) {
	for _, i := range items {
		switch i := i.(type) {
		case *RemoveProperty:
			eachExpr(each, i.Target)
		case *RemoveLabels:
			eachVariable(each, i.Variable)
			eachExpr(each, i.Dynamic...)
		case *RemoveDynamic:
			each(i.Target)
		}
	}
}

func pathChildren(p *Path, each func(Node)) {
	eachVariable(each, p.Variable)
	for i, n := range p.Nodes {
		if i > 0 {
			each(p.Rels[i-1])
		}
		each(n)
	}
	eachExpr(each, p.Where)
}

func exprChildren(e Expr, each func(Node)) {
	switch e := e.(type) {
	case *Property:
		each(e.Subject)
	case *Index:
		eachExpr(each, e.Subject, e.Index)
	case *Slice:
		eachExpr(each, e.Subject, e.From, e.To)
	case *List:
		eachExpr(each, e.Items...)
	case *Map:
		for _, entry := range e.Entries {
			each(entry.Value)
		}
	case *MapProjection:
		each(e.Variable)
		for _, i := range e.Items {
			eachExpr(each, i.Value)
		}
	case *ListComprehension:
		eachVariable(each, e.Variable)
		eachExpr(each, e.List, e.Where, e.Project)
	case *PatternComprehension:
		each(e.Path)
		eachExpr(each, e.Where, e.Project)
	case *PatternExpr:
		each(e.Path)
	case *Case:
		eachExpr(each, e.Subject)
		for _, w := range e.Whens {
			eachExpr(each, w.Any...)
			eachExpr(each, w.Then)
		}
		eachExpr(each, e.Else)
	case *Function:
		eachExpr(each, e.Args...)
	case *Quantifier:
		eachVariable(each, e.Variable)
		eachExpr(each, e.List, e.Where)
	case *Reduce:
		eachVariable(each, e.Accumulator, e.Variable)
		eachExpr(each, e.Init, e.List, e.Step)
	case *SubqueryExpr:
		each(e.Query)
	case *Unary:
		each(e.X)
	case *Binary:
		eachExpr(each, e.Left, e.Right)
	case *Comparison:
		each(e.First)
		for _, l := range e.Links {
			each(l.X)
		}
	case *IsNull:
		each(e.X)
	case *HasLabels:
		each(e.X)
		labelExprs(each, e.Labels)
	case *TypeTest:
		each(e.X)
	case *IsNormalized:
		each(e.X)
	case *CaseTest:
		each(e.X)
	}
}

func labelExprs(each func(Node), e LabelExpr) {
	for _, x := range DynamicLabels(e) {
		each(x)
	}
}

func eachExpr(each func(Node), exprs ...Expr) {
	for _, e := range exprs {
		if e != nil {
			each(e)
		}
	}
}

func eachVariable(each func(Node), variables ...*Variable) {
	for _, v := range variables {
		if v != nil {
			each(v)
		}
	}
}

func eachPath(each func(Node), paths []*Path) {
	for _, p := range paths {
		each(p)
	}
}
