// Package queryapi speaks the JSON of Neo4j's Query API v2, as
// https://neo4j.com/docs/query-api/current/ describes it: requests and their
// parameters in, results and errors out, each in plain JSON and in typed JSON.
// It knows nothing of HTTP but media types and statuses, and runs nothing.
//
// Values are those that the graph package lists; see its file value.go.
package queryapi
