package temporal

import (
	"math"
	"slices"

	"entente/graph/embedded/value"
)

// fields are the entries of a map that a temporal value is made of. Entries that
// are null count as missing. After the first mistake err is set.
type fields struct {
	m   map[string]any
	err error
}

// The names of fields.
var (
	allFields  = slices.Concat(dateFields, timeFields, []string{"date", "time", "datetime", "timezone", "epochSeconds", "epochMillis"})
	dateFields = []string{"year", "month", "day", "week", "dayOfWeek", "quarter", "dayOfQuarter", "ordinalDay"}
	timeFields = []string{"hour", "minute", "second", "millisecond", "microsecond", "nanosecond"}
)

func (f *fields) fail(err error) {
	if f.err == nil {
		f.err = err
	}
}

func (f *fields) has(names ...string) bool {
	for _, n := range names {
		if f.m[n] != nil {
			return true
		}
	}
	return false
}

// integer is the value of a field, or otherwise where it is missing.
func (f *fields) integer(name string, otherwise int64) int64 {
	switch v := f.m[name].(type) {
	case nil:
		return otherwise
	case int64:
		return v
	default:
		f.fail(value.ArgumentErrorf("%s must be an integer value, but was %s", name, value.Describe(v)))
		return otherwise
	}
}

// within is integer for a field that has bounds of its own.
func (f *fields) within(name string, otherwise, most int64) int64 {
	n := f.integer(name, otherwise)
	if n < 0 || n > most {
		f.fail(outOfRange(name, n, 0, most))
	}
	return n
}

// check fails for entries that are not among the names.
func (f *fields) check(what string, allowed ...[]string) {
	known := map[string]bool{}
	for _, names := range allowed {
		for _, n := range names {
			known[n] = true
		}
	}
	for _, n := range value.SortedKeys(f.m) {
		if !known[n] && f.m[n] != nil {
			if slices.Contains(allFields, n) {
				f.fail(value.TypeErrorf("%s() does not support the field %s", what, n))
			}
			f.fail(value.ArgumentErrorf("No such field: %s of %s()", shorten(n), what))
		}
	}
}

// date makes a date of the fields. With a base what they do not say is as there;
// whole says that the day must be told, since a time of day is.
func (f *fields) date(base *value.Date, whole bool) value.Date {
	var d value.Date
	var err error
	f.alone("week", "week", "dayOfWeek")
	f.alone("quarter", "quarter", "dayOfQuarter")
	f.alone("ordinal", "ordinalDay")
	if base == nil && f.err == nil {
		f.complete(whole)
	}
	if f.err != nil {
		return d
	}
	switch {
	case base == nil && f.has("week"):
		d, err = weekDate(f.integer("year", 0), f.integer("week", 1), f.integer("dayOfWeek", 1))
	case base == nil && f.has("quarter"):
		d, err = quarterDate(f.integer("year", 0), f.integer("quarter", 1), f.integer("dayOfQuarter", 1))
	case base == nil && f.has("ordinalDay"):
		d, err = ordinalDate(f.integer("year", 0), f.integer("ordinalDay", 1))
	case base == nil:
		d, err = value.DateOf(f.integer("year", 0), f.integer("month", 1), f.integer("day", 1))
	default:
		d, err = f.moved(*base)
	}
	if err != nil {
		f.fail(err)
	}
	return d
}

// alone fails if fields of one way to tell a day stand beside those of another.
func (f *fields) alone(way string, names ...string) {
	if !f.has(names...) {
		return
	}
	for _, other := range dateFields[1:] {
		mine := false
		for _, n := range names {
			mine = mine || n == other
		}
		if !mine && f.has(other) {
			f.fail(value.TypeErrorf("Cannot assign %s to %s date.", other, way))
		}
	}
}

// complete fails if a field is missing that another one needs.
func (f *fields) complete(whole bool) {
	needs := func(field, needed string) {
		if f.has(field) && !f.has(needed) {
			f.fail(value.ArgumentErrorf("%s cannot be specified without %s", field, needed))
		}
	}
	must := func(field string) {
		if !f.has(field) {
			f.fail(value.ArgumentErrorf("%s must be specified", field))
		}
	}
	must("year")
	needs("day", "month")
	needs("dayOfWeek", "week")
	needs("dayOfQuarter", "quarter")
	switch {
	case !whole || f.has("ordinalDay"):
	case f.has("week"):
		must("dayOfWeek")
	case f.has("quarter"):
		must("dayOfQuarter")
	default:
		must("month")
		must("day")
	}
}

// moved is a date with some of its parts replaced, the greater ones first. The
// day is brought into a month that is too short for it.
func (f *fields) moved(base value.Date) (value.Date, error) {
	year, month, day := base.Civil()
	weekYear, week, weekDay := base.Week()
	switch {
	case f.has("week"):
		return weekDate(f.integer("year", weekYear), f.integer("week", week), f.integer("dayOfWeek", weekDay))
	case f.has("ordinalDay"):
		return ordinalDate(f.integer("year", year), f.integer("ordinalDay", 1))
	}
	if year = f.integer("year", year); f.has("quarter") {
		quarter := f.integer("quarter", 1)
		if quarter < 1 || quarter > 4 {
			return base, outOfRange("quarter", quarter, 1, 4)
		}
		month = (quarter-1)*3 + (month-1)%3 + 1
	}
	month = f.integer("month", month)
	if month >= 1 && month <= 12 && year >= -value.MaxYear && year <= value.MaxYear {
		day = min(day, value.MonthDays(year, month))
	}
	d, err := value.DateOf(year, month, f.integer("day", day))
	switch {
	case err != nil:
		return d, err
	case f.has("dayOfQuarter"):
		return quarterDate(year, (month+2)/3, f.integer("dayOfQuarter", 1))
	case f.has("dayOfWeek"):
		weekYear, week, _ := d.Week()
		return weekDate(weekYear, week, f.integer("dayOfWeek", 1))
	}
	return d, nil
}

// clock makes a time of day of the fields. With a base what they do not say is as
// there; a part of a second replaces the whole part of a second.
func (f *fields) clock(base *value.LocalTime) value.LocalTime {
	var hour, minute, second, nano int64
	if base != nil {
		hour, minute, second, nano = base.Clock()
	} else {
		f.inTurn()
	}
	if f.has("millisecond", "microsecond", "nanosecond") {
		nano = f.fraction()
	}
	hour, minute, second = f.integer("hour", hour), f.integer("minute", minute), f.integer("second", second)
	if f.err != nil {
		return value.LocalTime{}
	}
	t, err := value.ClockOf(hour, minute, second, nano)
	if err != nil {
		f.fail(err)
	}
	return t
}

// inTurn fails if a part of a time stands without the next greater one.
func (f *fields) inTurn() {
	for i, name := range timeFields[1:3] {
		if f.has(name) && !f.has(timeFields[i]) {
			f.fail(value.ArgumentErrorf("%s cannot be specified without %s", name, timeFields[i]))
		}
	}
	if f.has(timeFields[3:]...) && !f.has("second") {
		f.fail(value.ArgumentErrorf("subsecond cannot be specified without second"))
	}
}

// fraction is the part of a second in nanoseconds. Beside a greater unit a smaller
// one only fills it up.
func (f *fields) fraction() int64 {
	micros, nanos := int64(999_999), int64(999_999_999)
	if f.has("millisecond") {
		micros, nanos = 999, 999_999
	}
	if f.has("microsecond") {
		nanos = 999
	}
	return f.within("millisecond", 0, 999)*1_000_000 + f.within("microsecond", 0, micros)*1000 + f.within("nanosecond", 0, nanos)
}

// zone is the zone that the fields name; false if they name none.
func (f *fields) zone() (Zone, bool) {
	switch v := f.m["timezone"].(type) {
	case nil:
		return Zone{}, false
	case string:
		zone, err := ZoneOf(v)
		if err != nil {
			f.fail(err)
		}
		return zone, true
	default:
		f.fail(value.ArgumentErrorf("a time zone must be a String, not %s", value.Describe(v)))
		return Zone{}, false
	}
}

// durationOf makes a duration of the entries of a map.
func durationOf(m map[string]any) (value.Duration, error) {
	var a amounts
	if len(m) == 0 {
		return value.Duration{}, errEmpty()
	}
	for _, name := range value.SortedKeys(m) {
		unit := slices.Index(durationUnits[:], name)
		if unit < 0 {
			return value.Duration{}, value.ArgumentErrorf("Unknown field: %s", shorten(name))
		}
		switch v := m[name].(type) {
		case int64:
			a.setWhole(unit, v)
		case float64:
			if math.IsNaN(v) || math.IsInf(v, 0) {
				return value.Duration{}, value.ArithmeticErrorf("%s must be finite, but was %s", name, value.FloatText(v))
			}
			a.setFloat(unit, v)
		default:
			return value.Duration{}, value.ArgumentErrorf("%s must be a number value, but was %s", name, value.Describe(v))
		}
	}
	return a.duration()
}

func errEmpty() error {
	return value.ArgumentErrorf("At least one temporal unit must be specified.")
}
