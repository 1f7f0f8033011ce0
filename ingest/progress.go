package ingest

import (
	"context"
	"slices"
	"sync"
	"time"

	"entente/graph"
)

// progress is the state of a job that one goroutine writes and many read.
type progress struct {
	id string

	mu      sync.Mutex
	job     Job
	seq     int
	changed chan struct{} // closed and replaced at each change
}

func newProgress(job Job) *progress {
	return &progress{id: job.ID, job: job, seq: 1, changed: make(chan struct{})}
}

// change applies f to the job and wakes its watchers.
func (p *progress) change(f func(*Job)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	f(&p.job)
	p.seq++
	close(p.changed)
	p.changed = make(chan struct{})
}

// item adds an item and returns its place; so many inputs are unread after it.
func (p *progress) item(item Item, unread int) int {
	var at int
	p.change(func(j *Job) { at, j.Items, j.Unread = len(j.Items), append(j.Items, item), unread })
	return at
}

func (p *progress) settle(at int, state ItemState, claims int) {
	p.change(func(j *Job) { j.Items[at].State, j.Items[at].Claims = state, claims })
}

func (p *progress) reject(at int, err error) {
	p.change(func(j *Job) { j.Items[at].State, j.Items[at].Reason = Rejected, err.Error() })
}

// finish sets the job's final state.
func (p *progress) finish(now time.Time, canceled bool, err error) {
	p.change(func(j *Job) {
		j.EndedAt = now
		switch {
		case err != nil && graph.CodeOf(err) != graph.Canceled && !canceled:
			j.State, j.Err = Failed, err.Error()
		case canceled:
			j.State = Canceled
		default:
			j.State = Done
		}
	})
}

func (p *progress) snapshot() Snapshot {
	p.mu.Lock()
	defer p.mu.Unlock()
	job := p.job
	job.Items = slices.Clone(job.Items)
	return Snapshot{Seq: p.seq, Job: job}
}

// watchPause is the shortest time between two snapshots to one watcher.
const watchPause = 50 * time.Millisecond

func (p *progress) watch(ctx context.Context, after int) <-chan Snapshot {
	out := make(chan Snapshot)
	go func() {
		defer close(out)
		for {
			p.mu.Lock()
			seq, final, changed := p.seq, p.job.State != Running, p.changed
			p.mu.Unlock()
			if seq > after {
				snapshot := p.snapshot()
				select {
				case out <- snapshot:
					after, final = snapshot.Seq, snapshot.Job.State != Running
				case <-ctx.Done():
					return
				}
			}
			if final {
				return
			}
			select {
			case <-changed:
			case <-ctx.Done():
				return
			}
			select {
			case <-time.After(watchPause):
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}
