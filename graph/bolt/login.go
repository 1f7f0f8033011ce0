package bolt

import (
	"crypto/sha256"
	"crypto/subtle"
	"net"
	"strings"
	"sync"
	"time"

	"entente/graph"
)

// product is what the server says it is. Drivers of Neo4j refuse to talk to a
// server whose name does not begin with "Neo4j/"; the version is the one whose
// behaviour the engine follows.
const product = "Neo4j/5.26.0"

// tableLife is how many seconds a client may keep a routing table.
const tableLife = 300

// After so many wrong passwords in a row, none is looked at for a while.
const (
	guessesInARow = 3
	guessPause    = 5 * time.Second
)

// guesses counts the wrong passwords.
type guesses struct {
	mu     sync.Mutex
	wrong  int
	closed time.Time // until when none is looked at
}

// hello answers HELLO. In Bolt 5.0 it brings the credentials too.
func (c *connection) hello(field any) (func() error, error) {
	extra, ok := field.(map[string]any)
	if !ok {
		return nil, invalid("HELLO must bring a map")
	}
	c.state = authentication
	if c.version < logonApart {
		if err := c.logon(field); err != nil {
			return nil, err
		}
	}
	if agent, ok := extra["user_agent"].(string); ok {
		c.server.options.Logger.Debug("a Bolt client has come", "connection", c.id, "agent", agent)
	}
	return func() error {
		c.out.success()
		c.out.key("server").string(product)
		c.out.key("connection_id").string(c.id)
		c.out.key("hints").mapHeader(0)
		return c.out.done()
	}, nil
}

// logon checks the credentials.
func (c *connection) logon(field any) error {
	token, ok := field.(map[string]any)
	if !ok {
		return invalid("the credentials must be a map")
	}
	if err := c.server.admit(token, time.Now()); err != nil {
		c.server.options.Logger.Warn("a Bolt client failed to log in", "from", c.socket.RemoteAddr().String(), "cause", err)
		return err
	}
	c.state = ready
	c.in.trust(true)
	return nil
}

// admit checks credentials: with no password set all are good.
func (s *Server) admit(token map[string]any, now time.Time) error {
	if s.options.Password == "" {
		return nil
	}
	s.guesses.mu.Lock()
	defer s.guesses.mu.Unlock()
	if now.Before(s.guesses.closed) {
		return &graph.Error{Code: graph.Unauthorized, Status: "Neo.ClientError.Security.AuthenticationRateLimit",
			Message: "The client has provided incorrect authentication details too many times in a row."}
	}
	if token["scheme"] != "basic" {
		return &graph.Error{Code: graph.Unauthorized, Status: "Neo.ClientError.Security.Unauthorized",
			Message: "The client is unauthorized: user name and password are needed, by the scheme 'basic'."}
	}
	user, _ := token["principal"].(string)
	password, _ := token["credentials"].(string)
	if same(user, s.options.User)&same(password, s.options.Password) == 1 {
		s.guesses.wrong = 0
		return nil
	}
	if s.guesses.wrong++; s.guesses.wrong >= guessesInARow {
		s.guesses.wrong, s.guesses.closed = 0, now.Add(guessPause)
	}
	return &graph.Error{Code: graph.Unauthorized, Status: "Neo.ClientError.Security.Unauthorized",
		Message: "The client is unauthorized due to authentication failure."}
}

// same compares in a time that tells nothing, not even the length.
func same(a, b string) int {
	x, y := sha256.Sum256([]byte(a)), sha256.Sum256([]byte(b))
	return subtle.ConstantTimeCompare(x[:], y[:])
}

// route answers with this one server, by the address that the client has for it.
func (c *connection) route(fields []any) (func() error, error) {
	context, isContext := fields[0].(map[string]any)
	extra, isExtra := fields[2].(map[string]any)
	if !isContext || !isExtra {
		return nil, invalid("ROUTE must bring a map, a list of bookmarks and a map")
	}
	if err := checkBookmarks(fields[1]); err != nil {
		return nil, err
	}
	if err := c.server.checkMetadata(extra); err != nil {
		return nil, err
	}
	address, _ := context["address"].(string)
	if _, _, err := net.SplitHostPort(address); err != nil || len(address) > 300 {
		address = c.socket.LocalAddr().String()
	}
	return func() error {
		o := c.out
		o.success()
		o.key("rt").mapHeader(3)
		o.string("ttl")
		o.int(tableLife)
		o.string("db")
		o.string(c.server.options.Database)
		o.string("servers")
		roles := []string{"ROUTE", "READ", "WRITE"}
		o.listHeader(len(roles))
		for _, role := range roles {
			o.mapHeader(2)
			o.string("role")
			o.string(role)
			o.string("addresses")
			o.listHeader(1)
			o.string(address)
		}
		return o.done()
	}, nil
}

// checkMetadata refuses a database that is not here, and users other than the
// one who has logged in.
func (s *Server) checkMetadata(extra map[string]any) error {
	if user := extra["imp_user"]; user != nil {
		return &graph.Error{Code: graph.Unauthorized, Status: "Neo.ClientError.Statement.ArgumentError",
			Message: "Impersonation is not supported here: there is one user."}
	}
	switch name := extra["db"].(type) {
	case nil:
		return nil
	case string:
		if name == "" || strings.EqualFold(name, s.options.Database) {
			return nil
		}
		return &graph.Error{Code: graph.NotFound, Status: "Neo.ClientError.Database.DatabaseNotFound",
			Message: "Graph not found: " + short(name)}
	default:
		return invalid("the name of a database must be a string")
	}
}

// checkBookmarks accepts any bookmarks: a transaction sees all that was committed
// before it, on the one server there is.
func checkBookmarks(v any) error {
	if v == nil {
		return nil
	}
	list, ok := v.([]any)
	if !ok {
		return invalid("bookmarks must be a list")
	}
	for _, b := range list {
		if _, ok := b.(string); !ok {
			return invalid("a bookmark must be a string")
		}
	}
	return nil
}

// short cuts what a client sent for a message.
func short(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
