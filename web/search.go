package web

import (
	"context"
	"strings"

	"entente/graph"
)

type searchInput struct {
	Q     string `query:"q" maxLength:"200" doc:"part of a name or alias"`
	Limit int    `query:"limit" minimum:"1" maximum:"100" default:"10"`
}

type searchHit struct {
	entity
	Matched string `json:"matched" doc:"the name or alias that matched"`
}

type searchResult struct {
	Items []searchHit `json:"items"`
	Total int         `json:"total"`
}

type searchOutput struct{ Body searchResult }

func (s *server) search(ctx context.Context, in *searchInput) (*searchOutput, error) {
	hits, total, err := s.Graph.Search(ctx, strings.TrimSpace(in.Q), in.Limit)
	if err != nil {
		return nil, err
	}
	return &searchOutput{searchResult{Total: total, Items: each(hits, func(h graph.EntityHit) searchHit {
		return searchHit{entity: entityOf(h.EntitySummary), Matched: h.Matched}
	})}}, nil
}
