package embedded_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"entente/graph"
	"entente/graph/embedded/value"
)

// tckText writes a value in one way, so that equal values give equal texts:
// labels and keys sorted, and with unordered the elements of lists too.
func tckText(v any, unordered bool) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case string:
		return strconv.Quote(v)
	case float64:
		return value.FloatText(v + 0) // -0.0 equals 0.0
	case graph.Temporal:
		return strconv.Quote(tckClock.ReplaceAllString(v.Text, "$1$2"))
	case []any:
		var parts []string
		for _, e := range v {
			parts = append(parts, tckText(e, unordered))
		}
		if unordered {
			slices.Sort(parts)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case map[string]any:
		var parts []string
		for _, k := range value.SortedKeys(v) {
			parts = append(parts, k+": "+tckText(v[k], unordered))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case graph.Node:
		text := "("
		for _, l := range slices.Sorted(slices.Values(v.Labels)) {
			text += ":" + l
		}
		return text + " " + tckText(v.Properties, unordered) + ")"
	case graph.Relationship:
		return "[:" + v.Type + " " + tckText(v.Properties, unordered) + "]"
	case graph.Path:
		text := "<" + tckText(v.Nodes[0], unordered)
		for i, r := range v.Relationships {
			rel := "-" + tckText(r, unordered) + "->"
			if r.StartElementID != v.Nodes[i].ElementID {
				rel = "<-" + tckText(r, unordered) + "-"
			}
			text += rel + tckText(v.Nodes[i+1], unordered)
		}
		return text + ">"
	}
	return fmt.Sprint(v)
}

// tckClock finds seconds that are zero, which the TCK leaves out.
var tckClock = regexp.MustCompile(`((?:^|T)\d\d:\d\d):00([^.0-9]|$)`)

// tckReader reads the notation of values that the TCK's tables use.
type tckReader struct {
	text string
	at   int
	bad  bool
}

// readValue reads a value; false if it is none.
func readValue(text string) (any, bool) {
	r := &tckReader{text: text}
	v := r.value()
	r.space()
	return v, !r.bad && r.at == len(text)
}

func (r *tckReader) space() {
	for r.at < len(r.text) && (r.text[r.at] == ' ' || r.text[r.at] == '\n') {
		r.at++
	}
}

func (r *tckReader) take(s string) bool {
	r.space()
	if strings.HasPrefix(r.text[r.at:], s) {
		r.at += len(s)
		return true
	}
	return false
}

func (r *tckReader) expect(s string) {
	if !r.take(s) {
		r.bad = true
	}
}

func (r *tckReader) value() any {
	r.space()
	switch {
	case r.bad || r.at >= len(r.text):
		r.bad = true
		return nil
	case r.text[r.at] == '\'':
		return r.quoted()
	case r.text[r.at] == '(':
		return r.node()
	case r.text[r.at] == '<':
		return r.path()
	case strings.HasPrefix(r.text[r.at:], "[:"):
		return r.relationship()
	case r.take("["):
		list := []any{}
		for !r.bad && !r.take("]") {
			list = append(list, r.value())
			r.take(",")
		}
		return list
	case r.text[r.at] == '{':
		return r.properties()
	}
	return r.atom()
}

func (r *tckReader) quoted() string {
	var b strings.Builder
	for r.at++; r.at < len(r.text); r.at++ {
		switch c := r.text[r.at]; c {
		case '\'':
			r.at++
			return b.String()
		case '\\':
			r.at++
			if r.at < len(r.text) {
				b.WriteByte(r.text[r.at])
			}
		default:
			b.WriteByte(c)
		}
	}
	r.bad = true
	return ""
}

func (r *tckReader) word(stop string) string {
	r.space()
	start := r.at
	for r.at < len(r.text) && !strings.ContainsRune(stop, rune(r.text[r.at])) {
		r.at++
	}
	return strings.TrimSpace(r.text[start:r.at])
}

func (r *tckReader) properties() map[string]any {
	m := map[string]any{}
	r.expect("{")
	for !r.bad && !r.take("}") {
		key := strings.Trim(r.word(":"), "`")
		r.expect(":")
		m[key] = r.value()
		r.take(",")
	}
	return m
}

func (r *tckReader) node() graph.Node {
	n := graph.Node{Properties: map[string]any{}}
	r.expect("(")
	for r.take(":") {
		n.Labels = append(n.Labels, r.word(":{ )"))
	}
	r.space()
	if !r.bad && r.at < len(r.text) && r.text[r.at] == '{' {
		n.Properties = r.properties()
	}
	r.expect(")")
	return n
}

func (r *tckReader) relationship() graph.Relationship {
	rel := graph.Relationship{Properties: map[string]any{}}
	r.expect("[")
	r.expect(":")
	rel.Type = r.word("{ ]")
	r.space()
	if !r.bad && r.at < len(r.text) && r.text[r.at] == '{' {
		rel.Properties = r.properties()
	}
	r.expect("]")
	return rel
}

// path reads a path; element ids only say which way a relationship points.
func (r *tckReader) path() graph.Path {
	var p graph.Path
	r.expect("<")
	p.Nodes = append(p.Nodes, r.node())
	p.Nodes[0].ElementID = "0"
	for !r.bad && !r.take(">") {
		left := r.take("<-")
		if !left {
			r.expect("-")
		}
		rel := r.relationship()
		if left {
			r.expect("-")
		} else {
			r.expect("->")
			rel.StartElementID = strconv.Itoa(len(p.Relationships))
		}
		n := r.node()
		n.ElementID = strconv.Itoa(len(p.Nodes))
		p.Relationships, p.Nodes = append(p.Relationships, rel), append(p.Nodes, n)
	}
	return p
}

func (r *tckReader) atom() any {
	word := r.word(",]}| ")
	switch word {
	case "null":
		return nil
	case "true", "false":
		return word == "true"
	}
	if n, err := strconv.ParseInt(word, 10, 64); err == nil {
		return n
	}
	f, err := strconv.ParseFloat(word, 64)
	if err != nil {
		r.bad = true
	}
	return f
}
