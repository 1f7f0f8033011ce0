package graph

import (
	"errors"
	"fmt"
)

// Code classifies an error for callers: the command line's exit code and the
// HTTP status are read off it, in one table each.
type Code string

// The codes.
const (
	Invalid      Code = "invalid"      // the input is wrong; the message says how
	Syntax       Code = "syntax"       // the Cypher is wrong; Line and Column say where
	ReadOnly     Code = "read-only"    // the statement would change something and may not
	Unsupported  Code = "unsupported"  // the engine does not run this, and says what by name
	NotFound     Code = "not-found"    // no such article, entity or claim
	Conflict     Code = "conflict"     // somebody else holds it: two writers, a locked data folder
	Limit        Code = "limit"        // too long, too big or too slow; a bound was met
	Canceled     Code = "canceled"     // the caller went away
	Unavailable  Code = "unavailable"  // the database cannot be reached now
	Unauthorized Code = "unauthorized" // the database refused the credentials
	Corrupt      Code = "corrupt"      // the store on disk is damaged or of another version
	Internal     Code = "internal"     // a defect of ours
)

// Error is the error that every store and engine returns.
type Error struct {
	Code    Code
	Message string // one line for people: what is wrong and, where known, what to do
	Status  string // Neo4j status code, "Neo.ClientError.Statement.SyntaxError"; may be empty
	Line    int    // 1-based line of the Cypher text; 0 if unknown
	Column  int    // 1-based column in characters (runes); 0 if unknown
	Err     error  // cause; may be nil
}

func (e *Error) Error() string {
	switch {
	case e.Line > 0:
		return fmt.Sprintf("%s (line %d, column %d)", e.Message, e.Line, e.Column)
	default:
		return e.Message
	}
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an [*Error]; a %w in the format becomes its cause.
func Errorf(code Code, format string, args ...any) *Error {
	wrapped := fmt.Errorf(format, args...)
	return &Error{Code: code, Message: wrapped.Error(), Err: errors.Unwrap(wrapped)}
}

// CodeOf returns the code of the first [*Error] in err's chain, Internal for any
// other error and "" for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return Internal
}
