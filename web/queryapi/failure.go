package queryapi

import (
	"errors"
	"net/http"
	"strconv"

	"entente/graph"
)

// Failure is one error as the Query API writes it. Line and Column are an
// addition of ours for editors: where in the statement the error is, from 1,
// columns in characters; 0 if unknown.
type Failure struct {
	Code    string `json:"code" doc:"Neo4j status code" example:"Neo.ClientError.Statement.SyntaxError"`
	Message string `json:"message"`
	Line    int    `json:"line,omitempty" doc:"line of the statement, from 1"`
	Column  int    `json:"column,omitempty" doc:"column of the statement in characters, from 1"`
}

// Failures is the body of an answer to a statement that did not run.
type Failures struct {
	Errors []Failure `json:"errors"`
}

// Classify returns how an error is answered and with which HTTP status: Neo4j
// answers client and transient errors with 400 and its own with 500; a database that cannot be
// reached is 503 here, so that a proxy may try again. Messages of internal errors are not for
// clients: the caller replaces them.
func Classify(err error) (Failure, int) {
	status, code := http.StatusBadRequest, ""
	switch graph.CodeOf(err) {
	case graph.Invalid:
		code = "Neo.ClientError.Statement.ArgumentError"
	case graph.Syntax:
		code = "Neo.ClientError.Statement.SyntaxError"
	case graph.ReadOnly:
		code = "Neo.ClientError.Statement.AccessMode"
	case graph.Unsupported:
		code = "Neo.ClientError.Statement.UnsupportedOperationError"
	case graph.NotFound:
		code = "Neo.ClientError.Statement.EntityNotFound"
	case graph.Conflict:
		code = "Neo.TransientError.Transaction.LockClientStopped"
	case graph.Limit:
		code = "Neo.ClientError.Transaction.TransactionTimedOut"
	case graph.Canceled:
		code = "Neo.TransientError.Transaction.Terminated"
	case graph.Unavailable:
		status, code = http.StatusServiceUnavailable, "Neo.TransientError.General.DatabaseUnavailable"
	case graph.Unauthorized:
		status, code = http.StatusBadGateway, "Neo.ClientError.Security.Unauthorized"
	default:
		status, code = http.StatusInternalServerError, "Neo.DatabaseError.General.UnknownError"
	}
	failure := Failure{Code: code, Message: err.Error()}
	var e *graph.Error
	if errors.As(err, &e) {
		failure.Message, failure.Line, failure.Column = e.Message, e.Line, e.Column
		if e.Status != "" {
			failure.Code = e.Status
		}
	}
	return failure, status
}

// AppendFailure appends the body of an answer with one error.
func AppendFailure(b []byte, f Failure) []byte {
	w := writer{out: b}
	w.raw(`{"errors":[{"code":`)
	w.text(f.Code)
	w.raw(`,"message":`)
	w.text(f.Message)
	if f.Line > 0 {
		w.raw(`,"line":` + strconv.Itoa(f.Line) + `,"column":` + strconv.Itoa(f.Column))
	}
	w.raw("}]}\n")
	return w.out
}
