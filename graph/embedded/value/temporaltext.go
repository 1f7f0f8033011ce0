package value

import (
	"strconv"
	"time"
)

// String is the ISO 8601 text, as toString gives it: "2022-09-07". A year of
// more than four digits has a sign.
func (d Date) String() string { return string(d.append(nil)) }

func (d Date) append(b []byte) []byte {
	year, month, day := d.Civil()
	switch {
	case year < 0:
		b, year = append(b, '-'), -year
	case year > 9999:
		b = append(b, '+')
	}
	b = appendPadded(b, year, 4)
	b = appendPadded(append(b, '-'), month, 2)
	return appendPadded(append(b, '-'), day, 2)
}

// String is the ISO 8601 text as Neo4j writes it: "10:00:00", "10:00:05.12".
func (t LocalTime) String() string { return string(t.append(nil)) }

func (t LocalTime) append(b []byte) []byte {
	hour, minute, second, nano := t.Clock()
	b = appendPadded(b, hour, 2)
	b = appendPadded(append(b, ':'), minute, 2)
	b = appendPadded(append(b, ':'), second, 2)
	if nano == 0 {
		return b
	}
	return appendFraction(b, nano)
}

// appendFraction appends "." and the digits of a part of a second, without the
// zeroes at the end.
func appendFraction(b []byte, nano int64) []byte {
	b = appendPadded(append(b, '.'), nano, 9)
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	return b
}

// String is the ISO 8601 text: "10:00:00Z", "10:00:00+01:30".
func (t Time) String() string { return string(appendOffset(t.Local().append(nil), t.Offset)) }

// String is the ISO 8601 text: "2022-09-07T10:00:00".
func (t LocalDateTime) String() string { return string(t.append(nil)) }

func (t LocalDateTime) append(b []byte) []byte {
	return t.Clock().append(append(t.Date().append(b), 'T'))
}

// String is the ISO 8601 text: "2022-09-07T10:00:00+02:00[Europe/Stockholm]".
func (t DateTime) String() string {
	b := appendOffset(t.Local().append(nil), t.Offset)
	if t.Zone != "" {
		b = append(append(append(b, '['), t.Zone...), ']')
	}
	return string(b)
}

// OffsetText is an offset of so many seconds as it is shown: "Z", "+01:00",
// "-02:05:07".
func OffsetText(offset int32) string { return string(appendOffset(nil, offset)) }

func appendOffset(b []byte, offset int32) []byte {
	if offset == 0 {
		return append(b, 'Z')
	}
	n := int64(offset)
	if n < 0 {
		b, n = append(b, '-'), -n
	} else {
		b = append(b, '+')
	}
	b = appendPadded(b, n/3600, 2)
	b = appendPadded(append(b, ':'), n/60%60, 2)
	if n%60 != 0 {
		b = appendPadded(append(b, ':'), n%60, 2)
	}
	return b
}

// String is the ISO 8601 text: "P1Y2M3DT4H5M6.5S", "PT0S". Months become years
// and months, seconds become hours, minutes and seconds; days stay.
func (d Duration) String() string {
	b := []byte{'P'}
	b = appendAmount(b, d.Months/12, 'Y')
	b = appendAmount(b, d.Months%12, 'M')
	b = appendAmount(b, d.Days, 'D')
	clock := append(b, 'T')
	size := len(clock)
	seconds, nanos := d.Seconds, int64(d.Nanos)
	if seconds < 0 && nanos > 0 { // show the fraction with the sign of the whole
		seconds, nanos = seconds+1, int64(time.Second)-nanos
	}
	clock = appendAmount(clock, seconds/3600, 'H')
	clock = appendAmount(clock, seconds/60%60, 'M')
	if rest := seconds % 60; nanos == 0 {
		clock = appendAmount(clock, rest, 'S')
	} else {
		if rest == 0 && d.Seconds < 0 {
			clock = append(clock, '-')
		}
		clock = append(appendFraction(strconv.AppendInt(clock, rest, 10), nanos), 'S')
	}
	switch {
	case len(clock) > size:
		return string(clock)
	case len(b) > 1:
		return string(b)
	}
	return "PT0S"
}

func appendAmount(b []byte, n int64, unit byte) []byte {
	if n == 0 {
		return b
	}
	return append(strconv.AppendInt(b, n, 10), unit)
}

// appendPadded appends a number that is not negative with at least width digits.
func appendPadded(b []byte, n int64, width int) []byte {
	for limit := int64(10); width > 1; width, limit = width-1, limit*10 {
		if n < limit {
			for range width - 1 {
				b = append(b, '0')
			}
			break
		}
	}
	return strconv.AppendInt(b, n, 10)
}
