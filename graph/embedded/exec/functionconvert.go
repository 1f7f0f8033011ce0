package exec

import (
	"errors"
	"math"
	"strconv"
	"strings"

	"entente/graph/embedded/value"
)

// conversionFunction finds toInteger and its kin. What cannot be read is null;
// a value of a type that never can be is an error, except with OrNull.
func conversionFunction(name string) (function, bool) {
	base, orNull := strings.CutSuffix(name, "ornull")
	list := strings.HasSuffix(base, "list")
	var convert func(v any) (any, bool)
	switch strings.TrimSuffix(base, "list") {
	case "tointeger", "toint":
		convert = toInteger
	case "tofloat":
		convert = toFloat
	case "toboolean":
		convert = toBoolean
	case "tostring":
		convert = func(v any) (any, bool) {
			s, err := value.Text(v)
			return s, err == nil
		}
	default:
		return function{}, false
	}
	if list {
		return strict(1, 1, func(rt *run, args []any) (any, error) {
			elements, ok := args[0].([]any)
			if !ok {
				return nil, wrongArgument(name, args[0], "a List")
			}
			result := make([]any, len(elements))
			for i, e := range elements {
				if err := rt.tick(); err != nil {
					return nil, err
				}
				if v, ok := convert(e); ok && e != nil {
					result[i] = v
				}
			}
			return result, nil
		})
	}
	return strict(1, 1, func(_ *run, args []any) (any, error) {
		v, ok := convert(args[0])
		switch {
		case ok:
			return v, nil
		case orNull:
			return nil, nil
		}
		e := value.TypeErrorf("%s() cannot convert %s", name, value.Describe(args[0]))
		return nil, e
	})
}

func toInteger(v any) (any, bool) {
	switch v := v.(type) {
	case int64:
		return v, true
	case float64:
		return wholeOf(v), true
	case bool:
		if v {
			return int64(1), true
		}
		return int64(0), true
	case string:
		if n, err := strconv.ParseInt(v, 10, 64); err == nil {
			return n, true
		} else if errors.Is(err, strconv.ErrRange) {
			return nil, false // too large
		}
		if f, ok := readFloat(v); ok {
			return wholeOf(f), true
		}
		return nil, true
	}
	return nil, false
}

// wholeOf cuts off the fraction; null if the number does not fit.
func wholeOf(f float64) any {
	if f != f || f >= math.MaxInt64 || f < math.MinInt64 {
		return nil
	}
	return int64(f)
}

func toFloat(v any) (any, bool) {
	switch v := v.(type) {
	case int64:
		return float64(v), true
	case float64:
		return v, true
	case string:
		if f, ok := readFloat(strings.TrimSpace(v)); ok {
			return f, true
		}
		return nil, true
	}
	return nil, false
}

// readFloat reads a decimal number, without what only Go writes (hexadecimal,
// underscores, "inf").
func readFloat(s string) (float64, bool) {
	switch s {
	case "NaN":
		return math.NaN(), true
	case "Infinity", "+Infinity":
		return math.Inf(1), true
	case "-Infinity":
		return math.Inf(-1), true
	}
	if s == "" || strings.Trim(s, "+-.0123456789eE") != "" {
		return 0, false
	}
	f, err := strconv.ParseFloat(s, 64)
	return f, err == nil
}

func toBoolean(v any) (any, bool) {
	switch v := v.(type) {
	case bool:
		return v, true
	case int64:
		return v != 0, true
	case string:
		switch strings.ToLower(strings.TrimSpace(v)) {
		case "true":
			return true, true
		case "false":
			return false, true
		}
		return nil, true
	}
	return nil, false
}
