package bolt

import (
	"math"
	"testing"

	"entente/graph"
	"entente/graph/bolt/packstream"
)

// TestTemporal sends temporal values and points there and back: their numbers
// are those of the Bolt specification, their text that which Cypher prints.
func TestTemporal(t *testing.T) {
	for _, c := range []struct {
		kind   graph.TemporalKind
		text   string
		tag    byte
		fields []any
	}{
		{graph.Date, "1970-01-01", 'D', []any{int64(0)}},
		{graph.Date, "1969-12-31", 'D', []any{int64(-1)}},
		{graph.Date, "2000-02-29", 'D', []any{int64(11016)}},
		{graph.Date, "0000-03-01", 'D', []any{int64(-719468)}},
		{graph.Date, "-0044-03-15", 'D', []any{int64(-735525)}},
		{graph.Date, "+12345-01-01", 'D', []any{int64(3789391)}},
		{graph.Date, "+999999999-12-31", 'D', []any{int64(365241780471)}},
		{graph.Date, "-999999999-01-01", 'D', []any{int64(-365243219162)}},
		{graph.LocalTime, "00:00:00", 't', []any{int64(0)}},
		{graph.LocalTime, "23:59:59.999999999", 't', []any{int64(86399999999999)}},
		{graph.LocalTime, "10:00:00.12", 't', []any{int64(36000120000000)}},
		{graph.Time, "10:00:00Z", 'T', []any{int64(36000000000000), int64(0)}},
		{graph.Time, "10:00:00.1+01:30", 'T', []any{int64(36000100000000), int64(5400)}},
		{graph.Time, "10:00:00-00:00:01", 'T', []any{int64(36000000000000), int64(-1)}},
		{graph.LocalDateTime, "2020-01-01T10:00:00.5", 'd', []any{int64(1577872800), int64(500000000)}},
		{graph.LocalDateTime, "1969-12-31T23:59:59.000000001", 'd', []any{int64(-1), int64(1)}},
		{graph.DateTime, "2020-01-01T10:00:00Z", 'I', []any{int64(1577872800), int64(0), int64(0)}},
		{graph.DateTime, "2020-01-01T10:00:00+02:00", 'I', []any{int64(1577865600), int64(0), int64(7200)}},
		{graph.DateTime, "1970-01-01T00:00:00.25-05:30", 'I', []any{int64(19800), int64(250000000), int64(-19800)}},
		{graph.ZonedDateTime, "2020-06-01T10:00:00+02:00[Europe/Stockholm]", 'i', []any{int64(1590998400), int64(0), "Europe/Stockholm"}},
		{graph.ZonedDateTime, "2020-01-01T10:00:00Z[UTC]", 'i', []any{int64(1577872800), int64(0), "UTC"}},
		{graph.ZonedDateTime, "2022-10-30T02:30:00+01:00[Europe/Berlin]", 'i', []any{int64(1667093400), int64(0), "Europe/Berlin"}}, // the second of that day
		{graph.DurationAmount, "PT0S", 'E', []any{int64(0), int64(0), int64(0), int64(0)}},
		{graph.DurationAmount, "P1Y2M3DT4H5M6.5S", 'E', []any{int64(14), int64(3), int64(14706), int64(500000000)}},
		{graph.DurationAmount, "PT-0.5S", 'E', []any{int64(0), int64(0), int64(-1), int64(500000000)}},
		{graph.DurationAmount, "PT-1H-1M-1.000000005S", 'E', []any{int64(0), int64(0), int64(-3662), int64(999999995)}},
		{graph.DurationAmount, "P-1Y-1M-1D", 'E', []any{int64(-13), int64(-1), int64(0), int64(0)}},
		{graph.DurationAmount, "P1DT-1S", 'E', []any{int64(0), int64(1), int64(-1), int64(0)}},
	} {
		var p packer
		if err := p.value(graph.Temporal{Kind: c.kind, Text: c.text}); err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		want := packstream.AppendStruct(nil, c.tag, len(c.fields))
		for _, f := range c.fields {
			w := packer{b: want}
			if err := w.value(f); err != nil {
				t.Fatal(err)
			}
			want = w.b
		}
		if string(p.b) != string(want) {
			t.Errorf("%s is % x, want % x", c.text, p.b, want)
		}
		back, err := packstream.NewDecoder(want, packstream.Limits{Depth: 5, Memory: 10000}, valueOf).Value()
		if err != nil || back != (graph.Temporal{Kind: c.kind, Text: c.text}) {
			t.Errorf("%s came back as %v, %v", c.text, back, err)
		}
	}
}

// TestTemporalText reads texts that another engine may print.
func TestTemporalText(t *testing.T) {
	for _, c := range []struct {
		kind graph.TemporalKind
		text string
		ok   bool
	}{
		{graph.LocalTime, "10:00", true}, {graph.Time, "10:00+02", true}, {graph.DateTime, "2020-01-01T10:00Z", true},
		{graph.DurationAmount, "P2W", true}, {graph.DurationAmount, "PT1.5S", true},
		{graph.Date, "", false}, {graph.Date, "2022-02-29", false}, {graph.Date, "2022-13-01", false}, {graph.Date, "2022-1-1", false},
		{graph.Date, "2022-01-01T", false}, {graph.Date, "2022-01-00", false}, {graph.LocalTime, "24:00", false}, {graph.LocalTime, "10:60", false},
		{graph.LocalTime, "10:00:00.", false}, {graph.Time, "10:00", false}, {graph.Time, "10:00+19:00", false}, {graph.LocalDateTime, "2020-01-01 10:00", false},
		{graph.ZonedDateTime, "2020-01-01T10:00Z[", false}, {graph.ZonedDateTime, "2020-01-01T10:00Z[]", false}, {graph.DateTime, "2020-01-01T10:00", false},
		{graph.DurationAmount, "P", false}, {graph.DurationAmount, "PT", false}, {graph.DurationAmount, "P1", false}, {graph.DurationAmount, "PY", false},
		{graph.DurationAmount, "P1.5D", false}, {graph.DurationAmount, "P1D1Y", false}, {graph.DurationAmount, "P99999999999999999Y9", false},
		{graph.DurationAmount, "P9223372036854775807Y", false}, {graph.DurationAmount, "PT1S1H", false}, {graph.DurationAmount, "P+1D", false}, {"Other", "x", false},
	} {
		var p packer
		if err := p.value(graph.Temporal{Kind: c.kind, Text: c.text}); (err == nil) != c.ok {
			t.Errorf("%s %q: %v", c.kind, c.text, err)
		}
	}
}

// TestCalendar counts the days of a thousand years around the ends of what an
// int64 of nanoseconds holds, and further out.
func TestCalendar(t *testing.T) {
	for _, start := range []int64{daysOf(-furthestYear, 1, 1), daysOf(-401, 1, 1), daysOf(1599, 1, 1), daysOf(furthestYear-3, 1, 1)} {
		year, month, day := dateOf(start)
		for n := start; n < start+1000; n++ {
			if y, m, d := dateOf(n); y != year || m != month || d != day || daysOf(y, m, d) != n {
				t.Fatalf("day %d is %d-%d-%d, want %d-%d-%d", n, y, m, d, year, month, day)
			}
			if day++; day > daysIn(year, month) {
				day, month = 1, month+1
			}
			if month > 12 {
				month, year = 1, year+1
			}
		}
	}
}

// TestRefusedValues sends structures that are no values.
func TestRefusedValues(t *testing.T) {
	big := int64(math.MaxInt64)
	for name, c := range map[string]struct {
		tag    byte
		fields []any
	}{
		"a tag that is not known":           {'?', nil},
		"a date without a day":              {'D', nil},
		"a date of a string":                {'D', []any{"2020"}},
		"a date after the last":             {'D', []any{big}},
		"a time after midnight":             {'t', []any{int64(86400) * 1e9}},
		"a time before midnight":            {'t', []any{int64(-1)}},
		"a time with an offset of a day":    {'T', []any{int64(0), int64(86400)}},
		"a moment after the last":           {'d', []any{big, int64(0)}},
		"a moment before the first":         {'I', []any{-big, int64(0), int64(0)}},
		"nanoseconds of a second":           {'d', []any{int64(0), int64(1e9)}},
		"negative nanoseconds":              {'I', []any{int64(0), int64(-1), int64(0)}},
		"a zone that is not known":          {'i', []any{int64(0), int64(0), "Europe/Atlantis"}},
		"a zone that is a path":             {'i', []any{int64(0), int64(0), "../../etc/passwd"}},
		"a zone of the server":              {'i', []any{int64(0), int64(0), "Local"}},
		"a zone without a name":             {'i', []any{int64(0), int64(0), ""}},
		"a zone that is a number":           {'i', []any{int64(0), int64(0), int64(0)}},
		"a zoned moment after the last":     {'i', []any{big, int64(0), "UTC"}},
		"a zoned moment of two fields":      {'i', []any{int64(0), int64(0)}},
		"a duration that overflows":         {'E', []any{int64(0), int64(0), big, big}},
		"a point without a system":          {'X', []any{1.0, 2.0, 3.0}},
		"a point of integers":               {'X', []any{int64(7203), int64(1), int64(2)}},
		"a point of one coordinate":         {'X', []any{int64(7203), 1.0}},
		"a point in space of two":           {'Y', []any{int64(9157), 1.0, 2.0}},
		"a point of a system beyond bounds": {'X', []any{big, 1.0, 2.0}},
		"a date-time of Bolt 4":             {'F', []any{int64(0), int64(0), int64(0)}},
		"a node":                            {'N', []any{int64(1), []any{}, map[string]any{}, "n1"}},
	} {
		if v, err := valueOf(c.tag, c.fields); ours(err) == nil || ours(err).Status != statusInvalid {
			t.Errorf("%s: %v, %v", name, v, err)
		}
	}
}
