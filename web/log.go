package web

import (
	"context"
	"log/slog"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
)

type requestIDKey struct{}

// requestID returns the id that the middleware gave the request.
func requestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey{}).(string)
	return id
}

// logged gives the request an id, which the answer carries as X-Request-Id, and writes one record when it is
// answered: the route, never the address, a header or a body, since those hold text, ids and secrets.
func (s *server) logged(c *gin.Context) {
	id := s.NewID()
	start := s.Now()
	c.Request = c.Request.WithContext(context.WithValue(c.Request.Context(), requestIDKey{}, id))
	c.Header("X-Request-Id", id)
	c.Next()

	route := c.FullPath()
	if route == "" {
		route = "other"
	}
	status := c.Writer.Status()
	s.Logger.LogAttrs(c.Request.Context(), levelOf(c.Request.Method, status), "request",
		slog.String("id", id),
		slog.String("method", methodName(c.Request.Method)),
		slog.String("route", route),
		slog.Int("status", status),
		slog.Int("bytes", max(c.Writer.Size(), 0)),
		slog.Duration("took", s.Now().Sub(start)),
	)
}

// levelOf keeps the log of a quiet day short: reads that worked are debug records.
func levelOf(method string, status int) slog.Level {
	switch {
	case status >= http.StatusInternalServerError:
		return slog.LevelWarn
	case status >= http.StatusBadRequest:
		return slog.LevelInfo
	case method == http.MethodGet || method == http.MethodHead:
		return slog.LevelDebug
	default:
		return slog.LevelInfo
	}
}

// methodName returns a known method, or OTHER: a client may send any token as its method.
func methodName(method string) string {
	if strings.Contains(" GET HEAD POST PUT PATCH DELETE OPTIONS ", " "+method+" ") {
		return method
	}
	return "OTHER"
}
