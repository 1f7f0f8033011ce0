package graph

import "context"

// claimTail follows a statement that has bound c: it filters, joins and sorts.
const claimTail = `
MATCH (s:Entity)<-[:SUBJECT]-(c)-[:OBJECT]->(o:Entity)
MATCH (a:Article)-[:STATES]->(c)
WHERE ($subject = '' OR s.id = $subject) AND ($object = '' OR o.id = $object)
  AND ($type = '' OR c.type = $type) AND ($article = '' OR a.id = $article)
  AND ($entity = '' OR s.id = $entity OR o.id = $entity)
`

const claimFields = `
RETURN c AS claim, s.id AS subject, s.type AS subjectType, s.name AS subjectName,
       o.id AS object, o.type AS objectType, o.name AS objectName, ` + articleFields + `
ORDER BY coalesce(a.published, '') DESC, a.id, c.start, c.cueStart, c.subjectStart, c.objectStart, c.id
`

// The ways to reach claims, from the narrowest to the widest.
const (
	claimsOfRelation = `MATCH (c:Claim {relation: $relation})`
	claimsOfArticle  = `MATCH (:Article {id: $article})-[:STATES]->(c:Claim)`
	claimsOfEntity   = `MATCH (:Entity {id: $start})<-[:SUBJECT|OBJECT]-(c:Claim) WITH DISTINCT c`
	claimsOfAll      = `MATCH (c:Claim)`
)

// Claims returns the claims that pass the filter, denied and merely possible
// ones included: the newest article first, within it in the order of the text.
// It also counts them all.
func (s *Store) Claims(ctx context.Context, f ClaimFilter) ([]ClaimView, int, error) {
	params := map[string]any{
		"subject": f.SubjectID, "object": f.ObjectID, "type": string(f.Type), "article": f.ArticleID, "entity": f.EntityID,
		"offset": f.Offset, "limit": f.Limit,
	}
	var start string
	switch {
	case f.SubjectID != "" && f.ObjectID != "" && f.Type != "":
		start, params["relation"] = claimsOfRelation, edge{f.SubjectID, f.Type, f.ObjectID}.key()
	case f.ArticleID != "":
		start = claimsOfArticle
	case f.EntityID+f.SubjectID+f.ObjectID != "":
		start, params["start"] = claimsOfEntity, firstOf(f.EntityID, f.SubjectID, f.ObjectID)
	default:
		start = claimsOfAll
	}
	page := ""
	if f.Limit > 0 {
		page = "SKIP $offset LIMIT $limit"
	}
	var views []ClaimView
	var total int
	err := s.engine.Transact(ctx, Read, func(tx Tx) error {
		rows, err := run(ctx, tx, start+claimTail+claimFields+page, params)
		if err != nil {
			return err
		}
		views = make([]ClaimView, len(rows))
		for i, r := range rows {
			views[i] = claimOf(r)
		}
		if total = len(views); f.Limit == 0 || (f.Offset == 0 && total < f.Limit) {
			return nil
		}
		rows, err = run(ctx, tx, start+claimTail+`RETURN count(c) AS n`, params)
		if err == nil {
			total = rows[0].number("n")
		}
		return err
	})
	return views, total, err
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

func claimOf(r record) ClaimView {
	node, _ := r.value("claim").(Node)
	c := record{}
	for key, value := range node.Properties {
		c.fields, c.values = append(c.fields, key), append(c.values, value)
	}
	span := func(start, end string) Span { return Span{c.number(start), c.number(end)} }
	return ClaimView{
		Claim: Claim{
			ID: c.text("id"), ArticleID: c.text("article"), Type: RelationType(c.text("type")),
			SubjectID: r.text("subject"), ObjectID: r.text("object"),
			Evidence: Evidence{
				Sentence: c.text("sentence"), SentenceSpan: span("start", "end"),
				Cue: c.text("cue"), CueSpan: span("cueStart", "cueEnd"),
				SubjectSpan: span("subjectStart", "subjectEnd"), ObjectSpan: span("objectStart", "objectEnd"),
			},
			Negated: c.flag("negated"), Modality: Modality(c.text("modality")),
			AttributedTo: c.text("attributedTo"), AttributedID: c.text("attributedId"), Quoted: c.flag("quoted"),
			Date: c.text("date"), Confidence: c.float("confidence"), Rule: c.text("rule"),
		},
		Subject: Entity{ID: r.text("subject"), Type: EntityType(r.text("subjectType")), Name: r.text("subjectName")},
		Object:  Entity{ID: r.text("object"), Type: EntityType(r.text("objectType")), Name: r.text("objectName")},
		Article: articleOf(r).Article,
	}
}

// Vocabulary lists the labels, relationship types and property keys that the
// graph's schema has, whether or not it holds any now. It needs no database.
func (s *Store) Vocabulary(context.Context) (Vocabulary, error) { return vocabulary(), nil }
