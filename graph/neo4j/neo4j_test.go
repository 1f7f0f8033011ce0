package neo4j_test

import (
	"testing"

	"entente/graph"
	"entente/graph/neo4j/neo4jtest"
	"entente/graph/storetest"
)

// TestEngine runs the suite that every engine passes on a real server.
func TestEngine(t *testing.T) {
	storetest.TestEngine(t, func(t *testing.T) graph.Engine { return neo4jtest.Open(t) })
}

// TestStore runs the domain's reads and writes on a real server.
func TestStore(t *testing.T) {
	storetest.TestStore(t, func(t *testing.T) graph.Engine { return neo4jtest.Open(t) })
}

// TestTemporalText holds the text of temporal values against the one that the
// server itself makes of them.
func TestTemporalText(t *testing.T) {
	e := neo4jtest.Open(t)
	for _, expression := range []string{
		`date('2022-09-07')`, `date('-0044-03-15')`, `date('+12345-01-01')`, `localtime('10:00')`, `localtime('10:00:00.120')`,
		`time('10:00Z')`, `time('10:00:00.1+01:30')`, `localdatetime('2020-01-01T10:00:00.5')`, `datetime('2020-01-01T10:00Z')`,
		`datetime('2020-01-01T10:00+02:00')`, `datetime('2020-01-01T10:00[Europe/Stockholm]')`, `datetime({year: 2020, timezone: '+01:02:03'})`,
		`datetime({year: 2020, timezone: 'UTC'})`, `duration('P1Y2M3DT4H5M6.5S')`, `duration({seconds: -1, nanoseconds: 500000000})`,
		`duration({seconds: -3661, nanoseconds: -5})`, `duration({days: -1, hours: 25})`, `duration({months: -13, days: -1})`, `duration({seconds: 0})`,
	} {
		got, err := e.Query(t.Context(), `WITH `+expression+` AS x RETURN x, toString(x)`, nil, graph.Limits{})
		if err != nil {
			t.Errorf("%s: %v", expression, err)
			continue
		}
		value, ok := got.Rows[0][0].(graph.Temporal)
		if !ok || value.Text != got.Rows[0][1] {
			t.Errorf("%s: %v, want the text %v", expression, got.Rows[0][0], got.Rows[0][1])
		}
		back, err := e.Query(t.Context(), `RETURN $x = `+expression, map[string]any{"x": value}, graph.Limits{})
		if err != nil || back.Rows[0][0] != true {
			t.Errorf("%s: as a parameter it is not equal: %v, %v", expression, back, err)
		}
	}
}

// TestPoints sends points there and back.
func TestPoints(t *testing.T) {
	e := neo4jtest.Open(t)
	for _, p := range []graph.Point{{SRID: 7203, X: 1, Y: 2}, {SRID: 9157, X: 1, Y: 2, Z: 3, Is3D: true}, {SRID: 4326, X: 12.5, Y: 41.9}} {
		got, err := e.Query(t.Context(), `RETURN $p`, map[string]any{"p": p}, graph.Limits{})
		if err != nil || got.Rows[0][0] != p {
			t.Errorf("%v comes back as %v, %v", p, got, err)
		}
	}
}

// BenchmarkTransact is one write of one node by its unique key, committed.
func BenchmarkTransact(b *testing.B) {
	e := neo4jtest.Open(b)
	if err := e.Prepare(b.Context(), graph.Schema{Unique: []graph.Property{{Label: "N", Key: "id"}}}); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		i++
		err := e.Transact(b.Context(), graph.Write, func(tx graph.Tx) error {
			_, err := tx.Run(b.Context(), `MERGE (n:N {id: $id}) SET n.name = 'x'`, map[string]any{"id": i % 1000})
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkQuery is one statement of a person: explained, judged, run.
func BenchmarkQuery(b *testing.B) {
	e := neo4jtest.Open(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := e.Query(b.Context(), `UNWIND range(1, 10) AS x RETURN x`, nil, graph.Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}
