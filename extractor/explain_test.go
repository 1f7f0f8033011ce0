package extractor_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extractor"
	"entente/extractor/claim"
	"entente/graph"
)

// TestExplain holds that an explanation says what Extract finds, that its trees are trees, and that a
// passage is read with the article around it.
func TestExplain(t *testing.T) {
	ex := newExtractor(t)
	text := "Albania cut ties with Iran, Prime Minister Edi Rama said. Rama also condemned Russia.\n\nThe river is blue."
	a := graph.Article{ID: "explained", Text: text, Published: "2022-09-10"}
	want, err := ex.Extract(a)
	if err != nil {
		t.Fatal(err)
	}
	e, err := ex.Explain(a, graph.Span{})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want.Claims, e.Claims); d != "" || len(e.Sentences) != 3 || len(e.Claims) == 0 {
		t.Errorf("%d sentences; claims (-extracted +explained)\n%s", len(e.Sentences), d)
	}
	for _, s := range e.Sentences {
		roots := 0
		for i, w := range s.Tokens {
			if strings.TrimSpace(text[w.Start:w.End]) == "" || w.Head == i || w.Head >= len(s.Tokens) || w.Label == "" {
				t.Errorf("token %d: %+v", i, w)
			}
			if w.Head < 0 {
				roots++
			}
		}
		if roots != 1 {
			t.Errorf("%q has %d roots", text[s.Start:s.End], roots)
		}
	}
	if !slices.ContainsFunc(e.Sentences[0].Frames, func(f extractor.ExplainedFrame) bool { return f.Outcome == claim.Fired }) {
		t.Errorf("no frame fired: %+v", e.Sentences[0].Frames)
	}
	if slices.ContainsFunc(e.Sentences[2].Frames, func(f extractor.ExplainedFrame) bool { return f.Near() == 0 }) {
		t.Errorf("frames of the river: %+v", e.Sentences[2].Frames)
	}

	second := e.Sentences[1].Span
	part, err := ex.Explain(a, graph.Span{Start: second.Start + 3, End: second.Start + 4})
	if err != nil || len(part.Sentences) != 1 || part.Sentences[0].Span != second || len(part.Claims) != 1 || part.Claims[0].SubjectID != "person:edi-rama" {
		t.Errorf("a passage: %+v, %v", part, err)
	}
}

func TestExplainRefuses(t *testing.T) {
	ex := newExtractor(t)
	for _, c := range []struct {
		name   string
		a      graph.Article
		within graph.Span
		code   graph.Code
	}{
		{"a long text", graph.Article{Text: strings.Repeat("a ", extractor.MaxExplained)}, graph.Span{}, graph.Limit},
		{"a date that is none", graph.Article{Text: "x", Published: "soon"}, graph.Span{}, graph.Invalid},
		{"a passage outside", graph.Article{Text: "x"}, graph.Span{Start: 0, End: 2}, graph.Invalid},
		{"a passage turned round", graph.Article{Text: "xyz"}, graph.Span{Start: 2, End: 1}, graph.Invalid},
		{"no UTF-8", graph.Article{Text: "\xff"}, graph.Span{}, graph.Invalid},
	} {
		if _, err := ex.Explain(c.a, c.within); graph.CodeOf(err) != c.code {
			t.Errorf("%s: %v, want %s", c.name, err, c.code)
		}
	}
}
