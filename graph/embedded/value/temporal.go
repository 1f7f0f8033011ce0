package value

import (
	"time"
	_ "time/tzdata" // zones must be known where the system brings no list of them
)

// The bounds of temporal values.
const (
	MaxYear   = 999_999_999 // of any date; the least is -MaxYear
	MaxOffset = 18 * 3600   // seconds east of UTC, and west

	secondsPerDay = 86400
	nanosPerDay   = secondsPerDay * int64(time.Second)
)

// Temporal values are plain, comparable structs: two of one type are equal in
// Cypher exactly if they are equal in Go. What the functions of this package
// and of package temporal return is within the bounds.

// Date is a day of the proleptic Gregorian calendar.
type Date struct {
	Days int64 // since 1970-01-01
}

// LocalTime is a time of day without a zone.
type LocalTime struct {
	Nanos int64 // since midnight
}

// Time is a time of day at an offset from UTC.
type Time struct {
	Nanos  int64 // since midnight, on the clock at the offset
	Offset int32 // seconds east of UTC
}

// LocalDateTime is a date and a time of day without a zone.
type LocalDateTime struct {
	Seconds int64 // since 1970-01-01T00:00, on the clock
	Nanos   int32 // of the second
}

// DateTime is an instant with the offset or the named zone in which it is shown.
type DateTime struct {
	Seconds int64  // since 1970-01-01T00:00Z
	Nanos   int32  // of the second
	Offset  int32  // seconds east of UTC
	Zone    string // name of the zone that the offset is of; empty: the offset alone
}

// Duration is an amount of time in four parts, which are not turned into each
// other: a month and a day have no fixed length.
type Duration struct {
	Months, Days, Seconds int64
	Nanos                 int32 // 0 to 999999999, to be added to Seconds
}

// firstDay and lastDay bound the days of a date.
var firstDay, lastDay = dayNumber(-MaxYear, 1, 1), dayNumber(MaxYear, 12, 31)

func dayNumber(year, month, day int64) int64 {
	return time.Date(int(year), time.Month(month), int(day), 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay
}

// MonthDays is the number of days of a month.
func MonthDays(year, month int64) int64 {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// DateOf makes a date of year, month and day of the month.
func DateOf(year, month, day int64) (Date, error) {
	switch {
	case year < -MaxYear || year > MaxYear:
		return Date{}, outOfRange("year", year, -MaxYear, MaxYear)
	case month < 1 || month > 12:
		return Date{}, outOfRange("month", month, 1, 12)
	case day < 1 || day > 31:
		return Date{}, outOfRange("day", day, 1, 31)
	case day > MonthDays(year, month):
		return Date{}, ArgumentErrorf("month %d of the year %d has no day %d", month, year, day)
	}
	return Date{dayNumber(year, month, day)}, nil
}

// DateOfDays makes a date of the days since 1970-01-01.
func DateOfDays(days int64) (Date, error) {
	if days < firstDay || days > lastDay {
		return Date{}, ArithmeticErrorf("the date is outside the years -%d to %d", MaxYear, MaxYear)
	}
	return Date{days}, nil
}

// outOfRange is the error for a part of a date or time.
func outOfRange(part string, n, least, most int64) error {
	return ArgumentErrorf("the value for %s must be from %d to %d, not %d", part, least, most, n)
}

// utc is midnight of the date, for what package time knows of calendars.
func (d Date) utc() time.Time { return time.Unix(d.Days*secondsPerDay, 0).UTC() }

// Civil returns year, month and day of the month.
func (d Date) Civil() (year, month, day int64) {
	y, m, dd := d.utc().Date()
	return int64(y), int64(m), int64(dd)
}

// Week returns the ISO 8601 year and week and the day of the week, 1 for Monday.
func (d Date) Week() (year, week, day int64) {
	t := d.utc()
	y, w := t.ISOWeek()
	return int64(y), int64(w), int64((t.Weekday()+6)%7) + 1
}

// YearDay is the day of the year, from 1.
func (d Date) YearDay() int64 { return int64(d.utc().YearDay()) }

// QuarterDay is the day of the quarter, from 1.
func (d Date) QuarterDay() int64 {
	year, month, _ := d.Civil()
	return d.Days - dayNumber(year, (month-1)/3*3+1, 1) + 1
}

// At is the date at a time of day.
func (d Date) At(t LocalTime) LocalDateTime {
	return LocalDateTime{Seconds: d.Days*secondsPerDay + t.Nanos/int64(time.Second), Nanos: int32(t.Nanos % int64(time.Second))}
}

// ClockOf makes a time of day.
func ClockOf(hour, minute, second, nano int64) (LocalTime, error) {
	switch {
	case hour < 0 || hour > 23:
		return LocalTime{}, outOfRange("hour", hour, 0, 23)
	case minute < 0 || minute > 59:
		return LocalTime{}, outOfRange("minute", minute, 0, 59)
	case second < 0 || second > 59:
		return LocalTime{}, outOfRange("second", second, 0, 59)
	case nano < 0 || nano > 999_999_999:
		return LocalTime{}, outOfRange("nanosecond", nano, 0, 999_999_999)
	}
	return LocalTime{((hour*60+minute)*60+second)*int64(time.Second) + nano}, nil
}

// Clock returns the parts of a time of day.
func (t LocalTime) Clock() (hour, minute, second, nano int64) {
	s := t.Nanos / int64(time.Second)
	return s / 3600, s / 60 % 60, s % 60, t.Nanos % int64(time.Second)
}

// Date is the day.
func (t LocalDateTime) Date() Date { return Date{floorDiv(t.Seconds, secondsPerDay)} }

// Clock is the time of day.
func (t LocalDateTime) Clock() LocalTime {
	return LocalTime{floorMod(t.Seconds, secondsPerDay)*int64(time.Second) + int64(t.Nanos)}
}

// Local is the time of day on the clock.
func (t Time) Local() LocalTime { return LocalTime{t.Nanos} }

// utcNanos is the time of day in UTC, which may be on the day before or after.
func (t Time) utcNanos() int64 { return t.Nanos - int64(t.Offset)*int64(time.Second) }

// Local is date and time of day on the clock.
func (t DateTime) Local() LocalDateTime {
	return LocalDateTime{t.Seconds + int64(t.Offset), t.Nanos}
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func floorMod(a, b int64) int64 { return a - floorDiv(a, b)*b }

// Plus is the time of day so many seconds later, round the clock.
func (t LocalTime) Plus(seconds int64) LocalTime {
	return LocalTime{floorMod(t.Nanos+floorMod(seconds, secondsPerDay)*int64(time.Second), nanosPerDay)}
}
