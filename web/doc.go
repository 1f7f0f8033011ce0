// Package web serves the HTTP API and the page. Handlers decode, validate, call
// [Graph] or [Ingest] and respond; there is no Cypher here.
package web
