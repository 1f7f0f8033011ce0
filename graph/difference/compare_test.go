package difference

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"entente/graph"
)

// compare says how two outcomes differ; "" if they do not.
func compare(q query, want, got outcome) string {
	switch {
	case want.err != nil || got.err != nil:
		if w, g := failure(want), failure(got); w != g {
			return fmt.Sprintf("neo4j: %s\nours:  %s", brief(want), brief(got))
		}
		return ""
	case !slices.Equal(want.result.Fields, got.result.Fields):
		return fmt.Sprintf("neo4j: columns %q\nours:  columns %q", want.result.Fields, got.result.Fields)
	case want.result.Kind != got.result.Kind:
		return fmt.Sprintf("neo4j: kind %q\nours:  kind %q", want.result.Kind, got.result.Kind)
	case q.columns:
		return ""
	}
	w, g := rowTexts(q, want.result), rowTexts(q, got.result)
	switch {
	case !slices.Equal(w, g):
		return fmt.Sprintf("neo4j: %s\nours:  %s", lines(w), lines(g))
	case !slices.Equal(want.state, got.state):
		return fmt.Sprintf("neo4j leaves: %s\nours leaves:  %s", lines(without(want.state, got.state)), lines(without(got.state, want.state)))
	case want.result.Counters != got.result.Counters:
		return fmt.Sprintf("neo4j: %+v\nours:  %+v", want.result.Counters, got.result.Counters)
	}
	return ""
}

// failure is what of an error must be the same: its status code and its phase.
func failure(o outcome) string {
	if o.err == nil {
		return "no error"
	}
	var e *graph.Error
	if !errors.As(o.err, &e) {
		return o.err.Error()
	}
	if strings.HasSuffix(e.Status, "ParameterMissing") {
		return e.Status // Neo4j says so before it runs, but not to EXPLAIN
	}
	return fmt.Sprintf("%s early=%v", e.Status, o.early)
}

func brief(o outcome) string {
	if o.err != nil {
		return failure(o) + " " + o.err.Error()
	}
	return lines(rowTexts(query{}, o.result))
}

// without lists what a has and b has not.
func without(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return slices.Contains(b, s) })
}

func lines(rows []string) string {
	const most = 12
	text := strings.Join(rows[:min(most, len(rows))], "; ")
	return fmt.Sprintf("%d rows: %s", len(rows), text)
}

// The order in which collect and the like take their rows is nobody's promise.
var collects = regexp.MustCompile(`(?i)collect|\[\s*(\w+\s*=)?\s*\(|labels|keys|nodes\(|relationships\(`)

func rowTexts(q query, r *graph.Result) []string {
	var all []string
	for _, row := range r.Rows {
		all = append(all, rowText(row, collects.MatchString(q.text)))
	}
	if !q.ordered {
		slices.Sort(all)
	}
	return all
}

func sorted(list []string) []string {
	slices.Sort(list)
	return list
}

func rowText(row []any, unordered bool) string {
	var parts []string
	for _, v := range row {
		parts = append(parts, text(v, unordered))
	}
	return strings.Join(parts, " | ")
}

// text writes a value so that equal values give equal texts. Elements are known
// by their properties, of which one is their id.
func text(v any, unordered bool) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case string:
		return strconv.Quote(v)
	case float64:
		return "float " + strconv.FormatFloat(v, 'g', 12, 64)
	case []any:
		var parts []string
		for _, e := range v {
			parts = append(parts, text(e, unordered))
		}
		if unordered {
			slices.Sort(parts)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case map[string]any:
		var parts []string
		for k, e := range v {
			parts = append(parts, k+": "+text(e, unordered))
		}
		return "{" + strings.Join(sorted(parts), ", ") + "}"
	case graph.Node:
		return fmt.Sprintf("(%s %s)", strings.Join(sorted(slices.Clone(v.Labels)), ":"), text(v.Properties, false))
	case graph.Relationship:
		return fmt.Sprintf("[%s %s]", v.Type, text(v.Properties, false))
	case graph.Path:
		var b strings.Builder
		for i, n := range v.Nodes {
			b.WriteString(text(n, false))
			if i < len(v.Relationships) {
				b.WriteString(text(v.Relationships[i], false))
			}
		}
		return "<" + b.String() + ">"
	}
	return fmt.Sprintf("%T %v", v, v)
}
