package temporal

import (
	"math"
	"strconv"
	"strings"

	"entente/graph/embedded/value"
)

// Duration reads a duration by its units, "P1Y2M3W4DT5H6M7.5S", where each amount
// may have a sign and the last one a fraction, or by a date and time,
// "P2012-02-02T14:37:21.545".
func Duration(text string) (value.Duration, error) {
	s := scan(text)
	negative := s.next("-")
	if negative || s.next("+") {
		s.at++
	}
	if !s.take('P') || s.end() {
		return value.Duration{}, s.wrong("Duration")
	}
	rest := s.at
	a := s.units()
	if s.bad || !s.end() {
		s.at, s.bad = rest, false
		a = s.dateAmounts()
	}
	if s.bad || !s.end() {
		return value.Duration{}, s.wrong("Duration")
	}
	if negative {
		a.negate()
	}
	return a.duration()
}

// units reads amounts, each with the letter of its unit, in falling order.
func (s *scanner) units() *amounts {
	a := &amounts{}
	s.amounts(a, "YMWD", years)
	if s.take('T') {
		start := s.at
		s.amounts(a, "HMS", hours)
		s.bad = s.bad || s.at == start
	}
	return a
}

// amounts reads amounts of the units that the letters stand for, of which the
// first is the one given.
func (s *scanner) amounts(a *amounts, letters string, unit int) {
	last := 0 // how many of the letters may not come any more
	for !s.bad && (s.next("+-") || s.run() > 0) {
		text, whole := s.decimal()
		i := -1
		if !s.bad && !s.end() && !a.fractional {
			i = strings.IndexByte(letters[last:], s.text[s.at])
		}
		if i < 0 {
			s.bad = true
			return
		}
		s.at++
		last += i + 1
		s.set(a, unit+last-1, text, whole)
	}
}

// decimal reads a number with or without a sign and a fraction of up to nine digits.
func (s *scanner) decimal() (text string, whole bool) {
	start := s.at
	if s.next("+-") {
		s.at++
	}
	digits := s.run()
	s.at += digits
	s.bad = s.bad || digits == 0
	if !s.next(".,") {
		return s.text[start:s.at], true
	}
	s.at++
	part := s.run()
	s.at += part
	s.bad = s.bad || part == 0 || part > 9
	return strings.Replace(s.text[start:s.at], ",", ".", 1), false
}

// set gives a unit its amount. Seconds keep all nine digits of a fraction.
func (s *scanner) set(a *amounts, unit int, text string, whole bool) {
	if s.bad {
		return
	}
	number, fraction, _ := strings.Cut(text, ".")
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n == math.MinInt64 { // which has no negative
		s.fail(argumentError("the duration is too long: %s", shorten(s.text)))
		return
	}
	switch {
	case whole:
		a.setWhole(unit, n)
	case unit == seconds:
		nanos, _ := strconv.ParseInt((fraction + "00000000")[:9], 10, 64) // digits, as many as have room
		if number[0] == '-' {
			nanos = -nanos
		}
		a.setWhole(seconds, n)
		a.setWhole(nanoseconds, nanos)
	default:
		f, _ := strconv.ParseFloat(text, 64) // in the form of a decimal
		a.setFloat(unit, f)
	}
}

// dateAmounts reads years, months and days, and a time of day, each as an amount.
func (s *scanner) dateAmounts() *amounts {
	a := &amounts{}
	hyphen := func() {}
	if s.run() != 8 {
		hyphen = func() { s.bad = s.bad || !s.take('-') }
	}
	a.setWhole(years, s.number(4))
	hyphen()
	a.setWhole(months, s.number(2))
	hyphen()
	a.setWhole(days, s.number(2))
	if !s.bad && (a.whole[months] > 12 || a.whole[days] > 31) {
		s.fail(argumentError("the months or days of a duration are out of range: %s", shorten(s.text)))
	}
	if !s.bad && s.take('T') {
		hour, minute, second, nano := s.clock().Clock()
		a.setWhole(hours, hour)
		a.setWhole(minutes, minute)
		a.setWhole(seconds, second)
		a.setWhole(nanoseconds, nano)
	}
	return a
}
