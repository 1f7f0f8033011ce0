package evaluate_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/evaluate"
	"entente/graph"
)

func TestCauses(t *testing.T) {
	claims := func(subject string, kind graph.RelationType, object string) []evaluate.GoldClaim {
		return []evaluate.GoldClaim{{Subject: subject, Type: kind, Object: object, Modality: graph.Actual}}
	}
	sets := []evaluate.RelationSet{{Relations: "all", Sentences: []evaluate.RelationText{
		{Text: "Albania severed diplomatic ties with Iran.", Claims: claims("Albania", graph.CutTiesWith, "Iran")},
		{Text: "Albania severed diplomatic ties with Iran.", Claims: claims("Albania", graph.CutTiesWith, "Ruritania")},
		{Text: "Albania may sever its diplomatic ties with Iran.", Claims: claims("Albania", graph.CutTiesWith, "Iran")},
		{Text: "Albania severed diplomatic ties with Iran and not with Israel.", Claims: claims("Iran", graph.CutTiesWith, "Albania")},
		{Text: "Albania resembles Iran in Spring.", Claims: claims("Albania", graph.Condemned, "Iran")},
	}}}
	got, err := evaluate.Causes(newExtractor(t), sets, false)
	if err != nil {
		t.Fatal(err)
	}
	want := map[evaluate.Cause]int{evaluate.NameMissing: 1, evaluate.WrongStatus: 1, evaluate.RoleOpen: 1, evaluate.NoWords: 1}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
