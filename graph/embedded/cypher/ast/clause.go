package ast

// Clause is one clause of a query: [*Match], [*Unwind], [*With], [*Return],
// [*Create], [*Merge], [*Set], [*Remove], [*Delete], [*Foreach], [*Call],
// [*Subquery], [*LoadCSV], [*Use] or [*Show].
type Clause interface {
	Node
	clause()
}

// Match is MATCH or OPTIONAL MATCH with its WHERE.
type Match struct {
	Pos
	Optional bool
	Pattern  []*Path // at least one
	Hints    []Hint  // USING INDEX and the like; they never change the result
	Where    Expr    // nil if there is none
}

// Hint is a planner hint; the parser keeps its text only.
type Hint struct {
	Pos
	Text string
}

// Unwind is UNWIND list AS variable.
type Unwind struct {
	Pos
	List     Expr
	Variable *Variable
}

// Projection is what WITH and RETURN have in common.
type Projection struct {
	Distinct bool
	Star     bool    // * stands first; Items holds what follows it
	Items    []*Item // in the order of the text
	OrderBy  []*SortItem
	Skip     Expr // nil if there is none
	Limit    Expr // nil if there is none
}

// Item is one projected expression.
type Item struct {
	Pos
	Expr  Expr
	Alias *Variable // nil if there is none
	Text  string    // the expression as written, white space at the ends removed
}

// Name is the name of the item's column: the alias, else a variable's name,
// else the text as written.
func (i *Item) Name() string {
	if i.Alias != nil {
		return i.Alias.Name
	}
	if v, ok := i.Expr.(*Variable); ok {
		return v.Name
	}
	return i.Text
}

// SortItem is one key of ORDER BY.
type SortItem struct {
	Pos
	Expr       Expr
	Descending bool
}

// With is WITH with its WHERE.
type With struct {
	Pos
	Projection
	Where Expr // nil if there is none
}

// Return is RETURN. FINISH, which returns nothing, is a Return with neither
// Star nor Items.
type Return struct {
	Pos
	Projection
}

// Create is CREATE with a pattern.
type Create struct {
	Pos
	Pattern []*Path // at least one
}

// Merge is MERGE with its ON CREATE and ON MATCH.
type Merge struct {
	Pos
	Path    *Path
	Actions []MergeAction // in the order of the text
}

// MergeAction is ON CREATE SET or ON MATCH SET.
type MergeAction struct {
	Pos
	OnMatch bool // ON MATCH; else ON CREATE
	Items   []SetItem
}

// Set is SET.
type Set struct {
	Pos
	Items []SetItem // at least one
}

// SetItem is one change of a SET: [*SetProperty], [*SetProperties] or [*SetLabels].
type SetItem interface {
	Node
	setItem()
}

// SetProperty is SET subject.key = value.
type SetProperty struct {
	Pos
	Target *Property
	Value  Expr
}

// SetProperties is SET variable = value, or += where Add is set.
type SetProperties struct {
	Pos
	Variable *Variable
	Value    Expr
	Add      bool
}

// SetDynamic is SET subject[key] = value.
type SetDynamic struct {
	Pos
	Target *Index
	Value  Expr
}

// SetLabels is SET variable:A:B.
type SetLabels struct {
	Pos
	Variable *Variable
	Labels   []Name
	Dynamic  []Expr // of $(x); together with Labels at least one
}

// Remove is REMOVE.
type Remove struct {
	Pos
	Items []RemoveItem // at least one
}

// RemoveItem is one item of a REMOVE: [*RemoveProperty] or [*RemoveLabels].
type RemoveItem interface {
	Node
	removeItem()
}

// RemoveProperty is REMOVE subject.key.
type RemoveProperty struct {
	Pos
	Target *Property
}

// RemoveDynamic is REMOVE subject[key].
type RemoveDynamic struct {
	Pos
	Target *Index
}

// RemoveLabels is REMOVE variable:A:B.
type RemoveLabels struct {
	Pos
	Variable *Variable
	Labels   []Name
	Dynamic  []Expr // of $(x); together with Labels at least one
}

// Delete is DELETE or DETACH DELETE.
type Delete struct {
	Pos
	Detach bool
	Exprs  []Expr // at least one
}

// Foreach is FOREACH (variable IN list | updates).
type Foreach struct {
	Pos
	Variable *Variable
	List     Expr
	Updates  []Clause // at least one
}

// Call is CALL of a procedure.
type Call struct {
	Pos
	Optional  bool
	Procedure string      // with its namespace: "db.labels"
	Explicit  bool        // arguments were written, perhaps none; else parameters of the same names are meant
	Args      []Expr      // in the order of the text
	YieldStar bool        // YIELD *
	Yield     []YieldItem // empty if there is no YIELD, or YIELD -
	HasYield  bool
	Where     Expr // of YIELD; nil if there is none
}

// YieldItem is one column of YIELD.
type YieldItem struct {
	Pos
	Column   string    // of the procedure
	Variable *Variable // what it is called here: the alias, else the column itself
}

// Subquery is CALL { ... }.
type Subquery struct {
	Pos
	Optional       bool
	Scoped         bool        // the form with a variable scope: CALL (a, b) { ... }
	ImportAll      bool        // CALL (*) { ... }
	Imports        []*Variable // of CALL (a, b)
	Query          *Query
	InTransactions bool // CALL { ... } IN TRANSACTIONS, whatever its options
}

// LoadCSV is LOAD CSV.
type LoadCSV struct {
	Pos
	WithHeaders     bool
	From            Expr
	Variable        *Variable
	FieldTerminator Expr // nil if there is none
}

// Use is USE of another graph.
type Use struct {
	Pos
	Graph Expr
}

func (*Match) clause()    {}
func (*Unwind) clause()   {}
func (*With) clause()     {}
func (*Return) clause()   {}
func (*Create) clause()   {}
func (*Merge) clause()    {}
func (*Set) clause()      {}
func (*Remove) clause()   {}
func (*Delete) clause()   {}
func (*Foreach) clause()  {}
func (*Call) clause()     {}
func (*Subquery) clause() {}
func (*LoadCSV) clause()  {}
func (*Use) clause()      {}

func (*SetProperty) setItem()   {}
func (*SetProperties) setItem() {}
func (*SetLabels) setItem()     {}
func (*SetDynamic) setItem()    {}

func (*RemoveProperty) removeItem() {}
func (*RemoveLabels) removeItem()   {}
func (*RemoveDynamic) removeItem()  {}
