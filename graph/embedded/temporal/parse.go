package temporal

import (
	"strings"

	"entente/graph/embedded/value"
)

// Date reads a date: "2015-07-21", "20150721", "2015-07", "2015-W30-2",
// "2015W302", "2015-Q2-60", "2015-202", "2015". A year with a sign may have up to
// nine digits, and needs hyphens behind it.
func Date(text string) (value.Date, error) {
	s := scan(text)
	d := s.date()
	if s.bad || !s.end() {
		return value.Date{}, s.wrong("Date")
	}
	return d, nil
}

// LocalTime reads a time of day: "21:40:32.142", "214032.142", "21:40", "21".
func LocalTime(text string) (value.LocalTime, error) {
	s := scan(text)
	s.take('T')
	t := s.clock()
	if s.bad || !s.end() {
		return value.LocalTime{}, s.wrong("LocalTime")
	}
	return t, nil
}

// Time reads a time of day with an offset: "21:40:32+01:00", "2140Z". Without
// one it is at the offset given.
func Time(text string, otherwise int32) (value.Time, error) {
	s := scan(text)
	s.take('T')
	t := s.clock()
	offset, ok := s.offset()
	if !s.bad && s.next("[") {
		return value.Time{}, value.ArgumentErrorf("Using a named time zone e.g. [UTC] is not valid for a time without a date. Instead, use a specific time zone string e.g. +00:00.")
	}
	if s.bad || !s.end() {
		return value.Time{}, s.wrong("Time")
	}
	if !ok {
		offset = otherwise
	}
	return value.Time{Nanos: t.Nanos, Offset: offset}, nil
}

// LocalDateTime reads a date with or without "T" and a time of day.
func LocalDateTime(text string) (value.LocalDateTime, error) {
	s := scan(text)
	t, _ := s.moment()
	if s.bad || !s.end() {
		return value.LocalDateTime{}, s.wrong("LocalDateTime")
	}
	return t, nil
}

// DateTime reads a date and time of day with an offset, a zone or both:
// "2015-07-21T21:40:32.142+02:00[Europe/Stockholm]". Without either it is in the
// zone given.
func DateTime(text string, otherwise Zone) (value.DateTime, error) {
	s := scan(text)
	t, timed := s.moment()
	if !timed {
		if s.bad || !s.end() {
			return value.DateTime{}, s.wrong("DateTime")
		}
		return otherwise.place(t, 0)
	}
	offset, hasOffset := s.offset()
	zone := otherwise
	named := s.take('[')
	if named {
		end := strings.IndexByte(text[s.at:], ']')
		if end < 0 {
			return value.DateTime{}, s.wrong("DateTime")
		}
		var err error
		if zone, err = ZoneOf(text[s.at : s.at+end]); err != nil {
			return value.DateTime{}, err
		}
		s.at += end + 1
	}
	if s.bad || !s.end() {
		return value.DateTime{}, s.wrong("DateTime")
	}
	switch {
	case !named && hasOffset:
		return checked(t.AtOffset(offset), nil)
	case !hasOffset:
		at, err := zone.place(t, 0)
		return at, asSyntax(err)
	}
	at, err := zone.place(t, offset)
	if err == nil && (at.Offset != offset || at.Local() != t) {
		err = argumentError("Timezone and offset do not match: %s", shorten(text))
	}
	return at, asSyntax(err)
}

// moment reads a date with or without a time of day.
func (s *scanner) moment() (t value.LocalDateTime, timed bool) {
	d := s.date()
	var clock value.LocalTime
	if timed = s.take('T'); timed {
		clock = s.clock()
	}
	return d.At(clock), timed
}

// date reads a date in one of its forms. Without a sign, the digits that come
// together tell which one.
func (s *scanner) date() value.Date {
	var d value.Date
	var err error
	switch year, basic, signed := s.year(); {
	case s.bad:
	case basic == 2 && !signed: // month
		d, err = value.DateOf(year, s.number(2), 1)
	case basic == 4 && !signed: // month and day
		d, err = value.DateOf(year, s.number(2), s.number(2))
	case basic == 3 && !signed:
		d, err = ordinalDate(year, s.number(3))
	case basic > 0:
		s.bad = true
	case s.take('W') && !signed:
		week, day := s.number(2), int64(1)
		if s.run() > 0 {
			day = s.number(1)
		}
		d, err = weekDate(year, week, day)
	case s.take('Q') && !signed:
		quarter, day := s.number(1), int64(1)
		if s.run() > 0 {
			day = s.number(2)
		}
		d, err = quarterDate(year, quarter, day)
	case s.take('-'):
		d, err = s.extended(year)
	default:
		d, err = value.DateOf(year, 1, 1)
	}
	if err != nil {
		s.fail(err)
	}
	return d
}

// year reads the year, and returns how many digits come right behind it.
func (s *scanner) year() (year int64, rest int, signed bool) {
	if negative := s.next("-"); negative || s.next("+") {
		s.at++
		if year = s.upTo(9); negative {
			year = -year
		}
		return year, 0, true
	}
	year = s.number(4)
	return year, s.run(), false
}

// extended reads what comes behind the year and a hyphen.
func (s *scanner) extended(year int64) (value.Date, error) {
	switch {
	case s.take('W'):
		week := s.upTo(2)
		return weekDate(year, week, s.hyphened(1))
	case s.take('Q'):
		quarter := s.number(1)
		return quarterDate(year, quarter, s.hyphened(2))
	case s.run() == 3:
		return ordinalDate(year, s.number(3))
	}
	digits := s.run()
	month := s.upTo(2)
	if digits == 1 && !s.next("-") { // one digit may be anything
		s.bad = true
	}
	return value.DateOf(year, month, s.hyphened(2))
}

// hyphened reads a hyphen and up to n digits; 1 if there is none.
func (s *scanner) hyphened(n int) int64 {
	if s.bad || !s.take('-') {
		return 1
	}
	return s.upTo(n)
}

func (s *scanner) clock() value.LocalTime {
	var n [4]int64 // hour, minute, second, nanosecond
	switch run := s.run(); {
	case run == 4 || run == 6:
		for i := range run / 2 {
			n[i] = s.number(2)
		}
		if run == 6 {
			n[3] = s.fraction()
		}
	default:
		n[0] = s.upTo(2)
		if !s.take(':') {
			break
		}
		n[1] = s.upTo(2)
		if s.take(':') {
			n[2] = s.upTo(2)
			n[3] = s.fraction()
		}
	}
	if s.bad {
		return value.LocalTime{}
	}
	t, err := value.ClockOf(n[0], n[1], n[2], n[3])
	if err != nil {
		s.fail(err)
	}
	return t
}

// offset reads "Z", "+01:00", "+0100", "-02" or "+02:05:59" if it is there. (Neo4j
// writes the last but does not read it.)
func (s *scanner) offset() (seconds int32, ok bool) {
	if s.take('Z') {
		return 0, true
	}
	negative := s.next("-")
	if s.bad || !negative && !s.next("+") {
		return 0, false
	}
	s.at++
	var n [3]int64
	switch run := s.run(); {
	case run == 4:
		n[0], n[1] = s.number(2), s.number(2)
	default:
		n[0] = s.number(2)
		for i := 1; i < 3 && s.take(':'); i++ {
			n[i] = s.number(2)
		}
	}
	total := n[0]*3600 + n[1]*60 + n[2]
	if s.bad || n[1] > 59 || n[2] > 59 || total > value.MaxOffset {
		if !s.bad {
			s.fail(argumentError("Zone offset not in valid range: -18:00 to +18:00"))
		}
		return 0, false
	}
	if negative {
		total = -total
	}
	return int32(total), true
}

// shorten cuts what a person typed to a length that fits a message.
func shorten(s string) string {
	const longest = 60
	if r := []rune(s); len(r) > longest {
		return string(r[:longest]) + "..."
	}
	return s
}
