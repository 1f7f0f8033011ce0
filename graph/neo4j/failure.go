package neo4j

import (
	"context"
	"errors"
	"io"
	"net"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"unicode/utf16"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
)

// failure turns whatever the driver returned into a [*graph.Error], and nil
// into nil. The context is the one that the driver was given; cypher is the
// statement, or "" if there is none, and serves to find lines and columns.
func (e *Engine) failure(ctx context.Context, err error, cypher string) error {
	if err == nil {
		return nil
	}
	var known *graph.Error
	if errors.As(err, &known) {
		return known
	}
	var server *driver.Neo4jError
	if errors.As(err, &server) {
		return e.refusal(server, cypher)
	}
	var silent *silentError
	if errors.As(context.Cause(ctx), &silent) {
		if errors.As(silent.err, &server) {
			return e.refusal(server, cypher)
		}
		return e.unreachable("it has fallen silent", err)
	}
	switch {
	case errors.Is(ctx.Err(), context.Canceled):
		return &graph.Error{Code: graph.Canceled, Message: "the caller went away before the database answered", Err: err}
	case errors.Is(ctx.Err(), context.DeadlineExceeded) && !lostConnection(err):
		return &graph.Error{Code: graph.Limit, Message: "the database did not answer in the time that it was given", Err: err}
	}
	var usage *driver.UsageError
	if errors.As(err, &usage) {
		if strings.Contains(usage.Message, "HTTP") {
			return e.unreachable("a web server answers there; Bolt has the port 7687 by default", err)
		}
		return &graph.Error{Code: graph.Internal, Message: "the Neo4j driver was used wrongly: " + firstLine(usage.Message), Err: err}
	}
	return e.unreachable(connectionTrouble(err), err)
}

// unreachable is the error for a server that does not answer.
func (e *Engine) unreachable(why string, err error) error {
	return &graph.Error{
		Code:    graph.Unavailable,
		Message: "Neo4j does not answer at " + e.address + " (" + why + "); start it, or correct its address",
		Err:     err,
	}
}

// connectionTrouble says in a few words why there is no connection.
func connectionTrouble(err error) string {
	var dns *net.DNSError
	text := err.Error()
	switch {
	case errors.As(err, &dns), strings.Contains(text, "no such host"):
		return "the host name is not known"
	case errors.Is(err, syscall.ECONNREFUSED), strings.Contains(text, "connection refused"):
		return "connection refused"
	case errors.Is(err, io.EOF), errors.Is(err, syscall.ECONNRESET), strings.Contains(text, "EOF"),
		strings.Contains(text, "connection reset"), strings.Contains(text, "broken pipe"):
		return "the connection was cut"
	case strings.Contains(text, "tls:"), strings.Contains(text, "x509"), strings.Contains(text, "TlsError"):
		return "no TLS connection can be made; neo4j+ssc:// accepts a certificate that nobody signed"
	case errors.Is(err, context.DeadlineExceeded), strings.Contains(strings.ToLower(text), "timeout"),
		strings.Contains(text, "deadline exceeded"):
		return "no answer in time"
	default:
		return "no connection"
	}
}

// lostConnection reports whether err is about the network and not about the
// time that the caller gave.
func lostConnection(err error) bool {
	return errors.Is(err, syscall.ECONNREFUSED) || errors.Is(err, syscall.ECONNRESET) || errors.Is(err, io.EOF)
}

// refusal turns an error that the server sent into ours, by its status code:
// neo4j.com/docs/status-codes lists them.
func (e *Engine) refusal(server *driver.Neo4jError, cypher string) error {
	out := &graph.Error{Status: server.Code, Message: firstLine(server.Msg), Err: server}
	has := func(part string) bool { return strings.Contains(server.Code, part) }
	switch {
	case has(".Security.Unauthorized"):
		out.Code = graph.Unauthorized
		out.Message = "Neo4j at " + e.address + " refused the user name or the password; correct them"
	case has(".Security.AuthenticationRateLimit"):
		out.Code = graph.Unauthorized
		out.Message = "Neo4j at " + e.address + " has had too many wrong passwords and refuses all for a moment; correct the password"
	case has(".Security.CredentialsExpired"):
		out.Code = graph.Unauthorized
		out.Message = "Neo4j at " + e.address + " wants the first password changed before it does anything; change it"
	case has(".Security."):
		out.Code = graph.Unauthorized
	case has(".Statement.AccessMode"):
		out.Code = graph.ReadOnly
		out.Message = "the statement would change the graph, and here only reading is allowed"
	case has("ForbiddenOnReadOnlyDatabase"), has("General.WriteOnReadOnlyAccessDatabase"), has("Cluster.NotALeader"):
		out.Code = graph.ReadOnly
		out.Message = "the Neo4j database at " + e.address + " takes no writes: it is read-only or not the leader"
	case has(".Statement.SyntaxError"):
		out.Code = graph.Syntax
		out.Message, out.Line, out.Column = position(server.Msg, cypher)
	case has("Schema.ConstraintCreationFailed"):
		out.Code = graph.Conflict
		_, why, _ := strings.Cut(server.Msg, "\n")
		out.Message = "the constraint cannot be made, because what is in the graph breaks it: " + firstLine(why)
	case has("Schema.ConstraintValidationFailed"), has("DeadlockDetected"), has("LockAcquisitionTimeout"),
		has("LockClientStopped"), has("Schema.ConstraintAlreadyExists"), has("Schema.IndexAlreadyExists"),
		has("EntityNotFound"), has("Transaction.Outdated"):
		out.Code = graph.Conflict
	case has("TransactionTimedOut"), has("Transaction.Terminated"), has("OutOfMemory"), has("MemoryPool"),
		has("StackOverflow"):
		out.Code = graph.Limit
		out.Message = "the statement needs more memory than Neo4j gives it"
		if has("Timed") || has("Terminated") {
			out.Message = "the statement took longer than it may, and Neo4j ended it"
		}
	case has("ProcedureNotFound"), has(".Statement.UnsupportedOperationError"):
		out.Code = graph.Unsupported
	case has("DatabaseNotFound"):
		out.Code = graph.Unavailable
		out.Message = "Neo4j at " + e.address + " has no database of that name: " + firstLine(server.Msg)
	case has("DatabaseUnavailable"), has("Neo.TransientError."):
		out.Code = graph.Unavailable
	case strings.Contains(server.Msg, "Lexical error at line"):
		out.Code = graph.Syntax // an unclosed comment, which the server takes for a defect of its own
		out.Message = "the statement ends inside a comment or a string"
		out.Line, out.Column = end(cypher)
	case has(".Statement."), has(".Procedure."), has(".Schema."):
		out.Code = graph.Invalid
		if has("UnsupportedAdministrationCommand") || has("NotSystemDatabaseError") {
			out.Code = graph.Unsupported
		}
	default:
		out.Code = graph.Internal
	}
	return out
}

// place finds "(line 1, column 8 (offset: 7))" in a message of the server.
var place = regexp.MustCompile(`\s*\(line (\d+), column (\d+) \(offset: (\d+)\)\)`)

// position takes a message of the server apart: what is wrong, and in which line
// and column of cypher. The server counts UTF-16 units; a column of ours is one
// of characters. The offset is what counts: some messages have a line of 0.
func position(message, cypher string) (text string, line, column int) {
	at := place.FindStringSubmatchIndex(message)
	if at == nil {
		return firstLine(message), 0, 0
	}
	text = firstLine(message[:at[0]])
	offset, err := strconv.Atoi(message[at[6]:at[7]])
	if err != nil || cypher == "" {
		return text, 0, 0
	}
	line, column = 1, 1
	for _, r := range cypher {
		if offset <= 0 {
			break
		}
		offset -= utf16.RuneLen(r)
		column++
		if r == '\n' {
			line, column = line+1, 1
		}
	}
	return text, line, column
}

// end is the position just after the last character of cypher.
func end(cypher string) (line, column int) {
	last := cypher[strings.LastIndexByte(cypher, '\n')+1:]
	return strings.Count(cypher, "\n") + 1, len([]rune(last)) + 1
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return strings.TrimSpace(s)
}
