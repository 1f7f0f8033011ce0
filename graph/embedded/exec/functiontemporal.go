package exec

import (
	"strings"
	"time"

	"entente/graph/embedded/temporal"
	"entente/graph/embedded/value"
)

// temporalFunction finds the functions of dates, times and durations: the one
// with the name of a type, and those behind a dot.
func temporalFunction(name string) (function, bool) {
	base, action, dotted := strings.Cut(name, ".")
	t := temporal.Type(base)
	switch t {
	case temporal.DateType, temporal.LocalTimeType, temporal.TimeType, temporal.LocalDateTimeType, temporal.DateTimeType:
	default:
		return durationFunction(name)
	}
	switch action {
	case "":
		if dotted {
			return function{}, false
		}
		return strict(0, 1, func(rt *run, args []any) (any, error) {
			if len(args) == 0 {
				return temporal.Now(t, rt.now, temporal.Zone{})
			}
			return temporal.Make(t, args[0], rt.now)
		})
	case "transaction":
		return clockFunction(t, name, func(rt *run) time.Time { return rt.began })
	case "statement":
		return clockFunction(t, name, func(rt *run) time.Time { return rt.now })
	case "realtime":
		return clockFunction(t, name, func(rt *run) time.Time { return rt.clock() })
	case "truncate":
		return function{1, 3, false, func(rt *run, args []any) (any, error) { return truncate(rt, t, args) }}, true
	}
	if t == temporal.DateTimeType {
		return epochFunction(action)
	}
	return function{}, false
}

// clockFunction shows a clock in a time zone, UTC if there is none.
func clockFunction(t temporal.Type, name string, clock func(*run) time.Time) (function, bool) {
	return strict(0, 1, func(rt *run, args []any) (any, error) {
		zone := temporal.Zone{}
		if len(args) == 1 {
			text, ok := args[0].(string)
			if !ok {
				return nil, temporal.CallError("Invalid call signature for %s(): it cannot take %s", name, value.Describe(args[0]))
			}
			var err error
			if zone, err = temporal.ZoneOf(text); err != nil {
				return nil, err
			}
		}
		return temporal.Now(t, clock(rt), zone)
	})
}

func epochFunction(action string) (function, bool) {
	switch action {
	case "fromepoch":
		return strict(2, 2, func(_ *run, args []any) (any, error) {
			seconds, ok := args[0].(int64)
			nanos, ok2 := args[1].(int64)
			if !ok || !ok2 {
				return nil, temporal.CallError("Invalid call signature for datetime.fromepoch(): it needs two Integers")
			}
			return result(temporal.FromEpoch(seconds, nanos))
		})
	case "fromepochmillis":
		return strict(1, 1, func(_ *run, args []any) (any, error) {
			millis, ok := args[0].(int64)
			if !ok {
				return nil, temporal.CallError("Invalid call signature for datetime.fromepochmillis(): it cannot take %s", value.Describe(args[0]))
			}
			return result(temporal.FromEpochMillis(millis))
		})
	}
	return function{}, false
}

// result keeps the zero value out of an any beside an error.
func result[T any](v T, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	return v, nil
}

func truncate(rt *run, t temporal.Type, args []any) (any, error) {
	unit, ok := args[0].(string)
	if !ok {
		return nil, temporal.CallError("Invalid call signature for %s.truncate(): its unit cannot be %s", t, value.Describe(args[0]))
	}
	var from any
	var err error
	if len(args) > 1 {
		from = args[1]
	} else if from, err = temporal.Now(t, rt.now, temporal.Zone{}); err != nil {
		return nil, err
	}
	var replace map[string]any
	if len(args) == 3 && args[2] != nil {
		if replace, ok = args[2].(map[string]any); !ok {
			return nil, temporal.CallError("Invalid call signature for %s.truncate(): its fields cannot be %s", t, value.Describe(args[2]))
		}
	}
	return temporal.Truncate(t, unit, from, replace, rt.now)
}

func durationFunction(name string) (function, bool) {
	between := func(span temporal.Span) (function, bool) {
		return strict(2, 2, func(_ *run, args []any) (any, error) { return temporal.Between(span, args[0], args[1]) })
	}
	switch name {
	case "duration":
		return strict(1, 1, func(_ *run, args []any) (any, error) { return temporal.MakeDuration(args[0]) })
	case "duration.between":
		return between(temporal.Whole)
	case "duration.inmonths":
		return between(temporal.InMonths)
	case "duration.indays":
		return between(temporal.InDays)
	case "duration.inseconds":
		return between(temporal.InSeconds)
	}
	return function{}, false
}
