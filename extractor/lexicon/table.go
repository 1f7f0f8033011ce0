package lexicon

import (
	"bytes"
	"io/fs"
	"strings"

	"entente/graph"
)

// row is a line of a data file.
type row struct {
	file   string
	line   int
	fields []string
}

// fail makes an error that says where in the data it is: "file:line: message".
func (r row) fail(format string, args ...any) error {
	e := graph.Errorf(graph.Invalid, format, args...)
	return graph.Errorf(graph.Invalid, "%s:%d: %s", r.file, r.line, e.Message)
}

// list splits a field at semicolons and drops empty parts.
func list(field string) []string {
	if field == "" {
		return nil
	}
	out := strings.Split(field, ";")
	kept := out[:0]
	for _, s := range out {
		if s = strings.TrimSpace(s); s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}

// readTable reads lines of tab-separated fields. Lines that start with # and
// empty lines are skipped; columns is the exact number of fields, missing empty
// ones at the end included.
func readTable(data fs.FS, name string, columns int) ([]row, []byte, error) {
	content, err := fs.ReadFile(data, name)
	if err != nil {
		return nil, nil, graph.Errorf(graph.Invalid, "lexicon: %w", err)
	}
	var rows []row
	line := 0
	for text := range bytes.Lines(content) {
		line++
		s := strings.TrimRight(string(text), "\r\n")
		if strings.TrimSpace(s) == "" || strings.HasPrefix(s, "#") {
			continue
		}
		r := row{file: name, line: line, fields: strings.Split(s, "\t")}
		if len(r.fields) != columns {
			return nil, nil, r.fail("expected %d fields separated by tabs, found %d", columns, len(r.fields))
		}
		rows = append(rows, r)
	}
	return rows, append([]byte(name+"\n"), content...), nil
}
