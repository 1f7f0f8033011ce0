// Package storetest holds the tests that every engine and every store must
// pass, whatever is below it. A test of the engine's own package calls
// [TestEngine] with a function that opens an empty engine.
//
// What flows in: an engine. What flows out: failures. The cases are data, so
// that one more thing to promise is one more line.
package storetest

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"entente/graph"
)

// Open returns an engine with an empty graph, which is closed with the test.
type Open func(t *testing.T) graph.Engine

// TestEngine runs the conformance suite of [graph.Engine]. Each test opens an
// engine of its own; tests do not run in parallel, so that engines may share a
// database that open empties.
func TestEngine(t *testing.T, open func(t *testing.T) graph.Engine) {
	t.Run("read", func(t *testing.T) { testReads(t, open) })
	t.Run("write", func(t *testing.T) { testWrites(t, open) })
	t.Run("value", func(t *testing.T) { testValues(t, open) })
	t.Run("parameter", func(t *testing.T) { testParameters(t, open) })
	t.Run("transaction", func(t *testing.T) { testTransactions(t, open) })
	t.Run("schema", func(t *testing.T) { testSchema(t, open) })
	t.Run("concurrency", func(t *testing.T) { testConcurrency(t, open) })
	t.Run("syntax", func(t *testing.T) { testSyntax(t, open) })
	t.Run("limit", func(t *testing.T) { testLimits(t, open) })
	t.Run("plan", func(t *testing.T) { testPlans(t, open) })
	t.Run("hostile", func(t *testing.T) { testHostile(t, open) })
}

// readCase is a statement that reads a graph which does not change.
type readCase struct {
	name    string
	query   string
	params  map[string]any
	want    [][]any
	ordered bool       // the order of the rows matters
	code    graph.Code // the error; want is nil then
}

// writeCase is a statement that changes an empty graph, after a setup.
type writeCase struct {
	name   string
	setup  []string
	query  string
	params map[string]any
	want   [][]any // rows of query, in any order
	code   graph.Code
	after  string // a statement that reads what is there afterwards
	left   [][]any
	counts graph.Counters
}

// ties is the graph of the read cases.
var ties = []string{
	`CREATE (al:Entity:Country {id: 'country:AL', name: 'Albania', aliases: ['Tirana']})
	 CREATE (ir:Entity:Country {id: 'country:IR', name: 'Iran', aliases: ['Tehran']})
	 CREATE (us:Entity:Country {id: 'country:US', name: 'United States', aliases: ['US', 'Washington']})
	 CREATE (nato:Entity:Organization {id: 'organization:nato', name: 'NATO', founded: 1949})
	 CREATE (rama:Entity:Person {id: 'person:edi-rama', name: 'Edi Rama', born: 1964})
	 CREATE (al)-[:CUT_TIES_WITH {claims: 3, first: '2022-09-07'}]->(ir)
	 CREATE (us)-[:CONDEMNED {claims: 2}]->(ir)
	 CREATE (nato)-[:CONDEMNED {claims: 1}]->(ir)
	 CREATE (rama)-[:LEADS {claims: 1}]->(al)
	 CREATE (al)-[:MEMBER_OF {claims: 1}]->(nato)
	 CREATE (us)-[:MEMBER_OF {claims: 1}]->(nato)`,
}

// rows runs one statement in a transaction of its own.
func rows(t *testing.T, e graph.Engine, access graph.Access, query string, params map[string]any) (*graph.Result, error) {
	t.Helper()
	var out *graph.Result
	err := e.Transact(t.Context(), access, func(tx graph.Tx) (err error) {
		out, err = tx.Run(t.Context(), query, params)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// must runs statements that have to succeed.
func must(t *testing.T, e graph.Engine, statements ...string) {
	t.Helper()
	for _, s := range statements {
		if _, err := rows(t, e, graph.Write, s, nil); err != nil {
			t.Fatalf("%s\n%v", s, err)
		}
	}
}

// wantRows compares rows without regard to element ids and, unless ordered, to
// order.
func wantRows(t *testing.T, what string, got *graph.Result, want [][]any, ordered bool) {
	t.Helper()
	have := [][]any{}
	if got != nil {
		for _, row := range got.Rows {
			have = append(have, anonymous(row).([]any))
			if len(row) != len(got.Fields) {
				t.Errorf("%s: a row of %d values for the fields %v", what, len(row), got.Fields)
			}
		}
	}
	expected := slices.Clone(want)
	if !ordered {
		byText := func(a, b []any) int { return cmp.Compare(fmt.Sprintf("%#v", a), fmt.Sprintf("%#v", b)) }
		slices.SortStableFunc(have, byText)
		slices.SortStableFunc(expected, byText)
	}
	if diff := gocmp.Diff(expected, have, cmpopts.EquateNaNs(), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%s: rows differ (-want +got):\n%s", what, diff)
	}
}

// wantCode reports whether err is an error with the code, as all errors of an
// engine must be.
func wantCode(t *testing.T, what string, err error, code graph.Code) bool {
	t.Helper()
	var e *graph.Error
	switch {
	case err == nil:
		t.Errorf("%s: no error, want %s", what, code)
	case !errors.As(err, &e):
		t.Errorf("%s: the error %T is no *graph.Error: %v", what, err, err)
	case e.Code != code:
		t.Errorf("%s: error %s (%s), want %s", what, e.Code, e.Message, code)
	case e.Message == "":
		t.Errorf("%s: an error %s without a message", what, e.Code)
	default:
		return true
	}
	return false
}

// anonymous returns the value without element ids, which differ from run to run.
func anonymous(v any) any {
	switch v := v.(type) {
	case graph.Node:
		v.ElementID = ""
		return v
	case graph.Relationship:
		v.ElementID, v.StartElementID, v.EndElementID = "", "", ""
		return v
	case graph.Path:
		out := graph.Path{}
		for _, n := range v.Nodes {
			out.Nodes = append(out.Nodes, anonymous(n).(graph.Node))
		}
		for _, r := range v.Relationships {
			out.Relationships = append(out.Relationships, anonymous(r).(graph.Relationship))
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = anonymous(e)
		}
		return out
	case map[string]any:
		out := maps.Clone(v)
		for k, e := range v {
			out[k] = anonymous(e)
		}
		return out
	default:
		return v
	}
}

func testReads(t *testing.T, open Open) {
	e := open(t)
	must(t, e, ties...)
	for _, cases := range [][]readCase{matchCases, projectionCases, expressionCases, pathCases} {
		for _, c := range cases {
			t.Run(c.name, func(t *testing.T) {
				got, err := rows(t, e, graph.Read, c.query, c.params)
				asked, askErr := e.Query(t.Context(), c.query, c.params, graph.Limits{})
				if c.code != "" {
					wantCode(t, "in a transaction", err, c.code)
					wantCode(t, "as a person's query", askErr, c.code)
					return
				}
				if err != nil || askErr != nil {
					t.Fatalf("in a transaction: %v\nas a person's query: %v", err, askErr)
				}
				wantRows(t, "in a transaction", got, c.want, c.ordered)
				wantRows(t, "as a person's query", asked, c.want, c.ordered)
			})
		}
	}
}

func testWrites(t *testing.T, open Open) {
	for _, c := range writeCases {
		t.Run(c.name, func(t *testing.T) {
			e := open(t)
			must(t, e, c.setup...)
			got, err := rows(t, e, graph.Write, c.query, c.params)
			switch {
			case c.code != "":
				wantCode(t, "statement", err, c.code)
			case err != nil:
				t.Fatal(err)
			default:
				wantRows(t, "statement", got, c.want, false)
				if diff := gocmp.Diff(c.counts, got.Counters); c.counts != (graph.Counters{}) && diff != "" {
					t.Errorf("counters differ (-want +got):\n%s", diff)
				}
			}
			if c.after != "" {
				left, err := rows(t, e, graph.Read, c.after, nil)
				if err != nil {
					t.Fatal(err)
				}
				wantRows(t, "afterwards", left, c.left, false)
			}
		})
	}
}
