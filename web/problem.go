package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"

	"entente/graph"
	"entente/web/queryapi"
)

// problem is an error of /api as application/problem+json (RFC 9457).
type problem struct {
	Title  string              `json:"title" doc:"the HTTP status in words"`
	Status int                 `json:"status" doc:"the HTTP status"`
	Detail string              `json:"detail" doc:"what is wrong and, where known, what to do"`
	Code   string              `json:"code" doc:"kind of error: a code of the graph package, or forbidden"`
	ID     string              `json:"id,omitempty" doc:"id of the log record of an internal error"`
	Errors []*huma.ErrorDetail `json:"errors,omitempty" doc:"what is wrong with each parameter or member"`
}

// forbidden is the code of requests that are refused for where they come from.
const forbidden graph.Code = "forbidden"

// The methods make a problem an error that huma writes.
func (p *problem) Error() string             { return p.Detail }
func (p *problem) GetStatus() int            { return p.Status }
func (p *problem) ContentType(string) string { return "application/problem+json" }

func newProblem(status int, code graph.Code, detail string) *problem {
	return &problem{Title: http.StatusText(status), Status: status, Detail: detail, Code: string(code)}
}

// statusOf is the one table of /api from an error's code to the HTTP status.
func statusOf(code graph.Code) int {
	switch code {
	case graph.Invalid, graph.Syntax, graph.Unsupported:
		return http.StatusBadRequest
	case graph.ReadOnly, forbidden:
		return http.StatusForbidden
	case graph.NotFound:
		return http.StatusNotFound
	case graph.Conflict:
		return http.StatusConflict
	case graph.Limit:
		return http.StatusUnprocessableEntity
	case graph.Canceled:
		return statusClientGone
	case graph.Unavailable:
		return http.StatusServiceUnavailable
	case graph.Unauthorized: // ours at the database, not the client's here
		return http.StatusBadGateway
	default:
		return http.StatusInternalServerError
	}
}

// statusClientGone is nginx's status for a client that went away; only the log sees it.
const statusClientGone = 499

// internalDetail is what a client hears of a defect: the log has the rest.
const internalDetail = "Something went wrong inside the program; its log says more under this id."

// problemOf turns what a handler returned into a problem. Internal errors are
// logged and not shown.
func (s *server) problemOf(ctx context.Context, err error) error {
	var done huma.StatusError
	if errors.As(err, &done) {
		return err
	}
	err = settled(ctx, err)
	code := graph.CodeOf(err)
	status := statusOf(code)
	if code == graph.Internal || code == graph.Corrupt {
		p := newProblem(status, code, internalDetail)
		p.ID = s.logInternal(ctx, err)
		return p
	}
	var e *graph.Error
	errors.As(err, &e)
	return newProblem(status, code, e.Error())
}

// settled gives a bare context error, which a backend may return as it is, a code.
func settled(ctx context.Context, err error) error {
	var e *graph.Error
	switch {
	case errors.As(err, &e):
		return err
	case errors.Is(err, context.DeadlineExceeded):
		return graph.Errorf(graph.Unavailable, "the database took too long to answer; try again")
	case errors.Is(err, context.Canceled) && ctx.Err() != nil:
		return graph.Errorf(graph.Canceled, "the client went away")
	}
	return err
}

// logInternal logs an error that the client does not see, and returns the id of the record.
func (s *server) logInternal(ctx context.Context, err error) string {
	id := requestID(ctx)
	s.Logger.LogAttrs(ctx, slog.LevelError, "internal error", slog.String("id", id), slog.String("error", err.Error()))
	return id
}

// refuse answers a request that no handler sees, in the form that its address speaks.
func refuse(c *gin.Context, status int, code graph.Code, detail string) {
	if strings.HasPrefix(c.Request.URL.Path, "/db/") {
		c.AbortWithStatusJSON(status, queryapi.Failures{Errors: []queryapi.Failure{{Code: neo4jStatus(status), Message: detail}}})
		return
	}
	p := newProblem(status, code, detail)
	if status >= http.StatusInternalServerError {
		p.ID = requestID(c.Request.Context())
	}
	c.Header("Content-Type", p.ContentType(""))
	c.AbortWithStatusJSON(status, p)
}

// neo4jStatus is the Neo4j status code of a refusal.
func neo4jStatus(status int) string {
	switch {
	case status == http.StatusUnauthorized:
		return "Neo.ClientError.Security.Unauthorized"
	case status == http.StatusForbidden:
		return "Neo.ClientError.Security.Forbidden"
	case status == http.StatusServiceUnavailable:
		return "Neo.TransientError.Request.NoThreadsAvailable"
	case status >= http.StatusInternalServerError:
		return "Neo.DatabaseError.General.UnknownError"
	default:
		return "Neo.ClientError.Request.Invalid"
	}
}

// asProblem is a huma transformer: it gives huma's own errors our form, without the
// values, which may be the text of an article.
func asProblem(_ huma.Context, _ string, v any) (any, error) {
	model, ok := v.(*huma.ErrorModel)
	if !ok {
		return v, nil
	}
	code := graph.Invalid
	if model.Status >= http.StatusInternalServerError {
		code = graph.Internal
	}
	p := newProblem(model.Status, code, model.Detail)
	for _, detail := range model.Errors {
		if detail != nil {
			p.Errors = append(p.Errors, &huma.ErrorDetail{Message: detail.Message, Location: detail.Location})
		}
	}
	return p, nil
}
