package procedure

import (
	"entente/graph"
	"entente/graph/embedded/storage"
	"entente/graph/embedded/value"
)

// Status codes of procedures, in Neo4j's form.
const (
	StatusNotFound      = "Neo.ClientError.Procedure.ProcedureNotFound"
	StatusIndexNotFound = "Neo.ClientError.Schema.IndexNotFound"
	StatusCallFailed    = "Neo.ClientError.Procedure.ProcedureCallFailed"
)

// indexProcedures wait for indexes. An index of ours is complete when the
// transaction that makes it ends, so there is nothing to wait for.
func indexProcedures() []Procedure {
	timeout := Param{Name: "timeOutSeconds", Type: Integer, Optional: true, Default: int64(300), Description: "The maximum time to wait in seconds."}
	return []Procedure{
		{
			Signature{
				Name: "db.awaitIndexes", Params: []Param{timeout}, Mode: Read,
				Description: "Wait for all indexes to come online (for example: CALL db.awaitIndexes(300)).",
			},
			func(_ *Call, args []any) (Rows, error) {
				if args[0] == nil {
					return nil, failed("db.awaitIndexes", "timeOutSeconds must not be null")
				}
				return RowsOf(), nil
			},
		},
		{
			Signature{
				Name: "db.awaitIndex", Mode: Read,
				Params:      []Param{{Name: "indexName", Type: String, Description: "The name of the awaited index."}, timeout},
				Description: `Wait for an index to come online (for example: CALL db.awaitIndex("MyIndex", 300)).`,
			},
			func(call *Call, args []any) (Rows, error) {
				name, _ := args[0].(string)
				if r, found := call.Tx.Rule(name); name == storage.LookupName || found && (!r.Kind.Constraint() || r.Kind.Unique()) {
					return RowsOf(), nil
				}
				return nil, noIndex(args[0])
			},
		},
	}
}

func noIndex(name any) error {
	e := graph.Errorf(graph.Invalid, "No such index '%v'", name)
	e.Status = StatusIndexNotFound
	return e
}

// failed says that a procedure cannot do what the arguments ask for.
func failed(name, why string) error {
	e := value.ArgumentErrorf("Failed to invoke procedure `%s`: %s", name, why)
	e.Status = StatusCallFailed
	return e
}
