package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"
)

// Change says what writing an article changed in the graph.
type Change struct {
	New           bool // the article was not there before
	ClaimsAdded   int
	ClaimsRemoved int
	Claims        int // that the article states now
}

// PutExtraction writes all that an article says in one transaction: the
// article, its mentions, its claims, the edges that they add up to. What an
// earlier extraction of the same article said and this one does not is
// removed. Writing the same extraction again changes nothing.
func (s *Store) PutExtraction(ctx context.Context, x Extraction) (Change, error) {
	if err := x.validate(); err != nil {
		return Change{}, err
	}
	var change Change
	err := s.update(ctx, func(tx Tx) error {
		w := &articleWriter{tx: tx, ctx: ctx}
		var err error
		change, err = w.replace(x)
		return err
	})
	return change, err
}

// DeleteArticle removes an article, its claims, and the edges and entities
// that nothing else supports. It fails with NotFound for an unknown article.
func (s *Store) DeleteArticle(ctx context.Context, id string) error {
	return s.update(ctx, func(tx Tx) error {
		found, err := run(ctx, tx, `MATCH (a:Article {id: $id}) SET a.id = $id RETURN a.id`, map[string]any{"id": id})
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return Errorf(NotFound, "there is no article %q", id)
		}
		w := &articleWriter{tx: tx, ctx: ctx}
		if _, err := w.replaceContent(Extraction{Article: Article{ID: id}}); err != nil {
			return err
		}
		return w.do(`MATCH (a:Article {id: $id}) DETACH DELETE a`, map[string]any{"id": id})
	})
}

// articleWriter replaces what one article contributes to the graph.
type articleWriter struct {
	ctx context.Context
	tx  Tx
}

func (w *articleWriter) do(cypher string, params map[string]any) error {
	_, err := w.tx.Run(w.ctx, cypher, params)
	return err
}

const putArticle = `
MERGE (a:Article {id: $id})
WITH a, a.addedAt IS NULL AS new
SET a.addedAt = coalesce(a.addedAt, $addedAt)
SET a += $properties
RETURN new`

func (w *articleWriter) replace(x Extraction) (Change, error) {
	// The article's node is written first: on Neo4j this takes its lock, so
	// that two processes with the same article wait for each other.
	put, err := run(w.ctx, w.tx, putArticle, map[string]any{
		"id":      x.Article.ID,
		"addedAt": x.Article.AddedAt.UTC().Format(time.RFC3339),
		"properties": map[string]any{
			"title":       x.Article.Title,
			"url":         optional(x.Article.URL),
			"source":      optional(x.Article.Source),
			"published":   optional(x.Article.Published),
			"text":        x.Article.Text,
			"contentHash": x.Article.ContentHash(),
			"extractor":   x.Extractor,
			"mentions":    len(x.entityMentions()),
			"claims":      len(x.Claims),
		},
	})
	if err != nil {
		return Change{}, err
	}
	change, err := w.replaceContent(x)
	change.New = len(put) == 1 && put[0].flag("new")
	change.Claims = len(x.Claims)
	return change, err
}

// replaceContent replaces mentions, claims, edges and entities, not the
// article's own node.
func (w *articleWriter) replaceContent(x Extraction) (Change, error) {
	old, err := w.contribution(x.Article.ID)
	if err != nil {
		return Change{}, err
	}
	contexts := x.contexts()
	identity, err := w.identify(x.Article.ID, old, contexts)
	if err != nil {
		return Change{}, err
	}
	now := x.contribution(identity.entities(contexts), contexts)
	if err := w.write(x, old, now, identity); err != nil {
		return Change{}, err
	}
	var change Change
	for id := range now.claims {
		if _, was := old.claims[id]; !was {
			change.ClaimsAdded++
		}
	}
	for id := range old.claims {
		if _, is := now.claims[id]; !is {
			change.ClaimsRemoved++
		}
	}
	return change, nil
}

// write brings the graph from the old contribution of an article to the new one,
// and with it the appearances in other articles whose entity has changed.
func (w *articleWriter) write(x Extraction, old, now contribution, identity *book) error {
	moves := identity.moves()
	touched := now.entityIDs(old)
	types, moved := map[string]EntityType{}, map[string]bool{}
	for _, e := range x.Entities {
		types[now.mentions[e.ID].entity] = e.Type
	}
	for _, m := range moves {
		types[m.to] = typeOf(m.to)
		moved[m.from], moved[m.to] = true, true
	}
	if len(moved) > 0 {
		touched = slices.Compact(slices.Sorted(slices.Values(append(touched, sortedKeys(moved)...))))
	}
	if err := w.putEntities(types, touched); err != nil {
		return err
	}
	was, is, err := w.move(x.Article.ID, moves)
	if err != nil {
		return err
	}
	if err := w.putMentions(x, old, now); err != nil {
		return err
	}
	if err := w.putClaims(x, old, now); err != nil {
		return err
	}
	if err := w.countEntities(old, now, touched, moved); err != nil {
		return err
	}
	if err := w.nameEntities(old, now, touched, moved); err != nil {
		return err
	}
	if err := w.addUpRelations(old, now, was, is); err != nil {
		return err
	}
	if err := w.removeUnsupported(touched); err != nil {
		return err
	}
	return w.keep(identity)
}

// sortedKeys returns the keys of m in order, so that statements take locks in
// the same order in every process.
func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	return slices.Sorted(maps.Keys(m))
}
