package temporal

import (
	"math/big"
	"strings"

	"entente/graph/embedded/value"
)

// Component is a part of a temporal value or a point by its name: date.year,
// duration.monthsOfYear, point.latitude.
//
// Case does not count in the names of temporal parts.
func Component(v any, name string) (any, error) {
	switch v := v.(type) {
	case value.Duration:
		return durationPart(v, strings.ToLower(name))
	case value.Point:
		return pointPart(v, name)
	}
	wanted := name
	name = strings.ToLower(name)
	p := partsOf(v)
	if n, ok := datePart(p.date, name); ok {
		return n, nil
	}
	if n, ok := clockPart(p.clock, name); ok {
		return n, nil
	}
	if p.zone != nil {
		if n, ok := p.zone.part(name); ok {
			return n, nil
		}
	}
	if at, ok := v.(value.DateTime); ok {
		switch name {
		case "epochseconds":
			if at.Seconds < 0 && at.Nanos > 0 { // counted towards 1970
				return at.Seconds + 1, nil
			}
			return at.Seconds, nil
		case "epochmillis":
			return whole(sum(at.Seconds, 1000, int64(at.Nanos)/1_000_000, 1))
		}
	}
	return nil, noField(v, wanted)
}

func noField(v any, name string) error {
	return value.TypeErrorf("No such field: %s of a %s", shorten(name), value.TypeName(v))
}

// whole is a number that must have room in 64 bits.
func whole(n *big.Int) (any, error) {
	if !n.IsInt64() {
		return nil, value.ArithmeticErrorf("long overflow: %s", n)
	}
	return n.Int64(), nil
}

func datePart(d *value.Date, name string) (any, bool) {
	if d == nil {
		return nil, false
	}
	switch name {
	case "year":
		year, _, _ := d.Civil()
		return year, true
	case "quarter":
		_, month, _ := d.Civil()
		return (month + 2) / 3, true
	case "month":
		_, month, _ := d.Civil()
		return month, true
	case "day":
		_, _, day := d.Civil()
		return day, true
	case "weekyear":
		year, _, _ := d.Week()
		return year, true
	case "week":
		_, week, _ := d.Week()
		return week, true
	case "dayofweek", "weekday":
		_, _, day := d.Week()
		return day, true
	case "ordinalday":
		return d.YearDay(), true
	case "dayofquarter":
		return d.QuarterDay(), true
	}
	return nil, false
}

func clockPart(t *value.LocalTime, name string) (any, bool) {
	if t == nil {
		return nil, false
	}
	hour, minute, second, nano := t.Clock()
	switch name {
	case "hour":
		return hour, true
	case "minute":
		return minute, true
	case "second":
		return second, true
	case "millisecond":
		return nano / 1_000_000, true
	case "microsecond":
		return nano / 1000, true
	case "nanosecond":
		return nano, true
	}
	return nil, false
}

func (z Zone) part(name string) (any, bool) {
	switch name {
	case "timezone":
		if z.Name != "" {
			return z.Name, true
		}
		return value.OffsetText(z.Offset), true
	case "offset":
		return value.OffsetText(z.Offset), true
	case "offsetminutes":
		return int64(z.Offset / 60), true
	case "offsetseconds":
		return int64(z.Offset), true
	}
	return nil, false
}

func durationPart(d value.Duration, name string) (any, error) {
	seconds, nanos := d.Seconds, int64(d.Nanos)
	switch name {
	case "years":
		return d.Months / 12, nil
	case "quarters":
		return d.Months / 3, nil
	case "months":
		return d.Months, nil
	case "weeks":
		return d.Days / 7, nil
	case "days":
		return d.Days, nil
	case "hours":
		return seconds / 3600, nil
	case "minutes":
		return seconds / 60, nil
	case "seconds":
		return seconds, nil
	case "milliseconds":
		return whole(sum(seconds, 1000, nanos/1_000_000, 1))
	case "microseconds":
		return whole(sum(seconds, 1_000_000, nanos/1000, 1))
	case "nanoseconds":
		return whole(sum(seconds, 1_000_000_000, nanos, 1))
	case "quartersofyear":
		return d.Months / 3 % 4, nil
	case "monthsofquarter":
		return d.Months % 3, nil
	case "monthsofyear":
		return d.Months % 12, nil
	case "daysofweek":
		return d.Days % 7, nil
	case "minutesofhour":
		return seconds / 60 % 60, nil
	case "secondsofminute":
		return seconds % 60, nil
	case "millisecondsofsecond":
		return nanos / 1_000_000, nil
	case "microsecondsofsecond":
		return nanos / 1000, nil
	case "nanosecondsofsecond":
		return nanos, nil
	}
	return nil, noField(d, name)
}

// pointPart fails for a part that the coordinate system does not have.
func pointPart(p value.Point, name string) (any, error) {
	switch {
	case name == "srid":
		return int64(p.SRID), nil
	case name == "crs":
		crs, _ := value.CRSName(p.SRID)
		return crs, nil
	case name == "x", name == "longitude" && p.Geographic():
		return p.X, nil
	case name == "y", name == "latitude" && p.Geographic():
		return p.Y, nil
	case name == "z" && p.Is3D(), name == "height" && p.SRID == value.WGS84in3D:
		return p.Z, nil
	}
	return nil, value.ArgumentErrorf("Field: %s is not available on point: %s", shorten(name), p)
}
