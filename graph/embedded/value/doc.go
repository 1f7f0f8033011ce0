// Package value is the arithmetic and logic of Cypher values: three-valued
// logic, equality, equivalence, comparison, ordering across types, arithmetic,
// conversion to text and the rules for what may be a property.
//
// A value is a Go any holding one of
//
//	nil, bool, int64, float64, string, []byte, []any, map[string]any,
//	Date, LocalTime, Time, LocalDateTime, DateTime, Duration, Point,
//	Node, Relationship, Path
//
// Node, Relationship and Path are references into a store: the executor reads
// labels and properties only when an expression asks for them. The rules are
// those of openCypher 9. Errors are [*graph.Error] with a Neo4j status code.
package value
