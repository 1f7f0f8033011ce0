package storetest

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

func testDecisions(t *testing.T, s *storeTest) {
	articles := []graph.Extraction{spoken("a1", person("bono", "", "")), spoken("a2", person("paul-hewson", "IE", "arts"))}
	for _, x := range articles {
		s.put(x)
	}
	m, err := s.store.Decide(t.Context(), graph.Decision{From: "person:paul-hewson", Into: "person:bono", By: "ann", At: decided})
	if err != nil || m.State != graph.MergeApplied || m.IntoName != "bono" || m.FromName != "paul hewson" {
		t.Fatalf("%+v, %v", m, err)
	}
	s.want("merged", "[person:bono 2]")
	if e, err := s.store.Entity(t.Context(), "person:bono"); err != nil || e.Name != "bono" || !slices.Equal(e.Aliases, []string{"paul hewson"}) {
		t.Errorf("the name of the one that stays: %+v, %v", e, err)
	}
	want := s.digest()
	for _, x := range articles {
		if err := s.store.DeleteArticle(t.Context(), x.Article.ID); err != nil {
			t.Fatal(err)
		}
	}
	s.want("no article")
	s.put(articles[1])
	s.want("the other is unknown still", "[person:paul-hewson 1]")
	s.put(articles[0])
	if diff := cmp.Diff(want, s.digest()); diff != "" {
		t.Errorf("the decision did not last (-before +after):\n%s", diff)
	}
	great := who{id: "person:bono", name: "the great bono"}
	s.put(spoken("a3", great))
	if e, _ := s.store.Entity(t.Context(), "person:bono"); e.Name != "the great bono" {
		t.Errorf("the longer name is %q", e.Name)
	}
	great.id = "person:paul-hewson"
	s.put(spoken("a3", great))
	if e, _ := s.store.Entity(t.Context(), "person:bono"); e.Name != "bono" {
		t.Errorf("the name is %q, which only the merged id has now", e.Name)
	}
	if err := s.store.DeleteArticle(t.Context(), "a3"); err != nil {
		t.Fatal(err)
	}
	if m, err := s.store.Decide(t.Context(), graph.Decision{Apart: true, From: "person:bono", Into: "person:paul-hewson", At: decided}); err != nil || m.State != graph.MergeApart {
		t.Errorf("the latest decision on a pair counts: %+v, %v", m, err)
	}
	s.want("apart", "[person:bono 1]", "[person:paul-hewson 1]")
	if _, total, err := s.store.Merges(t.Context(), graph.MergeFilter{}); err != nil || total != 1 {
		t.Errorf("%d records of one pair, %v", total, err)
	}
}

func testRefusedDecisions(t *testing.T, s *storeTest) {
	for _, x := range crowd() {
		s.put(x)
	}
	decide := func(apart bool, from, into string) error {
		_, err := s.store.Decide(t.Context(), graph.Decision{Apart: apart, From: from, Into: into, At: decided})
		return err
	}
	before := s.digest()
	for _, row := range []struct {
		from, into string
		code       graph.Code
	}{
		{"person:putin", "person:putin", graph.Invalid},
		{"country:IR", "country:IQ", graph.Invalid},
		{"person:putin", "country:RU", graph.Invalid},
		{"person:putin", "organization:mod", graph.Invalid},
		{"person:putin", "", graph.Invalid},
		{"", "person:putin", graph.Invalid},
		{"article:a1", "article:a2", graph.Invalid},
		{"person:putin", "person:nobody", graph.NotFound},
		{"person:john-smith~xx", "person:putin", graph.NotFound},
		{"person:" + strings.Repeat("x", 500), "person:putin", graph.Invalid},
	} {
		for _, apart := range []bool{false, true} {
			if err := decide(apart, row.from, row.into); graph.CodeOf(err) != row.code {
				t.Errorf("%.40q, %.40q: %v, want %s", row.from, row.into, err, row.code)
			}
		}
	}
	if _, err := s.store.Undo(t.Context(), "000000000000000000000000", "", decided); graph.CodeOf(err) != graph.NotFound {
		t.Errorf("undo of nothing: %v", err)
	}
	if _, err := s.store.Undo(t.Context(), "", "", decided); graph.CodeOf(err) != graph.NotFound {
		t.Errorf("undo of no id: %v", err)
	}
	if diff := cmp.Diff(before, s.digest()); diff != "" {
		t.Fatalf("a refused decision left something (-before +after):\n%s", diff)
	}
	for _, err := range []error{
		decide(false, "person:maria-putina", "person:vladimir-putin"),
		decide(true, "person:maria-putina", "person:john-a-smith"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	before = s.digest()
	if err := decide(false, "person:john-a-smith", "person:vladimir-putin"); graph.CodeOf(err) != graph.Conflict {
		t.Errorf("one by way of a third, against an earlier decision: %v, want conflict", err)
	}
	if diff := cmp.Diff(before, s.digest()); diff != "" {
		t.Fatalf("a conflict left something (-before +after):\n%s", diff)
	}
}

func testHostileIdentity(t *testing.T, s *storeTest) {
	slugs := []string{`x'}) MATCH (n) DETACH DELETE n //`, "`", `\`, `"`, "{}", "$id", "a|CUT_TIES_WITH|b", "<script>", "مرحبا", "", "-", strings.Repeat("smith-", 60)}
	var people []who
	for _, slug := range slugs {
		p := person("x", "US", "politics")
		p.id, p.name = "person:"+slug, "name of "+slug
		p.context.Organizations = []string{"organization:" + slug}
		people = append(people, p)
	}
	s.put(spoken("a1", people...))
	s.put(spoken("a2", people...))
	checkEdges(t, s)
	before := s.digest()
	if len(s.ids()) != len(slugs) {
		t.Errorf("entities: %q", s.ids())
	}
	m, err := s.store.Decide(t.Context(), graph.Decision{From: people[0].id, Into: people[1].id, By: "'; DROP", At: decided})
	if err != nil || m.By != "'; DROP" {
		t.Fatal(m, err)
	}
	if _, err := s.store.Undo(t.Context(), m.ID, "", decided); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, s.digest()); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
	for _, id := range []string{"person:john~smith", "person:john\nsmith"} {
		p := person("x", "", "")
		p.id = id
		if _, err := s.store.PutExtraction(t.Context(), spoken("a3", p)); err == nil {
			t.Errorf("%q was accepted", id)
		}
	}
	var namesakes []who // more than are compared
	for i := range 40 {
		namesakes = append(namesakes, person(fmt.Sprintf("g%c%c-smith", 'a'+i/6, 'a'+i%6), "US", "politics"))
	}
	s.put(spoken("a4", namesakes...))
	if got := len(s.ids()); got != len(slugs)+40 {
		t.Errorf("%d entities", got)
	}
}

func testIdentityWriters(t *testing.T, s *storeTest) {
	articles := crowd()
	for _, x := range articles {
		s.put(x)
	}
	want := s.digest()
	for _, x := range articles {
		if err := s.store.DeleteArticle(t.Context(), x.Article.ID); err != nil {
			t.Fatal(err)
		}
	}
	if got := s.digest(); got != "" {
		t.Fatalf("left behind:\n%s", got)
	}
	var group sync.WaitGroup
	for n, store := range []*graph.Store{s.store, graph.NewStore(s.engine)} {
		group.Go(func() {
			for i := range articles {
				if _, err := store.PutExtraction(t.Context(), articles[(i*(1+3*n))%len(articles)]); err != nil {
					t.Error(err)
				}
				if _, err := store.PutExtraction(t.Context(), articles[i]); err != nil {
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
