// Package plan turns the syntax tree of a query into a tree of operators.
//
// What flows in is a tree that passed the semantic checks, and a [Catalog] that
// knows which indexes there are and how many nodes have a label. What flows out
// is a [Plan]: operators that package exec runs. A plan depends on the text of
// the statement only, not on its parameters, so it can be kept and used again.
//
// Rows are slices with one slot for each variable of the whole statement. A
// [Scope] says which names are visible at a place and in which slot they are; a
// name that is declared twice in different scopes has two slots.
//
// Reading clauses stream. Each updating clause takes in all its rows, changes
// the graph for one after the other, and only then passes them on: that is how
// openCypher defines a clause, and it spares the planner the question which
// later reads a write could disturb.
package plan
