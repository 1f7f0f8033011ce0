package neo4j

import (
	"context"
	"errors"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
)

// Transact runs work in one transaction. It is run again after a deadlock, a
// change of leader, a lost connection, and after a commit whose answer was lost:
// the work is idempotent, so that doing it twice does no harm.
func (e *Engine) Transact(ctx context.Context, access graph.Access, work func(graph.Tx) error) error {
	start, forgotten := time.Now(), false
	for n := 0; ; n++ {
		err, cause := e.attempt(ctx, access, work)
		if err == nil {
			return nil
		}
		var patience time.Duration
		switch retryable(cause) {
		case afterRestore:
			if !forgotten {
				e.forget()
				forgotten = true
				continue
			}
		case afterReconnect:
			patience = e.config.RetryTime
		case afterConflict:
			patience = e.config.ConflictTime
		}
		wait := e.backoff(n)
		if ctx.Err() != nil || time.Since(start)+wait > patience {
			return err
		}
		e.config.Logger.Debug("transaction is tried again", "attempt", n+1, "cause", err)
		select {
		case <-ctx.Done():
			return err
		case <-time.After(wait):
		}
	}
}

// forget drops all bookmarks: the database was put back to an earlier state, and
// would wait for transactions that it has never seen.
func (e *Engine) forget() {
	e.config.Logger.Warn("Neo4j does not know its last transactions: it was restored, or is another one", "address", e.address)
	fresh := driver.NewBookmarkManager(driver.BookmarkManagerConfig{})
	e.bookmarks.Store(&fresh)
}

// backoff is the wait before attempt n+1. It doubles from 20 ms to 640 ms and
// differs among those who try again at one time.
func (e *Engine) backoff(n int) time.Duration {
	base := 20 * time.Millisecond << min(n, 5)
	spread := time.Duration(e.attempts.Add(1)*7%16) * base / 16
	return base + spread
}

// attempt runs work once. Beside the error it returns what the driver said,
// from which one can tell whether another attempt may help.
func (e *Engine) attempt(ctx context.Context, access graph.Access, work func(graph.Tx) error) (err, cause error) {
	ctx, stop := e.watch(ctx)
	defer stop()
	session := e.session(ctx, access, driver.FetchDefault)
	defer func() {
		ctx, cancel := afterwards(ctx)
		defer cancel()
		_ = session.Close(ctx) // rolls back what is open; the outcome is known already
	}()

	begun, err := session.BeginTransaction(ctx, driver.WithTxTimeout(e.config.TransactionTimeout))
	if err != nil {
		return e.failure(ctx, err, ""), gone(ctx, err)
	}
	open := &tx{engine: e, tx: begun}
	if err := work(open); err != nil {
		if open.cause == nil { // the work's own decision, not the database's
			var known *graph.Error
			if !errors.As(err, &known) {
				err = &graph.Error{Code: graph.Internal, Message: err.Error(), Err: err}
			}
			if ctx.Err() != nil {
				err = e.failure(ctx, ctx.Err(), "")
			}
			return err, nil
		}
		return err, gone(ctx, open.cause)
	}
	if open.cause != nil {
		return e.failure(ctx, open.cause, ""), gone(ctx, open.cause)
	}
	if err := begun.Commit(ctx); err != nil {
		return e.failure(ctx, err, ""), gone(ctx, err)
	}
	return nil, nil
}

// tx is an open transaction.
type tx struct {
	engine *Engine
	tx     driver.ExplicitTransaction
	cause  error // the first thing that went wrong in the transaction, as the driver said it
}

// Run runs one of the program's own statements and reads all its rows.
func (t *tx) Run(ctx context.Context, cypher string, params map[string]any) (*graph.Result, error) {
	widened, err := parameters(params)
	if err != nil {
		return nil, err
	}
	result, err := t.tx.Run(ctx, cypher, widened)
	if err != nil {
		return nil, t.fail(ctx, err, cypher)
	}
	out := &graph.Result{}
	if out.Fields, err = result.Keys(); err != nil {
		return nil, t.fail(ctx, err, cypher)
	}
	for result.Next(ctx) {
		row, err := rowOf(result.Record())
		if err != nil {
			return nil, err
		}
		out.Rows = append(out.Rows, row)
	}
	summary, err := result.Consume(ctx)
	if err != nil {
		return nil, t.fail(ctx, err, cypher)
	}
	if err := result.Err(); err != nil {
		return nil, t.fail(ctx, err, cypher)
	}
	out.Counters, out.Kind, out.Plan = countersOf(summary.Counters()), kindOf(summary.StatementType()), planOf(summary.Plan())
	return out, nil
}

func (t *tx) fail(ctx context.Context, err error, cypher string) error {
	if t.cause == nil {
		t.cause = err
	}
	return t.engine.failure(ctx, err, cypher)
}

func countersOf(c driver.Counters) graph.Counters {
	return graph.Counters{
		NodesCreated:         c.NodesCreated(),
		NodesDeleted:         c.NodesDeleted(),
		RelationshipsCreated: c.RelationshipsCreated(),
		RelationshipsDeleted: c.RelationshipsDeleted(),
		PropertiesSet:        c.PropertiesSet(),
		LabelsAdded:          c.LabelsAdded(),
		LabelsRemoved:        c.LabelsRemoved(),
		IndexesAdded:         c.IndexesAdded(),
		IndexesRemoved:       c.IndexesRemoved(),
		ConstraintsAdded:     c.ConstraintsAdded(),
		ConstraintsRemoved:   c.ConstraintsRemoved(),
	}
}
