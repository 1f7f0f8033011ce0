package web

import (
	"context"
	"io"
	"time"

	"entente/extractor"
	"entente/graph"
	"entente/ingest"
)

// Graph is what the API reads and removes; [*graph.Store] is one.
type Graph interface {
	Engine() string
	Ready(ctx context.Context) error
	Totals(ctx context.Context) (graph.Totals, error)
	Vocabulary(ctx context.Context) (graph.Vocabulary, error)
	Search(ctx context.Context, q string, limit int) ([]graph.EntityHit, int, error)
	Picture(ctx context.Context, limit int) (graph.Picture, error)
	Entity(ctx context.Context, id string) (graph.EntitySummary, error)
	Neighbours(ctx context.Context, id string, limit, offset int) (graph.Picture, error)
	Claims(ctx context.Context, filter graph.ClaimFilter) ([]graph.ClaimView, int, error)
	Articles(ctx context.Context, q string, limit, offset int) ([]graph.ArticleSummary, int, error)
	Article(ctx context.Context, id string) (graph.ArticleView, error)
	DeleteArticle(ctx context.Context, id string) error
	Merges(ctx context.Context, filter graph.MergeFilter) ([]graph.Merge, int, error)
	Decide(ctx context.Context, d graph.Decision) (graph.Merge, error)
	Undo(ctx context.Context, id, by string, at time.Time) (graph.Merge, error)
	Backup(ctx context.Context, w io.Writer) error
	Query(ctx context.Context, cypher string, params map[string]any, limits graph.Limits) (*graph.Result, error)
}

// Ingest starts and follows extraction jobs; [*ingest.Runner] is one. Errors
// carry a [graph.Code]: Conflict while another job runs, NotFound for an
// unknown job.
type Ingest interface {
	Add(inputs []ingest.Input) (ingest.Job, error)
	Again(articleIDs []string) (ingest.Job, error)
	Job(id string) (ingest.Job, error)
	Jobs() []ingest.Job
	Cancel(id string) error

	// Watch sends the job's snapshots, each with a growing sequence number,
	// the newest only when the reader is slow, and closes the channel after
	// the final one or when ctx ends. Snapshots up to sequence after are left out.
	Watch(ctx context.Context, id string, after int) (<-chan ingest.Snapshot, error)
}

// Explainer tells how sentences of an article are read; [*extractor.Extractor] is one.
type Explainer interface {
	Explain(a graph.Article, within graph.Span) (*extractor.Explanation, error)
}
