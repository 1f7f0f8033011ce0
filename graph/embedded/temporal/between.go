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
			return nil, CallError("Invalid call signature for duration.between(): it cannot take %s", value.Describe(p.v))
		}
	}
	if a.date == nil || b.date == nil {
		if span == InMonths || span == InDays {
			return value.Duration{}, nil
		}
		if a.date == nil {
			a.date = b.date
		} else {
			b.date = a.date
		}
		if a.date == nil { // two times of day
			span = InSeconds
		}
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
	if span == InSeconds {
		return value.DurationOf(0, 0, end.Seconds-t.Seconds, int64(end.Nanos)-int64(t.Nanos))
	}
	from, day := t.Local().Date(), t.lastDay(end)
	if span == InDays {
		return value.DurationOf(0, day.Days-from.Days, 0, 0)
	}
	months := monthsBetween(from, day)
	if span == InMonths {
		return value.DurationOf(months, 0, 0, 0)
	}
	moved, err := value.Add(from, value.Duration{Months: months})
	if err != nil {
		return value.Duration{}, err
	}
	days := day.Days - moved.(value.Date).Days
	last, err := value.Add(t.DateTime, value.Duration{Months: months, Days: days})
	if err != nil {
		return value.Duration{}, err
	}
	rest := last.(value.DateTime)
	return value.DurationOf(months, days, end.Seconds-rest.Seconds, int64(end.Nanos)-int64(rest.Nanos))
}

// lastDay is the day up to which whole days fit in, on the clock of the zone.
func (t clockTime) lastDay(end clockTime) value.Date {
	from, to := t.Local(), end.Local()
	day := to.Date()
	order := value.Order(from.Clock(), to.Clock())
	switch {
	case day.Days > from.Date().Days && order > 0:
		day.Days--
	case day.Days < from.Date().Days && order < 0:
		day.Days++
	}
	return day
}

// monthsBetween counts whole months from one day to a later or an earlier one.
func monthsBetween(from, to value.Date) int64 {
	y1, m1, d1 := from.Civil()
	y2, m2, d2 := to.Civil()
	months := (y2-y1)*12 + m2 - m1
	switch {
	case months > 0 && d1 > d2:
		months--
	case months < 0 && d1 < d2:
		months++
	}
	return months
}
