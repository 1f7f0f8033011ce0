package neo4j

import (
	"context"
	"regexp"

	"entente/graph"
)

// identifier is what a label or a property key of our own schema looks like.
var identifier = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]{0,63}$`)

// Prepare makes the constraints and indexes of the schema where they are
// missing, and waits until the indexes can be used.
func (e *Engine) Prepare(ctx context.Context, schema graph.Schema) error {
	var statements []string
	for _, p := range schema.Unique {
		statements = append(statements, "CREATE CONSTRAINT entente_unique_"+p.Label+"_"+p.Key+
			" IF NOT EXISTS FOR (n:"+p.Label+") REQUIRE n."+p.Key+" IS UNIQUE")
	}
	for _, p := range schema.Indexed {
		statements = append(statements, "CREATE INDEX entente_index_"+p.Label+"_"+p.Key+
			" IF NOT EXISTS FOR (n:"+p.Label+") ON (n."+p.Key+")")
	}
	for _, list := range [][]graph.Property{schema.Unique, schema.Indexed} {
		for _, p := range list {
			if !identifier.MatchString(p.Label) || !identifier.MatchString(p.Key) {
				return graph.Errorf(graph.Invalid, "the schema names %q.%q, which is no plain label and property key", p.Label, p.Key)
			}
		}
	}
	for _, statement := range statements {
		if err := e.run(ctx, graph.Write, statement); err != nil {
			return err
		}
	}
	return e.run(ctx, graph.Read, "CALL db.awaitIndexes(60)")
}

// run runs one statement of our own in a transaction of its own.
func (e *Engine) run(ctx context.Context, access graph.Access, statement string) error {
	return e.Transact(ctx, access, func(tx graph.Tx) error {
		_, err := tx.Run(ctx, statement, nil)
		return err
	})
}
