package export_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/export"
	"entente/graph"
)

// eventGraph holds claims of every status, of an event and of a state, in no order.
type eventGraph struct{ fakeGraph }

func (eventGraph) Claims(context.Context, graph.ClaimFilter) ([]graph.ClaimView, int, error) {
	claim := func(kind graph.RelationType, date string, negated bool, m graph.Modality, words string) graph.ClaimView {
		return graph.ClaimView{
			Claim:   graph.Claim{ID: words, ArticleID: "a1", Type: kind, Date: date, Negated: negated, Modality: m, Evidence: graph.Evidence{Sentence: words}},
			Subject: graph.Entity{Name: "Albania"}, Object: graph.Entity{Name: "Iran"}, Article: graph.Article{ID: "a1"},
		}
	}
	return []graph.ClaimView{
		claim(graph.SpokeTo, "", false, graph.Actual, "told"),
		claim(graph.CutTiesWith, "2022-09", false, graph.Planned, "will cut"),
		claim(graph.Leads, "2022", false, graph.Actual, "leads"),
		claim(graph.CutTiesWith, "2022-09-07", false, graph.Actual, "=1+1, cut"),
		claim(graph.Sanctioned, "1979", true, graph.Possible, "did not"),
		claim(graph.Expelled, "2022-09-08", false, graph.Possible, "may"),
	}, 6, nil
}

func TestEvents(t *testing.T) {
	for _, c := range []struct {
		statuses []string
		want     string
	}{
		{nil, "1979,Albania,Iran,SANCTIONED,163,COERCE,negated,did not,a1\n" +
			"2022-09,Albania,Iran,CUT_TIES_WITH,161,SANCTION,planned,will cut,a1\n" +
			"2022-09-07,Albania,Iran,CUT_TIES_WITH,161,SANCTION,asserted,\"'=1+1, cut\",a1\n" +
			"2022-09-08,Albania,Iran,EXPELLED,174,COERCE,possible,may,a1\n" +
			",Albania,Iran,SPOKE_TO,010,,asserted,told,a1\n"},
		{[]string{"negated", "possible"}, "1979,Albania,Iran,SANCTIONED,163,COERCE,negated,did not,a1\n2022-09-08,Albania,Iran,EXPELLED,174,COERCE,possible,may,a1\n"},
	} {
		var out bytes.Buffer
		if err := export.Write(t.Context(), &out, eventGraph{}, "events", c.statuses...); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff("date,source,target,type,cameo,plover,status,sentence,article\n"+c.want, out.String()); d != "" {
			t.Errorf("%v (-want +got)\n%s", c.statuses, d)
		}
	}
	var out bytes.Buffer
	if err := export.Write(t.Context(), &out, eventGraph{}, "csv", "asserted"); err != nil || strings.Count(out.String(), "\n") != 4 {
		t.Errorf("csv of what is asserted: %v\n%s", err, out.String())
	}
	for _, format := range []string{"events", "graphml"} {
		status := "sure"
		if format == "graphml" {
			status = "negated"
		}
		if err := export.Write(t.Context(), &bytes.Buffer{}, eventGraph{}, format, status); graph.CodeOf(err) != graph.Invalid {
			t.Errorf("%s of what is %s: %v", format, status, err)
		}
	}
}

// TestEventCodes holds that every type but the states has a CAMEO code.
func TestEventCodes(t *testing.T) {
	events := 0
	for _, k := range graph.RelationKinds {
		if k.Event() == (k.Family == graph.Structural) && k.Type != graph.AllyOf && k.Type != graph.Opposes {
			t.Errorf("%s: CAMEO %q", k.Type, k.CAMEO)
		}
		if k.Event() && (len(k.CAMEO) != 3 || strings.Trim(k.CAMEO, "0123456789") != "") || !k.Event() && k.PLOVER != "" {
			t.Errorf("%s: CAMEO %q, PLOVER %q", k.Type, k.CAMEO, k.PLOVER)
		}
		if k.Event() {
			events++
		}
	}
	if events != 26 || len(graph.RelationKinds) != 37 {
		t.Errorf("%d events of %d types", events, len(graph.RelationKinds))
	}
}
