package value

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Text is Cypher's toString of a boolean, number, string, temporal value or
// point. It fails for anything else.
func Text(v any) (string, error) {
	switch v := v.(type) {
	case string:
		return v, nil
	case bool:
		return strconv.FormatBool(v), nil
	case int64:
		return strconv.FormatInt(v, 10), nil
	case float64:
		return FloatText(v), nil
	case Date, LocalTime, Time, LocalDateTime, DateTime, Duration, Point:
		return v.(fmt.Stringer).String(), nil
	}
	return "", TypeErrorf("cannot turn %s into a String", Describe(v))
}

// FloatText prints a float as Cypher does: the shortest digits that read back
// as the same number, always with a decimal point, and with an exponent from
// 10^7 upwards and below 10^-3 ("1.0", "1.0E7", "1.0E-4").
func FloatText(f float64) string {
	switch {
	case math.IsNaN(f):
		return "NaN"
	case math.IsInf(f, 1):
		return "Infinity"
	case math.IsInf(f, -1):
		return "-Infinity"
	}
	if a := math.Abs(f); a == 0 || (a >= 1e-3 && a < 1e7) {
		s := strconv.FormatFloat(f, 'f', -1, 64)
		if !strings.Contains(s, ".") {
			s += ".0"
		}
		return s
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(f, 'E', -1, 64), "E")
	if !strings.Contains(mantissa, ".") {
		mantissa += ".0"
	}
	sign := ""
	if strings.HasPrefix(exponent, "-") {
		sign = "-"
	}
	exponent = strings.TrimLeft(exponent, "+-0")
	return mantissa + "E" + sign + exponent
}
