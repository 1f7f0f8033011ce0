package web

import (
	"context"

	"entente/graph"
)

type claim struct {
	ID           string     `json:"id"`
	Type         string     `json:"type" example:"CUT_TIES_WITH"`
	Subject      entityRef  `json:"subject"`
	Object       entityRef  `json:"object"`
	Article      articleRef `json:"article"`
	Sentence     string     `json:"sentence"`
	SentenceSpan span       `json:"sentenceSpan"`
	Cue          string     `json:"cue" doc:"the words that state the relation"`
	CueSpan      span       `json:"cueSpan"`
	SubjectSpan  span       `json:"subjectSpan"`
	ObjectSpan   span       `json:"objectSpan"`
	Negated      bool       `json:"negated"`
	Modality     string     `json:"modality" enum:"actual,planned,possible"`
	AttributedTo string     `json:"attributedTo" doc:"who says so; empty when the article itself does"`
	AttributedID string     `json:"attributedId" doc:"entity id of the speaker; may be empty"`
	Quoted       bool       `json:"quoted"`
	Date         string     `json:"date"`
	Confidence   float64    `json:"confidence"`
	Rule         string     `json:"rule" doc:"the frame and pattern that found it"`
}

type articleRef struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	URL       string `json:"url" doc:"http or https; empty for any other address"`
	Source    string `json:"source"`
	Published string `json:"published"`
}

type span struct {
	Start int `json:"start" doc:"UTF-8 byte offset into the article's text"`
	End   int `json:"end" doc:"the offset after the last byte"`
}

type claimsInput struct {
	Subject string `query:"subject" maxLength:"400" doc:"entity id"`
	Type    string `query:"type" maxLength:"60" doc:"relation type"`
	Object  string `query:"object" maxLength:"400" doc:"entity id"`
	Article string `query:"article" maxLength:"400" doc:"article id"`
	Entity  string `query:"entity" maxLength:"400" doc:"entity id, as subject or object"`
	Limit   int    `query:"limit" minimum:"1" maximum:"1000" default:"100"`
	Offset  int    `query:"offset" minimum:"0" default:"0"`
}

type claimList struct {
	Items []claim `json:"items"`
	Total int     `json:"total"`
}

type claimsOutput struct{ Body claimList }

func (s *server) claims(ctx context.Context, in *claimsInput) (*claimsOutput, error) {
	kind := graph.RelationType(in.Type)
	if in.Subject+in.Type+in.Object+in.Article+in.Entity == "" {
		return nil, graph.Errorf(graph.Invalid, "give at least one of subject, type, object, article and entity")
	}
	if _, known := kind.Kind(); in.Type != "" && !known {
		return nil, graph.Errorf(graph.Invalid, "there is no relation type %q; /api/schema lists them", in.Type)
	}
	views, total, err := s.Graph.Claims(ctx, graph.ClaimFilter{
		SubjectID: in.Subject, Type: kind, ObjectID: in.Object, ArticleID: in.Article, EntityID: in.Entity,
		Limit: in.Limit, Offset: in.Offset,
	})
	if err != nil {
		return nil, err
	}
	return &claimsOutput{claimList{Items: each(views, claimOf), Total: total}}, nil
}

func claimOf(v graph.ClaimView) claim {
	return claim{
		ID: v.ID, Type: string(v.Type), Subject: entityRefOf(v.Subject), Object: entityRefOf(v.Object),
		Article: articleRef{
			ID: v.Article.ID, Title: v.Article.Title, URL: linkable(v.Article.URL),
			Source: v.Article.Source, Published: v.Article.Published,
		},
		Sentence: v.Sentence, SentenceSpan: span(v.SentenceSpan), Cue: v.Cue, CueSpan: span(v.CueSpan),
		SubjectSpan: span(v.SubjectSpan), ObjectSpan: span(v.ObjectSpan),
		Negated: v.Negated, Modality: string(v.Modality), AttributedTo: v.AttributedTo, AttributedID: v.AttributedID,
		Quoted: v.Quoted, Date: v.Date, Confidence: v.Confidence, Rule: v.Rule,
	}
}
