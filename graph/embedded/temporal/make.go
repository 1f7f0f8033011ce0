package temporal

import (
	"time"

	"entente/graph/embedded/value"
)

// Type is a temporal type, by the name of the function that makes its values.
type Type string

// The types.
const (
	DateType          Type = "date"
	LocalTimeType     Type = "localtime"
	TimeType          Type = "time"
	LocalDateTimeType Type = "localdatetime"
	DateTimeType      Type = "datetime"
)

func (t Type) hasDate() bool { return t != LocalTimeType && t != TimeType }
func (t Type) hasTime() bool { return t != DateType }
func (t Type) hasZone() bool { return t == TimeType || t == DateTimeType }

// Now is what a clock shows in a zone, as a value of the type.
func Now(t Type, now time.Time, zone Zone) (any, error) {
	at, err := zone.show(value.DateTime{Seconds: now.Unix(), Nanos: int32(now.Nanosecond())})
	if err != nil {
		return nil, err
	}
	return t.of(at), nil
}

// of is the part of a date-time that the type has.
func (t Type) of(at value.DateTime) any {
	local := at.Local()
	switch t {
	case DateType:
		return local.Date()
	case LocalTimeType:
		return local.Clock()
	case TimeType:
		return value.Time{Nanos: local.Clock().Nanos, Offset: at.Offset}
	case LocalDateTimeType:
		return local
	}
	return at
}

// Make makes a value of the type of a text, a map of fields or another temporal
// value. Now is for a map that only names a time zone, and for the offset that a
// named zone has by now.
func Make(t Type, from any, now time.Time) (any, error) {
	switch from := from.(type) {
	case string:
		return t.parse(from)
	case map[string]any:
		return t.fromMap(from, now)
	case value.Date, value.LocalTime, value.Time, value.LocalDateTime, value.DateTime:
		return t.convert(from)
	}
	return nil, CallError("Invalid call signature for %s(): it cannot take %s", t, value.Describe(from))
}

func (t Type) parse(text string) (any, error) {
	var v any
	var err error
	switch t {
	case DateType:
		v, err = Date(text)
	case LocalTimeType:
		v, err = LocalTime(text)
	case TimeType:
		v, err = Time(text, 0)
	case LocalDateTimeType:
		v, err = LocalDateTime(text)
	default:
		v, err = DateTime(text, Zone{})
	}
	if err != nil {
		return nil, err
	}
	return v, nil
}

// convert selects what the type has of another temporal value.
func (t Type) convert(from any) (any, error) {
	p := partsOf(from)
	switch {
	case t == DateTimeType && (p.date == nil || p.clock == nil):
		return nil, value.TypeErrorf("Cannot select datetime from: %v", from)
	case t.hasTime() && p.clock == nil:
		return nil, cannotGet("time", from)
	case t.hasDate() && p.date == nil:
		return nil, cannotGet("date", from)
	}
	return t.of(p.at()), nil
}

func cannotGet(part string, from any) error {
	return value.TypeErrorf("Cannot get the %s of: %v", part, from)
}

// CallError says that a function cannot be called like that.
func CallError(format string, args ...any) error {
	e := value.TypeErrorf(format, args...)
	e.Status = "Neo.ClientError.Procedure.ProcedureCallFailed"
	return e
}

// parts are what a temporal value consists of; nil is what it lacks.
type parts struct {
	date  *value.Date
	clock *value.LocalTime
	zone  *Zone
}

func partsOf(v any) parts {
	switch v := v.(type) {
	case value.Date:
		return parts{date: &v}
	case value.LocalTime:
		return parts{clock: &v}
	case value.Time:
		clock := v.Local()
		return parts{clock: &clock, zone: &Zone{Offset: v.Offset}}
	case value.LocalDateTime:
		date, clock := v.Date(), v.Clock()
		return parts{date: &date, clock: &clock}
	case value.DateTime:
		date, clock, zone := v.Local().Date(), v.Local().Clock(), zoneOfInstant(v)
		return parts{&date, &clock, &zone}
	}
	return parts{}
}

// at puts the parts together again; the offset of a named zone is kept.
func (p parts) at() value.DateTime {
	var date value.Date
	var clock value.LocalTime
	var zone Zone
	if p.date != nil {
		date = *p.date
	}
	if p.clock != nil {
		clock = *p.clock
	}
	if p.zone != nil {
		zone = *p.zone
	}
	at := date.At(clock).AtOffset(zone.Offset)
	at.Zone = zone.Name
	return at
}

// fromMap makes a value of a map of fields, among them other temporal values to
// select from.
func (t Type) fromMap(m map[string]any, now time.Time) (any, error) {
	f := &fields{m: m}
	allowed := [][]string{{"timezone"}}
	if t.hasDate() {
		allowed = append(allowed, dateFields, []string{"date"})
	}
	if t.hasTime() {
		allowed = append(allowed, timeFields, []string{"time"})
	}
	if t.hasDate() && t.hasTime() {
		allowed = append(allowed, []string{"datetime"})
	}
	if t == DateTimeType {
		allowed = append(allowed, []string{"epochSeconds", "epochMillis"})
	}
	if len(m) == 0 {
		return nil, errEmpty()
	}
	f.check(string(t), allowed...)
	zone, zoned := f.zone()
	if f.err != nil {
		return nil, f.err
	}
	if only := zoned && len(m) == 1; only {
		return Now(t, now, zone)
	}
	if zoned && !t.hasZone() {
		return nil, value.TypeErrorf("Cannot assign time zone if also assigning other fields.")
	}
	base := f.base(t)
	if f.err != nil {
		return nil, f.err
	}
	return f.build(t, base, zone, zoned, now)
}

// base is what the fields select other values from.
func (f *fields) base(t Type) parts {
	if f.has("epochSeconds", "epochMillis") {
		return f.epoch()
	}
	var base parts
	if v := f.m["datetime"]; v != nil {
		if f.has("date", "time") {
			f.fail(value.ArgumentErrorf("datetime cannot be selected together with date or time."))
		}
		base = f.selected("datetime", v)
		if f.err == nil && base.date == nil {
			f.fail(cannotGet("date", v))
		} else if f.err == nil && base.clock == nil {
			f.fail(cannotGet("time", v))
		}
		return base
	}
	if v := f.m["date"]; v != nil {
		if base.date = f.selected("date", v).date; f.err == nil && base.date == nil {
			f.fail(cannotGet("date", v))
		}
	}
	if v := f.m["time"]; v != nil {
		p := f.selected("time", v)
		if base.clock, base.zone = p.clock, p.zone; f.err == nil && base.clock == nil {
			f.fail(cannotGet("time", v))
		}
	}
	return base
}

func (f *fields) selected(name string, v any) parts {
	p := partsOf(v)
	if p.date == nil && p.clock == nil {
		f.fail(value.ArgumentErrorf("Cannot construct %s from: %s", name, value.Describe(v)))
	}
	return p
}

// epoch is the date-time of seconds or milliseconds since 1970.
func (f *fields) epoch() parts {
	if f.has("epochSeconds") && f.has("epochMillis") {
		f.fail(value.ArgumentErrorf("epochMillis cannot be selected together with epochSeconds."))
	}
	if f.has("date", "time", "datetime") {
		f.fail(value.ArgumentErrorf("epochSeconds and epochMillis cannot be selected together with another temporal value."))
	}
	var at value.DateTime
	var err error
	if f.has("epochMillis") {
		at, err = FromEpochMillis(f.integer("epochMillis", 0))
	} else {
		at, err = FromEpoch(f.integer("epochSeconds", 0), 0)
	}
	if err == nil {
		if zone, zoned := f.zone(); zoned {
			at, err = zone.show(at)
		}
	}
	if err != nil {
		f.fail(err)
	}
	return partsOf(at)
}

// build makes a value of the fields and what they select from. In the zone of a
// time that was selected they are replaced, and then the zone is changed.
func (f *fields) build(t Type, base parts, zone Zone, zoned bool, now time.Time) (any, error) {
	var date value.Date
	var clock value.LocalTime
	timed := base.clock != nil || f.has(timeFields...)
	if t.hasDate() {
		date = f.date(base.date, timed)
	}
	if t.hasTime() && (timed || !t.hasDate()) {
		if !t.hasDate() && !timed {
			f.fail(value.ArgumentErrorf("hour must be specified"))
		}
		if base.clock == nil && !f.has("hour") {
			f.fail(value.ArgumentErrorf("hour must be specified"))
		}
		clock = f.clock(base.clock)
	}
	if f.err != nil {
		return nil, f.err
	}
	local := date.At(clock)
	if !t.hasZone() {
		return t.of(local.AtOffset(0)), nil
	}
	if t == TimeType {
		return f.time(clock, base, zone, zoned, now)
	}
	if base.zone == nil {
		return orError(zone.place(local, 0))
	}
	at, err := base.zone.place(local, base.zone.Offset)
	if err == nil && zoned {
		at, err = zone.show(at)
	}
	return orError(at, err)
}

// time is a time of day in a zone; of a named zone it takes the offset of today.
func (f *fields) time(clock value.LocalTime, base parts, zone Zone, zoned bool, now time.Time) (any, error) {
	offset := int32(0)
	if base.zone != nil {
		offset = base.zone.Offset
	}
	if zoned {
		wanted, err := zone.offsetAt(value.DateTime{Seconds: now.Unix()})
		if err != nil {
			return nil, err
		}
		if base.zone != nil {
			clock = clock.Plus(int64(wanted - offset))
		}
		offset = wanted
	}
	return value.Time{Nanos: clock.Nanos, Offset: offset}, nil
}

// orError keeps the zero value out of an any beside an error.
func orError[T any](v T, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	return v, nil
}

// FromEpoch is so many seconds and nanoseconds after 1970-01-01T00:00Z.
func FromEpoch(seconds, nanos int64) (value.DateTime, error) {
	if nanos < 0 || nanos > 999_999_999 {
		return value.DateTime{}, value.ArgumentErrorf("Invalid nanosecond: %d", nanos)
	}
	return checked(value.DateTime{Seconds: seconds, Nanos: int32(nanos)}, nil)
}

// FromEpochMillis is so many milliseconds after 1970-01-01T00:00Z.
func FromEpochMillis(millis int64) (value.DateTime, error) {
	at := time.UnixMilli(millis)
	return FromEpoch(at.Unix(), int64(at.Nanosecond()))
}

// MakeDuration makes a duration of a text, a map of amounts or another duration.
func MakeDuration(from any) (any, error) {
	switch from := from.(type) {
	case string:
		return orError(Duration(from))
	case map[string]any:
		return orError(durationOf(from))
	case value.Duration:
		return from, nil
	}
	return nil, CallError("Invalid call signature for duration(): it cannot take %s", value.Describe(from))
}
