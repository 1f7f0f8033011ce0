package neo4j

import (
	"context"
	"errors"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// retry says whether and after what another attempt may succeed.
type retry int

const (
	never          retry = iota
	afterReconnect       // the server was not reached, or the connection was lost
	afterConflict        // the server asked for it: a deadlock, a lock not had, a change of leader
	afterRestore         // the server does not know the transactions that it is asked to wait for
)

// retryable judges what the driver returned for a failed attempt.
func retryable(cause error) retry {
	if cause == nil || errors.Is(cause, context.Canceled) {
		return never
	}
	var server *driver.Neo4jError
	if errors.As(cause, &server) {
		switch {
		case strings.Contains(server.Code, "Memory"):
			return never // "transient" to Neo4j, but the same statement meets the same bound
		case strings.Contains(server.Code, "ForbiddenOnReadOnlyDatabase") && !server.IsRetriableTransient():
			return never // a database that was made read-only stays it
		case strings.Contains(server.Code, "Bookmark"):
			return afterRestore
		case server.IsRetriable():
			return afterConflict
		default:
			return never
		}
	}
	var silent *silentError
	if errors.As(cause, &silent) {
		return never // it was waited for long enough already
	}
	var usage *driver.UsageError
	if errors.As(cause, &usage) {
		return never // something else than Neo4j answers, or a defect of ours
	}
	return afterReconnect
}

// gone returns why the watched context ended, if it did because the server fell
// silent, and err otherwise.
func gone(ctx context.Context, err error) error {
	var silent *silentError
	if errors.As(context.Cause(ctx), &silent) {
		return silent
	}
	if ctx.Err() != nil {
		return context.Canceled
	}
	return err
}
