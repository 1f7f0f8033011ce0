package value

import (
	"math"
	"time"
)

// DurationOf makes a duration. Nanos may be any number. It fails if the average
// length in seconds has no room in 64 bits.
func DurationOf(months, days, seconds, nanos int64) (Duration, error) {
	s, ok := addInt(seconds, floorDiv(nanos, int64(time.Second)))
	inMonths, ok2 := mulInt(months, secondsPerMonth)
	inDays, ok3 := mulInt(days, secondsPerDay)
	sum, ok4 := addInt(inMonths, inDays)
	_, ok5 := addInt(sum, s)
	if !ok || !ok2 || !ok3 || !ok4 || !ok5 {
		return Duration{}, ArgumentErrorf("the duration of %d months, %d days and %d seconds is too long", months, days, seconds)
	}
	return Duration{months, days, s, int32(floorMod(nanos, int64(time.Second)))}, nil
}

// ApproximateDuration makes a duration of amounts that are not whole: a part of a
// month becomes days, of an average month; a part of a day seconds; a part of a
// second nanoseconds, and what is left is cut off. It calculates as Neo4j does,
// so that the last digits agree.
func ApproximateDuration(months, days, seconds, nanos float64) (Duration, error) {
	const nanosPerMonth = secondsPerMonth * 1e9
	m := math.Trunc(months)
	days += float64((months-m)*nanosPerMonth) / float64(nanosPerDay)
	d := math.Trunc(days)
	seconds += float64((days-d)*float64(nanosPerDay)) / 1e9
	s := math.Trunc(seconds)
	nanos += float64((seconds - s) * 1e9)
	for _, n := range [...]float64{m, d, s, nanos} {
		if !(math.Abs(n) < math.MaxInt64) {
			return Duration{}, ArgumentErrorf("the duration is too long: %s months, %s days, %s seconds", FloatText(m), FloatText(d), FloatText(s))
		}
	}
	return DurationOf(int64(m), int64(d), int64(s), int64(nanos))
}

// addTemporal is a + b, or a - b with sign -1, where one of them is temporal;
// false if that is not defined.
func addTemporal(a, b any, sign int64) (any, bool, error) {
	d, ok := b.(Duration)
	if !ok {
		if e, isDuration := a.(Duration); isDuration && sign > 0 {
			a, d, ok = b, e, true
		}
	}
	if !ok {
		return nil, false, nil
	}
	var sum any
	var err error
	switch x := a.(type) {
	case Duration:
		sum, err = x.plus(d, sign)
	case Date:
		sum, err = x.plus(d, sign)
	case LocalTime:
		sum = x.plus(d, sign)
	case Time:
		sum = Time{LocalTime{x.Nanos}.plus(d, sign).Nanos, x.Offset}
	case LocalDateTime:
		sum, err = x.plus(d, sign)
	case DateTime:
		sum, err = x.plus(d, sign)
	default:
		return nil, false, nil
	}
	if err != nil {
		return nil, true, err
	}
	return sum, true, nil
}

func (d Duration) plus(e Duration, sign int64) (Duration, error) {
	part := func(x, y int64) (int64, bool) {
		if sign < 0 {
			return subInt(x, y)
		}
		return addInt(x, y)
	}
	months, ok := part(d.Months, e.Months)
	days, ok2 := part(d.Days, e.Days)
	seconds, ok3 := part(d.Seconds, e.Seconds)
	if !ok || !ok2 || !ok3 {
		return Duration{}, ArgumentErrorf("the duration is too long")
	}
	return DurationOf(months, days, seconds, int64(d.Nanos)+sign*int64(e.Nanos))
}

// plus counts the months first, to the last day of a month that is too short,
// then the days, and of the time only whole days.
func (d Date) plus(e Duration, sign int64) (Date, error) {
	d, err := d.addMonths(sign * e.Months)
	if err != nil {
		return d, err
	}
	return d.addDays(sign*e.Days, sign*(e.Seconds/secondsPerDay))
}

func (d Date) addMonths(months int64) (Date, error) {
	if months == 0 {
		return d, nil
	}
	year, month, day := d.Civil()
	sum, ok := addInt(year*12+month-1, months)
	year, month = floorDiv(sum, 12), floorMod(sum, 12)+1
	if !ok || year < -MaxYear || year > MaxYear {
		return d, ArithmeticErrorf("the date is outside the years -%d to %d", MaxYear, MaxYear)
	}
	return DateOf(year, month, min(day, MonthDays(year, month)))
}

func (d Date) addDays(days ...int64) (Date, error) {
	sum := d.Days
	for _, n := range days {
		var ok bool
		if sum, ok = addInt(sum, n); !ok {
			return d, ArithmeticErrorf("the date is outside the years -%d to %d", MaxYear, MaxYear)
		}
	}
	return DateOfDays(sum)
}

// plus counts the time of a duration round the clock.
func (t LocalTime) plus(d Duration, sign int64) LocalTime {
	nanos := t.Nanos + sign*(d.Seconds%secondsPerDay*int64(time.Second)+int64(d.Nanos))
	return LocalTime{floorMod(nanos, nanosPerDay)}
}

func (t LocalDateTime) plus(d Duration, sign int64) (LocalDateTime, error) {
	day, err := t.Date().addMonths(sign * d.Months)
	if err != nil {
		return t, err
	}
	if day, err = day.addDays(sign * d.Days); err != nil {
		return t, err
	}
	return day.At(t.Clock()).addTime(d, sign)
}

func (t LocalDateTime) addTime(d Duration, sign int64) (LocalDateTime, error) {
	seconds, nanos, err := addSeconds(t.Seconds, t.Nanos, d, sign)
	return LocalDateTime{seconds, nanos}, err
}

// addSeconds adds the time of a duration to seconds since 1970 and a fraction.
func addSeconds(seconds int64, nanos int32, d Duration, sign int64) (int64, int32, error) {
	n := int64(nanos) + sign*int64(d.Nanos)
	sum, ok := addInt(seconds, sign*d.Seconds)
	sum2, ok2 := addInt(sum, floorDiv(n, int64(time.Second)))
	if !ok || !ok2 {
		sum2 = math.MaxInt64
	}
	_, err := DateOfDays(floorDiv(sum2, secondsPerDay))
	return sum2, int32(floorMod(n, int64(time.Second))), err
}

// plus counts months and days on the calendar of the zone, and the time as it
// passes.
func (t DateTime) plus(d Duration, sign int64) (DateTime, error) {
	if d.Months != 0 || d.Days != 0 {
		local, err := t.Local().plus(Duration{Months: d.Months, Days: d.Days}, sign)
		if err != nil {
			return t, err
		}
		if t, err = t.relocate(local); err != nil {
			return t, err
		}
	}
	var err error
	if t.Seconds, t.Nanos, err = addSeconds(t.Seconds, t.Nanos, d, sign); err != nil || t.Zone == "" {
		return t, err
	}
	return t.InZone(t.Zone)
}

// relocate is another time on the same clock.
func (t DateTime) relocate(local LocalDateTime) (DateTime, error) {
	if t.Zone == "" {
		return local.AtOffset(t.Offset), nil
	}
	return local.InZone(t.Zone, t.Offset)
}

// scaleDuration is a * b or a / b where one is a duration and the other a
// number; false if that is not defined.
func scaleDuration(a, b any, divide bool) (any, bool, error) {
	d, ok := a.(Duration)
	n := b
	if !ok && !divide {
		d, ok = b.(Duration)
		n = a
	}
	if _, isNumber := Float(n); !ok || !isNumber {
		return nil, false, nil
	}
	var scaled Duration
	var err error
	factor, whole := n.(int64)
	f, _ := Float(n)
	switch {
	case divide && f == 0:
		err = ArithmeticErrorf("/ by zero")
	case divide:
		scaled, err = ApproximateDuration(float64(d.Months)/f, float64(d.Days)/f, float64(d.Seconds)/f, float64(d.Nanos)/f)
	case whole:
		scaled, err = d.times(factor)
	default:
		scaled, err = ApproximateDuration(float64(d.Months)*f, float64(d.Days)*f, float64(d.Seconds)*f, float64(d.Nanos)*f)
	}
	if err != nil {
		return nil, true, err
	}
	return scaled, true, nil
}

func (d Duration) times(factor int64) (Duration, error) {
	months, ok := mulInt(d.Months, factor)
	days, ok2 := mulInt(d.Days, factor)
	seconds, ok3 := mulInt(d.Seconds, factor)
	// The nanoseconds go by halves of the factor, since their product may have no room.
	const billion = int64(time.Second)
	high, low := factor/billion*int64(d.Nanos), factor%billion*int64(d.Nanos)
	seconds, ok4 := addInt(seconds, high)
	if !ok || !ok2 || !ok3 || !ok4 {
		return Duration{}, ArgumentErrorf("the duration is too long: %s times %d", d, factor)
	}
	return DurationOf(months, days, seconds, low)
}
