package web

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"entente/graph"
	"entente/web/queryapi"
)

const (
	queryPath = "/db/{database}/query/v2"
	database  = "neo4j" // the one there is

	// queryPatience is how long a statement waits for others to finish.
	queryPatience = time.Second
)

type queryInput struct {
	Database    string `path:"database" maxLength:"200" example:"neo4j"`
	Accept      string `header:"Accept" hidden:"true"`
	ContentType string `header:"Content-Type" hidden:"true"`
	RawBody     []byte
}

type queryOutput struct {
	Status      int
	ContentType string `header:"Content-Type" hidden:"true"`
	RetryAfter  string `header:"Retry-After" hidden:"true"`
	Body        []byte
}

// registerQuery registers the Query API. Its bodies are bytes to huma, since
// package queryapi reads and writes them; the document describes them here.
func registerQuery(api huma.API, s *server, r route) {
	op := r.operation(api)
	op.SkipValidateBody = true
	op.SkipValidateParams = true
	request := &huma.MediaType{Schema: schemaOf[queryRequest](api)}
	op.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"application/json": request}}
	failures := &huma.MediaType{Schema: schemaOf[queryapi.Failures](api)}
	answer := map[string]*huma.MediaType{"application/json": {Schema: schemaOf[queryResponse](api)}}
	for _, media := range queryapi.MediaTypes {
		op.RequestBody.Content[media] = request
		answer[media] = answer["application/json"]
	}
	op.Responses = map[string]*huma.Response{
		"202":     {Description: "The statement ran", Content: answer},
		"default": {Description: "The statement did not run", Content: map[string]*huma.MediaType{"application/json": failures}},
	}
	huma.Register(api, op, s.query)
	// huma describes the raw body as bytes of this type; it is JSON as well.
	delete(op.RequestBody.Content, "application/octet-stream")
}

// queryRequest and queryResponse describe the bodies in the OpenAPI document.
type queryRequest struct {
	Statement        string         `json:"statement"`
	Parameters       map[string]any `json:"parameters,omitempty" doc:"plain JSON, or typed JSON if the Content-Type says so"`
	IncludeCounters  bool           `json:"includeCounters,omitempty"`
	AccessMode       string         `json:"accessMode,omitempty" doc:"accepted; statements may only read in any case"`
	MaxExecutionTime int            `json:"maxExecutionTime,omitempty" doc:"seconds; the server's own limit is not raised by it"`
	Bookmarks        []string       `json:"bookmarks,omitempty" doc:"accepted without effect"`
	TxMetadata       map[string]any `json:"txMetadata,omitempty" doc:"accepted without effect"`
}

type queryResponse struct {
	Data struct {
		Fields []string `json:"fields"`
		Values [][]any  `json:"values" doc:"one array for each row, as long as fields"`
	} `json:"data"`
	Counters  map[string]any `json:"counters,omitempty" doc:"if includeCounters was set"`
	QueryPlan map[string]any `json:"queryPlan,omitempty" doc:"of EXPLAIN: operatorType, arguments, identifiers, and children of the same kind"`
	Profiled  map[string]any `json:"profiledQueryPlan,omitempty" doc:"of PROFILE: as queryPlan, with dbHits and records of each operator"`
	Bookmarks []string       `json:"bookmarks" doc:"always empty"`
	Truncated bool           `json:"truncated,omitempty" doc:"a limit on rows or bytes was met and there is more"`
}

// query runs a statement that somebody typed. Its errors are answers in the
// Query API's own form, so it never returns one.
func (s *server) query(ctx context.Context, in *queryInput) (*queryOutput, error) {
	format, mediaType, ok := queryapi.Negotiate(in.Accept)
	if !ok {
		return queryFailed(http.StatusNotAcceptable, queryapi.Failure{
			Code:    "Neo.ClientError.Request.Invalid",
			Message: "Accept takes application/json or application/vnd.neo4j.query.",
		}), nil
	}
	if in.Database != database {
		return queryFailed(http.StatusNotFound, queryapi.Failure{
			Code:    "Neo.ClientError.Database.DatabaseNotFound",
			Message: "There is one database here, and its name is neo4j.",
		}), nil
	}
	result, counters, err := s.runQuery(ctx, in)
	var body []byte
	if err == nil {
		body, err = queryapi.AppendResult(nil, result, format, counters)
	}
	if err != nil {
		failure, status := queryapi.Classify(settled(ctx, err))
		if status == http.StatusInternalServerError {
			failure.Message = internalDetail + " (" + s.logInternal(ctx, err) + ")"
		}
		return queryFailed(status, failure), nil
	}
	return &queryOutput{Status: http.StatusAccepted, ContentType: mediaType, Body: body}, nil
}

// runQuery decodes the request, waits for a slot and runs the statement.
func (s *server) runQuery(ctx context.Context, in *queryInput) (*graph.Result, bool, error) {
	format, _ := queryapi.FormatOf(in.ContentType)
	request, err := queryapi.Decode(in.RawBody, format)
	if err != nil {
		return nil, false, err
	}
	if !s.queries.take(ctx, queryPatience) {
		return nil, false, &graph.Error{
			Code: graph.Unavailable, Status: "Neo.TransientError.Request.NoThreadsAvailable",
			Message: "Too many queries run at once; try again in a moment.",
		}
	}
	defer s.queries.release()
	limits := s.Limits
	if request.MaxTime > 0 {
		limits.Timeout = min(limits.Timeout, request.MaxTime)
	}
	result, err := s.Graph.Query(ctx, request.Statement, request.Parameters, limits)
	if err == nil && result == nil {
		err = errors.New("the engine returned neither a result nor an error")
	}
	return result, request.IncludeCounters, err
}

// queryFailed is the answer to a statement that did not run.
func queryFailed(status int, failure queryapi.Failure) *queryOutput {
	out := &queryOutput{Status: status, ContentType: "application/json", Body: queryapi.AppendFailure(nil, failure)}
	if status == http.StatusServiceUnavailable {
		out.RetryAfter = "1"
	}
	return out
}
