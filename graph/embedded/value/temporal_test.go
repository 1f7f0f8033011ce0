package value_test

import (
	"bytes"
	"math"
	"testing"

	"entente/graph"
	"entente/graph/embedded/value"
)

func TestCalendar(t *testing.T) {
	for _, c := range []struct {
		year, month, day      int64
		text                  string
		weekYear, week, dow   int64
		yearDay, dayOfQuarter int64
	}{
		{1970, 1, 1, "1970-01-01", 1970, 1, 4, 1, 1},
		{2020, 12, 31, "2020-12-31", 2020, 53, 4, 366, 92},
		{2021, 1, 3, "2021-01-03", 2020, 53, 7, 3, 3},
		{-44, 3, 15, "-0044-03-15", -44, 11, 4, 75, 75},
		{0, 2, 29, "0000-02-29", 0, 9, 2, 60, 60},
		{12345, 6, 1, "+12345-06-01", 12345, 22, 5, 152, 62},
		{value.MaxYear, 12, 31, "+999999999-12-31", value.MaxYear, 52, 5, 365, 92},
		{-value.MaxYear, 1, 1, "-999999999-01-01", -value.MaxYear, 1, 1, 1, 1},
	} {
		d, err := value.DateOf(c.year, c.month, c.day)
		if err != nil {
			t.Fatal(err)
		}
		year, month, day := d.Civil()
		weekYear, week, dow := d.Week()
		if d.String() != c.text || year != c.year || month != c.month || day != c.day {
			t.Errorf("%v is %d-%d-%d, want %s", d, year, month, day, c.text)
		}
		if weekYear != c.weekYear || week != c.week || dow != c.dow || d.YearDay() != c.yearDay || d.QuarterDay() != c.dayOfQuarter {
			t.Errorf("%v: week %d-%d-%d, day %d of the year and %d of the quarter", d, weekYear, week, dow, d.YearDay(), d.QuarterDay())
		}
	}
	for _, wrong := range [][3]int64{{2015, 2, 29}, {2015, 0, 1}, {2015, 13, 1}, {2015, 1, 0}, {2015, 1, 32}, {value.MaxYear + 1, 1, 1}} {
		if d, err := value.DateOf(wrong[0], wrong[1], wrong[2]); graph.CodeOf(err) != graph.Invalid {
			t.Errorf("%v: %v, %v", wrong, d, err)
		}
	}
}

// TestClocksPutForwardAndBack looks at the hours that are skipped and come twice.
func TestClocksPutForwardAndBack(t *testing.T) {
	local := func(month, day, hour, minute int64) value.LocalDateTime {
		d, _ := value.DateOf(2017, month, day)
		clock, _ := value.ClockOf(hour, minute, 0, 0)
		return d.At(clock)
	}
	for _, c := range []struct {
		at        value.LocalDateTime
		zone      string
		preferred int32
		want      string
	}{
		{local(3, 26, 1, 59), "Europe/Stockholm", 0, "2017-03-26T01:59:00+01:00[Europe/Stockholm]"},
		{local(3, 26, 2, 30), "Europe/Stockholm", 0, "2017-03-26T03:30:00+02:00[Europe/Stockholm]"},
		{local(3, 26, 3, 0), "Europe/Stockholm", 0, "2017-03-26T03:00:00+02:00[Europe/Stockholm]"},
		{local(10, 29, 2, 30), "Europe/Stockholm", 0, "2017-10-29T02:30:00+02:00[Europe/Stockholm]"},
		{local(10, 29, 2, 30), "Europe/Stockholm", 3600, "2017-10-29T02:30:00+01:00[Europe/Stockholm]"},
		{local(10, 29, 3, 0), "Europe/Stockholm", 7200, "2017-10-29T03:00:00+01:00[Europe/Stockholm]"},
		{local(4, 2, 1, 45), "Australia/Lord_Howe", 0, "2017-04-02T01:45:00+11:00[Australia/Lord_Howe]"},
		{local(10, 1, 2, 10), "Australia/Lord_Howe", 0, "2017-10-01T02:40:00+11:00[Australia/Lord_Howe]"},
		{local(7, 1, 0, 0), "UTC", 0, "2017-07-01T00:00:00Z[UTC]"},
	} {
		got, err := c.at.InZone(c.zone, c.preferred)
		if err != nil || got.String() != c.want {
			t.Errorf("%v in %s is %v, %v, want %s", c.at, c.zone, got, err, c.want)
		}
	}
	for _, wrong := range []string{"", "Local", "../etc/passwd", "/etc/localtime", "Europe/Nowhere", "posix/Europe/London", "Europe/\x00"} {
		if name, err := value.ZoneName(wrong); err == nil {
			t.Errorf("%q is the zone %s", wrong, name)
		}
	}
}

// TestTemporalArithmetic covers the bounds; what is usual is in testdata/values.txt
// of package embedded.
func TestTemporalArithmetic(t *testing.T) {
	last, _ := value.DateOf(value.MaxYear, 12, 31)
	day := value.Duration{Days: 1}
	long := value.Duration{Seconds: math.MaxInt64}
	type operation func(a, b any) (any, error)
	for _, c := range []struct {
		name   string
		f      operation
		a, b   any
		want   any
		status string
	}{
		{"the last day", value.Add, last, value.Duration{}, last, ""},
		{"after the last day", value.Add, last, day, nil, value.StatusArithmetic},
		{"long after", value.Add, last, value.Duration{Months: math.MaxInt64 / 3_000_000}, nil, value.StatusArithmetic},
		{"seconds after the last", value.Add, last.At(value.LocalTime{}), long, nil, value.StatusArithmetic},
		{"seconds before the first", value.Subtract, value.DateTime{Seconds: -1e16}, long, nil, value.StatusArithmetic},
		{"too long", value.Add, long, value.Duration{Seconds: 1}, nil, value.StatusArgument},
		{"not too long", value.Add, long, value.Duration{Seconds: -1}, value.Duration{Seconds: math.MaxInt64 - 1}, ""},
		{"too often", value.Multiply, long, int64(2), nil, value.StatusArgument},
		{"too often by a fraction", value.Multiply, long, 1.5, nil, value.StatusArgument},
		{"many nanoseconds", value.Multiply, value.Duration{Nanos: 999_999_999}, int64(1e15), value.Duration{Seconds: 1e15 - 1e6}, ""},
		{"not a number", value.Multiply, day, math.NaN(), nil, value.StatusArgument},
		{"no parts", value.Divide, day, int64(0), nil, value.StatusArithmetic},
		{"round the clock", value.Subtract, value.LocalTime{}, value.Duration{Nanos: 1}, value.LocalTime{Nanos: 86400e9 - 1}, ""},
		{"null", value.Add, last, nil, nil, ""},
		{"a date and a number", value.Add, last, int64(1), nil, value.StatusType},
		{"two dates", value.Subtract, last, last, nil, value.StatusType},
		{"a duration less a date", value.Subtract, day, last, nil, value.StatusType},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.f(c.a, c.b)
			if e, ok := err.(*graph.Error); (c.status != "" && (!ok || e.Status != c.status)) || (c.status == "" && err != nil) {
				t.Fatalf("%v, %v, want %s", got, err, c.status)
			}
			if c.status == "" && got != c.want {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}

// FuzzDurations checks that order, equality and keys of durations agree, and that
// adding and taking away again changes nothing.
func FuzzDurations(f *testing.F) {
	f.Add(int64(1), int64(0), int64(0), int64(0), int64(30), int64(37746))
	f.Add(int64(0), int64(1), int64(-1), int64(0), int64(0), int64(86399))
	f.Fuzz(func(t *testing.T, m1, d1, s1, m2, d2, s2 int64) {
		a, err := value.DurationOf(m1, d1, s1, s2)
		b, err2 := value.DurationOf(m2, d2, s2, s1)
		if err != nil || err2 != nil {
			return
		}
		equal := value.Equal(a, b) == value.True
		same := bytes.Equal(value.AppendKey(nil, a), value.AppendKey(nil, b))
		if order := value.Order(a, b); (order == 0) != equal || same != equal || order != -value.Order(b, a) {
			t.Errorf("%v and %v: order %d, equal %v, one key %v", a, b, order, equal, same)
		}
		if sum, err := value.Add(a, b); err == nil {
			if back, err := value.Subtract(sum, b); err != nil || back != a {
				t.Errorf("%v + %v - %v is %v, %v", a, b, b, back, err)
			}
		}
	})
}
