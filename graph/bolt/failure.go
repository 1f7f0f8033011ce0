package bolt

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"entente/graph"
)

// statusInvalid is the code for a message that a driver should not have sent.
const statusInvalid = "Neo.ClientError.Request.Invalid"

// The codes for a transaction that took too long: longer than the server lets any
// take, and longer than its client said it may.
const (
	statusTimedOut       = "Neo.ClientError.Transaction.TransactionTimedOut"
	statusTimedOutClient = "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration"
)

// statusOf is the Neo4j status code of an error. neo4j.com/docs/status-codes
// lists them.
func statusOf(e *graph.Error) string {
	if e.Status != "" {
		return e.Status
	}
	switch e.Code {
	case graph.Invalid:
		return statusInvalid
	case graph.Syntax:
		return "Neo.ClientError.Statement.SyntaxError"
	case graph.ReadOnly:
		return "Neo.ClientError.Statement.AccessMode"
	case graph.Unsupported:
		return "Neo.ClientError.Statement.UnsupportedOperationError"
	case graph.NotFound:
		return "Neo.ClientError.Statement.EntityNotFound"
	case graph.Conflict:
		return "Neo.TransientError.Transaction.LockClientStopped"
	case graph.Limit:
		return statusTimedOut
	case graph.Canceled:
		return "Neo.ClientError.Transaction.TransactionTerminated"
	case graph.Unavailable:
		return "Neo.TransientError.General.DatabaseUnavailable"
	case graph.Unauthorized:
		return "Neo.ClientError.Security.Unauthorized"
	case graph.Corrupt:
		return "Neo.DatabaseError.General.StorageDamageDetected"
	}
	return "Neo.DatabaseError.General.UnknownError"
}

// failure sends a FAILURE.
func (o *outbox) failure(e *graph.Error, v version) error {
	o.begin(msgFailure, 1)
	message := strings.ToValidUTF8(e.Message, "\uFFFD")
	if v < gqlFailures {
		o.mapHeader(2)
		o.string("code")
		o.string(statusOf(e))
	} else {
		status, description := gqlStatus(statusOf(e), message)
		o.mapHeader(5)
		o.string("neo4j_code")
		o.string(statusOf(e))
		o.string("gql_status")
		o.string(status)
		o.string("description")
		o.string(description)
		o.string("diagnostic_record")
		o.diagnostics(statusOf(e), e)
	}
	o.string("message")
	o.string(message)
	return o.end()
}

// diagnostics adds what a GQL status says beside its text: the class of Neo4j's
// code and, where it is known, the place. Drivers fill in the rest.
func (o *outbox) diagnostics(status string, e *graph.Error) {
	class := "DATABASE_ERROR"
	switch {
	case strings.HasPrefix(status, "Neo.ClientError."):
		class = "CLIENT_ERROR"
	case strings.HasPrefix(status, "Neo.TransientError."):
		class = "TRANSIENT_ERROR"
	}
	var at *place
	if !errors.As(e.Err, &at) {
		o.mapHeader(1)
	} else {
		o.mapHeader(2)
		o.string("_position")
		o.mapHeader(3)
		o.string("line")
		o.int(int64(at.line))
		o.string("column")
		o.int(int64(at.column))
		o.string("offset")
		o.int(int64(at.offset))
	}
	o.string("_classification")
	o.string(class)
}

// errTimedOut is the error of a transaction that took too long.
func errTimedOut() *graph.Error {
	return &graph.Error{Code: graph.Limit, Status: statusTimedOut,
		Message: "The transaction has taken longer than it may and was ended; what it did is undone."}
}

// errTerminated is the error of what a RESET ended.
func errTerminated() error {
	return &graph.Error{Code: graph.Canceled, Status: "Neo.ClientError.Transaction.TransactionTerminated",
		Message: "The transaction has been terminated by a RESET."}
}

// gqlStatus is the status of the GQL standard, with Neo4j's description, that
// goes with a code of Neo4j. Most codes have none of their own, as in Neo4j 5.
func gqlStatus(code, message string) (status, description string) {
	for _, s := range [...]struct{ code, status, description string }{
		{".Statement.SyntaxError", "42001", "error: syntax error or access rule violation - invalid syntax"},
		{".Statement.TypeError", "22G03", "error: data exception - invalid value type"},
		{".Security.Unauthorized", "42NFF", "error: syntax error or access rule violation - permission/access denied"},
		{".Security.AuthenticationRateLimit", "42NFF", "error: syntax error or access rule violation - permission/access denied"},
		{".Request.Invalid", "08N06", "error: connection exception - protocol error"},
	} {
		if strings.HasSuffix(code, s.code) {
			return s.status, s.description
		}
	}
	return "50N42", "error: general processing exception - unexpected error. " + message
}

// place is where in a statement an error is, as Neo4j counts: the line and the
// column from 1, the offset from 0, columns and offsets in UTF-16 units.
type place struct {
	line, column, offset int
	err                  error
}

func (p *place) Error() string { return fmt.Sprintf("line %d, column %d", p.line, p.column) }
func (p *place) Unwrap() error { return p.err }

// located adds to an error in a statement the place, with the line of the text
// and a mark below it, as Neo4j does.
func located(err error, cypher string) error {
	e := ours(err)
	if e == nil || e.Line <= 0 {
		return err
	}
	at, text := find(cypher, e.Line, e.Column)
	at.err = e.Err
	out := *e
	out.Message = fmt.Sprintf("%s (line %d, column %d (offset: %d))\n\"%s\"\n%s^", e.Message, at.line, at.column, at.offset,
		text, strings.Repeat(" ", at.column))
	out.Err = at
	return &out
}

// find counts to a place, given in characters, and returns the text of its line.
func find(cypher string, line, column int) (*place, string) {
	at := &place{line: line, column: 1}
	for range line - 1 {
		before, after, found := strings.Cut(cypher, "\n")
		if !found {
			break
		}
		at.offset += units(before) + 1
		cypher = after
	}
	text, _, _ := strings.Cut(cypher, "\n")
	end := 0
	for ; column > 1 && end < len(text); column-- {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	at.column += units(text[:end])
	at.offset += units(text[:end])
	return at, strings.TrimSuffix(text, "\r")
}

// units counts UTF-16 units.
func units(s string) (n int) {
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}
