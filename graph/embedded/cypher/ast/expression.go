package ast

// Expr is an expression: [*Literal], [*Parameter], [*Variable], [*Property],
// [*Index], [*Slice], [*List], [*Map], [*MapProjection], [*ListComprehension],
// [*PatternComprehension], [*PatternExpr], [*Case], [*Function], [*CountStar],
// [*Quantifier], [*Reduce], [*SubqueryExpr], [*Unary], [*Binary], [*Comparison],
// [*IsNull], [*HasLabels], [*TypeTest], [*IsNormalized] or [*CaseTest].
type Expr interface {
	Node
	expr()
}

// Literal is a value as written.
type Literal struct {
	Pos
	Value any // nil, bool, int64, float64 or string
}

// Parameter is $name.
type Parameter struct {
	Pos
	Name string
}

// Variable is a variable, where it is declared and where it is used.
type Variable struct {
	Pos
	Name string
}

// Property is subject.key. Its position is the subject's.
type Property struct {
	Pos
	Subject Expr
	Key     Name
}

// Index is subject[index], of a list or a map.
type Index struct {
	Pos
	Subject Expr
	Index   Expr
}

// Slice is subject[from..to].
type Slice struct {
	Pos
	Subject Expr
	From    Expr // nil: from the beginning
	To      Expr // nil: to the end
}

// List is [a, b].
type List struct {
	Pos
	Items []Expr
}

// Map is {key: value}.
type Map struct {
	Pos
	Entries []Entry // in the order of the text
}

// Entry is one entry of a map.
type Entry struct {
	Key   Name
	Value Expr
}

// MapProjection is variable {.key, .*, other, key: value}.
type MapProjection struct {
	Pos
	Variable *Variable
	Items    []MapProjectionItem // in the order of the text
}

// MapProjectionItem is one item of a map projection. For .key Value is the
// property of the variable, for "other" it is that variable, so that an
// executor needs Key and Value only.
type MapProjectionItem struct {
	Pos
	All   bool // .*: all properties; Key and Value are empty
	Key   string
	Value Expr
	Short bool // written as .key or as a variable, without a value
}

// ListComprehension is [variable IN list WHERE where | project].
type ListComprehension struct {
	Pos
	Variable *Variable
	List     Expr
	Where    Expr // nil if there is none
	Project  Expr // nil: the variable itself
}

// PatternComprehension is [path WHERE where | project].
type PatternComprehension struct {
	Pos
	Path    *Path
	Where   Expr // nil if there is none
	Project Expr
}

// PatternExpr is a pattern used as an expression: a predicate, the argument of
// size() or exists(), and shortestPath(...), which gives a path or null.
type PatternExpr struct {
	Pos
	Path *Path
}

// Case is CASE, simple where Subject is set, searched otherwise.
type Case struct {
	Pos
	Subject Expr   // nil in the searched form
	Whens   []When // at least one
	Else    Expr   // nil if there is none
}

// When is one branch of CASE. It is taken if one of Any holds: in the simple form
// an expression that equals the subject, or a [*CaseTest].
type When struct {
	Pos
	Any  []Expr // at least one; exactly one in the searched form
	Then Expr
}

// CaseTest is a test in a simple CASE, as in WHEN > 3: an expression in which the
// variable [CaseSubject] stands for the subject.
type CaseTest struct {
	Pos
	X Expr
}

// CaseSubject is the name of the subject of a simple CASE in a [CaseTest].
const CaseSubject = "  case"

// Function is a call of a function, plain or aggregating.
type Function struct {
	Pos
	Name     string // as written, with its namespace: "toUpper", "date.truncate"
	Distinct bool   // count(DISTINCT x)
	Args     []Expr
}

// OneCharacter is the name of the function that demands a text of one character:
// trim(BOTH character FROM text) has it around the character.
const OneCharacter = "  character"

// CountStar is count(*).
type CountStar struct {
	Pos
}

// QuantifierKind is one of all, any, none, single.
type QuantifierKind int

// The quantifiers.
const (
	All QuantifierKind = iota
	Any
	None
	Single
)

// Quantifier is all(variable IN list WHERE where) and its kin.
type Quantifier struct {
	Pos
	Kind     QuantifierKind
	Variable *Variable
	List     Expr
	Where    Expr
}

// Reduce is reduce(accumulator = init, variable IN list | step).
type Reduce struct {
	Pos
	Accumulator *Variable
	Init        Expr
	Variable    *Variable
	List        Expr
	Step        Expr
}

// SubqueryKind is one of EXISTS, COUNT, COLLECT.
type SubqueryKind int

// The subquery expressions.
const (
	Exists SubqueryKind = iota
	Count
	Collect
)

// SubqueryExpr is EXISTS { ... }, COUNT { ... } or COLLECT { ... }. The short
// form EXISTS { pattern WHERE ... } is a query of one [Match].
type SubqueryExpr struct {
	Pos
	Kind  SubqueryKind
	Query *Query
}

// UnaryOp is an operator with one operand.
type UnaryOp int

// The unary operators.
const (
	Not UnaryOp = iota
	Negate
	Plus
)

// Unary is an operator before its operand. A minus before a number is part of
// the [Literal].
type Unary struct {
	Pos
	Op UnaryOp
	X  Expr
}

// BinaryOp is an operator with two operands, comparisons apart.
type BinaryOp int

// The binary operators.
const (
	Or BinaryOp = iota
	Xor
	And
	Add
	Subtract
	Multiply
	Divide
	Modulo
	Power
	In
	StartsWith
	EndsWith
	Contains
	Regex       // =~
	Concatenate // ||
)

// Binary is left op right. Its position is the left operand's, OpPos the operator's.
type Binary struct {
	Pos
	OpPos       Pos
	Op          BinaryOp
	Left, Right Expr
}

// CompareOp is a comparison.
type CompareOp int

// The comparisons.
const (
	Equal CompareOp = iota
	NotEqual
	Less
	LessOrEqual
	Greater
	GreaterOrEqual
)

// Comparison is a chain: first op x op y, which holds if each neighbouring
// pair does. A plain a < b is a chain of one link.
type Comparison struct {
	Pos
	First Expr
	Links []Link // at least one
}

// Link is one further operand of a [Comparison]. Its position is the operator's.
type Link struct {
	Pos
	Op CompareOp
	X  Expr
}

// IsNull is x IS NULL, or x IS NOT NULL where Not is set.
type IsNull struct {
	Pos
	X   Expr
	Not bool
}

// HasLabels is the predicate x:Label. On a relationship it asks for the type.
type HasLabels struct {
	Pos
	X      Expr
	Labels LabelExpr
}

// TypeTest is x IS :: type, or x IS NOT :: type where Not is set.
type TypeTest struct {
	Pos
	X    Expr
	Type TypeUnion
	Not  bool
}

// TypeUnion is one or more types, of which a value must have one.
type TypeUnion []ValueType

// ValueType is one type of a [TypeUnion].
type ValueType struct {
	Pos
	Name    string    // as valueType() writes it: "INTEGER", "LOCAL DATETIME", "LIST"
	Elem    TypeUnion // of a LIST
	NotNull bool
}

// IsNormalized is x IS NORMALIZED, or x IS NOT NORMALIZED where Not is set.
type IsNormalized struct {
	Pos
	X    Expr
	Form string // NFC, NFD, NFKC or NFKD
	Not  bool
}

func (*TypeTest) expr()             {}
func (*IsNormalized) expr()         {}
func (*CaseTest) expr()             {}
func (*Literal) expr()              {}
func (*Parameter) expr()            {}
func (*Variable) expr()             {}
func (*Property) expr()             {}
func (*Index) expr()                {}
func (*Slice) expr()                {}
func (*List) expr()                 {}
func (*Map) expr()                  {}
func (*MapProjection) expr()        {}
func (*ListComprehension) expr()    {}
func (*PatternComprehension) expr() {}
func (*PatternExpr) expr()          {}
func (*Case) expr()                 {}
func (*Function) expr()             {}
func (*CountStar) expr()            {}
func (*Quantifier) expr()           {}
func (*Reduce) expr()               {}
func (*SubqueryExpr) expr()         {}
func (*Unary) expr()                {}
func (*Binary) expr()               {}
func (*Comparison) expr()           {}
func (*IsNull) expr()               {}
func (*HasLabels) expr()            {}
