package graph

// record is a row of one of our own statements, read by field name. A field
// that is missing or null reads as the zero value: our Cypher and the code
// beside it are written together.
type record struct {
	fields []string
	values []any
}

func records(result *Result) []record {
	out := make([]record, len(result.Rows))
	for i, row := range result.Rows {
		out[i] = record{fields: result.Fields, values: row}
	}
	return out
}

func (r record) value(field string) any {
	for i, f := range r.fields {
		if f == field {
			return r.values[i]
		}
	}
	return nil
}

func (r record) text(field string) string {
	s, _ := r.value(field).(string)
	return s
}

func (r record) number(field string) int {
	n, _ := r.value(field).(int64)
	return int(n)
}

func (r record) float(field string) float64 {
	switch x := r.value(field).(type) {
	case float64:
		return x
	case int64:
		return float64(x)
	}
	return 0
}

func (r record) flag(field string) bool {
	b, _ := r.value(field).(bool)
	return b
}

func (r record) texts(field string) []string {
	list, _ := r.value(field).([]any)
	out := make([]string, 0, len(list))
	for _, item := range list {
		if s, ok := item.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

func (r record) numbers(field string) []int {
	list, _ := r.value(field).([]any)
	out := make([]int, 0, len(list))
	for _, item := range list {
		if n, ok := item.(int64); ok {
			out = append(out, int(n))
		}
	}
	return out
}

// optional turns an empty text into null, so that an unknown value is absent
// from the graph instead of an empty string.
func optional(s string) any {
	if s == "" {
		return nil
	}
	return s
}
