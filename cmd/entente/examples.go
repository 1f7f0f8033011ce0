package main

import (
	"entente/graph"
	"entente/web"
)

// examples are the starter queries of the Query page.
func examples() []web.Example {
	out := make([]web.Example, len(graph.ExampleQueries))
	for i, q := range graph.ExampleQueries {
		out[i] = web.Example{Title: q.Title, Statement: q.Statement}
	}
	return out
}
