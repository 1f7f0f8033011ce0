package web

import (
	"sync"
	"testing"
	"time"

	"entente/extractor"
	"entente/graph"
)

// fakeExplainer explains the sentence of [source] whatever it is asked.
type fakeExplainer struct {
	mu    sync.Mutex
	asked []graph.Span
	wait  chan struct{} // if not nil, each call ends when it is closed
}

func (x *fakeExplainer) Explain(a graph.Article, within graph.Span) (*extractor.Explanation, error) {
	x.mu.Lock()
	x.asked = append(x.asked, within)
	x.mu.Unlock()
	if x.wait != nil {
		<-x.wait
	}
	if a.Published == "soon" {
		return nil, graph.Errorf(graph.Invalid, "there is no date %q", a.Published)
	}
	if len(a.Text) < len(source.Text) {
		return &extractor.Explanation{}, nil
	}
	return &extractor.Explanation{
		Extractor: "1-test",
		Sentences: []extractor.ExplainedSentence{{
			Span: stated.SentenceSpan,
			Tokens: []extractor.ExplainedToken{
				{Span: graph.Span{Start: 0, End: 7}, Text: "Albania", Tag: "NNP", Lemma: "albania", Head: 1, Label: "nsubj"},
				{Span: graph.Span{Start: 8, End: 11}, Text: "cut", Tag: "VBD", Lemma: "cut", Head: -1, Label: "root"},
			},
			Frames: []extractor.ExplainedFrame{
				{Rule: "cut-ties/verb", Type: graph.CutTiesWith, Span: stated.CueSpan, Outcome: "fired"},
				{Rule: "cut-ties/off", Type: graph.CutTiesWith, Span: graph.Span{Start: 8, End: 11}, Outcome: "particle", Detail: "off"},
			},
		}},
		Mentions: []graph.Mention{{Span: stated.SubjectSpan, Text: "Albania", Type: graph.Country, Form: graph.FormName, EntityID: "country:AL", Name: "Albania"}},
		Claims:   []graph.Claim{stated.Claim},
		Entities: map[string]graph.Entity{"country:AL": albania.Entity, "country:IR": iran.Entity},
	}, nil
}

// TestExplanationsAreBounded holds that no more than a few texts are explained at once.
func TestExplanationsAreBounded(t *testing.T) {
	f := newFixture(t, func(o *Options) { o.Queries = 1 })
	f.explain.wait = make(chan struct{})
	done := make(chan int)
	go func() { done <- f.do("POST", "/api/explain", `{"text":"x"}`).Code }()
	for started := false; !started; time.Sleep(time.Millisecond) {
		f.explain.mu.Lock()
		started = len(f.explain.asked) == 1
		f.explain.mu.Unlock()
	}
	if w := f.do("POST", "/api/explain", `{"text":"x"}`); w.Code != 503 || problemIn(t, w).Code != "unavailable" {
		t.Errorf("the second: %d %s", w.Code, w.Body)
	}
	close(f.explain.wait)
	if code := <-done; code != 200 {
		t.Errorf("the first: %d", code)
	}
}
