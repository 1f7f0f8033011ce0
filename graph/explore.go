package graph

import "context"

// entityFields are the columns that [entityOf] reads, for a node named e.
const entityFields = `e.id AS id, e.type AS type, e.name AS name, e.aliases AS aliases, e.claims AS claims, e.articles AS articles`

func entityOf(r record) EntitySummary {
	return EntitySummary{
		Entity:   Entity{ID: r.text("id"), Type: EntityType(r.text("type")), Name: r.text("name"), Aliases: r.texts("aliases")},
		Claims:   r.number("claims"),
		Articles: r.number("articles"),
	}
}

// Entity returns one entity, or a NotFound error. An id that was merged into
// another gives that other.
func (s *Store) Entity(ctx context.Context, id string) (EntitySummary, error) {
	rows, err := s.read(ctx, `MATCH (e:Entity {id: $id}) RETURN `+entityFields, map[string]any{"id": id})
	if err != nil {
		return EntitySummary{}, err
	}
	if len(rows) == 0 {
		if rows, err = s.read(ctx, `
MATCH (m:Merge {from: $id, state: 'applied'})
MATCH (e:Entity {id: m.entity})
RETURN DISTINCT `+entityFields, map[string]any{"id": id}); err != nil {
			return EntitySummary{}, err
		}
	}
	if len(rows) == 0 {
		return EntitySummary{}, Errorf(NotFound, "there is no entity %q", id)
	}
	return entityOf(rows[0]), nil
}

// Picture returns the part of the graph to draw first: the entities with the
// most claims, at most limit, and the relations among them. Entities without
// any relation to another are left out.
func (s *Store) Picture(ctx context.Context, limit int) (Picture, error) {
	var p Picture
	err := s.engine.Transact(ctx, Read, func(tx Tx) error {
		rows, err := run(ctx, tx, `
MATCH (e:Entity)
WHERE e.claims > 0
RETURN `+entityFields+`
ORDER BY e.claims DESC, e.articles DESC, e.id
LIMIT $limit`, map[string]any{"limit": limit})
		if err != nil {
			return err
		}
		p = Picture{}
		for _, r := range rows {
			p.Entities = append(p.Entities, entityOf(r))
		}
		if p.Relations, err = relationsAmong(ctx, tx, p.Entities); err != nil {
			return err
		}
		p.dropUnrelated()
		p.TotalEntities, p.TotalRelations, err = size(ctx, tx)
		return err
	})
	return p, err
}

// Neighbours returns an entity, the page [offset, offset+limit) of the entities
// that have a relation with it, those with the most claims first, and the
// relations among all of these. TotalEntities counts all its neighbours,
// TotalRelations all its relations.
func (s *Store) Neighbours(ctx context.Context, id string, limit, offset int) (Picture, error) {
	self, err := s.Entity(ctx, id)
	if err != nil {
		return Picture{}, err
	}
	id = self.ID
	var p Picture
	err = s.engine.Transact(ctx, Read, func(tx Tx) error {
		rows, err := run(ctx, tx, `
MATCH (:Entity {id: $id})-[r]-(e:Entity)
WHERE e.id <> $id
WITH e, sum(r.claims) AS weight, count(r) AS relations
RETURN `+entityFields+`, weight, relations
ORDER BY weight DESC, e.claims DESC, e.id`, map[string]any{"id": id})
		if err != nil {
			return err
		}
		p = Picture{Entities: []EntitySummary{self}, TotalEntities: len(rows)}
		for i, r := range rows {
			p.TotalRelations += r.number("relations")
			if i >= offset && i < offset+limit {
				p.Entities = append(p.Entities, entityOf(r))
			}
		}
		p.Relations, err = relationsAmong(ctx, tx, p.Entities)
		return err
	})
	return p, err
}

// Relations returns every relation of the graph with both ends among the given
// entities.
func relationsAmong(ctx context.Context, tx Tx, entities []EntitySummary) ([]Relation, error) {
	ids := make([]string, len(entities))
	for i, e := range entities {
		ids[i] = e.ID
	}
	rows, err := run(ctx, tx, `
UNWIND $ids AS id
MATCH (s:Entity {id: id})-[r]->(o:Entity)
WHERE o.id IN $ids
RETURN s.id AS subject, type(r) AS type, o.id AS object, r.claims AS claims, r.articles AS articles, r.independent AS independent,
       r.first AS first, r.last AS last, r.confidence AS confidence
ORDER BY subject, type, object`, map[string]any{"ids": ids})
	if err != nil {
		return nil, err
	}
	relations := make([]Relation, len(rows))
	for i, r := range rows {
		relations[i] = relationOf(r)
	}
	return relations, nil
}

func relationOf(r record) Relation {
	return Relation{
		SubjectID: r.text("subject"), Type: RelationType(r.text("type")), ObjectID: r.text("object"),
		Claims: r.number("claims"), Articles: r.number("articles"), Independent: r.number("independent"),
		First: r.text("first"), Last: r.text("last"), Confidence: r.float("confidence"),
	}
}

// dropUnrelated removes the entities that no relation of the picture touches.
func (p *Picture) dropUnrelated() {
	related := map[string]bool{}
	for _, r := range p.Relations {
		related[r.SubjectID], related[r.ObjectID] = true, true
	}
	var kept []EntitySummary
	for _, e := range p.Entities {
		if related[e.ID] {
			kept = append(kept, e)
		}
	}
	p.Entities = kept
}

// size counts the entities and relations of the graph.
func size(ctx context.Context, tx Tx) (entities, relations int, err error) {
	rows, err := run(ctx, tx, `MATCH (e:Entity) RETURN count(e) AS n`, nil)
	if err != nil {
		return 0, 0, err
	}
	entities = rows[0].number("n")
	rows, err = run(ctx, tx, `MATCH (:Entity)-[r]->(:Entity) RETURN count(r) AS n`, nil)
	if err != nil {
		return 0, 0, err
	}
	return entities, rows[0].number("n"), nil
}

// Totals says how large the graph is.
func (s *Store) Totals(ctx context.Context) (Totals, error) {
	var t Totals
	err := s.engine.Transact(ctx, Read, func(tx Tx) error {
		t = Totals{}
		var err error
		if t.Entities, t.Relations, err = size(ctx, tx); err != nil {
			return err
		}
		rows, err := run(ctx, tx, `MATCH (c:Claim) RETURN count(c) AS n, min(c.date) AS first, max(c.date) AS last`, nil)
		if err != nil {
			return err
		}
		t.Claims, t.First, t.Last = rows[0].number("n"), rows[0].text("first"), rows[0].text("last")
		rows, err = run(ctx, tx, `MATCH (a:Article) RETURN count(a) AS n, min(a.published) AS first, max(a.published) AS last`, nil)
		if err != nil {
			return err
		}
		t.Articles = rows[0].number("n")
		t.First, t.Last = earlier(t.First, rows[0].text("first")), max(t.Last, rows[0].text("last"))
		return nil
	})
	return t, err
}
