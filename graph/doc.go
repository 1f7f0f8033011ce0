// Package graph is the domain: articles, entities, mentions, claims with their
// evidence, and the relations that claims add up to. It also holds [Store], the
// only place where the program's own Cypher is written, and [Engine], the seam
// through which that Cypher runs on Neo4j or on the embedded engine.
//
// What flows in: an [Extraction], all that one article says. What flows out:
// plain structs for the HTTP API, and rows for people who write Cypher.
//
// The package imports the standard library only and nothing else of ours.
package graph
