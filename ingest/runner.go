package ingest

import (
	"context"
	"crypto/rand"
	"log/slog"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"entente/graph"
)

// Extractor reads an article; [*extractor.Extractor] is one.
type Extractor interface {
	Extract(graph.Article) (graph.Extraction, error)
	Version() string
}

// Store keeps what was extracted; [*graph.Store] is one.
type Store interface {
	PutExtraction(ctx context.Context, x graph.Extraction) (graph.Change, error)
	StoredArticles(ctx context.Context) ([]graph.StoredArticle, error)
	ArticleText(ctx context.Context, id string) (graph.Article, error)
}

// Options configure a [Runner]. Zero fields take sensible defaults.
type Options struct {
	Workers int              // articles extracted at once; default: the number of processors
	Now     func() time.Time // default: time.Now
	NewID   func() string    // makes job ids; default: random
	Logger  *slog.Logger     // default: discards
}

// Runner runs one job at a time and remembers the latest ones. It is safe for
// concurrent use.
type Runner struct {
	extractor Extractor
	store     Store
	options   Options

	mu      sync.Mutex
	jobs    []*running // the newest last
	active  *running
	closed  bool
	stopped sync.WaitGroup
}

// keptJobs is how many finished jobs are remembered.
const keptJobs = 50

// NewRunner returns a runner that extracts with x and writes into store.
func NewRunner(x Extractor, store Store, options Options) *Runner {
	if options.Workers <= 0 {
		options.Workers = runtime.GOMAXPROCS(0)
	}
	if options.Now == nil {
		options.Now = time.Now
	}
	if options.NewID == nil {
		options.NewID = func() string { return strings.ToLower(rand.Text()[:12]) }
	}
	if options.Logger == nil {
		options.Logger = slog.New(slog.DiscardHandler)
	}
	return &Runner{extractor: x, store: store, options: options}
}

// Add starts a job that reads, extracts and stores the inputs. Articles that
// are stored with the same content and extractor version are left as they are.
func (r *Runner) Add(inputs []Input) (Job, error) {
	if len(inputs) == 0 {
		return Job{}, graph.Errorf(graph.Invalid, "there is nothing to add")
	}
	return r.start(Add, len(inputs), func(ctx context.Context, p *progress) error { return r.add(ctx, inputs, p) })
}

// Again starts a job that extracts stored articles again, all of them if no id
// is given.
func (r *Runner) Again(articleIDs []string) (Job, error) {
	ids := slices.Clone(articleIDs)
	return r.start(Again, len(ids), func(ctx context.Context, p *progress) error { return r.again(ctx, ids, p) })
}

func (r *Runner) start(kind JobKind, unread int, work func(context.Context, *progress) error) (Job, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case r.closed:
		return Job{}, graph.Errorf(graph.Unavailable, "the program is stopping")
	case r.active != nil:
		return Job{}, graph.Errorf(graph.Conflict, "another extraction is running; wait for it or cancel it")
	}
	ctx, cancel := context.WithCancel(context.Background())
	job := &running{
		progress: newProgress(Job{ID: r.options.NewID(), Kind: kind, State: Running, StartedAt: r.options.Now().UTC(), Unread: unread}),
		cancel:   cancel,
	}
	r.active = job
	r.jobs = append(r.jobs, job)
	if len(r.jobs) > keptJobs {
		r.jobs = slices.Delete(r.jobs, 0, len(r.jobs)-keptJobs)
	}
	r.stopped.Go(func() {
		defer cancel()
		err := work(ctx, job.progress)
		r.mu.Lock()
		r.active = nil
		r.mu.Unlock()
		job.finish(r.options.Now().UTC(), ctx.Err() != nil, err)
		last := job.snapshot().Job
		r.options.Logger.Info("job ended", "job", last.ID, "kind", last.Kind, "state", last.State,
			"added", last.Count(Added), "changed", last.Count(Changed), "unchanged", last.Count(Unchanged),
			"failed", last.Count(Rejected), "error", last.Err)
	})
	return job.snapshot().Job, nil
}

// Job returns a job's present state, or a NotFound error.
func (r *Runner) Job(id string) (Job, error) {
	job, err := r.find(id)
	if err != nil {
		return Job{}, err
	}
	return job.snapshot().Job, nil
}

// Jobs returns the jobs of this run of the program, the newest first.
func (r *Runner) Jobs() []Job {
	r.mu.Lock()
	jobs := slices.Clone(r.jobs)
	r.mu.Unlock()
	out := make([]Job, 0, len(jobs))
	for _, job := range slices.Backward(jobs) {
		out = append(out, job.snapshot().Job)
	}
	return out
}

// Cancel stops a job after the article it is writing. A job that has ended
// stays as it is.
func (r *Runner) Cancel(id string) error {
	job, err := r.find(id)
	if err == nil {
		job.cancel()
	}
	return err
}

// Watch sends the job's snapshots after sequence number after, the newest only
// when the reader is slow, and closes the channel after the final one or when
// ctx ends.
func (r *Runner) Watch(ctx context.Context, id string, after int) (<-chan Snapshot, error) {
	job, err := r.find(id)
	if err != nil {
		return nil, err
	}
	return job.watch(ctx, after), nil
}

// Close cancels the running job and waits until it has stopped: the article it
// is writing is finished or rolled back.
func (r *Runner) Close() {
	r.mu.Lock()
	r.closed = true
	if r.active != nil {
		r.active.cancel()
	}
	r.mu.Unlock()
	r.stopped.Wait()
}

func (r *Runner) find(id string) (*running, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, job := range r.jobs {
		if job.id == id {
			return job, nil
		}
	}
	return nil, graph.Errorf(graph.NotFound, "there is no job %q", id)
}

// running is a job with the means to stop it.
type running struct {
	*progress
	cancel context.CancelFunc
}
