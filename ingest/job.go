// Package ingest runs extraction as a job: it reads articles, skips those that
// are unchanged, extracts the rest on several workers, and writes them through
// one writer into the graph, one transaction an article, with progress.
package ingest

import "time"

// JobKind says why a job runs.
type JobKind string

// The kinds.
const (
	Add   JobKind = "add"   // articles that a user brought
	Again JobKind = "again" // stored articles, extracted again
)

// JobState says how far a job is.
type JobState string

// The states of a job. All but Running are final.
const (
	Running  JobState = "running"
	Done     JobState = "done" // all items are settled, some perhaps as failed
	Failed   JobState = "failed"
	Canceled JobState = "canceled"
)

// ItemState says what became of one article.
type ItemState string

// The states of an item.
const (
	Waiting   ItemState = "waiting"
	Added     ItemState = "added"
	Changed   ItemState = "changed"
	Unchanged ItemState = "unchanged"
	Rejected  ItemState = "failed"
)

// Job is a snapshot of a job's progress.
type Job struct {
	ID        string
	Kind      JobKind
	State     JobState
	StartedAt time.Time // UTC
	EndedAt   time.Time // zero while it runs
	Items     []Item
	Unread    int    // inputs that were not read yet; most become one item
	Err       string // why the job as a whole failed
}

// Item is one article of a job.
type Item struct {
	Name      string // file name or title
	ArticleID string // empty if it could not be read
	State     ItemState
	Reason    string // why it failed, in words for people
	Claims    int
}

// Total returns how many articles the job has, as far as is known: an input
// that was not read yet counts as one.
func (j Job) Total() int { return len(j.Items) + j.Unread }

// Settled returns how many articles are no longer waiting.
func (j Job) Settled() int { return len(j.Items) - j.Count(Waiting) }

// Count returns how many items are in the given state.
func (j Job) Count(s ItemState) int {
	n := 0
	for _, item := range j.Items {
		if item.State == s {
			n++
		}
	}
	return n
}

// Snapshot is a job at a moment; Seq grows by at least one between two of them.
type Snapshot struct {
	Seq int
	Job Job
}
