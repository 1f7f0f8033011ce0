package ast

// Path is one path of a pattern: Nodes and Rels alternate, so that
// len(Nodes) == len(Rels)+1 and Rels[i] stands between Nodes[i] and Nodes[i+1].
// A quantified path pattern takes the place of a relationship; where the text has
// no node beside it, an empty one stands there.
type Path struct {
	Pos
	Variable *Variable // of "p = ..."; nil if there is none
	Selector *Selector // nil: every path
	Shortest Shortest
	Nodes    []*NodePattern
	Rels     []*RelPattern
	Where    Expr // of a path in parentheses; nil if there is none
}

// Selector chooses among the paths that have the same two ends: SHORTEST 2,
// ALL SHORTEST, ANY. ANY k is taken for SHORTEST k, which is one of its answers.
type Selector struct {
	Pos
	Count  int64 // at least 1
	Groups bool  // of the Count smallest lengths, all paths; else Count paths
}

// Repeat is a quantified path pattern, ((a)-->(b) WHERE ...){1,3}, or a
// quantified relationship, -[r]->+, whose nodes are then empty.
type Repeat struct {
	Pos
	Path *Path // of at least one relationship
	Min  int64
	Max  *int64 // nil: no bound
}

// Shortest tells the functions around a path apart.
type Shortest int

// The kinds of path. AnyPath is the zero value.
const (
	AnyPath     Shortest = iota
	ShortestOne          // shortestPath(...)
	ShortestAll          // allShortestPaths(...)
)

// NodePattern is (variable:Labels {properties} WHERE ...).
type NodePattern struct {
	Pos
	Variable   *Variable // nil if there is none
	Labels     LabelExpr // nil if there is none
	Properties Expr      // [*Map] or [*Parameter]; nil if there is none
	Where      Expr      // nil if there is none
}

// RelPattern is -[variable:Types*1..2 {properties} WHERE ...]-> .
type RelPattern struct {
	Pos
	Variable   *Variable // nil if there is none
	Types      LabelExpr // nil if there is none
	Length     *Length   // nil: exactly one relationship, and the variable is no list
	Properties Expr      // [*Map] or [*Parameter]; nil if there is none
	Where      Expr      // nil if there is none
	Direction  Direction
	Repeat     *Repeat // nil for a relationship; else all other fields are empty
}

// Length is the * of a relationship pattern of variable length.
type Length struct {
	Pos
	Min *int64 // nil: 1
	Max *int64 // nil: no bound
}

// Direction is where the arrow points, seen from the left.
type Direction int

// The directions. Both is --, and <--> which means the same.
const (
	Both  Direction = iota
	Right           // -->
	Left            // <--
)

// LabelExpr is a label expression on a node, or a type expression on a
// relationship: [*LabelName], [*LabelNot], [*LabelAnd], [*LabelOr], [*LabelAny] or
// [*LabelDynamic].
type LabelExpr interface {
	Node
	labelExpr()
}

// LabelName is one label or type.
type LabelName struct {
	Pos
	Text string
}

// LabelNot is !x.
type LabelNot struct {
	Pos
	X LabelExpr
}

// LabelAnd is left & right, or left:right in the older spelling.
type LabelAnd struct {
	Pos
	Left, Right LabelExpr
}

// LabelOr is left | right.
type LabelOr struct {
	Pos
	Left, Right LabelExpr
}

// LabelAny is %, any label at all.
type LabelAny struct {
	Pos
}

// LabelDynamic is $(x) or $all(x), all of the labels that an expression names, or
// $any(x), one of them. The expression gives a string or a list of strings.
type LabelDynamic struct {
	Pos
	X   Expr
	Any bool
}

// DynamicLabels lists the expressions in a label expression.
func DynamicLabels(e LabelExpr) []Expr {
	switch e := e.(type) {
	case *LabelDynamic:
		return []Expr{e.X}
	case *LabelNot:
		return DynamicLabels(e.X)
	case *LabelAnd:
		return append(DynamicLabels(e.Left), DynamicLabels(e.Right)...)
	case *LabelOr:
		return append(DynamicLabels(e.Left), DynamicLabels(e.Right)...)
	}
	return nil
}

// MadeLabels returns the names and the expressions of the labels that a pattern
// gives to what it creates. It returns false for any other kind of expression.
func MadeLabels(e LabelExpr) (names []Name, dynamic []Expr, ok bool) {
	switch e := e.(type) {
	case nil:
		return nil, nil, true
	case *LabelName:
		return []Name{{e.Pos, e.Text}}, nil, true
	case *LabelDynamic:
		return nil, []Expr{e.X}, !e.Any
	case *LabelAnd:
		left, leftDynamic, leftOK := MadeLabels(e.Left)
		right, rightDynamic, rightOK := MadeLabels(e.Right)
		return append(left, right...), append(leftDynamic, rightDynamic...), leftOK && rightOK
	}
	return nil, nil, false
}

func (*LabelDynamic) labelExpr() {}

func (*LabelName) labelExpr() {}
func (*LabelNot) labelExpr()  {}
func (*LabelAnd) labelExpr()  {}
func (*LabelOr) labelExpr()   {}
func (*LabelAny) labelExpr()  {}

// AllOf returns the names of a label expression that asks for all of them, as
// (n:A:B) does, in the order of the text. It returns false for any other kind of
// expression; nil asks for none.
func AllOf(e LabelExpr) ([]Name, bool) {
	switch e := e.(type) {
	case nil:
		return nil, true
	case *LabelName:
		return []Name{{e.Pos, e.Text}}, true
	case *LabelAnd:
		return join(AllOf, e.Left, e.Right)
	default:
		return nil, false
	}
}

// OneOf returns the names of an expression that asks for one of them, as
// [:A|B] does, in the order of the text. It returns false for any other kind of
// expression; nil, which is content with every type, gives no names.
func OneOf(e LabelExpr) ([]Name, bool) {
	switch e := e.(type) {
	case nil:
		return nil, true
	case *LabelName:
		return []Name{{e.Pos, e.Text}}, true
	case *LabelOr:
		return join(OneOf, e.Left, e.Right)
	default:
		return nil, false
	}
}

func join(names func(LabelExpr) ([]Name, bool), left, right LabelExpr) ([]Name, bool) {
	l, ok := names(left)
	if !ok {
		return nil, false
	}
	r, ok := names(right)
	if !ok {
		return nil, false
	}
	return append(l, r...), true
}
