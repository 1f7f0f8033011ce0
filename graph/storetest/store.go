package storetest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

// TestStore runs the domain's own reads and writes against a store on an
// engine: every engine must give the same graph and the same answers. Open is
// called once for each test and must return an empty database.
func TestStore(t *testing.T, open func(t *testing.T) graph.Engine) {
	tests := []struct {
		name string
		run  func(*testing.T, *storeTest)
	}{
		{"an article comes back as it was written", testRoundTrip},
		{"writing the same extraction again changes nothing", testIdempotence},
		{"the graph does not depend on the order of articles", testOrder},
		{"an edited article replaces what it said", testReplace},
		{"a deleted article leaves nothing behind", testDelete},
		{"only asserted, actual claims make edges", testStatus},
		{"edges and counts equal what the claims add up to", testEdgesEqualClaims},
		{"near-copies of one text count once", testCopies},
		{"search ranks names before parts of names", testSearch},
		{"neighbours come ranked and in pages", testNeighbours},
		{"names are data, never Cypher", testHostileNames},
		{"an extraction that does not match its article is refused whole", testRefusal},
		{"writers do not lose each other's articles", testWriters},
		{"missing things are not found", testNotFound},
	}
	for _, test := range slices.Concat(tests, identityTests) {
		t.Run(test.name, func(t *testing.T) {
			engine := open(t)
			store := graph.NewStore(engine)
			if err := store.Prepare(t.Context()); err != nil {
				t.Fatal(err)
			}
			test.run(t, &storeTest{T: t, engine: engine, store: store})
		})
	}
}

// storeTest is a store under test.
type storeTest struct {
	*testing.T
	engine graph.Engine
	store  *graph.Store
}

func (s *storeTest) put(x graph.Extraction) graph.Change {
	s.Helper()
	change, err := s.store.PutExtraction(s.Context(), x)
	if err != nil {
		s.Fatalf("PutExtraction(%s): %v", x.Article.ID, err)
	}
	return change
}

func (s *storeTest) digest() string {
	s.Helper()
	return Digest(s.T, s.engine)
}

func testRoundTrip(t *testing.T, s *storeTest) {
	x := extraction("a1", "2022-09-07", says("Albania", graph.CutTiesWith, "Iran"), says("United States", graph.Condemned, "Iran"))
	x.Claims[1].AttributedTo, x.Claims[1].Quoted = "Adrienne Watson", true
	if got, want := s.put(x), (graph.Change{New: true, ClaimsAdded: 2, Claims: 2}); got != want {
		t.Errorf("change = %+v, want %+v", got, want)
	}
	view, err := s.store.Article(t.Context(), "a1")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(x.Article, view.Article); diff != "" {
		t.Errorf("article (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(x.Mentions, view.MentionList); diff != "" {
		t.Errorf("mentions (-want +got):\n%s", diff)
	}
	var claims []graph.Claim
	for _, c := range view.ClaimList {
		claims = append(claims, c.Claim)
	}
	if diff := cmp.Diff(x.Claims, claims); diff != "" {
		t.Errorf("claims (-want +got):\n%s", diff)
	}
	behind, total, err := s.store.Claims(t.Context(), graph.ClaimFilter{SubjectID: id("Albania"), Type: graph.CutTiesWith, ObjectID: id("Iran")})
	if err != nil || total != 1 || len(behind) != 1 || behind[0].Object.Name != "Iran" || behind[0].Article.Title != "About a1" {
		t.Errorf("claims behind the edge = %+v, %d, %v", behind, total, err)
	}
	totals, err := s.store.Totals(t.Context())
	if diff := cmp.Diff(graph.Totals{Entities: 3, Relations: 2, Claims: 2, Articles: 1, First: "2022-09-07", Last: "2022-09-07"}, totals); diff != "" || err != nil {
		t.Errorf("totals (-want +got):\n%s%v", diff, err)
	}
}

func testIdempotence(t *testing.T, s *storeTest) {
	x := extraction("a1", "1979", says("Iran", graph.CutTiesWith, "Israel"))
	s.put(x)
	before := s.digest()
	if got, want := s.put(x), (graph.Change{Claims: 1}); got != want {
		t.Errorf("change = %+v, want %+v", got, want)
	}
	if diff := cmp.Diff(before, s.digest()); diff != "" {
		t.Errorf("the graph changed (-before +after):\n%s", diff)
	}
}

func testOrder(t *testing.T, s *storeTest) {
	articles := story()
	for _, x := range articles {
		s.put(x)
	}
	want := s.digest()
	random := rand.New(rand.NewPCG(1, 2))
	for range 3 {
		for _, i := range random.Perm(len(articles)) {
			if random.IntN(3) == 0 {
				if err := s.store.DeleteArticle(t.Context(), articles[i].Article.ID); err != nil {
					t.Fatal(err)
				}
			}
			s.put(articles[i])
		}
		if diff := cmp.Diff(want, s.digest()); diff != "" {
			t.Fatalf("another order gives another graph (-first +now):\n%s", diff)
		}
	}
}

func testReplace(t *testing.T, s *storeTest) {
	s.put(extraction("a1", "2017-06-05", says("Egypt", graph.CutTiesWith, "Qatar"), says("Bahrain", graph.CutTiesWith, "Qatar")))
	after := extraction("a1", "2017-06-06", says("Egypt", graph.CutTiesWith, "Qatar"))
	s.put(after)
	got := s.digest()
	if err := s.store.DeleteArticle(t.Context(), "a1"); err != nil {
		t.Fatal(err)
	}
	s.put(after)
	if diff := cmp.Diff(s.digest(), got); diff != "" {
		t.Errorf("something of the first version is left (-want +got):\n%s", diff)
	}
}

func testDelete(t *testing.T, s *storeTest) {
	s.put(extraction("a1", "1961", says("United States", graph.CutTiesWith, "Cuba")))
	before := s.digest()
	s.put(extraction("a2", "1962", says("United States", graph.CutTiesWith, "Cuba"), says("Cuba", graph.Hosts, "Soviet Union")))
	if err := s.store.DeleteArticle(t.Context(), "a2"); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, s.digest()); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
	if err := s.store.DeleteArticle(t.Context(), "a1"); err != nil {
		t.Fatal(err)
	}
	if got := s.digest(); got != "" {
		t.Errorf("left behind:\n%s", got)
	}
}

func testStatus(t *testing.T, s *storeTest) {
	x := extraction("a1", "2018", says("Iran", graph.CutTiesWith, "Iraq"), says("Iran", graph.CutTiesWith, "Oman"), says("Iran", graph.CutTiesWith, "Israel"))
	x.Claims[0].Negated = true
	x.Claims[1].Modality = graph.Possible
	s.put(x)
	picture, err := s.store.Picture(t.Context(), 100)
	if err != nil {
		t.Fatal(err)
	}
	if len(picture.Relations) != 1 || picture.Relations[0].ObjectID != id("Israel") {
		t.Errorf("relations = %+v, want the one with Israel alone", picture.Relations)
	}
	claims, total, err := s.store.Claims(t.Context(), graph.ClaimFilter{EntityID: id("Iran")})
	if err != nil || total != 3 || len(claims) != 3 {
		t.Errorf("the denied and the possible claim must be kept: %d claims, %v", total, err)
	}
}

func testEdgesEqualClaims(t *testing.T, s *storeTest) {
	articles := story()
	random := rand.New(rand.NewPCG(3, 4))
	for range 25 {
		x := articles[random.IntN(len(articles))]
		if random.IntN(4) == 0 {
			if err := s.store.DeleteArticle(t.Context(), x.Article.ID); err != nil && graph.CodeOf(err) != graph.NotFound {
				t.Fatal(err)
			}
			continue
		}
		if random.IntN(2) == 0 { // an edit that drops a claim
			x.Claims = x.Claims[1:]
		}
		s.put(x)
		checkEdges(t, s)
	}
}

func testSearch(t *testing.T, s *storeTest) {
	x := extraction("a1", "2020", says("Niger", graph.Condemned, "Nigeria"), says("Nigeria", graph.Condemned, "Algeria"), says("Nigeria", graph.Hosts, "Côte d'Ivoire"))
	x.Entities[0].Aliases = []string{"Republic of the Niger"}
	s.put(x)
	for _, test := range []struct {
		q    string
		want []string
	}{
		{"niger", []string{"Niger", "Nigeria"}},
		{"NIGERIA", []string{"Nigeria"}},
		{"geria", []string{"Nigeria", "Algeria"}},
		{"republic", []string{"Niger"}},
		{"of the", []string{"Niger"}},
		{"cote d'iv", []string{"Côte d'Ivoire"}},
		{"al", []string{"Algeria"}}, // short: beginnings of words only
		{"zzz", nil},
		{"  ", nil},
		{"') OR 1=1 //", nil},
	} {
		hits, total, err := s.store.Search(t.Context(), test.q, 10)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, h := range hits {
			names = append(names, h.Name)
		}
		if diff := cmp.Diff(test.want, names); diff != "" || total != len(test.want) {
			t.Errorf("search %q (-want +got):\n%stotal %d", test.q, diff, total)
		}
	}
	if hits, total, err := s.store.Search(t.Context(), "ni", 1); err != nil || len(hits) != 1 || total != 2 || hits[0].Name != "Nigeria" {
		t.Errorf("one of two, the one with more claims: %+v, %d, %v", hits, total, err)
	}
	if hits, _, _ := s.store.Search(t.Context(), "republic", 1); len(hits) != 1 || hits[0].Matched != "Republic of the Niger" {
		t.Errorf("the alias that matched is not told: %+v", hits)
	}
}

func testNeighbours(t *testing.T, s *storeTest) {
	var claims []statement
	for i := range 7 {
		for range i + 1 {
			claims = append(claims, says("Qatar", graph.Hosts, fmt.Sprintf("Guest %d", i)))
		}
	}
	claims = append(claims, says("Guest 6", graph.Condemned, "Guest 5"))
	s.put(extraction("a1", "2021", claims...))
	page, err := s.store.Neighbours(t.Context(), id("Qatar"), 2, 1)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range page.Entities {
		names = append(names, e.Name)
	}
	if diff := cmp.Diff([]string{"Qatar", "Guest 5", "Guest 4"}, names); diff != "" || page.TotalEntities != 7 || page.TotalRelations != 7 {
		t.Errorf("page (-want +got):\n%stotals %d, %d", diff, page.TotalEntities, page.TotalRelations)
	}
	if len(page.Relations) != 2 {
		t.Errorf("%d relations, want the two among the entities of the page", len(page.Relations))
	}
}

func testHostileNames(t *testing.T, s *storeTest) {
	hostile := []string{`'}) MATCH (n) DETACH DELETE n //`, "`", `\`, `"`, "{}", "$id", "Robert'); DROP", "a|CUT_TIES_WITH|b", "<script>", "مرحبا", "\u202eevil"}
	var claims []statement
	for _, name := range hostile {
		claims = append(claims, says(name, graph.Condemned, "Iran"))
	}
	s.put(extraction(`x' OR 1=1`, "2020", claims...))
	for _, name := range hostile {
		e, err := s.store.Entity(t.Context(), id(name))
		if err != nil || e.Name != name {
			t.Errorf("entity %q: %+v, %v", name, e.Name, err)
		}
	}
	if p, err := s.store.Picture(t.Context(), 100); err != nil || len(p.Relations) != len(hostile) {
		t.Errorf("%d relations, %v", len(p.Relations), err)
	}
}

func testRefusal(t *testing.T, s *storeTest) {
	for name, spoil := range map[string]func(*graph.Extraction){
		"a sentence that is not there": func(x *graph.Extraction) { x.Claims[0].Sentence = "Nobody wrote this." },
		"an unknown subject":           func(x *graph.Extraction) { x.Claims[0].SubjectID = "country:XX" },
		"an unknown type":              func(x *graph.Extraction) { x.Claims[0].Type = "LIKES" },
		"a mention outside the text":   func(x *graph.Extraction) { x.Mentions[0].End = 1 << 20 },
		"an article without id":        func(x *graph.Extraction) { x.Article.ID = "" },
		"a claim twice":                func(x *graph.Extraction) { x.Claims = append(x.Claims, x.Claims[0]) },
	} {
		x := extraction("a1", "2020", says("Iran", graph.Condemned, "Iraq"))
		spoil(&x)
		if _, err := s.store.PutExtraction(t.Context(), x); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
	if got := s.digest(); got != "" {
		t.Errorf("something was written:\n%s", got)
	}
}

func testWriters(t *testing.T, s *storeTest) {
	articles := story()
	for _, x := range articles {
		s.put(x)
	}
	want := s.digest()
	for _, x := range articles {
		if err := s.store.DeleteArticle(t.Context(), x.Article.ID); err != nil {
			t.Fatal(err)
		}
	}
	// Two stores on one engine, as two processes on one Neo4j: nothing but
	// the database keeps them apart.
	other := graph.NewStore(s.engine)
	var group sync.WaitGroup
	for _, store := range []*graph.Store{s.store, other} {
		group.Go(func() {
			for _, x := range articles {
				if _, err := store.PutExtraction(t.Context(), x); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if diff := cmp.Diff(want, s.digest()); diff != "" {
		t.Errorf("two writers give another graph (-one +two):\n%s", diff)
	}
}

func testNotFound(t *testing.T, s *storeTest) {
	_, entity := s.store.Entity(t.Context(), "country:XX")
	_, article := s.store.Article(t.Context(), "none")
	_, neighbours := s.store.Neighbours(t.Context(), "country:XX", 25, 0)
	for name, err := range map[string]error{
		"entity": entity, "article": article, "neighbours": neighbours, "delete": s.store.DeleteArticle(t.Context(), "none"),
	} {
		if graph.CodeOf(err) != graph.NotFound {
			t.Errorf("%s: %v, want not-found", name, err)
		}
	}
}
