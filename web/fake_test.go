package web

import (
	"context"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"

	"entente/graph"
	"entente/ingest"
)

// fakeGraph answers with fixed values and records what changes it.
type fakeGraph struct {
	err     error // what every method returns, if not nil
	onQuery func(ctx context.Context, cypher string, params map[string]any, limits graph.Limits) (*graph.Result, error)

	onBackup func() error // after the first half of a backup; nil: the second half follows

	mu      sync.Mutex
	deleted []string
	filters []graph.ClaimFilter
	asked   []string
}

var (
	albania = graph.EntitySummary{
		Entity: graph.Entity{ID: "country:AL", Type: graph.Country, Name: "Albania", Aliases: []string{"Tirana"}},
		Claims: 3, Articles: 2,
	}
	iran = graph.EntitySummary{
		Entity: graph.Entity{ID: "country:IR", Type: graph.Country, Name: "Iran"},
		Claims: 2, Articles: 1,
	}
	cut = graph.Relation{
		SubjectID: "country:AL", Type: graph.CutTiesWith, ObjectID: "country:IR",
		Claims: 1, Articles: 1, Independent: 1, First: "2022-09-07", Last: "2022-09-07", Confidence: 0.93,
	}
	source = graph.Article{
		ID: "albania-2022", Title: "Albania cuts ties", URL: "https://news.example/1", Source: "News", Published: "2022-09-07",
		Text: "Albania cut ties with Iran.", AddedAt: time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC),
	}
	stated = graph.ClaimView{
		Claim: graph.Claim{
			ID: "c1", ArticleID: "albania-2022", Type: graph.CutTiesWith, SubjectID: "country:AL", ObjectID: "country:IR",
			Evidence: graph.Evidence{
				Sentence: "Albania cut ties with Iran.", SentenceSpan: graph.Span{Start: 0, End: 27},
				Cue: "cut ties", CueSpan: graph.Span{Start: 8, End: 16},
				SubjectSpan: graph.Span{Start: 0, End: 7}, ObjectSpan: graph.Span{Start: 22, End: 26},
			},
			Modality: graph.Actual, Date: "2022-09-07", Confidence: 0.93, Rule: "cut-ties/verb",
		},
		Subject: albania.Entity, Object: iran.Entity,
		Article: graph.Article{ID: "albania-2022", Title: "Albania cuts ties", URL: "javascript:alert(1)", Published: "2022-09-07"},
	}
)

func (g *fakeGraph) ask(what string, args ...any) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.asked = append(g.asked, fmt.Sprintf(what, args...))
	return g.err
}

func (g *fakeGraph) Backup(_ context.Context, w io.Writer) error {
	if err := g.ask("backup"); err != nil {
		return err
	}
	if _, err := io.WriteString(w, "the graph, "); err != nil {
		return err
	}
	if g.onBackup != nil {
		return g.onBackup()
	}
	_, err := io.WriteString(w, "all of it")
	return err
}

func (g *fakeGraph) Engine() string                  { return "embedded" }
func (g *fakeGraph) Ready(ctx context.Context) error { return g.ask("ready") }

func (g *fakeGraph) Totals(context.Context) (graph.Totals, error) {
	return graph.Totals{Entities: 2, Relations: 1, Claims: 1, Articles: 1, First: "2022", Last: "2022-09-07"}, g.ask("totals")
}

func (g *fakeGraph) Vocabulary(context.Context) (graph.Vocabulary, error) {
	return graph.Vocabulary{Labels: []string{"Country"}}, g.ask("vocabulary")
}

func (g *fakeGraph) Search(_ context.Context, q string, limit int) ([]graph.EntityHit, int, error) {
	return []graph.EntityHit{{EntitySummary: albania, Matched: "Tirana"}}, 7, g.ask("search %q %d", q, limit)
}

func (g *fakeGraph) Picture(_ context.Context, limit int) (graph.Picture, error) {
	return graph.Picture{Entities: []graph.EntitySummary{albania, iran}, Relations: []graph.Relation{cut}, TotalEntities: 2, TotalRelations: 1}, g.ask("picture %d", limit)
}

func (g *fakeGraph) Entity(_ context.Context, id string) (graph.EntitySummary, error) {
	if err := g.ask("entity %q", id); err != nil {
		return graph.EntitySummary{}, err
	}
	if id == "country:XX" {
		return graph.EntitySummary{}, graph.Errorf(graph.NotFound, "there is no entity %q", id)
	}
	e := albania
	e.ID = id
	return e, nil
}

func (g *fakeGraph) Neighbours(_ context.Context, id string, limit, offset int) (graph.Picture, error) {
	return graph.Picture{}, g.ask("neighbours %q %d %d", id, limit, offset)
}

func (g *fakeGraph) Claims(_ context.Context, f graph.ClaimFilter) ([]graph.ClaimView, int, error) {
	g.mu.Lock()
	g.filters = append(g.filters, f)
	g.mu.Unlock()
	return []graph.ClaimView{stated}, 1, g.ask("claims")
}

func (g *fakeGraph) Articles(_ context.Context, q string, limit, offset int) ([]graph.ArticleSummary, int, error) {
	return []graph.ArticleSummary{{Article: source, Mentions: 2, Claims: 1}}, 1, g.ask("articles %q %d %d", q, limit, offset)
}

func (g *fakeGraph) Article(_ context.Context, id string) (graph.ArticleView, error) {
	view := graph.ArticleView{ArticleSummary: graph.ArticleSummary{Article: source, Mentions: 2, Claims: 1}}
	view.ID = id
	view.MentionList = []graph.Mention{{Span: graph.Span{Start: 0, End: 7}, Text: "Albania", Type: graph.Country, Form: graph.FormName, EntityID: "country:AL", Name: "Albania"}}
	view.ClaimList = []graph.ClaimView{stated}
	return view, g.ask("article %q", id)
}

func (g *fakeGraph) DeleteArticle(_ context.Context, id string) error {
	if err := g.ask("delete %q", id); err != nil {
		return err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.deleted = append(g.deleted, id)
	return nil
}

// oneName is what the fake graph knows of an identity.
var oneName = graph.Merge{
	ID: "0123456789abcdef01234567", From: "person:zelenskyy", Into: "person:volodymyr-zelensky", Entity: "person:volodymyr-zelensky",
	FromName: "Zelenskyy", IntoName: "Volodymyr Zelensky", Type: graph.Person, State: graph.MergeApplied, Code: graph.CodeSurname,
	Reason: "The surname is that of the other.", Confidence: 0.88, By: graph.ByProgram, Articles: []string{"albania-2022"},
}

func (g *fakeGraph) Merges(_ context.Context, f graph.MergeFilter) ([]graph.Merge, int, error) {
	return []graph.Merge{oneName}, 1, g.ask("merges %q %q %d %d", f.State, f.Entity, f.Limit, f.Offset)
}

func (g *fakeGraph) Decide(_ context.Context, d graph.Decision) (graph.Merge, error) {
	if err := g.ask("decide %t %q %q %q %s", d.Apart, d.From, d.Into, d.By, d.At.UTC().Format(time.RFC3339)); err != nil {
		return graph.Merge{}, err
	}
	m := oneName
	m.Code, m.By, m.At = graph.CodeUser, "user", d.At.UTC().Format(time.RFC3339)
	if d.Apart {
		m.State = graph.MergeApart
	}
	return m, nil
}

func (g *fakeGraph) Undo(_ context.Context, id, by string, _ time.Time) (graph.Merge, error) {
	if err := g.ask("undo %q %q", id, by); err != nil {
		return graph.Merge{}, err
	}
	return graph.Merge{ID: id, From: "person:a", Into: "person:b", Entity: "person:a", Type: graph.Person}, nil
}

func (g *fakeGraph) Query(ctx context.Context, cypher string, params map[string]any, limits graph.Limits) (*graph.Result, error) {
	if err := g.ask("query"); err != nil {
		return nil, err
	}
	if g.onQuery != nil {
		return g.onQuery(ctx, cypher, params, limits)
	}
	return &graph.Result{Fields: []string{"n"}, Rows: [][]any{{int64(1)}}}, nil
}

// fakeIngest keeps jobs in memory; a test moves them on with step.
type fakeIngest struct {
	mu      sync.Mutex
	jobs    []ingest.Job
	inputs  []ingest.Input
	again   [][]string
	seq     int
	changed chan struct{} // closed and replaced by each step
	watched int
}

func newFakeIngest() *fakeIngest { return &fakeIngest{changed: make(chan struct{})} }

func (f *fakeIngest) start(kind ingest.JobKind, items []ingest.Item) (ingest.Job, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, j := range f.jobs {
		if j.State == ingest.Running {
			return ingest.Job{}, graph.Errorf(graph.Conflict, "job %s still runs; wait for it or cancel it", j.ID)
		}
	}
	f.seq++
	j := ingest.Job{
		ID: fmt.Sprintf("j%d", len(f.jobs)+1), Kind: kind, State: ingest.Running, Items: items,
		StartedAt: time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC),
	}
	f.jobs = append(f.jobs, j)
	return j, nil
}

func (f *fakeIngest) Add(inputs []ingest.Input) (ingest.Job, error) {
	items := make([]ingest.Item, len(inputs))
	for i, in := range inputs {
		items[i] = ingest.Item{Name: in.Name, State: ingest.Waiting}
	}
	f.mu.Lock()
	f.inputs = append(f.inputs, inputs...)
	f.mu.Unlock()
	return f.start(ingest.Add, items)
}

func (f *fakeIngest) Again(ids []string) (ingest.Job, error) {
	f.mu.Lock()
	f.again = append(f.again, ids)
	f.mu.Unlock()
	return f.start(ingest.Again, []ingest.Item{{Name: "a", State: ingest.Waiting}})
}

func (f *fakeIngest) Job(id string) (ingest.Job, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	i := slices.IndexFunc(f.jobs, func(j ingest.Job) bool { return j.ID == id })
	if i < 0 {
		return ingest.Job{}, graph.Errorf(graph.NotFound, "there is no job %q", id)
	}
	return f.jobs[i], nil
}

func (f *fakeIngest) Jobs() []ingest.Job {
	f.mu.Lock()
	defer f.mu.Unlock()
	list := slices.Clone(f.jobs)
	slices.Reverse(list)
	return list
}

func (f *fakeIngest) Cancel(id string) error {
	if _, err := f.Job(id); err != nil {
		return err
	}
	f.step(id, func(j *ingest.Job) { j.State, j.EndedAt = ingest.Canceled, j.StartedAt.Add(time.Second) })
	return nil
}

// step changes a job and wakes its watchers.
func (f *fakeIngest) step(id string, change func(*ingest.Job)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for i := range f.jobs {
		if f.jobs[i].ID == id {
			f.jobs[i].Items = slices.Clone(f.jobs[i].Items)
			change(&f.jobs[i])
		}
	}
	f.seq++
	close(f.changed)
	f.changed = make(chan struct{})
}

func (f *fakeIngest) Watch(ctx context.Context, id string, after int) (<-chan ingest.Snapshot, error) {
	if _, err := f.Job(id); err != nil {
		return nil, err
	}
	f.mu.Lock()
	f.watched++
	f.mu.Unlock()
	out := make(chan ingest.Snapshot)
	go func() {
		defer func() {
			f.mu.Lock()
			f.watched--
			f.mu.Unlock()
			close(out)
		}()
		for {
			j, _ := f.Job(id)
			f.mu.Lock()
			seq, changed := f.seq, f.changed
			f.mu.Unlock()
			if seq > after {
				select {
				case out <- ingest.Snapshot{Seq: seq, Job: j}:
					after = seq
				case <-ctx.Done():
					return
				}
			}
			if j.State != ingest.Running {
				return
			}
			select {
			case <-changed:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out, nil
}

func (f *fakeIngest) watchers() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.watched
}
