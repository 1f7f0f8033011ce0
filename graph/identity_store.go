package graph

import (
	"context"
	"slices"
	"strings"
	"time"
)

// MergeFilter selects records of identity; empty fields select all.
type MergeFilter struct {
	ID     string
	State  MergeState
	Entity string // an entity id that it starts from, leads to, or shows as now
	Limit  int    // 0: no limit
	Offset int
}

// Merges lists the records of what was made one, kept apart and suggested:
// users' first, then the surest first. It also counts them all.
func (s *Store) Merges(ctx context.Context, f MergeFilter) ([]Merge, int, error) {
	const matches = `
MATCH (m:Merge)
WHERE ($id = '' OR m.id = $id) AND ($state = '' OR m.state = $state)
  AND ($entity = '' OR m.from = $entity OR m.into = $entity OR m.entity = $entity)
`
	params := map[string]any{"id": f.ID, "state": string(f.State), "entity": f.Entity, "offset": f.Offset, "limit": f.Limit}
	page := ""
	if f.Limit > 0 {
		page = "\nSKIP $offset LIMIT $limit"
	}
	var out []Merge
	var total int
	err := s.engine.Transact(ctx, Read, func(tx Tx) error {
		rows, err := run(ctx, tx, matches+`
RETURN m.id AS id, m.from AS from, m.into AS into, m.entity AS entity, m.type AS type, m.state AS state, m.code AS code,
       m.reason AS reason, m.confidence AS confidence, m.by AS by, m.at AS at
ORDER BY CASE WHEN code = 'user' THEN 0 ELSE 1 END, confidence DESC, from, into`+page, params)
		if err != nil {
			return err
		}
		out = make([]Merge, len(rows))
		for i, r := range rows {
			out[i] = Merge{
				ID: r.text("id"), From: r.text("from"), Into: r.text("into"), Entity: r.text("entity"), Type: EntityType(r.text("type")),
				State: MergeState(r.text("state")), Code: r.text("code"), Reason: r.text("reason"), Confidence: r.float("confidence"),
				By: r.text("by"), At: r.text("at"),
			}
		}
		if err := nameMerges(ctx, tx, out); err != nil {
			return err
		}
		rows, err = run(ctx, tx, matches+`RETURN count(m) AS n`, params)
		if err == nil {
			total = rows[0].number("n")
		}
		return err
	})
	return out, total, err
}

// nameMerges fills names and articles in from the articles.
func nameMerges(ctx context.Context, tx Tx, merges []Merge) error {
	var rows []any
	for i, m := range merges {
		// What From and Into are now: Entity where they are one, themselves otherwise.
		into := m.Into
		if m.State == MergeApplied {
			into = m.Entity
		}
		rows = append(rows,
			map[string]any{"at": i, "side": "from", "entity": m.Entity, "local": localOf(m.From)},
			map[string]any{"at": i, "side": "into", "entity": into, "local": localOf(m.Into)})
	}
	if len(rows) == 0 {
		return nil
	}
	found, err := run(ctx, tx, `
UNWIND $rows AS row
MATCH (a:Article)-[m:MENTIONS]->(e:Entity {id: row.entity})
WHERE coalesce(m.localId, e.id) = row.local OR m.localId IS NULL AND e.id STARTS WITH row.local + '~'
RETURN row.at AS at, row.side AS side, collect(DISTINCT m.name) AS names, collect(DISTINCT a.id) AS articles`, map[string]any{"rows": rows})
	if err != nil {
		return err
	}
	for _, r := range found {
		m := &merges[r.number("at")]
		name := ""
		if names := r.texts("names"); len(names) > 0 {
			name = slices.MinFunc(names, compareNames)
		}
		if r.text("side") == "into" {
			m.IntoName = name
			continue
		}
		m.FromName, m.Articles = name, r.texts("articles")
		slices.Sort(m.Articles)
		m.Articles = m.Articles[:min(len(m.Articles), MaxMergeArticles)]
	}
	return nil
}

// maxID is the longest entity id that a decision may name, in bytes.
const maxID = 400

// Decide makes two entities one or keeps them apart, as a user says, and
// returns the record. It replaces what was decided about the pair before. It
// fails with Invalid for entities that can never be one (countries, two types),
// NotFound for one that no article speaks of, and Conflict where earlier
// decisions say otherwise.
func (s *Store) Decide(ctx context.Context, d Decision) (Merge, error) {
	t := typeOf(d.From)
	switch {
	case d.From == d.Into:
		return Merge{}, Errorf(Invalid, "give two different entities")
	case len(d.From) > maxID || len(d.Into) > maxID || len(d.By) > maxID:
		return Merge{}, Errorf(Invalid, "an id or name is longer than %d bytes", maxID)
	case strings.HasPrefix(d.From, "country:") || strings.HasPrefix(d.Into, "country:"):
		return Merge{}, Errorf(Invalid, "countries are never merged")
	case t == "" || t != typeOf(d.Into):
		return Merge{}, Errorf(Invalid, "%q and %q are not both persons or both organizations", d.From, d.Into)
	}
	if d.By == "" {
		d.By = "user"
	}
	stored := storedDecision{Apart: d.Apart, From: d.From, Into: d.Into, By: d.By, At: d.At.UTC().Format(time.RFC3339)}
	err := s.update(ctx, func(tx Tx) error {
		w := &articleWriter{tx: tx, ctx: ctx}
		return w.decide([]string{familyOf(d.From), familyOf(d.Into)}, stored.id(), &stored)
	})
	if err != nil {
		return Merge{}, err
	}
	return s.merge(ctx, stored.id())
}

// Undo takes back what a record says and returns what it says then: a user's
// decision is forgotten; what the program merged or only suggested is kept
// apart, and whom it kept apart are made one, by a decision of the user's. It
// fails with NotFound for an unknown record. Who undoes, and when, is given as
// in [Decision].
func (s *Store) Undo(ctx context.Context, id, by string, at time.Time) (Merge, error) {
	m, err := s.merge(ctx, id)
	if err != nil {
		return Merge{}, err
	}
	if m.Code != CodeUser {
		return s.Decide(ctx, Decision{Apart: m.State != MergeApart, From: m.From, Into: m.Into, By: by, At: at})
	}
	err = s.update(ctx, func(tx Tx) error {
		w := &articleWriter{tx: tx, ctx: ctx}
		return w.decide([]string{familyOf(m.From), familyOf(m.Into)}, id, nil)
	})
	if err != nil {
		return Merge{}, err
	}
	if now, err := s.merge(ctx, id); err == nil || CodeOf(err) != NotFound {
		return now, err
	}
	return Merge{ID: id, From: m.From, Into: m.Into, Entity: m.From, Type: m.Type}, nil // nothing is said of the two any more
}

func (s *Store) merge(ctx context.Context, id string) (Merge, error) {
	found, _, err := s.Merges(ctx, MergeFilter{ID: id})
	switch {
	case err != nil:
		return Merge{}, err
	case id == "" || len(found) == 0:
		return Merge{}, Errorf(NotFound, "there is no merge %q", id)
	}
	return found[0], nil
}

// decide replaces the decision with the given id, or forgets it, and brings the
// graph in line.
func (w *articleWriter) decide(families []string, id string, decision *storedDecision) error {
	slices.Sort(families)
	b, err := w.open(slices.Compact(families))
	if err != nil {
		return err
	}
	decisions := slices.DeleteFunc(b.decisions(), func(d storedDecision) bool { return d.id() == id })
	if decision != nil {
		decisions = append(decisions, *decision)
	}
	before, _ := b.merges()
	r := b.resolve(decisions)
	if decision != nil {
		for _, end := range []string{decision.From, decision.Into} {
			if !r.beings[end] {
				return Errorf(NotFound, "there is no person or organization %q", end)
			}
		}
		for _, m := range r.merges {
			was, known := before[m.ID]
			if m.Code == CodeUser && m.State == MergeSuggested && (m.ID == id || known && was.State == MergeApplied) {
				return Errorf(Conflict, "other decisions make %q and %q one and keep them apart; undo one of them first", m.From, m.Into)
			}
		}
	}
	none := contribution{}
	return w.write(Extraction{}, none, none, b)
}
