// Package embedded is the graph engine that needs nothing installed: openCypher
// over a store of its own in one folder.
//
// What flows in is the text of a statement with its parameters; it goes through
//
//	text --cypher/parser--> tree --cypher/sema--> checked tree --plan--> plan --exec--> rows
//
// and reads and changes the graph of package storage. What the engine does not
// run it refuses by name, before anything runs. [Engine] implements
// [graph.Engine].
//
// It runs the clauses, expressions and functions of openCypher 9, and of Neo4j 5
// label expressions, EXISTS, COUNT and COLLECT subqueries, CALL { }, quantified
// path patterns and path selectors (SHORTEST 2, ANY, ALL SHORTEST), and has its
// temporal and spatial values. It makes range and full-text indexes and all
// constraints of Neo4j 5, and shows them. It refuses procedures that are not in
// package procedure, LOAD CSV, USE, CALL { } IN TRANSACTIONS, other kinds of
// index, and commands of administration.
//
// One transaction writes at a time, others wait for it; readers wait for nobody
// and see the graph as it was when they began. A commit is on disk when Transact
// returns. The file is checked as a whole when it is opened, about a second for
// each gigabyte that the system still has in memory, and one of an older version
// is migrated.
package embedded
