package web

import (
	"context"
	"encoding/base64"
	"strings"

	"entente/graph"
	"entente/ingest"
)

type articleSummary struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	URL       string `json:"url" doc:"http or https; empty for any other address"`
	Source    string `json:"source"`
	Published string `json:"published"`
	AddedAt   string `json:"addedAt" doc:"RFC 3339, UTC"`
	Mentions  int    `json:"mentions"`
	Claims    int    `json:"claims"`
}

// article has mentions as a list, where a summary has their number.
type article struct {
	ID        string    `json:"id"`
	Title     string    `json:"title"`
	URL       string    `json:"url" doc:"http or https; empty for any other address"`
	Source    string    `json:"source"`
	Published string    `json:"published"`
	AddedAt   string    `json:"addedAt" doc:"RFC 3339, UTC"`
	Text      string    `json:"text" doc:"as it was added, byte for byte"`
	Mentions  []mention `json:"mentions" doc:"in the order of the text"`
	Claims    int       `json:"claims"`
	ClaimList []claim   `json:"claimList"`
}

type mention struct {
	Start  int       `json:"start" doc:"UTF-8 byte offset into the text"`
	End    int       `json:"end"`
	Form   string    `json:"form" enum:"name,alias,acronym,demonym,metonym,nominal,pronoun"`
	Entity entityRef `json:"entity"`
}

type articlesInput struct {
	Q      string `query:"q" maxLength:"200" doc:"part of the title, the source or the text"`
	Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"50"`
	Offset int    `query:"offset" minimum:"0" default:"0"`
}

type articleList struct {
	Items []articleSummary `json:"items"`
	Total int              `json:"total"`
}

type articlesOutput struct{ Body articleList }

func (s *server) articles(ctx context.Context, in *articlesInput) (*articlesOutput, error) {
	found, total, err := s.Graph.Articles(ctx, strings.TrimSpace(in.Q), in.Limit, in.Offset)
	if err != nil {
		return nil, err
	}
	return &articlesOutput{articleList{Items: each(found, articleSummaryOf), Total: total}}, nil
}

type articleInput struct {
	ID string `path:"id" maxLength:"400" doc:"article id"`
}

type articleOutput struct{ Body article }

func (s *server) article(ctx context.Context, in *articleInput) (*articleOutput, error) {
	v, err := s.Graph.Article(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	return &articleOutput{article{
		ID: v.ID, Title: v.Title, URL: linkable(v.URL), Source: v.Source, Published: v.Published,
		AddedAt: instant(v.AddedAt), Text: v.Text,
		Mentions: each(v.MentionList, mentionOf), Claims: v.Claims, ClaimList: each(v.ClaimList, claimOf),
	}}, nil
}

func (s *server) deleteArticle(ctx context.Context, in *articleInput) (*struct{}, error) {
	return nil, s.Graph.DeleteArticle(ctx, in.ID)
}

type addInput struct{ Body newArticles }

type newArticles struct {
	Articles []newArticle `json:"articles" minItems:"1" maxItems:"2000"`
}

// newArticle is text with what is known of it, or a file.
type newArticle struct {
	Name      string `json:"name,omitempty" maxLength:"400" doc:"file name; its extension says the format"`
	Data      string `json:"data,omitempty" doc:"the file, base64" contentEncoding:"base64"`
	ID        string `json:"id,omitempty" maxLength:"400" doc:"derived if empty"`
	Title     string `json:"title,omitempty" maxLength:"2000"`
	URL       string `json:"url,omitempty" maxLength:"4000"`
	Source    string `json:"source,omitempty" maxLength:"400"`
	Published string `json:"published,omitempty" maxLength:"40" doc:"ISO 8601, possibly of reduced precision"`
	Text      string `json:"text,omitempty"`
}

type startedOutput struct {
	Location string `header:"Location" doc:"address of the job"`
	Body     job
}

func (s *server) addArticles(_ context.Context, in *addInput) (*startedOutput, error) {
	inputs := make([]ingest.Input, 0, len(in.Body.Articles))
	for i, a := range in.Body.Articles {
		input, err := inputOf(a)
		if err != nil {
			return nil, graph.Errorf(graph.Invalid, "article %d: %w", i, err)
		}
		inputs = append(inputs, input)
	}
	j, err := s.Ingest.Add(inputs)
	if err != nil {
		return nil, err
	}
	return startedOf(j), nil
}

// inputOf decodes the base64. What is in a file or text is for the ingest to
// judge, item by item.
func inputOf(a newArticle) (ingest.Input, error) {
	in := ingest.Input{
		Name: a.Name, ID: a.ID, Title: a.Title, URL: a.URL, Source: a.Source, Published: a.Published, Text: a.Text,
	}
	if a.Text != "" {
		if a.Data != "" {
			return in, graph.Errorf(graph.Invalid, "give text or data, not both")
		}
		return in, nil
	}
	data, err := base64.StdEncoding.DecodeString(a.Data)
	if err != nil {
		return in, graph.Errorf(graph.Invalid, "data is not base64")
	}
	in.Data = append([]byte{}, data...) // not nil, even if empty: an empty file
	return in, nil
}

func articleSummaryOf(a graph.ArticleSummary) articleSummary {
	return articleSummary{
		ID: a.ID, Title: a.Title, URL: linkable(a.URL), Source: a.Source, Published: a.Published,
		AddedAt: instant(a.AddedAt), Mentions: a.Mentions, Claims: a.Claims,
	}
}

func mentionOf(m graph.Mention) mention {
	return mention{
		Start: m.Start, End: m.End, Form: string(m.Form),
		Entity: entityRef{ID: m.EntityID, Type: string(m.Type), Name: m.Name},
	}
}
