package bolt

import (
	"context"
	"errors"
	"net"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"entente/graph"
	"entente/graph/bolt/packstream"
)

// state is what a connection waits for. Whether a transaction is open, and
// whether a result is, stands in connection.tx.
type state int

const (
	negotiation    state = iota // HELLO
	authentication              // LOGON
	ready                       // anything
	failed                      // RESET; all else is ignored
)

// connection is one client. All but interrupt runs in one goroutine.
type connection struct {
	server  *Server
	socket  net.Conn
	id      string
	version version
	in      *inbox
	out     *outbox

	ctx    context.Context // ends with the connection
	cancel context.CancelFunc

	state  state
	tx     *transaction // nil: none is open
	ending bool         // nothing more is read

	resets atomic.Int32 // that were read and not yet worked on
	mu     sync.Mutex
	stop   context.CancelFunc // ends what the open transaction does; nil: there is none
}

func newConnection(ctx context.Context, s *Server, socket net.Conn) *connection {
	c := &connection{server: s, socket: socket, id: "bolt-" + strconv.FormatInt(s.made.Add(1), 10)}
	c.ctx, c.cancel = context.WithCancel(ctx)
	c.in = newInbox(s, socket, c.interrupt)
	c.out = newOutbox(socket, s.options.Answer)
	return c
}

// close ends the transaction and the connection.
func (c *connection) close() {
	defer c.in.drain()
	defer c.socket.Close()
	c.cancel()
	c.end()
}

// interrupt ends what the connection is doing, because a RESET has come in.
func (c *connection) interrupt() {
	c.resets.Add(1)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.stop != nil {
		c.stop()
	}
}

// work returns a context for a transaction, which ends when a RESET comes in.
func (c *connection) work() (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(c.ctx)
	c.mu.Lock()
	c.stop = cancel
	c.mu.Unlock()
	if c.resets.Load() > 0 { // it came in before stop was there
		cancel()
	}
	return ctx, cancel
}

// serve works on messages until the connection ends.
func (c *connection) serve() {
	c.in.deadline(c.server.options.Login)
	var err error
	c.version, err = handshake(c.in.reader, patient{c.socket, c.server.options.Answer})
	if err != nil {
		c.server.options.Logger.Debug("a Bolt handshake failed", "from", c.socket.RemoteAddr().String(), "cause", err)
		return
	}
	c.in.start(c.cancel) // when the client has gone, what it asked for is not wanted any more
	for !c.ending {
		m, ok := c.next()
		if !ok {
			if errors.Is(c.in.why, errTooLong) {
				_ = c.refuse(invalid("%s", errTooLong))
			}
			break
		}
		if len(m.data) > 0 {
			err = c.handle(m)
		}
		if err == nil && m.last && len(c.in.messages) == 0 {
			err = c.out.writer.Flush()
		}
		if err != nil {
			return // the socket is broken
		}
	}
	_ = c.out.writer.Flush()
}

// next waits for a message, and meanwhile for the end of the time that the open
// transaction has.
func (c *connection) next() (message, bool) {
	select {
	case m, ok := <-c.in.messages:
		return m, ok
	default:
	}
	if c.tx == nil || c.tx.expired != nil {
		m, ok := <-c.in.messages
		return m, ok
	}
	timer := time.NewTimer(time.Until(c.tx.deadline))
	defer timer.Stop()
	select {
	case m, ok := <-c.in.messages:
		return m, ok
	case <-timer.C:
		c.expire()
		m, ok := <-c.in.messages
		return m, ok
	}
}

// handle works on a message and answers it. The error is that of the socket.
func (c *connection) handle(m message) error {
	defer c.in.release(m)
	fields, err := fieldsOf(m, c.in.limit())
	switch {
	case errors.Is(err, packstream.ErrMalformed):
		c.ending = true
		return c.refuse(invalid("%v", err))
	case m.tag == msgReset:
		return c.reset()
	case m.tag == msgGoodbye:
		c.ending = true
		return nil
	case c.state == failed || c.resets.Load() > 0:
		return c.out.ignored()
	case ours(err) != nil: // a value that is none
		return c.fail(err)
	case err != nil: // too much of them
		return c.fail(invalid("%w", err))
	}
	answer, err := c.answer(m.tag, fields)
	switch {
	case errors.Is(err, errMisplaced):
		name, _, _ := request(m.tag)
		c.ending = true
		return c.refuse(invalid("the message %s cannot be handled in the state that the connection is in", name))
	case err != nil:
		return c.fail(err)
	}
	if answer == nil {
		c.out.success()
		return c.out.done()
	}
	return answer()
}

// errMisplaced is for a message that may not come now.
var errMisplaced = errors.New("the message is out of place")

// answer works on a message. It returns what writes the answer, nil for an empty
// SUCCESS.
func (c *connection) answer(tag byte, fields []any) (func() error, error) {
	switch c.state {
	case negotiation:
		if tag == msgHello {
			return c.hello(fields[0])
		}
		return nil, errMisplaced
	case authentication:
		if tag == msgLogon && c.version >= logonApart {
			return nil, c.logon(fields[0])
		}
		return nil, errMisplaced
	}
	switch {
	case tag == msgRun && (c.tx == nil || c.tx.explicit):
		return c.startRun(fields)
	case (tag == msgPull || tag == msgDiscard) && c.tx != nil:
		return c.take(fields[0], tag == msgPull)
	case tag == msgBegin && c.tx == nil:
		return c.startTransaction(fields[0])
	case tag == msgCommit && c.tx != nil && c.tx.explicit:
		return c.commit()
	case tag == msgRollback && c.tx != nil && c.tx.explicit:
		c.end()
		return nil, nil
	case tag == msgRoute && c.tx == nil:
		return c.route(fields)
	case tag == msgTelemetry && c.version >= telemetry:
		if _, ok := fields[0].(int64); !ok {
			return nil, invalid("TELEMETRY must bring an integer")
		}
		return nil, nil
	case tag == msgLogoff && c.tx == nil && c.version >= logonApart:
		c.state = authentication
		c.in.trust(false)
		return nil, nil
	}
	return nil, errMisplaced
}

// reset brings the connection back to where it was after the login.
func (c *connection) reset() error {
	c.end()
	left := c.resets.Add(-1)
	switch {
	case c.state == negotiation || c.state == authentication:
		c.ending = true
		return c.refuse(invalid("the message RESET cannot be handled before the login"))
	case left > 0: // another one follows, and until then all is ignored
		return c.out.ignored()
	}
	c.state = ready
	c.out.success()
	return c.out.done()
}

// fail sends a FAILURE. What the transaction did is undone at once, and until a
// RESET all messages are ignored. Whoever fails to log in is sent away.
func (c *connection) fail(err error) error {
	if e := ours(err); e != nil && e.Status == statusTimedOut && c.tx != nil && c.tx.limited {
		said := *e
		said.Status = statusTimedOutClient
		err = &said
	}
	c.end()
	if c.state != ready {
		c.ending = true
	}
	c.state = failed
	return c.refuse(err)
}

// refuse sends a FAILURE.
func (c *connection) refuse(err error) error {
	known := ours(err)
	if known == nil {
		known = graph.Errorf(graph.Internal, "%w", err)
	}
	if known.Code == graph.Internal || known.Code == graph.Corrupt {
		c.server.options.Logger.Error("a statement over Bolt failed", "connection", c.id, "cause", known.Message)
	}
	return c.out.failure(known, c.version)
}

// ours is the [*graph.Error] in err's chain, or nil.
func ours(err error) *graph.Error {
	if err == nil {
		return nil
	}
	var known *graph.Error
	errors.As(err, &known)
	return known
}
