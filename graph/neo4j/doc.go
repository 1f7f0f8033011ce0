// Package neo4j runs the program's Cypher on a Neo4j 5 server over Bolt. It is
// the only package that imports the Neo4j driver.
//
// What flows in: Cypher text and parameters from [graph.Store], and statements
// that people typed. What flows out: rows of the values that value.go of
// package graph lists, and errors that are all [*graph.Error].
//
// A server that is down, silent or slow to answer is reported within three
// seconds. A statement that a person typed is explained first, and run only if
// its plan reads and nothing else.
package neo4j
