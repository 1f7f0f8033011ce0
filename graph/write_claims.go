package graph

import "strings"

// putMentions replaces the article's MENTIONS relationships: one for each
// entity, with the places of all its mentions as parallel lists.
func (w *articleWriter) putMentions(x Extraction, old, now contribution) error {
	// Where an entity goes by two names in one article, it has a relationship
	// for each; these are made anew, since MERGE cannot tell them apart.
	anew := old.hasMerged() || now.hasMerged()
	var gone []any
	for _, local := range sortedKeys(old.mentions) {
		was := old.mentions[local]
		if is, still := now.mentions[local]; anew || !still || is.entity != was.entity {
			gone = append(gone, map[string]any{"entity": was.entity, "local": local})
		}
	}
	if len(gone) > 0 {
		err := w.do(`
UNWIND $gone AS row
MATCH (:Article {id: $article})-[m:MENTIONS]->(e:Entity {id: row.entity})
WHERE coalesce(m.localId, e.id) = row.local
DELETE m`, map[string]any{"article": x.Article.ID, "gone": gone})
		if err != nil {
			return err
		}
	}
	if len(x.Entities) == 0 {
		return nil
	}
	places := map[string]*mentionPlaces{}
	for _, id := range sortedKeys(now.mentions) {
		places[id] = &mentionPlaces{starts: []int{}, ends: []int{}, forms: []string{}}
	}
	for _, m := range x.entityMentions() {
		p := places[m.EntityID]
		p.starts = append(p.starts, m.Start)
		p.ends = append(p.ends, m.End)
		p.forms = append(p.forms, string(m.Form))
	}
	var rows []any
	for _, local := range sortedKeys(places) {
		p, n := places[local], now.mentions[local]
		properties := map[string]any{
			"count": len(p.starts), "starts": p.starts, "ends": p.ends, "forms": p.forms,
			"name": n.name, "aliases": n.aliases, "context": optional(n.context),
		}
		if n.entity != local {
			properties["localId"] = local
		}
		rows = append(rows, map[string]any{"entity": n.entity, "properties": properties})
	}
	statement := putMention
	if anew {
		statement = strings.Replace(putMention, "MERGE", "CREATE", 1)
	}
	return w.do(statement, map[string]any{"article": x.Article.ID, "rows": rows})
}

const putMention = `
MATCH (a:Article {id: $article})
UNWIND $rows AS row
MATCH (e:Entity {id: row.entity})
MERGE (a)-[m:MENTIONS]->(e)
SET m = row.properties`

// hasMerged reports whether a local id of the article is not the entity's own.
func (c contribution) hasMerged() bool {
	for local, m := range c.mentions {
		if m.entity != local {
			return true
		}
	}
	return false
}

type mentionPlaces struct {
	starts, ends []int
	forms        []string
}

// putClaims removes the claims that the article no longer states and writes
// the others.
func (w *articleWriter) putClaims(x Extraction, old, now contribution) error {
	var gone []string
	for _, id := range sortedKeys(old.claims) {
		if was, still := old.claims[id], now.claims[id]; was.edge != still.edge {
			gone = append(gone, id)
		}
	}
	if len(gone) > 0 {
		if err := w.do(`UNWIND $gone AS id MATCH (c:Claim {id: id}) DETACH DELETE c`, map[string]any{"gone": gone}); err != nil {
			return err
		}
	}
	if len(x.Claims) == 0 {
		return nil
	}
	rows := make([]any, len(x.Claims))
	for i, c := range x.Claims {
		rows[i] = map[string]any{
			"id": c.ID, "subject": now.claims[c.ID].subject, "object": now.claims[c.ID].object,
			"properties": claimProperties(x.Article, c, now.claims[c.ID]),
		}
	}
	return w.do(`
MATCH (a:Article {id: $article})
UNWIND $rows AS row
MATCH (s:Entity {id: row.subject})
MATCH (o:Entity {id: row.object})
MERGE (c:Claim {id: row.id})
SET c = row.properties
MERGE (a)-[:STATES]->(c)
MERGE (c)-[:SUBJECT]->(s)
MERGE (c)-[:OBJECT]->(o)`, map[string]any{"article": x.Article.ID, "rows": rows})
}

func claimProperties(a Article, c Claim, p placed) map[string]any {
	subject, object := c.SubjectSpan, c.ObjectSpan
	if p.swapped {
		subject, object = object, subject
	}
	properties := map[string]any{
		"id": c.ID, "type": string(c.Type), "article": a.ID,
		"sentence": c.Sentence, "start": c.SentenceSpan.Start, "end": c.SentenceSpan.End,
		"cue": c.Cue, "cueStart": c.CueSpan.Start, "cueEnd": c.CueSpan.End,
		"subjectStart": subject.Start, "subjectEnd": subject.End,
		"objectStart": object.Start, "objectEnd": object.End,
		"negated": c.Negated, "modality": string(c.Modality),
		"attributedTo": optional(c.AttributedTo), "quoted": c.Quoted,
		"date": optional(c.Date), "confidence": c.Confidence, "rule": c.Rule,
	}
	for key, value := range p.localProperties() {
		properties[key] = value
	}
	return properties
}

// edges returns the edges that the contributions speak of, by key.
func edges(contributions ...contribution) map[string]edge {
	out := map[string]edge{}
	for _, c := range contributions {
		for _, p := range c.claims {
			out[p.key()] = p.edge
		}
	}
	return out
}
