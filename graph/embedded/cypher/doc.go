// Package cypher is the front end of the embedded engine: what a statement's
// text goes through before it is planned.
//
//	text --lexer--> tokens --parser--> ast.Statement --sema--> sema.Analysis
//
// The packages below it stand alone and import the standard library, the domain
// package graph for its errors, and each other in that order only. This package
// itself holds [Detail], the vocabulary in which they say what is wrong.
package cypher
