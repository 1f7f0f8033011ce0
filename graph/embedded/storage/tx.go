package storage

import (
	"context"

	"go.etcd.io/bbolt"

	"entente/graph"
)

// Tx is a transaction: a view of the graph as it was when it began and, for the
// one writer, what it has changed since. It must not be used by two goroutines.
type Tx struct {
	db      *DB
	bolt    *bbolt.Tx
	buckets map[string]*bucket

	made       []newToken          // tokens that this transaction made
	counts     map[string]int64    // changes of the counts, by key of bucketCounts
	rules      *schema             // loaded when first needed
	reschemed  bool                // the schema was changed
	deleted    map[uint64]struct{} // nodes that were deleted and may still have relationships
	changes    uint64              // how often the graph was changed; iterators seek again when it moved
	touched    touched
	ended      bool
	deletedAny bool   // a node was deleted
	failed     error  // what nobody could be told of yet; it forbids the commit
	snapshot   uint64 // number of the transaction whose commit is seen
	nodeID     uint64 // the node that nodeRaw is the record of
	nodeRaw    []byte
	nodeSeen   uint64 // changes when nodeRaw was read
	hits       uint64 // see Hits
}

// Hits is how often the transaction was asked for a node, a relationship, the
// property or the labels of one, or an entry of an index or of the list of a
// node's relationships, or changed one.
func (tx *Tx) Hits() uint64 { return tx.hits }

// Begin starts a transaction. A writer waits until it is the only one, or ctx is
// done.
func (db *DB) Begin(ctx context.Context, writable bool) (*Tx, error) {
	if err := ctx.Err(); err != nil {
		return nil, ContextError(err)
	}
	if writable {
		select {
		case db.writer <- struct{}{}:
		case <-ctx.Done():
			return nil, ContextError(ctx.Err())
		}
		if db.unsure.Load() {
			<-db.writer
			return nil, db.doubt("no more is written")
		}
	}
	b, err := db.bolt.Begin(writable)
	if err != nil {
		if writable {
			<-db.writer
		}
		return nil, db.failure(err)
	}
	tx := &Tx{db: db, bolt: b, buckets: make(map[string]*bucket, 8), snapshot: uint64(b.ID())}
	if writable { // it sees the commit before its own
		tx.snapshot--
	}
	return tx, nil
}

// ContextError says that a context ended a transaction: graph.Limit for a
// deadline, graph.Canceled otherwise.
func ContextError(err error) error {
	if err == context.DeadlineExceeded {
		e := graph.Errorf(graph.Limit, "the query took longer than its time limit")
		e.Err = err
		e.Status = "Neo.ClientError.Transaction.TransactionTimedOut"
		return e
	}
	e := graph.Errorf(graph.Canceled, "the query was canceled")
	e.Err = err
	e.Status = "Neo.ClientError.Transaction.TransactionTerminated"
	return e
}

// mayWrite fails with graph.ReadOnly in a transaction that reads. Whoever plans
// and runs statements has asked before; this holds whatever they do.
func (tx *Tx) mayWrite() error {
	if tx.Writable() {
		return nil
	}
	e := graph.Errorf(graph.ReadOnly, "the transaction only reads, and the statement would change the graph")
	e.Status = "Neo.ClientError.Statement.AccessMode"
	return e
}

// Writable reports whether the transaction may change the graph.
func (tx *Tx) Writable() bool { return tx.bolt.Writable() }

// Dir returns the folder that the graph is in.
func (tx *Tx) Dir() string { return tx.db.dir }

// Commit makes all changes durable: when it returns nil they are on disk.
func (tx *Tx) Commit() error {
	if tx.ended || !tx.Writable() {
		return tx.Rollback()
	}
	tx.ended = true
	defer tx.release()
	if err := tx.CheckDeleted(); err != nil {
		tx.bolt.Rollback()
		return err
	}
	for _, write := range []func() error{tx.checkRequired, tx.flush, tx.writeCounts} {
		if err := write(); err != nil {
			tx.bolt.Rollback()
			return err
		}
	}
	if tx.failed != nil {
		tx.bolt.Rollback()
		return tx.failed
	}
	if tx.changes == 0 && len(tx.made) == 0 {
		return tx.db.failure(tx.bolt.Rollback())
	}
	if err := tx.writeSums(); err != nil {
		tx.bolt.Rollback()
		return err
	}
	tx.db.cache.noteAll(&tx.touched, tx.snapshot+1)
	id := tx.bolt.ID()
	if err := tx.bolt.Commit(); err != nil {
		return tx.db.commitFailed(id, err)
	}
	for _, t := range tx.made {
		tx.db.tokens.add(t.kind, t.name, t.token)
	}
	return nil
}

// Rollback ends the transaction and leaves the graph as it was.
// After Commit it does nothing.
func (tx *Tx) Rollback() error {
	if tx.ended {
		return nil
	}
	tx.ended = true
	if tx.Writable() {
		defer tx.release()
	}
	return tx.db.failure(tx.bolt.Rollback())
}

func (tx *Tx) release() { <-tx.db.writer }

// bucket returns a bucket, nil if there is none of that name.
func (tx *Tx) bucket(name []byte) *bucket {
	if b, ok := tx.buckets[string(name)]; ok {
		return b
	}
	found := tx.bolt.Bucket(name)
	if found == nil {
		return nil
	}
	b := &bucket{Bucket: found}
	if string(name) == string(bucketNodes) || string(name) == string(bucketRels) {
		found.FillPercent = 0.95 // their keys only grow
	}
	tx.buckets[string(name)] = b
	return b
}

// changed notes that the graph is no longer what an open iterator saw.
func (tx *Tx) changed() {
	tx.changes++
	tx.hits++
}
