package value

import (
	"cmp"
	"strings"
)

// secondsPerMonth is the length of a month that only the order of durations
// counts with: a twelfth of 365.2425 days.
const secondsPerMonth = 2_629_746

// orderTemporal sorts two temporal values or points of one type; 0 only if they
// are equal.
func orderTemporal(a, b any) int {
	switch x := a.(type) {
	case Date:
		return cmp.Compare(x.Days, b.(Date).Days)
	case LocalTime:
		return cmp.Compare(x.Nanos, b.(LocalTime).Nanos)
	case Time:
		y := b.(Time)
		return cmp.Or(cmp.Compare(x.utcNanos(), y.utcNanos()), cmp.Compare(x.Offset, y.Offset))
	case LocalDateTime:
		y := b.(LocalDateTime)
		return cmp.Or(cmp.Compare(x.Seconds, y.Seconds), cmp.Compare(x.Nanos, y.Nanos))
	case DateTime:
		y := b.(DateTime)
		return cmp.Or(cmp.Compare(x.Seconds, y.Seconds), cmp.Compare(x.Nanos, y.Nanos),
			cmp.Compare(x.Offset, y.Offset), strings.Compare(x.Zone, y.Zone))
	case Duration:
		return orderDurations(x, b.(Duration))
	case Point:
		y := b.(Point)
		return cmp.Or(cmp.Compare(x.SRID, y.SRID), compareFloat(x.X, y.X), compareFloat(x.Y, y.Y), compareFloat(x.Z, y.Z))
	}
	return 0
}

// orderDurations goes by the average length; durations of one length by their
// months and days.
func orderDurations(a, b Duration) int {
	return cmp.Or(cmp.Compare(a.average(), b.average()), cmp.Compare(a.Nanos, b.Nanos),
		cmp.Compare(a.Months, b.Months), cmp.Compare(a.Days, b.Days))
}

// average is the average length in seconds, which DurationOf made sure has room.
func (d Duration) average() int64 {
	return d.Months*secondsPerMonth + d.Days*secondsPerDay + d.Seconds
}
