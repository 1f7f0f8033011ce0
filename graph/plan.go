package graph

// Plan is an operator of a statement's plan with what it takes its rows from,
// as EXPLAIN and PROFILE give it. The root is the operator that returns the rows.
type Plan struct {
	Operator      string   // "NodeByLabelScan", named as Neo4j names its operators where it has the same
	Identifiers   []string // variables that a row has after the operator, in the order of the text
	Details       string   // what it does, as Cypher: "n:Entity", "(a)-[r:HOSTS]->(b)"; may be empty
	EstimatedRows float64  // rows that the planner expects; never negative
	Profile       *Profile // nil after EXPLAIN
	Children      []*Plan  // none for a leaf
}

// Profile is what an operator did when the statement ran.
type Profile struct {
	Rows   int64 // rows that it gave
	DBHits int64 // nodes, relationships, properties and index entries that it read or wrote
}
