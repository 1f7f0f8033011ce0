package web

import (
	"context"

	"entente/graph"
)

type schema struct {
	Labels            []string       `json:"labels"`
	RelationshipTypes []string       `json:"relationshipTypes"`
	PropertyKeys      []string       `json:"propertyKeys"`
	Relations         []relationKind `json:"relations" doc:"what relation types mean, the core ones first"`
	Examples          []Example      `json:"examples" doc:"starter queries"`
}

type relationKind struct {
	Type      string `json:"type" example:"CUT_TIES_WITH"`
	Words     string `json:"words" doc:"as it reads between subject and object" example:"cut ties with"`
	Family    string `json:"family" enum:"hostile,friendly,contact,structural"`
	Symmetric bool   `json:"symmetric" doc:"both directions say the same"`
	CAMEO     string `json:"cameo" doc:"event code of CAMEO; empty for a state" example:"161"`
	PLOVER    string `json:"plover" doc:"event type of PLOVER; may be empty" example:"SANCTION"`
}

type schemaOutput struct{ Body schema }

func (s *server) schema(ctx context.Context, _ *struct{}) (*schemaOutput, error) {
	names, err := s.Graph.Vocabulary(ctx)
	if err != nil {
		return nil, err
	}
	return &schemaOutput{schema{
		Labels:            listed(names.Labels),
		RelationshipTypes: listed(names.RelationshipTypes),
		PropertyKeys:      listed(names.PropertyKeys),
		Relations: each(graph.RelationKinds, func(k graph.RelationKind) relationKind {
			return relationKind{Type: string(k.Type), Words: k.Words, Family: string(k.Family), Symmetric: k.Symmetric, CAMEO: k.CAMEO, PLOVER: k.PLOVER}
		}),
		Examples: append([]Example{}, s.Examples...),
	}}, nil
}
