package plan

import (
	"entente/graph/embedded/cypher/ast"
)

// How many of the rows a condition is expected to keep, and how many elements a
// list is expected to have, where nothing better is known.
const (
	equalityShare = 0.1
	rangeShare    = 0.3
	otherShare    = 0.75
	listLength    = 10
	deepest       = 4 // steps of a variable length without a bound that are counted
)

// estimator guesses how many rows operators give, from the counts of the store
// and as if everything were independent of everything else.
type estimator struct{ catalog Catalog }

// rows guesses how many rows an operator makes of a number of rows.
func (s estimator) rows(op Op, in float64) float64 {
	if s.catalog == nil {
		return 0
	}
	switch op := op.(type) {
	case *AllNodes:
		return in * s.nodes()
	case *LabelScan:
		return in * float64(s.catalog.LabelCount(op.Label))
	case *IndexSeek:
		return in * s.seek(op)
	case *UnionScan:
		sum := 0.0
		for _, l := range op.Labels {
			sum += float64(s.catalog.LabelCount(l))
		}
		return in * min(sum, s.nodes())
	case *HashSeek:
		found := s.nodes()
		if op.Label != "" {
			found = float64(s.catalog.LabelCount(op.Label))
		}
		return in * max(1, found*equalityShare)
	case *IDSeek:
		if op.Many {
			return in * elements(op.Value.Expr)
		}
		return in
	case *IndexRange:
		share := rangeShare
		if op.Prefix != nil || op.Low != nil && op.High != nil {
			share = equalityShare
		}
		return in * max(1, float64(s.catalog.LabelCount(op.Label))*share)
	case *Expand:
		return in * s.steps(op.Types, op.Direction, op.Into)
	case *VarExpand:
		return in * s.trails(op)
	case *Filter:
		for _, w := range op.Where {
			in *= s.share(w.Expr)
		}
		return in
	case *Unwind:
		return in * elements(op.List.Expr)
	case *Aggregate:
		if len(op.Keys) == 0 {
			return 1
		}
		return min(in, max(1, in/2))
	case *Distinct:
		return in * 0.95
	case *Sort:
		if op.Limit != nil {
			return min(in, number(op.Limit, in)+number(op.Skip, 0))
		}
	case *Limit:
		return min(in, number(&op.Count, in))
	case *Skip:
		return max(0, in-number(&op.Count, 0))
	case *Call:
		if len(op.Procedure.Columns) == 0 {
			return in
		}
		return in * listLength
	case *Empty:
		return 0
	}
	return in
}

func (s estimator) nodes() float64 { return float64(s.catalog.NodeCount()) }

func (s estimator) seek(op *IndexSeek) float64 {
	one := 1.0
	if !op.Unique {
		one = max(1, float64(s.catalog.LabelCount(op.Label))*equalityShare)
	}
	if !op.Many {
		return one
	}
	return one * elements(op.Value.Expr)
}

// relationships is how many relationships there are of any of some types.
func (s estimator) relationships(types []string) float64 {
	if len(types) == 0 {
		return float64(s.catalog.RelationshipCount())
	}
	sum := 0.0
	for _, t := range types {
		sum += float64(s.catalog.TypeCount(t))
	}
	return sum
}

// steps is how many relationships of a pattern a node has.
func (s estimator) steps(types []string, d Direction, into bool) float64 {
	n := s.relationships(types) / max(1, s.nodes())
	if d == Both {
		n *= 2
	}
	if into {
		n /= max(1, s.nodes())
	}
	return n
}

func (s estimator) trails(op *VarExpand) float64 {
	one := s.steps(op.Types, op.Direction, false)
	most := op.Max
	if most < 0 || most > op.Min+deepest {
		most = op.Min + deepest
	}
	sum, level := 0.0, 1.0
	for n := int64(0); n <= most && level < 1e12; n++ {
		if n >= op.Min {
			sum += level
		}
		level *= one
	}
	if op.Into {
		sum /= max(1, s.nodes())
	}
	return sum
}

// share is the part of the rows that a condition keeps.
func (s estimator) share(e ast.Expr) float64 {
	switch e := e.(type) {
	case *ast.HasLabels:
		labels, ok := ast.AllOf(e.Labels)
		if !ok {
			return otherShare
		}
		share := 1.0
		for _, l := range labels {
			share *= float64(s.catalog.LabelCount(l.Text)) / max(1, s.nodes())
		}
		return share
	case *ast.Comparison:
		if len(e.Links) == 1 && e.Links[0].Op == ast.Equal {
			return equalityShare
		}
		if len(e.Links) == 1 && e.Links[0].Op == ast.NotEqual {
			return 1 - equalityShare
		}
		return rangeShare
	case *ast.Unary:
		if e.Op == ast.Not {
			return 1 - s.share(e.X)
		}
	case *ast.Binary:
		return s.binaryShare(e)
	}
	return otherShare
}

func (s estimator) binaryShare(e *ast.Binary) float64 {
	switch e.Op {
	case ast.And:
		return s.share(e.Left) * s.share(e.Right)
	case ast.Or:
		l, r := s.share(e.Left), s.share(e.Right)
		return l + r - l*r
	case ast.In:
		return min(otherShare, equalityShare*elements(e.Right))
	case ast.StartsWith, ast.EndsWith, ast.Contains, ast.Regex:
		return equalityShare
	}
	return otherShare
}

// elements is how many elements a list has, as far as the text tells.
func elements(e ast.Expr) float64 {
	switch e := e.(type) {
	case *ast.List:
		return float64(len(e.Items))
	case *ast.Function:
		if from, to, ok := literalRange(e); ok {
			return max(0, float64(to-from)+1)
		}
	}
	return listLength
}

func literalRange(e *ast.Function) (from, to int64, ok bool) {
	if len(e.Args) != 2 || (e.Name != "range" && e.Name != "RANGE") {
		return 0, 0, false
	}
	a, ok1 := e.Args[0].(*ast.Literal)
	b, ok2 := e.Args[1].(*ast.Literal)
	if !ok1 || !ok2 {
		return 0, 0, false
	}
	from, ok1 = a.Value.(int64)
	to, ok2 = b.Value.(int64)
	return from, to, ok1 && ok2
}

// number is the value of a literal integer, else what is otherwise expected.
func number(e *Expr, otherwise float64) float64 {
	if e == nil {
		return otherwise
	}
	if lit, ok := e.Expr.(*ast.Literal); ok {
		if n, ok := lit.Value.(int64); ok {
			return float64(n)
		}
	}
	return otherwise
}
