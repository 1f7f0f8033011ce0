// Package entity ties the mentions of a document to the entities they refer to.
package entity

import "entente/graph"

// Entity is an entity of one document, with its mentions as indexes into the
// document's mentions.
type Entity struct {
	graph.Entity
	Mentions []int
}
