package procedure

import "entente/graph/embedded/storage"

// tokenProcedures list the names that are used in the graph.
func tokenProcedures() []Procedure {
	names := func(name, column, description string, kind storage.TokenKind) Procedure {
		return Procedure{
			Signature{Name: name, Columns: []Column{{Name: column, Type: String}}, Mode: Read, Description: description},
			func(call *Call, _ []any) (Rows, error) {
				var rows [][]any
				for _, n := range call.Tx.UsedNames(kind) {
					if err := call.Tick(); err != nil {
						return nil, err
					}
					rows = append(rows, []any{n})
				}
				return RowsOf(rows...), nil
			},
		}
	}
	return []Procedure{
		names("db.labels", "label", "List all labels attached to nodes in the database.", storage.Label),
		names("db.relationshipTypes", "relationshipType", "List all types attached to relationships in the database.", storage.Type),
		names("db.propertyKeys", "propertyKey", "List all property keys in the database.", storage.Key),
	}
}
