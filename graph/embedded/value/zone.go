package value

import (
	"strings"
	"time"

	"entente/graph"
)

// ZoneName is the name of a time zone as the list of zones has it, for a name
// that may be in another case and have spaces for underscores. It fails if there
// is no such zone.
func ZoneName(name string) (string, error) {
	wanted := strings.ReplaceAll(name, " ", "_")
	for _, n := range [...]string{wanted, titled(wanted), strings.ToUpper(wanted)} {
		if _, err := location(n); err == nil {
			return n, nil
		}
	}
	_, err := location(name)
	return "", err
}

// titled writes the parts of a name with capitals in front: "Europe/London".
func titled(name string) string {
	b := []byte(strings.ToLower(name))
	for i := range b {
		if (i == 0 || strings.IndexByte("/_-", b[i-1]) >= 0) && b[i] >= 'a' && b[i] <= 'z' {
			b[i] -= 'a' - 'A'
		}
	}
	return string(b)
}

func location(name string) (*time.Location, error) {
	known := name != "" && name != "Local" && !strings.HasPrefix(name, "posix") && !strings.HasPrefix(name, "right/")
	if known {
		if l, err := time.LoadLocation(name); err == nil {
			return l, nil
		}
	}
	e := ArgumentErrorf("Invalid value for TimeZone: there is no zone '%s'", shorten(name))
	e.Code, e.Status = graph.Syntax, "Neo.ClientError.Statement.SyntaxError"
	return nil, e
}

// offsetAt is the offset of a zone at an instant, in seconds.
func offsetAt(l *time.Location, seconds int64) int64 {
	_, offset := time.Unix(seconds, 0).In(l).Zone()
	return int64(offset)
}

// AtOffset is the instant at which clocks at an offset show t.
func (t LocalDateTime) AtOffset(offset int32) DateTime {
	return DateTime{Seconds: t.Seconds - int64(offset), Nanos: t.Nanos, Offset: offset}
}

// InZone is the instant at which clocks in a zone show t. Of two such instants,
// when clocks are put back, it is the one with the offset preferred or else the
// first; a time that clocks skip is moved on by as much as they skip.
func (t LocalDateTime) InZone(zone string, preferred int32) (DateTime, error) {
	l, err := location(zone)
	if err != nil {
		return DateTime{}, err
	}
	before, after := offsetAt(l, t.Seconds-secondsPerDay), offsetAt(l, t.Seconds+secondsPerDay)
	first := offsetAt(l, t.Seconds-before) == before
	second := offsetAt(l, t.Seconds-after) == after
	offset := before
	if second && (!first || after == int64(preferred)) {
		offset = after
	}
	// The offset shown is that of the instant: another one if t was skipped.
	return DateTime{Seconds: t.Seconds - offset, Nanos: t.Nanos, Offset: int32(offsetAt(l, t.Seconds-offset)), Zone: zone}, nil
}

// InOffset is the same instant on clocks at an offset.
func (t DateTime) InOffset(offset int32) DateTime {
	return DateTime{Seconds: t.Seconds, Nanos: t.Nanos, Offset: offset}
}

// InZone is the same instant on the clocks of a zone.
func (t DateTime) InZone(zone string) (DateTime, error) {
	l, err := location(zone)
	if err != nil {
		return DateTime{}, err
	}
	return DateTime{Seconds: t.Seconds, Nanos: t.Nanos, Offset: int32(offsetAt(l, t.Seconds)), Zone: zone}, nil
}

// shorten cuts what a person typed to a length that fits a message.
func shorten(s string) string {
	const longest = 60
	if r := []rune(s); len(r) > longest {
		return string(r[:longest]) + "..."
	}
	return s
}
