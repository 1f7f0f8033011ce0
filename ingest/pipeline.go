package ingest

import (
	"context"
	"sync"

	"entente/graph"
)

// task is an article on its way through the pipeline.
type task struct {
	item      int // place in the job's items
	article   graph.Article
	known     bool // stored already
	edited    bool // stored with other content
	extracted chan struct{}
	result    graph.Extraction
	err       error
}

// add reads the inputs and sends what is new or changed through the pipeline.
func (r *Runner) add(ctx context.Context, inputs []Input, p *progress) error {
	stored, err := r.storedByID(ctx)
	if err != nil {
		return err
	}
	return r.pipeline(ctx, p, func(send func(*task) bool) error {
		seen := map[string]Item{}
		hashes := map[string]string{}
		for i, in := range inputs {
			for article, err := range Decode(in) {
				if ctx.Err() != nil {
					return ctx.Err()
				}
				item := Item{Name: in.label(), ArticleID: article.ID, State: Waiting}
				at := p.item(item, len(inputs)-i-1)
				if err != nil {
					p.reject(at, err)
					continue
				}
				hash := article.ContentHash()
				if first, again := seen[article.ID]; again {
					if hashes[article.ID] == hash {
						p.settle(at, Unchanged, 0)
					} else {
						p.reject(at, graph.Errorf(graph.Conflict, "the id %q is already taken by %s, which says something else; give one of them another id", article.ID, first.Name))
					}
					continue
				}
				seen[article.ID], hashes[article.ID] = item, hash
				before, known := stored[article.ID]
				if known && before.ContentHash == hash && before.Extractor == r.extractor.Version() {
					p.settle(at, Unchanged, 0)
					continue
				}
				article.AddedAt = r.options.Now().UTC()
				if !send(&task{item: at, article: article, known: known, edited: known && before.ContentHash != hash, extracted: make(chan struct{})}) {
					return ctx.Err()
				}
			}
			p.change(func(j *Job) { j.Unread = len(inputs) - i - 1 }) // also where the input held no article
		}
		return nil
	})
}

// again sends stored articles through the pipeline.
func (r *Runner) again(ctx context.Context, ids []string, p *progress) error {
	stored, err := r.store.StoredArticles(ctx)
	if err != nil {
		return err
	}
	if len(ids) > 0 {
		byID, err := r.storedByID(ctx)
		if err != nil {
			return err
		}
		stored = stored[:0]
		for _, id := range ids {
			article, ok := byID[id]
			if !ok {
				return graph.Errorf(graph.NotFound, "there is no article %q", id)
			}
			stored = append(stored, article)
		}
	}
	p.change(func(j *Job) {
		j.Unread = 0
		for _, s := range stored {
			j.Items = append(j.Items, Item{Name: s.Title, ArticleID: s.ID, State: Waiting})
		}
	})
	return r.pipeline(ctx, p, func(send func(*task) bool) error {
		for i, s := range stored {
			article, err := r.store.ArticleText(ctx, s.ID)
			if err != nil {
				if stops(err) {
					return err
				}
				p.reject(i, err)
				continue
			}
			if !send(&task{item: i, article: article, known: true, extracted: make(chan struct{})}) {
				return ctx.Err()
			}
		}
		return nil
	})
}

func (r *Runner) storedByID(ctx context.Context) (map[string]graph.StoredArticle, error) {
	stored, err := r.store.StoredArticles(ctx)
	if err != nil {
		return nil, err
	}
	byID := make(map[string]graph.StoredArticle, len(stored))
	for _, s := range stored {
		byID[s.ID] = s
	}
	return byID, nil
}

// pipeline extracts the tasks that feed sends on several workers, and writes
// the results in the order in which they were sent. It returns the first error
// that makes going on useless: the database is gone, or ctx has ended.
func (r *Runner) pipeline(ctx context.Context, p *progress, feed func(send func(*task) bool) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	work := make(chan *task)
	ordered := make(chan *task, 2*r.options.Workers)
	var fed error
	var group sync.WaitGroup
	group.Go(func() {
		defer close(work)
		defer close(ordered)
		fed = feed(func(t *task) bool {
			for _, queue := range []chan<- *task{ordered, work} {
				select {
				case queue <- t:
				case <-ctx.Done():
					return false
				}
			}
			return true
		})
	})
	for range r.options.Workers {
		group.Go(func() {
			for t := range work {
				t.result, t.err = extract(r.extractor, t.article)
				close(t.extracted)
			}
		})
	}
	err := r.writeAll(ctx, p, ordered)
	cancel()
	group.Wait()
	if err == nil {
		err = fed
	}
	return err
}

// writeAll is the one writer.
func (r *Runner) writeAll(ctx context.Context, p *progress, ordered <-chan *task) error {
	for t := range ordered {
		select {
		case <-t.extracted:
		case <-ctx.Done():
			return ctx.Err()
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if t.err != nil {
			p.reject(t.item, t.err)
			continue
		}
		change, err := r.store.PutExtraction(ctx, t.result)
		switch {
		case err != nil && stops(err):
			return err
		case err != nil:
			p.reject(t.item, err)
		case !t.known:
			p.settle(t.item, Added, change.Claims)
		case t.edited, change.ClaimsAdded+change.ClaimsRemoved > 0:
			p.settle(t.item, Changed, change.Claims)
		default:
			p.settle(t.item, Unchanged, change.Claims)
		}
	}
	return ctx.Err()
}

// stops reports whether an error of the store makes trying the next article
// useless.
func stops(err error) bool {
	switch graph.CodeOf(err) {
	case graph.Unavailable, graph.Unauthorized, graph.Corrupt, graph.ReadOnly, graph.Canceled:
		return true
	}
	return false
}
