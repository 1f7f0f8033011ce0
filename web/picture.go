package web

import (
	"context"

	"entente/graph"
)

type picture struct {
	Entities  []entity     `json:"entities"`
	Relations []relation   `json:"relations"`
	Total     pictureTotal `json:"total" doc:"how many there are in all"`
}

type pictureTotal struct {
	Entities  int `json:"entities"`
	Relations int `json:"relations"`
}

type relation struct {
	ID          string  `json:"id" example:"country:AL|CUT_TIES_WITH|country:IR"`
	Subject     string  `json:"subject" doc:"entity id"`
	Type        string  `json:"type"`
	Object      string  `json:"object" doc:"entity id"`
	Claims      int     `json:"claims"`
	Articles    int     `json:"articles"`
	Independent int     `json:"independent" doc:"articles that are no copies of one text; 0 where it is not known"`
	First       string  `json:"first"`
	Last        string  `json:"last"`
	Confidence  float64 `json:"confidence"`
}

type pictureInput struct {
	Limit int `query:"limit" minimum:"1" maximum:"1500" default:"150" doc:"the most entities"`
}

type pictureOutput struct{ Body picture }

func (s *server) picture(ctx context.Context, in *pictureInput) (*pictureOutput, error) {
	p, err := s.Graph.Picture(ctx, in.Limit)
	if err != nil {
		return nil, err
	}
	return &pictureOutput{pictureOf(p)}, nil
}

func pictureOf(p graph.Picture) picture {
	return picture{
		Entities:  each(p.Entities, entityOf),
		Relations: each(p.Relations, relationOf),
		Total:     pictureTotal{Entities: p.TotalEntities, Relations: p.TotalRelations},
	}
}

func relationOf(r graph.Relation) relation {
	return relation{
		ID:      r.SubjectID + "|" + string(r.Type) + "|" + r.ObjectID,
		Subject: r.SubjectID, Type: string(r.Type), Object: r.ObjectID,
		Claims: r.Claims, Articles: r.Articles, Independent: r.Independent, First: r.First, Last: r.Last, Confidence: r.Confidence,
	}
}
