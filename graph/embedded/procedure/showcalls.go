package procedure

import (
	"slices"
	"strings"
)

// Function is what SHOW FUNCTIONS tells of a function.
type Function struct {
	Name        string
	Category    string // "String", "Aggregating"
	Description string
	Signature   string // "size(input :: LIST<ANY> | STRING) :: INTEGER"
	Result      string
	Aggregating bool
}

func showProcedures(call *Call, _ string) ([][]any, error) {
	var rows [][]any
	for _, p := range call.Registry.All() {
		arguments, results := []any{}, []any{}
		for _, a := range p.Params {
			m := map[string]any{"name": a.Name, "type": string(a.Type), "description": a.Description, "isDeprecated": false}
			if a.Optional {
				m["default"] = "DefaultParameterValue{value=" + defaultText(a.Default) + ", type=" + string(a.Type) + "}"
			}
			arguments = append(arguments, m)
		}
		for _, c := range p.Columns {
			results = append(results, map[string]any{"name": c.Name, "type": string(c.Type), "description": c.Description, "isDeprecated": false})
		}
		rows = append(rows, []any{p.Name, p.Description, string(p.Mode), false, p.Signature.String(), arguments, results, false, nil, nil, false, nil,
			map[string]any{"deprecated": false}})
	}
	return rows, nil
}

func showFunctions(call *Call, filter string) ([][]any, error) {
	if filter == "USER DEFINED" {
		return nil, nil
	}
	var rows [][]any
	for _, f := range call.Registry.functions {
		rows = append(rows, []any{f.Name, f.Category, f.Description, f.Signature, true, []any{}, f.Result, f.Aggregating, nil, nil, false, nil})
	}
	slices.SortStableFunc(rows, func(a, b []any) int { return strings.Compare(a[0].(string), b[0].(string)) })
	return rows, nil
}
