// Package bolt serves a graph to Neo4j's drivers and tools: it speaks the server
// side of the Bolt protocol, versions 5.0 to 5.8, for any [graph.Opener].
//
// What flows in are connections; what flows out of each are Cypher statements
// with their parameters to the engine, and back rows, summaries and errors in
// Neo4j's codes. One goroutine of a connection reads messages ahead, so that a
// RESET is seen while a statement runs; another one works on them in order:
//
//	socket -> handshake -> inbox (chunks to messages) -> connection (states) -> outbox (messages to chunks) -> socket
//
// Nothing that comes in is trusted: there are bounds on connections, on the size
// and nesting of messages, on the time to log in, to send a message, to take an
// answer, and on how long a transaction may take or wait for another one that
// writes. A defect in one connection ends that connection.
//
// The protocol is described at https://neo4j.com/docs/bolt/current/. WebSockets
// and TLS are not spoken: what is no Bolt is closed after four bytes.
package bolt
