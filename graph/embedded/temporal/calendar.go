package temporal

import (
	"entente/graph/embedded/value"
)

// weekDate makes a date of an ISO 8601 week and the day of the week, 1 for Monday.
// In a year of 52 weeks the 53rd is the first of the next year, as in Neo4j.
func weekDate(year, week, day int64) (value.Date, error) {
	if day < 1 || day > 7 {
		return value.Date{}, outOfRange("dayOfWeek", day, 1, 7)
	}
	monday, err := firstMonday(year)
	if err != nil {
		return monday, err
	}
	if week < 1 || week > 53 {
		return value.Date{}, outOfRange("week", week, 1, 53)
	}
	return value.DateOfDays(monday.Days + (week-1)*7 + day - 1)
}

// firstMonday is the Monday of the first week of a year, the one with January 4th.
func firstMonday(year int64) (value.Date, error) {
	fourth, err := value.DateOf(year, 1, 4)
	if err != nil {
		return fourth, err
	}
	_, _, day := fourth.Week()
	return value.DateOfDays(fourth.Days - day + 1)
}

// ordinalDate makes a date of the day of the year, from 1.
func ordinalDate(year, day int64) (value.Date, error) {
	first, err := value.DateOf(year, 1, 1)
	if err != nil {
		return first, err
	}
	if most := 337 + value.MonthDays(year, 2); day < 1 || day > most {
		return value.Date{}, outOfRange("ordinalDay", day, 1, most)
	}
	return value.Date{Days: first.Days + day - 1}, nil
}

// quarterDate makes a date of the day of a quarter, from 1.
func quarterDate(year, quarter, day int64) (value.Date, error) {
	if quarter < 1 || quarter > 4 {
		return value.Date{}, outOfRange("quarter", quarter, 1, 4)
	}
	first, err := value.DateOf(year, quarter*3-2, 1)
	if err != nil {
		return first, err
	}
	most := int64(0)
	for month := quarter*3 - 2; month <= quarter*3; month++ {
		most += value.MonthDays(year, month)
	}
	if day < 1 || day > most {
		return value.Date{}, outOfRange("dayOfQuarter", day, 1, most)
	}
	return value.Date{Days: first.Days + day - 1}, nil
}

// outOfRange is the error for a component.
func outOfRange(part string, n, least, most int64) error {
	return value.ArgumentErrorf("the value for %s must be from %d to %d, not %d", part, least, most, n)
}
