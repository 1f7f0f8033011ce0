// Package sema checks what the grammar cannot: that variables are known and of
// the right type, that aggregation has one meaning, that patterns can be matched or
// created, that the engine runs what is asked for. What flows in is a syntax tree,
// what flows out an [Analysis] for the planner, or the first error with its place.
//
// Errors are [*graph.Error]: of code Syntax with a [cypher.Detail] as their
// cause, or of code Unsupported, which names the [Feature] that is missing.
package sema
