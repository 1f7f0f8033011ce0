package temporal

import (
	"time"

	"entente/graph/embedded/value"
)

// timeUnits are the units of a day and less, with their nanoseconds.
var timeUnits = map[string]int64{
	"day": 24 * int64(time.Hour), "hour": int64(time.Hour), "minute": int64(time.Minute), "second": int64(time.Second),
	"millisecond": int64(time.Millisecond), "microsecond": int64(time.Microsecond),
}

// Truncate cuts a temporal value off to a unit, as a value of the type, and then
// replaces what the map says. A nil map replaces nothing.
func Truncate(t Type, unit string, from any, replace map[string]any, now time.Time) (any, error) {
	p := partsOf(from)
	nanos, small := timeUnits[unit]
	switch {
	case p.date == nil && p.clock == nil:
		return nil, CallError("Invalid call signature for %s.truncate(): it cannot take %s", t, value.Describe(from))
	case !small && !dateUnit(unit):
		return nil, value.ArgumentErrorf("Unsupported unit: %s", shorten(unit))
	case !t.hasTime() && small && unit != "day":
		return nil, value.TypeErrorf("Unit too small for truncation: %s", unit)
	case !t.hasDate() && !small:
		return nil, value.TypeErrorf("Unit is too large to be used for truncation: %s", unit)
	case t.hasDate() && p.date == nil:
		return nil, cannotGet("date", from)
	case t.hasTime() && p.clock == nil && small && unit != "day", !t.hasDate() && p.clock == nil:
		return nil, cannotGet("time", from)
	}
	clock := value.LocalTime{}
	if small && p.clock != nil {
		clock.Nanos = p.clock.Nanos - p.clock.Nanos%nanos
	}
	if p.clock = &clock; p.date != nil && !small {
		day, err := truncateDate(*p.date, unit)
		if err != nil {
			return nil, err
		}
		p.date = &day
	}
	return t.replaced(p, unit, replace, now)
}

func dateUnit(unit string) bool {
	switch unit {
	case "millennium", "century", "decade", "year", "weekYear", "quarter", "month", "week":
		return true
	}
	return false
}

// truncateDate is the first day of the unit that a day is in. Years before the
// year 0 are cut off towards it.
func truncateDate(d value.Date, unit string) (value.Date, error) {
	year, month, _ := d.Civil()
	switch unit {
	case "millennium":
		return value.DateOf(year/1000*1000, 1, 1)
	case "century":
		return value.DateOf(year/100*100, 1, 1)
	case "decade":
		return value.DateOf(year/10*10, 1, 1)
	case "year":
		return value.DateOf(year, 1, 1)
	case "quarter":
		return value.DateOf(year, (month-1)/3*3+1, 1)
	case "month":
		return value.DateOf(year, month, 1)
	}
	weekYear, _, weekDay := d.Week()
	if unit == "weekYear" {
		return firstMonday(weekYear)
	}
	return value.DateOfDays(d.Days - weekDay + 1)
}

// replaced puts what is left together with the fields of the map. A time zone
// there is the one of the clock that was cut off.
func (t Type) replaced(p parts, unit string, m map[string]any, now time.Time) (any, error) {
	f := &fields{m: m}
	allowed := [][]string{nil}
	if t.hasDate() {
		allowed = append(allowed, dateFields)
	}
	if t.hasTime() {
		allowed = append(allowed, timeFields)
	}
	if t.hasZone() {
		allowed = append(allowed, []string{"timezone"})
	}
	f.check(string(t)+".truncate", allowed...)
	if zone, zoned := f.zone(); zoned && f.err == nil {
		if t == TimeType {
			offset, err := zone.offsetAt(value.DateTime{Seconds: now.Unix()})
			if err != nil {
				return nil, err
			}
			zone = Zone{Offset: offset}
		}
		p.zone = &zone
	}
	if t.hasDate() {
		date := f.date(p.date, false)
		p.date = &date
	}
	clock := *p.clock
	if (unit == "millisecond" || unit == "microsecond") && !f.has("millisecond") {
		// Smaller fields fill up what was left of the second.
		rest := clock.Nanos % int64(time.Second)
		filled := f.clock(&value.LocalTime{Nanos: clock.Nanos - rest})
		smaller := f.within("microsecond", 0, 999)*1000 + f.within("nanosecond", 0, 999)
		if f.has("microsecond") {
			rest -= rest % int64(time.Millisecond)
		}
		clock.Nanos = filled.Nanos - filled.Nanos%int64(time.Second) + rest + smaller
	} else {
		clock = f.clock(&clock)
	}
	if p.clock = &clock; f.err != nil {
		return nil, f.err
	}
	if !t.hasDate() || !t.hasZone() || p.zone == nil {
		return t.of(p.at()), nil
	}
	return orError(p.zone.place(p.date.At(clock), p.zone.Offset))
}
