package web

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
)

// route is one line of the route table.
type route struct {
	method, path, id, summary string
	register                  func(huma.API, *server, route)
	status                    int           // of success; 0: 200
	body                      int64         // the most bytes of a body; 0: the route reads none
	timeout                   time.Duration // of the handler; 0: readTimeout
}

const (
	readTimeout  = 15 * time.Second
	writeTimeout = 60 * time.Second // for an answer to leave, and for changes to be made

	articlesBody = 16 << 20 // bytes
	queryBody    = 1 << 20
	smallBody    = 1 << 20
)

// routes is all of the API.
func (s *server) routes() []route {
	return []route{
		{method: get, path: "/api/status", id: "status", summary: "How the program and its database are", register: at(s.status)},
		{method: get, path: "/api/schema", id: "schema", summary: "The names in use, for completion and the legend", register: at(s.schema)},
		{method: get, path: "/api/search", id: "search", summary: "Entities by name or alias, best first", register: at(s.search)},
		{method: get, path: "/api/graph", id: "graph", summary: "The first picture: everything while it is small, the best connected part afterwards", register: at(s.picture)},
		{method: get, path: "/api/entities/{id}", id: "entity", summary: "One entity", register: at(s.entity)},
		{method: get, path: "/api/entities/{id}/neighbours", id: "neighbours", summary: "An entity with a page of its ranked neighbours", register: at(s.neighbours)},
		{method: get, path: "/api/merges", id: "merges", summary: "Who was made one, is kept apart, or may be one, with the reasons", register: at(s.merges)},
		{method: post, path: "/api/merges", id: "decide", summary: "Make two entities one, or keep them apart", register: at(s.decide), body: smallBody, timeout: writeTimeout},
		{method: del, path: "/api/merges/{id}", id: "undo-merge", summary: "Undo a merge or a decision, dismiss a suggestion; answers with what is so then", register: at(s.undo), timeout: writeTimeout},
		{method: get, path: "/api/claims", id: "claims", summary: "Claims with their evidence; at least one filter is given", register: at(s.claims)},
		{method: get, path: "/api/articles", id: "articles", summary: "Articles, newest published first", register: at(s.articles)},
		{method: post, path: "/api/articles", id: "add-articles", summary: "Add articles; a job extracts them", register: at(s.addArticles), status: http.StatusAccepted, body: articlesBody, timeout: writeTimeout},
		{method: get, path: "/api/articles/{id}", id: "article", summary: "One article with its text, mentions and claims", register: at(s.article)},
		{method: del, path: "/api/articles/{id}", id: "delete-article", summary: "Remove an article and all that only it supports", register: at(s.deleteArticle), status: http.StatusNoContent, timeout: writeTimeout},
		{method: post, path: "/api/extractions", id: "extract", summary: "Extract stored articles again", register: at(s.extractAgain), status: http.StatusAccepted, body: smallBody, timeout: writeTimeout},
		{method: post, path: "/api/explain", id: "explain", summary: "How a text, or a passage of a stored article, is read; stores nothing", register: at(s.explain), body: smallBody},
		{method: get, path: "/api/jobs", id: "jobs", summary: "Jobs without their items, newest first", register: at(s.jobs)},
		{method: get, path: "/api/jobs/{id}", id: "job", summary: "One job", register: at(s.job)},
		{method: del, path: "/api/jobs/{id}", id: "cancel-job", summary: "Cancel a job", register: at(s.cancelJob), status: http.StatusAccepted},
		{method: get, path: "/api/jobs/{id}/events", id: "job-events", summary: "A job's progress as server-sent events", register: registerJobEvents},
		{method: post, path: queryPath, id: "query", summary: "Neo4j's Query API v2, read-only", register: registerQuery, status: http.StatusAccepted, body: queryBody},
		{method: post, path: "/api/backup", id: "backup", summary: "The embedded graph as one file, which entente restore reads", register: registerBackup},
		{method: get, path: "/healthz", id: "healthz", summary: "Whether the program answers", register: at(s.healthz)},
		{method: get, path: "/readyz", id: "readyz", summary: "Whether the database answers", register: at(s.readyz)},
	}
}

const (
	get  = http.MethodGet
	post = http.MethodPost
	del  = http.MethodDelete
)

// operation describes the route to huma.
func (r route) operation(api huma.API) huma.Operation {
	return huma.Operation{
		OperationID:     r.id,
		Method:          r.method,
		Path:            r.path,
		Summary:         r.summary,
		DefaultStatus:   r.status,
		MaxBodyBytes:    -1, // the middleware has read and measured the body
		BodyReadTimeout: -1,
		Responses: map[string]*huma.Response{"default": {
			Description: "Error",
			Content: map[string]*huma.MediaType{"application/problem+json": {
				Schema: schemaOf[problem](api),
			}},
		}},
	}
}

// at registers a handler that answers with JSON: its context ends after the
// route's time, and its errors become problems.
func at[I, O any](handle func(context.Context, *I) (*O, error)) func(huma.API, *server, route) {
	return func(api huma.API, s *server, r route) {
		timeout := r.timeout
		if timeout == 0 {
			timeout = readTimeout
		}
		huma.Register(api, r.operation(api), func(ctx context.Context, in *I) (*O, error) {
			ctx, cancel := context.WithTimeout(ctx, timeout)
			defer cancel()
			out, err := handle(ctx, in)
			if err != nil {
				return nil, s.problemOf(ctx, err)
			}
			return out, nil
		})
	}
}

// ginPath writes a path as gin does: ":id" for "{id}".
func ginPath(path string) string {
	return strings.NewReplacer("{", ":", "}", "").Replace(path)
}
