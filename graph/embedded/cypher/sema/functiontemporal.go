package sema

import "strings"

// temporalTypes are the types that have functions of their own, besides the one
// with their name.
var temporalTypes = [...]string{"date", "localtime", "time", "localdatetime", "datetime"}

// temporalFunction finds the functions of dates, times, durations and points,
// which the engine may lack as a whole.
func temporalFunction(name string) (Function, bool) {
	base, action, _ := strings.Cut(strings.ToLower(name), ".")
	for _, t := range temporalTypes {
		f := Function{Name: t, Max: 1, Result: Temporal, Needs: TemporalFunctions}
		if t != base {
			continue
		}
		if action == "" && strings.EqualFold(name, t) {
			return f, true
		}
		f.Name += "." + action
		switch action {
		case "transaction", "statement", "realtime":
			return f, true
		case "truncate":
			f.Min, f.Max = 1, 3
			return f, true
		}
	}
	for i := range durationsAndPoints {
		if strings.EqualFold(durationsAndPoints[i].Name, name) {
			return durationsAndPoints[i], true
		}
	}
	return Function{}, false
}

var durationsAndPoints = [...]Function{
	{Name: "datetime.fromepoch", Min: 2, Max: 2, Result: Temporal, Needs: TemporalFunctions},
	{Name: "datetime.fromepochmillis", Min: 1, Max: 1, Result: Temporal, Needs: TemporalFunctions},
	{Name: "duration", Min: 1, Max: 1, Result: Duration, Needs: TemporalFunctions},
	{Name: "duration.between", Min: 2, Max: 2, Result: Duration, Needs: TemporalFunctions},
	{Name: "duration.inDays", Min: 2, Max: 2, Result: Duration, Needs: TemporalFunctions},
	{Name: "duration.inMonths", Min: 2, Max: 2, Result: Duration, Needs: TemporalFunctions},
	{Name: "duration.inSeconds", Min: 2, Max: 2, Result: Duration, Needs: TemporalFunctions},
	{Name: "point", Min: 1, Max: 1, Result: Point, First: containers, Needs: SpatialFunctions},
	{Name: "point.distance", Min: 2, Max: 2, Result: Float, Needs: SpatialFunctions},
	{Name: "point.withinBBox", Min: 3, Max: 3, Result: Boolean, Needs: SpatialFunctions},
}
