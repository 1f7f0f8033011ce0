package neo4j

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // zones must be known where the system brings no list of them, as in a small container

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"entente/graph"
)

// parseTemporal reads the ISO 8601 text of a temporal value, as Cypher prints
// it, into the driver's type.
func parseTemporal(t graph.Temporal) (any, error) {
	wrong := graph.Errorf(graph.Invalid, "%q is no %s of ISO 8601", t.Text, t.Kind)
	switch t.Kind {
	case graph.Date:
		if at, ok := parseMoment(t.Text+"T00:00:00", time.UTC); ok {
			return dbtype.Date(at), nil
		}
	case graph.LocalTime:
		if at, ok := parseMoment("1970-01-01T"+t.Text, time.UTC); ok {
			return dbtype.LocalTime(at), nil
		}
	case graph.LocalDateTime:
		if at, ok := parseMoment(t.Text, time.UTC); ok {
			return dbtype.LocalDateTime(at), nil
		}
	case graph.Time:
		if local, offset, ok := cutOffset(t.Text); ok {
			if at, ok := parseMoment("1970-01-01T"+local, offset); ok {
				return dbtype.Time(at), nil
			}
		}
	case graph.DateTime, graph.ZonedDateTime:
		text, zone, zoned := strings.Cut(strings.TrimSuffix(t.Text, "]"), "[")
		local, offset, ok := cutOffset(text)
		if !ok {
			return nil, wrong
		}
		at, ok := parseMoment(local, offset)
		if !ok {
			return nil, wrong
		}
		if !zoned {
			return at, nil
		}
		location, err := time.LoadLocation(zone)
		if err != nil || zone == "" || zone == "Local" {
			return nil, graph.Errorf(graph.Invalid, "the time zone %q is not known", zone)
		}
		return at.In(location), nil
	case graph.DurationAmount:
		if d, ok := parseDuration(t.Text); ok {
			return d, nil
		}
	}
	return nil, wrong
}

var moment = regexp.MustCompile(`^([+-]?\d{4,9})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?$`)

// parseMoment reads date and time of day, in years that may have a sign and up
// to nine digits.
func parseMoment(text string, location *time.Location) (time.Time, bool) {
	m := moment.FindStringSubmatch(text)
	if m == nil {
		return time.Time{}, false
	}
	var n [7]int
	for i, digits := range m[1:] {
		if i == 6 {
			digits = (digits + "000000000")[:9]
		}
		n[i], _ = strconv.Atoi(digits) // digits only, by the pattern; "" is 0
	}
	at := time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], n[6], location)
	same := at.Month() == time.Month(n[1]) && at.Day() == n[2] && n[3] < 24 && n[4] < 60 && n[5] < 60
	return at, same
}

var offset = regexp.MustCompile(`(?:Z|([+-])(\d\d):(\d\d)(?::(\d\d))?)$`)

// cutOffset splits "10:00+02:00" into time of day and offset. The location has
// the name by which the driver knows an offset.
func cutOffset(text string) (local string, zone *time.Location, ok bool) {
	at := offset.FindStringSubmatchIndex(text)
	if at == nil {
		return "", nil, false
	}
	m := offset.FindStringSubmatch(text)
	h, _ := strconv.Atoi(m[2])
	min, _ := strconv.Atoi(m[3])
	s, _ := strconv.Atoi(m[4])
	seconds := h*3600 + min*60 + s
	if m[1] == "-" {
		seconds = -seconds
	}
	return text[:at[0]], time.FixedZone("Offset", seconds), seconds > -24*3600 && seconds < 24*3600
}

var duration = regexp.MustCompile(
	`^P(?:(-?\d+)Y)?(?:(-?\d+)M)?(?:(-?\d+)W)?(?:(-?\d+)D)?(?:T(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?)(\d+)(?:\.(\d{1,9}))?S)?)?$`)

// parseDuration reads an ISO 8601 duration of whole amounts; only seconds may
// have a fraction.
func parseDuration(text string) (dbtype.Duration, bool) {
	m := duration.FindStringSubmatch(text)
	if m == nil || text == "P" || strings.HasSuffix(text, "T") {
		return dbtype.Duration{}, false
	}
	var n [10]int64
	for i, digits := range m {
		if i == 0 || i == 7 || digits == "" {
			continue
		}
		if i == 9 {
			digits = (digits + "000000000")[:9]
		}
		value, err := strconv.ParseInt(digits, 10, 64)
		if err != nil {
			return dbtype.Duration{}, false
		}
		n[i] = value
	}
	if m[7] == "-" {
		n[8], n[9] = -n[8], -n[9]
	}
	d := dbtype.Duration{Months: n[1]*12 + n[2], Days: n[3]*7 + n[4], Seconds: n[5]*3600 + n[6]*60 + n[8], Nanos: int(n[9])}
	if d.Nanos < 0 {
		d.Seconds, d.Nanos = d.Seconds-1, d.Nanos+int(time.Second)
	}
	return d, true
}
