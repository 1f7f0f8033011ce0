package bolt

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"runtime/debug"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"entente/graph"
)

// Options configure a [Server]. A zero field takes the value named beside it.
type Options struct {
	Database string       // "neo4j": the name by which clients know the one graph there is
	Write    bool         // statements may change the graph
	User     string       // "neo4j"
	Password string       // empty: clients need none
	Logger   *slog.Logger // nil: nothing is logged

	Connections  int // 128: open at a time; more are closed at once
	MessageBytes int // 16 MB: longest message; before the login it is 64 KB

	Login   time.Duration // 10 s: until a client has logged in
	Message time.Duration // 30 s: for a message, once its first byte came
	Answer  time.Duration // 30 s: for a client to take what it asked for
	Idle    time.Duration // 1 h: between two messages; longer than any transaction

	Transaction        time.Duration // 2 min: for a transaction whose client sets no limit
	LongestTransaction time.Duration // 10 min: whatever limit a client sets
	Writer             time.Duration // 15 s: how long a transaction that writes waits for the one before it
}

// orDefault fills the zero fields.
func (o Options) orDefault() Options {
	if o.Database == "" {
		o.Database = "neo4j"
	}
	if o.User == "" {
		o.User = "neo4j"
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Connections <= 0 {
		o.Connections = 128
	}
	if o.MessageBytes <= 0 {
		o.MessageBytes = 16 << 20
	}
	for _, d := range []struct {
		field *time.Duration
		value time.Duration
	}{
		{&o.Login, 10 * time.Second},
		{&o.Message, 30 * time.Second},
		{&o.Answer, 30 * time.Second},
		{&o.Idle, time.Hour},
		{&o.Transaction, 2 * time.Minute},
		{&o.LongestTransaction, 10 * time.Minute},
		{&o.Writer, 15 * time.Second},
	} {
		if *d.field <= 0 {
			*d.field = d.value
		}
	}
	o.Transaction = min(o.Transaction, o.LongestTransaction)
	return o
}

// bigMessage is the length, in bytes, from which messages count as big: of those
// only bigMessages are held at a time, however many connections there are.
const (
	bigMessage  = 64 << 10
	bigMessages = 8
)

// Server serves one graph over Bolt.
type Server struct {
	engine    graph.Opener
	options   Options
	guesses   guesses
	big       chan struct{} // a place for each big message
	bookmarks atomic.Int64
	made      atomic.Int64 // connections so far

	mu    sync.Mutex
	conns map[*connection]struct{}
}

// New makes a server for the graph of an engine.
func New(engine graph.Opener, options Options) *Server {
	return &Server{
		engine: engine, options: options.orDefault(),
		big: make(chan struct{}, bigMessages), conns: map[*connection]struct{}{},
	}
}

// Serve takes connections until ctx ends; then it closes the listener and all
// connections, waits until their transactions have ended, and returns nil. It
// fails if the listener does.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
	ctx, cancel := context.WithCancel(ctx)
	var open sync.WaitGroup
	defer open.Wait()
	defer cancel()
	stop := context.AfterFunc(ctx, func() {
		listener.Close()
		s.closeAll()
	})
	defer stop()
	for wait := time.Duration(0); ; {
		socket, err := listener.Accept()
		switch {
		case ctx.Err() != nil:
			if err == nil {
				socket.Close()
			}
			return nil
		case errors.Is(err, net.ErrClosed):
			return fmt.Errorf("the Bolt listener is closed: %w", err)
		case err != nil: // too many open files, a client that went away at once
			wait = min(2*wait+5*time.Millisecond, time.Second)
			s.options.Logger.Warn("a Bolt connection was not accepted", "cause", err)
			select {
			case <-time.After(wait):
			case <-ctx.Done():
			}
			continue
		}
		wait = 0
		c := newConnection(ctx, s, socket)
		if !s.enter(ctx, c) {
			socket.Close()
			s.options.Logger.Warn("a Bolt connection was refused: too many are open", "open", s.options.Connections)
			continue
		}
		open.Go(func() {
			defer s.leave(c)
			s.run(c)
		})
	}
}

// run serves a connection until its end. A panic ends that connection only.
func (s *Server) run(c *connection) {
	defer func() {
		if r := recover(); r != nil {
			s.options.Logger.Error("a Bolt connection failed badly", "cause", fmt.Sprint(r), "stack", string(debug.Stack()))
		}
	}()
	defer c.close()
	c.serve()
}

func (s *Server) enter(ctx context.Context, c *connection) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if ctx.Err() != nil || len(s.conns) >= s.options.Connections {
		return false
	}
	s.conns[c] = struct{}{}
	return true
}

func (s *Server) leave(c *connection) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.conns, c)
}

func (s *Server) closeAll() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.conns {
		c.socket.Close()
	}
}

// bookmark names the state of the graph after a transaction. Any later
// transaction sees that state, so that bookmarks need not be waited for.
func (s *Server) bookmark() string { return "entente:" + strconv.FormatInt(s.bookmarks.Add(1), 10) }
