package neo4j

import (
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
)

// planOf turns the server's plan into ours. Operators lose the name of the database.
func planOf(p driver.Plan) *graph.Plan {
	if p == nil {
		return nil
	}
	out := operatorOf(p)
	for _, child := range p.Children() {
		out.Children = append(out.Children, planOf(child))
	}
	return out
}

// profileOf is planOf with what the operators did.
func profileOf(p driver.ProfiledPlan) *graph.Plan {
	if p == nil {
		return nil
	}
	out := operatorOf(p)
	out.Profile = &graph.Profile{Rows: p.Records(), DBHits: p.DbHits()}
	for _, child := range p.Children() {
		out.Children = append(out.Children, profileOf(child))
	}
	return out
}

// described is what a plan and a profile have in common.
type described interface {
	Operator() string
	Arguments() map[string]any
	Identifiers() []string
}

func operatorOf(p described) *graph.Plan {
	out := &graph.Plan{Identifiers: p.Identifiers()}
	out.Operator, _, _ = strings.Cut(p.Operator(), "@")
	out.Details, _ = p.Arguments()["Details"].(string)
	switch rows := p.Arguments()["EstimatedRows"].(type) {
	case float64:
		out.EstimatedRows = rows
	case int64:
		out.EstimatedRows = float64(rows)
	}
	return out
}

func kindOf(s driver.StatementType) graph.StatementKind {
	switch s {
	case driver.StatementTypeReadWrite:
		return graph.ReadsAndWrites
	case driver.StatementTypeWriteOnly:
		return graph.WritesOnly
	case driver.StatementTypeSchemaWrite:
		return graph.ChangesSchema
	}
	return graph.Reads
}
