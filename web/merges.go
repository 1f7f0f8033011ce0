package web

import (
	"context"

	"entente/graph"
)

// merge is the record of two entities that were made one, are kept apart, or
// may be one.
type merge struct {
	ID         string    `json:"id" doc:"of the pair"`
	From       entityRef `json:"from"`
	Into       entityRef `json:"into"`
	Entity     string    `json:"entity" doc:"id of the entity that shows from now"`
	State      string    `json:"state" enum:"applied,suggested,apart,none" doc:"none: nothing is said of the two any more"`
	Code       string    `json:"code" doc:"why: particle, spelling, middle, initial, short-form, surname, legal-form, acronym, context or user"`
	Reason     string    `json:"reason" doc:"why, as a sentence"`
	Confidence float64   `json:"confidence" doc:"that they are one or, of apart, that they are two"`
	By         string    `json:"by" doc:"who decided; entente for the program"`
	At         string    `json:"at" doc:"RFC 3339, UTC, of a user's decision; empty for the program's"`
	Articles   []string  `json:"articles" doc:"ids of articles that speak of from, at most 20"`
}

type mergesInput struct {
	State  string `query:"state" enum:"applied,suggested,apart" doc:"all states if empty"`
	Entity string `query:"entity" maxLength:"400" doc:"entity id: what it was made of, is now, may be or is not"`
	Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"50"`
	Offset int    `query:"offset" minimum:"0" default:"0"`
}

type mergeList struct {
	Items []merge `json:"items"`
	Total int     `json:"total"`
}

type mergesOutput struct{ Body mergeList }

func (s *server) merges(ctx context.Context, in *mergesInput) (*mergesOutput, error) {
	found, total, err := s.Graph.Merges(ctx, graph.MergeFilter{
		State: graph.MergeState(in.State), Entity: in.Entity, Limit: in.Limit, Offset: in.Offset,
	})
	if err != nil {
		return nil, err
	}
	return &mergesOutput{mergeList{Items: each(found, mergeOf), Total: total}}, nil
}

type decideInput struct{ Body decision }

type decision struct {
	From  string `json:"from" minLength:"1" maxLength:"400" doc:"entity id; of a merge the one that goes"`
	Into  string `json:"into" minLength:"1" maxLength:"400" doc:"entity id; of a merge the one that stays"`
	State string `json:"state,omitempty" enum:"applied,apart" default:"applied" doc:"applied: they are one; apart: they are two"`
	By    string `json:"by,omitempty" maxLength:"100" doc:"who says so; user if empty"`
}

type mergeOutput struct{ Body merge }

// decide also accepts a suggestion: by its two entities.
func (s *server) decide(ctx context.Context, in *decideInput) (*mergeOutput, error) {
	m, err := s.Graph.Decide(ctx, graph.Decision{
		Apart: graph.MergeState(in.Body.State) == graph.MergeApart, From: in.Body.From, Into: in.Body.Into, By: in.Body.By, At: s.Now(),
	})
	if err != nil {
		return nil, err
	}
	return &mergeOutput{mergeOf(m)}, nil
}

type undoInput struct {
	ID string `path:"id" maxLength:"100" doc:"id of the record"`
}

// undo answers with what is so now, since undoing what the program did leaves a
// decision of the user's, which can be undone in turn.
func (s *server) undo(ctx context.Context, in *undoInput) (*mergeOutput, error) {
	m, err := s.Graph.Undo(ctx, in.ID, "", s.Now())
	if err != nil {
		return nil, err
	}
	return &mergeOutput{mergeOf(m)}, nil
}

func mergeOf(m graph.Merge) merge {
	state := string(m.State)
	if state == "" {
		state = "none"
	}
	return merge{
		ID:     m.ID,
		From:   entityRef{ID: m.From, Type: string(m.Type), Name: m.FromName},
		Into:   entityRef{ID: m.Into, Type: string(m.Type), Name: m.IntoName},
		Entity: m.Entity, State: state, Code: m.Code, Reason: m.Reason, Confidence: m.Confidence,
		By: m.By, At: m.At, Articles: listed(m.Articles),
	}
}
