package export_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/export"
	"entente/graph"
)

// fakeGraph holds one claim whose texts are as awkward as texts can be.
type fakeGraph struct{}

const sentence = "=HYPERLINK(\"x\") \"Albania\",\ncut ties & <b>more</b>"

func (fakeGraph) Claims(context.Context, graph.ClaimFilter) ([]graph.ClaimView, int, error) {
	return []graph.ClaimView{{
		Claim: graph.Claim{
			ID: "c1", Type: graph.CutTiesWith, SubjectID: "country:AL", ObjectID: "country:IR", Modality: graph.Actual, Date: "2022",
			Evidence: graph.Evidence{Sentence: sentence, SentenceSpan: graph.Span{Start: 3, End: 50}, Cue: "cut ties"}, Confidence: 0.9, Rule: "r",
		},
		Subject: graph.Entity{Name: "Albania"}, Object: graph.Entity{Name: "Iran"}, Article: graph.Article{ID: "a1", Title: "T"},
	}}, 1, nil
}

func (fakeGraph) Picture(context.Context, int) (graph.Picture, error) {
	return graph.Picture{
		Entities: []graph.EntitySummary{
			{Entity: graph.Entity{ID: "country:AL", Type: graph.Country, Name: "Albania & <co>"}, Claims: 1},
			{Entity: graph.Entity{ID: "country:IR", Type: graph.Country, Name: "Iran"}, Claims: 1},
		},
		Relations: []graph.Relation{{SubjectID: "country:AL", Type: graph.CutTiesWith, ObjectID: "country:IR", Claims: 2, Articles: 1, First: "2022"}},
	}, nil
}

func write(t *testing.T, format string) string {
	t.Helper()
	var out bytes.Buffer
	if err := export.Write(t.Context(), &out, fakeGraph{}, format); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestCSV(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(write(t, "csv"))).ReadAll()
	if err != nil || len(rows) != 2 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	got := map[string]string{}
	for i, name := range rows[0] {
		got[name] = rows[1][i]
	}
	want := map[string]string{
		"subject": "Albania", "type": "CUT_TIES_WITH", "object": "Iran", "date": "2022", "negated": "false", "modality": "actual",
		"attributed_to": "", "confidence": "0.9", "sentence": "'" + sentence, "cue": "cut ties", "article": "a1", "title": "T", "url": "",
		"published": "", "subject_id": "country:AL", "object_id": "country:IR", "rule": "r", "claim_id": "c1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestJSONLines(t *testing.T) {
	var got map[string]any
	if err := json.Unmarshal([]byte(write(t, "jsonl")), &got); err != nil {
		t.Fatal(err)
	}
	if got["sentence"] != sentence || got["start"] != 3.0 || got["negated"] != false || got["confidence"] != 0.9 {
		t.Errorf("%v", got)
	}
}

func TestGraphML(t *testing.T) {
	text := write(t, "graphml")
	var got struct {
		Graph struct {
			Nodes []struct {
				ID   string   `xml:"id,attr"`
				Data []string `xml:"data"`
			} `xml:"node"`
			Edges []struct {
				Source string `xml:"source,attr"`
				Target string `xml:"target,attr"`
			} `xml:"edge"`
		} `xml:"graph"`
	}
	if err := xml.Unmarshal([]byte(text), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Graph.Nodes) != 2 || got.Graph.Nodes[0].Data[0] != "Albania & <co>" || len(got.Graph.Edges) != 1 || got.Graph.Edges[0].Target != "country:IR" {
		t.Errorf("%+v", got)
	}
}

func TestUnknownFormat(t *testing.T) {
	if err := export.Write(t.Context(), &bytes.Buffer{}, fakeGraph{}, "pdf"); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("%v", err)
	}
}
