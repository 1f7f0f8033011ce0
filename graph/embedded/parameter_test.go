package embedded_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/graph/embedded"
)

// stored are values of all types that only this engine's own types can hold.
var stored = []any{
	graph.Temporal{Kind: graph.Date, Text: "2022-09-07"},
	graph.Temporal{Kind: graph.Date, Text: "-999999999-01-01"},
	graph.Temporal{Kind: graph.LocalTime, Text: "10:00:00.000000001"},
	graph.Temporal{Kind: graph.Time, Text: "10:00:00-02:05:07"},
	graph.Temporal{Kind: graph.LocalDateTime, Text: "2022-09-07T10:00:00"},
	graph.Temporal{Kind: graph.DateTime, Text: "1969-12-31T23:59:59.5Z"},
	graph.Temporal{Kind: graph.ZonedDateTime, Text: "2022-09-07T10:00:00+02:00[Europe/Stockholm]"},
	graph.Temporal{Kind: graph.DurationAmount, Text: "P1Y2M-3DT4H5M6.5S"},
	graph.Point{SRID: 4326, X: 12.5, Y: 41.9},
	graph.Point{SRID: 9157, X: 1, Y: 2, Z: 3, Is3D: true},
}

// TestTemporalProperties stores values, opens the graph again, and finds them by
// their own index and by a list.
func TestTemporalProperties(t *testing.T) {
	dir := t.TempDir()
	openDir := func() graph.Engine {
		e, err := embedded.Open(t.Context(), dir, embedded.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	e := openDir()
	if err := e.Prepare(t.Context(), graph.Schema{Unique: []graph.Property{{Label: "V", Key: "v"}}, Indexed: []graph.Property{{Label: "V", Key: "list"}}}); err != nil {
		t.Fatal(err)
	}
	create := func(v any) error {
		return e.Transact(t.Context(), graph.Write, func(tx graph.Tx) error {
			_, err := tx.Run(t.Context(), "CREATE (n:V {v: $v, list: [$v, $v]})-[:R {v: $v}]->(n)", map[string]any{"v": v})
			return err
		})
	}
	for _, v := range stored {
		if err := create(v); err != nil {
			t.Fatalf("%v: %v", v, err)
		}
		if err := create(v); graph.CodeOf(err) != graph.Conflict {
			t.Errorf("%v stands twice in a unique index: %v", v, err)
		}
	}
	if err := e.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	e = openDir()
	defer e.Close(context.WithoutCancel(t.Context()))
	for _, v := range stored {
		got, err := e.Query(t.Context(), "MATCH (n:V {v: $v})-[r]->() MATCH (m:V) WHERE m.list = [$v, $v] RETURN n.v, r.v, m.list, n", map[string]any{"v": v}, graph.Limits{})
		if err != nil || len(got.Rows) != 1 {
			t.Fatalf("%v: %v, %v", v, got, err)
		}
		row := got.Rows[0]
		node, _ := row[3].(graph.Node)
		if diff := cmp.Diff([]any{v, v, []any{v, v}, map[string]any{"v": v, "list": []any{v, v}}}, []any{row[0], row[1], row[2], node.Properties}); diff != "" {
			t.Error(diff)
		}
	}
}

func TestParameters(t *testing.T) {
	e := open(t)
	rome, err := time.LoadLocation("Europe/Rome")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		in   any
		want any // a graph.Code is the error that is wanted
	}{
		{time.Date(2022, 9, 7, 10, 0, 0, 5, time.UTC), "2022-09-07T10:00:00.000000005Z[UTC]"},
		{time.Date(2022, 9, 7, 10, 0, 0, 0, rome), "2022-09-07T10:00:00+02:00[Europe/Rome]"},
		{time.Date(2022, 9, 7, 10, 0, 0, 0, time.FixedZone("", -3600)), "2022-09-07T10:00:00-01:00"},
		{time.Date(2022, 9, 7, 10, 0, 0, 0, time.FixedZone("UTC", 3600)), "2022-09-07T10:00:00+01:00"},
		{graph.Temporal{Kind: graph.DurationAmount, Text: "P1W"}, "P7D"},
		{graph.Temporal{Kind: graph.Date, Text: "2022-W36-3"}, "2022-09-07"},
		{graph.Temporal{Kind: graph.Date, Text: "10:00"}, graph.Syntax},
		{graph.Temporal{Kind: "Year", Text: "2022"}, graph.Invalid},
		{graph.Point{SRID: 1}, graph.Invalid},
		{graph.Point{SRID: 1 << 40}, graph.Invalid},
		{graph.Point{SRID: 4326, Y: 91}, graph.Invalid},
		{time.Date(1<<31, 1, 1, 0, 0, 0, 0, time.UTC), graph.Invalid},
	} {
		got, err := e.Query(t.Context(), "RETURN toString($v)", map[string]any{"v": c.in}, graph.Limits{})
		if code, ok := c.want.(graph.Code); ok {
			if graph.CodeOf(err) != code {
				t.Errorf("%v: %v, %v, want %s", c.in, got, err, code)
			}
			continue
		}
		if err != nil || got.Rows[0][0] != c.want {
			t.Errorf("%v: %v, %v, want %v", c.in, got, err, c.want)
		}
	}
}

// TestClocks: a transaction has one time, each statement its own, and the clock
// goes on.
func TestClocks(t *testing.T) {
	at := time.Date(2022, 9, 7, 10, 0, 0, 0, time.UTC)
	tick := func() time.Time { at = at.Add(time.Second); return at }
	e, err := embedded.Open(t.Context(), t.TempDir(), embedded.Options{Now: tick})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close(context.WithoutCancel(t.Context()))
	var seen [2][]any
	err = e.Transact(t.Context(), graph.Read, func(tx graph.Tx) error {
		for i := range seen {
			result, err := tx.Run(t.Context(), `RETURN datetime.transaction().second, datetime().second, datetime.statement().second, datetime.realtime().second, datetime.realtime().second AS later`, nil)
			if err != nil {
				return err
			}
			seen[i] = result.Rows[0]
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	one, two := seen[0], seen[1]
	switch {
	case one[0] != two[0], one[1] != one[2], two[1] != two[2]:
		t.Errorf("the times of a transaction or a statement differ: %v, %v", one, two)
	case one[1] == two[1], one[3] == one[4]:
		t.Errorf("the clock stands still: %v, %v", one, two)
	}
}
