package storetest

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

// identityTests are the tests of who is who across articles.
var identityTests = []struct {
	name string
	run  func(*testing.T, *storeTest)
}{
	{"namesakes are two entities, and one where an article ties them", testNamesakes},
	{"spellings and short names are one entity, with the reason", testVariants},
	{"who is who does not depend on the order of articles", testIdentityOrder},
	{"every merge can be undone, and the undoing too", testUndo},
	{"a user's decisions outlast the articles", testDecisions},
	{"decisions that cannot be are refused", testRefusedDecisions},
	{"names and ids of people are data", testHostileIdentity},
	{"writers who meet in one family lose nothing", testIdentityWriters},
}

var decided = time.Date(2025, 5, 6, 7, 8, 9, 0, time.UTC)

// who is somebody whom an article speaks of.
type who struct {
	id, name string
	context  graph.Context
}

func person(id, country, field string) who {
	w := who{id: "person:" + id, name: strings.ReplaceAll(id, "-", " ")}
	if country != "" {
		w.context.Countries = []string{"country:" + country}
	}
	if field != "" {
		w.context.Fields = []string{field}
	}
	return w
}

// spoken makes an article in which each of the people condemns Iran and each
// two who follow each other meet; the last is quoted on it.
func spoken(articleID string, people ...who) graph.Extraction {
	x := graph.Extraction{
		Extractor: "test", Contexts: map[string]graph.Context{},
		Article: graph.Article{ID: articleID, Title: "About " + articleID, Published: "2022-09-07", AddedAt: time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC)},
	}
	var text strings.Builder
	mention := func(w who, t graph.EntityType) graph.Span {
		span := graph.Span{Start: text.Len(), End: text.Len() + len(w.name)}
		text.WriteString(w.name + " ")
		x.Mentions = append(x.Mentions, graph.Mention{Span: span, Text: w.name, Type: t, Form: graph.FormName, EntityID: w.id, Name: w.name})
		x.Entities = append(x.Entities, graph.Entity{ID: w.id, Type: t, Name: w.name})
		return span
	}
	spans := []graph.Span{}
	for _, p := range people {
		t := graph.Person
		if strings.HasPrefix(p.id, "organization:") {
			t = graph.Organization
		}
		spans = append(spans, mention(p, t))
		x.Contexts[p.id] = p.context
	}
	iran := mention(who{id: "country:IR", name: "Iran"}, graph.Country)
	cue := graph.Span{Start: text.Len(), End: text.Len() + len("spoke")}
	text.WriteString("spoke.")
	x.Article.Text = text.String()
	claim := func(subject string, s graph.Span, kind graph.RelationType, object string, o graph.Span) {
		if k, _ := kind.Kind(); k.Symmetric && object < subject {
			subject, s, object, o = object, o, subject, s
		}
		x.Claims = append(x.Claims, graph.Claim{
			ID: graph.ClaimID(articleID, cue, kind, subject, object), ArticleID: articleID, Type: kind, SubjectID: subject, ObjectID: object,
			Modality: graph.Actual, Confidence: 0.9, Date: "2022-09-07", Rule: "test/plain",
			AttributedID: people[len(people)-1].id, AttributedTo: people[len(people)-1].name,
			Evidence: graph.Evidence{
				Sentence: x.Article.Text, SentenceSpan: graph.Span{End: len(x.Article.Text)}, Cue: "spoke", CueSpan: cue, SubjectSpan: s, ObjectSpan: o,
			},
		})
	}
	for i, p := range people {
		claim(p.id, spans[i], graph.Condemned, "country:IR", iran)
		if i > 0 {
			claim(people[i-1].id, spans[i-1], graph.MetWith, p.id, spans[i])
		}
	}
	return x
}

// checkSymmetric fails where a symmetric relation does not go from the smaller
// id to the larger.
func checkSymmetric(t *testing.T, engine graph.Engine) {
	t.Helper()
	if got := lines(t, engine, `MATCH (a:Entity)-[r:MET_WITH]->(b:Entity) WHERE b.id < a.id RETURN a.id, b.id`); len(got) > 0 {
		t.Fatalf("the wrong way round: %s", got)
	}
}

// ids lists the entities that are no countries, sorted, with their articles.
func (s *storeTest) ids() []string {
	s.Helper()
	return lines(s.T, s.engine, `MATCH (e:Entity) WHERE NOT e:Country RETURN e.id, e.articles`)
}

func (s *storeTest) want(what string, ids ...string) {
	s.Helper()
	checkEdges(s.T, s)
	if diff := cmp.Diff(ids, s.ids()); diff != "" {
		s.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func testNamesakes(t *testing.T, s *storeTest) {
	senator, striker := person("john-smith", "US", "politics"), person("john-smith", "GB", "sport")
	s.put(spoken("a1", senator))
	s.want("one", "[person:john-smith 1]")
	s.put(spoken("a2", striker))
	s.put(spoken("a3", person("john-smith", "", "")))
	senator.context.Gender = "m"
	s.put(spoken("a4", senator))
	s.want("two", "[person:john-smith 3]", "[person:john-smith~gb-sport 1]")
	merges, total, err := s.store.Merges(t.Context(), graph.MergeFilter{})
	if err != nil || total != 1 || merges[0].State != graph.MergeApart || merges[0].Code != graph.CodeContext ||
		merges[0].FromName != "john smith" || !slices.Equal(merges[0].Articles, []string{"a2"}) {
		t.Fatalf("records: %+v, %d, %v", merges, total, err)
	}
	view, err := s.store.Article(t.Context(), "a2")
	if err != nil || view.MentionList[0].EntityID != "person:john-smith~gb-sport" || view.ClaimList[0].SubjectID != "person:john-smith~gb-sport" ||
		view.ClaimList[0].AttributedID != "person:john-smith~gb-sport" {
		t.Errorf("the article speaks of %+v, %v", view.ClaimList, err)
	}
	both := senator
	both.context.Countries = []string{"country:US", "country:GB"}
	s.put(spoken("a5", both))
	s.want("an article knows him in both countries", "[person:john-smith 5]")
	if err := s.store.DeleteArticle(t.Context(), "a5"); err != nil {
		t.Fatal(err)
	}
	s.want("two again", "[person:john-smith 3]", "[person:john-smith~gb-sport 1]")
}

func testVariants(t *testing.T, s *storeTest) {
	s.put(spoken("a1", person("zelenskyy", "UA", "politics"), person("wim-lang", "", "")))
	s.put(spoken("a2", person("volodymyr-zelensky", "UA", "politics")))
	s.want("a surname", "[person:volodymyr-zelensky 2]", "[person:wim-lang 1]")
	s.put(spoken("a3", person("volodymyr-zelenskyy", "UA", ""), person("ada-lang", "", "")))
	s.want("a spelling", "[person:ada-lang 1]", "[person:volodymyr-zelensky 3]", "[person:wim-lang 1]")
	e, err := s.store.Entity(t.Context(), "person:volodymyr-zelenskyy")
	if err != nil || e.ID != "person:volodymyr-zelensky" || e.Name != "volodymyr zelensky" || !slices.Equal(e.Aliases, []string{"volodymyr zelenskyy", "zelenskyy"}) {
		t.Errorf("by the other id: %+v, %v", e, err)
	}
	merges, total, err := s.store.Merges(t.Context(), graph.MergeFilter{Entity: e.ID, State: graph.MergeApplied})
	if err != nil || total != 2 {
		t.Fatalf("%+v, %d, %v", merges, total, err)
	}
	for i, want := range []string{"person:volodymyr-zelenskyy spelling a3", "person:zelenskyy surname a1"} {
		m := merges[i]
		if got := m.From + " " + m.Code + " " + strings.Join(m.Articles, " "); got != want || m.Entity != e.ID || m.By != graph.ByProgram || m.Reason == "" || m.Confidence < 0.85 {
			t.Errorf("%+v, want %s", m, want)
		}
	}
	// With the id the order of the two who met has changed, and with it which
	// of them is the subject; the spans go with them, as they do when the
	// article is written again.
	for range 2 {
		view, err := s.store.Article(t.Context(), "a1")
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range view.ClaimList {
			subject, object := view.Text[c.SubjectSpan.Start:c.SubjectSpan.End], view.Text[c.ObjectSpan.Start:c.ObjectSpan.End]
			if c.Type == graph.MetWith && (c.SubjectID != e.ID || subject != "zelenskyy" || object != "wim lang") {
				t.Errorf("%s, %q met %q", c.SubjectID, subject, object)
			}
		}
		s.put(spoken("a1", person("zelenskyy", "UA", "politics"), person("wim-lang", "", "")))
	}
	picture, err := s.store.Neighbours(t.Context(), "person:zelenskyy", 10, 0)
	if err != nil || picture.Entities[0].ID != e.ID || len(picture.Relations) == 0 {
		t.Errorf("neighbours by the other id: %+v, %v", picture, err)
	}
	hits, _, err := s.store.Search(t.Context(), "zelenskyy", 10)
	if err != nil || len(hits) != 1 || hits[0].ID != e.ID {
		t.Errorf("search: %+v, %v", hits, err)
	}
}

// crowd are articles in which names of a few families meet in many ways.
func crowd() []graph.Extraction {
	bridge := person("john-smith", "US", "politics")
	bridge.context.Countries = append(bridge.context.Countries, "country:GB")
	agency := func(id, country string) who {
		w := person("", country, "")
		w.id, w.name = "organization:"+id, strings.ReplaceAll(id, "-", " ")
		return w
	}
	return []graph.Extraction{
		spoken("n1", person("john-smith", "US", "politics"), person("putin", "RU", "politics")),
		spoken("n2", person("john-smith", "GB", "sport"), person("volodymyr-zelenskyy", "UA", "")),
		spoken("n3", person("john-smith", "", ""), person("vladimir-putin", "RU", "politics"), person("zelensky", "UA", "politics")),
		spoken("n4", bridge, person("john-a-smith", "US", "politics")),
		spoken("n5", person("volodymyr-zelensky", "UA", "politics"), person("vladimir-putin", "RU", "")),
		spoken("n6", person("j-smith", "US", "politics"), person("john-a-smith", "US", "politics")),
		spoken("n7", person("maria-putina", "RU", "arts"), person("v-putin", "RU", "politics"), person("smith", "US", "politics")),
		spoken("n8", agency("ministry-of-defense", "UA"), agency("ministry-of-defense-inc", "UA")),
		spoken("n9", agency("ministry-of-defense", "IR"), agency("mod", "IR"), person("john-smith", "AU", "law")),
	}
}

func testIdentityOrder(t *testing.T, s *storeTest) {
	articles := crowd()
	rounds := 2
	if s.store.Engine() == "embedded" {
		rounds = 12
	}
	for _, x := range articles {
		s.put(x)
	}
	decide := []graph.Decision{
		{From: "person:maria-putina", Into: "person:vladimir-putin", At: decided},
		{Apart: true, From: "person:volodymyr-zelenskyy", Into: "person:volodymyr-zelensky", By: "ann", At: decided},
		{From: "person:john-smith~au-law", Into: "person:smith", At: decided},
	}
	random := rand.New(rand.NewPCG(5, 6))
	for step := 0; step <= len(decide); step++ {
		checkEdges(t, s)
		checkSymmetric(t, s.engine)
		want := s.digest()
		for range rounds {
			order := random.Perm(len(articles))
			for _, i := range order[:1+random.IntN(len(order))] { // some go, or change for a while
				if random.IntN(2) == 0 {
					if err := s.store.DeleteArticle(t.Context(), articles[i].Article.ID); err != nil {
						t.Fatal(err)
					}
					continue
				}
				other := articles[random.IntN(len(articles))]
				other.Article.ID = articles[i].Article.ID
				other.Claims = nil
				s.put(other)
			}
			if random.IntN(3) == 0 {
				checkEdges(t, s)
			}
			for _, i := range order {
				s.put(articles[i])
			}
			if diff := cmp.Diff(want, s.digest()); diff != "" {
				t.Fatalf("after %d decisions another order gives another graph (-first +now):\n%s", step, diff)
			}
		}
		if step < len(decide) {
			if _, err := s.store.Decide(t.Context(), decide[step]); err != nil {
				t.Fatalf("%+v: %v", decide[step], err)
			}
		}
	}
}

func testUndo(t *testing.T, s *storeTest) {
	for _, x := range crowd() {
		s.put(x)
	}
	start := s.digest()
	merges, _, err := s.store.Merges(t.Context(), graph.MergeFilter{})
	if err != nil || len(merges) < 5 {
		t.Fatalf("%d records, %v", len(merges), err)
	}
	states := map[graph.MergeState]int{}
	for _, m := range merges {
		states[m.State]++
		undone, err := s.store.Undo(t.Context(), m.ID, "ann", decided)
		if err != nil || undone.Code != graph.CodeUser || undone.By != "ann" || undone.At != "2025-05-06T07:08:09Z" {
			t.Fatalf("undo %+v: %+v, %v", m, undone, err)
		}
		if one := undone.State == graph.MergeApplied; one != (m.State == graph.MergeApart) {
			t.Errorf("undo %+v gives %+v", m, undone)
		}
		checkEdges(t, s)
		if s.digest() == start {
			t.Errorf("undoing %s changes nothing", m.Reason)
		}
		again, err := s.store.Undo(t.Context(), m.ID, "ann", decided)
		if err != nil || again.State != m.State || again.Code != m.Code {
			t.Errorf("undo twice: %+v, want %+v, %v", again, m, err)
		}
		if diff := cmp.Diff(start, s.digest()); diff != "" {
			t.Fatalf("undoing %s twice does not restore the graph (-before +after):\n%s", m.ID, diff)
		}
	}
	if len(states) != 3 {
		t.Errorf("states %v, want all three", states)
	}
	for _, d := range []graph.Decision{
		{From: "person:maria-putina", Into: "person:john-smith"},
		{From: "person:vladimir-putin", Into: "person:maria-putina"},
		{Apart: true, From: "person:maria-putina", Into: "person:john-smith"},
	} {
		m, err := s.store.Decide(t.Context(), d)
		if err != nil || m.By != "user" {
			t.Fatalf("%+v: %+v, %v", d, m, err)
		}
		checkEdges(t, s)
		if _, err := s.store.Undo(t.Context(), m.ID, "", decided); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(start, s.digest()); diff != "" {
			t.Fatalf("%+v and undone (-before +after):\n%s", d, diff)
		}
	}
}
