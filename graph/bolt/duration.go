package bolt

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// amounts is a duration in numbers: Cypher keeps months, days and seconds apart,
// since none of them is a fixed number of the next. Nanos is never negative.
type amounts struct {
	months, days, seconds, nanos int64
}

// parseDuration reads the ISO 8601 text of a duration as Cypher prints it: whole
// amounts, each with a sign of its own, and seconds that may have a fraction.
func parseDuration(text string) (d amounts, ok bool) {
	rest, ok := strings.CutPrefix(text, "P")
	if !ok || rest == "" {
		return d, false
	}
	units, clock := "YMWD", false
	for rest != "" {
		if !clock && rest[0] == 'T' {
			units, clock, rest = "HMS", true, rest[1:]
			if rest == "" {
				return d, false
			}
		}
		end := strings.IndexFunc(rest, func(r rune) bool { return r >= 'A' && r <= 'Z' })
		if end < 1 {
			return d, false
		}
		unit := strings.IndexByte(units, rest[end])
		if unit < 0 || !d.add(rest[:end], units[unit], clock) {
			return d, false
		}
		units, rest = units[unit+1:], rest[end+1:]
	}
	return d, true
}

// add adds an amount of a unit; clock tells months from minutes.
func (d *amounts) add(text string, unit byte, clock bool) bool {
	whole, fraction, fractional := strings.Cut(text, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || strings.HasPrefix(whole, "+") || fractional && unit != 'S' {
		return false
	}
	switch {
	case unit == 'Y':
		return accumulate(&d.months, n, 12)
	case unit == 'M' && !clock:
		return accumulate(&d.months, n, 1)
	case unit == 'W':
		return accumulate(&d.days, n, 7)
	case unit == 'D':
		return accumulate(&d.days, n, 1)
	case unit == 'H':
		return accumulate(&d.seconds, n, 3600)
	case unit == 'M':
		return accumulate(&d.seconds, n, 60)
	}
	if !accumulate(&d.seconds, n, 1) {
		return false
	}
	if !fractional {
		return true
	}
	if fraction == "" || len(fraction) > 9 || strings.Trim(fraction, "0123456789") != "" {
		return false
	}
	nanos, _ := strconv.ParseInt((fraction + "00000000")[:9], 10, 64) // nine digits
	if whole[0] == '-' {
		nanos = -nanos
	}
	return d.normalise(nanos)
}

// normalise sets the nanoseconds, of any sign and size.
func (d *amounts) normalise(nanos int64) bool {
	carry := floorDiv(nanos, nanosASecond)
	d.nanos = nanos - carry*nanosASecond
	return accumulate(&d.seconds, carry, 1)
}

// accumulate adds n times factor to sum and reports whether it fits.
func accumulate(sum *int64, n, factor int64) bool {
	if n > math.MaxInt64/factor || n < math.MinInt64/factor {
		return false
	}
	n *= factor
	if n > 0 && *sum > math.MaxInt64-n || n < 0 && *sum < math.MinInt64-n {
		return false
	}
	*sum += n
	return true
}

// text is the ISO 8601 text as Cypher prints it: months become years and months,
// seconds become hours, minutes and seconds, days stay.
func (d amounts) text() string {
	seconds, nanos := d.seconds, d.nanos
	if seconds < 0 && nanos > 0 { // one sign for both
		seconds, nanos = seconds+1, nanos-nanosASecond
	}
	text := "P" + amount(d.months/12, "Y") + amount(d.months%12, "M") + amount(d.days, "D")
	clock := amount(seconds/3600, "H") + amount(seconds%3600/60, "M")
	if rest := seconds % 60; nanos == 0 {
		clock += amount(rest, "S")
	} else {
		sign := ""
		if rest < 0 || nanos < 0 {
			sign, rest, nanos = "-", -rest, -nanos
		}
		clock += sign + strings.TrimRight(fmt.Sprintf("%d.%09d", rest, nanos), "0") + "S"
	}
	switch {
	case clock != "":
		return text + "T" + clock
	case text == "P":
		return "PT0S"
	}
	return text
}

func amount(n int64, unit string) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10) + unit
}
