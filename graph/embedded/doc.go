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
package embedded
