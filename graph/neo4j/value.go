package neo4j

import (
	"fmt"
	"slices"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"entente/graph"
)

// rowOf turns a record into a row of the values that package graph lists.
func rowOf(record *driver.Record) ([]any, error) {
	row := make([]any, len(record.Values))
	for i, v := range record.Values {
		var err error
		if row[i], err = valueOf(v); err != nil {
			return nil, err
		}
	}
	return row, nil
}

// valueOf turns a value of the driver into one of ours.
func valueOf(v any) (any, error) {
	switch v := v.(type) {
	case nil, bool, int64, float64, string, []byte:
		return v, nil
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			var err error
			if out[i], err = valueOf(e); err != nil {
				return nil, err
			}
		}
		return out, nil
	case map[string]any:
		return mapOf(v)
	case dbtype.Node:
		return nodeOf(v)
	case dbtype.Relationship:
		return relationshipOf(v)
	case dbtype.Path:
		return pathOf(v)
	case time.Time:
		return zonedText(v), nil
	case dbtype.Date:
		return graph.Temporal{Kind: graph.Date, Text: dateText(v.Time())}, nil
	case dbtype.Time:
		return graph.Temporal{Kind: graph.Time, Text: clockText(v.Time()) + offsetText(v.Time())}, nil
	case dbtype.LocalTime:
		return graph.Temporal{Kind: graph.LocalTime, Text: clockText(v.Time())}, nil
	case dbtype.LocalDateTime:
		return graph.Temporal{Kind: graph.LocalDateTime, Text: dateText(v.Time()) + "T" + clockText(v.Time())}, nil
	case dbtype.Duration:
		return graph.Temporal{Kind: graph.DurationAmount, Text: durationText(v)}, nil
	case dbtype.Point2D:
		return graph.Point{SRID: int(v.SpatialRefId), X: v.X, Y: v.Y}, nil
	case dbtype.Point3D:
		return graph.Point{SRID: int(v.SpatialRefId), X: v.X, Y: v.Y, Z: v.Z, Is3D: true}, nil
	case *dbtype.InvalidValue:
		return nil, graph.Errorf(graph.Unsupported, "the result holds a value that cannot be read: %s", v.Message)
	default:
		return nil, graph.Errorf(graph.Unsupported, "the result holds a value of a kind that is not known here: %T", v)
	}
}

func mapOf(m map[string]any) (map[string]any, error) {
	out := make(map[string]any, len(m))
	for k, e := range m {
		var err error
		if out[k], err = valueOf(e); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func nodeOf(n dbtype.Node) (graph.Node, error) {
	properties, err := mapOf(n.Props)
	labels := slices.Clone(n.Labels)
	slices.Sort(labels)
	return graph.Node{ElementID: n.ElementId, Labels: labels, Properties: properties}, err
}

func relationshipOf(r dbtype.Relationship) (graph.Relationship, error) {
	properties, err := mapOf(r.Props)
	return graph.Relationship{
		ElementID:      r.ElementId,
		StartElementID: r.StartElementId,
		EndElementID:   r.EndElementId,
		Type:           r.Type,
		Properties:     properties,
	}, err
}

// pathOf rebuilds a path. The driver lists each node of a path once, however
// often the path meets it, so the nodes are found by walking the relationships
// from the first node.
func pathOf(p dbtype.Path) (graph.Path, error) {
	if len(p.Nodes) == 0 {
		return graph.Path{}, nil
	}
	byID := make(map[string]graph.Node, len(p.Nodes))
	for _, n := range p.Nodes {
		node, err := nodeOf(n)
		if err != nil {
			return graph.Path{}, err
		}
		byID[n.ElementId] = node
	}
	at := p.Nodes[0].ElementId
	out := graph.Path{Nodes: []graph.Node{byID[at]}}
	for _, r := range p.Relationships {
		relationship, err := relationshipOf(r)
		if err != nil {
			return graph.Path{}, err
		}
		switch at {
		case r.StartElementId:
			at = r.EndElementId
		case r.EndElementId:
			at = r.StartElementId
		default:
			return graph.Path{}, graph.Errorf(graph.Internal, "the server sent a path whose relationship %s does not go on from node %s", r.ElementId, at)
		}
		node, known := byID[at]
		if !known {
			return graph.Path{}, graph.Errorf(graph.Internal, "the server sent a path without its node %s", at)
		}
		out.Nodes = append(out.Nodes, node)
		out.Relationships = append(out.Relationships, relationship)
	}
	return out, nil
}

// sizeOf is about how many bytes a value of ours takes in an answer.
func sizeOf(v any) int {
	const overhead = 8
	switch v := v.(type) {
	case string:
		return overhead + len(v)
	case []byte:
		return overhead + len(v)
	case []any:
		n := overhead
		for _, e := range v {
			n += sizeOf(e)
		}
		return n
	case map[string]any:
		return mapSize(v)
	case graph.Node:
		n := overhead + len(v.ElementID) + mapSize(v.Properties)
		for _, l := range v.Labels {
			n += overhead + len(l)
		}
		return n
	case graph.Relationship:
		return overhead + len(v.ElementID) + len(v.StartElementID) + len(v.EndElementID) + len(v.Type) + mapSize(v.Properties)
	case graph.Path:
		n := overhead
		for _, e := range v.Nodes {
			n += sizeOf(e)
		}
		for _, e := range v.Relationships {
			n += sizeOf(e)
		}
		return n
	case graph.Temporal:
		return overhead + len(v.Text)
	case graph.Point:
		return 4 * overhead
	default:
		return overhead
	}
}

func mapSize(m map[string]any) int {
	n := 8
	for k, e := range m {
		n += len(k) + sizeOf(e)
	}
	return n
}

// dateText is the ISO 8601 date, as Cypher prints it: years of more than four
// digits have a sign.
func dateText(t time.Time) string {
	year, month, day := t.Date()
	text := fmt.Sprintf("%04d", year)
	switch {
	case year < 0:
		text = fmt.Sprintf("-%04d", -year)
	case year > 9999:
		text = fmt.Sprintf("+%d", year)
	}
	return fmt.Sprintf("%s-%02d-%02d", text, month, day)
}

func clockText(t time.Time) string { return t.Format("15:04:05.999999999") }

// offsetText is Z, +hh:mm or +hh:mm:ss.
func offsetText(t time.Time) string {
	if _, seconds := t.Zone(); seconds%60 != 0 {
		return t.Format("Z07:00:00")
	}
	return t.Format("Z07:00")
}

// zonedText is a point in time with its offset and, where the server gave one,
// its zone.
func zonedText(t time.Time) graph.Temporal {
	text := dateText(t) + "T" + clockText(t) + offsetText(t)
	if zone := t.Location().String(); zone != "Offset" && zone != "" {
		return graph.Temporal{Kind: graph.ZonedDateTime, Text: text + "[" + zone + "]"}
	}
	return graph.Temporal{Kind: graph.DateTime, Text: text}
}

// durationText is the ISO 8601 duration as Cypher prints it: months become
// years and months, seconds become hours, minutes and seconds, days stay.
func durationText(d dbtype.Duration) string {
	seconds, nanos, sign := d.Seconds, int64(d.Nanos), ""
	if seconds < 0 && nanos > 0 {
		seconds, nanos = seconds+1, int64(time.Second)-nanos
		sign = "-"
	}
	text := "P" + amount(d.Months/12, "Y") + amount(d.Months%12, "M") + amount(d.Days, "D")
	clock := amount(seconds/3600, "H") + amount(seconds%3600/60, "M")
	switch rest := seconds % 60; {
	case nanos != 0:
		if rest != 0 {
			sign = ""
		}
		fraction := fmt.Sprintf("%09d", nanos)
		for fraction[len(fraction)-1] == '0' {
			fraction = fraction[:len(fraction)-1]
		}
		clock += fmt.Sprintf("%s%d.%sS", sign, rest, fraction)
	default:
		clock += amount(rest, "S")
	}
	switch {
	case clock != "":
		return text + "T" + clock
	case text == "P":
		return "PT0S"
	default:
		return text
	}
}

func amount(n int64, unit string) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d%s", n, unit)
}
