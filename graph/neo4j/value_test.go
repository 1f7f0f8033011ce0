package neo4j

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"entente/graph"
)

// TestPathOf rebuilds paths from what the driver gives: each node once.
func TestPathOf(t *testing.T) {
	node := func(id string) dbtype.Node { return dbtype.Node{ElementId: id} }
	relationship := func(id, from, to string) dbtype.Relationship {
		return dbtype.Relationship{ElementId: id, StartElementId: from, EndElementId: to}
	}
	for _, c := range []struct {
		name  string
		path  dbtype.Path
		nodes string // in order; "" for an error
	}{
		{"one node", dbtype.Path{Nodes: []dbtype.Node{node("a")}}, "a"},
		{"with the arrow", dbtype.Path{Nodes: []dbtype.Node{node("a"), node("b")},
			Relationships: []dbtype.Relationship{relationship("1", "a", "b")}}, "ab"},
		{"against the arrow", dbtype.Path{Nodes: []dbtype.Node{node("b"), node("a")},
			Relationships: []dbtype.Relationship{relationship("1", "a", "b")}}, "ba"},
		{"comes back", dbtype.Path{Nodes: []dbtype.Node{node("a"), node("b"), node("c")},
			Relationships: []dbtype.Relationship{relationship("1", "a", "b"), relationship("2", "b", "a"), relationship("3", "c", "a")}}, "abac"},
		{"to itself", dbtype.Path{Nodes: []dbtype.Node{node("a")},
			Relationships: []dbtype.Relationship{relationship("1", "a", "a")}}, "aa"},
		{"broken", dbtype.Path{Nodes: []dbtype.Node{node("a"), node("b")},
			Relationships: []dbtype.Relationship{relationship("1", "b", "c")}}, ""},
		{"without a node", dbtype.Path{Nodes: []dbtype.Node{node("a")},
			Relationships: []dbtype.Relationship{relationship("1", "a", "b")}}, ""},
	} {
		got, err := pathOf(c.path)
		names := ""
		for _, n := range got.Nodes {
			names += n.ElementID
		}
		switch {
		case c.nodes == "" && err == nil:
			t.Errorf("%s: no error", c.name)
		case c.nodes != "" && (err != nil || names != c.nodes || len(got.Relationships) != len(c.path.Relationships)):
			t.Errorf("%s: nodes %q, %d relationships, %v; want %q", c.name, names, len(got.Relationships), err, c.nodes)
		}
	}
}

// temporals are texts as Neo4j prints them.
var temporals = []graph.Temporal{
	{Kind: graph.Date, Text: "2022-09-07"},
	{Kind: graph.Date, Text: "0000-01-01"},
	{Kind: graph.Date, Text: "-0044-03-15"},
	{Kind: graph.Date, Text: "+12345-01-01"},
	{Kind: graph.LocalTime, Text: "10:00:00"},
	{Kind: graph.LocalTime, Text: "23:59:59.000000001"},
	{Kind: graph.Time, Text: "10:00:00Z"},
	{Kind: graph.Time, Text: "10:00:00.12+02:00"},
	{Kind: graph.Time, Text: "10:00:00-11:30"},
	{Kind: graph.LocalDateTime, Text: "2020-01-01T10:00:00.5"},
	{Kind: graph.DateTime, Text: "2020-01-01T10:00:00Z"},
	{Kind: graph.DateTime, Text: "2020-01-01T10:00:00+02:00"},
	{Kind: graph.DateTime, Text: "2020-01-01T00:00:00+01:02:03"},
	{Kind: graph.ZonedDateTime, Text: "2020-01-01T10:00:00.000000001Z[UTC]"},
	{Kind: graph.ZonedDateTime, Text: "2020-10-25T02:30:00+01:00[Europe/Stockholm]"},
	{Kind: graph.ZonedDateTime, Text: "2020-10-25T02:30:00+02:00[Europe/Stockholm]"},
	{Kind: graph.DurationAmount, Text: "PT0S"},
	{Kind: graph.DurationAmount, Text: "P1Y2M3DT4H5M6.5S"},
	{Kind: graph.DurationAmount, Text: "PT-0.5S"},
	{Kind: graph.DurationAmount, Text: "P-1Y-1M-1D"},
	{Kind: graph.DurationAmount, Text: "PT-1H-1M-1.000000005S"},
	{Kind: graph.DurationAmount, Text: "PT-1M-0.999999999S"},
	{Kind: graph.DurationAmount, Text: "P-1DT25H"},
}

func TestTemporals(t *testing.T) {
	for _, want := range temporals {
		sent, err := parseTemporal(want)
		if err != nil {
			t.Errorf("%s %s: %v", want.Kind, want.Text, err)
			continue
		}
		got, err := valueOf(sent)
		if err != nil || got != want {
			t.Errorf("%s %s comes back as %v, %v", want.Kind, want.Text, got, err)
		}
	}
	for _, wrong := range []graph.Temporal{
		{Kind: graph.Date, Text: ""}, {Kind: graph.Date, Text: "2022-02-30"}, {Kind: graph.Date, Text: "2022-13-01"}, {Kind: graph.Date, Text: "now"},
		{Kind: graph.LocalTime, Text: "24:00:00"}, {Kind: graph.LocalTime, Text: "10"}, {Kind: graph.Time, Text: "10:00:00"},
		{Kind: graph.DateTime, Text: "2020-01-01T10:00:00"}, {Kind: graph.DateTime, Text: "2020-01-01T10:00:00+99:00"},
		{Kind: graph.ZonedDateTime, Text: "2020-01-01T10:00:00Z[Nowhere/Land]"}, {Kind: graph.ZonedDateTime, Text: "2020-01-01T10:00:00Z[]"},
		{Kind: graph.DurationAmount, Text: "P"}, {Kind: graph.DurationAmount, Text: "PT"}, {Kind: graph.DurationAmount, Text: "1Y"},
		{Kind: graph.DurationAmount, Text: "P99999999999999999999Y"}, {Kind: "Epoch", Text: "1"},
	} {
		if got, err := parseTemporal(wrong); graph.CodeOf(err) != graph.Invalid {
			t.Errorf("%s %q: %v, %v; want an error", wrong.Kind, wrong.Text, got, err)
		}
	}
}

// FuzzTemporal: what is read and printed is read and printed the same again.
func FuzzTemporal(f *testing.F) {
	for _, v := range temporals {
		f.Add(string(v.Kind), v.Text)
	}
	f.Fuzz(func(t *testing.T, kind, text string) {
		sent, err := parseTemporal(graph.Temporal{Kind: graph.TemporalKind(kind), Text: text})
		if err != nil {
			return
		}
		printed, err := valueOf(sent)
		if err != nil {
			t.Fatal(err)
		}
		again, err := parseTemporal(printed.(graph.Temporal))
		if err != nil {
			t.Fatalf("%q is printed as %q, which is not read: %v", text, printed, err)
		}
		if twice, _ := valueOf(again); twice != printed {
			t.Fatalf("%q is printed as %q and then as %q", text, printed, twice)
		}
	})
}

func TestParameters(t *testing.T) {
	utc := time.Date(2022, 9, 7, 1, 2, 3, 0, time.UTC)
	got, err := parameters(map[string]any{
		"utc":   utc,
		"point": graph.Point{SRID: 4326, X: 1, Y: 2},
		"deep":  []any{map[string]any{"at": graph.Temporal{Kind: graph.DurationAmount, Text: "P1D"}}},
		"types": []graph.RelationType{graph.Hosts},
	})
	if err != nil {
		t.Fatal(err)
	}
	if at := got["utc"].(time.Time); !at.Equal(utc) || at.Location().String() != "Offset" {
		t.Errorf("UTC is sent as %v in the zone %q, want an offset", at, at.Location())
	}
	delete(got, "utc")
	want := map[string]any{
		"point": dbtype.Point2D{SpatialRefId: 4326, X: 1, Y: 2},
		"deep":  []any{map[string]any{"at": dbtype.Duration{Days: 1}}},
		"types": []any{"HOSTS"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("parameters differ (-want +got):\n%s", diff)
	}
	circle := map[string]any{}
	circle["again"] = circle
	if _, err := parameters(circle); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("a map that holds itself: %v, want an error", err)
	}
}
