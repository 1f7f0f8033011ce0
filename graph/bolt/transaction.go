package bolt

import (
	"context"
	"errors"
	"time"

	"entente/graph"
)

// openResults is how many results a transaction may have open at a time.
const openResults = 256

// transaction is the open transaction of a connection: one that the client began,
// or the one of a single statement.
type transaction struct {
	open     graph.OpenTx
	ctx      context.Context // ends with the transaction, and when a RESET comes in
	cancel   context.CancelFunc
	deadline time.Time
	explicit bool
	limited  bool              // by its client, in time
	results  map[int64]*result // those that have rows left
	newest   int64             // the result started last
	started  int64             // how many were
	expired  *graph.Error      // why it was ended before its client did
}

// txMetadata is what RUN and BEGIN say about a transaction.
type txMetadata struct {
	access  graph.Access
	timeout time.Duration
	limited bool // the client has set the timeout
}

// metadataOf reads the metadata of RUN and BEGIN.
func (s *Server) metadataOf(field any) (m txMetadata, err error) {
	extra, ok := field.(map[string]any)
	if !ok {
		return m, invalid("the metadata of a transaction must be a map")
	}
	if err := s.checkMetadata(extra); err != nil {
		return m, err
	}
	if err := checkBookmarks(extra["bookmarks"]); err != nil {
		return m, err
	}
	switch extra["mode"] {
	case nil, "w":
		m.access = graph.Write
	case "r":
	default:
		return m, invalid("the mode of a transaction must be r or w")
	}
	if _, ok := extra["tx_metadata"].(map[string]any); !ok && extra["tx_metadata"] != nil {
		return m, invalid("tx_metadata must be a map")
	}
	m.timeout = s.options.Transaction
	switch n := extra["tx_timeout"].(type) {
	case nil:
	case int64:
		switch {
		case n < 0:
			return m, invalid("tx_timeout must not be negative")
		case n == 0: // without a limit, which nobody has here
			m.timeout = s.options.LongestTransaction
		default:
			m.timeout, m.limited = min(millis(n), s.options.LongestTransaction), true
		}
	default:
		return m, invalid("tx_timeout must be an integer of milliseconds")
	}
	return m, nil
}

// begin opens a transaction. Where nothing may be written, and in those that the
// client wants for reading, statements are held to what the engine lets people
// type.
func (c *connection) begin(m txMetadata, explicit bool) error {
	if !c.server.options.Write {
		m.access = graph.Read
	}
	ctx, cancel := c.work()
	t := &transaction{ctx: ctx, cancel: cancel, explicit: explicit, limited: m.limited, deadline: time.Now().Add(m.timeout), newest: -1}
	wait, done := context.WithTimeout(ctx, min(c.server.options.Writer, m.timeout))
	defer done()
	var err error
	t.open, err = c.server.engine.Begin(wait, graph.TxOptions{Access: m.access, Timeout: m.timeout, Hostile: m.access == graph.Read})
	if err != nil {
		waited := errors.Is(wait.Err(), context.DeadlineExceeded) && ctx.Err() == nil
		c.stopped()
		cancel()
		if waited {
			return &graph.Error{Code: graph.Conflict, Status: "Neo.TransientError.Transaction.LockAcquisitionTimeout", Err: err,
				Message: "Another transaction is writing, and one writes at a time: it did not end within " +
					min(c.server.options.Writer, m.timeout).String() + "."}
		}
		return err
	}
	c.tx = t
	return nil
}

// end ends the open transaction, if there is one, and undoes what it did.
func (c *connection) end() {
	t := c.tx
	if t == nil {
		return
	}
	c.tx = nil
	c.rollback(t)
}

func (c *connection) rollback(t *transaction) {
	c.stopped()
	t.cancel()
	t.results = nil
	if err := t.open.Rollback(context.WithoutCancel(t.ctx)); err != nil {
		c.server.options.Logger.Error("a transaction over Bolt was not rolled back", "connection", c.id, "cause", err)
	}
}

func (c *connection) stopped() {
	c.mu.Lock()
	c.stop = nil
	c.mu.Unlock()
}

// expire ends the open transaction because its time is over. The client learns
// of it when it asks for something.
func (c *connection) expire() {
	c.rollback(c.tx)
	c.tx.expired = errTimedOut()
}

// startTransaction answers BEGIN.
func (c *connection) startTransaction(field any) (func() error, error) {
	m, err := c.server.metadataOf(field)
	if err != nil {
		return nil, err
	}
	if err := c.begin(m, true); err != nil {
		return nil, err
	}
	return func() error {
		c.out.success()
		c.home()
		return c.out.done()
	}, nil
}

// home adds the name of the database, for drivers that remember it.
func (c *connection) home() {
	if c.version >= homeDatabase {
		c.out.key("db").string(c.server.options.Database)
	}
}

// commit answers COMMIT.
func (c *connection) commit() (func() error, error) {
	if err := c.committed(); err != nil {
		return nil, err
	}
	return func() error {
		c.out.success()
		c.out.key("bookmark").string(c.server.bookmark())
		return c.out.done()
	}, nil
}

// committed ends the open transaction and keeps what it did.
func (c *connection) committed() error {
	t := c.tx
	if t.expired != nil {
		return t.expired
	}
	if err := t.open.Commit(t.ctx); err != nil {
		return err // and fail ends the transaction
	}
	c.stopped()
	t.cancel()
	c.tx = nil
	return nil
}
