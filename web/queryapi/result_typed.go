package queryapi

import (
	"strconv"

	"entente/graph"
)

// typedValue writes v as {"$type": …, "_value": …}. Numbers are strings, so
// that no reader rounds them.
func (w *writer) typedValue(v any) {
	switch v := v.(type) {
	case nil:
		w.typedRaw("Null", `null`)
	case bool:
		w.typedRaw("Boolean", strconv.FormatBool(v))
	case int64:
		w.typedRaw("Integer", `"`+strconv.FormatInt(v, 10)+`"`)
	case int:
		w.typedRaw("Integer", `"`+strconv.Itoa(v)+`"`)
	case float64:
		w.typedRaw("Float", `"`+floatText(v)+`"`)
	case string:
		w.typedAs("String", func() { w.text(v) })
	case []byte:
		w.typedAs("Base64", func() { w.base64(v) })
	case []any:
		w.typedAs("List", func() { w.list(v) })
	case []string:
		items := make([]any, len(v))
		for i := range v {
			items[i] = v[i]
		}
		w.typedAs("List", func() { w.list(items) })
	case map[string]any:
		w.typedAs("Map", func() { w.properties(v) })
	case graph.Temporal:
		w.typedAs(string(v.Kind), func() { w.text(v.Text) })
	case graph.Point:
		w.typedAs("Point", func() { w.text(pointOf(v)) })
	case graph.Node:
		w.typedAs("Node", func() {
			w.raw(`{"_element_id":`)
			w.text(v.ElementID)
			w.raw(`,"_labels":`)
			w.texts(v.Labels)
			w.raw(`,"_properties":`)
			w.properties(v.Properties)
			w.raw(`}`)
		})
	case graph.Relationship:
		w.typedAs("Relationship", func() {
			w.raw(`{"_element_id":`)
			w.text(v.ElementID)
			w.raw(`,"_start_node_element_id":`)
			w.text(v.StartElementID)
			w.raw(`,"_end_node_element_id":`)
			w.text(v.EndElementID)
			w.raw(`,"_type":`)
			w.text(v.Type)
			w.raw(`,"_properties":`)
			w.properties(v.Properties)
			w.raw(`}`)
		})
	case graph.Path:
		w.typedAs("Path", func() { w.path(v) })
	default:
		w.unknown(v)
	}
}

func (w *writer) typedRaw(kind, value string) {
	w.raw(`{"$type":"` + kind + `","_value":` + value + `}`)
}

func (w *writer) typedAs(kind string, value func()) {
	w.raw(`{"$type":`)
	w.text(kind)
	w.raw(`,"_value":`)
	value()
	w.raw(`}`)
}
