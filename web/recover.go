package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"runtime/debug"
	"syscall"

	"github.com/gin-gonic/gin"

	"entente/graph"
)

// recovered turns a panic in a handler into a 500 with the id of the log record that holds
// the stack. Where the answer has begun, the connection is cut, so that half an answer is not
// taken for a whole one.
func (s *server) recovered(c *gin.Context) {
	defer func() {
		p := recover()
		if p == nil {
			return
		}
		ctx := c.Request.Context()
		if p == http.ErrAbortHandler && c.Writer.Written() {
			panic(p)
		}
		if err, ok := p.(error); ok && (errors.Is(err, http.ErrAbortHandler) || clientGone(ctx, err)) {
			c.AbortWithStatus(statusClientGone) // for the log
			return
		}
		s.Logger.LogAttrs(ctx, slog.LevelError, "panic in a handler",
			slog.String("id", requestID(ctx)), slog.String("panic", fmt.Sprint(p)), slog.String("stack", string(debug.Stack())))
		if c.Writer.Written() {
			panic(http.ErrAbortHandler)
		}
		refuse(c, http.StatusInternalServerError, graph.Internal, internalDetail)
	}()
	c.Next()
}

// clientGone reports whether an answer could not be written because nobody reads
// it any more; huma panics with such an error.
func clientGone(ctx context.Context, err error) bool {
	return ctx.Err() != nil || errors.Is(err, os.ErrDeadlineExceeded) ||
		errors.Is(err, syscall.EPIPE) || errors.Is(err, syscall.ECONNRESET)
}
