// Package ast is the syntax tree of a Cypher statement, as typed as Go allows:
// what flows in is made by package parser, what flows out is read by the
// semantic checks, the planner and the executor. A tree is never changed after
// it was parsed, so that any number of goroutines may read one.
//
// The tree follows the openCypher 9 grammar, with what Neo4j 5 adds as far as
// the parser knows it. Three sealed interfaces carry it: [Clause], [Expr] and
// [LabelExpr]; every type that implements them stands in this package.
package ast

// Pos is the place in the statement's text where a node begins.
type Pos struct {
	Offset int // UTF-8 bytes from the beginning of the text
	Line   int // 1-based
	Column int // 1-based, in runes
}

// At returns the position; every node embeds Pos and so is a [Node].
func (p Pos) At() Pos { return p }

// Node is anything in the tree that has a place in the text.
type Node interface {
	At() Pos
}

// Name is an identifier with its place: a label, a relationship type, a
// property key. Escapes and backticks are resolved.
type Name struct {
	Pos
	Text string
}
