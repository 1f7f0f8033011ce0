package graph

import "fmt"

// relationStatements hold, for each relation type, the statement that writes
// edges of that type and the one that removes them: a relationship type is no
// parameter in Cypher. They are made of the fixed list of types alone.
var relationStatements = func() map[RelationType][2]string {
	statements := map[RelationType][2]string{}
	for _, k := range RelationKinds {
		statements[k.Type] = [2]string{
			fmt.Sprintf(`
UNWIND $rows AS row
MATCH (s:Entity {id: row.subject})
MATCH (o:Entity {id: row.object})
MERGE (s)-[r:%s]->(o)
SET r = row.properties`, k.Type),
			fmt.Sprintf(`
UNWIND $rows AS row
MATCH (:Entity {id: row.subject})-[r:%s]->(:Entity {id: row.object})
DELETE r`, k.Type),
		}
	}
	return statements
}()

// addUpRelations makes the edges that the contributions' claims support, or
// supported before, equal to what all claims of the graph add up to.
func (w *articleWriter) addUpRelations(contributions ...contribution) error {
	affected := edges(contributions...)
	keys := sortedKeys(affected)
	if len(keys) == 0 {
		return nil
	}
	rows, err := run(w.ctx, w.tx, `
UNWIND $keys AS key
MATCH (c:Claim {relation: key})
WHERE c.negated = false AND c.modality = 'actual'
RETURN key, c.article AS article, c.sentence AS sentence, c.confidence AS confidence, c.date AS date
ORDER BY key, article, c.id`, map[string]any{"keys": keys})
	if err != nil {
		return err
	}
	sums := map[string]*Relation{}
	behind := map[string][]report{}
	for _, r := range rows {
		key := r.text("key")
		sum := sums[key]
		if sum == nil {
			sum = &Relation{}
			sums[key] = sum
		}
		said := report{r.text("article"), r.text("sentence"), r.text("date"), r.float("confidence")}
		if list := behind[key]; len(list) == 0 || list[len(list)-1].article != said.article {
			sum.Articles++
		}
		sum.Claims++
		sum.First = earlier(sum.First, said.date)
		sum.Last = max(sum.Last, said.date)
		behind[key] = append(behind[key], said)
	}
	for key, sum := range sums {
		sum.Independent, sum.Confidence = addUp(behind[key])
	}
	writes, removals := map[RelationType][]any{}, map[RelationType][]any{}
	for _, key := range keys {
		e := affected[key]
		row := map[string]any{"subject": e.subject, "object": e.object}
		sum := sums[key]
		if sum == nil {
			removals[e.kind] = append(removals[e.kind], row)
			continue
		}
		row["properties"] = map[string]any{
			"claims": sum.Claims, "articles": sum.Articles, "independent": sum.Independent,
			"first": optional(sum.First), "last": optional(sum.Last),
			"confidence": sum.Confidence,
		}
		writes[e.kind] = append(writes[e.kind], row)
	}
	for _, k := range RelationKinds {
		for i, rows := range [][]any{writes[k.Type], removals[k.Type]} {
			if len(rows) == 0 {
				continue
			}
			if err := w.do(relationStatements[k.Type][i], map[string]any{"rows": rows}); err != nil {
				return err
			}
		}
	}
	return nil
}

// earlier returns the smaller of two dates, where an empty one is unknown.
func earlier(a, b string) string {
	if a == "" || (b != "" && b < a) {
		return b
	}
	return a
}
