// Package web serves the HTTP API and the page. Handlers decode, validate, call
// [Graph] or [Ingest] and respond; there is no Cypher here.
//
// What flows in: requests, each through the same row of middleware (log, panics, headers, host,
// token, origin, body) and then to one line of the table in routes.go. What flows out: JSON whose shapes
// stand beside their handlers, one file for each resource, and in /openapi.json; errors as problem+json, or in
// Neo4j's form from the Query API, which package queryapi speaks.
package web
