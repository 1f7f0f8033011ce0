package web

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/web/queryapi"
)

func TestQueryFormats(t *testing.T) {
	f := newFixture(t)
	f.graph.onQuery = func(_ context.Context, _ string, params map[string]any, limits graph.Limits) (*graph.Result, error) {
		if limits.Timeout != 2*time.Second || limits.Rows != graph.DefaultLimits.Rows {
			t.Errorf("limits %+v", limits)
		}
		return &graph.Result{Fields: []string{"p", "n"}, Rows: [][]any{{params["p"], graph.Node{ElementID: "4:a:0", Labels: []string{"Country"}, Properties: map[string]any{"name": "Iran"}}}}, Truncated: true}, nil
	}
	plain := `{"statement":"s","maxExecutionTime":2,"includeCounters":true,"parameters":{"p":9007199254740993}}`
	typed := `{"statement":"s","maxExecutionTime":2,"parameters":{"p":{"$type":"Integer","_value":"9007199254740993"}}}`
	w := f.do("POST", "/db/neo4j/query/v2", plain)
	if w.Code != 202 || w.Header().Get("Content-Type") != "application/json" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	golden(t, "query-plain.json", w.Body.Bytes())
	const v11 = "application/vnd.neo4j.query.v1.1"
	w = f.do("POST", "/db/neo4j/query/v2", typed, "Accept", v11, "Content-Type", v11)
	if w.Code != 202 || w.Header().Get("Content-Type") != v11 {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	golden(t, "query-typed.json", w.Body.Bytes())
}

func TestQueryErrors(t *testing.T) {
	for _, row := range []struct {
		name, target, body string
		headers            []string
		err                error
		status             int
		want               queryapi.Failure
	}{
		{"syntax", "/db/neo4j/query/v2", `{"statement":"s"}`, nil, &graph.Error{Code: graph.Syntax, Message: "a ) is missing", Line: 2, Column: 7}, 400,
			queryapi.Failure{Code: "Neo.ClientError.Statement.SyntaxError", Message: "a ) is missing", Line: 2, Column: 7}},
		{"a write", "/db/neo4j/query/v2", `{"statement":"s"}`, nil, graph.Errorf(graph.ReadOnly, "only statements that read are run"), 400,
			queryapi.Failure{Code: "Neo.ClientError.Statement.AccessMode", Message: "only statements that read are run"}},
		{"database down", "/db/neo4j/query/v2", `{"statement":"s"}`, nil, graph.Errorf(graph.Unavailable, "down"), 503,
			queryapi.Failure{Code: "Neo.TransientError.General.DatabaseUnavailable", Message: "down"}},
		{"a defect", "/db/neo4j/query/v2", `{"statement":"s"}`, nil, errFake, 500,
			queryapi.Failure{Code: "Neo.DatabaseError.General.UnknownError", Message: internalDetail + " (id-1)"}},
		{"another database", "/db/system/query/v2", `{"statement":"s"}`, nil, nil, 404,
			queryapi.Failure{Code: "Neo.ClientError.Database.DatabaseNotFound", Message: "There is one database here, and its name is neo4j."}},
		{"explicit transactions", "/db/neo4j/query/v2/tx", `{"statement":"s"}`, nil, nil, 404,
			queryapi.Failure{Code: "Neo.ClientError.Request.Invalid", Message: "There is nothing at this address."}},
		{"another format", "/db/neo4j/query/v2", `{"statement":"s"}`, []string{"Accept", "text/csv"}, nil, 406,
			queryapi.Failure{Code: "Neo.ClientError.Request.Invalid", Message: "Accept takes application/json or application/vnd.neo4j.query."}},
		{"no statement", "/db/neo4j/query/v2", `{}`, nil, nil, 400,
			queryapi.Failure{Code: "Neo.ClientError.Request.InvalidFormat", Message: "the statement is missing or empty"}},
		{"integer too large", "/db/neo4j/query/v2", `{"statement":"s","parameters":{"p":9223372036854775808}}`, nil, nil, 400,
			queryapi.Failure{Code: "Neo.ClientError.Request.InvalidFormat", Message: "parameter $p: the integer 9223372036854775808 does not fit 64 bits"}},
		{"no JSON", "/db/neo4j/query/v2", `{"statement":}`, nil, nil, 400,
			queryapi.Failure{Code: "Neo.ClientError.Request.Invalid", Message: "the body is not valid JSON at byte 13: a value is expected"}},
	} {
		f := newFixture(t)
		f.graph.err = row.err
		w := f.do("POST", row.target, row.body, row.headers...)
		var got queryapi.Failures
		if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || len(got.Errors) != 1 {
			t.Errorf("%s: %v %s", row.name, err, w.Body)
			continue
		}
		if diff := cmp.Diff(row.want, got.Errors[0]); diff != "" || w.Code != row.status {
			t.Errorf("%s: %d, want %d %s", row.name, w.Code, row.status, diff)
		}
	}
}

// Q6: a few at once; who waits too long is told so, and a slot is free again afterwards.
func TestQueriesAtOnce(t *testing.T) {
	f := newFixture(t, func(o *Options) { o.Queries = 2 })
	entered, leave := make(chan struct{}), make(chan struct{})
	f.graph.onQuery = func(context.Context, string, map[string]any, graph.Limits) (*graph.Result, error) {
		entered <- struct{}{}
		<-leave
		return &graph.Result{}, nil
	}
	done := make(chan int)
	for range 2 {
		go func() { done <- f.do("POST", "/db/neo4j/query/v2", `{"statement":"s"}`).Code }()
		<-entered
	}
	w := f.do("POST", "/db/neo4j/query/v2", `{"statement":"s"}`)
	if w.Code != 503 || !strings.Contains(w.Body.String(), "NoThreadsAvailable") || w.Header().Get("Retry-After") == "" {
		t.Errorf("the third: %d %s", w.Code, w.Body)
	}
	close(leave)
	if a, b := <-done, <-done; a != 202 || b != 202 {
		t.Errorf("the first two: %d %d", a, b)
	}
	go func() { <-entered }()
	if w := f.do("POST", "/db/neo4j/query/v2", `{"statement":"s"}`); w.Code != 202 {
		t.Errorf("afterwards: %d", w.Code)
	}
}

// Q8: when the client goes away, the query is told, and its slot is free.
func TestQueryClientGoesAway(t *testing.T) {
	f := newFixture(t, func(o *Options) { o.Queries = 1 })
	entered, gone := make(chan struct{}), make(chan struct{})
	f.graph.onQuery = func(ctx context.Context, _ string, _ map[string]any, _ graph.Limits) (*graph.Result, error) {
		close(entered)
		<-ctx.Done()
		close(gone)
		return nil, ctx.Err()
	}
	server := httptest.NewServer(f)
	defer server.Close()
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-entered
		cancel()
	}()
	r, err := http.NewRequestWithContext(ctx, "POST", server.URL+"/db/neo4j/query/v2", strings.NewReader(`{"statement":"s"}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	if _, err := server.Client().Do(r); err == nil {
		t.Error("there was an answer")
	}
	select {
	case <-gone:
	case <-time.After(2 * time.Second):
		t.Fatal("the query still runs")
	}
	f.graph.onQuery = nil
	if w := f.do("POST", "/db/neo4j/query/v2", `{"statement":"s"}`); w.Code != 202 {
		t.Errorf("afterwards: %d %s", w.Code, w.Body)
	}
}
