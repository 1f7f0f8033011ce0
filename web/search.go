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

// searchHit is an entity and what matched. It does not embed entity, because
// the document would leave out the members of an embedded unexported struct.
type searchHit struct {
	ID       string   `json:"id"`
	Type     string   `json:"type" enum:"Person,Country,Organization"`
	Name     string   `json:"name"`
	Aliases  []string `json:"aliases"`
	Claims   int      `json:"claims"`
	Articles int      `json:"articles"`
	Matched  string   `json:"matched" doc:"the name or alias that matched"`
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
		return searchHit{
			ID: h.ID, Type: string(h.Type), Name: h.Name, Aliases: listed(h.Aliases),
			Claims: h.Claims, Articles: h.Articles, Matched: h.Matched,
		}
	})}}, nil
}
