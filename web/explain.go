package web

import (
	"context"

	"entente/extractor"
	"entente/graph"
)

type explainInput struct{ Body explainRequest }

type explainRequest struct {
	Text      string `json:"text,omitempty" maxLength:"20000" doc:"a sentence or a short text"`
	Published string `json:"published,omitempty" maxLength:"40" doc:"ISO 8601; the date that text is read as of"`
	Article   string `json:"article,omitempty" maxLength:"400" doc:"article id, in place of text: its sentences are read with all of the article around them"`
	Start     int    `json:"start,omitempty" minimum:"0" doc:"of article: UTF-8 byte offset; the sentences that reach into start to end are explained"`
	End       int    `json:"end,omitempty" minimum:"0" doc:"of article: the offset after the last byte"`
}

type explainOutput struct{ Body Explanation }

// Explanation is how a text is read. Its spans are into the text or article that was asked for; its ids of
// entities are those of one article, before articles are compared.
type Explanation struct {
	Extractor string              `json:"extractor" doc:"version of the extractor, its rules included"`
	Sentences []explainedSentence `json:"sentences"`
	Mentions  []mention           `json:"mentions"`
	Claims    []claim             `json:"claims"`
}

type explainedSentence struct {
	span
	Text   string           `json:"text"`
	Silent string           `json:"silent" enum:",cross-head,boilerplate,credit" doc:"why such a sentence never makes a claim"`
	Tokens []explainedToken `json:"tokens"`
	Frames []explainedFrame `json:"frames" doc:"frames whose trigger stands in the sentence: those that fired first, then the nearest to a claim first"`
}

type explainedToken struct {
	span
	Text  string `json:"text"`
	Tag   string `json:"tag" doc:"part of speech, Penn Treebank"`
	Lemma string `json:"lemma"`
	Head  int    `json:"head" doc:"index of the token that it depends on, -1 for the root"`
	Label string `json:"label" doc:"relation of Universal Dependencies"`
}

type explainedFrame struct {
	span
	Rule    string `json:"rule" doc:"empty where no frame was tried"`
	Type    string `json:"type"`
	Outcome string `json:"outcome" doc:"fired, or why it made no claim" example:"no-object"`
	Detail  string `json:"detail" doc:"the word that refused it, the words that it needs, or who does not fit"`
	Reason  string `json:"reason" doc:"why it made no claim, in words; empty if it fired"`
}

// explain reads a text or a passage of a stored article.
func (s *server) explain(ctx context.Context, in *explainInput) (*explainOutput, error) {
	b := in.Body
	article := graph.Article{ID: "explained", Text: b.Text, Published: b.Published}
	within := graph.Span{Start: b.Start, End: b.End}
	switch {
	case (b.Text == "") == (b.Article == ""):
		return nil, graph.Errorf(graph.Invalid, "give either text or article")
	case b.Text != "" && within != (graph.Span{}):
		return nil, graph.Errorf(graph.Invalid, "start and end are for an article")
	case b.Article != "" && (b.Published != "" || within.Start >= within.End):
		return nil, graph.Errorf(graph.Invalid, "with an article give start and end, start being smaller, and no date")
	case b.Article != "":
		stored, err := s.Graph.Article(ctx, b.Article)
		if err != nil {
			return nil, err
		}
		article = stored.Article
	}
	if !s.reads.take(ctx, queryPatience) {
		return nil, graph.Errorf(graph.Unavailable, "too many texts are explained at once; try again in a moment")
	}
	defer s.reads.release()
	e, err := s.Explain.Explain(article, within)
	if err != nil {
		return nil, err
	}
	return &explainOutput{ExplanationOf(article, e)}, nil
}

// ExplanationOf is the JSON form of an explanation of an article.
func ExplanationOf(a graph.Article, e *extractor.Explanation) Explanation {
	return Explanation{
		Extractor: e.Extractor,
		Sentences: each(e.Sentences, func(s extractor.ExplainedSentence) explainedSentence {
			return explainedSentence{
				span: span(s.Span), Text: a.Text[s.Start:s.End], Silent: s.Silent,
				Tokens: each(s.Tokens, func(t extractor.ExplainedToken) explainedToken {
					return explainedToken{span: span(t.Span), Text: t.Text, Tag: t.Tag, Lemma: t.Lemma, Head: t.Head, Label: t.Label}
				}),
				Frames: each(s.Frames, func(f extractor.ExplainedFrame) explainedFrame {
					return explainedFrame{span: span(f.Span), Rule: f.Rule, Type: string(f.Type), Outcome: string(f.Outcome), Detail: f.Detail, Reason: f.Reason()}
				}),
			}
		}),
		Mentions: each(e.Mentions, mentionOf),
		Claims: each(e.Claims, func(c graph.Claim) claim {
			return claimOf(graph.ClaimView{Claim: c, Subject: e.Entities[c.SubjectID], Object: e.Entities[c.ObjectID], Article: a})
		}),
	}
}
