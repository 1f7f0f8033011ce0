package exec

import (
	"bytes"
	"slices"
	"strconv"

	"entente/graph"
	"entente/graph/embedded/storage"
	"entente/graph/embedded/value"
)

// output turns values into those of package graph: references become the nodes
// and relationships that they refer to.
type output struct {
	rt      *run
	left    int
	bounded bool
	full    bool // the bound on bytes was met; what was returned since is incomplete
}

func (o *output) spend(bytes int) bool {
	o.left -= bytes
	if o.bounded && o.left < 0 {
		o.full = true
	}
	return !o.full
}

func nodeID(id uint64) string         { return elementID("n", id) }
func relationshipID(id uint64) string { return elementID("r", id) }

func elementID(prefix string, id uint64) string {
	if isVirtual(id) {
		return strconv.FormatInt(int64(id), 10)
	}
	return prefix + strconv.FormatUint(id, 10)
}

func (o *output) value(v any, depth int) (any, error) {
	if !o.spend(16) {
		return nil, nil
	}
	switch v := v.(type) {
	case string:
		o.spend(len(v))
		return v, nil
	case []any:
		list := make([]any, 0, len(v))
		for _, e := range v {
			if o.full {
				return nil, nil
			}
			w, err := o.value(e, depth+1)
			if err != nil {
				return nil, err
			}
			list = append(list, w)
		}
		return list, nil
	case map[string]any:
		m := make(map[string]any, len(v))
		for k, e := range v {
			if !o.spend(len(k)) {
				return nil, nil
			}
			w, err := o.value(e, depth+1)
			if err != nil {
				return nil, err
			}
			m[k] = w
		}
		return m, nil
	case value.Node:
		return o.node(v)
	case value.Relationship:
		return o.relationship(v)
	case value.Path:
		return o.path(v)
	}
	return o.plain(v), nil
}

// plain turns a temporal value or a point into what package graph has for it, and
// copies lists and bytes, which the store may keep: who gets a row owns it.
func (o *output) plain(v any) any {
	kind := graph.Date
	switch v := v.(type) {
	case nil, bool, int64, float64, string:
		return v
	case []byte:
		return bytes.Clone(v)
	case []any:
		list := make([]any, len(v))
		for i, e := range v {
			list[i] = o.plain(e)
		}
		return list
	case value.Point:
		o.spend(32)
		return graph.Point{SRID: int(v.SRID), X: v.X, Y: v.Y, Z: v.Z, Is3D: v.Is3D()}
	case value.Date:
	case value.LocalTime:
		kind = graph.LocalTime
	case value.Time:
		kind = graph.Time
	case value.LocalDateTime:
		kind = graph.LocalDateTime
	case value.DateTime:
		if kind = graph.DateTime; v.Zone != "" {
			kind = graph.ZonedDateTime
		}
	case value.Duration:
		kind = graph.DurationAmount
	default:
		return v
	}
	o.spend(40)
	text, _ := value.Text(v) // every temporal value has one
	return graph.Temporal{Kind: kind, Text: text}
}

func (o *output) node(n value.Node) (any, error) {
	node := graph.Node{ElementID: nodeID(n.ID), Labels: []string{}, Properties: map[string]any{}}
	if made, ok := o.rt.virtual.nodes[n.ID]; ok {
		return made, nil
	}
	exists, err := o.rt.tx.HasNode(n.ID)
	if err != nil || !exists { // deleted by the statement itself
		return node, err
	}
	labels, err := o.rt.tx.NodeLabels(n.ID)
	if err != nil {
		return nil, err
	}
	for _, l := range labels {
		node.Labels = append(node.Labels, o.rt.tx.Name(storage.Label, l))
	}
	slices.Sort(node.Labels)
	properties, err := o.rt.tx.NodeProperties(n.ID)
	node.Properties = o.properties(properties)
	return node, err
}

func (o *output) relationship(r value.Relationship) (any, error) {
	rel := graph.Relationship{
		ElementID:      relationshipID(r.ID),
		StartElementID: nodeID(r.Start),
		EndElementID:   nodeID(r.End),
		Type:           r.Type,
		Properties:     map[string]any{},
	}
	if made, ok := o.rt.virtual.relationships[r.ID]; ok {
		rel.Properties = made
		return rel, nil
	}
	if !o.rt.tx.HasRelationship(r.ID) {
		return rel, nil
	}
	properties, err := o.rt.tx.RelationshipProperties(r.ID)
	rel.Properties = o.properties(properties)
	return rel, err
}

func (o *output) path(p value.Path) (any, error) {
	var path graph.Path
	for _, n := range p.Nodes {
		node, err := o.node(n)
		if err != nil {
			return nil, err
		}
		path.Nodes = append(path.Nodes, node.(graph.Node))
	}
	for _, r := range p.Relationships {
		rel, err := o.relationship(r)
		if err != nil {
			return nil, err
		}
		path.Relationships = append(path.Relationships, rel.(graph.Relationship))
	}
	return path, nil
}

func (o *output) properties(list []storage.Property) map[string]any {
	m := make(map[string]any, len(list))
	for _, p := range list {
		name := o.rt.tx.Name(storage.Key, p.Key)
		m[name] = o.plain(p.Value)
		o.spend(32 + len(name) + int(shallowSize(p.Value)))
	}
	return m
}
