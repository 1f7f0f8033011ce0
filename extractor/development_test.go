package extractor_test

import (
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"entente/evaluate"
	"entente/extractor"
	"entente/extractor/lexicon"
	"entente/graph"
)

func newExtractor(t testing.TB) *extractor.Extractor {
	t.Helper()
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	ex, err := extractor.New(lex)
	if err != nil {
		t.Fatal(err)
	}
	return ex
}

// logRelations prints the figures of the core relations and, if errors is set, what is wrong.
func logRelations(t *testing.T, score *evaluate.RelationScore, errors bool) {
	t.Helper()
	line := func(name string, n evaluate.Count) {
		t.Logf("%-14s P %.3f R %.3f F1 %.3f (right %d, wrong %d, missed %d)", name, n.Precision(), n.Recall(), n.F1(), n.Right, n.Wrong, n.Missed)
	}
	for _, kind := range evaluate.CoreRelations {
		line(string(kind), score.ByType[kind])
	}
	line("all", score.Total())
	t.Logf("%d texts; asserted though not actual: %d; distractors with claims: %d; dates right: %d of %d; speakers right: %d of %d",
		score.Texts, score.Unreal, score.Distracted, score.Dates.Right, score.Dates.Right+score.Dates.Wrong, score.Speakers.Right, score.Speakers.Right+score.Speakers.Wrong)
	if errors {
		for _, e := range score.Errors {
			t.Log(e)
		}
	}
}

// TestDevelopmentSet prints how well the three core relations are found and
// fails below the floors. -v prints the table and, for the half to tune on, every error.
func TestDevelopmentSet(t *testing.T) {
	ex := newExtractor(t)
	sets, err := evaluate.ReadRelations(os.DirFS(filepath.Join("testdata", "development")))
	if err != nil {
		t.Fatal(err)
	}
	floors := map[string]struct {
		precision, f1 float64
		unreal        int
		distracted    int
	}{
		"tune":   {precision: 0.97, f1: 0.96},
		"report": {precision: 0.95, f1: 0.94},
		"unseen": {precision: 0.96, f1: 0.94},
	}
	if len(sets) != len(floors) {
		t.Fatalf("%d sets, want %d", len(sets), len(floors))
	}
	for _, set := range sets {
		t.Run(set.Name, func(t *testing.T) {
			floor, ok := floors[set.Name]
			if !ok {
				t.Fatal("no floor")
			}
			score, err := evaluate.Relations(ex, []evaluate.RelationSet{set}, false)
			if err != nil {
				t.Fatal(err)
			}
			logRelations(t, score, set.Name != "report")
			if all := score.Total(); all.Precision() < floor.precision || all.F1() < floor.f1 {
				t.Errorf("precision %.3f and F1 %.3f are below the floors %.2f and %.2f", all.Precision(), all.F1(), floor.precision, floor.f1)
			}
			if score.Unreal > floor.unreal || score.Distracted > floor.distracted {
				t.Errorf("%d unreal claims asserted, %d distractors with claims; floors are %d and %d", score.Unreal, score.Distracted, floor.unreal, floor.distracted)
			}
		})
	}
}

// articleClaim is a line of testdata/articles/gold.jsonl.
type articleClaim struct {
	Article  string             `json:"article"`
	Subject  string             `json:"subject"`
	Type     graph.RelationType `json:"type"`
	Object   string             `json:"object"`
	Negated  bool               `json:"negated"`
	Modality graph.Modality     `json:"modality"`
}

// TestDevelopmentArticles scores the twelve whole articles of testdata/articles for
// the three core relations: what an article says more than once counts once. -v lists what is wrong.
func TestDevelopmentArticles(t *testing.T) {
	const precision, recall = 0.95, 0.75 // floors
	dir := filepath.Join("testdata", "articles")
	data, err := os.ReadFile(filepath.Join(dir, "gold.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	gold := map[string][]evaluate.GoldClaim{}
	for line := range strings.Lines(string(data)) {
		var g articleClaim
		if err := json.Unmarshal([]byte(line), &g); err != nil {
			t.Fatalf("gold.jsonl: %v", err)
		}
		if !slices.Contains(evaluate.CoreRelations, g.Type) {
			continue
		}
		name := strings.NewReplacer("Türkiye", "Turkey") // one country by both of its names
		claim := evaluate.GoldClaim{Subject: name.Replace(g.Subject), Type: g.Type, Object: name.Replace(g.Object), Negated: g.Negated, Modality: g.Modality}
		if !slices.Contains(gold[g.Article], claim) {
			gold[g.Article] = append(gold[g.Article], claim)
		}
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no articles in %s: %v", dir, err)
	}
	set := evaluate.RelationSet{Name: "articles", Published: "2024-05-03", Relations: "core"}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		id := strings.TrimSuffix(filepath.Base(path), ".txt")
		set.Articles = append(set.Articles, evaluate.RelationText{Text: string(text), Claims: gold[id]})
	}
	score, err := evaluate.Relations(newExtractor(t), []evaluate.RelationSet{set}, true)
	if err != nil {
		t.Fatal(err)
	}
	logRelations(t, score, true)
	if all := score.Total(); all.Precision() < precision || all.Recall() < recall {
		t.Errorf("precision %.3f and recall %.3f are below the floors %.2f and %.2f", all.Precision(), all.Recall(), precision, recall)
	}
}

// coreClaims extracts one text and returns its claims of the core relations, each once, with names in place of ids.
func coreClaims(t testing.TB, ex *extractor.Extractor, article graph.Article) []evaluate.GoldClaim {
	t.Helper()
	got, err := ex.Extract(article)
	if err != nil {
		t.Fatalf("%q: %v", article.Text, err)
	}
	names := map[string]string{}
	for _, e := range got.Entities {
		names[e.ID] = e.Name
	}
	var list []evaluate.GoldClaim
	for _, c := range got.Claims {
		if article.Text[c.CueSpan.Start:c.CueSpan.End] != c.Cue || article.Text[c.SentenceSpan.Start:c.SentenceSpan.End] != c.Sentence {
			t.Errorf("%q: spans of %+v do not slice the text", article.Text, c.Evidence)
		}
		if slices.Contains(evaluate.CoreRelations, c.Type) {
			list = append(list, evaluate.GoldClaim{Subject: names[c.SubjectID], Type: c.Type, Object: names[c.ObjectID], Negated: c.Negated, Modality: c.Modality, Date: c.Date})
		}
	}
	return list
}

// TestSeedArticles reads the two sample articles that the project was started
// with, which are not part of the repository.
func TestSeedArticles(t *testing.T) {
	dir := cmp.Or(os.Getenv("SEEDS_DIR"), filepath.Join("..", "..", "shared", "seeds"))
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no sample articles in %s; SEEDS_DIR names another folder", dir)
	}
	ex := newExtractor(t)
	want := map[string][]string{
		"000_5d19f86604e78e11.txt": {
			"Albania > CUT_TIES_WITH > Iran",
			"Canada > CUT_TIES_WITH > Iran",
			"Iran > CUT_TIES_WITH > Israel",
			"Israel > CUT_TIES_WITH > Iran",
			"Morocco > CUT_TIES_WITH > Iran",
			"United States > CUT_TIES_WITH > Iran",
			"United States > CONDEMNED > Iran",
			"Albania > HOSTS > Mujahedin-e-Khalq",
		},
		"001_2486a72e88e1d9ab.txt": {
			"Albania > CUT_TIES_WITH > Iran",
			"planned Albania > CUT_TIES_WITH > Iran",
			"United States > CONDEMNED > Iran",
			"planned Albania > HOSTS > Mujahedin-e-Khalq",
		},
	}
	for name, statements := range want {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Skipf("%s is not there", name)
		}
		var got []string
		for _, c := range coreClaims(t, ex, graph.Article{ID: name, Text: string(data), Published: "2022-09-07"}) {
			if !slices.Contains(got, c.String()) {
				got = append(got, c.String())
			}
			if strings.HasPrefix(c.String(), "Iran > CUT_TIES_WITH > Israel") && c.Date != "1979" {
				t.Errorf("%s: %s is dated %q, want 1979", name, c.String(), c.Date)
			}
		}
		slices.Sort(got)
		slices.Sort(statements)
		if d := gocmp.Diff(statements, got); d != "" {
			t.Errorf("%s: (-want +got)\n%s", name, d)
		}
	}
}
