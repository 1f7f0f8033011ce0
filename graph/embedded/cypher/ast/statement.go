package ast

// Statement is one Cypher statement with what stands before it.
type Statement struct {
	Pos
	Text    string   // the whole text as it was given
	Mode    Mode     // EXPLAIN, PROFILE or neither
	Options []Option // of a CYPHER prefix, in the order of the text
	Query   *Query   // nil if Command is set
	Command *Command // schema or administration; nil if Query is set
}

// Mode says what to do with a statement.
type Mode int

// The modes. Run is the zero value.
const (
	Run     Mode = iota
	Explain      // plan it, do not run it
	Profile      // run it and measure
)

// Option is one setting of a CYPHER prefix: "CYPHER 5 planner=cost" has the
// version, with an empty Key, and one named setting.
type Option struct {
	Pos
	Key   string
	Value string
}

// Query is one or more single queries joined by UNION.
type Query struct {
	Pos
	Parts  []*SingleQuery // at least one
	Unions []Union        // Unions[i] joins Parts[i] and Parts[i+1]
}

// Union is the word that joins two single queries.
type Union struct {
	Pos
	All bool
}

// SingleQuery is a sequence of clauses. In the short form of a subquery
// expression, EXISTS { (a)-->(b) }, it is a single [Match].
type SingleQuery struct {
	Pos
	Clauses []Clause // at least one
}
