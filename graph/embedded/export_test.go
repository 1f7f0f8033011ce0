package embedded

import (
	"context"
	"slices"

	"entente/graph"
	"entente/graph/embedded/procedure"
	"entente/graph/embedded/storage"
)

// QueryMemory is the memory, in bytes, of a statement that a person typed.
const QueryMemory = queryMemory

// Compile does all that running a statement does before anything runs. It
// returns whether the statement would change the graph.
func (e *Engine) Compile(ctx context.Context, cypher string, params map[string]any) (writes bool, err error) {
	err = e.view(ctx, func(tx *storage.Tx) error {
		s, err := e.statements.get(tx, cypher, nil, e.procedures)
		if err != nil {
			return err
		}
		writes = s.writes
		_, err = s.widen(params)
		return err
	})
	return writes, err
}

// SetProcedures gives the engine procedures beside the standard ones.
func (e *Engine) SetProcedures(more []procedure.Procedure) {
	if len(e.procedures.All()) == len(procedure.Standard()) && len(more) == 0 {
		return
	}
	e.procedures = procedure.NewRegistry(slices.Concat(procedure.Standard(), more)...)
	e.statements.clear()
}

// SetMemory bounds the memory, in bytes, of each statement of a transaction of
// [Engine.Begin].
func SetMemory(tx graph.OpenTx, bytes int64) { tx.(*transaction).memory = bytes }
