package embedded

import (
	"context"

	"entente/graph/embedded/storage"
)

// Compile does all that running a statement does before anything runs. It
// returns whether the statement would change the graph.
func (e *Engine) Compile(ctx context.Context, cypher string, params map[string]any) (writes bool, err error) {
	err = e.view(ctx, func(tx *storage.Tx) error {
		s, err := e.statements.get(tx, cypher, nil)
		if err != nil {
			return err
		}
		writes = s.writes
		_, err = s.widen(params)
		return err
	})
	return writes, err
}
