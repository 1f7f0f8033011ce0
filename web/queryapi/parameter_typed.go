package queryapi

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"

	"entente/graph"
)

// typedValue is a value in typed JSON.
type typedValue struct {
	Type  string          `json:"$type"`
	Value json.RawMessage `json:"_value"`
}

// typedParameter reads a parameter in typed JSON. Nodes, relationships and
// paths cannot be parameters.
func typedParameter(raw json.RawMessage) (any, error) {
	var t typedValue
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&t); err != nil || t.Type == "" {
		return nil, errors.New(`a typed value is expected: {"$type": …, "_value": …}`)
	}
	switch t.Type {
	case "Null":
		if len(t.Value) != 0 && string(t.Value) != "null" {
			return nil, errors.New("the value of a Null is null")
		}
		return nil, nil
	case "Boolean":
		var b *bool
		if json.Unmarshal(t.Value, &b) != nil || b == nil {
			return nil, errors.New("the value of a Boolean is true or false")
		}
		return *b, nil
	case "List":
		return typedList(t.Value)
	case "Map":
		return typedMap(t.Value)
	}
	var text *string
	if json.Unmarshal(t.Value, &text) != nil || text == nil {
		return nil, fmt.Errorf("the value of a %s is a string", cut(t.Type))
	}
	return typedText(t.Type, *text)
}

// typedText reads the types whose value is written as a string.
func typedText(kind, text string) (any, error) {
	switch kind {
	case "String":
		return text, nil
	case "Integer":
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("%q is no 64-bit integer", cut(text))
		}
		return n, nil
	case "Float":
		return typedFloat(text)
	case "Base64":
		data, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			return nil, errors.New("the value is not base64")
		}
		return data, nil
	case "Point":
		return point(text)
	}
	switch k := graph.TemporalKind(kind); k {
	case graph.Date, graph.Time, graph.LocalTime, graph.DateTime, graph.ZonedDateTime, graph.LocalDateTime, graph.DurationAmount:
		if text == "" {
			return nil, fmt.Errorf("a %s cannot be empty", kind)
		}
		return graph.Temporal{Kind: k, Text: text}, nil
	}
	return nil, fmt.Errorf("the type %q cannot be a parameter", cut(kind))
}

func typedFloat(text string) (any, error) {
	switch text {
	case "NaN", "-NaN":
		return math.NaN(), nil
	case "Infinity", "+Infinity":
		return math.Inf(1), nil
	case "-Infinity":
		return math.Inf(-1), nil
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return nil, fmt.Errorf("%q is no 64-bit float", cut(text))
	}
	return f, nil
}

func typedList(raw json.RawMessage) (any, error) {
	var items []json.RawMessage
	if json.Unmarshal(raw, &items) != nil || items == nil {
		return nil, errors.New("the value of a List is an array")
	}
	list := make([]any, len(items))
	for i, item := range items {
		v, err := typedParameter(item)
		if err != nil {
			return nil, fmt.Errorf("item %d: %w", i, err)
		}
		list[i] = v
	}
	return list, nil
}

func typedMap(raw json.RawMessage) (any, error) {
	var members map[string]json.RawMessage
	if json.Unmarshal(raw, &members) != nil || members == nil {
		return nil, errors.New("the value of a Map is an object")
	}
	result := make(map[string]any, len(members))
	for _, key := range sortedKeys(members) {
		v, err := typedParameter(members[key])
		if err != nil {
			return nil, fmt.Errorf("key %q: %w", cut(key), err)
		}
		result[key] = v
	}
	return result, nil
}

// pointText is a point in extended well-known text: "SRID=7203;POINT (1.2 3.4)".
var pointText = regexp.MustCompile(`^SRID=(\d{1,9});POINT( Z)? ?\((\S+) (\S+)(?: (\S+))?\)$`)

func point(text string) (any, error) {
	wrong := fmt.Errorf(`%q is no point such as "SRID=7203;POINT (1.2 3.4)"`, cut(text))
	m := pointText.FindStringSubmatch(text)
	if m == nil || (m[2] != "") != (m[5] != "") {
		return nil, wrong
	}
	srid, _ := strconv.Atoi(m[1]) // at most nine digits
	p := graph.Point{SRID: srid, Is3D: m[5] != ""}
	for i, to := range []*float64{&p.X, &p.Y, &p.Z} {
		if m[3+i] == "" {
			continue
		}
		f, err := strconv.ParseFloat(m[3+i], 64)
		if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
			return nil, wrong
		}
		*to = f
	}
	return p, nil
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
