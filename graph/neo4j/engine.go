package neo4j

import (
	"context"
	"log/slog"
	"net/url"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	settings "github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"entente/graph"
)

// Config says which server to use and how patient to be with it. A zero
// duration takes the value named beside it.
type Config struct {
	URI      string // neo4j://host:7687, bolt://host:7687, or the same with +s or +ssc for TLS
	Username string // "neo4j" if empty
	Password string // never logged, never part of an error
	Database string // the server's default database if empty
	Logger   *slog.Logger

	ConnectTimeout     time.Duration // 2 s: to reach the server and log in
	RetryTime          time.Duration // 1 s: how long a server that cannot be reached is tried again
	ConflictTime       time.Duration // 10 s: how long a deadlock and the like are tried again
	TransactionTimeout time.Duration // 2 min: a transaction of ours that takes longer is ended by the server
	WatchInterval      time.Duration // 700 ms: how often a server is asked for a sign of life while a transaction runs
}

// orDefault fills the zero fields.
func (c Config) orDefault() Config {
	if c.Username == "" {
		c.Username = "neo4j"
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	for _, d := range []struct {
		field *time.Duration
		value time.Duration
	}{
		{&c.ConnectTimeout, 2 * time.Second},
		{&c.RetryTime, time.Second},
		{&c.ConflictTime, 10 * time.Second},
		{&c.TransactionTimeout, 2 * time.Minute},
		{&c.WatchInterval, 700 * time.Millisecond},
	} {
		if *d.field <= 0 {
			*d.field = d.value
		}
	}
	return c
}

// Engine is a Neo4j server as a [graph.Engine]. It is safe for concurrent use.
type Engine struct {
	config    Config
	address   string // scheme and host of the server, for messages
	driver    driver.DriverWithContext
	bookmarks atomic.Pointer[driver.BookmarkManager]
	guard     guard
	attempts  atomic.Uint64 // failed attempts so far; spreads the waits of those that try again
	watchers  sync.WaitGroup
	closed    chan struct{} // closed once, by Close
	closing   sync.Once
}

var _ graph.Engine = (*Engine)(nil)

// Open makes an engine for the server. It does not connect: a server that is
// down does not fail Open but [Engine.Ping] and whatever is run, and all of them
// recover by themselves once it is up. The only errors are graph.Invalid ones,
// for an address that is none.
func Open(_ context.Context, config Config) (*Engine, error) {
	config = config.orDefault()
	address, err := parseAddress(config.URI)
	if err != nil {
		return nil, err
	}
	auth := driver.BasicAuth(config.Username, config.Password, "")
	d, err := driver.NewDriverWithContext(config.URI, auth, func(c *settings.Config) {
		c.SocketConnectTimeout = config.ConnectTimeout
		c.ConnectionAcquisitionTimeout = config.ConnectTimeout
		c.ConnectionLivenessCheckTimeout = 30 * time.Second
		c.MaxTransactionRetryTime = config.RetryTime
		c.TelemetryDisabled = true
		c.UserAgent = "entente"
	})
	if err != nil {
		// The driver's own text may quote the address, and with it a password that somebody put there.
		return nil, graph.Errorf(graph.Invalid, "the Neo4j address %s cannot be used; write it like neo4j://localhost:7687", address)
	}
	e := &Engine{config: config, address: address, driver: d, guard: newGuard(config.Database), closed: make(chan struct{})}
	bookmarks := driver.NewBookmarkManager(driver.BookmarkManagerConfig{})
	e.bookmarks.Store(&bookmarks)
	// The driver (5.28.4) fills a field when it connects for the first time, and two goroutines that do so at once race
	// for it. One connection that is given up before it is made settles it.
	over, cancel := context.WithCancel(context.Background())
	cancel()
	_ = d.VerifyConnectivity(over)
	return e, nil
}

// parseAddress returns scheme and host of a Neo4j address, without anything
// secret that it may hold.
func parseAddress(uri string) (string, error) {
	u, err := url.Parse(uri)
	if err == nil && u.Port() != "" {
		_, err = strconv.ParseUint(u.Port(), 10, 16)
	}
	if err != nil || u.Hostname() == "" {
		return "", graph.Errorf(graph.Invalid, "the Neo4j address is not one; write it like neo4j://localhost:7687")
	}
	switch u.Scheme {
	case "neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc":
	default:
		return "", graph.Errorf(graph.Invalid,
			"the Neo4j address starts with %q; it must start with neo4j:// or bolt:// (or +s, +ssc for TLS)", u.Scheme+"://")
	}
	if u.User != nil {
		return "", graph.Errorf(graph.Invalid,
			"the Neo4j address holds a user name; leave it out and give user name and password by themselves")
	}
	return u.Scheme + "://" + u.Host, nil
}

// Name is "neo4j".
func (e *Engine) Name() string { return "neo4j" }

// Ping reports whether the server answers and accepts the credentials now. It
// takes at most three seconds.
func (e *Engine) Ping(ctx context.Context) error {
	bounded, cancel := context.WithTimeout(ctx, e.config.ConnectTimeout+500*time.Millisecond)
	defer cancel()
	return e.failure(ctx, e.driver.VerifyConnectivity(bounded), "")
}

// Close closes all connections. It waits up to 1.5 seconds for a question that
// is under way to the server: the driver (5.28.4) must not be asked while it closes.
func (e *Engine) Close(ctx context.Context) error {
	e.closing.Do(func() { close(e.closed) })
	e.watchers.Wait()
	return e.failure(ctx, e.driver.Close(ctx), "")
}

func (e *Engine) session(ctx context.Context, access graph.Access, fetchSize int) driver.SessionWithContext {
	mode := driver.AccessModeRead
	if access == graph.Write {
		mode = driver.AccessModeWrite
	}
	return e.driver.NewSession(ctx, driver.SessionConfig{
		AccessMode:      mode,
		DatabaseName:    e.config.Database,
		BookmarkManager: *e.bookmarks.Load(),
		FetchSize:       fetchSize,
	})
}

// afterwards returns a context for cleaning up: it lives on when ctx has ended,
// but not for long.
func afterwards(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), time.Second)
}
