package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/ingest"
)

// fakeExtractor makes one claim for each article and panics on demand.
type fakeExtractor struct{ version string }

func (x fakeExtractor) Version() string { return x.version }

func (x fakeExtractor) Extract(a graph.Article) (graph.Extraction, error) {
	switch {
	case strings.Contains(a.Text, "panic"):
		panic("a library gave up")
	case strings.Contains(a.Text, "refuse"):
		return graph.Extraction{}, errors.New("cannot read this")
	}
	return graph.Extraction{Article: a, Extractor: x.version, Claims: []graph.Claim{{ID: a.ID + a.Text}}}, nil
}

// fakeStore keeps extractions in memory.
type fakeStore struct {
	mu     sync.Mutex
	order  []string
	stored map[string]graph.Extraction
	fail   func(id string) error
	block  chan struct{} // if set, writing waits for it
}

func newFakeStore() *fakeStore { return &fakeStore{stored: map[string]graph.Extraction{}} }

func (s *fakeStore) PutExtraction(ctx context.Context, x graph.Extraction) (graph.Change, error) {
	if s.block != nil {
		select {
		case <-s.block:
		case <-ctx.Done():
			return graph.Change{}, graph.Errorf(graph.Canceled, "canceled")
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fail != nil {
		if err := s.fail(x.Article.ID); err != nil {
			return graph.Change{}, err
		}
	}
	before, known := s.stored[x.Article.ID]
	s.stored[x.Article.ID] = x
	s.order = append(s.order, x.Article.ID)
	change := graph.Change{New: !known, Claims: len(x.Claims)}
	if !known || before.Claims[0].ID != x.Claims[0].ID {
		change.ClaimsAdded = 1
	}
	return change, nil
}

func (s *fakeStore) StoredArticles(context.Context) ([]graph.StoredArticle, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []graph.StoredArticle
	for id, x := range s.stored {
		out = append(out, graph.StoredArticle{ID: id, Title: x.Article.Title, ContentHash: x.Article.ContentHash(), Extractor: x.Extractor})
	}
	slices.SortFunc(out, func(a, b graph.StoredArticle) int { return strings.Compare(a.ID, b.ID) })
	return out, nil
}

func (s *fakeStore) ArticleText(_ context.Context, id string) (graph.Article, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.stored[id].Article, nil
}

func finish(t *testing.T, r *ingest.Runner, started ingest.Job, err error) ingest.Job {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	snapshots, err := r.Watch(t.Context(), started.ID, 0)
	if err != nil {
		t.Fatal(err)
	}
	var last ingest.Snapshot
	for s := range snapshots {
		if s.Seq <= last.Seq {
			t.Errorf("sequence %d after %d", s.Seq, last.Seq)
		}
		last = s
	}
	if last.Job.State == ingest.Running {
		t.Fatalf("the last snapshot is not final: %+v", last.Job)
	}
	return last.Job
}

func states(job ingest.Job) []string {
	var out []string
	for _, item := range job.Items {
		out = append(out, item.Name+" "+string(item.State))
	}
	return out
}

func text(name, content string) ingest.Input { return ingest.Input{Name: name, Data: []byte(content)} }

func TestRunnerAdd(t *testing.T) {
	store := newFakeStore()
	r := ingest.NewRunner(fakeExtractor{"v1"}, store, ingest.Options{Workers: 3})
	defer r.Close()
	inputs := []ingest.Input{
		text("a.txt", "one"), text("bad.txt", "\xff"), text("p.txt", "panic"), text("r.txt", "refuse"),
		text("b.txt", "two"), text("again/a.txt", "one"), text("other/b.txt", "something else"), text("c.txt", "three"),
	}
	started, err := r.Add(inputs)
	job := finish(t, r, started, err)
	want := []string{
		"a.txt added", "bad.txt failed", "p.txt failed", "r.txt failed",
		"b.txt added", "again/a.txt unchanged", "other/b.txt failed", "c.txt added",
	}
	if diff := cmp.Diff(want, states(job)); diff != "" || job.State != ingest.Done {
		t.Errorf("%s (-want +got):\n%s", job.State, diff)
	}
	if job.Unread != 0 || job.Total() != len(inputs) || job.Settled() != len(inputs) {
		t.Errorf("at the end %d of %d are settled, %d unread", job.Settled(), job.Total(), job.Unread)
	}
	if diff := cmp.Diff([]string{"a", "b", "c"}, store.order); diff != "" {
		t.Errorf("written in another order (-want +got):\n%s", diff)
	}
	if reason := job.Items[6].Reason; !strings.Contains(reason, `"b" is already taken by b.txt`) {
		t.Errorf("reason = %q", reason)
	}

	started, err = r.Add([]ingest.Input{text("a.txt", "one"), text("b.txt", "edited")})
	job = finish(t, r, started, err)
	if diff := cmp.Diff([]string{"a.txt unchanged", "b.txt changed"}, states(job)); diff != "" {
		t.Errorf("second time (-want +got):\n%s", diff)
	}

	newer := ingest.NewRunner(fakeExtractor{"v2"}, store, ingest.Options{})
	defer newer.Close()
	started, err = newer.Add([]ingest.Input{text("a.txt", "one")})
	if job := finish(t, newer, started, err); len(store.order) != 5 || job.Count(ingest.Unchanged) != 1 {
		t.Errorf("a newer extractor must read the article again and tell that nothing changed: %v, %v", store.order, states(job))
	}
}

func TestRunnerAgain(t *testing.T) {
	store := newFakeStore()
	r := ingest.NewRunner(fakeExtractor{"v1"}, store, ingest.Options{})
	defer r.Close()
	started, err := r.Add([]ingest.Input{text("a.txt", "one"), text("b.txt", "two")})
	finish(t, r, started, err)
	started, err = r.Again(nil)
	job := finish(t, r, started, err)
	if diff := cmp.Diff([]string{"one unchanged", "two unchanged"}, states(job)); diff != "" || job.Kind != ingest.Again {
		t.Errorf("(-want +got):\n%s", diff)
	}
	started, err = r.Again([]string{"b", "none"})
	if job = finish(t, r, started, err); job.State != ingest.Failed || !strings.Contains(job.Err, `"none"`) {
		t.Errorf("an unknown article: %+v", job)
	}
	if jobs := r.Jobs(); len(jobs) != 3 || jobs[0].State != ingest.Failed || jobs[2].Kind != ingest.Add {
		t.Errorf("jobs = %+v", jobs)
	}
}

func TestRunnerStopsWhenTheDatabaseIsGone(t *testing.T) {
	store := newFakeStore()
	store.fail = func(id string) error {
		if id == "b" {
			return graph.Errorf(graph.Unavailable, "the database does not answer")
		}
		return nil
	}
	r := ingest.NewRunner(fakeExtractor{"v1"}, store, ingest.Options{})
	defer r.Close()
	started, err := r.Add([]ingest.Input{text("a.txt", "one"), text("b.txt", "two"), text("c.txt", "three")})
	job := finish(t, r, started, err)
	if job.State != ingest.Failed || job.Err != "the database does not answer" {
		t.Errorf("job = %+v", job)
	}
	if diff := cmp.Diff([]string{"a"}, store.order); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRunnerOneJobAtATimeAndCancel(t *testing.T) {
	store := newFakeStore()
	store.block = make(chan struct{})
	now := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	r := ingest.NewRunner(fakeExtractor{"v1"}, store, ingest.Options{Now: func() time.Time { return now }, NewID: func() string { return "job" }})
	var inputs []ingest.Input
	for i := range 50 {
		inputs = append(inputs, text(fmt.Sprintf("%02d.txt", i), "some"))
	}
	started, err := r.Add(inputs)
	if err != nil || started.ID != "job" || !started.StartedAt.Equal(now) {
		t.Fatalf("%+v, %v", started, err)
	}
	if _, err := r.Again(nil); graph.CodeOf(err) != graph.Conflict {
		t.Errorf("a second job: %v", err)
	}
	if started.Total() != len(inputs) {
		t.Errorf("the job begins with %d articles, want %d: those not read yet count too", started.Total(), len(inputs))
	}
	if err := r.Cancel("job"); err != nil {
		t.Fatal(err)
	}
	if job := finish(t, r, started, nil); job.State != ingest.Canceled || job.Count(ingest.Added) != 0 || job.Total() != len(inputs) || job.Settled() != 0 {
		t.Errorf("job = %v", job)
	}
	if err := r.Cancel("none"); graph.CodeOf(err) != graph.NotFound {
		t.Errorf("an unknown job: %v", err)
	}
	r.Close()
	if _, err := r.Add(inputs); graph.CodeOf(err) != graph.Unavailable {
		t.Errorf("after Close: %v", err)
	}
}

func TestWatchResumesAndEnds(t *testing.T) {
	store := newFakeStore()
	r := ingest.NewRunner(fakeExtractor{"v1"}, store, ingest.Options{})
	defer r.Close()
	started, err := r.Add([]ingest.Input{text("a.txt", "one")})
	finish(t, r, started, err)
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	all, err := r.Watch(ctx, started.ID, 0)
	if err != nil {
		t.Fatal(err)
	}
	last := <-all
	if _, more := <-all; more {
		t.Error("a job that has ended sends one snapshot")
	}
	rest, err := r.Watch(ctx, started.ID, last.Seq)
	if err != nil {
		t.Fatal(err)
	}
	if s, more := <-rest; more {
		t.Errorf("nothing is new, but %+v came", s)
	}
}

func TestExtractionsKeepOrder(t *testing.T) {
	var inputs []ingest.Input
	var want []string
	for i := range 40 {
		name := fmt.Sprintf("%02d.txt", i)
		inputs, want = append(inputs, text(name, "text of "+name)), append(want, name)
	}
	var got []string
	for e := range ingest.Extractions(t.Context(), fakeExtractor{"v1"}, inputs, 4) {
		if e.Err != nil || e.Extraction.Article.ID+".txt" != e.Name {
			t.Errorf("%+v", e)
		}
		got = append(got, e.Name)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for range ingest.Extractions(t.Context(), fakeExtractor{"v1"}, inputs, 4) {
		break // leaving early must not leak or hang
	}
}
