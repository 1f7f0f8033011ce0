package graph

// putMentions replaces the article's MENTIONS relationships: one for each
// entity, with the places of all its mentions as parallel lists.
func (w *articleWriter) putMentions(x Extraction, old, now contribution) error {
	var gone []string
	for _, id := range sortedKeys(old.mentions) {
		if _, still := now.mentions[id]; !still {
			gone = append(gone, id)
		}
	}
	if len(gone) > 0 {
		err := w.do(`
UNWIND $gone AS id
MATCH (:Article {id: $article})-[m:MENTIONS]->(:Entity {id: id})
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
	for _, id := range sortedKeys(places) {
		p, n := places[id], now.mentions[id]
		rows = append(rows, map[string]any{"entity": id, "properties": map[string]any{
			"count": len(p.starts), "starts": p.starts, "ends": p.ends, "forms": p.forms,
			"name": n.name, "aliases": n.aliases,
		}})
	}
	return w.do(`
MATCH (a:Article {id: $article})
UNWIND $rows AS row
MATCH (e:Entity {id: row.entity})
MERGE (a)-[m:MENTIONS]->(e)
SET m = row.properties`, map[string]any{"article": x.Article.ID, "rows": rows})
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
		if was, still := old.claims[id], now.claims[id]; was != still {
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
			"id": c.ID, "subject": c.SubjectID, "object": c.ObjectID, "properties": claimProperties(x.Article, c),
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

func claimProperties(a Article, c Claim) map[string]any {
	return map[string]any{
		"id": c.ID, "type": string(c.Type), "article": a.ID,
		"relation": edge{c.SubjectID, c.Type, c.ObjectID}.key(),
		"sentence": c.Sentence, "start": c.SentenceSpan.Start, "end": c.SentenceSpan.End,
		"cue": c.Cue, "cueStart": c.CueSpan.Start, "cueEnd": c.CueSpan.End,
		"subjectStart": c.SubjectSpan.Start, "subjectEnd": c.SubjectSpan.End,
		"objectStart": c.ObjectSpan.Start, "objectEnd": c.ObjectSpan.End,
		"negated": c.Negated, "modality": string(c.Modality),
		"attributedTo": optional(c.AttributedTo), "attributedId": optional(c.AttributedID), "quoted": c.Quoted,
		"date": optional(c.Date), "confidence": c.Confidence, "rule": c.Rule,
	}
}

// edges returns the edges that the contributions speak of, by key.
func edges(contributions ...contribution) map[string]edge {
	out := map[string]edge{}
	for _, c := range contributions {
		for _, e := range c.claims {
			out[e.key()] = e
		}
	}
	return out
}
