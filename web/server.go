package web

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/gin-gonic/gin"

	"entente/graph"
)

// Options say what a handler serves and to whom. Graph, Ingest, Explain and Logger are required.
type Options struct {
	Graph   Graph
	Ingest  Ingest
	Explain Explainer
	Logger  *slog.Logger
	Version string

	// UI is the built page with index.html at its root; nil serves the API alone.
	UI fs.FS

	// Hosts are the names that a request may be addressed to, on any port, besides localhost, the
	// loopback addresses and the address that it came in on.
	Hosts []string

	// Token, if not empty, must come with every request but the health checks: as a bearer token,
	// as the password of basic authentication, or through the cookie that opening /?token=… sets.
	Token string

	// Examples are the starter queries of the Query page.
	Examples []Example

	// Limits bound a typed query; zero fields take the values of [graph.DefaultLimits].
	Limits graph.Limits

	// Queries is how many typed queries run at once, and how many explanations, 0: 4. Streams is how many event streams, 0: 128.
	Queries, Streams int

	// Now and NewID are the clock and the source of ids for log records; nil takes the real ones.
	Now   func() time.Time
	NewID func() string

	eventTimeout time.Duration // for one event to leave; 0: 10 s; tests shorten it
}

// Example is a starter query.
type Example struct {
	Title     string `json:"title"`
	Statement string `json:"statement"`
}

// server holds what the handlers share. It is not changed once New has returned.
type server struct {
	Options
	queries slots
	reads   slots // of explanations
	streams slots
	backups slots
}

// New returns the handler of the API and the page.
func New(o Options) (http.Handler, error) {
	switch {
	case o.Graph == nil:
		return nil, errors.New("web: Options.Graph is missing")
	case o.Ingest == nil:
		return nil, errors.New("web: Options.Ingest is missing")
	case o.Explain == nil:
		return nil, errors.New("web: Options.Explain is missing")
	case o.Logger == nil:
		return nil, errors.New("web: Options.Logger is missing")
	}
	hosts := make([]string, 0, len(o.Hosts))
	for _, h := range o.Hosts {
		name, ok := hostName(h)
		if !ok {
			return nil, fmt.Errorf("web: %q is no host name", h)
		}
		hosts = append(hosts, name)
	}
	o.Hosts = hosts
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.NewID == nil {
		o.NewID = randomID
	}
	if o.eventTimeout == 0 {
		o.eventTimeout = 10 * time.Second
	}
	o.Limits = o.Limits.OrDefault()
	s := &server{Options: o, queries: newSlots(o.Queries, 4), reads: newSlots(o.Queries, 4), streams: newSlots(o.Streams, 128), backups: newSlots(1, 1)}

	page, err := newPage(o.UI)
	if err != nil {
		return nil, err
	}
	routes := s.routes()
	engine := newEngine()
	engine.Use(
		s.logged,
		s.recovered,
		secured,
		s.hostChecked,
		s.tokenChecked,
		s.originChecked,
		s.bodyChecked(bodyLimits(routes)),
	)
	engine.NoRoute(s.unrouted(page))
	engine.NoMethod(s.wrongMethod)

	api := humagin.New(engine, apiConfig(o.Version))
	for _, r := range routes {
		r.register(api, s, r)
	}
	s.serveDocument(engine, api.OpenAPI())
	return engine, nil
}

// newEngine returns a gin engine that neither prints nor rewrites paths.
func newEngine() *gin.Engine {
	gin.SetMode(gin.ReleaseMode)
	engine := gin.New()
	engine.HandleMethodNotAllowed = true
	engine.RedirectTrailingSlash = false
	engine.UseRawPath = true // an id may hold an escaped slash
	engine.ForwardedByClientIP = false
	return engine
}

// randomID returns 16 hexadecimal characters.
func randomID() string {
	var b [8]byte
	rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}
