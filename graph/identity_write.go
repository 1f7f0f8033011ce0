package graph

import (
	"encoding/json"
	"slices"
)

// move takes appearances of other articles than the one being written from one
// entity to another: their mentions, and the claims that speak of them. It
// returns what these claims contributed before and contribute now.
func (w *articleWriter) move(articleID string, moves []move) (was, is contribution, err error) {
	if len(moves) == 0 {
		return was, is, nil
	}
	rows := make([]any, len(moves))
	for i, m := range moves {
		rows[i] = map[string]any{"local": m.local, "context": m.context, "from": m.from, "to": m.to, "localId": nil}
		if m.local != m.to {
			rows[i].(map[string]any)["localId"] = m.local
		}
	}
	found, err := run(w.ctx, w.tx, `
UNWIND $rows AS row
MATCH (a:Article)-[m:MENTIONS]->(e:Entity {id: row.from})
WHERE m.context = row.context AND coalesce(m.localId, e.id) = row.local AND a.id <> $article
RETURN a.id AS article, row.local AS local, row.from AS from, row.to AS to, row.localId AS localId, properties(m) AS properties
ORDER BY article, local`, map[string]any{"rows": rows, "article": articleID})
	if err != nil || len(found) == 0 {
		return was, is, err
	}
	entity := map[string]map[string]string{} // article -> local id -> entity id
	var mentions []any
	for _, r := range found {
		article, local := r.text("article"), r.text("local")
		if entity[article] == nil {
			entity[article] = map[string]string{}
		}
		entity[article][local] = r.text("to")
		properties, ok := r.value("properties").(map[string]any)
		if !ok {
			return was, is, Errorf(Internal, "the mention of %q in article %q has no properties", local, article)
		}
		properties["localId"] = r.value("localId")
		mentions = append(mentions, map[string]any{
			"article": article, "local": local, "from": r.text("from"), "to": r.text("to"), "properties": properties,
		})
	}
	for _, statement := range []string{`
UNWIND $rows AS row
MATCH (:Article {id: row.article})-[m:MENTIONS]->(e:Entity {id: row.from})
WHERE coalesce(m.localId, e.id) = row.local
DELETE m`, `
UNWIND $rows AS row
MATCH (a:Article {id: row.article})
MATCH (e:Entity {id: row.to})
CREATE (a)-[m:MENTIONS]->(e)
SET m = row.properties`} {
		if err := w.do(statement, map[string]any{"rows": mentions}); err != nil {
			return was, is, err
		}
	}
	return w.moveClaims(entity)
}

// moveClaims changes the ends and speakers of the claims of articles, where
// entity tells for local ids of each article which entity they are now.
func (w *articleWriter) moveClaims(entity map[string]map[string]string) (was, is contribution, err error) {
	was.claims, is.claims = map[string]placed{}, map[string]placed{}
	rows, err := run(w.ctx, w.tx, `
UNWIND $articles AS article
MATCH (:Article {id: article})-[:STATES]->(c:Claim)
`+claimPlaces+`, article, c.subjectStart AS subjectStart, c.subjectEnd AS subjectEnd, c.objectStart AS objectStart, c.objectEnd AS objectEnd
ORDER BY id`, map[string]any{"articles": sortedKeys(entity)})
	if err != nil {
		return was, is, err
	}
	var changed []any
	for _, r := range rows {
		before := placedOf(r)
		now := func(local, id string) string {
			if to, moved := entity[r.text("article")][local]; moved {
				return to
			}
			return id
		}
		after := place(before.kind, now(before.subjectLocal, before.subject), before.subjectLocal, now(before.objectLocal, before.object), before.objectLocal)
		after.speaker, after.speakerLocal = now(before.speakerLocal, before.speaker), before.speakerLocal
		swapped := after.swapped
		after.swapped = false
		if after == before {
			continue
		}
		properties := after.localProperties()
		if swapped {
			properties["subjectStart"], properties["subjectEnd"] = r.number("objectStart"), r.number("objectEnd")
			properties["objectStart"], properties["objectEnd"] = r.number("subjectStart"), r.number("subjectEnd")
		}
		id := r.text("id")
		was.claims[id], is.claims[id] = before, after
		changed = append(changed, map[string]any{"id": id, "subject": after.subject, "object": after.object, "properties": properties})
	}
	if len(changed) == 0 {
		return was, is, nil
	}
	for _, statement := range []string{`
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})-[end:SUBJECT|OBJECT]->(:Entity)
DELETE end`, `
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
MATCH (s:Entity {id: row.subject})
MATCH (o:Entity {id: row.object})
SET c += row.properties
MERGE (c)-[:SUBJECT]->(s)
MERGE (c)-[:OBJECT]->(o)`} {
		if err := w.do(statement, map[string]any{"rows": changed}); err != nil {
			return was, is, err
		}
	}
	return was, is, nil
}

// keep writes the book back: the families, and the records of merges.
func (w *articleWriter) keep(b *book) error {
	if !b.changed {
		return w.dropEmpty(b)
	}
	var names, merges []any
	var gone []string
	for _, id := range sortedKeys(b.families) {
		f := b.families[id]
		if len(f.appearances) == 0 && len(f.decisions) == 0 {
			continue
		}
		names = append(names, map[string]any{"id": id, "properties": map[string]any{
			"id": id, "appearances": f.appearances, "decisions": optionalList(f.decisions), "merges": optionalList(f.merges), "rules": f.rules,
		}})
	}
	was, is := b.merges()
	for _, id := range sortedKeys(was) {
		if _, still := is[id]; !still {
			gone = append(gone, id)
		}
	}
	for _, id := range sortedKeys(is) {
		if was[id] != is[id] {
			merges = append(merges, map[string]any{"id": id, "properties": is[id].properties()})
		}
	}
	if len(names) > 0 {
		if err := w.do(`
UNWIND $rows AS row
MATCH (n:Names {id: row.id})
SET n = row.properties`, map[string]any{"rows": names}); err != nil {
			return err
		}
	}
	if len(gone) > 0 {
		if err := w.do(`UNWIND $ids AS id MATCH (m:Merge {id: id}) DETACH DELETE m`, map[string]any{"ids": gone}); err != nil {
			return err
		}
	}
	if len(merges) > 0 {
		if err := w.do(`UNWIND $rows AS row MERGE (m:Merge {id: row.id}) SET m = row.properties`, map[string]any{"rows": merges}); err != nil {
			return err
		}
	}
	return w.dropEmpty(b)
}

func optionalList(list []string) any {
	if len(list) == 0 {
		return nil
	}
	return list
}

// dropEmpty removes the families of which nothing is left.
func (w *articleWriter) dropEmpty(b *book) error {
	var empty []string
	for _, id := range sortedKeys(b.families) {
		if f := b.families[id]; len(f.appearances) == 0 && len(f.decisions) == 0 {
			empty = append(empty, id)
		}
	}
	if len(empty) == 0 {
		return nil
	}
	return w.do(`UNWIND $ids AS id MATCH (n:Names {id: id}) DETACH DELETE n`, map[string]any{"ids": empty})
}

// mergeKey is a record without what is looked up when it is read, so that
// records can be compared.
type mergeKey struct {
	ID, From, Into, Entity string
	State                  MergeState
	Code, Reason           string
	Confidence             float64
	By, At                 string
}

func (m Merge) key() mergeKey {
	return mergeKey{m.ID, m.From, m.Into, m.Entity, m.State, m.Code, m.Reason, m.Confidence, m.By, m.At}
}

func (m mergeKey) properties() map[string]any {
	return map[string]any{
		"id": m.ID, "from": m.From, "into": m.Into, "entity": m.Entity, "type": string(typeOf(m.From)), "state": string(m.State),
		"code": m.Code, "reason": m.Reason, "confidence": m.Confidence, "by": m.By, "at": optional(m.At),
	}
}

// merges are the records of the opened families, as stored and as they are now.
func (b *book) merges() (was, is map[string]mergeKey) {
	read := func(list func(*family) []string) map[string]mergeKey {
		out := map[string]mergeKey{}
		for _, f := range b.families {
			for _, text := range list(f) {
				var m mergeKey
				if json.Unmarshal([]byte(text), &m) == nil {
					out[m.ID] = m
				}
			}
		}
		return out
	}
	return read(func(f *family) []string { return f.mergesBefore }), read(func(f *family) []string { return slices.Clone(f.merges) })
}
