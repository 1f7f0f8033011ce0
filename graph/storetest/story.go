package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"entente/graph"
)

// statement is a claim to be made: who did what to whom.
type statement struct {
	subject string
	kind    graph.RelationType
	object  string
}

func says(subject string, kind graph.RelationType, object string) statement {
	return statement{subject, kind, object}
}

// id is the id of an entity by its name, as all extractions of these tests
// derive it.
func id(name string) string { return "country:" + name }

// extraction makes what an article of plain sentences says, one claim each,
// dated to the article.
func extraction(articleID, published string, statements ...statement) graph.Extraction {
	x := graph.Extraction{Extractor: "test", Article: graph.Article{
		ID: articleID, Title: "About " + articleID, URL: "https://example.org/" + articleID, Source: "Test", Published: published,
		AddedAt: time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC),
	}}
	var text strings.Builder
	known := map[string]bool{}
	mention := func(name string) graph.Span {
		span := graph.Span{Start: text.Len(), End: text.Len() + len(name)}
		text.WriteString(name)
		x.Mentions = append(x.Mentions, graph.Mention{
			Span: span, Text: name, Type: graph.Country, Form: graph.FormName, EntityID: id(name), Name: name,
		})
		if !known[name] {
			known[name] = true
			x.Entities = append(x.Entities, graph.Entity{ID: id(name), Type: graph.Country, Name: name, Aliases: []string{"Land of " + name}})
		}
		return span
	}
	for _, s := range statements {
		kind, _ := s.kind.Kind()
		start := text.Len()
		subject := mention(s.subject)
		text.WriteString(" ")
		cue := graph.Span{Start: text.Len(), End: text.Len() + len(kind.Words)}
		text.WriteString(kind.Words + " ")
		object := mention(s.object)
		text.WriteString(".")
		sentence := graph.Span{Start: start, End: text.Len()}
		text.WriteString(" ")
		x.Claims = append(x.Claims, graph.Claim{
			ID: graph.ClaimID(articleID, cue, s.kind, id(s.subject), id(s.object)), ArticleID: articleID,
			Type: s.kind, SubjectID: id(s.subject), ObjectID: id(s.object), Modality: graph.Actual,
			Evidence: graph.Evidence{
				Sentence: text.String()[sentence.Start:sentence.End], SentenceSpan: sentence,
				Cue: kind.Words, CueSpan: cue, SubjectSpan: subject, ObjectSpan: object,
			},
			Date: published, Confidence: 0.9, Rule: "test/plain",
		})
	}
	x.Article.Text = text.String()
	return x
}

// story is a handful of articles whose actors meet again.
func story() []graph.Extraction {
	articles := []graph.Extraction{
		extraction("gulf", "2017-06-05", says("Saudi Arabia", graph.CutTiesWith, "Qatar"), says("Egypt", graph.CutTiesWith, "Qatar"), says("Iran", graph.Condemned, "Saudi Arabia")),
		extraction("doha", "2017-06-06", says("Egypt", graph.CutTiesWith, "Qatar"), says("Qatar", graph.Hosts, "Taliban")),
		extraction("tehran", "1979", says("Iran", graph.CutTiesWith, "Israel"), says("Iran", graph.CutTiesWith, "Egypt")),
		extraction("tirana", "2022-09-07", says("Albania", graph.CutTiesWith, "Iran"), says("Albania", graph.Hosts, "MEK"), says("Iran", graph.Condemned, "Albania")),
		extraction("again", "2023-03-10", says("Iran", graph.RestoredTiesWith, "Saudi Arabia"), says("Iran", graph.Condemned, "Saudi Arabia")),
		extraction("self", "2020", says("Iran", graph.Condemned, "Iran"), says("Iran", graph.Hosts, "Taliban")),
	}
	articles[1].Claims[0].Confidence = 0.55
	articles[4].Claims[1].Negated = true
	articles[5].Entities[0].Name, articles[5].Entities[0].Aliases = "IRAN", []string{"Persia", "Iran"}
	return articles
}

// checkEdges compares edges and counts with sums over all claims.
func checkEdges(t *testing.T, s *storeTest) {
	t.Helper()
	sums := lines(t, s.engine, `
MATCH (s:Entity)<-[:SUBJECT]-(c:Claim)-[:OBJECT]->(o:Entity)
WHERE NOT c.negated AND c.modality = 'actual'
RETURN s.id, c.type, o.id, count(c), count(DISTINCT c.article), min(c.date), max(c.date)`)
	edges := lines(t, s.engine, `
MATCH (s:Entity)-[r]->(o:Entity)
RETURN s.id, type(r), o.id, r.claims, r.articles, r.first, r.last`)
	if got, want := strings.Join(edges, "\n"), strings.Join(sums, "\n"); got != want {
		t.Fatalf("edges:\n%s\nclaims add up to:\n%s", got, want)
	}
	counts := lines(t, s.engine, `
MATCH (e:Entity)
OPTIONAL MATCH (e)<-[:SUBJECT|OBJECT]-(c:Claim)
WITH e, count(DISTINCT c) AS claims
OPTIONAL MATCH (e)<-[:MENTIONS]-(a:Article)
RETURN e.id, claims, count(DISTINCT a)`)
	kept := lines(t, s.engine, `MATCH (e:Entity) RETURN e.id, e.claims, e.articles`)
	if got, want := strings.Join(kept, "\n"), strings.Join(counts, "\n"); got != want {
		t.Fatalf("counts kept:\n%s\ncounted:\n%s", got, want)
	}
}

// lines runs a reading statement and returns its rows as sorted text.
func lines(t *testing.T, engine graph.Engine, cypher string) []string {
	t.Helper()
	var out []string
	err := engine.Transact(t.Context(), graph.Read, func(tx graph.Tx) error {
		result, err := tx.Run(t.Context(), cypher, nil)
		if err != nil {
			return err
		}
		out = nil
		for _, row := range result.Rows {
			out = append(out, fmt.Sprintf("%v", row))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}
