package ast

import "strconv"

func (f *formatter) path(p *Path) {
	if p.Variable != nil {
		f.put(p.Variable, " = ")
	}
	if s := p.Selector; s != nil {
		f.put("SHORTEST ", strconv.FormatInt(s.Count, 10), " ")
		f.when(s.Groups, "GROUPS ")
	}
	f.put([...]string{AnyPath: "", ShortestOne: "shortestPath(", ShortestAll: "allShortestPaths("}[p.Shortest])
	f.when(p.Where != nil, "(")
	defer func() {
		f.where(p.Where)
		f.when(p.Where != nil, ")")
	}()
	for i, n := range p.Nodes {
		if i > 0 {
			f.put(p.Rels[i-1])
		}
		f.put(n)
	}
	f.when(p.Shortest != AnyPath, ")")
}

func (f *formatter) nodePattern(n *NodePattern) {
	f.put("(")
	f.inside(n.Variable, n.Labels, n.Properties)
	f.where(n.Where)
	f.put(")")
}

// inside writes what nodes and relationships may both hold.
func (f *formatter) inside(v *Variable, labels LabelExpr, properties Expr) {
	if v != nil {
		f.put(v)
	}
	if labels != nil {
		f.put(":", labels)
	}
	if properties != nil {
		f.put(" ", properties)
	}
}

func (f *formatter) relPattern(r *RelPattern) {
	if r.Repeat != nil {
		f.repeat(r.Repeat)
		return
	}
	f.when(r.Direction == Left, "<")
	f.put("-[")
	if r.Variable != nil {
		f.put(r.Variable)
	}
	if r.Types != nil {
		f.put(":", r.Types)
	}
	if r.Length != nil {
		f.length(r.Length)
	}
	if r.Properties != nil {
		f.put(" ", r.Properties)
	}
	f.where(r.Where)
	f.put("]-")
	f.when(r.Direction == Right, ">")
}

func (f *formatter) repeat(r *Repeat) {
	f.when(r.Path.Where == nil, "(")
	f.put(r.Path)
	f.when(r.Path.Where == nil, ")")
	f.put("{", strconv.FormatInt(r.Min, 10), ",")
	if r.Max != nil {
		f.put(strconv.FormatInt(*r.Max, 10))
	}
	f.put("}")
}

func (f *formatter) length(l *Length) {
	f.put("*")
	if l.Min != nil {
		f.put(strconv.FormatInt(*l.Min, 10))
	}
	f.when(l.Min != nil || l.Max != nil, "..")
	if l.Max != nil {
		f.put(strconv.FormatInt(*l.Max, 10))
	}
}

func (f *formatter) label(e LabelExpr) {
	switch e := e.(type) {
	case *LabelName:
		f.put(quoteName(e.Text))
	case *LabelNot:
		f.put("!", e.X)
	case *LabelAnd:
		f.put("(", e.Left, "&", e.Right, ")")
	case *LabelOr:
		f.put("(", e.Left, "|", e.Right, ")")
	case *LabelAny:
		f.put("%")
	case *LabelDynamic:
		f.put("$")
		f.when(e.Any, "any")
		f.put("(", e.X, ")")
	}
}
