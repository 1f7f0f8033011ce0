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
// unless its type and every operator of its plan only read; then it runs in a
// read transaction with a time limit that the server keeps.
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
	if err := e.explain(ctx, session, cypher, params, limits); err != nil {
		return nil, err
	}
	tx, err := session.BeginTransaction(ctx, driver.WithTxTimeout(limits.Timeout))
	if err != nil {
		return nil, e.failure(ctx, err, cypher)
	}
	result, err := tx.Run(ctx, cypher, params)
	if err != nil {
		return nil, e.failure(ctx, err, cypher)
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

// explain has the server plan the statement, and judges the plan.
func (e *Engine) explain(ctx context.Context, session driver.SessionWithContext, cypher string, params map[string]any, limits graph.Limits) error {
	const prefix = "EXPLAIN\n"
	result, err := session.Run(ctx, prefix+cypher, params, driver.WithTxTimeout(limits.Timeout))
	var summary driver.ResultSummary
	if err == nil {
		summary, err = result.Consume(ctx)
	}
	if err == nil {
		return e.guard.judge(summary.StatementType(), summary.Plan())
	}
	var server *driver.Neo4jError
	if errors.As(err, &server) && strings.Contains(server.Msg, "values for execution mode") {
		return unsupported("PROFILE is not answered here; leave it out")
	}
	if server != nil && strings.Contains(server.Code, "DatabaseNotFound") && !strings.HasSuffix(server.Msg, " "+e.config.Database) {
		return unsupported("the statement uses a database that is not the one that is open here")
	}
	out := e.failure(ctx, err, prefix+cypher)
	var known *graph.Error
	if errors.As(out, &known) && known.Line > 0 {
		if known.Line > 1 {
			known.Line-- // the prefix has a line of its own
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
	if summary.Plan() != nil || summary.Profile() != nil {
		return nil, unsupported("EXPLAIN is not answered here; leave it out")
	}
	return out, nil
}
