package temporal

import (
	"entente/graph/embedded/value"
)

// Span is how a duration between two temporal values is counted.
type Span int

// The spans.
const (
	Whole     Span = iota // months, then days, then seconds
	InMonths              // whole months alone
	InDays                // whole days alone
	InSeconds             // seconds and nanoseconds alone
)

// Between is the duration from one temporal value to another. Where one of them
// lacks a date or a zone it takes that of the other, and midnight for a missing
// time of day; where both lack a date only times of day are compared.
func Between(span Span, from, to any) (any, error) {
	a, b := partsOf(from), partsOf(to)
	for _, p := range []struct {
		parts
		v any
	}{{a, from}, {b, to}} {
		if p.date == nil && p.clock == nil {
			return nil, callError("Invalid call signature for duration.between(): it cannot take %s", value.Describe(p.v))
		}
	}
	if a.date == nil || b.date == nil {
		if span == InMonths || span == InDays {
			return value.Duration{}, nil
		}
		if a.date == nil {
			a.date = b.date
		}
		b.date = a.date // nil for two times of day
	}
	start, end, err := align(a, b)
	if err != nil {
		return nil, err
	}
	return orError(start.until(end, span))
}

// align places both in one zone: that of the first, or else that of the second.
func align(a, b parts) (start, end clockTime, err error) {
	zone := a.zone
	if zone == nil {
		zone = b.zone
	}
	if zone == nil {
		zone = &Zone{}
	}
	if start, err = place(a, *zone); err != nil {
		return start, end, err
	}
	end, err = place(b, *zone)
	return start, end, err
}

// clockTime is an instant, in the zone in which days are counted.
type clockTime struct {
	value.DateTime
	zone Zone
}

func place(p parts, zone Zone) (clockTime, error) {
	if p.zone != nil {
		at, err := zone.show(p.at())
		return clockTime{at, zone}, err
	}
	at, err := zone.place(p.at().Local(), 0)
	return clockTime{at, zone}, err
}

// until counts from one instant to a later or an earlier one.
func (t clockTime) until(end clockTime, span Span) (value.Duration, error) {
	var months, days int64
	if span != InSeconds {
		months, days = t.calendar(end)
	}
	switch span {
	case InMonths:
		return value.DurationOf(months, 0, 0, 0)
	case InDays:
		whole := floorDays(end.Local()) - floorDays(t.Local())
		if back := clockOrder(t.Local(), end.Local()); whole > 0 && back > 0 {
			whole--
		} else if whole < 0 && back < 0 {
			whole++
		}
		return value.DurationOf(0, whole, 0, 0)
	}
	moved, err := value.Add(t.DateTime, value.Duration{Months: months, Days: days})
	if err != nil {
		return value.Duration{}, err
	}
	from := moved.(value.DateTime)
	return value.DurationOf(months, days, end.Seconds-from.Seconds, int64(end.Nanos)-int64(from.Nanos))
}

func floorDays(t value.LocalDateTime) int64 { return t.Date().Days }

// clockOrder compares times of day.
func clockOrder(a, b value.LocalDateTime) int { return value.Order(a.Clock(), b.Clock()) }

// calendar is how many whole months, and then whole days, fit in on the clock of
// the zone.
func (t clockTime) calendar(end clockTime) (months, days int64) {
	from, to := t.Local(), end.Local()
	y1, m1, d1 := from.Date().Civil()
	y2, m2, d2 := to.Date().Civil()
	months = (y2-y1)*12 + m2 - m1
	order := clockOrder(from, to)
	switch {
	case months > 0 && (d1 > d2 || d1 == d2 && order > 0):
		months--
	case months < 0 && (d1 < d2 || d1 == d2 && order < 0):
		months++
	}
	day := from.Date()
	if moved, err := value.Add(day, value.Duration{Months: months}); err == nil {
		day = moved.(value.Date)
	}
	days = to.Date().Days - day.Days
	switch {
	case days > 0 && order > 0:
		days--
	case days < 0 && order < 0:
		days++
	}
	return months, days
}
