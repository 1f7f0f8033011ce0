package web

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net/http"
	"os"
	"time"

	"github.com/gin-gonic/gin"

	"entente/graph"
	"entente/web/jsonbody"
	"entente/web/queryapi"
)

// bodyTimeout is how long a client may take to send a body.
const bodyTimeout = 30 * time.Second

// bodyLimits lists the most bytes that each route reads.
func bodyLimits(routes []route) map[string]int64 {
	limits := map[string]int64{}
	for _, r := range routes {
		limits[r.method+" "+ginPath(r.path)] = r.body
	}
	return limits
}

// bodyChecked reads the body of a request in time and within its route's limit, and lets only JSON pass that
// means one thing; handlers then read it from memory. Asking for a media type of ours also keeps out
// the forms of other sites, which cannot send it.
func (s *server) bodyChecked(limits map[string]int64) gin.HandlerFunc {
	return func(c *gin.Context) {
		limit := limits[c.Request.Method+" "+c.FullPath()]
		if limit == 0 {
			c.Request.Body = http.NoBody
			c.Next()
			return
		}
		if !mediaTypeAllowed(c) {
			refuse(c, http.StatusUnsupportedMediaType, graph.Invalid, "The Content-Type must be application/json, without a Content-Encoding.")
			return
		}
		body, status, err := readBody(c, limit)
		if err == nil {
			err = jsonbody.Check(body)
		}
		if err != nil {
			if status == 0 {
				status = http.StatusBadRequest
			}
			refuse(c, status, graph.CodeOf(err), err.Error())
			return
		}
		c.Request.Body = io.NopCloser(bytes.NewReader(body))
		c.Next()
	}
}

func mediaTypeAllowed(c *gin.Context) bool {
	if c.GetHeader("Content-Encoding") != "" {
		return false
	}
	contentType := c.GetHeader("Content-Type")
	if c.FullPath() == ginPath(queryPath) {
		_, ok := queryapi.FormatOf(contentType)
		return ok
	}
	media, _, err := mime.ParseMediaType(contentType)
	return err == nil && media == "application/json"
}

// readBody returns the body, or an error and its HTTP status.
func readBody(c *gin.Context, limit int64) ([]byte, int, error) {
	tooLarge := graph.Errorf(graph.Limit, "The body is larger than %d MB; send it in parts.", limit>>20)
	if c.Request.ContentLength > limit {
		c.Header("Connection", "close") // rather than reading the rest
		return nil, http.StatusRequestEntityTooLarge, tooLarge
	}
	control := http.NewResponseController(c.Writer)
	_ = control.SetReadDeadline(time.Now().Add(bodyTimeout))
	body, err := io.ReadAll(http.MaxBytesReader(c.Writer, c.Request.Body, limit))
	_ = control.SetReadDeadline(time.Time{})
	var over *http.MaxBytesError
	switch {
	case err == nil:
		return body, 0, nil
	case errors.As(err, &over):
		return nil, http.StatusRequestEntityTooLarge, tooLarge
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, http.StatusRequestTimeout, graph.Errorf(graph.Limit, "The body did not arrive within %s.", bodyTimeout)
	default:
		return nil, http.StatusBadRequest, graph.Errorf(graph.Invalid, "The body could not be read to its end.")
	}
}
