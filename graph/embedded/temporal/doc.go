// Package temporal makes temporal values: from ISO 8601 text, from maps of
// components, from one another, cut off to a unit, and durations between two of
// them. What flows in and out is of package value; null is the caller's affair.
//
// The forms of text and the rules of selection are those of Neo4j 5. Errors are
// [*graph.Error] with a Neo4j status code.
package temporal
