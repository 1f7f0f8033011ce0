package bolt

import (
	"time"

	"entente/graph"
)

// result is what a statement returns, as far as it was taken.
type result struct {
	rows    graph.Rows
	ahead   []any // a row that was read to know whether there is one
	peeked  bool
	sent    bool // a row was
	started time.Time
}

// next returns the next row, nil at the end.
func (r *result) next() ([]any, error) {
	if r.peeked {
		row := r.ahead
		r.ahead, r.peeked = nil, row == nil
		return row, nil
	}
	return r.rows.Next()
}

// more reports whether there is another row.
func (r *result) more() (bool, error) {
	if !r.peeked {
		var err error
		if r.ahead, err = r.rows.Next(); err != nil {
			return false, err
		}
		r.peeked = true
	}
	return r.ahead != nil, nil
}

// startRun answers RUN: it starts a statement, in the open transaction or in one
// of its own.
func (c *connection) startRun(fields []any) (func() error, error) {
	started := time.Now()
	cypher, isText := fields[0].(string)
	params, isMap := fields[1].(map[string]any)
	if !isText || !isMap {
		return nil, invalid("RUN must bring a string, a map of parameters and a map")
	}
	if c.tx == nil {
		m, err := c.server.metadataOf(fields[2])
		if err != nil {
			return nil, err
		}
		if m.access == graph.Write && c.server.onlyReads(cypher) {
			m.access = graph.Read // and does not wait for one that writes
		}
		if err := c.begin(m, false); err != nil {
			return nil, err
		}
	}
	t := c.tx
	switch {
	case t.expired != nil:
		return nil, t.expired
	case len(t.results) >= openResults:
		return nil, &graph.Error{Code: graph.Limit, Status: "Neo.ClientError.Request.Invalid",
			Message: "The transaction has too many open results: read or discard some of them."}
	}
	rows, err := t.open.Stream(t.ctx, cypher, params)
	if err != nil {
		return nil, located(err, cypher)
	}
	if t.results == nil {
		t.results = map[int64]*result{}
	}
	t.newest = t.started
	t.results[t.newest] = &result{rows: rows, started: started}
	t.started++
	return func() error {
		o := c.out
		o.success()
		names := rows.Fields()
		o.key("fields").listHeader(len(names))
		for _, name := range names {
			o.string(name)
		}
		o.key("t_first").int(time.Since(started).Milliseconds())
		if t.explicit {
			o.key("qid").int(t.newest)
		} else {
			c.home()
		}
		return o.done()
	}, nil
}

// onlyReads reports whether the engine knows of a statement that it only reads.
func (s *Server) onlyReads(cypher string) bool {
	judge, ok := s.engine.(graph.Judge)
	return ok && judge.OnlyReads(cypher)
}

// take answers PULL and DISCARD.
func (c *connection) take(field any, send bool) (func() error, error) {
	extra, ok := field.(map[string]any)
	if !ok {
		return nil, invalid("PULL and DISCARD must bring a map")
	}
	n, ok := extra["n"].(int64)
	if !ok || n < -1 || n == 0 {
		return nil, invalid("n must be a number of rows, or -1 for all")
	}
	t := c.tx
	if t.expired != nil {
		return nil, t.expired
	}
	qid := int64(-1)
	if v, given := extra["qid"]; given {
		if qid, ok = v.(int64); !ok {
			return nil, invalid("qid must be an integer")
		}
	}
	if qid == -1 {
		qid = t.newest
	}
	r := t.results[qid]
	if r == nil {
		return nil, invalid("the transaction has no open result %d", qid)
	}
	return c.stream(r, qid, n, send)
}

// stream sends or drops n rows of a result, -1 for all, and says in the end
// whether there are more.
func (c *connection) stream(r *result, qid, n int64, send bool) (func() error, error) {
	if !send && n == -1 && r.rows.Summary().Plan == nil {
		n = 0 // nobody wants to know what the rows would have been
		r.peeked, r.ahead = true, nil
	}
	for taken := 0; n != 0; n, taken = n-1, taken+1 {
		if c.resets.Load() > 0 {
			return nil, errTerminated()
		}
		if taken%32 == 31 && !time.Now().Before(c.tx.deadline) { // an engine that has all rows ready does not look
			return nil, errTimedOut()
		}
		row, err := r.next()
		if err != nil {
			return nil, err
		}
		if row == nil {
			return c.exhausted(r, qid)
		}
		if !send {
			continue
		}
		r.sent = true
		switch err := c.out.record(row); {
		case ours(err) != nil:
			return nil, err
		case err != nil: // the client has gone
			return func() error { return err }, nil
		}
	}
	more, err := r.more()
	switch {
	case err != nil:
		return nil, err
	case !more:
		return c.exhausted(r, qid)
	}
	return func() error {
		c.out.success()
		c.out.key("has_more").bool(true)
		return c.out.done()
	}, nil
}

// exhausted ends a result, and with it the transaction if it was only for it.
func (c *connection) exhausted(r *result, qid int64) (func() error, error) {
	t := c.tx
	delete(t.results, qid)
	if !t.explicit {
		if err := c.committed(); err != nil {
			return nil, err
		}
	}
	return func() error { return c.summary(r, t.explicit) }, nil
}
