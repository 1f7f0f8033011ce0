package embedded

import (
	"math"
	"time"

	"entente/graph"
	"entente/graph/embedded/temporal"
	"entente/graph/embedded/value"
)

// native turns a temporal value, a point or a time of Go into a Cypher value. A
// time of Go becomes a date-time in the zone that it names, or else at its
// offset.
func native(v any) (any, error) {
	switch v := v.(type) {
	case time.Time:
		return dateTimeOf(v)
	case graph.Point:
		if v.SRID < 0 || v.SRID > math.MaxInt32 {
			v.SRID = 0 // which there is not
		}
		return value.PointOf(int32(v.SRID), v.X, v.Y, v.Z)
	case graph.Temporal:
		return temporalOf(v)
	}
	e := graph.Errorf(graph.Invalid, "a parameter of type %T is no Cypher value", v)
	e.Status = value.StatusType
	return nil, e
}

func temporalOf(v graph.Temporal) (any, error) {
	switch v.Kind {
	case graph.Date:
		return temporal.Date(v.Text)
	case graph.Time:
		return temporal.Time(v.Text, 0)
	case graph.LocalTime:
		return temporal.LocalTime(v.Text)
	case graph.DateTime, graph.ZonedDateTime:
		return temporal.DateTime(v.Text, temporal.Zone{})
	case graph.LocalDateTime:
		return temporal.LocalDateTime(v.Text)
	case graph.DurationAmount:
		return temporal.Duration(v.Text)
	}
	return nil, value.TypeErrorf("a parameter cannot be of the temporal type '%s'", v.Kind)
}

// dateTimeOf keeps the instant. The zones Local and those that Go makes up for an
// offset are no names of zones.
func dateTimeOf(t time.Time) (any, error) {
	_, offset := t.Zone()
	at := value.DateTime{Seconds: t.Unix(), Nanos: int32(t.Nanosecond()), Offset: int32(offset)}
	if offset < -value.MaxOffset || offset > value.MaxOffset {
		at.Offset = 0
	}
	if _, err := value.DateOfDays(at.Local().Date().Days); err != nil {
		return nil, err
	}
	if zoned, err := at.InZone(t.Location().String()); err == nil && zoned.Offset == at.Offset {
		return zoned, nil
	}
	return at, nil
}
