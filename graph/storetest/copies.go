package storetest

import (
	"testing"

	"entente/graph"
)

// reports is an article of one sentence that ends with more words.
func reports(articleID, published, more string, s statement) graph.Extraction {
	x := extraction(articleID, published, s)
	c := &x.Claims[0]
	x.Article.Text = x.Article.Text[:c.SentenceSpan.End-1] + more + "."
	c.SentenceSpan.End = len(x.Article.Text)
	c.Sentence = x.Article.Text[c.SentenceSpan.Start:]
	return x
}

// testCopies holds that articles that print one text make a relation no surer, although they count as articles.
func testCopies(t *testing.T, s *storeTest) {
	cut := says("Albania", graph.CutTiesWith, "Iran")
	const agency = " on Wednesday over a cyberattack in July, Prime Minister Edi Rama said in a video statement"
	want := func(when string, articles, independent int, confidence float64) {
		t.Helper()
		p, err := s.store.Picture(t.Context(), 10)
		if err != nil || len(p.Relations) != 1 {
			t.Fatalf("%s: %+v, %v", when, p.Relations, err)
		}
		r := p.Relations[0]
		if r.Claims != articles || r.Articles != articles || r.Independent != independent || r.Confidence != confidence {
			t.Errorf("%s: %+v, want %d articles, %d independent, confidence %v", when, r, articles, independent, confidence)
		}
	}
	first := reports("paper-1", "2022-09-07", agency, cut)
	first.Claims[0].Confidence = 0.8
	s.put(first)
	want("one paper", 1, 1, 0.8)
	second := reports("paper-2", "2022-09-08", agency+" to the nation", cut)
	second.Claims[0].Confidence = 0.6
	s.put(second)
	want("its copy", 2, 1, 0.8)
	own := reports("paper-3", "2022-09-08", " and told the staff of its embassy to leave within a day", cut)
	own.Claims[0].Confidence = 0.7
	s.put(own)
	want("a report of its own", 3, 2, 0.94)
	again := reports("paper-4", "2023-09-08", agency, cut)
	again.Claims[0].Confidence = 0.8
	s.put(again)
	want("the same words a year later", 4, 3, 0.988)
	denied := reports("paper-5", "2022-09-08", " at all", cut)
	denied.Claims[0].Negated = true
	s.put(denied)
	want("a denial", 4, 3, 0.988)

	copied := s.digest()
	for _, id := range []string{"paper-3", "paper-4"} {
		if err := s.store.DeleteArticle(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	want("those deleted", 2, 1, 0.8)
	if err := s.store.DeleteArticle(t.Context(), "paper-1"); err != nil {
		t.Fatal(err)
	}
	want("the copy alone", 1, 1, 0.6)
	for _, x := range []graph.Extraction{again, own, first} {
		s.put(x)
	}
	if got := s.digest(); got != copied {
		t.Errorf("another order gives another graph:\n%s\nwas\n%s", got, copied)
	}
}
