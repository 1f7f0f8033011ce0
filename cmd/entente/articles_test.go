package main

import (
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/ingest"
)

// add adds articles and returns their items once the job has ended.
func (a *App) add(t *testing.T, inputs ...ingest.Input) []ingest.Item {
	t.Helper()
	started, err := a.Runner.Add(inputs)
	if err != nil {
		t.Fatal(err)
	}
	job, err := follow(t.Context(), a.Runner, started.ID, newProgressPrinter(t.Output()))
	if err != nil || job.State != ingest.Done {
		t.Fatalf("%s %s %v", job.State, job.Err, err)
	}
	return job.Items
}

// emptyApp is a program with an empty graph.
func emptyApp(t *testing.T) *App {
	t.Helper()
	app := openApp(t, filepath.Join(t.TempDir(), "graph"))
	t.Cleanup(func() { app.Close(t.Context()) })
	if err := app.Store.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	return app
}

// TestTextStaysText adds texts that look like markup, queries and
// instructions: each is stored byte for byte, counts as nothing but an
// article, and the facts beside it are found as ever.
func TestTextStaysText(t *testing.T) {
	app := emptyApp(t)
	lines := append(payloads(t), strings.Split(strings.TrimSpace(readFile(t, "testdata/instructions.txt")), "\n")...)
	if len(lines) < 100 {
		t.Fatalf("only %d lines", len(lines))
	}
	inputs := make([]ingest.Input, len(lines))
	for i, line := range lines {
		inputs[i] = ingest.Input{Title: line, Source: line, Text: line + "\n\nBhutan condemned Nepal on Monday.\n\n" + line}
	}
	items := app.add(t, inputs...)
	for i, item := range items {
		if item.State != ingest.Added {
			t.Errorf("%q: %s %s", lines[i], item.State, item.Reason)
			continue
		}
		view, err := app.Store.Article(t.Context(), item.ArticleID)
		if err != nil || view.Text != inputs[i].Text || view.Title != lines[i] || view.Source != lines[i] {
			t.Errorf("%q is stored as %q, %q, %q, %v", lines[i], view.Title, view.Source, view.Text, err)
		}
	}
	claims, total, err := app.Store.Claims(t.Context(), graph.ClaimFilter{SubjectID: "country:BT", Type: "CONDEMNED", ObjectID: "country:NP"})
	if err != nil || total != len(lines) {
		t.Errorf("%d of %d claims, %v", total, len(lines), err)
	}
	for _, claim := range claims {
		if claim.Negated || claim.AttributedTo != "" || !strings.Contains(claim.Sentence, "Bhutan condemned Nepal on Monday.") {
			t.Errorf("the line has changed the fact beside it: %+v", claim)
		}
	}
}

// TestNames adds names with invisible, turned and look-alike characters: the
// evidence keeps the original, one name in two spellings of Unicode is one
// entity, and a look-alike in another script is not the real one. Each line of
// the data says which of these it is (same, other, any) and then the name.
func TestNames(t *testing.T) {
	app := emptyApp(t)
	var inputs []ingest.Input
	rows := strings.Split(strings.TrimSpace(readFile(t, "testdata/names.txt")), "\n")
	if len(rows) < 100 {
		t.Fatalf("only %d names", len(rows))
	}
	for _, row := range rows {
		_, quoted, _ := strings.Cut(row, " ")
		name, err := strconv.Unquote(quoted)
		if err != nil {
			t.Fatalf("%s: %v", row, err)
		}
		inputs = append(inputs, ingest.Input{Title: name, Text: "President " + name + " condemned Nepal on Monday. " + name + " left."})
	}
	for i, item := range app.add(t, inputs...) {
		view, err := app.Store.Article(t.Context(), item.ArticleID)
		if err != nil || view.Text != inputs[i].Text || view.Title != strings.NewReplacer("\t", " ", "\u2028", " ").Replace(inputs[i].Title) {
			t.Errorf("%s: stored as %q, %q, %v", rows[i], view.Title, view.Text, err)
			continue
		}
		people := map[string]string{}
		for _, m := range view.MentionList {
			if view.Text[m.Start:m.End] == "" || strings.TrimSpace(view.Text[m.Start:m.End]) == "" {
				t.Errorf("%s: a mention of nothing: %+v", rows[i], m)
			}
			people[m.EntityID] = m.Name
		}
		for _, c := range view.ClaimList {
			if view.Text[c.SentenceSpan.Start:c.SentenceSpan.End] != c.Sentence || view.Text[c.CueSpan.Start:c.CueSpan.End] != c.Cue {
				t.Errorf("%s: the evidence is not what the article says: %+v", rows[i], c)
			}
		}
		kind, _, _ := strings.Cut(rows[i], " ")
		_, real := people["person:jose-alvarez"]
		if kind == "same" && !real || kind == "other" && real {
			t.Errorf("%s: read as %q", rows[i], people)
		}
	}
}

// TestAnyOrder adds the sample articles in several orders, some twice, some
// first with another text: the graph is the same in the end.
func TestAnyOrder(t *testing.T) {
	seeds, err := openSeeds("sample", database{})
	if err != nil {
		t.Fatal(err)
	}
	var articles []ingest.Input
	for _, in := range seeds.inputs[:12] {
		for article, err := range ingest.Decode(in) {
			if err != nil {
				t.Fatal(err)
			}
			articles = append(articles, ingest.Input{
				ID: article.ID, Title: article.Title, Source: article.Source, URL: article.URL, Published: article.Published, Text: article.Text,
			})
		}
	}
	var want []string
	for seed := range uint64(4) {
		random := rand.New(rand.NewPCG(seed, 1))
		app := emptyApp(t)
		order := random.Perm(len(articles))
		if seed == 0 {
			slices.Sort(order)
		} else {
			for _, i := range order[:4] {
				edited := articles[i]
				edited.Text = "Fiji cut ties with Tonga. " + articles[order[5]].Text
				app.add(t, edited)
			}
		}
		for _, i := range order {
			app.add(t, articles[i])
			if seed > 0 {
				app.add(t, articles[order[random.IntN(4)]])
			}
		}
		if got := content(t, app); want == nil {
			want = got
		} else if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("order %v gives another graph (-want +got):\n%s", order, diff)
		}
	}
}

// content is all that a graph says, a line a node or relationship, sorted;
// without times and the database's own ids.
func content(t *testing.T, app *App) []string {
	t.Helper()
	var lines []string
	for _, statement := range []string{
		"MATCH (n) RETURN labels(n) AS what, n.id AS id, properties(n) AS properties",
		"MATCH (a)-[r]->(b) RETURN type(r) AS what, [a.id, b.id] AS id, properties(r) AS properties",
	} {
		result, err := app.Store.Query(t.Context(), statement, nil, graph.Limits{Rows: 100_000})
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range result.Rows {
			if with, ok := row[2].(map[string]any); ok {
				delete(with, "addedAt")
			}
			lines = append(lines, strings.Join(cells(row), " "))
		}
	}
	slices.Sort(lines)
	return lines
}
