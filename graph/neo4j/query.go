package neo4j

import (
	"context"
	"errors"
	"strings"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
)

// queryFetchSize is how many rows are asked for at a time: as many are read at
// most after the caps are met.
const queryFetchSize = 200

// grace is how much later than the server the client ends a query: the server's
// word is the better one, but a server need not be right.
const grace = 700 * time.Millisecond

// Query runs a statement that a person typed. It is explained first, and refused
// unless its type and every operator of its plan only read; then, unless only the
// plan was asked for, it runs in a read transaction with a time limit that the
// server keeps. A result that is truncated has no profile.
func (e *Engine) Query(ctx context.Context, cypher string, params map[string]any, limits graph.Limits) (*graph.Result, error) {
	limits = limits.OrDefault()
	if strings.TrimSpace(cypher) == "" {
		return nil, &graph.Error{Code: graph.Syntax, Message: "the statement is empty", Line: 1, Column: 1,
			Status: "Neo.ClientError.Statement.SyntaxError"}
	}
	widened, err := parameters(params)
	if err != nil {
		return nil, err
	}
	outer := ctx
	ctx, cancel := context.WithTimeout(ctx, limits.Timeout+grace)
	defer cancel()
	ctx, stop := e.watch(ctx)
	defer stop()

	result, err := e.guarded(ctx, cypher, widened, limits)
	var refused *graph.Error
	if errors.As(err, &refused) && strings.Contains(refused.Status, "Bookmark") {
		e.forget()
		result, err = e.guarded(ctx, cypher, widened, limits)
	}
	if err != nil && outer.Err() == nil && errors.Is(context.Cause(ctx), context.DeadlineExceeded) {
		return nil, &graph.Error{Code: graph.Limit, Status: "Neo.ClientError.Transaction.TransactionTimedOut",
			Message: "the statement took longer than " + limits.Timeout.String() + " and was ended", Err: err}
	}
	return result, err
}

func (e *Engine) guarded(ctx context.Context, cypher string, params map[string]any, limits graph.Limits) (*graph.Result, error) {
	session := e.session(ctx, graph.Read, queryFetchSize)
	defer func() {
		ctx, cancel := afterwards(ctx)
		defer cancel()
		_ = session.Close(ctx)
	}()
	asks, body := splitPrefix(cypher)
	if again, _ := splitPrefix(body); again != "" {
		return nil, unsupported("EXPLAIN and PROFILE stand once, at the beginning")
	}
	plan, err := e.explain(ctx, session, body, params, limits)
	if err != nil || asks == explained {
		return plan, err
	}
	if asks == profiled { // what runs is what was judged, behind another word
		cypher = string(profiled) + "\n" + body
	}
	tx, err := session.BeginTransaction(ctx, driver.WithTxTimeout(limits.Timeout))
	if err != nil {
		return nil, e.failure(ctx, err, cypher)
	}
	result, err := tx.Run(ctx, cypher, params)
	if err != nil {
		return nil, e.placed(ctx, err, cypher, asks)
	}
	out, err := e.collect(ctx, result, cypher, limits)
	if err != nil {
		return nil, err
	}
	if err := tx.Rollback(ctx); err != nil && !out.Truncated { // nothing was written
		return nil, e.failure(ctx, err, cypher)
	}
	return out, nil
}

// explain has the server plan the statement, and judges the plan. What it
// returns is the answer to EXPLAIN.
func (e *Engine) explain(ctx context.Context, session driver.SessionWithContext, cypher string, params map[string]any, limits graph.Limits) (*graph.Result, error) {
	prefixed := string(explained) + "\n" + cypher
	out := &graph.Result{Rows: [][]any{}}
	result, err := session.Run(ctx, prefixed, params, driver.WithTxTimeout(limits.Timeout))
	if err == nil {
		out.Fields, err = result.Keys()
	}
	var summary driver.ResultSummary
	if err == nil {
		summary, err = result.Consume(ctx)
	}
	if err == nil {
		out.Plan, out.Kind = planOf(summary.Plan()), kindOf(summary.StatementType())
		return out, e.guard.judge(summary.StatementType(), summary.Plan())
	}
	var server *driver.Neo4jError
	if errors.As(err, &server) && strings.Contains(server.Msg, "values for execution mode") {
		return nil, unsupported("EXPLAIN and PROFILE stand once, at the beginning")
	}
	if server != nil && strings.Contains(server.Code, "DatabaseNotFound") && !strings.HasSuffix(server.Msg, " "+e.config.Database) {
		return nil, unsupported("the statement uses a database that is not the one that is open here")
	}
	return nil, e.placed(ctx, err, prefixed, explained)
}

// placed is failure for a statement that a prefix was put before, on a line of
// its own.
func (e *Engine) placed(ctx context.Context, err error, prefixed string, asks asked) error {
	out := e.failure(ctx, err, prefixed)
	var known *graph.Error
	if asks != "" && errors.As(out, &known) && known.Line > 0 {
		if known.Line > 1 {
			known.Line--
		} else {
			known.Column = 1 // the message points at the prefix, and means the whole
		}
	}
	return out
}

// collect reads rows until there are no more or a cap is met.
func (e *Engine) collect(ctx context.Context, result driver.ResultWithContext, cypher string, limits graph.Limits) (*graph.Result, error) {
	out := &graph.Result{}
	var err error
	if out.Fields, err = result.Keys(); err != nil {
		return nil, e.failure(ctx, err, cypher)
	}
	bytes := 0
	for result.Next(ctx) {
		row, err := rowOf(result.Record())
		if err != nil {
			return nil, err
		}
		for _, v := range row {
			bytes += sizeOf(v)
		}
		if len(out.Rows) == limits.Rows || bytes > limits.Bytes {
			out.Truncated = true
			return out, nil
		}
		out.Rows = append(out.Rows, row)
	}
	if err := result.Err(); err != nil {
		return nil, e.failure(ctx, err, cypher)
	}
	summary, err := result.Consume(ctx)
	if err != nil {
		return nil, e.failure(ctx, err, cypher)
	}
	if summary.Plan() != nil { // a prefix that we did not see, behind another one
		return nil, unsupported("EXPLAIN and PROFILE stand once, at the beginning")
	}
	out.Kind, out.Plan = kindOf(summary.StatementType()), profileOf(summary.Profile())
	return out, nil
}
