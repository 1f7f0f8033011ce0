package evaluate_test

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"entente/evaluate"
	"entente/graph"
)

// TestRelations holds the claims on both halves of the relation sets above floors; -v prints the
// figures. Of report only the figures are looked at, never the texts that fail.
func TestRelations(t *testing.T) {
	type floor struct{ precision, f1, corePrecision, coreF1 float64 }
	x := newExtractor(t)
	for _, half := range []struct {
		name                string
		sentences, articles floor
		unreal              int // claims asserted that are not actual, at most
		distracted          int // distractors with a claim, at most
	}{
		{"tune", floor{0.95, 0.87, 0.97, 0.88}, floor{0.94, 0.71, 0.93, 0.71}, 0, 0},
		{"report", floor{0.89, 0.78, 0.93, 0.79}, floor{0.85, 0.59, 0.72, 0.53}, 1, 0},
	} {
		sets, err := evaluate.ReadRelations(os.DirFS(filepath.Join("..", "extractor", "testdata", "relations", half.name)))
		if err != nil {
			t.Fatal(err)
		}
		unreal, distracted := 0, 0
		for _, articles := range []bool{false, true} {
			name, least := half.name+"/sentences", half.sentences
			if articles {
				name, least = half.name+"/articles", half.articles
			}
			score, err := evaluate.Relations(x, sets, articles)
			if err != nil {
				t.Fatal(err)
			}
			check := func(what string, c evaluate.Count, precision, f1 float64) {
				t.Logf("%-18s %-4s precision %.3f recall %.3f F1 %.3f (right %d, wrong %d, missed %d)", name, what, c.Precision(), c.Recall(), c.F1(), c.Right, c.Wrong, c.Missed)
				if c.Precision() < precision || c.F1() < f1 {
					t.Errorf("%s, %s: precision %.3f, F1 %.3f are below the floors %.2f, %.2f", name, what, c.Precision(), c.F1(), precision, f1)
				}
			}
			check("all", score.Total(), least.precision, least.f1)
			check("core", score.Total(evaluate.CoreRelations...), least.corePrecision, least.coreF1)
			t.Logf("%-18s %d texts; unreal %d; traps hit %d of %d; distracted %d of %d", name, score.Texts, score.Unreal, score.TrapsHit, score.Traps, score.Distracted, score.Distractors)
			unreal += score.Unreal
			distracted += score.Distracted
		}
		if unreal > half.unreal || distracted > half.distracted {
			t.Errorf("%s: %d claims asserted that are not actual, %d distractors with claims; floors are %d and %d", half.name, unreal, distracted, half.unreal, half.distracted)
		}
	}
}

const small = `
published: "2022-09-10"
relations: core
sentences:
  - text: "Albania cut ties with Iran on Wednesday."
    claims: ["Albania > CUT_TIES_WITH > Iran @2022-09-07"]
  - text: "Albania may cut ties with Iran."
    claims: ["Albania > CUT_TIES_WITH > Iran"]
  - text: "Canada condemned Iran."
    claims: ["maybe Canada > CONDEMNED > Iran"]
  - text: "Peru condemned Iran."
    trap: true
  - text: "Chile condemned Iran."
    claims: ["not Chile > CONDEMNED > Iran"]
  - text: "Rain is expected in Bergen."
    distractor: true
`

func readSmall(t *testing.T) *evaluate.RelationScore {
	t.Helper()
	sets, err := evaluate.ReadRelations(fstest.MapFS{"small.yaml": {Data: []byte(small)}})
	if err != nil {
		t.Fatal(err)
	}
	score, err := evaluate.Relations(newExtractor(t), sets, false)
	if err != nil {
		t.Fatal(err)
	}
	return score
}

// TestRelationScore holds how claims are judged: by polarity and modality too, "maybe" not at all.
func TestRelationScore(t *testing.T) {
	score := readSmall(t)
	want := map[graph.RelationType]evaluate.Count{
		graph.CutTiesWith: {Right: 1, Wrong: 1, Missed: 1},
		graph.Condemned:   {Wrong: 2, Missed: 1},
	}
	if d := cmp.Diff(want, score.ByType); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	if score.Unreal != 1 || score.Traps != 1 || score.TrapsHit != 1 || score.Distractors != 1 || score.Distracted != 0 || score.Texts != 6 || score.Dates.Right != 1 {
		t.Errorf("%+v", score)
	}
	sum := evaluate.NewRelationScore()
	sum.Add(score)
	sum.Add(score)
	if all := sum.Total(); all.Right != 2 || all.Wrong != 6 || sum.Texts != 12 || len(sum.Judged) != 2*len(score.Judged) || len(sum.Errors) != 2*len(score.Errors) {
		t.Errorf("twice: %+v", sum)
	}
}

// TestReliability holds that confidence is counted by tenths, and rules by the sentences that they fire in.
func TestReliability(t *testing.T) {
	score := readSmall(t)
	var all evaluate.Count
	for tenth, n := range score.Reliability() {
		all.Add(n)
		for _, j := range score.Judged {
			if tenth == 9 && j.Claim.Confidence >= 0.9 && n == (evaluate.Count{}) {
				t.Errorf("nothing at 0.9 although there is %.2f", j.Claim.Confidence)
			}
		}
	}
	if d := cmp.Diff(evaluate.Count{Right: 1, Wrong: 3}, all); d != "" {
		t.Error(d)
	}
	rules := score.Rules("never/fires", "condemned/verb")
	want := []evaluate.RuleScore{
		{Rule: "condemned/verb", Wrong: 2, Sentences: 3},
		{Rule: "cut-ties/verb", Right: 1, Wrong: 1, Sentences: 2},
		{Rule: "never/fires"},
	}
	if d := cmp.Diff(want, rules); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	evaluate.BySentences(rules)
	if rules[0].Rule != "never/fires" || rules[2].Rule != "condemned/verb" {
		t.Errorf("%+v", rules)
	}
}
