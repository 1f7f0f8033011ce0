package bolt

import (
	"fmt"
	"math"
	"strings"
	"time"

	"entente/graph"
)

// Bolt sends temporal values as numbers, package graph holds them as the ISO
// 8601 text that Cypher prints. Days are counted from 1970-01-01 in the proleptic
// Gregorian calendar, years reach from -999999999 to 999999999.

const (
	secondsADay  = 86400
	nanosASecond = 1_000_000_000
	furthestYear = 999_999_999
	offsetBound  = 18 * 3600 // seconds; the widest offset from UTC
)

// moment is a temporal value in numbers. Which ones mean something depends on
// its kind.
type moment struct {
	days   int64 // since 1970-01-01
	nanos  int64 // since midnight
	offset int64 // seconds east of UTC
	zone   string
}

// seconds is the time since 1970-01-01T00:00 on the wall clock.
func (m moment) seconds() int64 { return m.days*secondsADay + m.nanos/nanosASecond }

// momentOf makes a wall clock's date and time from seconds and nanoseconds.
func momentOf(seconds, nanos int64) (moment, bool) {
	days := floorDiv(seconds, secondsADay)
	m := moment{days: days, nanos: (seconds-days*secondsADay)*nanosASecond + nanos}
	return m, nanos >= 0 && nanos < nanosASecond && inCalendar(days)
}

func inCalendar(days int64) bool {
	return days >= daysOf(-furthestYear, 1, 1) && days <= daysOf(furthestYear, 12, 31)
}

// parseMoment reads the text of any temporal value but a duration.
func parseMoment(kind graph.TemporalKind, text string) (m moment, ok bool) {
	s := scanner{text: text}
	switch kind {
	case graph.Date:
		s.date(&m)
	case graph.LocalTime:
		s.clock(&m)
	case graph.Time:
		s.clock(&m)
		s.offset(&m)
	case graph.LocalDateTime:
		s.date(&m)
		s.mark('T')
		s.clock(&m)
	case graph.DateTime, graph.ZonedDateTime:
		s.date(&m)
		s.mark('T')
		s.clock(&m)
		s.offset(&m)
		s.zone(&m)
	default:
		return m, false
	}
	return m, !s.failed && s.text == ""
}

// scanner takes a text apart from its front.
type scanner struct {
	text   string
	failed bool
}

func (s *scanner) has(c byte) bool {
	if s.text != "" && s.text[0] == c {
		s.text = s.text[1:]
		return true
	}
	return false
}

func (s *scanner) mark(c byte) { s.failed = !s.has(c) || s.failed }

// digits reads a number of least to most digits.
func (s *scanner) digits(least, most int) (n int64) {
	i := 0
	for ; i < most && i < len(s.text) && s.text[i] >= '0' && s.text[i] <= '9'; i++ {
		n = n*10 + int64(s.text[i]-'0')
	}
	s.failed = s.failed || i < least
	s.text = s.text[i:]
	return n
}

func (s *scanner) within(n, most int64) int64 {
	s.failed = s.failed || n > most
	return n
}

func (s *scanner) date(m *moment) {
	negative := s.has('-')
	if !negative {
		s.has('+')
	}
	year := s.digits(4, 9)
	if negative {
		year = -year
	}
	s.mark('-')
	month := s.digits(2, 2)
	s.mark('-')
	day := s.digits(2, 2)
	if month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		s.failed = true
		return
	}
	m.days = daysOf(year, month, day)
}

func (s *scanner) clock(m *moment) {
	hour := s.within(s.digits(2, 2), 23)
	s.mark(':')
	minute := s.within(s.digits(2, 2), 59)
	var second, fraction int64
	if s.has(':') {
		second = s.within(s.digits(2, 2), 59)
		if s.has('.') {
			before := len(s.text)
			fraction = s.digits(1, 9)
			for i := before - len(s.text); i < 9; i++ {
				fraction *= 10
			}
		}
	}
	m.nanos = (hour*3600+minute*60+second)*nanosASecond + fraction
}

func (s *scanner) offset(m *moment) {
	if s.has('Z') {
		return
	}
	negative := s.has('-')
	if !negative {
		s.mark('+')
	}
	m.offset = s.digits(2, 2) * 3600
	if s.has(':') {
		m.offset += s.within(s.digits(2, 2), 59) * 60
		if s.has(':') {
			m.offset += s.within(s.digits(2, 2), 59)
		}
	}
	s.within(m.offset, offsetBound)
	if negative {
		m.offset = -m.offset
	}
}

// zone reads "[Europe/Stockholm]", if it is there.
func (s *scanner) zone(m *moment) {
	if s.failed || !s.has('[') {
		return
	}
	name, found := strings.CutSuffix(s.text, "]")
	if !found || name == "" || strings.ContainsAny(name, "[]") {
		s.failed = true
		return
	}
	m.zone, s.text = name, ""
}

// dateText is the date as Cypher prints it: years of more than four digits have
// a sign.
func dateText(days int64) string {
	year, month, day := dateOf(days)
	switch {
	case year < 0:
		return fmt.Sprintf("-%04d-%02d-%02d", -year, month, day)
	case year > 9999:
		return fmt.Sprintf("+%d-%02d-%02d", year, month, day)
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

func clockText(nanos int64) string {
	seconds, fraction := nanos/nanosASecond, nanos%nanosASecond
	text := fmt.Sprintf("%02d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
	if fraction != 0 {
		text += strings.TrimRight(fmt.Sprintf(".%09d", fraction), "0")
	}
	return text
}

// offsetText is Z, +hh:mm or +hh:mm:ss.
func offsetText(offset int64) string {
	sign := '+'
	switch {
	case offset == 0:
		return "Z"
	case offset < 0:
		sign, offset = '-', -offset
	}
	text := fmt.Sprintf("%c%02d:%02d", sign, offset/3600, offset/60%60)
	if offset%60 != 0 {
		text += fmt.Sprintf(":%02d", offset%60)
	}
	return text
}

// instantText prints a point in time with an offset, and with the name of a zone
// if there is one.
func instantText(seconds, nanos, offset int64, zone string) (string, bool) {
	if seconds < math.MinInt64/2 || seconds > math.MaxInt64/2 || offset < -offsetBound || offset > offsetBound {
		return "", false
	}
	m, ok := momentOf(seconds+offset, nanos)
	if !ok {
		return "", false
	}
	text := dateText(m.days) + "T" + clockText(m.nanos) + offsetText(offset)
	if zone != "" {
		text += "[" + zone + "]"
	}
	return text, true
}

// offsetIn is the offset from UTC in a zone at a time. It fails for a zone that
// is not known.
func offsetIn(zone string, seconds int64) (int64, bool) {
	if zone == "" || zone == "Local" {
		return 0, false
	}
	location, err := time.LoadLocation(zone)
	if err != nil {
		return 0, false
	}
	_, offset := time.Unix(seconds, 0).In(location).Zone()
	return int64(offset), true
}

// daysOf counts the days from 1970-01-01 to a date. Years begin with March here,
// so that the leap day is the last one: 400 years have 146097 days.
func daysOf(year, month, day int64) int64 {
	if month <= 2 {
		year--
	}
	era := floorDiv(year, 400)
	inEra := year - era*400
	inYear := (153*((month+9)%12)+2)/5 + day - 1
	return era*146097 + inEra*365 + inEra/4 - inEra/100 + inYear - 719468
}

// dateOf is the date of a day, the inverse of daysOf.
func dateOf(days int64) (year, month, day int64) {
	days += 719468
	era := floorDiv(days, 146097)
	inEra := days - era*146097
	inCycle := (inEra - inEra/1460 + inEra/36524 - inEra/146096) / 365
	inYear := inEra - (365*inCycle + inCycle/4 - inCycle/100)
	march := (5*inYear + 2) / 153
	day = inYear - (153*march+2)/5 + 1
	month = (march+2)%12 + 1
	year = inCycle + era*400
	if month <= 2 {
		year++
	}
	return year, month, day
}

func daysIn(year, month int64) int64 {
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

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
