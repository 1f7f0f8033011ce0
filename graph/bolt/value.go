package bolt

import (
	"slices"
	"strconv"

	"entente/graph"
	"entente/graph/bolt/packstream"
)

// The tags of structures that are values.
const (
	tagNode          = 'N'
	tagRelationship  = 'R'
	tagUnbound       = 'r'
	tagPath          = 'P'
	tagDate          = 'D'
	tagTime          = 'T'
	tagLocalTime     = 't'
	tagDateTime      = 'I'
	tagZonedDateTime = 'i'
	tagLocalDateTime = 'd'
	tagDuration      = 'E'
	tagPoint2D       = 'X'
	tagPoint3D       = 'Y'

	// Times of day in the zone where Bolt 5 has the time in UTC.
	tagOldDateTime      = 'F'
	tagOldZonedDateTime = 'f'
)

// packer turns values into PackStream. It keeps its memory for the next message.
type packer struct {
	b    []byte
	keys []string // of the maps that are being written, a stack
}

// value appends a value of package graph. It fails for anything else, which an
// engine must not return.
func (p *packer) value(v any) error {
	switch v := v.(type) {
	case nil:
		p.b = packstream.AppendNull(p.b)
	case bool:
		p.b = packstream.AppendBool(p.b, v)
	case int64:
		p.b = packstream.AppendInt(p.b, v)
	case float64:
		p.b = packstream.AppendFloat(p.b, v)
	case string:
		p.string(v)
	case []byte:
		p.b = packstream.AppendBytes(p.b, v)
	case []any:
		return p.list(v)
	case map[string]any:
		return p.mapOf(v)
	case graph.Node:
		return p.node(v)
	case graph.Relationship:
		return p.relationship(v)
	case graph.Path:
		return p.path(v)
	case graph.Temporal:
		return p.temporal(v)
	case graph.Point:
		p.point(v)
	default:
		return graph.Errorf(graph.Internal, "the engine returned a %T, which is no Cypher value", v)
	}
	return nil
}

func (p *packer) string(s string)           { p.b = packstream.AppendString(p.b, s) }
func (p *packer) int(n int64)               { p.b = packstream.AppendInt(p.b, n) }
func (p *packer) structure(tag byte, n int) { p.b = packstream.AppendStruct(p.b, tag, n) }
func (p *packer) listHeader(n int)          { p.b = packstream.AppendList(p.b, n) }
func (p *packer) mapHeader(n int)           { p.b = packstream.AppendMap(p.b, n) }
func (p *packer) numbers(tag byte, n ...int64) {
	p.structure(tag, len(n))
	for _, n := range n {
		p.int(n)
	}
}

func (p *packer) list(list []any) error {
	p.listHeader(len(list))
	for _, v := range list {
		if err := p.value(v); err != nil {
			return err
		}
	}
	return nil
}

// mapOf appends a map in the order of its keys, so that the same answer is the
// same bytes.
func (p *packer) mapOf(m map[string]any) error {
	p.mapHeader(len(m))
	mark := len(p.keys)
	for k := range m {
		p.keys = append(p.keys, k)
	}
	keys := p.keys[mark:]
	slices.Sort(keys)
	for _, k := range keys {
		p.string(k)
		if err := p.value(m[k]); err != nil {
			return err
		}
	}
	p.keys = p.keys[:mark]
	return nil
}

func (p *packer) node(n graph.Node) error {
	p.structure(tagNode, 4)
	p.int(number(n.ElementID))
	p.listHeader(len(n.Labels))
	for _, l := range n.Labels {
		p.string(l)
	}
	if err := p.mapOf(n.Properties); err != nil {
		return err
	}
	p.string(n.ElementID)
	return nil
}

func (p *packer) relationship(r graph.Relationship) error {
	p.structure(tagRelationship, 8)
	p.int(number(r.ElementID))
	p.int(number(r.StartElementID))
	p.int(number(r.EndElementID))
	p.string(r.Type)
	if err := p.mapOf(r.Properties); err != nil {
		return err
	}
	p.string(r.ElementID)
	p.string(r.StartElementID)
	p.string(r.EndElementID)
	return nil
}

// path appends the nodes and relationships of a path, each once however often
// the path meets it, and then for each step the relationship, counted from 1 and
// negative if it is gone backwards, and the node that it leads to.
func (p *packer) path(path graph.Path) error {
	if len(path.Nodes) != len(path.Relationships)+1 {
		return graph.Errorf(graph.Internal, "the engine returned a path of %d nodes and %d relationships", len(path.Nodes), len(path.Relationships))
	}
	nodes, atNode := once(len(path.Nodes), func(i int) string { return path.Nodes[i].ElementID })
	relationships, atRelationship := once(len(path.Relationships), func(i int) string { return path.Relationships[i].ElementID })
	p.structure(tagPath, 3)
	p.listHeader(len(nodes))
	for _, i := range nodes {
		if err := p.node(path.Nodes[i]); err != nil {
			return err
		}
	}
	p.listHeader(len(relationships))
	for _, i := range relationships {
		r := path.Relationships[i]
		p.structure(tagUnbound, 4)
		p.int(number(r.ElementID))
		p.string(r.Type)
		if err := p.mapOf(r.Properties); err != nil {
			return err
		}
		p.string(r.ElementID)
	}
	p.listHeader(2 * len(path.Relationships))
	for i, r := range path.Relationships {
		step := int64(atRelationship[i] + 1)
		if r.StartElementID != path.Nodes[i].ElementID {
			step = -step
		}
		p.int(step)
		p.int(int64(atNode[i+1]))
	}
	return nil
}

// once lists the first positions of n ids that differ, and for each of the n the
// place of its id in that list.
func once(n int, id func(int) string) (first, place []int) {
	seen := make(map[string]int, n)
	place = make([]int, n)
	for i := range n {
		at, known := seen[id(i)]
		if !known {
			at = len(first)
			seen[id(i)] = at
			first = append(first, i)
		}
		place[i] = at
	}
	return first, place
}

// number is the integer by which old statements and drivers know an element: the
// digits of its id, "n12"; -1 for an id of another form.
func number(elementID string) int64 {
	digits := elementID
	for digits != "" && (digits[0] < '0' || digits[0] > '9') {
		digits = digits[1:]
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return -1
	}
	return n
}

func (p *packer) point(v graph.Point) {
	tag, n := byte(tagPoint2D), 3
	if v.Is3D {
		tag, n = tagPoint3D, 4
	}
	p.structure(tag, n)
	p.int(int64(v.SRID))
	p.b = packstream.AppendFloat(p.b, v.X)
	p.b = packstream.AppendFloat(p.b, v.Y)
	if v.Is3D {
		p.b = packstream.AppendFloat(p.b, v.Z)
	}
}

func (p *packer) temporal(v graph.Temporal) error {
	if v.Kind == graph.DurationAmount {
		if d, ok := parseDuration(v.Text); ok {
			p.numbers(tagDuration, d.months, d.days, d.seconds, d.nanos)
			return nil
		}
	}
	m, ok := parseMoment(v.Kind, v.Text)
	if !ok {
		return graph.Errorf(graph.Internal, "the engine returned the %s %q, which is not of ISO 8601", v.Kind, v.Text)
	}
	nanos := m.nanos % nanosASecond
	switch v.Kind {
	case graph.Date:
		p.numbers(tagDate, m.days)
	case graph.Time:
		p.numbers(tagTime, m.nanos, m.offset)
	case graph.LocalTime:
		p.numbers(tagLocalTime, m.nanos)
	case graph.LocalDateTime:
		p.numbers(tagLocalDateTime, m.seconds(), nanos)
	default:
		if m.zone == "" {
			p.numbers(tagDateTime, m.seconds()-m.offset, nanos, m.offset)
			return nil
		}
		p.structure(tagZonedDateTime, 3)
		p.int(m.seconds() - m.offset)
		p.int(nanos)
		p.string(m.zone)
	}
	return nil
}
