package web

import (
	"entente/graph"
	"entente/ingest"
)

// The program's own backends fit.
var (
	_ Graph  = (*graph.Store)(nil)
	_ Ingest = (*ingest.Runner)(nil)
)
