package lexicon_test

import (
	"testing"

	"entente/extractor/lexicon"
	"entente/graph"
)

// TestFrameExampleCounts holds that every relation type has enough sentences that run as tests.
func TestFrameExampleCounts(t *testing.T) {
	const leastYes, leastNo = 15, 10
	frames, err := lexicon.LoadFrames()
	if err != nil {
		t.Fatal(err)
	}
	yes, no := map[graph.RelationType]map[string]bool{}, map[graph.RelationType]map[string]bool{}
	for _, k := range graph.RelationKinds {
		yes[k.Type], no[k.Type] = map[string]bool{}, map[string]bool{}
	}
	for _, f := range frames.List {
		for _, y := range f.Examples.Yes {
			yes[f.Type][y.Text] = true
		}
		for _, text := range f.Examples.No {
			no[f.Type][text] = true
		}
	}
	for _, k := range graph.RelationKinds {
		y, n := len(yes[k.Type]), len(no[k.Type])
		t.Logf("%-22s %3d yes %3d no", k.Type, y, n)
		if y < leastYes || n < leastNo {
			t.Errorf("%s has %d sentences that make a claim and %d that make none; want %d and %d", k.Type, y, n, leastYes, leastNo)
		}
	}
}
