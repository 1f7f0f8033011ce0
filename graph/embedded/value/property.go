package value

// CheckProperty fails if v cannot be stored as a property: only booleans,
// numbers, strings, byte arrays, temporal values, points and lists of values of
// one of these types (no byte arrays) can.
// Null is accepted; storing it removes the property.
func CheckProperty(v any) error {
	switch v := v.(type) {
	case nil, bool, int64, float64, string, []byte, Date, LocalTime, Time, LocalDateTime, DateTime, Duration, Point:
		return nil
	case []any:
		for i, e := range v {
			switch e.(type) {
			case bool, int64, float64, string, Date, LocalTime, Time, LocalDateTime, DateTime, Duration, Point:
			default:
				return TypeErrorf("a list with %s in it cannot be stored as a property", TypeName(e))
			}
			if i > 0 && KindOf(e) != KindOf(v[0]) {
				return TypeErrorf("a list that mixes %s and %s cannot be stored as a property", TypeName(v[0]), TypeName(e))
			}
			if p, ok := e.(Point); ok && p.SRID != v[0].(Point).SRID {
				return TypeErrorf("a list of points of different coordinate systems cannot be stored as a property")
			}
		}
		return nil
	}
	return TypeErrorf("%s cannot be stored as a property", TypeName(v))
}

// Stored is a value as it is stored: in a list of Integers and Floats all are
// Floats. Any other value is returned as it is.
func Stored(v any) any {
	list, ok := v.([]any)
	if !ok {
		return v
	}
	integers := 0
	for _, e := range list {
		switch e.(type) {
		case int64:
			integers++
		case float64:
		default:
			return v
		}
	}
	if integers == 0 || integers == len(list) {
		return v
	}
	floats := make([]any, len(list))
	for i, e := range list {
		floats[i], _ = Float(e)
	}
	return floats
}
