package temporal_test

import (
	"fmt"
	"math"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/embedded/temporal"
	"entente/graph/embedded/value"
)

var now = time.Date(2022, 9, 7, 23, 30, 0, 5, time.UTC)

// What text, maps and functions make is held against Neo4j in TestValues of
// package embedded; here is what needs the clock or no query can ask for.

func TestNow(t *testing.T) {
	east := temporal.Zone{Name: "Asia/Tokyo"}
	for _, c := range []struct {
		t    temporal.Type
		zone temporal.Zone
		want string
	}{
		{temporal.DateType, temporal.Zone{}, "2022-09-07"},
		{temporal.DateType, east, "2022-09-08"},
		{temporal.LocalTimeType, east, "08:30:00.000000005"},
		{temporal.TimeType, east, "08:30:00.000000005+09:00"},
		{temporal.LocalDateTimeType, temporal.Zone{Offset: -3600}, "2022-09-07T22:30:00.000000005"},
		{temporal.DateTimeType, temporal.Zone{}, "2022-09-07T23:30:00.000000005Z"},
		{temporal.DateTimeType, east, "2022-09-08T08:30:00.000000005+09:00[Asia/Tokyo]"},
	} {
		got, err := temporal.Now(c.t, now, c.zone)
		if err != nil || fmt.Sprint(got) != c.want {
			t.Errorf("%s in %v: %v, %v, want %s", c.t, c.zone, got, err, c.want)
		}
	}
	if got, err := temporal.Now(temporal.DateType, now, temporal.Zone{Name: "Nowhere"}); err == nil {
		t.Errorf("nowhere it is %v", got)
	}
}

func TestMakeOfAZoneAlone(t *testing.T) {
	zone := map[string]any{"timezone": "Asia/Tokyo"}
	for kind, want := range map[temporal.Type]string{
		temporal.DateType: "2022-09-08", temporal.LocalTimeType: "08:30:00.000000005", temporal.TimeType: "08:30:00.000000005+09:00",
		temporal.DateTimeType: "2022-09-08T08:30:00.000000005+09:00[Asia/Tokyo]",
	} {
		if got, err := temporal.Make(kind, zone, now); err != nil || fmt.Sprint(got) != want {
			t.Errorf("%s: %v, %v, want %s", kind, got, err, want)
		}
	}
}

// TestMakeRefuses looks at the kinds of errors of maps.
func TestMakeRefuses(t *testing.T) {
	for _, c := range []struct {
		t    temporal.Type
		from any
	}{
		{temporal.DateType, map[string]any{"year": int64(math.MaxInt64)}},
		{temporal.DateType, map[string]any{"year": int64(2020), "week": int64(math.MinInt64)}},
		{temporal.DateType, map[string]any{"year": int64(value.MaxYear), "week": int64(53), "dayOfWeek": int64(7)}},
		{temporal.DateType, map[string]any{"date": value.Date{}, "month": int64(math.MaxInt64)}},
		{temporal.DateType, map[string]any{"date": value.Date{}, "quarter": int64(5)}},
		{temporal.DateTimeType, map[string]any{"epochMillis": int64(0), "datetime": value.DateTime{}}},
		{temporal.DateTimeType, map[string]any{"datetime": value.DateTime{}, "date": value.Date{}}},
		{temporal.DateTimeType, map[string]any{"datetime": "2020-01-01"}},
		{temporal.LocalTimeType, map[string]any{"hour": int64(1), "timezone": "Z"}},
		{temporal.LocalTimeType, []any{}},
		{temporal.DateType, value.Duration{}},
	} {
		got, err := temporal.Make(c.t, c.from, now)
		if code := graph.CodeOf(err); code != graph.Invalid {
			t.Errorf("%s of %v: %v, %v", c.t, c.from, got, err)
		}
	}
}

func TestComponentsOfPoints(t *testing.T) {
	globe := value.Point{SRID: value.WGS84in3D, X: 1, Y: 2, Z: 3}
	for name, want := range map[string]any{
		"x": 1.0, "longitude": 1.0, "y": 2.0, "latitude": 2.0, "z": 3.0, "height": 3.0, "srid": int64(4979), "crs": "wgs-84-3d",
	} {
		if got, err := temporal.Component(globe, name); err != nil || got != want {
			t.Errorf("%s is %v, %v, want %v", name, got, err, want)
		}
	}
	for _, name := range []string{"z", "longitude", "height", "nothing"} {
		if got, err := temporal.Component(value.Point{SRID: value.Cartesian}, name); graph.CodeOf(err) != graph.Invalid {
			t.Errorf("%s is %v, %v", name, got, err)
		}
	}
}

// FuzzTemporalText checks that a text that is read is a value within the bounds,
// and that its text is read as the same value and printed the same again.
func FuzzTemporalText(f *testing.F) {
	for _, text := range []string{
		"2015-07-21", "20150721", "2015-W30-2", "2015W302", "2015-Q2-60", "2015Q260", "2015202", "-999999999-01-01", "+999999999-12-31",
		"21:40:32.142", "214032,5", "21", "21:40-01:30", "2140Z", "T10:00+02:05:59", "24:00", "2015-07-21T21:40:32.142+0845[Australia/Eucla]",
		"2017-10-29t02:30+01:00[europe/stockholm]", "1818-07-21T21:40[Europe/Stockholm]", "+999999999-12-31T23:59:59-18:00", "2015T10[]",
		"P14DT16H12M", "P0.75M", "-P2.5W", "PT-0.5S", "PT-1M-0.001S", "P2012-02-02T14:37:21.545", "P-9223372036854775807Y", "PT9223372036854775807.999999999S",
	} {
		f.Add(text)
	}
	read := map[string]func(string) (any, error){
		"date":          func(s string) (any, error) { return temporal.Date(s) },
		"localtime":     func(s string) (any, error) { return temporal.LocalTime(s) },
		"time":          func(s string) (any, error) { return temporal.Time(s, 0) },
		"localdatetime": func(s string) (any, error) { return temporal.LocalDateTime(s) },
		"datetime":      func(s string) (any, error) { return temporal.DateTime(s, temporal.Zone{}) },
		"duration":      func(s string) (any, error) { return temporal.Duration(s) },
	}
	f.Fuzz(func(t *testing.T, text string) {
		for kind, parse := range read {
			v, err := parse(text)
			if err != nil {
				if code := graph.CodeOf(err); code != graph.Invalid && code != graph.Syntax {
					t.Errorf("%s(%q): %v is %s", kind, text, err, code)
				}
				continue
			}
			printed := fmt.Sprint(v)
			again, err := parse(printed)
			if err != nil || again != v {
				t.Errorf("%s(%q) is %s, and that is %v, %v", kind, text, printed, again, err)
			}
			if _, err := temporal.Component(v, "second"); err != nil && kind != "date" && kind != "duration" {
				t.Errorf("%s(%q) has no seconds: %v", kind, text, err)
			}
		}
	})
}
