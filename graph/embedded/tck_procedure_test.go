package embedded_test

import (
	"fmt"
	"regexp"
	"strings"

	"entente/graph/embedded/procedure"
	"entente/graph/embedded/value"
)

var procedureStep = regexp.MustCompile(`^there exists a procedure (\S+?)\((.*?)\) *:: *\((.*?)\) *:$`)

// tckProcedure makes a procedure of a step and its table: a row of the table is
// yielded where the arguments equal its first cells.
func tckProcedure(st tckStep) (procedure.Procedure, error) {
	m := procedureStep.FindStringSubmatch(st.text)
	p := procedure.Procedure{Signature: procedure.Signature{Name: m[1], Mode: procedure.Read}}
	for _, f := range strings.Split(m[2], ",") {
		if name, t, ok := strings.Cut(f, "::"); ok {
			p.Params = append(p.Params, procedure.Param{Name: strings.TrimSpace(name), Type: tckType(t)})
		}
	}
	for _, f := range strings.Split(m[3], ",") {
		if name, t, ok := strings.Cut(f, "::"); ok {
			p.Columns = append(p.Columns, procedure.Column{Name: strings.TrimSpace(name), Type: tckType(t)})
		}
	}
	var table [][]any
	for i, cells := range st.table {
		if i == 0 {
			continue
		}
		var row []any
		for _, c := range cells {
			v, ok := readValue(c)
			if !ok {
				return p, fmt.Errorf("the runner cannot read %s", c)
			}
			row = append(row, v)
		}
		if len(row) != len(p.Params)+len(p.Columns) {
			return p, fmt.Errorf("a row of %d cells for %s", len(row), &p.Signature)
		}
		table = append(table, row)
	}
	p.Run = func(_ *procedure.Call, args []any) (procedure.Rows, error) {
		var rows [][]any
		for _, row := range table {
			if value.Order(args, row[:len(args)]) == 0 { // null is null here
				rows = append(rows, row[len(args):])
			}
		}
		return procedure.RowsOf(rows...), nil
	}
	return p, nil
}

func tckType(text string) procedure.Type {
	return procedure.Type(strings.TrimSuffix(strings.TrimSpace(text), "?"))
}
