package bolt

import (
	"math"
	"time"

	"entente/graph"
)

// valueOf makes a value of package graph from a structure that a client sent.
// Nodes, relationships and paths are no parameters, as with Neo4j.
func valueOf(tag byte, fields []any) (any, error) {
	switch tag {
	case tagPoint2D, tagPoint3D:
		return pointOf(tag, fields)
	case tagZonedDateTime:
		return zonedOf(fields)
	case tagOldDateTime, tagOldZonedDateTime:
		return nil, invalid("a date-time came in the form of Bolt 4; Bolt 5 has the tags I and i")
	case tagNode, tagRelationship, tagUnbound, tagPath:
		return nil, invalid("a node, a relationship or a path is no parameter; send its properties")
	}
	n, err := integers(tag, fields)
	if err != nil {
		return nil, err
	}
	kind, text, ok := textOf(tag, n)
	if !ok {
		return nil, invalid("a %s is out of range", kind)
	}
	return graph.Temporal{Kind: kind, Text: text}, nil
}

// textOf prints a temporal value that came as integers.
func textOf(tag byte, n []int64) (kind graph.TemporalKind, text string, ok bool) {
	switch tag {
	case tagDate:
		if !inCalendar(n[0]) {
			return graph.Date, "", false
		}
		return graph.Date, dateText(n[0]), true
	case tagTime:
		if !inDay(n[0]) || n[1] < -offsetBound || n[1] > offsetBound {
			return graph.Time, "", false
		}
		return graph.Time, clockText(n[0]) + offsetText(n[1]), true
	case tagLocalTime:
		if !inDay(n[0]) {
			return graph.LocalTime, "", false
		}
		return graph.LocalTime, clockText(n[0]), true
	case tagLocalDateTime:
		m, ok := momentOf(n[0], n[1])
		if !ok {
			return graph.LocalDateTime, "", false
		}
		return graph.LocalDateTime, dateText(m.days) + "T" + clockText(m.nanos), true
	case tagDateTime:
		text, ok := instantText(n[0], n[1], n[2], "")
		return graph.DateTime, text, ok
	default:
		d := amounts{months: n[0], days: n[1], seconds: n[2]}
		if !d.normalise(n[3]) {
			return graph.DurationAmount, "", false
		}
		return graph.DurationAmount, d.text(), true
	}
}

func inDay(nanos int64) bool { return nanos >= 0 && nanos < secondsADay*nanosASecond }

// integers checks that a structure is a temporal one of the right fields.
func integers(tag byte, fields []any) ([]int64, error) {
	want := map[byte]int{tagDate: 1, tagTime: 2, tagLocalTime: 1, tagLocalDateTime: 2, tagDateTime: 3, tagDuration: 4}[tag]
	if want == 0 {
		return nil, invalid("a structure has the tag %#x, which is none of a value", tag)
	}
	if len(fields) != want {
		return nil, invalid("a structure with the tag %q has %d fields and not %d", tag, len(fields), want)
	}
	n := make([]int64, want)
	for i, f := range fields {
		var ok bool
		if n[i], ok = f.(int64); !ok {
			return nil, invalid("a structure with the tag %q has a field that is no integer", tag)
		}
	}
	return n, nil
}

func zonedOf(fields []any) (any, error) {
	if len(fields) != 3 {
		return nil, invalid("a date-time with a zone has %d fields and not 3", len(fields))
	}
	seconds, isSeconds := fields[0].(int64)
	nanos, isNanos := fields[1].(int64)
	zone, isZone := fields[2].(string)
	if !isSeconds || !isNanos || !isZone {
		return nil, invalid("a date-time with a zone must have two integers and a string")
	}
	offset, known := offsetIn(zone, seconds)
	if !known {
		return nil, invalid("the time zone %.60q is not known", zone)
	}
	text, ok := instantText(seconds, nanos, offset, zone)
	if !ok {
		return nil, invalid("a %s is out of range", graph.ZonedDateTime)
	}
	return graph.Temporal{Kind: graph.ZonedDateTime, Text: text}, nil
}

func pointOf(tag byte, fields []any) (any, error) {
	want := 3
	if tag == tagPoint3D {
		want = 4
	}
	if len(fields) != want {
		return nil, invalid("a point has %d fields and not %d", len(fields), want)
	}
	srid, ok := fields[0].(int64)
	if !ok || srid < 0 || srid > math.MaxInt32 {
		return nil, invalid("the coordinate system of a point is no number of one")
	}
	var at [3]float64
	for i, f := range fields[1:] {
		if at[i], ok = f.(float64); !ok {
			return nil, invalid("a coordinate of a point is no float")
		}
	}
	return graph.Point{SRID: int(srid), X: at[0], Y: at[1], Z: at[2], Is3D: tag == tagPoint3D}, nil
}

// invalid is the error for a message that a driver should not have sent.
func invalid(format string, args ...any) *graph.Error {
	e := graph.Errorf(graph.Invalid, format, args...)
	e.Status = statusInvalid
	return e
}

// millis is a number of milliseconds as a duration, capped at some centuries.
func millis(n int64) time.Duration {
	return time.Duration(min(n, math.MaxInt64/int64(time.Millisecond))) * time.Millisecond
}
