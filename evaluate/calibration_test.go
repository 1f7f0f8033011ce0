package evaluate

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extractor/lexicon"
	"entente/graph"
)

func TestCalibrate(t *testing.T) {
	var judged []Judged
	add := func(strength float64, right, wrong int) {
		for i := range right + wrong {
			judged = append(judged, Judged{graph.Claim{Confidence: strength}, i < right})
		}
	}
	add(0.5, 1, 3)
	add(0.75, 4, 0)
	add(1, 3, 1) // fewer than of 0.75: pooled with it
	want := lexicon.Calibration{{Strength: 0.5, Share: 0.25}, {Strength: 0.875, Share: 0.875}}
	if d := cmp.Diff(want, Calibrate(judged, 4)); d != "" {
		t.Error(d)
	}
	if got := Calibrate(nil, 4); len(got) != 0 {
		t.Errorf("nothing judged gives %v", got)
	}
}
