package web

import (
	"context"

	"entente/graph"
)

type entity struct {
	ID       string   `json:"id" example:"country:AL"`
	Type     string   `json:"type" enum:"Person,Country,Organization"`
	Name     string   `json:"name"`
	Aliases  []string `json:"aliases"`
	Claims   int      `json:"claims" doc:"claims that it takes part in"`
	Articles int      `json:"articles" doc:"articles that mention it"`
}

type entityRef struct {
	ID   string `json:"id"`
	Type string `json:"type" enum:"Person,Country,Organization"`
	Name string `json:"name"`
}

type entityInput struct {
	ID string `path:"id" maxLength:"400" doc:"entity id"`
}

// entityDetail is an entity with what is known of its identity.
type entityDetail struct {
	entity
	Merges []merge `json:"merges" doc:"whom it was made of, whom it is kept apart from, whom it may be; at most 100"`
}

type entityOutput struct{ Body entityDetail }

func (s *server) entity(ctx context.Context, in *entityInput) (*entityOutput, error) {
	e, err := s.Graph.Entity(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	merges, _, err := s.Graph.Merges(ctx, graph.MergeFilter{Entity: e.ID, Limit: 100})
	if err != nil {
		return nil, err
	}
	return &entityOutput{entityDetail{entityOf(e), each(merges, mergeOf)}}, nil
}

type neighboursInput struct {
	ID     string `path:"id" maxLength:"400" doc:"entity id"`
	Limit  int    `query:"limit" minimum:"1" maximum:"200" default:"25"`
	Offset int    `query:"offset" minimum:"0" default:"0"`
}

func (s *server) neighbours(ctx context.Context, in *neighboursInput) (*pictureOutput, error) {
	p, err := s.Graph.Neighbours(ctx, in.ID, in.Limit, in.Offset)
	if err != nil {
		return nil, err
	}
	return &pictureOutput{pictureOf(p)}, nil
}

func entityOf(e graph.EntitySummary) entity {
	return entity{
		ID: e.ID, Type: string(e.Type), Name: e.Name, Aliases: listed(e.Aliases),
		Claims: e.Claims, Articles: e.Articles,
	}
}

func entityRefOf(e graph.Entity) entityRef {
	return entityRef{ID: e.ID, Type: string(e.Type), Name: e.Name}
}
