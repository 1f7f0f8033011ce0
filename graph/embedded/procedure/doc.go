// Package procedure is the list of the procedures that CALL can call, with the
// signature of each: what it takes, what it yields, what it may do. What flows in
// are a transaction and arguments, what flows out are rows of Cypher values.
//
// The semantic checks and the planner read the signatures, the executor runs
// the procedures, and SHOW PROCEDURES lists them: a procedure is added in one
// place, to [Standard]. There are no others; what is not on the list is refused
// by name.
package procedure
