package queryapi

import (
	"fmt"
	"strconv"

	"entente/graph"
)

// AppendResult appends the answer to a statement that ran: the data, the
// counters if they were asked for, the plan of EXPLAIN and PROFILE, and "truncated" where a cap was met. There
// are never bookmarks, since every read sees what is stored. Keys of maps are sorted, so that the same
// result is the same bytes. The error names a value of a type that Cypher does not have.
func AppendResult(b []byte, result *graph.Result, format Format, counters bool) ([]byte, error) {
	w := writer{out: b, typed: format == Typed}
	w.raw(`{"data":{"fields":`)
	w.texts(result.Fields)
	w.raw(`,"values":[`)
	for i, row := range result.Rows {
		if i > 0 {
			w.raw(`,`)
		}
		w.raw(`[`)
		for j, v := range row {
			if j > 0 {
				w.raw(`,`)
			}
			w.value(v)
		}
		w.raw(`]`)
	}
	w.raw(`]}`)
	if counters {
		w.counters(result.Counters)
	}
	if result.Plan != nil {
		w.plan(result.Plan)
	}
	w.raw(`,"bookmarks":[]`)
	if result.Truncated {
		w.raw(`,"truncated":true`)
	}
	w.raw("}\n")
	return w.out, w.err
}

// writer appends JSON to out; err is the first value that could not be written.
type writer struct {
	out   []byte
	typed bool
	err   error
}

func (w *writer) raw(s string) { w.out = append(w.out, s...) }

func (w *writer) texts(list []string) {
	w.raw(`[`)
	for i, s := range list {
		if i > 0 {
			w.raw(`,`)
		}
		w.text(s)
	}
	w.raw(`]`)
}

// value writes v in the writer's format.
func (w *writer) value(v any) {
	if w.typed {
		w.typedValue(v)
	} else {
		w.plainValue(v)
	}
}

func (w *writer) unknown(v any) {
	if w.err == nil {
		w.err = fmt.Errorf("a value of the type %T is no Cypher value", v)
	}
	w.raw(`null`)
}

// properties writes the members of a map or an entity, sorted by key.
func (w *writer) properties(m map[string]any) {
	w.raw(`{`)
	for i, key := range sortedKeys(m) {
		if i > 0 {
			w.raw(`,`)
		}
		w.text(key)
		w.raw(`:`)
		w.value(m[key])
	}
	w.raw(`}`)
}

func (w *writer) list(items []any) {
	w.raw(`[`)
	for i, v := range items {
		if i > 0 {
			w.raw(`,`)
		}
		w.value(v)
	}
	w.raw(`]`)
}

// path writes nodes and relationships in turn, as a JSON array.
func (w *writer) path(p graph.Path) {
	w.raw(`[`)
	for i, n := range p.Nodes {
		if i > 0 {
			w.raw(`,`)
			if i <= len(p.Relationships) {
				w.value(p.Relationships[i-1])
				w.raw(`,`)
			}
		}
		w.value(n)
	}
	w.raw(`]`)
}

// counters writes all members that Neo4j writes; schema and system changes
// cannot happen here and are 0.
func (w *writer) counters(c graph.Counters) {
	changed := c != graph.Counters{}
	w.raw(`,"counters":{"containsUpdates":` + strconv.FormatBool(changed))
	for _, part := range []struct {
		name string
		n    int
	}{
		{"nodesCreated", c.NodesCreated},
		{"nodesDeleted", c.NodesDeleted},
		{"propertiesSet", c.PropertiesSet},
		{"relationshipsCreated", c.RelationshipsCreated},
		{"relationshipsDeleted", c.RelationshipsDeleted},
		{"labelsAdded", c.LabelsAdded},
		{"labelsRemoved", c.LabelsRemoved},
		{"indexesAdded", 0}, {"indexesRemoved", 0}, {"constraintsAdded", 0}, {"constraintsRemoved", 0},
	} {
		w.raw(`,"` + part.name + `":` + strconv.Itoa(part.n))
	}
	w.raw(`,"containsSystemUpdates":false,"systemUpdates":0}`)
}
