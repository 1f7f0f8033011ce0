package graph

import (
	"context"
	"time"
)

// Opener is an engine that hands out transactions to hold open and rows one by
// one, which is what a server of Bolt needs. The embedded engine is one. All
// errors are [*Error].
type Opener interface {
	Begin(ctx context.Context, options TxOptions) (OpenTx, error)
}

// Judge is an [Opener] that can tell what a statement does before it runs. A
// server asks it, so that a single statement that reads does not wait for a
// transaction that writes, whatever its client said about it.
type Judge interface {
	// OnlyReads reports whether a statement is known to change nothing. It is
	// false for one that cannot be read.
	OnlyReads(cypher string) bool
}

// TxOptions say what a transaction may do and take.
type TxOptions struct {
	Access  Access
	Timeout time.Duration // of the whole transaction; 0: none
	// Hostile holds the statements to what [Engine.Query] allows: a Read
	// transaction refuses, by the syntax tree, what may change anything, and the
	// memory of a statement is that of a typed one.
	Hostile bool
}

// OpenTx is a transaction that its owner ends. It is used by one goroutine at a
// time. After a statement failed only Rollback works.
type OpenTx interface {
	// Stream starts a statement. Statements that change the graph have done so
	// when it returns; of others each row is made when it is asked for. Rows of
	// an earlier statement stay readable while the transaction is open.
	Stream(ctx context.Context, cypher string, params map[string]any) (Rows, error)

	// Commit makes what was done durable. The transaction has ended even if it fails.
	Commit(ctx context.Context) error

	// Rollback undoes everything. It may be called again, and after Commit, and
	// does nothing then.
	Rollback(ctx context.Context) error
}

// Rows are the rows of one statement.
type Rows interface {
	Fields() []string

	// Next returns the next row, as long as Fields, which the caller owns; nil at
	// the end. After an error the transaction must be rolled back.
	Next() ([]any, error)

	// Summary is complete once Next has returned nil.
	Summary() Summary
}

// Summary says what a statement was and did.
type Summary struct {
	Kind     StatementKind
	Counters Counters
	Plan     *Plan // of EXPLAIN and PROFILE; else nil
}

// StatementKind tells what a statement may do, in the letters of Bolt.
type StatementKind string

// The kinds.
const (
	Reads          StatementKind = "r"
	ReadsAndWrites StatementKind = "rw"
	WritesOnly     StatementKind = "w" // it changes the graph and returns nothing
	ChangesSchema  StatementKind = "s"
)
