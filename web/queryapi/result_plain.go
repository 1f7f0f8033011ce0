package queryapi

import (
	"math"
	"strconv"

	"entente/graph"
)

// plainValue writes v as the closest JSON value. Integers keep all their
// digits, floats always show a fraction or an exponent, and floats that JSON cannot write
// are the strings "NaN", "Infinity" and "-Infinity".
func (w *writer) plainValue(v any) {
	switch v := v.(type) {
	case nil:
		w.raw(`null`)
	case bool:
		w.out = strconv.AppendBool(w.out, v)
	case int64:
		w.out = strconv.AppendInt(w.out, v, 10)
	case int:
		w.out = strconv.AppendInt(w.out, int64(v), 10)
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			w.text(floatText(v))
			return
		}
		w.raw(floatText(v))
	case string:
		w.text(v)
	case []byte:
		w.base64(v)
	case []any:
		w.list(v)
	case []string:
		w.texts(v)
	case map[string]any:
		w.properties(v)
	case graph.Temporal:
		w.text(v.Text)
	case graph.Point:
		w.text(pointOf(v))
	case graph.Node:
		w.raw(`{"elementId":`)
		w.text(v.ElementID)
		w.raw(`,"labels":`)
		w.texts(v.Labels)
		w.raw(`,"properties":`)
		w.properties(v.Properties)
		w.raw(`}`)
	case graph.Relationship:
		w.raw(`{"elementId":`)
		w.text(v.ElementID)
		w.raw(`,"startNodeElementId":`)
		w.text(v.StartElementID)
		w.raw(`,"endNodeElementId":`)
		w.text(v.EndElementID)
		w.raw(`,"type":`)
		w.text(v.Type)
		w.raw(`,"properties":`)
		w.properties(v.Properties)
		w.raw(`}`)
	case graph.Path:
		w.path(v)
	default:
		w.unknown(v)
	}
}
