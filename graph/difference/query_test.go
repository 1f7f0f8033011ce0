package difference

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// parameters are those of every query.
var parameters = map[string]any{
	"i": 3, "s": "ab", "l": []any{1, 2}, "m": map[string]any{"i": 1, "s": "x"}, "null": nil, "zero": 0, "minus": -1, "half": 0.5,
}

// query is what both engines are asked.
type query struct {
	text    string
	params  map[string]any
	ordered bool // the rows come in an order that the query fixes
	writes  bool // it changes the graph, which is compared as well
	columns bool // only the names of the columns are compared
}

// readQueries reads queries that were written by hand, one a line, of files in
// testdata. Before one may stand "ordered:", if it fixes the order of its rows,
// "writes:" or "columns:". Lines that are empty stay, as queries without text.
func readQueries(t *testing.T, files ...string) []query {
	t.Helper()
	var all []query
	for _, file := range files {
		content, err := os.ReadFile(filepath.Join("testdata", file))
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(content)) {
			q := query{text: strings.TrimSpace(line), params: parameters}
			if strings.HasPrefix(q.text, "//") {
				continue
			}
			q.text, q.ordered = strings.CutPrefix(q.text, "ordered: ")
			q.text, q.writes = strings.CutPrefix(q.text, "writes: ")
			q.text, q.columns = strings.CutPrefix(q.text, "columns: ")
			all = append(all, q)
		}
	}
	return all
}
