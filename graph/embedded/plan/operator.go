package plan

import (
	"entente/graph/embedded/cypher/ast"
	"entente/graph/embedded/procedure"
)

// Plan is a planned statement.
type Plan struct {
	Root    Op
	Columns []string // of the result; empty if the statement returns nothing
	Slots   []int    // where the columns are in a row of Root
	Updates bool     // the statement changes the graph
}

// Op is an operator: it makes rows of the rows of its input.
type Op interface {
	// Input is the operator that rows come from; nil for a leaf.
	Input() Op
}

// Expr is an expression with the scope that it is read in.
type Expr struct {
	ast.Expr
	Scope *Scope
}

// Direction is the side from which a relationship is followed.
type Direction int

// The directions.
const (
	Both Direction = iota
	Outgoing
	Incoming
)

type from struct{ In Op }

// Input implements [Op].
func (f from) Input() Op { return f.In }

// Argument is the leaf of a plan: one row, which the plan around it gives, or
// an empty one.
type Argument struct {
	_ byte // so that each has an address of its own
}

// Input implements [Op].
func (*Argument) Input() Op { return nil }

// AllNodes binds each node to a slot.
type AllNodes struct {
	from
	Slot int
	Name string
}

// LabelScan binds each node with a label to a slot.
type LabelScan struct {
	from
	Slot  int
	Name  string
	Label string
}

// UnionScan binds each node with one of the labels, once.
type UnionScan struct {
	from
	Slot   int
	Name   string
	Labels []string
}

// IndexSeek binds each node with a label whose property equals a value. With
// Many, the value is a list and the property equals one of its elements.
type IndexSeek struct {
	from
	Slot   int
	Name   string
	Label  string
	Key    string
	Value  Expr
	Many   bool
	Unique bool
}

// Expand follows the relationships of a node that is bound.
type Expand struct {
	from
	From, Rel, To int
	Names         [3]string // of From, Rel and To
	Direction     Direction
	Types         []string // empty: all
	Into          bool     // To is bound already: keep what leads there
	Different     []int    // slots of relationships, or lists of them, that it must differ from
	Keep          Keep     // what to leave in Rel
	KeepTo        Keep     // what to leave in To; not KeepID
}

// Keep says what an operator must leave in the slot of a node or relationship.
type Keep int

// What is kept. The zero value is always right.
const (
	KeepAll  Keep = iota
	KeepID        // of a relationship: only what must differ from it asks for it, or count()
	KeepMark      // only count() asks for it: anything but null will do
	KeepNone      // nothing asks for it
)

// VarExpand follows a trail of relationships, each one at most once.
type VarExpand struct {
	from
	From, Rel, To int // Rel becomes a list
	Names         [3]string
	Direction     Direction
	Types         []string
	Min, Max      int64 // Max is negative if there is no bound
	Into          bool
	Reversed      bool  // To stands before From in the pattern: the list is turned round
	Each          int   // slot of the relationship at hand, for Filter
	Filter        *Expr // each relationship must satisfy it; nil if there is none
	Different     []int
	Keep          Keep // KeepAll or KeepNone
	Pruned        bool // each To once for each row is enough
	KeepTo        Keep
}

// BoundRel binds the ends of a relationship that is bound.
type BoundRel struct {
	from
	Rel, Left, Right      int
	LeftBound, RightBound bool
	Direction             Direction
	Types                 []string
	Names                 [3]string // of Left, Rel and Right
	Different             []int
}

// ShortestPath binds a shortest path between two nodes that are bound.
type ShortestPath struct {
	from
	From, To  int
	Rel       int // a list
	Path      int // -1 if the pattern does not name it
	PathName  string
	Names     [3]string // of From, Rel and To
	Direction Direction
	Types     []string
	Min, Max  int64
	All       bool   // every path of the smallest length
	Each      int    // slot of the relationship at hand, for Filter
	Filter    *Expr  // each relationship must satisfy it
	Where     []Expr // the path must satisfy them
}

// BindPath puts a path together from what is bound: nodes, relationships and
// lists of relationships in turn.
type BindPath struct {
	from
	Slot     int
	Name     string
	Elements []int
}

// Filter keeps the rows for which all expressions are true.
type Filter struct {
	from
	Where []Expr
}

// Optional runs Inner for each row; where it gives nothing, the row goes on with
// null in Slots.
type Optional struct {
	from
	Inner Op
	Slots []int
}

// Apply runs Inner for each row.
type Apply struct {
	from
	Inner Op
	Unit  bool // Inner returns nothing: the row goes on once
}

// Unwind makes a row for each element of a list.
type Unwind struct {
	from
	List Expr
	Slot int
	Name string
}

// Item computes one slot.
type Item struct {
	Expr Expr
	Slot int
	Name string
}

// Project computes slots of each row.
type Project struct {
	from
	Items []Item
}

// Aggregate makes a row of each group of rows. A row of the result is the first
// of its group, with the aggregates added. Without keys there is always one group.
type Aggregate struct {
	from
	Keys       []Item
	Aggregates []AggregateItem
}

// AggregateItem is one aggregating function.
type AggregateItem struct {
	Call  ast.Expr // [*ast.Function] or [*ast.CountStar]
	Slot  int
	Name  string // of the column that it is; empty if it is part of an expression
	Scope *Scope
}

// Distinct drops rows that are equivalent, in the slots, to an earlier one.
type Distinct struct {
	from
	Slots []int
}

// SortKey is one key of ORDER BY.
type SortKey struct {
	Expr       Expr
	Descending bool
}

// Sort orders rows; equal ones keep their order. With a limit it holds no more
// rows than Skip and Limit together.
type Sort struct {
	from
	Keys  []SortKey
	Skip  *Expr // together with Limit, only to bound what is held
	Limit *Expr // nil: all rows
}

// Skip drops the first rows.
type Skip struct {
	from
	Count Expr
}

// Limit ends after a number of rows.
type Limit struct {
	from
	Count   Expr
	Updates bool // the input changes the graph and must run even for no row
}

// Union strings queries together. Each row is laid into Slots.
type Union struct {
	Parts   []*Plan
	Slots   []int
	Updates bool
}

// Input implements [Op].
func (*Union) Input() Op { return nil }

// CreateNode makes a node.
type CreateNode struct {
	Slot       int
	Name       string
	Labels     []string
	Dynamic    []Expr // of $(x), beside Labels
	Properties *Expr  // a map; nil if there are none
}

// CreateRel makes a relationship.
type CreateRel struct {
	Slot, Start, End int
	Name             string
	Names            [2]string // of Start and End
	Type             string
	Dynamic          *Expr // of $(x), in the place of Type; nil if there is none
	Properties       *Expr
}

// Create makes nodes and relationships, in the order of the pattern. An element
// is a CreateNode or a CreateRel.
type Create struct {
	from
	Elements []any
}

// Merge binds what Match finds, or else creates the pattern.
type Merge struct {
	from
	Match    Op
	Elements []any // as in [Create]
	OnCreate []Set
	OnMatch  []Set
}

// Set changes properties and labels.
type Set struct {
	from
	Items []ast.SetItem
	Scope *Scope
}

// Remove removes properties and labels.
type Remove struct {
	from
	Items []ast.RemoveItem
	Scope *Scope
}

// Delete deletes nodes, relationships and paths.
type Delete struct {
	from
	Exprs  []Expr
	Detach bool
}

// Foreach runs updates for each element of a list.
type Foreach struct {
	from
	Slot  int
	Name  string
	List  Expr
	Inner Op
}

// Call runs a procedure for each row, and makes a row of each of its rows; a
// procedure without columns gives on the row once.
type Call struct {
	from
	Procedure *procedure.Procedure
	Args      []Expr // as written; those that are missing take their defaults
	Implicit  bool   // arguments are the parameters of their names
	Yields    []Yield
}

// Yield binds a column of a procedure to a slot.
type Yield struct {
	Column int
	Slot   int
	Name   string
}

// Empty takes in all rows and gives none.
type Empty struct{ from }
