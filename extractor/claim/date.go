package claim

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// timeExpression is a run of tokens that says when; date is ISO 8601 of reduced
// precision, empty if it cannot be told.
type timeExpression struct {
	first, last int
	date        string
	future      bool   // "next month", "tomorrow"
	ahead       string // of "on Wednesday" and "tomorrow": the day that is meant of something yet to come
}

var weekdays = map[string]time.Weekday{
	"monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday, "thursday": time.Thursday,
	"friday": time.Friday, "saturday": time.Saturday, "sunday": time.Sunday,
}

var months = map[string]time.Month{
	"january": time.January, "february": time.February, "march": time.March, "april": time.April, "may": time.May, "june": time.June,
	"july": time.July, "august": time.August, "september": time.September, "october": time.October, "november": time.November, "december": time.December,
	"jan.": time.January, "feb.": time.February, "aug.": time.August, "sept.": time.September, "sep.": time.September, "oct.": time.October, "nov.": time.November, "dec.": time.December,
}

var counts = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "twenty": 20, "thirty": 30, "forty": 40,
}

// findTimes finds the time expressions of a view and resolves them against the
// article's date, an ISO 8601 date that may be of reduced precision or empty.
func findTimes(v *view, published string) []timeExpression {
	f := timeFinder{v: v}
	if day, err := time.Parse(time.DateOnly, published); err == nil {
		f.day, f.known = day, true
	} else if len(published) >= 4 {
		f.year, _ = strconv.Atoi(published[:4])
	}
	if f.known {
		f.year = f.day.Year()
	}
	var list []timeExpression
	for i := 0; i < len(v.tokens); {
		if t, ok := f.at(i); ok {
			list = append(list, t)
			i = t.last
			continue
		}
		i++
	}
	return list
}

type timeFinder struct {
	v     *view
	day   time.Time
	known bool
	year  int // of publication, 0 if unknown
}

func (f timeFinder) word(i int) string {
	if i < 0 || i >= len(f.v.tokens) {
		return ""
	}
	return f.v.tokens[i].Lower
}

func yearOf(word string) int {
	if len(word) != 4 {
		return 0
	}
	if y, err := strconv.Atoi(word); err == nil && y >= 1500 && y <= 2100 {
		return y
	}
	return 0
}

func dayOf(word string) int {
	word = strings.TrimRight(word, "stndrh")
	if d, err := strconv.Atoi(word); err == nil && d >= 1 && d <= 31 && len(word) <= 2 {
		return d
	}
	return 0
}

func (f timeFinder) at(i int) (timeExpression, bool) {
	w := f.word(i)
	if rest, ok := strings.CutPrefix(w, "mid-"); ok {
		w = rest // "mid-August"
	}
	none := timeExpression{}
	if f.v.mention[i] >= 0 {
		return none, false
	}
	expr := func(last int, date string) (timeExpression, bool) {
		return timeExpression{first: i, last: last, date: date}, true
	}
	switch w {
	case "early", "late", "mid":
		if i+1 < len(f.v.tokens) {
			if t, ok := f.at(i + 1); ok {
				t.first = i
				return t, true
			}
		}
	case "today", "tonight":
		return expr(i+1, f.iso(f.day, 3))
	case "yesterday":
		return expr(i+1, f.iso(f.day.AddDate(0, 0, -1), 3))
	case "tomorrow":
		return timeExpression{first: i, last: i + 1, future: true, ahead: f.iso(f.day.AddDate(0, 0, 1), 3)}, true
	case "last", "this", "next", "past":
		return f.relative(i)
	}
	if day, ok := weekdays[w]; ok {
		back := (int(f.day.Weekday()) - int(day) + 7) % 7
		t, ok := expr(i+1, f.iso(f.day.AddDate(0, 0, -back), 3))
		t.ahead = f.iso(f.day.AddDate(0, 0, (7-back)%7), 3)
		return t, ok
	}
	if m, ok := months[w]; ok && (w != "may" && w != "march" || f.v.tokens[i].Text != w) {
		return f.month(i, m)
	}
	if d := dayOf(w); d > 0 {
		if m, ok := months[f.word(i+1)]; ok {
			t, _ := f.month(i+1, m)
			if len(t.date) == 7 {
				t.date = f.checked(fmt.Sprintf("%s-%02d", t.date, d))
			}
			t.first = i
			return t, true
		}
	}
	if y := yearOf(w); y > 0 {
		switch f.word(i - 1) {
		case "in", "since", "of", "until", "by", "from", "early", "late", "mid", "during", "and", "to", "the", "around", "after", "before", "back", "(", "year", "through", "between", "spring", "summer", "autumn", "fall", "winter":
			return expr(i+1, fmt.Sprintf("%04d", y))
		}
	}
	if t, ok := f.vague(i); ok {
		return t, true
	}
	if n, last := f.count(i); n > 0 {
		if f.word(last+1) == "later" && units[strings.TrimSuffix(f.word(last), "s")] {
			return expr(last+2, "")
		}
		if unit := strings.TrimSuffix(f.word(last), "s"); f.word(last+1) == "ago" || f.word(last+1) == "earlier" {
			return f.ago(i, n, unit, last+2)
		}
	}
	return none, false
}

func (f timeFinder) count(i int) (int, int) {
	if n, ok := counts[f.word(i)]; ok {
		return n, i + 1
	}
	if n, err := strconv.Atoi(f.word(i)); err == nil && n > 0 && n < 200 {
		return n, i + 1
	}
	return 0, i
}

func (f timeFinder) ago(i, n int, unit string, last int) (timeExpression, bool) {
	t := timeExpression{first: i, last: last}
	if f.word(last-1) == "earlier" {
		return t, units[unit]
	}
	switch unit {
	case "hour", "minute":
		t.date = f.iso(f.day, 3)
	case "day":
		t.date = f.iso(f.day.AddDate(0, 0, -n), 3)
	case "week":
		t.date = f.iso(f.day.AddDate(0, 0, -7*n), 2)
	case "month":
		first := time.Date(f.day.Year(), f.day.Month(), 1, 0, 0, 0, 0, time.UTC)
		t.date = f.iso(first.AddDate(0, -n, 0), 2)
	case "year":
		t.date = f.yearISO(f.year - n)
	case "decade":
	default:
		return t, false
	}
	return t, true
}

// relative reads "last July", "this summer", "next month".
func (f timeFinder) relative(i int) (timeExpression, bool) {
	w, unit := f.word(i), f.word(i+1)
	t := timeExpression{first: i, last: i + 2, future: w == "next"}
	if w == "past" && f.word(i-1) != "this" {
		return t, false
	}
	shift := map[string]int{"last": -1, "next": 1}[w]
	if day, ok := weekdays[unit]; ok {
		back := (int(f.day.Weekday()) - int(day) + 7) % 7
		if w == "last" && back == 0 {
			back = 7
		}
		t.date = f.iso(f.day.AddDate(0, 0, -back), 3)
		if t.future {
			t.date = ""
		}
		return t, true
	}
	if m, ok := months[unit]; ok {
		t, _ = f.month(i+1, m)
		t.first = i
		if w == "last" && f.known && m == f.day.Month() && len(t.date) == 7 {
			t.date = f.iso(f.day.AddDate(-1, 0, 0), 2) // said in November
		}
		return t, true
	}
	switch unit {
	case "year":
		t.date = f.yearISO(f.year + shift)
	case "month":
		first := time.Date(f.day.Year(), f.day.Month(), 1, 0, 0, 0, 0, time.UTC)
		t.date = f.iso(first.AddDate(0, shift, 0), 2)
	case "week", "weekend":
		if t.date = f.iso(f.day.AddDate(0, 0, 7*shift), 2); w == "this" {
			t.date = f.iso(f.day, 2)
		}
	case "summer", "spring", "autumn", "fall", "winter":
		if t.date = f.yearISO(f.year); w == "last" && f.known {
			// The season of last year, unless this year's is over.
			end := map[string]time.Month{"winter": time.March, "spring": time.June, "summer": time.September, "autumn": time.December, "fall": time.December}[unit]
			if f.day.Month() < end {
				t.date = f.yearISO(f.year - 1)
			}
		}
	case "night":
		t.date = f.iso(f.day.AddDate(0, 0, -1), 3)
	default:
		return t, false
	}
	if t.future {
		t.date = ""
	}
	return t, true
}

// month reads "July", "July 15", "July 2014", "July 15, 2014"; a month without a
// year is the last one that is not after the article's date.
func (f timeFinder) month(i int, m time.Month) (timeExpression, bool) {
	t := timeExpression{first: i, last: i + 1}
	day, next := 0, i+1
	if d := dayOf(f.word(next)); d > 0 {
		day, next = d, next+1
	}
	year, end := 0, next
	if f.word(next) == "," && yearOf(f.word(next+1)) > 0 {
		year, end = yearOf(f.word(next+1)), next+2
	} else if y := yearOf(f.word(next)); y > 0 {
		year, end = y, next+1
	} else if f.word(next) == "last" && f.word(next+1) == "year" {
		year, end = f.year-1, next+2
	}
	t.last = end
	if year == 0 && f.known {
		year = f.day.Year()
		if m > f.day.Month() || m == f.day.Month() && day > f.day.Day() {
			year--
		}
	}
	if year > 0 {
		t.date = fmt.Sprintf("%04d-%02d", year, m)
		if day > 0 {
			t.date = f.checked(fmt.Sprintf("%s-%02d", t.date, day))
		}
	}
	return t, true
}

// checked returns the date if it exists in the calendar and its month otherwise.
func (f timeFinder) checked(date string) string {
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		return date[:7]
	}
	return date
}

// iso formats a day with 1 (year), 2 (month) or 3 (day) parts; empty if the
// article's date is unknown.
func (f timeFinder) iso(day time.Time, parts int) string {
	if !f.known {
		return ""
	}
	return day.Format([]string{"2006", "2006-01", time.DateOnly}[parts-1])
}

func (f timeFinder) yearISO(year int) string {
	if f.year == 0 {
		return ""
	}
	return fmt.Sprintf("%04d", year)
}
